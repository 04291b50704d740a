"""One space for two policies: every variable with the cuts of both.

The rules of either policy are carried over into it, with each question's
"asked only when" put in, so that a cell of the common space is a kind of
customer on whom both policies have exactly one answer.
"""

from __future__ import annotations

from checker.answers import NOT_YET
from checker.diagram import Diagram, Diagrams, variables
from checker.engine import Engine
from checker.space import Space
from clausewise.analysis.editions import days_of
from clausewise.diff.outcomes.carry import Carrier
from clausewise.diff.outcomes.common import common_variables, key_of
from clausewise.diff.outcomes.merged import merged_policy
from clausewise.diff.outcomes.possible import known_to_both, windows_agree
from clausewise.diff.outcomes.side import Side

__all__ = ["Joint"]


class Joint:
    """The common refinement of both policies' variables.

    `possible` is where windows over the same dates agree, `needs` names
    for each variable those that have it asked at all.
    """

    def __init__(self, old: Side, new: Side) -> None:
        self.old, self.new = old, new
        self.sides = old, new
        boundaries = sorted({*old.engine.editions, *new.engine.editions})
        self.days = days_of(boundaries)
        self.policy = merged_policy(old.policy, new.policy, boundaries)
        self.engine = Engine(self.policy)
        self.diagrams = Diagrams()
        self.variables = common_variables(old, new, self.policy, self.days)
        self._number = {key_of(v): n for n, v in enumerate(self.variables)}
        self._carrier = Carrier(self.diagrams, self.variables)
        self._asked: dict[tuple[str, str], Diagram] = {}
        self.until_now = self._until_now()
        self.known_to_both = known_to_both(
            self.diagrams, self.variables, self.sides
        )
        calendar = old.policy.calendar
        self.possible = windows_agree(
            self.diagrams,
            self.variables,
            calendar if calendar == new.policy.calendar else None,
            self.happened_for_both,
        )
        self.needs = self._needs()

    def carry(self, space: Space, diagram: Diagram) -> Diagram:
        """Return a diagram of one side's space in the common space."""
        return self._carrier.carry(space, diagram)

    def asked(self, side: Side, name: str) -> Diagram:
        """Return where one policy asks for a fact at all."""
        if name not in side.facts:
            return name == "now"
        key = side.which, name
        if key not in self._asked:
            self._asked[key] = self.carry(side.space, side.space.asks(name))
        return self._asked[key]

    def takes(self, side: Side, route: str | None) -> Diagram:
        """Return whose case belongs to a route of one policy, or to none."""
        if route is not None:
            return self.carry(side.space, side.picked_when[route])
        return self.diagrams.no(
            self.diagrams.any([self.takes(side, name) for name in side.routes])
        )

    def has_happened(self, side: Side, name: str) -> Diagram:
        """Return where an event is told to one policy as having happened."""
        number = self.happens(name)
        if name not in side.facts or number is None:
            return self.asked(side, name)
        if NOT_YET not in side.facts[name].may_be:
            return self.asked(side, name)
        happened = self.diagrams.node(number, [True, False])
        return self.diagrams.all([self.asked(side, name), happened])

    def happened_for_both(self, name: str) -> Diagram | None:
        """Return where an event has happened, None if policies differ."""
        if name == "now":
            return True
        sides = [side for side in self.sides if name in side.facts]
        found = [self.has_happened(side, name) for side in sides]
        return found[0] if all(d is found[0] for d in found) else None

    def happens(self, name: str) -> int | None:
        """Return the variable that says whether an event has happened."""
        return self._number.get(("happened", (name,), ""))

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

    def _replaced(self, region: Diagram, old: int, new: int) -> Diagram:
        """Return a region with one variable read as another like it."""
        whole = {
            number: range(variable.cells)
            for number, variable in enumerate(self.variables)
        }
        kids = tuple(
            self.diagrams.restrict(region, {**whole, old: [cell]})
            for cell in whole[old]
        )
        cells = [str(cell) for cell in whole[new]]
        return self._carrier.choose(self.diagrams.node(new, cells), kids)

    def _until_now(self) -> dict[int, int]:
        """Return for each window the one from its start until now."""
        found = {}
        for (kind, facts, family), number in self._number.items():
            now = self._number.get((kind, ("now", *facts[1:]), family))
            if kind == "gap" and facts[0] != "now" and now is not None:
                found[number] = now
        return found

    def _needs(self) -> dict[int, frozenset[int]]:
        found = {}
        for number, variable in enumerate(self.variables):
            asked = [
                self.asked(side, name)
                for side in self.sides
                for name in variable.facts
            ]
            numbers = {n for diagram in asked for n in variables(diagram)}
            found[number] = frozenset(numbers - {number})
        return found
