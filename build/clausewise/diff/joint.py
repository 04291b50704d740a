"""One space for two policies: every variable with the cuts of both.

The rules of either policy are carried over into it, with each question's
"asked only when" put in, so that a cell of the common space is a kind of
customer on whom both policies have exactly one answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from checker.answers import NOT_ASKED, NOT_STATED, NOT_YET
from checker.cells import Variable
from checker.diagram import Diagram, Diagrams, Node, variables
from checker.engine import Engine
from checker.policy import (
    Clause,
    Dated,
    Fact,
    NotStated,
    Parameter,
    Policy,
    Window,
)
from checker.rules import Rules
from checker.space import Space
from checker.words import fact_named

__all__ = ["Joint", "Side", "merged_policy"]

_DATES = ("date", "date and time")

type _Key = tuple[str, tuple[str, ...], str]


class Side:
    """One of the two policies, and the conditions of its questions."""

    def __init__(self, which: Literal["old", "new"], policy: Policy) -> None:
        self.which = which
        self.policy = policy
        self.engine = Engine(policy)
        self.facts = {fact.name: fact for fact in policy.facts}
        self.routes = {route.name: route for route in policy.routes}
        self._asking = {
            name: Clause(name, "", "", "", (), scope=guard)
            for name, guard in (
                *((f.name, f.ask_only_when) for f in policy.facts),
                *((f"route {r.name}", r.when) for r in policy.routes),
            )
            if guard
        }
        self.space = Space(policy, self._asking.values(), "", Diagrams())

    def condition(self, name: str) -> Diagram:
        """Return when a fact is asked, or a route taken ("route …")."""
        clause = self._asking.get(name)
        if clause is None:
            return True
        return self.space.guard(clause, clause.scope)

    def rules(self, route: str, day: str) -> Rules:
        """Return the rules of a route for orders of a day."""
        return self.engine.rules(route, day)


class Joint:
    """The common refinement of both policies' variables."""

    def __init__(self, old: Side, new: Side) -> None:
        self.old, self.new = old, new
        boundaries = sorted({*old.engine.editions, *new.engine.editions})
        self.days = (
            [_day_before(boundaries[0]), *boundaries] if (boundaries) else [""]
        )
        self.policy = merged_policy(old.policy, new.policy, boundaries)
        self.engine = Engine(self.policy)
        self.diagrams = Diagrams()
        cuts: dict[_Key, set[object]] = {}
        for side in (old, new):
            for space in _spaces(side, self.days):
                for variable in space.variables:
                    self._collect(side, variable, cuts)
        place = {fact.name: i for i, fact in enumerate(self.policy.facts)}
        place["now"] = -1
        self.variables = sorted(
            (self._variable(key, found) for key, found in cuts.items()),
            key=lambda v: (
                fact_named(self.policy, v.facts[0]).known_by != "the customer",
                max(place[name] for name in v.facts[:2]),
                v.kind,
                v.facts,
                str(v.cuts),
            ),
        )
        self._number = {
            _key(variable): number
            for number, variable in enumerate(self.variables)
        }
        self._asked: dict[tuple[str, str], Diagram] = {}
        self._cells: dict[tuple[int, int], Diagram] = {}
        self._moved: dict[tuple[int, Node], Diagram] = {}
        self._chosen: dict[tuple[Diagram, ...], Diagram] = {}
        self._kept: list[Space] = []
        self.possible = self._possible()
        self.needs = self._needs()

    def carry(self, side: Side, space: Space, diagram: Diagram) -> Diagram:
        """Return a diagram of one side's space in the common space."""
        if not isinstance(diagram, Node):
            return diagram
        key = id(space), diagram
        if key not in self._moved:
            if space not in self._kept:
                self._kept.append(space)
            kids = [
                None if kid is None else self.carry(side, space, kid)
                for kid in diagram.kids
            ]
            cell = self._cell(side, space, diagram.var)
            self._moved[key] = self._choose(cell, tuple(kids))
        return self._moved[key]

    def asked(self, side: Side, name: str) -> Diagram:
        """Return where one policy asks for a fact at all."""
        key = side.which, name
        if key not in self._asked:
            self._asked[key] = self.carry(
                side, side.space, side.condition(name)
            )
        return self._asked[key]

    def takes(self, side: Side, route: str) -> Diagram:
        """Return whose case belongs to a route of one policy."""
        return self.asked(side, f"route {route}")

    def has_happened(self, side: Side, name: str) -> Diagram:
        """Return where an event is told to one policy as having happened."""
        if name == "now":
            return True
        fact = side.facts[name]
        if NOT_YET not in fact.may_be:
            return True
        number = self._number[("happened", (name,), "")]
        return self.diagrams.all(
            [
                self.asked(side, name),
                self.diagrams.node(number, [True, False]),
            ]
        )

    def _choose(self, cell: Diagram, kids: tuple[Diagram, ...]) -> Diagram:
        """Return for each customer the kid of the cell they are in."""
        if not isinstance(cell, Node):
            return kids[int(str(cell))]
        if all(kid is kids[0] or kid == kids[0] for kid in kids):
            return kids[0]
        key = (cell, *kids)
        if key not in self._chosen:
            nodes = [part for part in key if isinstance(part, Node)]
            top = min(nodes, key=lambda node: node.var)
            self._chosen[key] = self.diagrams.node(
                top.var,
                [
                    self._choose(
                        _kid(cell, top.var, place),
                        tuple(_kid(kid, top.var, place) for kid in kids),
                    )
                    for place in range(len(top.kids))
                ],
            )
        return self._chosen[key]

    def _cell(self, side: Side, space: Space, number: int) -> Diagram:
        """Return which cell of a side's variable a customer is in."""
        key = id(space), number
        if key not in self._cells:
            self._cells[key] = self._settled(side, space.variables[number])
        return self._cells[key]

    def _settled(self, side: Side, variable: Variable) -> Diagram:
        name = variable.facts[0]
        fact = side.facts.get(name)
        either = self.diagrams.either
        if variable.kind == "happened":
            happened = self.has_happened(side, name)
            return either(happened, "0", "1")
        number = self._number[_key(variable)]
        common = self.variables[number]
        match variable.kind:
            case "option":
                cell = self.diagrams.node(
                    number,
                    [str(variable.cuts.index(v)) for v in common.cuts],
                )
                if NOT_ASKED not in variable.cuts:
                    return cell
                usual = side.facts[name].may_be
                word = NOT_YET if NOT_YET in usual else NOT_ASKED
                idle = str(variable.cuts.index(word))
                return either(self.asked(side, name), cell, idle)
            case "stated":
                return self.diagrams.node(number, ["0", "1"])
            case "gap":
                cell = self.diagrams.node(number, _bands(variable, common))
                start = variable.facts[1]
                return either(self.has_happened(side, start), cell, "0")
            case "size":
                cell = self.diagrams.node(number, _bands(variable, common))
                if fact is not None and fact.kind in _DATES:
                    there = self.has_happened(side, name)
                    return either(there, cell, str(variable.cells - 1))
                if fact is not None and fact.kind == "money":
                    return either(
                        self.asked(side, name), cell, _band_of_0(variable)
                    )
                return cell
        raise AssertionError(variable.kind)

    def _collect(
        self, side: Side, variable: Variable, cuts: dict[_Key, set[object]]
    ) -> None:
        found = cuts.setdefault(_key(variable), set())
        if variable.kind in ("gap", "size"):
            found |= {*variable.cuts}
            for name in variable.facts[:2]:
                fact = side.facts.get(name)
                if fact and fact.kind in _DATES and NOT_YET in fact.may_be:
                    cuts.setdefault(("happened", (name,), ""), set())

    def _variable(self, key: _Key, cuts: set[object]) -> Variable:
        kind, facts, _ = key
        if kind == "option":
            return Variable("option", facts, self._options(facts[0]))
        if kind == "gap":
            ordered = sorted(
                cuts, key=lambda w: w.most if isinstance(w, Window) else 0
            )
            return Variable("gap", facts, tuple(ordered))
        return Variable(kind, facts, tuple(sorted(cuts)))  # type: ignore[arg-type, type-var]

    def _options(self, name: str) -> tuple[str, ...]:
        """Return the answers that both policies know, where both ask."""
        found = [
            _answers(side.facts[name])
            for side in (self.new, self.old)
            if name in side.facts
        ]
        first, last = found[0], found[-1]
        return tuple(value for value in first if value in last)

    def _possible(self) -> Diagram:
        """Return where no answer is one that only one policy knows."""
        laws: list[Diagram] = []
        for number, variable in enumerate(self.variables):
            name = variable.facts[0]
            if variable.kind in ("happened", "stated"):
                other = NOT_YET if variable.kind == "happened" else NOT_STATED
                if any(
                    other not in side.facts[name].may_be
                    for side in (self.old, self.new)
                    if name in side.facts
                ):
                    laws.append(self.diagrams.node(number, [True, False]))
        return self.diagrams.all(laws)

    def counted_once(self, numbers: Iterable[int]) -> Diagram:
        """Return one customer of those who differ in idle answers only.

        What neither policy asks of a customer is fixed.
        """
        laws: list[Diagram] = []
        for number in numbers:
            variable = self.variables[number]
            name = variable.facts[0]
            if name == "now":
                continue
            first = [True] + [False] * (variable.cells - 1)
            laws.append(
                self.diagrams.any(
                    [
                        *(
                            self._counts(side, variable)
                            for side in (self.old, self.new)
                        ),
                        self.diagrams.node(number, first),
                    ]
                )
            )
        return self.diagrams.all(laws)

    def _needs(self) -> dict[int, frozenset[int]]:
        """Return for each variable those that have it asked at all."""
        found = {}
        for number, variable in enumerate(self.variables):
            asked = [
                self.asked(side, name)
                for side in (self.old, self.new)
                for name in variable.facts
                if name in side.facts
            ]
            numbers = {n for diagram in asked for n in variables(diagram)}
            found[number] = frozenset(numbers - {number})
        return found

    def _counts(self, side: Side, variable: Variable) -> Diagram:
        """Return where a variable can matter to one policy at all."""
        place = 1 if variable.kind == "gap" else 0
        name = variable.facts[place]
        fact = side.facts.get(name)
        if fact is None:
            return name == "now"
        if variable.kind == "happened" or fact.kind not in _DATES:
            return self.asked(side, name)
        return self.has_happened(side, name)


