"""What the worlds that are left say together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from twin.case import Case, World
from twin.ruling import (
    ELIGIBLE,
    NOT_ELIGIBLE,
    NOT_NEEDED,
    NOT_REGULATED,
    OTHER,
    REVIEW,
    Item,
    Named,
    Ruling,
    rule,
)
from twin.times import local_day
from twin.worlds import possible_routes, worlds

__all__ = ["NEED", "Finding", "find"]

NEED = "need_information"
INVALID = "invalid_input"
NONE = "(none)"


@dataclass(frozen=True)
class Finding:
    """The verdict on a partial case, and what each world says of it."""

    verdict: str
    rulings: tuple[Ruling, ...] = ()
    worlds: tuple[World, ...] = ()
    standings: frozenset[tuple[Named, str]] = frozenset()
    route: str = ""

    @property
    def certain(self) -> frozenset[Item]:
        """What is shown in every world."""
        return frozenset.intersection(*(r.items for r in self.rulings))

    @property
    def perhaps(self) -> frozenset[Item]:
        """What is shown in some worlds, but not in all."""
        some = frozenset[Item]().union(*(r.items for r in self.rulings))
        return some - self.certain

    def worth(self, named: Named) -> tuple[int, int] | None:
        """Return the least and the most of a remedy, over its worlds."""
        found = [
            way.worth
            for ruling in self.rulings
            if ruling.verdict != NOT_NEEDED
            and (way := ruling.ways.get(named)) is not None
            and way.standing != NOT_ELIGIBLE
            and way.worth is not None
        ]
        if not found:
            return None
        return min(low for low, _ in found), max(high for _, high in found)

    def due(self, item: Item) -> set[datetime | None]:
        """Return every moment by which something may be due."""
        return {r.due[item] for r in self.rulings if item in r.due}


def find(case: Case, most: int = 10**6) -> Finding:
    """Return what the twin makes of a case.

    Raises TooManyError where there are more than `most` worlds to try.
    """
    routes = possible_routes(case)
    if not routes:
        return Finding(NOT_REGULATED)
    if len(routes) > 1:
        return Finding(NEED)
    left = worlds(case, routes[0], most)
    if not left:
        return Finding(INVALID)
    rulings = tuple(rule(case, world, routes[0]) for world, _ in left)
    groups: dict[tuple[object, ...], list[Ruling]] = {}
    for (_, chosen), ruling in zip(left, rulings, strict=True):
        groups.setdefault(_customers_part(case, chosen), []).append(ruling)
    verdicts = {_fold({r.verdict for r in g}) for g in groups.values()}
    every = {name for ruling in rulings for name in ruling.ways}
    names = set(every)
    if not all(ruling.is_refused for ruling in rulings):
        names -= {name for ruling in rulings for name in ruling.ways_out}
    if verdicts <= {NOT_NEEDED, NOT_REGULATED}:
        names = set()
    standings = {
        name: {
            _fold({_standing(ruling, name) for ruling in group})
            for group in groups.values()
        }
        for name in names
    }
    gains = [
        {
            _fold({_gain(ruling, name) for ruling in group})
            for group in groups.values()
        }
        for name in every
    ]
    verdict = _one(verdicts)
    if any(len(found) > 1 for found in gains):
        verdict = NEED
    return Finding(
        verdict,
        rulings,
        tuple(world for world, _ in left),
        frozenset(
            (name, _one(found))
            for name, found in standings.items()
            if found != {NONE}
        ),
        routes[0],
    )


def _customers_part(case: Case, chosen: World) -> tuple[object, ...]:
    """Return what the customer could tell: days, not minutes.

    Only the minute of a `date and time` can be told.
    """
    return tuple(
        local_day(value, case.zone)
        if fact.kind == "date" and isinstance(value, datetime)
        else value
        for fact in case.policy.facts
        if fact.known_by == "the customer" and fact.ask
        for value in [chosen.get(fact.name, "")]
    )


def _standing(ruling: Ruling, name: Named) -> str:
    way = ruling.ways.get(name)
    return way.standing if way is not None else NONE


def _gain(ruling: Ruling, name: Named) -> str:
    """Return what a remedy brings: refused and absent are the same."""
    standing = _standing(ruling, name)
    can_have = ruling.verdict in (ELIGIBLE, REVIEW) or name in ruling.ways_out
    return standing if can_have and standing != NOT_ELIGIBLE else NONE


def _fold(found: set[str]) -> str:
    """What only the shop knows leaves the case to somebody's review."""
    if len(found) == 1:
        return found.pop()
    if found == {NONE, NOT_ELIGIBLE}:
        return NOT_ELIGIBLE
    if found == {OTHER, NOT_ELIGIBLE}:
        return OTHER
    return REVIEW


def _one(found: Iterable[str]) -> str:
    values = {*found}
    if values == {NONE, NOT_ELIGIBLE}:
        return NOT_ELIGIBLE
    return values.pop() if len(values) == 1 else NEED
