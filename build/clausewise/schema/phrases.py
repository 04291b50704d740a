"""What may be said of a store's facts: conditions, answers, amounts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checker.policy import Fact, Policy
from clausewise.load.grammar import ORDER_LINE
from clausewise.load.options import options_of
from clausewise.load.scope import DATES, NOW
from clausewise.schema.shapes import (
    COUNT,
    DAY,
    MOMENT,
    TEXT,
    Plain,
    Shaper,
    alternatives,
    either,
    listed,
    money,
    one_of,
    pattern,
)

__all__ = ["Phrases", "told"]

_YMD = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_PERIOD = "[1-9][0-9]{0,2} (day|week|month|year)s?"


@dataclass(frozen=True, slots=True)
class Phrases:
    """The shapes of everything that names a fact of a store."""

    policy: Policy
    shaper: Shaper

    def named(self, *kinds: str) -> Plain:
        """Return the shape of a fact's name, of some kinds or of any."""
        return one_of(fact.name for fact in self._facts(*kinds))

    @property
    def dates(self) -> Plain:
        """The shape of the name of a date from which time runs."""
        return self.named(*DATES)

    def conditions(self) -> dict[str, Plain]:
        """Return for each fact what a condition may say of it."""
        return {
            fact.name: told(fact, self._condition(fact))
            for fact in self._facts()
            if fact.kind != "order lines"
        }

    def guard(self) -> Plain:
        """Return the shape of conditions of which one line must hold."""
        row: Plain = {
            "type": "object",
            "properties": self.conditions(),
            "additionalProperties": False,
            "minProperties": 1,
        }
        return listed(row, or_one=True)

    def answers(self, *, removes: bool) -> Plain:
        """Return the shape of answers; `removes` lets in `none`."""
        return {
            "type": "object",
            "properties": {
                fact.name: told(fact, self._answer(fact, removes))
                for fact in self.policy.facts
                if not fact.worked_out and fact.known_by != "the system"
            },
            "additionalProperties": False,
            "minProperties": 1,
        }

    def amount(self, *more: str) -> Plain:
        """Return the shape of an amount: no bare number, no other fact."""
        sums = [fact.name for fact in self._facts("money")]
        others = [f.name for f in self._facts() if f.kind != "money"]
        name: Plain = {
            "type": "string",
            "not": either(one_of(others), {"pattern": "^[0-9]"}),
        }
        return either(one_of([*sums, "nothing", *more]), name)

    def _facts(self, *kinds: str) -> Iterable[Fact]:
        for fact in (*self.policy.facts, NOW):
            if not kinds or fact.kind in kinds:
                yield fact

    def _condition(self, fact: Fact) -> Plain:
        names = one_of(options_of(fact))
        match fact.kind:
            case "yes/no" | "choice":
                return listed(names, or_one=True)
            case "period":
                return names if fact.may_be else {"not": {}}
            case "date" | "date and time":
                starts = alternatives(
                    f.name for f in self._facts(*DATES) if f is not fact
                )
                return either(
                    listed(names, or_one=True),
                    pattern(
                        f"(within|later than) [^0-9].* after ({starts})",
                        examples=[f"within … after {starts.split('|')[0]}"],
                    ),
                    pattern(f"(before|on or after) {_YMD}"),
                )
            case "whole number":
                limit = "nothing|[0-9]{1,9}|[^0-9].*"
            case _:
                limit = "nothing|[^0-9].*"
        return either(
            one_of(["nothing", "more than nothing"]),
            pattern(f"(at least|more than|at most|less than) ({limit})"),
        )

    def _answer(self, fact: Fact, removes: bool) -> Plain:
        words = [*fact.may_be, "unknown", *(["none"] if removes else [])]
        form: Plain
        match fact.kind:
            case "yes/no":
                return one_of(["yes", "no", *words])
            case "choice":
                return one_of([*(o for o, _ in fact.options), *words])
            case "date":
                form = DAY
            case "date and time":
                form = either(MOMENT, DAY)
            case "money":
                form = money(self.policy.currency)
            case "whole number":
                form = COUNT
            case "period":
                form = pattern(_PERIOD)
            case "order lines":
                form = either(
                    listed(
                        self.shaper.lines(
                            ORDER_LINE,
                            {
                                "item": TEXT,
                                "price": money(self.policy.currency),
                                "quantity": COUNT,
                                "affected": COUNT,
                                "discount": money(self.policy.currency),
                                "returned": COUNT,
                            },
                        )
                    ),
                    money(self.policy.currency),
                )
        return either(form, one_of(words))


def told(fact: Fact, shape: Plain) -> Plain:
    """Return a shape with the question of a fact, and its options."""
    words = [fact.ask or fact.called or fact.name]
    words += [f"{name}: {label}" for name, label in fact.options]
    return {"description": "\n".join(words), **shape}
