"""Which goals of a store its examples reach, and which they miss."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from checker.policy import Case, Policy
from clausewise.analysis.desk import Desk
from clausewise.coverage.filling import filled
from clausewise.coverage.goal import Goal, Kind, Place
from clausewise.coverage.goals import goals_of
from clausewise.coverage.sight import Sight

__all__ = ["Missing", "Survey", "survey"]

_CUSTOMERS = 5
_NOUNS: dict[Kind, tuple[str, str]] = {
    "clause": ("clause", "clauses"),
    "condition": ("side of a condition", "sides of conditions"),
    "limit": ("side of a limit", "sides of limits"),
    "edge": ("day at a limit", "days at limits"),
    "part": ("part of a clause", "parts of clauses"),
    "remedy": ("standing of a remedy", "standings of remedies"),
    "verdict": ("verdict", "verdicts"),
}


@dataclass(frozen=True, slots=True)
class Missing:
    """A goal that no example reaches, and a case that would."""

    goal: Goal
    place: Place
    case: Case


@dataclass(frozen=True, slots=True)
class Survey:
    """What the examples of a store reach, and what they miss."""

    desk: Desk
    reached: tuple[Goal, ...]
    missing: tuple[Missing, ...]

    @property
    def summary(self) -> str:
        """What is missing, in one line."""
        name = self.desk.policy.store
        if not self.missing:
            return (
                f"{name}: the examples reach every clause, both sides of "
                "every limit and every outcome"
            )
        words = []
        for kind, (one, several) in _NOUNS.items():
            count = sum(m.goal.kind == kind for m in self.missing)
            if count:
                words.append(f"{count} {one if count == 1 else several}")
        whole = len(self.reached) + len(self.missing)
        return (
            f"{name}: {len(self.reached)} of {whole} things that can happen "
            f"have an example; without one: {', '.join(words)}"
        )

    def lines(self) -> Iterator[str]:
        """Yield what is missing, each with its clause's place."""
        policy = self.desk.policy
        for found in self.missing:
            goal = found.goal
            if goal.clause:
                clause = self.desk.clauses[goal.clause]
                at = f"{clause.file}:{clause.line}: {clause.id}: "
            else:
                at = f"policy/{policy.store}: "
            yield f"{at}no example where {goal.says}"


def survey(policy: Policy) -> Survey:
    """Look at every example of a policy.

    A goal that no customer can reach is left out; the audit tells of it.
    """
    desk = Desk(policy)
    sights = [
        Sight(desk, case) for clause in policy.clauses for case in clause.cases
    ]
    reached: list[Goal] = []
    missing: list[Missing] = []
    for goal in goals_of(desk):
        if any(sight.reaches(goal) for sight in sights):
            reached.append(goal)
        elif any(_is_side_of(goal, found.goal) for found in missing):
            continue
        elif found := _missing(desk, goal):
            missing.append(found)
    return Survey(desk, tuple(reached), tuple(missing))


def _is_side_of(side: Goal, edge: Goal) -> bool:
    """Tell whether a goal is the side of the limit that an edge is of."""
    sides = {(id(p.ground), p.diagram) for p in side.places}
    return edge.kind == "edge" and sides == {
        (id(p.ground), p.diagram) for p in edge.places
    }


def _missing(desk: Desk, goal: Goal) -> Missing | None:
    for place in goal.places:
        customers = place.ground.customers(place.diagram, place.result)
        for customer in islice(customers, _CUSTOMERS):
            case = filled(desk, goal, place, customer.witness)
            if case is not None:
                return Missing(goal, place, case)
    return None
