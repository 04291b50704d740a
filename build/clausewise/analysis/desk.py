"""A policy laid out for its questions: each route in each edition.

The audit, and what looks for the gaps of the examples, start from here.
"""

from __future__ import annotations

from functools import cached_property

from checker.engine import Engine
from checker.policy import Policy
from clausewise.analysis.editions import days_of
from clausewise.analysis.ground import Ground
from clausewise.analysis.world import with_conditions

__all__ = ["Desk"]


class Desk:
    """The policy, its engine, and the ground of each route and edition."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.engine = Engine(policy)
        self.clauses = {clause.id: clause for clause in policy.clauses}
        self.grounds = tuple(
            Ground(self.engine, with_conditions(policy), route, on)
            for route in policy.routes
            for on in days_of(self.engine.editions)
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
