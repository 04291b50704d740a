"""One case seen through one route: the diagrams with the answers put in.

What only the shop knows is folded away first: where it alone could turn
the verdict, somebody at the shop decides, and the verdict is a review.
What the customer could still tell stays open.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from checker.answers import NOT_STATED, Answers
from checker.diagram import Diagram, leaves, reached, variables
from checker.engine import Engine
from checker.policy import Clause, Route
from checker.rules import (
    ELIGIBLE,
    NONE,
    NOT_ELIGIBLE,
    OTHER,
    REVIEW,
    Item,
    Rules,
    Shown,
)
from checker.words import fact_named

__all__ = ["View", "settled"]


class View:
    """The answers of one case, looked at by the rules of one route.

    `on` is the day of the order, where it is not among the answers.
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
        self.on = on or engine.ordered_on(answers)[0]
        self.rules: Rules = engine.rules(route.name, self.on)
        self.cells = self.rules.space.possible(answers)
        self._looks: dict[Diagram, Diagram] = {}
        self._truths: dict[Diagram, bool | None] = {}
        self._standings: dict[Diagram, frozenset[Hashable]] = {}
        self.shop = frozenset(
            number
            for number, variable in enumerate(self.rules.space.variables)
            if len(self.cells[number]) > 1
            and not any(self.can_tell(name) for name in variable.facts)
        )

    def can_tell(self, name: str) -> bool:
        """Tell whether the customer could still settle a fact."""
        if name == "now":
            return False
        if name in self.answers.perhaps_idle:
            return True
        fact = fact_named(self.policy, name)
        known = self.answers.known.get(name)
        if known is None:
            return fact.known_by == "the customer" and name not in self.idle
        return getattr(known, "day_only", False) and (
            fact.kind == "date and time"
        )

    def look(self, diagram: Diagram) -> Diagram:
        """Return a diagram with the answers put in."""
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
        merged = self.rules.diagrams.merge(self.look(diagram), self.shop)
        return self.rules.diagrams.apply(settled, merged)

    def standings(self, diagram: Diagram) -> frozenset[Hashable]:
        """Return the standings that the customer's answers leave open."""
        if diagram not in self._standings:
            self._standings[diagram] = leaves(self.folded(diagram))
        return self._standings[diagram]

    def items[T: Shown](
        self, kind: type[T]
    ) -> Iterator[tuple[Clause, T, bool]]:
        """Yield what is shown with its clause, and whether for certain."""
        for item in self.open_items():
            if isinstance(item.what, kind):
                certain = self.truth(item.shows) is True
                yield item.clause, item.what, certain

    def open_items(self) -> Iterator[Item]:
        """Yield what is shown, or may yet be.

        Once the case is refused for certain, a clause that might refuse
        it as well has nothing more to say.
        """
        refused = self.standings(self.rules.verdict) <= {NOT_ELIGIBLE, OTHER}
        refusing = {
            bar.clause.id
            for bar in self.rules.bars
            if refused and self.truth(self.rules.refuses(bar))
        }
        for item in self.rules.items:
            clause = item.clause
            if refusing and not (clause.id in refusing or clause.other_ways):
                continue
            if self.truth(item.shows) is not False:
                yield item

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


def settled(found: frozenset[str]) -> str:
    """Return one standing for those that only the shop could tell apart."""
    if len(found) == 1:
        return next(iter(found))
    if found & {ELIGIBLE, REVIEW}:
        return REVIEW
    return max(found - {NONE})
