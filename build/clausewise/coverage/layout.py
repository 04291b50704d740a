"""An example as lines of YAML, laid out as an editor would write it."""

from __future__ import annotations

import json
import re

from checker.policy import Case

__all__ = ["example_lines"]

_WIDTH = 120
_IN_BRACES = 60
_BEGINS = re.compile(r"""[-?:,\[\]{}#&*!|>'"%@`\s]""")
_CUTS = re.compile(r": |:$| #|[\s]$")
_SIMPLE = re.compile(r"\w(?:[\w .%/:+-]*[\w%])?")

type Pairs = tuple[tuple[str, str], ...]


def example_lines(case: Case, column: int) -> list[str]:
    """Return the lines of an example whose dash stands in a column."""
    inner = " " * (column + 2)
    lines = [f"{' ' * column}- case: {_scalar(case.case)}"]
    if case.now:
        lines.append(f"{inner}now: {case.now}")
    if case.given:
        lines += _pairs("given", case.given, inner)
    lines += _pairs("expect", case.expect, inner)
    return lines


def _pairs(name: str, pairs: Pairs, inner: str) -> list[str]:
    short = [_in_braces(key, value) for key, value in pairs]
    line = f"{inner}{name}: {{{', '.join(p for p in short if p)}}}"
    if all(short) and len(line) <= _WIDTH:
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
        else:
            lines.append(f"{inner}  {_scalar(key)}: {_scalar(value)}")
    return lines


def _in_braces(key: str, value: str) -> str:
    """Return a pair as it stands in braces, "" where it cannot."""
    for text in (key, value):
        if len(text) > _IN_BRACES or not _SIMPLE.fullmatch(text):
            return ""
        if _scalar(text) != text:
            return ""
    return f"{key}: {value}"


def _scalar(text: str) -> str:
    """Return a text plain where YAML reads it as it stands, else quoted."""
    if _BEGINS.match(text) or _CUTS.search(text):
        return "'" + text.replace("'", "''") + "'"
    return text
