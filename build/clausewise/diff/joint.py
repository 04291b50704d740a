"""One space for two policies: every variable with the cuts of both.

The rules of either policy are carried over into it, with each question's
"asked only when" put in, so that a cell of the common space is a kind of
customer on whom both policies have exactly one answer.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations
from typing import Literal

from checker.answers import NOT_STATED, NOT_YET
from checker.cells import Variable, first_above, limits
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
from clausewise.diff.together import bands_together

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
        picking = {
            route.name: Clause(route.name, "", "", "", (), scope=route.when)
            for route in policy.routes
        }
        self.space = Space(policy, picking.values(), "", Diagrams())
        self.picked_when = {
            name: self.space.guard(clause, clause.scope)
            for name, clause in picking.items()
        }

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
        _share_cuts(cuts)
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
        self.until_now = self._until_now()
        self._asked: dict[tuple[str, str], Diagram] = {}
        self._cells: dict[tuple[int, int], Diagram] = {}
        self._moved: dict[tuple[int, Node], Diagram] = {}
        self._chosen: dict[tuple[Diagram, ...], Diagram] = {}
        self._kept: list[Space] = []
        self.known_to_both = self._known_to_both()
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
        if name not in side.facts:
            return name == "now"
        key = side.which, name
        if key not in self._asked:
            self._asked[key] = self.carry(
                side, side.space, side.space.asks(name)
            )
        return self._asked[key]

    def takes(self, side: Side, route: str) -> Diagram:
        """Return whose case belongs to a route of one policy."""
        return self.carry(side, side.space, side.picked_when[route])

    def has_happened(self, side: Side, name: str) -> Diagram:
        """Return where an event is told to one policy as having happened."""
        number = self._number.get(("happened", (name,), ""))
        if name not in side.facts or number is None:
            return self.asked(side, name)
        if NOT_YET not in side.facts[name].may_be:
            return self.asked(side, name)
        happened = self.diagrams.node(number, [True, False])
        return self.diagrams.all([self.asked(side, name), happened])

    def as_told(self, region: Diagram) -> Diagram:
        """Return a region in which what is still to come counts as now.

        While an event has not happened, the time from its start until now
        is said of the event itself, so that those who have asked and
        those who may still ask make one group.
        """
        for number, now in self.until_now.items():
            if now in variables(region):
                end = self.variables[number].facts[0]
                done = self.happened_for_both(end)
                if done is not None:
                    told = self._replaced(region, now, number)
                    region = self.diagrams.either(done, region, told)
        return region

    def happened_for_both(self, name: str) -> Diagram | None:
        """Return where an event has happened, None if policies differ."""
        if name == "now":
            return True
        sides = [s for s in (self.old, self.new) if name in s.facts]
        found = [self.has_happened(side, name) for side in sides]
        return found[0] if all(d is found[0] for d in found) else None

    def happens(self, name: str) -> int | None:
        """Return the variable that says whether an event has happened."""
        return self._number.get(("happened", (name,), ""))

    def _replaced(self, region: Diagram, old: int, new: int) -> Diagram:
        whole = {
            number: range(variable.cells)
            for number, variable in enumerate(self.variables)
        }
        kids = tuple(
            self.diagrams.restrict(region, {**whole, old: [cell]})
            for cell in whole[old]
        )
        cells = [str(cell) for cell in whole[new]]
        return self._choose(self.diagrams.node(new, cells), kids)

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
        number = self._number[_key(variable)]
        common = self.variables[number]
        match variable.kind:
            case "option":
                cells = [str(variable.cuts.index(v)) for v in common.cuts]
            case "happened" | "stated":
                cells = ["0", "1"]
            case "gap" | "size":
                cells = _bands(variable, common)
        return self.diagrams.node(number, cells)

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
        return Variable(kind, facts, limits(cuts))  # type: ignore[arg-type]

    def _until_now(self) -> dict[int, int]:
        """Return for each window the one from its start until now."""
        found = {}
        for (kind, facts, family), number in self._number.items():
            now = self._number.get((kind, ("now", *facts[1:]), family))
            if kind == "gap" and facts[0] != "now" and now is not None:
                found[number] = now
        return found

    def _options(self, name: str) -> tuple[str, ...]:
        """Return the answers that both policies know, where both ask."""
        found = [
            _answers(side.facts[name])
            for side in (self.new, self.old)
            if name in side.facts
        ]
        first, last = found[0], found[-1]
        return tuple(value for value in first if value in last)

    def _known_to_both(self) -> Diagram:
        """Return where no answer is one that only one policy knows."""
        laws: list[Diagram] = []
        for number, variable in enumerate(self.variables):
            name = variable.facts[0]
            if variable.kind in ("happened", "stated"):
                absent = NOT_YET if variable.kind == "happened" else NOT_STATED
                if any(
                    absent not in side.facts[name].may_be
                    for side in (self.old, self.new)
                    if name in side.facts
                ):
                    laws.append(self.diagrams.node(number, [True, False]))
        return self.diagrams.all(laws)

    def _possible(self) -> Diagram:
        """Return where windows over the same dates agree."""
        laws: list[Diagram] = []
        gaps = [
            number
            for number, variable in enumerate(self.variables)
            if variable.kind == "gap"
        ]
        for one, other in permutations(gaps, 2):
            laws.append(self._agree(one, other))
        return self.diagrams.all(laws)

    def _agree(self, one: int, other: int) -> Diagram:
        """Return where two windows from the same date can agree.

        No event comes later than now.
        """
        first, second = (self.variables[n].facts for n in (one, other))
        if first[1:] != second[1:]:
            return True
        later = second[0] == "now" and first[0] != "now"
        if not later and (first != second or one > other):
            return True
        told = [self.happened_for_both(name) for name in first[:2]]
        known = [part for part in told if part is not None]
        if len(known) < len(told):
            return True
        return self.diagrams.either(
            self.diagrams.all(known),
            self._pairs(one, other, later=later),
            True,
        )

    def _pairs(self, one: int, other: int, *, later: bool = False) -> Diagram:
        calendar = self.old.policy.calendar
        if calendar != self.new.policy.calendar:
            return True
        variables = self.variables[one], self.variables[other]
        pairs = bands_together(*variables, calendar, later=later)
        if pairs is None:
            return True
        return self.diagrams.any(
            [
                self.diagrams.all([self._in(one, band), self._in(other, cell)])
                for band, cell in sorted(pairs)
            ]
        )

    def _in(self, number: int, cell: int) -> Diagram:
        cells = range(self.variables[number].cells)
        return self.diagrams.node(number, [each == cell for each in cells])

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
            ]
            numbers = {n for diagram in asked for n in variables(diagram)}
            found[number] = frozenset(numbers - {number})
        return found

    def _counts(self, side: Side, variable: Variable) -> Diagram:
        """Return where a variable can matter to one policy at all.

        A window that has begun matters before its end has come, too.
        """
        name = variable.facts[0]
        if variable.kind == "gap":
            end = self.asked(side, name)
            begun = self.has_happened(side, variable.facts[1])
            return self.diagrams.all([end, begun])
        fact = side.facts.get(name)
        if variable.kind == "size" and fact and fact.kind in _DATES:
            return self.has_happened(side, name)
        return self.asked(side, name)


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


def _share_cuts(cuts: dict[_Key, set[object]]) -> None:
    """Give a window until now the same bands as those of the events."""
    for (kind, facts, family), found in cuts.items():
        if kind == "gap" and facts[0] != "now":
            now = cuts.get((kind, ("now", *facts[1:]), family))
            if now is not None:
                now |= found
    for (kind, facts, family), found in cuts.items():
        if kind == "gap" and facts[0] != "now":
            found |= cuts.get((kind, ("now", *facts[1:]), family), set())


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
    own = {*map(_place, variable.cuts)}
    return [
        str(sum(_place(cut) in own for cut in common.cuts[:band]))
        for band in range(common.cells)
    ]


def _place(cut: object) -> object:
    """Return what two limits share where nothing lies between them."""
    return first_above(cut) if isinstance(cut, tuple) else cut


def _kid(part: Diagram, var: int, cell: int) -> Diagram:
    if isinstance(part, Node) and part.var == var:
        return part.kids[cell]
    return part
