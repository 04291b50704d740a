"""Writes the public pages of every store, from the compiled policies."""

from clausewise.pages.render import (
    Sheet,
    first_question,
    navigation,
    render,
    sheets,
    source_of,
)

__all__ = [
    "Sheet",
    "first_question",
    "navigation",
    "render",
    "sheets",
    "source_of",
]
