"""Steps, proofs, costs, promises and warnings that are shown to nobody."""

from __future__ import annotations

from collections.abc import Iterator

from checker.diagram import Diagram
from checker.policy import Clause
from clausewise.analysis.desk import Desk
from clausewise.analysis.ground import Ground
from clausewise.audit.effects import Part, part_words, unused
from clausewise.audit.finding import Finding, Level, at_clause
from clausewise.audit.text import sentence_of

__all__ = ["LEVEL", "NAME", "find"]

NAME = "dead-rule"
LEVEL: Level = "warning"


def find(desk: Desk) -> Iterator[Finding]:
    """Yield each of these that no customer is ever shown."""
    for clause, part in unused(desk, _items):
        words = part_words(clause, part)
        yield at_clause(
            NAME,
            LEVEL,
            clause,
            f"No customer is ever shown {words}.",
            about=words,
            sentences=(sentence_of(clause, part.quotes),),
        )


def _items(ground: Ground) -> Iterator[tuple[Clause, Part, Diagram]]:
    for item in ground.rules.items:
        yield item.clause, item.what, item.shows
