"""The slips of YAML itself, said for somebody who does not know YAML."""

from __future__ import annotations

import re
from collections.abc import Sequence

from clausewise.problems import shown

__all__ = ["comment", "explained", "nothing", "prose", "reference"]

type Slip = tuple[str, str, str]
"""What is wrong, what was found, what was meant."""

_SHORT = 60
_JOINED = re.compile(r"([^:;\"']{1,40})[:;](?! )(\S.*)")

_QUOTED = "the sentence in quotation marks, or on its own lines after >-"
_INDENT = "the same indentation as the lines that it belongs to"
_ENDS = {
    "'": "its quotation mark",
    '"': "its quotation mark",
    "]": "its bracket",
    "}": "its brace",
}
_EXPLAINED = (
    (
        "mapping values are not allowed",
        "a colon and a space stand where no name can stand",
        f"{_QUOTED}; or the name below the one before it",
    ),
    (
        "expected <block end>",
        "this line does not fit the lines above it",
        _INDENT,
    ),
    (
        "could not find expected ':'",
        "a name stands here without a colon",
        '"name: value"; or, for a sentence of several lines, >- after its '
        "name and the sentence below it, further in",
    ),
    (
        "cannot start any token",
        "a value cannot begin with this character",
        _QUOTED,
    ),
    (
        "expected alphabetic or numeric",
        "a value begins with * or &, which refers to another place",
        _QUOTED,
    ),
    (
        "unexpected end of stream",
        "a quotation mark is opened and never closed",
        "a second quotation mark",
    ),
    ("expected ',' or ']'", "a list in [ ] is not closed", "]"),
    ("expected ',' or '}'", "a pair of braces is not closed", "}"),
    ("unknown escape", "a backslash stands inside quotation marks", _QUOTED),
)


def explained(
    complaint: str, lines: Sequence[str], row: int, column: int
) -> tuple[int, int, str, str]:
    """Return row and column, what is wrong and what was meant.

    Rows and columns count from nothing. What stands around the place
    tells apart slips for which YAML has one complaint.
    """
    line = lines[row] if row < len(lines) else ""
    if "mapping values are not allowed" in complaint:
        found = _further_in(lines, row, column)
        if found:
            return found
    before = line[:column].rstrip()[-1:]
    if "<block end>" in complaint and before in _ENDS:
        wrong = f"a text goes on after {_ENDS[before]}"
        return row, column, wrong, "the whole text on its own lines after >-"
    if "a comment or a line break" in complaint and ">" in line:
        wrong = "a value cannot begin with > and go on in the same line"
        meant = "words such as “more than”, or >- with the text below it"
        return row, line.find(">"), wrong, meant
    return row, column, *_plainly(complaint)


def _further_in(
    lines: Sequence[str], row: int, column: int
) -> tuple[int, int, str, str] | None:
    """Return the slip of a line below one that has a value already."""
    name = lines[row][:column].strip()
    above = next((n for n in range(row - 1, -1, -1) if lines[n].strip()), -1)
    if above < 0 or ":" in name:
        return None
    start = len(lines[row]) - len(lines[row].lstrip())
    before = len(lines[above]) - len(lines[above].lstrip())
    first = lines[above].lstrip()
    joined = _JOINED.fullmatch(first.rstrip())
    if start == before and joined:
        wrong = "a colon needs a space after it"
        return above, before, wrong, f'"{joined[1]}: {joined[2]}"'
    if start <= before or ": " not in first:
        return None
    if first[0] in "–—•*·":
        return above, before, f"{first[0]} is no dash", '"- "'
    if first[0] == "-" and first[1:2] != " ":
        return above, before, "a dash needs a space after it", '"- "'
    wrong = "this line stands further in than the one above, which has a value"
    meant = "a dash before the line above, or the same indentation as it"
    return row, start, wrong, meant


def _plainly(complaint: str) -> tuple[str, str]:
    for sign, wrong, meant in _EXPLAINED:
        if sign in complaint:
            return wrong, meant
    return (
        "this line is not readable",
        '"name: value", or a dash before each item of a list',
    )


def reference(sign: str, name: str) -> Slip:
    """Return the slip of a value that YAML takes for a reference."""
    return (
        f"a value begins with {sign}, which refers to another place",
        shown(sign + name),
        "the value itself, or the text in quotation marks",
    )


def comment(rest: str) -> Slip | None:
    """Return the slip of a sentence that ` #` cuts; `rest` follows it."""
    if not rest.startswith(" #"):
        return None
    return (
        "the text ends here, because # begins a comment",
        shown(rest),
        f"{_QUOTED}; or two spaces before a comment",
    )


def prose(
    value: str, is_plain: bool, of_pairs: bool, inside: bool
) -> Slip | None:
    """Return the slip of a sentence between braces or brackets.

    There a comma ends a plain text, so its rest begins in lower case.
    """
    is_long = len(value) > _SHORT and (of_pairs or is_plain)
    is_rest = inside and is_plain and value[:1].islower()
    if not is_long and not (is_rest and value.endswith((".", "!", "?"))):
        return None
    return (
        f"a sentence stands in {'{ }' if of_pairs else '[ ]'}",
        shown(value),
        "a line of its own for each name or dash",
    )


def nothing(name: str, in_braces: bool) -> Slip:
    """Return the slip of a missing value, after a name or a dash ("")."""
    if not name:
        return "this dash stands alone", "", "a value"
    if in_braces:
        return (
            "a comma cuts the text in { }",
            shown(name),
            "the text on a line of its own",
        )
    return (
        f'nothing stands after "{name}:"',
        "",
        "a value; or what belongs to it, two spaces further in; or the line "
        "left out",
    )
