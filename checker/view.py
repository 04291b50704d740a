"""One case seen through one route: the diagrams with the answers put in.

What only the shop knows is folded away first: where it alone could turn
the verdict, somebody at the shop decides, and the verdict is a review.
What the customer could still tell stays open.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from checker.answers import NOT_STATED, Answers
from checker.diagram import Diagram, variables
from checker.engine import Engine
from checker.intervals import sources
from checker.policy import Clause, Route
from checker.rules import Item, Rules, Shown
from checker.sight import Sight
from checker.words import fact_named
from checker.worlds import World

__all__ = ["View"]


class View:
    """The answers of one case, looked at by the rules of one route.

    `on` is the day of the order, where it is not among the answers; it
    is empty where the policy has but one edition.
    """

    def __init__(
        self,
        engine: Engine,
        route: Route,
        answers: Answers,
        idle: frozenset[str],
        on: str = "",
    ) -> None:
        self.engine = engine
        self.policy = engine.policy
        self.route = route
        self.answers = answers
        self.idle = idle
        if engine.editions and not on:
            on = engine.ordered_on(answers)[0]
        self.on = on
        self.rules: Rules = engine.rules(route.name, on)
        key = "sight", idle, *engine.key(self.rules.space, answers)
        self.sight = engine.keep.once(key, self._looked)
        self.cells = self.sight.cells
        self.shop = self.sight.shop

    def _looked(self) -> Sight:
        cells = self.engine.cells(self.rules.space, self.answers)
        shop = frozenset(
            number
            for number, variable in enumerate(self.rules.space.variables)
            if len(cells[number]) > 1
            and not any(self.can_tell(name) for name in variable.facts)
        )
        return Sight(self.rules, cells, shop)

    def can_tell(self, name: str) -> bool:
        """Tell whether the customer could still settle a fact."""
        if name == "now":
            return False
        parts = sources(self.policy, name)
        if parts != (name,):
            return any(self.can_tell(part) for part in parts)
        fact = fact_named(self.policy, name)
        known = self.answers.known.get(name)
        if known is None:
            return fact.known_by == "the customer" and name not in self.idle
        return getattr(known, "day_only", False) and (
            fact.kind == "date and time"
        )

    def look(self, diagram: Diagram) -> Diagram:
        """Return a diagram with the answers put in."""
        return self.sight.look(diagram)

    def truth(self, diagram: Diagram) -> bool | None:
        """Return whether something holds; None where it is open."""
        return self.sight.truth(diagram)

    def folded(self, diagram: Diagram) -> Diagram:
        """Return a standing with what only the shop knows folded away."""
        return self.sight.folded(diagram)

    def standings(self, diagram: Diagram) -> frozenset[Hashable]:
        """Return the standings that the customer's answers leave open."""
        return self.sight.standings(diagram)

    def worlds(
        self, given: Diagram, parts: Sequence[Diagram], money: frozenset[str]
    ) -> list[World]:
        """Return the worlds that are open; see `checker.worlds`."""
        return self.sight.worlds(given, parts, money)

    def items[T: Shown](
        self, kind: type[T]
    ) -> Iterator[tuple[Clause, T, bool]]:
        """Yield what is shown with its clause, and whether for certain."""
        for item, certain in self.sight.items():
            if isinstance(item.what, kind):
                yield item.clause, item.what, certain

    def open_items(self) -> list[Item]:
        """Return what is shown, or may yet be."""
        return [item for item, _ in self.sight.items()]

    def decided_by_shop(self, diagram: Diagram) -> list[str]:
        """Return the shop-known facts that could still turn a standing."""
        open_ = variables(self.look(diagram)) & self.shop
        return [
            name
            for number in sorted(open_)
            for name in self.rules.space.variables[number].facts
            if name not in self.answers.known
            or self.answers.known[name] == NOT_STATED
        ]
