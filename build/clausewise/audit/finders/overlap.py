"""Two clauses that give one customer different answers."""

from __future__ import annotations

from collections.abc import Iterator

from clausewise.analysis.desk import Desk
from clausewise.analysis.ground import Ground
from clausewise.audit.clash import Clash
from clausewise.audit.clashing_items import clashing_items
from clausewise.audit.clashing_rules import (
    clashing_destinations,
    clashing_remedies,
    clashing_windows,
)
from clausewise.audit.finding import Finding, Level, at_clause
from clausewise.audit.show import example_in
from clausewise.audit.text import are_reconciled, sentence_of

__all__ = ["LEVEL", "NAME", "find"]

NAME = "overlap"
LEVEL: Level = "error"


def find(desk: Desk) -> Iterator[Finding]:
    """Yield each pair of clauses that disagree about one customer."""
    for ground in desk.grounds:
        for clash in _clashes(ground):
            one, other = clash.one[0], clash.other[0]
            if are_reconciled(desk.policy, one, other):
                continue
            example = example_in(desk, ground, clash.where, clash.is_seen)
            if example is None:
                continue
            yield at_clause(
                NAME,
                LEVEL,
                one,
                f"{one.id} and {other.id} give one customer different "
                f"answers: {clash.on}.",
                about=f"{one.id}, {other.id}: {clash.on}",
                example=example,
                sentences=(sentence_of(*clash.one), sentence_of(*clash.other)),
            )


def _clashes(ground: Ground) -> Iterator[Clash]:
    yield from clashing_remedies(ground)
    yield from clashing_windows(ground)
    yield from clashing_items(ground)
    yield from clashing_destinations(ground)
