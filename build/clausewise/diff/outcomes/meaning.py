"""What an amount means: two that are reckoned alike are the same text."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from checker.intervals import facts_in
from checker.policy import (
    Amount,
    Clause,
    Constant,
    Extreme,
    FactAmount,
    Money,
    Policy,
    Ratio,
    Share,
    Unstated,
)
from checker.words import fact_named, parameter
from clausewise.analysis.vocabulary import sources

__all__ = ["fact_meaning", "facts_behind", "is_plain", "meaning_of"]


def meaning_of(policy: Policy, clause: Clause, amount: Amount, on: str) -> str:
    """Return what an amount means, written in one way only."""
    match amount:
        case FactAmount(name):
            return fact_meaning(policy, name)
        case Constant(name):
            value = parameter(clause, name, on)
            if isinstance(value, Money):
                return f"{value.minor} {value.currency}"
            return "0"
        case Share(name, of):
            value = parameter(clause, name, on)
            assert isinstance(value, Ratio)
            part = Fraction(value.numerator, value.denominator)
            return f"{part} of {meaning_of(policy, clause, of, on)}"
        case Extreme(which, parts):
            found = {meaning_of(policy, clause, part, on) for part in parts}
            if len(found) == 1:
                return found.pop()
            return f"{which} of {sorted(found)}"
        case Unstated(_, low, high):
            ends = [meaning_of(policy, clause, end, on) for end in (low, high)]
            return f"between {ends}"


def fact_meaning(policy: Policy, name: str) -> str:
    """Return a fact with whatever bounds it or works it out."""
    fact = fact_named(policy, name)
    return f"<{name} {fact.worked_out} {fact.low} {fact.high}>"


def facts_behind(policy: Policy, amount: Amount) -> Iterator[str]:
    """Yield the facts from whose answers an amount follows."""
    for name in facts_in(amount):
        yield from sources(fact_named(policy, name)) or (name,)


def is_plain(amount: Amount) -> bool:
    """Tell whether an amount is nothing if its fact is nothing."""
    match amount:
        case FactAmount():
            return True
        case Share(_, of):
            return is_plain(of)
    return False
