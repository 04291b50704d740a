"""Acceptances of something that the audit does not find."""

from __future__ import annotations

from collections.abc import Iterator

from checker.policy import Accepted, Clause
from clausewise.analysis.desk import Desk
from clausewise.audit.finding import Finding, Level, at_clause

__all__ = ["LEVEL", "NAME", "find"]

NAME = "stale-acceptance"
LEVEL: Level = "warning"


def find(
    desk: Desk, used: frozenset[tuple[str, Accepted]]
) -> Iterator[Finding]:
    """Yield each acceptance that accepts nothing, or lacks its date."""
    for clause in desk.policy.clauses:
        for accepted in clause.accepted:
            if (clause.id, accepted) not in used:
                says = f"There is no finding “{accepted.finding}” to accept"
                about = f" with “{accepted.about}”" if accepted.about else ""
                yield _finding(clause, accepted, f"{says}{about}.")
            elif accepted.finding == "unstated" and not accepted.ask_by:
                says = "Say by when Legal will be asked (“ask by:”)."
                yield _finding(clause, accepted, says)


def _finding(clause: Clause, accepted: Accepted, says: str) -> Finding:
    about = f"{accepted.finding}: {accepted.about}"
    return at_clause(NAME, LEVEL, clause, says, about=about)
