"""A policy laid out for the audit: its routes in each edition, compiled.

Beside the rules of a route stands the world: the answers that can be
given together, because a question is asked only when its own condition
holds. What holds nowhere in the world concerns nobody.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import islice

from checker.answers import NOT_ASKED, NOT_YET, Answers
from checker.cells import Variable
from checker.diagram import Diagram, Diagrams, Node
from checker.engine import Engine
from checker.policy import Clause, Policy, Route
from checker.rules import Rules
from checker.space import Space
from clausewise.analysis.statuses import Band
from clausewise.analysis.witness import Witness, witness_in

__all__ = ["Customer", "Desk", "Ground"]

_PATHS = 1500


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer of a group, with the bands that make the group."""

    witness: Witness
    bands: tuple[Band, ...]


class Ground:
    """One route in one edition: its rules, and who there can be."""

    def __init__(
        self, engine: Engine, policy: Policy, route: Route, on: str
    ) -> None:
        self.engine = engine
        self.policy = engine.policy
        self.route = route
        self.on = on
        self.rules = Rules(policy, route.name, on)
        self.clauses = engine.rules(route.name, on).clauses
        self.diagrams = self.rules.diagrams
        self.space: Space = self.rules.space
        self._number = {
            (v.kind, v.facts): n for n, v in enumerate(self.space.variables)
        }
        self.world = self._world()
        self._usual = self._usual_cells()
        self._live: dict[tuple[Diagram, ...], Diagram | None] = {}
        self._witnesses: dict[tuple[Band, ...], Witness | None] = {}
        self._leaves: dict[Node, frozenset[Hashable]] = {}

    def live(self, diagram: Diagram) -> Diagram | None:
        """Return a diagram in which only possible answers are left."""
        return self._within(diagram, self.world)

    def customer(
        self, diagram: Diagram, result: Hashable = True
    ) -> Customer | None:
        """Return a customer who gets this result, or None."""
        for customer in self.customers(diagram, result):
            return customer
        return None

    def concerns_nobody(self, diagram: Diagram) -> bool:
        """Tell whether no customer at all is in a diagram.

        Where there are too many kinds of customers to try, nothing is
        claimed.
        """
        paths = self._paths(self.live(diagram), True, {})
        for cells in islice(paths, _PATHS):
            if self._witness(self._bands(cells)):
                return False
        return next(paths, None) is None

    def customers(
        self, diagram: Diagram, result: Hashable = True
    ) -> Iterator[Customer]:
        """Yield one customer for each kind that gets this result."""
        paths = self._paths(self.live(diagram), result, {})
        for cells in islice(paths, _PATHS):
            bands = self._bands(cells)
            found = self._witness(bands)
            if found is not None:
                yield Customer(found, bands)

    def variables_of(self, clause: Clause) -> list[Variable]:
        """Return what one clause alone asks, in this edition."""
        space = Space(self.policy, [clause], self.on, Diagrams())
        return space.variables

    def _witness(self, bands: tuple[Band, ...]) -> Witness | None:
        if bands not in self._witnesses:
            self._witnesses[bands] = witness_in(
                self.engine, self.route, bands, self.on
            )
        return self._witnesses[bands]

    def _bands(self, cells: Mapping[int, int]) -> tuple[Band, ...]:
        return tuple(
            Band(self.space.variables[number], frozenset([cell]))
            for number, cell in sorted(cells.items())
        )

    def _paths(
        self, part: Diagram | None, result: Hashable, cells: dict[int, int]
    ) -> Iterator[dict[int, int]]:
        if not isinstance(part, Node):
            if part is not None and part == result:
                yield dict(cells)
            return
        order = range(len(part.kids))
        usual = self._usual.get(part.var, ())
        for cell in sorted(order, key=lambda c: c not in usual):
            kid = part.kids[cell]
            if kid is not None and result in self._found(kid):
                yield from self._paths(kid, result, {**cells, part.var: cell})

    def _found(self, part: Diagram) -> frozenset[Hashable]:
        if not isinstance(part, Node):
            return frozenset([part])
        found = self._leaves.get(part)
        if found is None:
            kids = [self._found(kid) for kid in part.kids if kid is not None]
            found = self._leaves[part] = frozenset().union(*kids)
        return found

    def _within(self, diagram: Diagram, world: Diagram) -> Diagram | None:
        if world is False:
            return None
        if world is True or not isinstance(world, Node):
            return diagram
        key = diagram, world
        if key not in self._live:
            nodes = [p for p in (diagram, world) if isinstance(p, Node)]
            top = min(node.var for node in nodes)
            kids = []
            for cell in range(self.space.variables[top].cells):
                one, other = (_kid(p, top, cell) for p in (diagram, world))
                kids.append(
                    None
                    if one is None or other is None
                    else self._within(one, other)
                )
            self._live[key] = (
                None
                if all(kid is None for kid in kids)
                else self.diagrams.node(top, kids)
            )
        return self._live[key]

    def _world(self) -> Diagram:
        rows: list[Diagram] = [
            self.rules.scope[clause.id]
            for clause in self.rules.clauses
            if clause.id == f"route {self.route.name}"
        ]
        asked = {
            clause.id.removeprefix("asked "): self.rules.scope[clause.id]
            for clause in self.rules.clauses
            if clause.id.startswith("asked ")
        }
        diagrams = self.diagrams
        for fact in self.policy.facts:
            when = asked.get(fact.name, True)
            waits = NOT_YET in fact.may_be
            number = self._number.get(("option", (fact.name,)))
            if number is not None:
                cuts = self.space.variables[number].cuts
                idle = [value == NOT_ASKED for value in cuts]
                open_ = [value == NOT_YET for value in cuts]
                never = diagrams.no(diagrams.node(number, idle))
                if waits:
                    rows.append(never)
                    rows.append(
                        diagrams.any([when, diagrams.node(number, open_)])
                    )
                else:
                    rows.append(diagrams.apply(_same, when, never))
            number = self._number.get(("happened", (fact.name,)))
            if number is not None:
                has = diagrams.node(number, [True, False])
                rows.append(diagrams.any([when, diagrams.no(has)]))
                if not (waits or fact.ask_only_when):
                    rows.append(has)
        for number, variable in enumerate(self.space.variables):
            if variable.kind == "gap":
                start = self._number.get(("happened", variable.facts[1:2]))
                if start is not None:
                    rows.append(self._starts(start, number))
        return diagrams.all(rows)

    def _starts(self, happened: int, number: int) -> Diagram:
        """Return that a window whose start is to come is not over."""
        cells = self.space.variables[number].cells
        first = self.diagrams.node(number, [True] + [False] * (cells - 1))
        has = self.diagrams.node(happened, [True, False])
        return self.diagrams.any([has, first])

    def _usual_cells(self) -> dict[int, tuple[int, ...]]:
        """Return where the usual customer of the examples lies."""
        found = witness_in(self.engine, self.route, (), self.on)
        if found is None:
            return {}
        answers: Answers = self.engine.settle(found.read(self.policy))[0]
        return self.space.possible(answers)


