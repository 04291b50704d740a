"""Who there can be: the answers that can be given together on one route.

A question is asked only when its own condition holds, so its answer and
"not asked" exclude each other; and what has not begun is not over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.answers import NOT_ASKED, NOT_YET
from checker.diagram import Diagram, Node
from checker.policy import Clause, Fact, Policy
from checker.rules import Rules
from clausewise.analysis.nodes import kid_of

__all__ = ["Live", "with_conditions", "world_of"]

_ASKED = "asked "
_ROUTE = "route "


def with_conditions(policy: Policy) -> Policy:
    """Return a policy in which each question's condition is a clause.

    So is each route's; their scopes are then diagrams like all others.
    """
    return replace(policy, clauses=(*policy.clauses, *_conditions(policy)))


def _conditions(policy: Policy) -> Iterator[Clause]:
    every = tuple(route.name for route in policy.routes)
    for fact in policy.facts:
        if fact.ask_only_when:
            name = f"{_ASKED}{fact.name}"
            yield Clause(name, "", "", "", every, scope=fact.ask_only_when)
    for route in policy.routes:
        if route.when:
            name = f"{_ROUTE}{route.name}"
            yield Clause(name, "", "", "", every, scope=route.when)


def world_of(rules: Rules, route: str) -> Diagram:
    """Return where the answers of a route's case can be given together.

    The rules are those of a policy with its conditions as clauses.
    """
    return rules.diagrams.all(
        [
            rules.scope.get(f"{_ROUTE}{route}", True),
            *(
                law
                for fact in rules.policy.facts
                for law in _answered(rules, fact)
            ),
            *_begun(rules),
        ]
    )


def _answered(rules: Rules, fact: Fact) -> Iterator[Diagram]:
    """Yield what holds of an answer: it is given where it is asked for."""
    diagrams, variables = rules.diagrams, rules.space.variables
    when = rules.scope.get(f"{_ASKED}{fact.name}", True)
    waits = NOT_YET in fact.may_be
    number = _number(rules, "option", fact.name)
    if number is not None:
        cuts = variables[number].cuts
        idle = [value == NOT_ASKED for value in cuts]
        open_ = [value == NOT_YET for value in cuts]
        never = diagrams.no(diagrams.node(number, idle))
        if waits:
            yield never
            yield diagrams.any([when, diagrams.node(number, open_)])
        else:
            yield diagrams.apply(_same, when, never)
    number = _number(rules, "happened", fact.name)
    if number is not None:
        has = diagrams.node(number, [True, False])
        yield diagrams.any([when, diagrams.no(has)])
        if not (waits or fact.ask_only_when):
            yield has


def _begun(rules: Rules) -> Iterator[Diagram]:
    """Yield that no window is over whose start is still to come."""
    diagrams = rules.diagrams
    for number, variable in enumerate(rules.space.variables):
        if variable.kind == "gap":
            start = _number(rules, "happened", variable.facts[1])
            if start is not None:
                first = [True] + [False] * (variable.cells - 1)
                yield diagrams.any(
                    [
                        diagrams.node(start, [True, False]),
                        diagrams.node(number, first),
                    ]
                )


def _number(rules: Rules, kind: str, fact: str) -> int | None:
    for number, variable in enumerate(rules.space.variables):
        if (variable.kind, variable.facts) == (kind, (fact,)):
            return number
    return None


class Live:
    """Leaves of any diagram only what is possible in a world."""

    def __init__(self, rules: Rules, world: Diagram) -> None:
        self._rules = rules
        self._world = world
        self._known: dict[tuple[Diagram, ...], Diagram | None] = {}

    def of(self, diagram: Diagram) -> Diagram | None:
        """Return the live part of a diagram; None stands for nobody."""
        return self._within(diagram, self._world)

    def _within(self, diagram: Diagram, world: Diagram) -> Diagram | None:
        if world is False:
            return None
        if world is True or not isinstance(world, Node):
            return diagram
        key = diagram, world
        if key not in self._known:
            nodes = [p for p in (diagram, world) if isinstance(p, Node)]
            top = min(node.var for node in nodes)
            kids = []
            for cell in range(self._rules.space.variables[top].cells):
                one, other = (kid_of(p, top, cell) for p in (diagram, world))
                kids.append(
                    None
                    if one is None or other is None
                    else self._within(one, other)
                )
            self._known[key] = (
                None
                if all(kid is None for kid in kids)
                else self._rules.diagrams.node(top, kids)
            )
        return self._known[key]


def _same(one: bool, other: bool) -> bool:
    return one == other
