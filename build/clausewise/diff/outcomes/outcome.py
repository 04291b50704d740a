"""One edition's outcome of a case, as diagrams over the common space."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from checker.diagram import Diagram, leaves
from checker.rules import Rules, Way
from checker.verdicts import ELIGIBLE, NONE, NOT_ELIGIBLE, REVIEW
from clausewise.diff.outcomes.joint import Joint
from clausewise.diff.outcomes.side import Side
from clausewise.diff.outcomes.things import Thing

__all__ = ["OPEN", "Given", "Outcome", "group_of", "is_alive"]

OPEN = "open"
_OTHER = "other_options"
_NOT_NEEDED = "not_needed"
_NOT_REGULATED = "not_regulated"
_RANK = {NONE: 0, REVIEW: 1, ELIGIBLE: 2}

type Given = tuple[Thing, Diagram]
"""A thing, and the customers whom it is given, shown or promised."""


class Outcome:
    """What one side's rules say; None where no route takes the case.

    `group` is the verdict, where a review counts as a way forward, too.
    """

    def __init__(self, joint: Joint, side: Side, rules: Rules | None) -> None:
        self.joint, self.side, self.rules = joint, side, rules
        self.diagrams = joint.diagrams
        self.verdict: Diagram = _NOT_REGULATED
        if rules is not None:
            self.verdict = self.carry(rules.verdict)
        self.group = self.diagrams.apply(group_of, self.verdict)

    @property
    def ways(self) -> list[Way]:
        """The remedies of the rules."""
        return self.rules.ways if self.rules else []

    def carry(self, diagram: Diagram) -> Diagram:
        """Return a diagram of the rules' own space in the common one."""
        assert self.rules is not None
        return self.joint.carry(self.rules.space, diagram)

    def is_(self, group: str) -> Diagram:
        """Return whose verdict lies in a group."""
        return self.diagrams.apply(_is, self.group, group)

    def alive(self, way: Way) -> Diagram:
        """Return where a remedy can be had, and is not refused."""
        open_ = self.diagrams.apply(is_alive, self.carry(way.standing))
        groups = (OPEN, _NOT_NEEDED)
        if way.chosen_by == "after refusal":
            groups = (_OTHER, NOT_ELIGIBLE)
        heard = self.diagrams.any([self.is_(group) for group in groups])
        return self.diagrams.all([open_, heard])

    def standing(self, name: str) -> Diagram:
        """Return how a remedy of that name stands, at best."""
        best: Diagram = NONE
        for way in self.ways:
            if way.remedy.name == name:
                stands = self.diagrams.either(
                    self.alive(way), self.carry(way.standing), NONE
                )
                best = self.diagrams.apply(_better, best, stands)
        return best

    def by_idle(
        self, thing: Thing, names: Iterable[str], region: Diagram
    ) -> Iterator[Given]:
        """Yield a thing apart by which of its amounts are not asked.

        An amount that a customer is not asked for counts as nothing.
        """
        idle: Diagram = ""
        for name in dict.fromkeys(filter(None, names)):
            asked = self.joint.asked(self.side, name)
            idle = self.diagrams.apply(_idle, idle, asked, name)
        for leaf in leaves(idle):
            where = self.diagrams.all(
                [region, self.diagrams.apply(_is, idle, leaf)]
            )
            if where is not False:
                key = (thing.key, leaf) if leaf else thing.key
                yield replace(thing, key=key), where


def group_of(verdict: str) -> str:
    """Return a verdict, where both ways forward are one."""
    return OPEN if verdict in (ELIGIBLE, REVIEW) else verdict


def is_alive(standing: str) -> bool:
    """Tell whether a standing gives something, perhaps after a review."""
    return standing in (ELIGIBLE, REVIEW)


def _is(found: object, value: object) -> bool:
    return found == value


def _idle(known: str, is_asked: bool, name: str) -> str:
    return known if is_asked else f"{known}, {name}"


def _better(one: str, other: str) -> str:
    return max(one, other, key=_RANK.__getitem__)
