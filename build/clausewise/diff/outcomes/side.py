"""One of the two policies, and the conditions of its questions."""

from __future__ import annotations

from typing import Literal

from checker.diagram import Diagrams
from checker.engine import Engine
from checker.policy import Clause, Policy
from checker.rules import Rules
from checker.space import Space

__all__ = ["Side"]


class Side:
    """A policy made ready to be compared, the old one or the new one."""

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
