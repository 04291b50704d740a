"""The slips of YAML itself, said for somebody who does not know YAML."""

from __future__ import annotations

from clausewise.problems import shown

__all__ = ["comment", "explained", "nothing", "prose", "reference"]

type Slip = tuple[str, str, str]
"""What is wrong, what was found, what was meant."""

_SHORT = 60

_QUOTED = "the sentence in quotation marks, or on its own lines after >-"
_INDENT = "the same indentation as the lines that it belongs to"
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
        '"name: value"',
    ),
    (
        "cannot start any token",
        "a value cannot begin with this character",
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


def explained(complaint: str) -> tuple[str, str]:
    """Return what is wrong and what was meant."""
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
        "a value, or the line left out",
    )
