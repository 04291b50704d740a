"""The parts of a policy that can take effect, and where each one does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from checker.diagram import Diagram
from checker.policy import (
    Clause,
    Cost,
    Evidence,
    Line,
    Promise,
    Remedy,
    Step,
    Test,
    Warn,
    Within,
)
from checker.words import fill
from clausewise.analysis.desk import Desk
from clausewise.analysis.ground import Ground
from clausewise.load.prose import LAST

__all__ = [
    "Part",
    "hurts_late",
    "is_open",
    "lines",
    "part_words",
    "unused",
]

_LAST = {name: f"<{name}>" for name in LAST}

type Part = Line | Remedy | Test | Cost | Promise | Step | Evidence | Warn


@dataclass(frozen=True, slots=True)
class _Place:
    """A part of a clause in one route and edition, and where it shows."""

    clause: Clause
    part: Part
    ground: Ground
    shows: Diagram


def unused(
    desk: Desk,
    places: Callable[[Ground], Iterator[tuple[Clause, Part, Diagram]]],
) -> Iterator[tuple[Clause, Part]]:
    """Yield the parts that take effect for nobody, in no route or edition."""
    found: dict[tuple[str, int], list[_Place]] = {}
    for ground in desk.grounds:
        for clause, part, shows in places(ground):
            if clause.id not in desk.dead:
                key = clause.id, id(part)
                place = _Place(clause, part, ground, shows)
                found.setdefault(key, []).append(place)
    for group in found.values():
        if all(p.ground.concerns_nobody(p.shows) for p in group):
            yield group[0].clause, group[0].part


def lines(ground: Ground) -> Iterator[tuple[Clause, Part, Diagram]]:
    """Yield each line of money with where it counts."""
    diagrams, rules = ground.diagrams, ground.rules
    opened = {
        id(way): diagrams.apply(is_open, way.standing) for way in rules.ways
    }
    paying = [way for way in rules.ways if way.remedy.refund is not None]
    for way in rules.ways:
        for line in (
            *(way.remedy.refund or ()),
            *(way.remedy.compensation or ()),
        ):
            shows = rules.line_shows(way.clause, line)
            yield way.clause, line, diagrams.all([opened[id(way)], shows])
    paid = diagrams.any([opened[id(way)] for way in paying])
    for clause in ground.clauses:
        for line in clause.in_every_refund:
            shows = rules.line_shows(clause, line)
            yield clause, line, diagrams.all([paid, shows])


def part_words(clause: Clause, part: Part) -> str:
    """Return what a part is, for an editor who looks for it."""
    match part:
        case Remedy(name=name):
            return f"the remedy “{name}”"
        case Line(label=label):
            return f"the line “{label}”"
        case Cost(label=label, cost=cost):
            return f"the cost “{label or cost}”"
        case Promise(do=do):
            return f"the promise “we {_said(do, clause)}”"
        case Step(do=do):
            return f"the step “{_said(do, clause)}”"
        case Evidence(what=what):
            return f"the proof “{_said(what, clause)}”"
        case Warn(says=says):
            return f"the warning “{_said(says, clause)}”"
        case Test(kind=kind, quotes=quotes):
            return f"the condition “{kind} … {_said(quotes, clause)}”"


def _said(text: str, clause: Clause) -> str:
    """Return a sentence's words; what only a case fills in stays a hole."""
    return fill(text, clause, _LAST).removesuffix(".")


def hurts_late(test: Test, atom: Within) -> bool:
    """Tell whether being late goes against the customer.

    If not, the window is a time to wait, and its end is the earliest day.
    """
    return (test.kind == "allowed only if") != atom.later


def is_open(standing: str) -> bool:
    """Tell whether a standing gives something, perhaps after a review."""
    return standing in ("eligible", "eligible_subject_to_review")
