"""What can change for customers: the kinds of change, and all found so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from checker.diagram import Diagram, Diagrams
from clausewise.diff.outcomes.things import Thing

__all__ = ["Change", "Context", "Found", "Kind"]

type Kind = Literal[
    "verdict",
    "remedy",
    "refund",
    "compensation",
    "destination",
    "sends",
    "choice",
    "cost",
    "promise",
    "step",
    "evidence",
    "discretion",
    "deadline",
]
type Context = tuple[str, ...]
"""A set of customers with a name: ("was", "open"), ("keeps", "Refund")."""


@dataclass(frozen=True, slots=True)
class Change:
    """What changes for some customers.

    `was` and `now` are verdicts or standings, or the things lost and
    gained; `subject` is the remedy concerned, or "". `among` are the
    named sets of customers within which it can be described.
    """

    kind: Kind
    subject: str
    was: str | tuple[Thing, ...]
    now: str | tuple[Thing, ...]
    among: tuple[Context, ...]


@dataclass(slots=True)
class Found:
    """Every change with its region, and the named sets of customers."""

    changes: dict[Change, Diagram] = field(default_factory=dict)
    contexts: dict[Context, Diagram] = field(default_factory=dict)

    def add(self, diagrams: Diagrams, change: Change, region: Diagram) -> None:
        """Add customers to a change."""
        if region is not False:
            known = self.changes.get(change, False)
            self.changes[change] = diagrams.any([known, region])

    def name(
        self, diagrams: Diagrams, context: Context, region: Diagram
    ) -> None:
        """Add customers to a named set."""
        known = self.contexts.get(context, False)
        self.contexts[context] = diagrams.any([known, region])
