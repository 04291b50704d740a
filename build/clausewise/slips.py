"""The YAML reader's complaints, said again for somebody without YAML."""

from __future__ import annotations

__all__ = ["QUOTED", "explained"]

QUOTED = "the sentence in quotation marks, or on its own lines after >-"
_INDENT = "the same indentation as the lines that it belongs to"
_EXPLAINED = (
    (
        "mapping values are not allowed",
        "a colon and a space stand where no name can stand",
        f"{QUOTED}; or the name below the one before it",
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
        QUOTED,
    ),
    (
        "unexpected end of stream",
        "a quotation mark is opened and never closed",
        "a second quotation mark",
    ),
    ("expected ',' or ']'", "a list in [ ] is not closed", "]"),
    ("expected ',' or '}'", "a pair of braces is not closed", "}"),
    ("unknown escape", "a backslash stands inside quotation marks", QUOTED),
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
