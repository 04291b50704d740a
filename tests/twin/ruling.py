"""The ruling in one world: the clauses of a route, put together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Literal

from checker.policy import (
    Clause,
    Cost,
    Discretion,
    Evidence,
    Line,
    Promise,
    Remedy,
    Step,
    Test,
    Warn,
    Within,
)
from twin.case import Case, World
from twin.sums import refund_of, total_of
from twin.truth import concerns, deadline, holds, holds_all, order_day

__all__ = ["Item", "Named", "Ruling", "Way", "rule"]

ELIGIBLE = "eligible"
REVIEW = "eligible_subject_to_review"
OTHER = "other_options"
NOT_ELIGIBLE = "not_eligible"
NOT_NEEDED = "not_needed"
NOT_REGULATED = "not_regulated"

type Named = tuple[str, str]
"""A remedy: the id of its clause, and its name."""

type Item = tuple[str, str, str]
"""Something shown: its kind, the id of its clause, its words."""


@dataclass(frozen=True)
class Way:
    """A remedy that is in scope: how it stands, and what it is worth."""

    standing: str
    refund: tuple[int, int] | None
    compensation: tuple[int, int] | None

    @property
    def worth(self) -> tuple[int, int] | None:
        """Return the least and the most of all its money."""
        pairs = [p for p in (self.refund, self.compensation) if p is not None]
        if not pairs:
            return None
        return sum(low for low, _ in pairs), sum(high for _, high in pairs)


@dataclass(frozen=True)
class Ruling:
    """What follows in one world."""

    verdict: str
    ways: dict[Named, Way]
    items: frozenset[Item]
    deadlines: frozenset[tuple[str, datetime]]
    due: dict[Item, datetime | None]
    ways_out: frozenset[Named]

    @property
    def is_refused(self) -> bool:
        """Tell whether the answer is no, with or without ways out."""
        return self.verdict in (NOT_ELIGIBLE, OTHER)


def rule(case: Case, world: World, route: str) -> Ruling:
    """Return the ruling of a route in one world."""
    return _Court(case, world, route).ruling()


type _Thing = Cost | Promise | Step | Evidence | Warn
type _Bar = Test | Discretion
type _Says = Literal["no", "perhaps", "nothing"]


class _Court:
    """One world of one case, on one route."""

    def __init__(self, case: Case, world: World, route: str) -> None:
        self.case = case
        self.world = world
        day = order_day(case, world)
        applying = [
            clause
            for clause in case.policy.clauses
            if route in clause.routes
            and clause.since <= day <= (clause.until or "9999")
            and holds(case, world, clause, clause.scope)
        ]
        self.clauses = [
            clause
            for clause in applying
            if not any(clause.id in c.exception_to for c in applying)
        ]

    def ruling(self) -> Ruling:
        """Put verdict, remedies and what is shown together."""
        found = [
            (_item(clause, thing), clause, thing)
            for clause in self.clauses
            for thing in self._shown(clause)
        ]
        return Ruling(
            self.verdict,
            self.ways,
            frozenset(item for item, _, _ in found),
            frozenset(self._deadlines()),
            {
                item: self._due(clause, thing)
                for item, clause, thing in found
                if isinstance(thing, Promise | Step)
            },
            frozenset(self.other_ways if self.is_refused else ()),
        )

    @property
    def is_refused(self) -> bool:
        return self.verdict in (NOT_ELIGIBLE, OTHER)

    @cached_property
    def verdict(self) -> str:
        if not any(_decides(clause) for clause in self.clauses):
            return NOT_REGULATED
        if any(clause.nothing_to_do for clause in self.clauses):
            return NOT_NEEDED
        found = {way.standing for way in self.standings.values()}
        if not found:
            found = {self._standing_of_nothing()}
        if ELIGIBLE in found:
            return ELIGIBLE
        if REVIEW in found:
            return REVIEW
        if self.other_ways:
            return OTHER
        return NOT_ELIGIBLE

    @cached_property
    def standings(self) -> dict[Named, Way]:
        """The remedies that the clauses give, refused ones too."""
        return {
            (clause.id, remedy.name): self._way(
                clause,
                remedy,
                [
                    (c, bar)
                    for c, bar in self._bars()
                    if remedy.name not in bar.not_for
                ],
            )
            for clause in self.clauses
            if clause.gives
            for remedy in clause.gives.remedies
            if self._holds(clause, remedy)
        }

    @cached_property
    def other_ways(self) -> dict[Named, Way]:
        """The ways out after a refusal; only their own tests bar them."""
        return {
            (clause.id, remedy.name): self._agreed(
                self._way(clause, remedy, [])
            )
            for clause in self.clauses
            for remedy in clause.other_ways
            if self._holds(clause, remedy)
        }

    def _agreed(self, way: Way) -> Way:
        """A way out is never a right: somebody has to agree to it."""
        if way.standing == NOT_ELIGIBLE:
            return way
        return replace(way, standing=REVIEW)

    def _holds(
        self, clause: Clause, thing: Remedy | Test | Discretion | _Thing
    ) -> bool:
        return holds(self.case, self.world, clause, thing.when)

    def _bars(self) -> list[tuple[Clause, _Bar]]:
        return [
            (clause, bar)
            for clause in self.clauses
            for bar in _bars_of(clause)
        ]

    def _way(
        self,
        clause: Clause,
        remedy: Remedy,
        bars: list[tuple[Clause, _Bar]],
    ) -> Way:
        own = [(clause, bar) for bar in _bars_of(remedy)]
        said = {self._says(c, bar) for c, bar in [*bars, *own]}
        standing = ELIGIBLE
        if "no" in said:
            standing = NOT_ELIGIBLE
        elif "perhaps" in said or remedy.perhaps:
            standing = REVIEW
        refund = extra = None
        if remedy.refund is not None:
            lines = [(clause, line) for line in remedy.refund]
            refund = refund_of(
                self.case, self.world, lines + self._common_lines()
            )
        if remedy.compensation is not None:
            lines = [(clause, line) for line in remedy.compensation]
            extra = total_of(self.case, self.world, lines)
        return Way(standing, refund, extra)

    def _common_lines(self) -> list[tuple[Clause, Line]]:
        return [
            (clause, line)
            for clause in self.clauses
            for line in clause.in_every_refund
        ]

    def _standing_of_nothing(self) -> str:
        said = {
            self._says(clause, bar)
            for clause, bar in self._bars()
            if not bar.not_for
        }
        return NOT_ELIGIBLE if "no" in said else REVIEW

    def _says(self, clause: Clause, bar: _Bar) -> _Says:
        if isinstance(bar, Discretion):
            if not self._holds(clause, bar):
                return "nothing"
            settled = self.world.get(bar.settled_by)
            if settled == "yes":
                return "nothing"
            return "no" if settled == "no" else "perhaps"
        if not concerns(self.case, self.world, clause, bar):
            return "nothing"
        true = holds_all(self.case, self.world, clause, bar.atoms)
        match bar.kind:
            case "allowed only if":
                return "nothing" if true else "no"
            case "refused if":
                return "no" if true else "nothing"
            case "may be refused if":
                return "perhaps" if true else "nothing"

    def _speaks(self, clause: Clause) -> bool:
        """After a refusal only those who refuse, help or pay are heard."""
        if self.verdict == NOT_REGULATED:
            return False
        if self.verdict == NOT_NEEDED:
            return bool(clause.nothing_to_do)
        if not self.is_refused:
            return True
        if self.verdict == OTHER and clause.in_every_refund:
            return True
        return bool(clause.other_ways) or any(
            self._says(clause, bar) == "no" for bar in _bars_of(clause)
        )

    def _shown(self, clause: Clause) -> list[_Thing]:
        """Return what a clause shows the customer in this world."""
        found: list[_Thing] = []
        if self._speaks(clause):
            found += [
                thing
                for thing in _things_of(clause)
                if self._holds(clause, thing)
                and not self._is_idle(thing)
                and not self._is_refused_to(clause, thing)
            ]
        given = clause.gives.remedies if clause.gives else ()
        for remedy in (*given, *clause.other_ways):
            way = self.ways.get((clause.id, remedy.name))
            if way is not None and way.standing != NOT_ELIGIBLE:
                found += [s for s in remedy.steps if self._holds(clause, s)]
        return found

    def _is_refused_to(self, clause: Clause, thing: object) -> bool:
        """Who is refused what a clause gives is not promised it either."""
        gives = bool(clause.gives) and not clause.other_ways
        promised = isinstance(thing, Promise)
        return self.is_refused and gives and promised

    def _is_idle(self, thing: object) -> bool:
        """What is not for the remedies that are left is not shown."""
        not_for = getattr(thing, "not_for", ())
        return bool(not_for) and not any(
            name not in not_for
            for (_, name), way in self.ways.items()
            if way.standing != NOT_ELIGIBLE
        )

    @property
    def ways(self) -> dict[Named, Way]:
        """The remedies of the case, and after a refusal the ways out."""
        return self.standings | (self.other_ways if self.is_refused else {})

    def _deadlines(self) -> list[tuple[str, datetime]]:
        """Return the end of every window that somebody is held to."""
        bars = self._bars()
        for clause in self.clauses:
            given = clause.gives.remedies if clause.gives else ()
            for remedy in (*given, *clause.other_ways):
                name = clause.id, remedy.name
                way = self.ways.get(name)
                is_open = way is not None and way.standing != NOT_ELIGIBLE
                if name in self.standings or is_open:
                    bars += [(clause, test) for test in remedy.tests]
        found = []
        for clause, bar in bars:
            if not isinstance(bar, Test) or not concerns(
                self.case, self.world, clause, bar
            ):
                continue
            for atom in bar.atoms:
                if not isinstance(atom, Within):
                    continue
                if (bar.kind == "allowed only if") == atom.later:
                    # being late does no harm: a time to wait
                    continue
                last = deadline(
                    self.case, self.world, clause, atom.window, atom.start
                )
                if last is not None:
                    found.append((clause.id, last))
        return found

    def _due(self, clause: Clause, thing: Promise | Step) -> datetime | None:
        if not thing.within or not thing.after:
            return None
        case = self.case
        return deadline(
            case,
            self.world,
            clause,
            thing.within,
            thing.after,
            case.shop_zone if isinstance(thing, Promise) else case.zone,
        )


def _bars_of(source: Clause | Remedy) -> list[_Bar]:
    return [*source.tests, *source.discretions]


def _things_of(clause: Clause) -> list[_Thing]:
    return [
        *clause.costs,
        *clause.promises,
        *clause.steps,
        *clause.evidence,
        *clause.warnings,
    ]


def _item(clause: Clause, thing: _Thing) -> Item:
    match thing:
        case Cost():
            return "cost", clause.id, thing.label or thing.cost
        case Promise():
            return "promise", clause.id, f"We {thing.do}"
        case Step():
            return "step", clause.id, thing.do
        case Evidence():
            return "evidence", clause.id, thing.what
        case Warn():
            return "warning", clause.id, thing.says


def _decides(clause: Clause) -> bool:
    """Tell whether a clause has a rule at all; text alone has none."""
    return bool(
        clause.tests
        or clause.discretions
        or clause.gives
        or clause.nothing_to_do
        or clause.other_ways
    )
