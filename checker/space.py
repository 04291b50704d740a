"""The variables of some clauses, and their conditions as diagrams."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from checker.answers import NOT_ASKED, NOT_STATED, NOT_YET, Answers
from checker.cells import Variable, cells_left, options_of
from checker.diagram import Diagram, Diagrams
from checker.policy import (
    Atom,
    Clause,
    Compare,
    Count,
    Guard,
    Is,
    Money,
    Policy,
    Unit,
    Window,
    Within,
)
from checker.words import fact_named, parameter

__all__ = ["Space"]

_HAPPENED = "has happened"
_STATED = "stated"
_FAMILY: dict[str, tuple[Unit, int]] = {
    "hours": ("hours", 1),
    "days": ("days", 1),
    "weeks": ("days", 7),
    "months": ("months", 1),
    "years": ("months", 12),
    "working days": ("working days", 1),
}


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
            for atom in _atoms_of(clause):
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
                first = _HAPPENED if variable.kind == "happened" else _STATED
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
            number: tuple(cells_left(variable, answers))
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
                length = value.most * size
                cut = replace(value, least=length, most=length, unit=family)
                kind = f"{family} {value.first_day} {value.extended}"
                return "gap", (end, start), kind, cut
            case Compare(name, sign, value):
                limit = _limit(clause, value, self.on)
                side = 1 if sign in ("more than", "at most") else 0
                return "size", (name,), "", (limit, side)


def _atoms_of(clause: Clause) -> Iterator[Atom]:
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
