"""A route's clauses as diagrams: who is refused, what stays open, what shows.

This is where clauses combine (the design's order: not regulated, not
needed, refused, left to somebody, eligible). Nothing here knows answers;
`checker.decide` asks these diagrams with the answers it has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from checker.diagram import Diagram, Diagrams
from checker.policy import (
    Choice,
    Clause,
    Cost,
    Discretion,
    Evidence,
    Guard,
    Is,
    Line,
    Policy,
    Promise,
    Remedy,
    Step,
    Test,
    Warn,
)
from checker.space import Space
from checker.verdicts import (
    ELIGIBLE,
    NONE,
    NOT_ELIGIBLE,
    NOT_NEEDED,
    NOT_REGULATED,
    REVIEW,
    better,
    gain,
    gain_after_refusal,
    is_not_needed,
    is_open,
    is_other,
    is_refused,
    or_else,
    with_others,
)

__all__ = [
    "Item",
    "Rules",
    "Way",
]

type Shown = Cost | Promise | Step | Evidence | Warn


@dataclass(frozen=True, slots=True)
class Bar:
    """A condition: `against` says for whom it goes against the customer.

    There it `refuses`, or else leaves the decision to somebody. `facts`
    are those that the condition speaks of.
    """

    clause: Clause
    test: Test | Discretion
    concerns: Diagram
    against: Diagram
    refuses: Diagram
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A remedy of a clause, and where it stands for whom.

    `bars` are its own conditions, beside those of the route.
    `gain` is the standing where it brings the customer anything; what is
    refused and what is absent are the same there.
    """

    clause: Clause
    remedy: Remedy
    chosen_by: Literal["all", "customer", "shop", "after refusal"]
    bars: tuple[Bar, ...]
    standing: Diagram = NONE
    gain: Diagram = NONE


@dataclass(frozen=True, slots=True)
class Item:
    """Something of a clause that is shown where `shows` is True."""

    clause: Clause
    what: Shown
    shows: Diagram


