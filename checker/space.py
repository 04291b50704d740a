"""The variables of some clauses, and their conditions as diagrams."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from checker.answers import NOT_STATED, NOT_YET, Answers
from checker.atoms import atoms_of, names_in
from checker.cells import (
    Kind,
    Variable,
    cells_left,
    first_above,
    is_measured,
    limits,
    options_of,
)
from checker.diagram import Diagram, Diagrams
from checker.intervals import sources
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
    Unit,
    Window,
    Within,
)
from checker.words import fact_named, parameter

__all__ = ["Space"]

_PLAIN = Clause("", "", "", "", ())
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

type _Key = tuple[Kind, tuple[str, ...], str]


class Space:
    """The variables of some clauses, numbered in the order of the facts.

    A condition also says what follows where its fact is not asked or has
    not happened: an event that is still to come counts as now against a
    window that has begun, and a window that has not begun still holds.
    """

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
        self._facts = {fact.name: fact for fact in policy.facts}
        self._facts["now"] = fact_named(policy, "now")
        self._cuts: dict[_Key, set[object]] = {}
        self._asks: dict[str, Diagram] = {}
        for clause in clauses:
            for atom in atoms_of(clause):
                self._collect(clause, atom)
        for fact in policy.facts:
            for alternative in fact.ask_only_when:
                for atom in alternative:
                    self._collect(_PLAIN, atom)
        place = {fact.name: i for i, fact in enumerate(policy.facts)}
        place["now"] = -1
        self.variables = sorted(
            (
                Variable(kind, facts, _sorted(kind, cuts, policy, facts))
                for (kind, facts, _), cuts in self._cuts.items()
            ),
            key=lambda v: (
                all(
                    self._facts[name].known_by != "the customer"
                    for name in sources(policy, v.facts[0])
                ),
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
        either, all_ = self.diagrams.either, self.diagrams.all
        match atom:
            case Is(name, values):
                idle = NOT_YET in values and self._can_wait(name)
                return either(self.asks(name), self._node(clause, atom), idle)
            case Within(end, window, start, later):
                length = self._asks_if_fact(window)
                begun, done = self._occurs(start), self._occurs(end)
                holds = either(
                    begun,
                    either(
                        done,
                        self._node(clause, atom),
                        self._node(clause, replace(atom, end="now"))
                        if done is not True and self._can_wait(end)
                        else False,
                    ),
                    self._can_wait(start) and not later,
                )
                return all_([length, holds])
            case Compare(name, _, _):
                node = self._node(clause, atom)
                if self._can_wait(name):
                    now = self._node(clause, replace(atom, fact="now"))
                    return either(self._occurs(name), node, now)
                idle = self._is_nothing(clause, atom)
                return either(self.asks(name), node, idle)

    def asks(self, name: str) -> Diagram:
        """Return where a fact is asked at all."""
        if name not in self._asks:
            guard = self._facts[name].ask_only_when
            self._asks[name] = self.guard(_PLAIN, guard)
        return self._asks[name]

    def is_asked(self, clause: Clause, atoms: tuple[Atom, ...]) -> Diagram:
        """Return where every fact is asked that cannot simply wait.

        A condition on what is not even asked does not concern the case.
        """
        return self.diagrams.all(
            [
                self.asks(name)
                for atom in atoms
                for name in names_in(atom)
                if name in self._facts
                and not self._can_wait(name)
                and self._facts[name].kind != "money"
            ]
        )

    def possible(self, answers: Answers) -> dict[int, tuple[int, ...]]:
        """Return for each variable the cells that the answers leave open."""
        return {
            number: self.left(number, answers)
            for number in range(len(self.variables))
        }

    def left(self, number: int, answers: Answers) -> tuple[int, ...]:
        """Return the cells of one variable that the answers leave open."""
        return tuple(cells_left(self.variables[number], answers))

    def divide(
        self, answers: Answers
    ) -> tuple[dict[int, tuple[int, ...]], tuple[int, ...]]:
        """Return the cells that hang on no date or amount, and the rest."""
        measured = tuple(
            number
            for number, variable in enumerate(self.variables)
            if is_measured(variable, answers)
        )
        cells = {
            number: self.left(number, answers)
            for number in range(len(self.variables))
        }
        return cells, measured

    def _can_wait(self, name: str) -> bool:
        return NOT_YET in self._facts[name].may_be

    def _occurs(self, name: str) -> Diagram:
        """Return where an event is asked about and has happened."""
        if not self._can_wait(name):
            return self.asks(name)
        happened = self._node(_PLAIN, Is(name, (_HAPPENED,)))
        return self.diagrams.all([self.asks(name), happened])

    def _asks_if_fact(self, window: str) -> Diagram:
        return self.asks(window) if window in self._facts else True

    def _is_nothing(self, clause: Clause, atom: Compare) -> bool:
        """Tell whether a condition holds for an amount of nothing."""
        if self._facts[atom.fact].kind != "money":
            return False
        limit = _limit(clause, atom.value, self.on)
        over = atom.sign in ("more than", "at most")
        above = isinstance(limit, int) and (limit < 0 if over else limit <= 0)
        return above == (atom.sign in ("at least", "more than"))

    def _node(self, clause: Clause, atom: Atom) -> Diagram:
        """Return the node of one variable, where its fact is at hand."""
        key, cut = self._key(clause, atom)
        kind, facts, _ = key
        number = self._number[
            Variable(
                kind, facts, _sorted(kind, self._cuts[key], self.policy, facts)
            )
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
                firsts = [*map(first_above, variable.cuts)]
                place = firsts.index(first_above(cut))
                above = sign in ("at least", "more than")
                holds = [
                    (band > place) == above for band in range(variable.cells)
                ]
        return self.diagrams.node(number, holds)

    def _collect(self, clause: Clause, atom: Atom) -> None:
        """Note the variables of a condition, and of what opens it."""
        key, cut = self._key(clause, atom)
        cuts = self._cuts.setdefault(key, set())
        if cut is not None:
            cuts.add(cut)
        for name in names_in(atom):
            if name in self._facts:
                self._collect_behind(clause, atom, self._facts[name])

    def _collect_behind(self, clause: Clause, atom: Atom, fact: Fact) -> None:
        for alternative in fact.ask_only_when:
            for other in alternative:
                self._collect(_PLAIN, other)
        if isinstance(atom, Is) or not self._can_wait(fact.name):
            return
        self._collect(_PLAIN, Is(fact.name, (_HAPPENED,)))
        if isinstance(atom, Within) and fact.name == atom.end:
            self._collect(clause, replace(atom, end="now"))
        if isinstance(atom, Compare):
            self._collect(clause, replace(atom, fact="now"))

    def _key(self, clause: Clause, atom: Atom) -> tuple[_Key, object]:
        match atom:
            case Is(name, _):
                match self._facts[name].kind:
                    case "date" | "date and time":
                        return ("happened", (name,), ""), None
                    case "period":
                        return ("stated", (name,), ""), None
                return ("option", (name,), ""), None
            case Within(end, window, start, _):
                value = parameter(clause, window, self.on)
                if not isinstance(value, Window):
                    return ("gap", (end, start, window), ""), window
                cut = _cut(value)
                kind = f"{cut.unit} {cut.first_day} {cut.extended}"
                return ("gap", (end, start), kind), cut
            case Compare(name, sign, value):
                limit = _limit(clause, value, self.on)
                side = 1 if sign in ("more than", "at most") else 0
                return ("size", (name,), ""), (limit, side)


def _cut(window: Window) -> Window:
    """Return a window in its family's unit, so that equal ones meet.

    Fourteen days, the first one counted, end with the thirteenth day.
    """
    family, size = _FAMILY[window.unit]
    length, first_day = window.most * size, window.first_day
    if first_day and family == "days":
        length, first_day = length - 1, False
    return Window(length, length, family, first_day, window.extended)


def _limit(clause: Clause, value: str, on: str) -> int | str:
    found = parameter(clause, value, on)
    if isinstance(found, Money):
        return found.minor
    if isinstance(found, Count):
        return found.number
    return value if value.count("-") == 2 else int(value)


def _sorted(
    kind: Kind, cuts: set[object], policy: Policy, facts: tuple[str, ...]
) -> tuple[object, ...]:
    if kind == "option":
        return options_of(fact_named(policy, facts[0]))
    if kind == "gap":
        return tuple(
            sorted(cuts, key=lambda w: w.most if isinstance(w, Window) else 0)
        )
    return limits(cuts)