def merged_policy(
    old: Policy, new: Policy, boundaries: Iterable[str] = ()
) -> Policy:
    """Return a policy whose customers can be told to both of two.

    It has the questions of both; what the two ask under different
    conditions, it asks always. Each of the boundaries begins an edition.
    """
    before = {fact.name: fact for fact in old.facts}
    facts = []
    for fact in new.facts:
        earlier = before.get(fact.name, fact)
        if earlier.ask_only_when != fact.ask_only_when:
            fact = replace(fact, ask_only_when=())
        facts.append(fact)
    names = {fact.name for fact in facts}
    gone = [
        replace(fact, ask_only_when=())
        for fact in old.facts
        if fact.name not in names
    ]
    events = dict.fromkeys([*new.events, *old.events])
    usual = dict(old.usual) | dict(new.usual)
    dated = tuple(Dated(NotStated(), day) for day in boundaries)
    days = Parameter("days", (Dated(NotStated()), *dated))
    both = Clause("both editions", "", "", "", (), parameters=(days,))
    return replace(
        new,
        clauses=(*new.clauses, both),
        facts=(*facts, *gone),
        events=tuple(events),
        usual=tuple(usual.items()),
    )


def _spaces(side: Side, days: Iterable[str]) -> list[Space]:
    return [
        side.space,
        *(
            side.rules(route, day).space
            for day in days
            for route in side.routes
        ),
    ]


