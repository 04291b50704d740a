"""An example as lines of YAML, laid out as an editor would write it."""

from __future__ import annotations

import json
import re

from checker.policy import Case
from clausewise.fmt.folding import WIDTH, wrapped

__all__ = ["example_lines"]

_IN_BRACES = 60
_LISTS = ("decided by", "depends on", "remedies")
_BEGINS = re.compile(r"""[-?:,\[\]{}#&*!|>'"%@`\s]""")
_CUTS = re.compile(r": |:$| #|[\s]$")
_SIMPLE = re.compile(r"\w(?:[\w .%/:+-]*[\w%])?")

type Pairs = tuple[tuple[str, str], ...]


def example_lines(case: Case, column: int) -> list[str]:
    """Return the lines of an example whose dash stands in a column."""
    inner = " " * (column + 2)
    lines = _named(f"{' ' * column}- case", case.case, column + 4)
    if case.now:
        lines.append(f"{inner}now: {case.now}")
    if case.given:
        lines += _pairs("given", case.given, inner)
    lines += _pairs("expect", case.expect, inner)
    return lines


def _pairs(name: str, pairs: Pairs, inner: str) -> list[str]:
    short = [_in_braces(key, value) for key, value in pairs]
    line = f"{inner}{name}: {{{', '.join(p for p in short if p)}}}"
    if all(short) and len(line) <= WIDTH:
        return [line]
    lines = [f"{inner}{name}:"]
    for key, value in pairs:
        if value.startswith("[{"):
            lines.append(f"{inner}  {_scalar(key)}:")
            for row in json.loads(value):
                sign = "-"
                for word, text in row.items():
                    lines.append(f"{inner}    {sign} {word}: {_scalar(text)}")
                    sign = " "
        elif ", " in value and key in _LISTS:
            lines.append(f"{inner}  {key}:")
            for word in _words(key, value):
                lines.append(f"{inner}    - {_scalar(word)}")
        else:
            name = f"{inner}  {_scalar(key)}"
            lines += _named(name, value, len(inner) + 4)
    return lines


def _in_braces(key: str, value: str) -> str:
    """Return a pair as it stands in braces, "" where it cannot."""
    words = _words(key, value)
    for text in (key, *words):
        if len(text) > _IN_BRACES or not _SIMPLE.fullmatch(text):
            return ""
        if _scalar(text) != text:
            return ""
    return f"{key}: {_joined(words)}"


def _words(key: str, value: str) -> list[str]:
    return value.split(", ") if key in _LISTS else [value]


def _joined(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"[{', '.join(words)}]"


def _named(name: str, text: str, column: int) -> list[str]:
    """Return a name with its text, folded under it where it is long."""
    line = f"{name}: {_scalar(text)}"
    if len(line) <= WIDTH or " " not in text:
        return [line]
    return [f"{name}: >-", *wrapped(text.split(), column)]


def _scalar(text: str) -> str:
    """Return a text plain where YAML reads it as it stands, else quoted."""
    if _BEGINS.match(text) or _CUTS.search(text):
        return "'" + text.replace("'", "''") + "'"
    return text
