"""Rows of a decision: written once for a kind of customer, filled per case.

A row says the same to every customer of a kind, but for the dates and
the amounts in it; `fill` writes these.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from checker.plain import Plain
from checker.view import View

__all__ = ["Row", "Words", "led_by", "row_with", "worded"]

type Words = str | Callable[[View], str]
"""Words, or how to find them for a case."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `plain` with every key, and `fill` for what differs."""

    plain: Plain
    fill: Callable[[View], Plain] | None = None

    def told(self, view: View) -> Plain:
        """Return the row as a case reads it; nobody may change it."""
        if self.fill is None:
            return self.plain
        return self.plain | self.fill(view)


def row_with(plain: Plain, key: str, words: Words) -> Row:
    """Return a row that has some words under a key."""
    if isinstance(words, str):
        return Row(plain | {key: words})
    return Row(plain, lambda view: {key: words(view)})


def led_by(start: str, words: Words) -> Words:
    """Return some words with others before them."""
    if isinstance(words, str):
        return start + words
    return lambda view: start + words(view)


def worded(words: Words, view: View) -> str:
    """Return some words as a case reads them."""
    return words if isinstance(words, str) else words(view)