def _day_before(iso: str) -> str:
    return (date.fromisoformat(iso) - timedelta(days=1)).isoformat()


def _answers(fact: Fact) -> tuple[str, ...]:
    options = tuple(value for value, _ in fact.options)
    return (
        *(options if fact.kind == "choice" else ("yes", "no")),
        *fact.may_be,
    )


def _key(variable: Variable) -> _Key:
    if variable.kind == "gap" and len(variable.facts) == 2:
        window = variable.cuts[0]
        assert isinstance(window, Window)
        family = f"{window.unit} {window.first_day} {window.extended}"
        return variable.kind, variable.facts, family
    return variable.kind, variable.facts, ""


def _bands(variable: Variable, common: Variable) -> list[str]:
    """Return for each band of the common variable the side's own band."""
    return [
        str(sum(cut in variable.cuts for cut in common.cuts[:band]))
        for band in range(common.cells)
    ]


def _band_of_0(variable: Variable) -> str:
    count = 0
    for cut in variable.cuts:
        assert isinstance(cut, tuple)
        bound, above = cut
        count += bound < 0 if above else bound <= 0
    return str(count)


def _kid(part: Diagram, var: int, cell: int) -> Diagram:
    if isinstance(part, Node) and part.var == var:
        return part.kids[cell]
    return part
