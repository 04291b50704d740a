"""Remedies that nobody can ever get."""

from __future__ import annotations

from collections.abc import Iterator

from checker.diagram import Diagram
from checker.policy import Clause
from clausewise.analysis.desk import Desk
from clausewise.analysis.ground import Ground
from clausewise.audit.effects import Part, is_open, part_words, unused
from clausewise.audit.finding import Finding, Level, at_clause
from clausewise.audit.text import sentence_of

__all__ = ["LEVEL", "NAME", "find"]

NAME = "dead-remedy"
LEVEL: Level = "warning"


def find(desk: Desk) -> Iterator[Finding]:
    """Yield each remedy that is refused, or out of scope, for everybody."""
    for clause, part in unused(desk, _remedies):
        words = part_words(clause, part)
        yield at_clause(
            NAME,
            LEVEL,
            clause,
            f"Nobody can ever get {words}.",
            about=words,
            sentences=(sentence_of(clause, part.quotes),),
        )


def _remedies(ground: Ground) -> Iterator[tuple[Clause, Part, Diagram]]:
    for way in ground.rules.ways:
        shows = ground.diagrams.apply(is_open, way.standing)
        yield way.clause, way.remedy, shows
