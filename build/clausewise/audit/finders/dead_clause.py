"""Clauses that concern no customer."""

from __future__ import annotations

from collections.abc import Iterator

from clausewise.analysis.desk import Desk
from clausewise.audit.finding import Finding, Level, at_clause

__all__ = ["LEVEL", "NAME", "find"]

NAME = "dead-clause"
LEVEL: Level = "warning"


def find(desk: Desk) -> Iterator[Finding]:
    """Yield each clause that no answers can bring into play."""
    for name in sorted(desk.dead):
        says = f"No customer can meet what {name} applies to."
        yield at_clause(NAME, LEVEL, desk.clauses[name], says)
