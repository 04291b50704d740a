"""One route in one edition: its rules, and its customers group by group.

A diagram over the route's answers is a group; whoever looks for somebody
in it gets a concrete customer, the one most like the usual one first.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from checker.answers import Answers
from checker.cells import Variable
from checker.diagram import Diagram, Diagrams, Node
from checker.engine import Engine
from checker.policy import Clause, Policy, Route
from checker.rules import Rules
from checker.space import Space
from clausewise.analysis.bands import Band
from clausewise.analysis.witness import Witness, witness_in
from clausewise.analysis.world import Live, world_of

__all__ = ["Customer", "Ground"]

_PATHS = 1500


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer of a group, with the bands that make the group."""

    witness: Witness
    bands: tuple[Band, ...]


class Ground:
    """The rules of one route and edition, and who there can be.

    `policy` has its conditions as clauses; the engine's has not.
    """

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
        self.world = world_of(self.rules, route.name)
        self._live = Live(self.rules, self.world)
        self._usual = self._usual_cells()
        self._witnesses: dict[tuple[Band, ...], Witness | None] = {}
        self._leaves: dict[Node, frozenset[Hashable]] = {}

    def live(self, diagram: Diagram) -> Diagram | None:
        """Return a diagram in which only possible answers are left."""
        return self._live.of(diagram)

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

    def _usual_cells(self) -> dict[int, tuple[int, ...]]:
        """Return where the usual customer of the examples lies."""
        found = witness_in(self.engine, self.route, (), self.on)
        if found is None:
            return {}
        answers: Answers = self.engine.settle(found.read(self.policy))[0]
        return self.space.possible(answers)