class Rules:
    """Everything that one route says, for orders of one day."""

    def __init__(self, policy: Policy, route: str, on: str) -> None:
        self.policy = policy
        self.clauses = tuple(
            clause
            for clause in policy.clauses
            if route in clause.routes and _in_force(clause, on)
        )
        self.on = on
        self._guards: dict[tuple[str, Guard], Diagram] = {}
        self.diagrams = Diagrams()
        self.space = Space(policy, self.clauses, on, self.diagrams)
        own = {
            clause.id: self.space.guard(clause, clause.scope)
            for clause in self.clauses
        }
        self.scope = {
            clause.id: self.diagrams.all(
                [
                    own[clause.id],
                    *(
                        self.diagrams.no(own[other.id])
                        for other in self.clauses
                        if clause.id in other.exception_to
                    ),
                ]
            )
            for clause in self.clauses
        }
        self.bars = [
            self._bar(clause, test)
            for clause in self.clauses
            for test in _conditions(clause)
        ]
        self.ways = [*self._ways()]
        self.verdict = self._verdict()
        self.ways = [replace(w, gain=self._gain(w)) for w in self.ways]
        self.items = [*self._items()]

    def guard(self, clause: Clause, guard: Guard) -> Diagram:
        """Return where the clause is in scope and the guard holds."""
        key = clause.id, guard
        if key not in self._guards:
            self._guards[key] = self.diagrams.all(
                [self.scope[clause.id], self.space.guard(clause, guard)]
            )
        return self._guards[key]

    def line_shows(self, clause: Clause, line: Line) -> Diagram:
        """Return where a line of money counts."""
        return self.guard(clause, line.when)

    def bars_of(self, way: Way) -> list[Bar]:
        """Return the conditions that a remedy has to pass."""
        if way.chosen_by == "after refusal":
            common = []
        else:
            common = [
                bar
                for bar in self.bars
                if way.remedy.name not in bar.test.not_for
            ]
        return [*common, *way.bars]

    def _bar(self, clause: Clause, test: Test | Discretion) -> Bar:
        concerns = self.guard(clause, test.when)
        facts = tuple(self._facts_of(test))
        refuses: Diagram = False
        if isinstance(test, Discretion):
            against = concerns
            if test.settled_by:
                agreed = self._settled(test, "yes")
                against = self.diagrams.all(
                    [concerns, self.diagrams.no(agreed)]
                )
                refuses = self.diagrams.all(
                    [concerns, self._settled(test, "no")]
                )
            return Bar(clause, test, concerns, against, refuses, facts)
        concerns = self.diagrams.all(
            [concerns, self.space.is_asked(clause, test.atoms)]
        )
        holds = self.space.atoms(clause, test.atoms)
        if test.kind == "allowed only if":
            holds = self.diagrams.no(holds)
        against = self.diagrams.all([concerns, holds])
        if test.kind != "may be refused if":
            refuses = against
        return Bar(clause, test, concerns, against, refuses, facts)

    def refuses(self, bar: Bar) -> Diagram:
        """Return where a condition is a hard refusal."""
        return bar.refuses

    def leaves_open(self, bar: Bar) -> Diagram:
        """Return where a condition leaves the decision to somebody."""
        hard = self.refuses(bar)
        return self.diagrams.all([bar.against, self.diagrams.no(hard)])

    def _facts_of(self, test: Test | Discretion) -> Iterator[str]:
        if isinstance(test, Discretion):
            if test.settled_by:
                yield test.settled_by
            return
        known = {"now", *(fact.name for fact in self.policy.facts)}
        for atom in test.atoms:
            for name in ("fact", "end", "start", "window"):
                if getattr(atom, name, "") in known:
                    yield getattr(atom, name)

    def _settled(self, left: Discretion, value: str) -> Diagram:
        clause = self.clauses[0]
        return self.space.atom(clause, Is(left.settled_by, (value,)))

    def _ways(self) -> list[Way]:
        found = []
        for clause in self.clauses:
            gives = clause.gives or Choice("all", ())
            for remedy in gives.remedies:
                found.append(self._way(clause, remedy, gives.by))
            for remedy in clause.other_ways:
                found.append(self._way(clause, remedy, "after refusal"))
        return found

    def _way(
        self,
        clause: Clause,
        remedy: Remedy,
        by: Literal["all", "customer", "shop", "after refusal"],
    ) -> Way:
        own = [self._bar(clause, test) for test in _conditions(remedy)]
        way = Way(clause, remedy, by, tuple(own))
        bars = self.bars_of(way)
        diagrams = self.diagrams
        refused = diagrams.any([self.refuses(bar) for bar in bars])
        open_ = diagrams.any(
            [
                *(self.leaves_open(bar) for bar in bars),
                remedy.perhaps or by == "after refusal",
            ]
        )
        standing = diagrams.either(
            self.guard(clause, remedy.when),
            diagrams.either(
                refused,
                NOT_ELIGIBLE,
                diagrams.either(open_, REVIEW, ELIGIBLE),
            ),
            NONE,
        )
        return replace(way, standing=standing)

    def _gain(self, way: Way) -> Diagram:
        late = way.chosen_by == "after refusal"
        brings = gain_after_refusal if late else gain
        return self.diagrams.apply(brings, way.standing, self.verdict)

    def given(self, way: Way) -> Diagram:
        """Return where a remedy brings the customer something."""
        return self.diagrams.apply(is_open, way.gain)

    def _verdict(self) -> Diagram:
        diagrams = self.diagrams
        scope = diagrams.any(
            [self.scope[c.id] for c in self.clauses if _decides(c)]
        )
        nothing = diagrams.any(
            [self.scope[c.id] for c in self.clauses if c.nothing_to_do]
        )
        others = diagrams.any(
            [
                self.guard(way.clause, way.remedy.when)
                for way in self.ways
                if way.chosen_by == "after refusal"
            ]
        )
        best: Diagram = NONE
        for way in self.ways:
            if way.chosen_by != "after refusal":
                best = diagrams.apply(better, best, way.standing)
        refused = diagrams.any(
            [self.refuses(bar) for bar in self.bars if not bar.test.not_for]
        )
        without = diagrams.either(refused, NOT_ELIGIBLE, REVIEW)
        best = diagrams.apply(or_else, best, without)
        best = diagrams.apply(with_others, best, others)
        return diagrams.either(
            scope,
            diagrams.either(nothing, NOT_NEEDED, best),
            NOT_REGULATED,
        )

    def _items(self) -> list[Item]:
        found = []
        for clause in self.clauses:
            speaks = self._speaks(clause)
            for group, shows in (
                (clause.costs, speaks),
                (clause.promises, self._promises(clause, speaks)),
                (clause.steps, speaks),
                (clause.evidence, speaks),
                (clause.warnings, speaks),
            ):
                for what in group:
                    found.append(
                        Item(clause, what, self._when(clause, what, shows))
                    )
        for way in self.ways:
            alive = self.diagrams.apply(is_open, way.standing)
            if way.chosen_by == "after refusal":
                refused = self.diagrams.apply(is_refused, self.verdict)
                alive = self.diagrams.all([alive, refused])
            for what in way.remedy.steps:
                found.append(
                    Item(way.clause, what, self._when(way.clause, what, alive))
                )
        return found

    def _when(self, clause: Clause, what: Shown, shows: Diagram) -> Diagram:
        parts = [self.guard(clause, what.when), shows]
        names = () if isinstance(what, Warn) else what.not_for
        if names:
            parts.append(
                self.diagrams.any(
                    [
                        self.given(way)
                        for way in self.ways
                        if way.remedy.name not in names
                    ]
                )
            )
        return self.diagrams.all(parts)

    def _promises(self, clause: Clause, speaks: Diagram) -> Diagram:
        """Return where a clause's promises are shown.

        Who is refused what a clause gives is not promised it either.
        """
        if not clause.gives or clause.other_ways:
            return speaks
        refused = self.diagrams.apply(is_refused, self.verdict)
        return self.diagrams.all([speaks, self.diagrams.no(refused)])

    def _speaks(self, clause: Clause) -> Diagram:
        """Return where the clause's steps, costs and so on are shown.

        After a refusal only the refusing clauses go on speaking, those
        with other ways, and those that say what such a way pays.
        """
        diagrams = self.diagrams
        refusing = diagrams.any(
            [self.refuses(bar) for bar in self.bars if bar.clause is clause]
            + [bool(clause.other_ways)]
        )
        return diagrams.any(
            [
                diagrams.apply(is_open, self.verdict),
                diagrams.all(
                    [diagrams.apply(is_refused, self.verdict), refusing]
                ),
                diagrams.all(
                    [
                        diagrams.apply(is_other, self.verdict),
                        bool(clause.in_every_refund),
                    ]
                ),
                diagrams.all(
                    [
                        diagrams.apply(is_not_needed, self.verdict),
                        bool(clause.nothing_to_do),
                    ]
                ),
            ]
        )


def _conditions(source: Clause | Remedy) -> list[Test | Discretion]:
    return [*source.tests, *source.discretions]


def _in_force(clause: Clause, on: str) -> bool:
    if not on:
        return True
    return clause.since <= on[:10] and (
        not clause.until or on[:10] <= clause.until
    )


def _decides(clause: Clause) -> bool:
    return bool(
        clause.tests
        or clause.discretions
        or clause.gives
        or clause.nothing_to_do
        or clause.other_ways
    )
