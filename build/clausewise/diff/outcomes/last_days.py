"""Last days that move: each window, and the one that takes its place.

A window that grows shorter ends for some who had days left. For them it
is not lifted but over, which is why windows that are over are compared,
too; by themselves they are no change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.diagram import Diagram, Diagrams
from clausewise.diff.outcomes.balance import Difference, differences
from clausewise.diff.outcomes.duties import windows
from clausewise.diff.outcomes.outcome import Outcome
from clausewise.diff.outcomes.things import Thing

__all__ = ["last_days"]


@dataclass(slots=True)
class _Part:
    """A window, and those for whom nothing is said of it yet."""

    thing: Thing
    rest: Diagram


def last_days(
    old: Outcome, new: Outcome, among: Diagram
) -> Iterator[Difference]:
    """Yield each window that ends on another day, begins to run or stops."""
    diagrams = old.diagrams
    lost, gained = _parts(old, new, among, is_over=False)
    reopened, ended = _parts(old, new, among, is_over=True)
    yield from _paired(diagrams, lost, gained)
    yield from _paired(diagrams, lost, ended)
    yield from _paired(diagrams, reopened, gained)
    for part in lost:
        yield (part.thing,), (), part.rest
    for part in gained:
        yield (), (part.thing,), part.rest


def _parts(
    old: Outcome, new: Outcome, among: Diagram, *, is_over: bool
) -> tuple[list[_Part], list[_Part]]:
    """Return the windows of the old side alone, and of the new one."""
    lost, gained = [], []
    before = windows(old, among, is_over=is_over)
    after = windows(new, among, is_over=is_over)
    for was, now, region in differences(old.diagrams, before, after):
        lost += [_Part(thing, region) for thing in was]
        gained += [_Part(thing, region) for thing in now]
    return lost, gained


def _paired(
    diagrams: Diagrams, before: list[_Part], after: list[_Part]
) -> Iterator[Difference]:
    """Yield for whom one window takes the place of another."""
    for one in before:
        for other in after:
            if one.thing.about != other.thing.about:
                continue
            both = diagrams.all([one.rest, other.rest])
            yield (one.thing,), (other.thing,), both
            for part in (one, other):
                part.rest = diagrams.all([part.rest, diagrams.no(both)])
