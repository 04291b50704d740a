"""Conditions that never go against anybody, or that nobody can meet."""

from __future__ import annotations

from collections.abc import Iterator

from checker.diagram import Diagram
from checker.english.values import capital
from checker.policy import Clause, Test
from checker.rules import Bar
from clausewise.analysis.desk import Desk
from clausewise.analysis.ground import Ground
from clausewise.audit.effects import Part, part_words, unused
from clausewise.audit.finding import Finding, Level, at_clause
from clausewise.audit.text import sentence_of

__all__ = ["LEVEL", "NAME", "find"]

NAME = "dead-condition"
LEVEL: Level = "warning"


def find(desk: Desk) -> Iterator[Finding]:
    """Yield each condition that decides nothing."""
    for clause, part in unused(desk, _against):
        words = part_words(clause, part)
        says = f"{capital(words)} never goes against anybody."
        yield _finding(clause, part, words, says)
    for clause, part in unused(desk, _met):
        words = part_words(clause, part)
        says = f"Nobody can ever meet {words}."
        yield _finding(clause, part, words, says)


def _finding(clause: Clause, part: Part, words: str, says: str) -> Finding:
    sentence = sentence_of(clause, part.quotes)
    return at_clause(
        NAME, LEVEL, clause, says, about=words, sentences=(sentence,)
    )


def _against(ground: Ground) -> Iterator[tuple[Clause, Part, Diagram]]:
    for bar, test in _tests(ground):
        yield bar.clause, test, bar.against


def _met(ground: Ground) -> Iterator[tuple[Clause, Part, Diagram]]:
    """Yield where the conditions of a right hold that some do not meet."""
    for bar, test in _tests(ground):
        if test.kind == "allowed only if":
            met = ground.diagrams.no(bar.against)
            yield bar.clause, test, ground.diagrams.all([bar.concerns, met])


def _tests(ground: Ground) -> Iterator[tuple[Bar, Test]]:
    bars = list(ground.rules.bars)
    for way in ground.rules.ways:
        bars += ground.rules.bars_of(way)
    seen = set()
    for bar in bars:
        if isinstance(bar.test, Test) and id(bar.test) not in seen:
            seen.add(id(bar.test))
            yield bar, bar.test