class Desk:
    """Everything that the finders look at."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.engine = Engine(policy)
        self.clauses = {clause.id: clause for clause in policy.clauses}
        wider = replace(
            policy, clauses=(*policy.clauses, *_conditions(policy))
        )
        self.grounds = tuple(
            Ground(self.engine, wider, route, on)
            for route in policy.routes
            for on in _days(self.engine)
        )

    @cached_property
    def dead(self) -> frozenset[str]:
        """The clauses that concern nobody at all."""
        alive = {
            clause.id
            for ground in self.grounds
            for clause in ground.clauses
            if not ground.concerns_nobody(ground.rules.scope[clause.id])
        }
        return frozenset(self.clauses) - alive


def _days(engine: Engine) -> list[str]:
    """Return a day of order in each edition."""
    if not engine.editions:
        return [""]
    first = date.fromisoformat(engine.editions[0]).toordinal()
    return [date.fromordinal(first - 1).isoformat(), *engine.editions]


def _conditions(policy: Policy) -> Iterator[Clause]:
    """Yield clauses that say only when a question is asked, or a route is."""
    every = tuple(route.name for route in policy.routes)
    for fact in policy.facts:
        if fact.ask_only_when:
            name = f"asked {fact.name}"
            yield Clause(name, "", "", "", every, scope=fact.ask_only_when)
    for route in policy.routes:
        if route.when:
            name = f"route {route.name}"
            yield Clause(name, "", "", "", every, scope=route.when)


def _same(one: bool, other: bool) -> bool:
    return one == other


def _kid(part: Diagram, var: int, cell: int) -> Diagram | None:
    if isinstance(part, Node) and part.var == var:
        return part.kids[cell]
    return part
