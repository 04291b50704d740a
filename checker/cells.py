"""What the comparisons of a policy distinguish, and what is still possible.

Every condition asks one variable: which option a fact has, whether an
event has happened, in which band between its windows the time from one
date to another lies, in which band between its limits an amount lies.
A variable's cells are those options or bands. Answers leave one cell
possible, or several where something is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from checker.answers import (
    NOT_ASKED,
    NOT_STATED,
    NOT_YET,
    Answers,
    Span,
)
from checker.dates import end_of_day, last_minute, start_of_day
from checker.diagram import Diagram, Diagrams
from checker.intervals import amount_interval
from checker.policy import (
    Atom,
    Clause,
    Compare,
    Count,
    Fact,
    Guard,
    Is,
    Money,
    Policy,
    Window,
    Within,
)
from checker.words import fact_named, parameter

__all__ = ["HAPPENED", "Space", "Variable", "is_known", "span_of"]

HAPPENED = "has happened"
_LONG_AGO = -500_000_000
_FAMILY = {
    "hours": ("hours", 1),
    "days": ("days", 1),
    "weeks": ("days", 7),
    "months": ("months", 1),
    "years": ("months", 12),
    "working days": ("working days", 1),
}


@dataclass(frozen=True, slots=True)
class Variable:
    """One thing that conditions ask, over the facts that settle it.

    `cuts` are the windows (gap), the limits (size) or the options.
    A size limit (n, 1) lies above n, (n, 0) below it.
    """

    kind: Literal["option", "happened", "stated", "gap", "size"]
    facts: tuple[str, ...]
    cuts: tuple[object, ...] = ()

    @property
    def cells(self) -> int:
        """How many cells the variable has."""
        match self.kind:
            case "option":
                return len(self.cuts)
            case "happened" | "stated":
                return 2
            case "gap" | "size":
                return len(self.cuts) + 1


class Space:
    """The variables of some clauses, numbered in the order of the facts."""

    def __init__(
        self,
        policy: Policy,
        clauses: Iterable[Clause],
        on: str,
        diagrams: Diagrams,
    ) -> None:
        self.policy = policy
        self.on = on
        self.diagrams = diagrams
        self._cuts: dict[tuple[str, tuple[str, ...], str], set[object]] = {}
        for clause in clauses:
            for atom in atoms_of(clause):
                self._collect(clause, atom)
        place = {fact.name: i for i, fact in enumerate(policy.facts)}
        place["now"] = -1
        self.variables = sorted(
            (
                Variable(kind, facts, _sorted(kind, cuts, policy, facts))  # type: ignore[arg-type]
                for (kind, facts, _), cuts in self._cuts.items()
            ),
            key=lambda v: (
                fact_named(policy, v.facts[0]).known_by != "the customer",
                max(place[name] for name in v.facts[:2]),
                v.kind,
                v.facts,
                str(v.cuts),
            ),
        )
        self._number = {
            variable: number for number, variable in enumerate(self.variables)
        }

    def guard(self, clause: Clause, guard: Guard) -> Diagram:
        """Return where at least one alternative holds; () is always."""
        if not guard:
            return True
        return self.diagrams.any(
            [self.atoms(clause, atoms) for atoms in guard]
        )

    def atoms(self, clause: Clause, atoms: tuple[Atom, ...]) -> Diagram:
        """Return where all atoms hold."""
        return self.diagrams.all([self.atom(clause, atom) for atom in atoms])

    def atom(self, clause: Clause, atom: Atom) -> Diagram:
        """Return where one condition holds."""
        kind, facts, family, cut = self._key(clause, atom)
        cuts = self._cuts[kind, facts, family]
        number = self._number[
            Variable(kind, facts, _sorted(kind, cuts, self.policy, facts))  # type: ignore[arg-type]
        ]
        variable = self.variables[number]
        match atom:
            case Is(_, values) if variable.kind == "option":
                holds = [value in values for value in variable.cuts]
            case Is(_, values):
                first = HAPPENED if variable.kind == "happened" else "stated"
                second = NOT_YET if variable.kind == "happened" else NOT_STATED
                holds = [first in values, second in values]
            case Within(later=later):
                place = variable.cuts.index(cut)
                holds = [
                    (band > place) == later for band in range(variable.cells)
                ]
            case Compare(sign=sign):
                place = variable.cuts.index(cut)
                above = sign in ("at least", "more than")
                holds = [
                    (band > place) == above for band in range(variable.cells)
                ]
        return self.diagrams.node(number, holds)

    def is_asked(self, clause: Clause, atoms: tuple[Atom, ...]) -> Diagram:
        """Return where every choice that the atoms name is asked at all."""
        return self.diagrams.no(
            self.diagrams.any(
                [
                    self.atom(clause, Is(atom.fact, (NOT_ASKED,)))
                    for atom in atoms
                    if isinstance(atom, Is)
                    and self._key(clause, atom)[0] == "option"
                ]
            )
        )

    def possible(self, answers: Answers) -> dict[int, tuple[int, ...]]:
        """Return for each variable the cells that the answers leave open."""
        return {
            number: tuple(_possible(variable, answers))
            for number, variable in enumerate(self.variables)
        }

    def _collect(self, clause: Clause, atom: Atom) -> None:
        kind, facts, family, cut = self._key(clause, atom)
        cuts = self._cuts.setdefault((kind, facts, family), set())
        if cut is not None:
            cuts.add(cut)

    def _key(
        self, clause: Clause, atom: Atom
    ) -> tuple[str, tuple[str, ...], str, object]:
        match atom:
            case Is(name, _):
                fact = fact_named(self.policy, name)
                if fact.kind in ("date", "date and time"):
                    return "happened", (name,), "", None
                if fact.kind == "period":
                    return "stated", (name,), "", None
                return "option", (name,), "", None
            case Within(end, window, start, _):
                value = parameter(clause, window, self.on)
                if not isinstance(value, Window):
                    return "gap", (end, start, window), "", window
                family, size = _FAMILY[value.unit]
                cut = Window(value.most * size, value.most * size, family)  # type: ignore[arg-type]
                return "gap", (end, start), family, cut
            case Compare(name, sign, value):
                limit = _limit(clause, value, self.on)
                side = 1 if sign in ("more than", "at most") else 0
                return "size", (name,), "", (limit, side)


def atoms_of(clause: Clause) -> Iterator[Atom]:
    """Yield every condition that stands anywhere in a clause."""
    guards: list[Guard] = [clause.scope, clause.explains]
    remedies = [
        *(clause.gives.remedies if clause.gives else ()),
        *clause.other_ways,
    ]
    tests = [*clause.tests]
    discretions = [*clause.discretions]
    steps = [*clause.steps]
    lines = [*clause.in_every_refund]
    for remedy in remedies:
        guards.append(remedy.when)
        tests += remedy.tests
        discretions += remedy.discretions
        steps += remedy.steps
        lines += [*(remedy.refund or ()), *(remedy.compensation or ())]
    for test in tests:
        yield from test.atoms
    for left in discretions:
        if left.settled_by:
            yield Is(left.settled_by, ("yes",))
    guards += [
        item.when
        for group in (
            tests,
            discretions,
            steps,
            lines,
            clause.costs,
            clause.promises,
            clause.evidence,
            clause.warnings,
        )
        for item in group
    ]
    for guard in guards:
        for atoms in guard:
            yield from atoms


def is_known(name: str, answers: Answers) -> bool:
    """Tell whether a fact has a value (also one that is worked out)."""
    return name in answers.known or name == "now"


def span_of(name: str, answers: Answers) -> Span | None:
    """Return when an event can have been; None if it has not happened.

    An unknown date lies between its neighbours in the order of events.
    """
    if name == "now":
        return Span(answers.now, answers.now)
    known = answers.known.get(name)
    if known == NOT_YET:
        return None
    if isinstance(known, Span):
        return known
    events = answers.policy.events
    first, last = _LONG_AGO, answers.now
    if name in events:
        place = events.index(name)
        for other in events[:place]:
            before = answers.known.get(other)
            if isinstance(before, Span):
                first = max(first, before.first)
        for other in events[place + 1 :]:
            after = answers.known.get(other)
            if isinstance(after, Span):
                last = min(last, after.last)
    return Span(first, max(first, last))


def _possible(variable: Variable, answers: Answers) -> Iterable[int]:
    name = variable.facts[0]
    known = answers.known.get(name)
    match variable.kind:
        case "option":
            if known in variable.cuts:
                return [variable.cuts.index(known)]
            return [
                cell
                for cell, value in enumerate(variable.cuts)
                if value != NOT_ASKED
            ]
        case "happened":
            if known == NOT_YET:
                return [1]
            fact = fact_named(answers.policy, name)
            can_wait = NOT_YET in fact.may_be and known is None
            return [0, 1] if can_wait else [0]
        case "stated":
            if known is None:
                return [0, 1]
            return [1] if known == NOT_STATED else [0]
        case "gap":
            return _gap_bands(variable, answers)
        case "size":
            return _size_bands(variable, answers)


def _gap_bands(variable: Variable, answers: Answers) -> Iterable[int]:
    start = span_of(variable.facts[1], answers)
    if start is None:
        return [0]
    end = span_of(variable.facts[0], answers)
    if end is None:
        end = Span(answers.now, answers.now)
    windows = variable.cuts
    if isinstance(windows[0], str):
        period = answers.known.get(windows[0])
        if not isinstance(period, Window):
            return [0, 1]
        windows = (period,)
    least = _band(end.first, start.last, windows, answers)
    most = _band(end.last, start.first, windows, answers)
    return range(min(least, most), most + 1)


def _band(
    end: int, start: int, windows: tuple[object, ...], answers: Answers
) -> int:
    calendar = answers.policy.calendar
    return sum(
        end > last_minute(start, window, answers.zone, calendar)
        for window in windows
        if isinstance(window, Window)
    )


def _size_bands(variable: Variable, answers: Answers) -> Iterable[int]:
    fact = fact_named(answers.policy, variable.facts[0])
    if fact.kind in ("date", "date and time"):
        span = span_of(fact.name, answers)
        if span is None:
            return [variable.cells - 1]
        low, high = span.first, span.last
    elif fact.kind == "whole number":
        known = answers.known.get(fact.name)
        low, high = (known, known) if isinstance(known, int) else (0, 10**9)
    else:
        low, high = amount_interval(fact.name, answers)
    return range(
        _count(low, variable.cuts, answers),
        _count(high, variable.cuts, answers) + 1,
    )


def _count(value: int, limits: tuple[object, ...], answers: Answers) -> int:
    count = 0
    for limit in limits:
        assert isinstance(limit, tuple)
        bound, above = limit
        if isinstance(bound, str):
            day = date.fromisoformat(bound).toordinal()
            bound = (
                end_of_day(day, answers.zone)
                if above
                else start_of_day(day, answers.zone)
            )
        count += value > bound if above else value >= bound
    return count


def _limit(clause: Clause, value: str, on: str) -> int | str:
    found = parameter(clause, value, on)
    if isinstance(found, Money):
        return found.minor
    if isinstance(found, Count):
        return found.number
    return value if value.count("-") == 2 else int(value)


def _sorted(
    kind: str, cuts: set[object], policy: Policy, facts: tuple[str, ...]
) -> tuple[object, ...]:
    if kind == "option":
        return options_of(fact_named(policy, facts[0]))
    if kind == "gap":
        return tuple(
            sorted(cuts, key=lambda w: w.most if isinstance(w, Window) else 0)
        )
    return tuple(sorted(cuts))  # type: ignore[type-var]


def options_of(fact: Fact) -> tuple[str, ...]:
    """Return every value that a yes/no or choice fact can have.

    A fact that is not always asked can also be "not asked"; no guard
    names that value.
    """
    options = (
        ("yes", "no")
        if fact.kind == "yes/no"
        else tuple(value for value, _ in fact.options)
    )
    idle = (NOT_ASKED,) if fact.ask_only_when else ()
    return (*options, *fact.may_be, *idle)
