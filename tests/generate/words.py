"""The facts of a policy by kind, to make its clauses of."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.policy import (
    Difference,
    Fact,
    Kind,
    Parameter,
    PartOf,
)

__all__ = ["Words"]


@dataclass
class Words:
    """The facts of a policy by kind, to make conditions of."""

    facts: tuple[Fact, ...]
    dated: bool = False
    compares: bool = False
    numbers: list[Parameter] = field(default_factory=list)

    def of(self, *kinds: Kind) -> list[Fact]:
        return [fact for fact in self.facts if fact.kind in kinds]

    @property
    def compared(self) -> list[Fact]:
        """The facts that conditions name.

        A difference and what it follows from are never compared both:
        the engine takes them for independent.
        """
        tied = {
            name
            for fact in self.facts
            if isinstance(fact.worked_out, Difference)
            for name in (fact.worked_out.of, fact.worked_out.less)
        }
        return [
            fact
            for fact in self.facts
            if fact.kind != "order lines"
            and (fact.kind != "period" or fact.may_be)
            and not isinstance(fact.worked_out, PartOf)
            and (fact.worked_out is None or self.compares)
            and (fact.name not in tied or not self.compares)
        ]

    @property
    def amounts(self) -> list[str]:
        """The facts that lines name: none tied to what is compared.

        What was refunded caps every refund; no line names it too.
        """
        facts = self.compared if self.compares else self.facts
        return [
            fact.name
            for fact in facts
            if fact.kind == "money" and not fact.unless_told
        ] or ["paid"]

    @property
    def added(self) -> list[str]:
        """The facts that lines add; those of the shop are subtracted."""
        return [
            fact.name
            for fact in self.facts
            if fact.name in self.amounts
            and fact.known_by != "the shop"
            and (fact.name != "difference" or not self.compares)
        ] or ["paid"]
