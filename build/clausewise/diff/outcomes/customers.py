"""One concrete customer of a group, decided by both policies.

A customer is found for the group's cells, answers each policy's own
questions, and is replayed through both engines; only one whose two
decisions really differ is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product
from typing import Any

from checker.answers import parse_now, read_answers
from checker.cells import cells_left
from checker.dates import UTC
from checker.diagram import Diagram, Node
from checker.plain import Plain
from checker.policy import Route
from clausewise.analysis.bands import Band
from clausewise.analysis.witness import Witness, witness_in
from clausewise.diff.outcomes.joint import Joint
from clausewise.diff.outcomes.nearest import ways_into
from clausewise.diff.outcomes.replay import decided, gist
from clausewise.diff.outcomes.variants import variants

__all__ = ["Customer", "customer_of"]

_REPLAYS = 80


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer's answers, the moment, and what either policy decides."""

    answers: Mapping[str, Any]
    now: str
    before: Plain
    after: Plain
    differs: bool = True


def customer_of(joint: Joint, region: Diagram, day: str) -> Customer | None:
    """Return a customer of a region for whom the outcome differs.

    If sums are only reckoned otherwise and every amount that was tried
    comes out the same, a customer whose outcome does not differ.
    """
    same: Customer | None = None
    for customer in islice(_customers(joint, region, day), _REPLAYS):
        if customer.differs:
            return customer
        same = same or customer
    return same


def _customers(joint: Joint, region: Diagram, day: str) -> Iterator[Customer]:
    """Yield customers of a region, replayed through both engines."""
    for path in ways_into(joint, region):
        for route in _routes(joint, path):
            found = _witness(joint, route, path, day)
            if found is not None:
                for answers in _variants(joint, found, path):
                    yield _replayed(joint, answers, found.now)


def _replayed(joint: Joint, answers: Plain, now: str) -> Customer:
    before = decided(joint.old, answers, now)
    after = decided(joint.new, answers, now)
    return Customer(answers, now, before, after, gist(before) != gist(after))


def _routes(joint: Joint, path: Mapping[int, int]) -> Iterator[Route]:
    """Yield the new policy's routes that a customer can take."""
    for route in joint.policy.routes:
        taken = joint.takes(joint.new, route.name)
        if _can_hold(taken, path):
            yield route


def _can_hold(diagram: Diagram, path: Mapping[int, int]) -> bool:
    while isinstance(diagram, Node) and diagram.var in path:
        diagram = diagram.kids[path[diagram.var]]
    return diagram is not False


def _witness(
    joint: Joint, route: Route, path: Mapping[int, int], day: str
) -> Witness | None:
    for full in _whole(joint, path):
        wanted = [
            Band(joint.variables[number], frozenset([cell]))
            for number, cell in sorted(full.items())
        ]
        found = witness_in(joint.engine, route, wanted, day)
        if found is not None:
            return found
    return None


def _whole(joint: Joint, path: Mapping[int, int]) -> Iterator[dict[int, int]]:
    """Yield a path with each event said to have happened, or not yet.

    The time until an event that has not happened is the time until now.
    """
    open_ = [number for number in path if number in joint.until_now]
    happened = {
        number: joint.happens(joint.variables[number].facts[0])
        for number in open_
    }
    names = dict.fromkeys(
        number
        for number in happened.values()
        if number is not None and number not in path
    )
    for cells in product((1, 0), repeat=len(names)):
        found = {**path, **dict(zip(names, cells, strict=True))}
        agrees = True
        for number, event in happened.items():
            if event is not None and found[event] == 1:
                cell = found.pop(number)
                now = joint.until_now[number]
                agrees = agrees and found.setdefault(now, cell) == cell
        if agrees:
            yield found


def _variants(
    joint: Joint, found: Witness, path: Mapping[int, int]
) -> Iterator[Plain]:
    """Yield the customer, and then with other amounts in the same cells."""

    def stays(answers: Plain) -> bool:
        return _stays(joint, answers, found.now, path)

    return variants(joint.policy, dict(found.answers), stays)


def _stays(
    joint: Joint, answers: Plain, now: str, path: Mapping[int, int]
) -> bool:
    read = read_answers(joint.policy, answers, parse_now(now, UTC), UTC)
    return not read.problems and any(
        all(
            set(cells_left(joint.variables[number], read)) <= {cell}
            for number, cell in full.items()
        )
        for full in _whole(joint, path)
    )
