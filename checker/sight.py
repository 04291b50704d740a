"""What is left of a route's diagrams once some cells are ruled out.

Each question about a diagram is worked out once: customers whose
answers fall into the same cells share one sight.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from checker.diagram import Diagram, leaves, reached
from checker.rules import Item, Rules
from checker.verdicts import NONE, NOT_ELIGIBLE, OTHER, REVIEW
from checker.worlds import World, worlds_of

__all__ = ["Sight", "settled"]


class Sight:
    """The rules of a route, where only some cells are possible.

    `shop` are the variables that only the shop could still settle.
    """

    def __init__(
        self,
        rules: Rules,
        cells: dict[int, tuple[int, ...]],
        shop: frozenset[int],
    ) -> None:
        self.rules = rules
        self.cells = cells
        self.shop = shop
        self._looks: dict[Diagram, Diagram] = {}
        self._truths: dict[Diagram, bool | None] = {}
        self._folded: dict[Diagram, Diagram] = {}
        self._standings: dict[Diagram, frozenset[Hashable]] = {}
        self._worlds: dict[Hashable, list[World]] = {}
        self._items: list[tuple[Item, bool]] | None = None

    def look(self, diagram: Diagram) -> Diagram:
        """Return a diagram with only the possible cells."""
        if diagram not in self._looks:
            self._looks[diagram] = self.rules.diagrams.restrict(
                diagram, self.cells
            )
        return self._looks[diagram]

    def truth(self, diagram: Diagram) -> bool | None:
        """Return whether something holds; None where it is open."""
        if diagram not in self._truths:
            found = reached(diagram, self.cells)
            self._truths[diagram] = (
                None if len(found) > 1 else bool(next(iter(found)))
            )
        return self._truths[diagram]

    def folded(self, diagram: Diagram) -> Diagram:
        """Return a standing with what only the shop knows folded away."""
        if diagram not in self._folded:
            diagrams = self.rules.diagrams
            merged = diagrams.merge(self.look(diagram), self.shop)
            self._folded[diagram] = diagrams.apply(settled, merged)
        return self._folded[diagram]

    def standings(self, diagram: Diagram) -> frozenset[Hashable]:
        """Return the standings that the customer's answers leave open."""
        if diagram not in self._standings:
            self._standings[diagram] = leaves(self.folded(diagram))
        return self._standings[diagram]

    def worlds(
        self, given: Diagram, parts: Sequence[Diagram], money: frozenset[str]
    ) -> list[World]:
        """Return the worlds in which `given` holds; see `worlds_of`."""
        key = given, tuple(parts), money
        if key not in self._worlds:
            self._worlds[key] = worlds_of(
                self.rules.diagrams,
                self.rules.space.variables,
                self.look(given),
                [self.look(part) for part in parts],
                money,
            )
        return self._worlds[key]

    def items(self) -> list[tuple[Item, bool]]:
        """Return what is shown, or may yet be, and whether for certain.

        Once the case is refused for certain, a clause that might refuse
        it as well has nothing more to say.
        """
        if self._items is None:
            self._items = self._find_items()
        return self._items

    def _find_items(self) -> list[tuple[Item, bool]]:
        refused = self.standings(self.rules.verdict) <= {NOT_ELIGIBLE, OTHER}
        refusing = {
            bar.clause.id
            for bar in self.rules.bars
            if refused and self.truth(self.rules.refuses(bar))
        }
        return [
            (item, self.truth(item.shows) is True)
            for item in self.rules.items
            if not refusing
            or item.clause.id in refusing
            or item.clause.other_ways
            or item.clause.in_every_refund
            if self.truth(item.shows) is not False
        ]


def settled(found: frozenset[str]) -> str:
    """Return one standing for those that only the shop could tell apart."""
    if len(found) == 1:
        return next(iter(found))
    if found <= {NONE, NOT_ELIGIBLE, OTHER}:
        return max(found - {NONE})
    return REVIEW
