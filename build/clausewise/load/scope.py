"""What the phrases of one rule may refer to, and where problems go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from checker.policy import Fact, Kind, Parameter, Value
from clausewise.load.fields import Fields
from clausewise.load.grammar import Words
from clausewise.problems import Problems, nearest, one_of, shown
from clausewise.read.nodes import Node, Text

__all__ = ["KIND_WORDS", "NOW", "Scope"]

NOW = Fact("now", "date and time", "the system")

KIND_WORDS: dict[Kind, str] = {
    "yes/no": "yes or no",
    "choice": "a choice",
    "date": "a date",
    "date and time": "a date and time",
    "money": "an amount of money",
    "whole number": "a whole number",
    "period": "a length of time",
    "order lines": "a list of order lines",
}
DATES: tuple[Kind, ...] = ("date", "date and time")


@dataclass(frozen=True, slots=True)
class Scope:
    """Facts, and inside a clause its parameters, its text and remedies."""

    problems: Problems
    facts: Mapping[str, Fact]
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    text: str = ""
    literal: tuple[str, ...] = ()
    remedies: frozenset[str] = frozenset()
    currency: str = ""

    def fields(
        self, node: Node, words: Words, *, facts: bool = False
    ) -> Fields:
        """Return the lines under a heading, perhaps with facts among them."""
        return Fields(node, words, self.problems, self.facts if facts else ())

    def fact(
        self, name: Text, kinds: tuple[Kind, ...] = (), why: str = ""
    ) -> Fact | None:
        """Return the fact of that name, if it is of one of these kinds."""
        fact = self.facts.get(name.value)
        if fact is None:
            fits = [
                known
                for known, fact in self.facts.items()
                if not kinds or fact.kind in kinds
            ]
            self.problems.add(
                name.at,
                "this fact is not in facts.yaml",
                shown(name.value),
                self._called(name.value, fits)
                or nearest(name.value, fits)
                or nearest(name.value, self.facts),
            )
            return None
        if kinds and fact.kind not in kinds:
            wanted = " or ".join(KIND_WORDS[kind] for kind in kinds)
            self.problems.add(
                name.at,
                f'the fact "{fact.name}" is {KIND_WORDS[fact.kind]}',
                meant=f"{wanted}{why}",
            )
            return None
        return fact

    def _called(self, words: str, fits: list[str]) -> str:
        """Return the facts that sentences call by these words."""
        return one_of(
            known for known in fits if self.facts[known].called == words
        )

    def check_currency(self, amount: Text) -> None:
        """Note an amount in another currency than the store's own."""
        code = amount.value[-3:]
        if self.currency and code != self.currency:
            self.problems.add(
                amount.at,
                "the store has another currency",
                shown(amount.value),
                f"an amount in {self.currency}",
            )

    def date(self, name: Text) -> str:
        """Return the name of a date fact, "" if it is none."""
        fact = self.fact(name, DATES, ", from which time runs")
        return fact.name if fact else ""

    def values(self, name: str) -> tuple[Value, ...]:
        """Return the values of a parameter, () if there is none."""
        found = self.parameters.get(name)
        return tuple(d.value for d in found.values) if found else ()
