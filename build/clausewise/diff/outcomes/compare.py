"""Whose outcome differs between two rule sets: every change, and where.

A change is one thing that a customer loses, gains or gets otherwise; its
region is the exact set of customers, as a diagram over the joint space.
What merely follows from a verdict that turned is not listed beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Literal

from checker.diagram import Diagram, leaves
from checker.verdicts import REVIEW
from clausewise.diff.outcomes.balance import Difference, differences
from clausewise.diff.outcomes.changes import Change, Found, Kind
from clausewise.diff.outcomes.duties import left_to, shown
from clausewise.diff.outcomes.last_days import last_days
from clausewise.diff.outcomes.outcome import (
    OPEN,
    Given,
    Outcome,
    group_of,
    is_alive,
)
from clausewise.diff.outcomes.paid import choices, destinations, money, sent

__all__ = ["compare"]

_MONEY: tuple[Literal["refund", "compensation"], ...] = (
    "refund",
    "compensation",
)
type _Gives = Callable[..., Iterable[Given]]
_GIVEN: tuple[tuple[Kind, _Gives], ...] = (
    ("sends", sent),
    ("destination", destinations),
)
_SHOWN: tuple[Kind, ...] = ("cost", "promise", "step", "evidence")


def compare(old: Outcome, new: Outcome, where: Diagram, found: Found) -> None:
    """Add every change between two outcomes for the customers `where`."""
    comparison = _Comparison(old, new, where, found)
    comparison.name_groups()
    comparison.verdicts()
    ways = (*old.ways, *new.ways)
    for name in dict.fromkeys(way.remedy.name for way in ways):
        comparison.remedy(name)
    comparison.duties()


class _Comparison:
    """Two outcomes; `same` are those whose group of verdicts stays one."""

    def __init__(
        self, old: Outcome, new: Outcome, where: Diagram, found: Found
    ) -> None:
        self.old, self.new, self.found = old, new, found
        self.diagrams = old.diagrams
        self.where = self.diagrams.all([where, old.joint.known_to_both])
        groups = {*map(str, leaves(old.group) | leaves(new.group))}
        self.same = {
            group: self.all(old.is_(group), new.is_(group))
            for group in sorted(groups)
        }
        self.stays = self.diagrams.any([*self.same.values()])

    def all(self, *parts: Diagram) -> Diagram:
        """Return those of the customers for whom all parts hold."""
        return self.diagrams.all([self.where, *parts])

    def those(self, diagram: Diagram, result: object) -> Diagram:
        """Return the customers for whom a diagram has a result."""
        return self.all(self.diagrams.apply(_is, diagram, result))

    def name_groups(self) -> None:
        """Name the sets of customers within which changes are told."""
        for group, same in self.same.items():
            self.name(("was", group), self.all(self.old.is_(group)))
            self.name(("is", group), self.all(self.new.is_(group)))
            self.name(("stays", group), same)
        for when, outcome in (
            ("verdict was", self.old),
            ("verdict is", self.new),
        ):
            for verdict in leaves(outcome.verdict):
                those = self.those(outcome.verdict, verdict)
                self.name((when, str(verdict)), those)

    def name(self, context: tuple[str, str], region: Diagram) -> None:
        self.found.name(self.diagrams, context, region)

    def verdicts(self) -> None:
        """Compare where one can go on, and then what is left to somebody."""
        pairs = self.diagrams.apply(_pair, self.old.group, self.new.group)
        for was, now in _differing(pairs):
            among = (("was", was), ("is", now))
            change = Change("verdict", "", was, now, among)
            self.add(change, self.those(pairs, (was, now)))
        pairs = self.diagrams.apply(_pair, self.old.verdict, self.new.verdict)
        for was, now in _differing(pairs):
            if group_of(was) == group_of(now) == OPEN:
                change = Change("verdict", "", was, now, (("stays", OPEN),))
                self.add(change, self.those(pairs, (was, now)))

    def remedy(self, name: str) -> None:
        """Compare one remedy: its standing, its money, what is sent."""
        was, now = self.old.standing(name), self.new.standing(name)
        alive = [self.diagrams.apply(is_alive, side) for side in (was, now)]
        both = self.all(self.stays, *alive)
        self.name(("keeps", name), both)
        pairs = self.diagrams.apply(_pair, was, now)
        for before, after in _differing(pairs):
            change = Change("remedy", name, before, after, ())
            region = self.those(pairs, (before, after))
            self.add_by_group(change, region)
        for kind in _MONEY:
            self.things(kind, name, *self.two(money, name, kind, both))
        for what, given in _GIVEN:
            self.things(what, name, *self.two(given, name, both))
        # where there was no choice, or is none now, the other remedies tell
        choosing = [
            self.diagrams.any([where for _, where in side])
            for side in self.two(choices, name, both)
        ]
        both = self.diagrams.all(choosing)
        self.things("choice", name, *self.two(choices, name, both))

    def duties(self) -> None:
        """Compare what is shown, what is left open, and the last days."""
        for kind in _SHOWN:
            self.things(kind, "", *self.two(shown, kind, self.stays))
        review = [
            self.those(side.verdict, REVIEW) for side in (self.old, self.new)
        ]
        both = self.diagrams.all(review)
        self.things("discretion", "", *self.two(left_to, both))
        open_ = self.same.get(OPEN, False)
        self.turned("deadline", "", last_days(self.old, self.new, open_))

    def two(self, given: _Gives, *about: object) -> list[Iterable[Given]]:
        """Return what either side gives."""
        return [given(side, *about) for side in (self.old, self.new)]

    def things(
        self,
        kind: Kind,
        subject: str,
        old: Iterable[Given],
        new: Iterable[Given],
    ) -> None:
        """Add each thing that is lost or gained, with its customers."""
        self.turned(kind, subject, differences(self.diagrams, old, new))

    def turned(
        self, kind: Kind, subject: str, found: Iterable[Difference]
    ) -> None:
        """Add what is lost, gained, or takes another's place."""
        for lost, gained, region in found:
            change = Change(kind, subject, lost, gained, ())
            if subject:
                change = replace(change, among=(("keeps", subject),))
                self.add(change, self.all(region))
            else:
                self.add_by_group(change, region)

    def add(self, change: Change, region: Diagram) -> None:
        self.found.add(self.diagrams, change, region)

    def add_by_group(self, change: Change, region: Diagram) -> None:
        """Add customers to a change, apart by their unchanged verdict."""
        for group, same in self.same.items():
            self.add(
                replace(change, among=(("stays", group),)),
                self.diagrams.all([region, same]),
            )


def _differing(pairs: Diagram) -> list[tuple[str, str]]:
    """Return the pairs of leaves that are not twice the same."""
    found = [leaf for leaf in leaves(pairs) if isinstance(leaf, tuple)]
    return sorted((str(a), str(b)) for a, b in found if a != b)


def _is(found: object, value: object) -> bool:
    return found == value


def _pair(one: str, other: str) -> tuple[str, str]:
    return one, other
