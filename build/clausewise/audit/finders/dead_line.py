"""Lines of money that are never added or taken away."""

from __future__ import annotations

from collections.abc import Iterator

from clausewise.analysis.desk import Desk
from clausewise.audit.effects import lines, part_words, unused
from clausewise.audit.finding import Finding, Level, at_clause
from clausewise.audit.text import sentence_of

__all__ = ["LEVEL", "NAME", "find"]

NAME = "dead-line"
LEVEL: Level = "warning"


def find(desk: Desk) -> Iterator[Finding]:
    """Yield each line that counts in nobody's refund or compensation."""
    for clause, part in unused(desk, lines):
        words = part_words(clause, part)
        yield at_clause(
            NAME,
            LEVEL,
            clause,
            f"In nobody's sum {words} counts.",
            about=words,
            sentences=(sentence_of(clause, part.quotes),),
        )
