"""The least and the most that a money fact can be, given the answers."""

from __future__ import annotations

from checker.answers import Answers
from checker.money import UNBOUNDED
from checker.orders import affected_part
from checker.policy import (
    Amount,
    Constant,
    Difference,
    Extreme,
    Fact,
    FactAmount,
    Money,
    PartOf,
    Policy,
    Share,
    Unstated,
)
from checker.words import fact_named

__all__ = [
    "amount_interval",
    "facts_in",
    "is_limited",
    "open_facts",
    "sources",
    "told_part",
    "worked_out",
]


def amount_interval(name: str, answers: Answers) -> tuple[int, int]:
    """Return the bounds of a money fact in minor units.

    A known amount is both; an unknown one without bounds runs from
    nothing to UNBOUNDED.
    """
    known = answers.known.get(name)
    if isinstance(known, Money):
        return known.minor, known.minor
    fact = fact_named(answers.policy, name)
    match fact.worked_out:
        case Difference(of, less):
            least, most = amount_interval(of, answers)
            low, high = amount_interval(less, answers)
            return max(0, least - high), max(0, most - low)
        case PartOf(of, over):
            told = told_part(fact.worked_out, answers)
            if told:
                return told.minor, told.minor
            lines = answers.known.get(over)
            low, high = amount_interval(of, answers)
            if not isinstance(lines, tuple):
                return 0, high
            return affected_part(lines, low), affected_part(lines, high)
    most = _bound(fact.high, answers, UNBOUNDED)[1]
    if fact.at_most:
        most = min(most, amount_interval(fact.at_most, answers)[1])
    paid = answers.policy.paid
    if name == answers.policy.refunded and is_limited(answers):
        whole = (amount_interval(part, answers)[1] for part in paid)
        most = min(most, sum(whole))
    least = _bound(fact.low, answers, 0)[0]
    return min(max(least, _told_part(name, answers)), most), most


def told_part(source: PartOf, answers: Answers) -> Money | None:
    """Return what the customer says was paid for the affected products.

    That is an answer as good as the order lines, and simpler.
    """
    told = answers.known.get(source.over)
    return told if isinstance(told, Money) else None


def worked_out(fact: Fact, values: dict[str, int], answers: Answers) -> int:
    """Return a worked-out amount from the chosen amounts of its facts."""
    match fact.worked_out:
        case Difference(of, less):
            return max(0, values[of] - values[less])
        case PartOf(of, over):
            told = told_part(fact.worked_out, answers)
            if told:
                return told.minor
            lines = answers.known.get(over)
            assert isinstance(lines, tuple)
            return affected_part(lines, values[of])
    raise AssertionError(fact.name)


def is_limited(answers: Answers) -> bool:
    """Tell whether anything that was paid is asked about in this case.

    If not, what was paid limits nothing.
    """
    for name in answers.policy.paid:
        known = answers.known.get(name)
        if not isinstance(known, Money) or known.currency:
            return True
    return False


def sources(policy: Policy, name: str) -> tuple[str, ...]:
    """Return the facts from which a fact is worked out, or itself."""
    match fact_named(policy, name).worked_out:
        case Difference(of, less):
            return of, less
        case PartOf(of, over):
            return over, of
    return (name,)


def facts_in(amount: Amount) -> tuple[str, ...]:
    """Return the facts that an amount speaks of."""
    match amount:
        case FactAmount(name):
            return (name,)
        case Constant():
            return ()
        case Share(_, of):
            return facts_in(of)
        case Extreme(_, parts):
            return tuple(name for part in parts for name in facts_in(part))
        case Unstated(_, low, high):
            return (*facts_in(low), *facts_in(high))


def open_facts(amount: Amount, answers: Answers) -> tuple[str, ...]:
    """Return the answerable facts behind an amount, without duplicates."""
    found: dict[str, None] = {}
    for name in facts_in(amount):
        fact = fact_named(answers.policy, name)
        found |= dict.fromkeys(_behind(fact, answers))
        for bound in (fact.low, fact.high):
            if bound is not None:
                found |= dict.fromkeys(open_facts(bound, answers))
    return tuple(found)


def _behind(fact: Fact, answers: Answers) -> tuple[str, ...]:
    """Return the facts from which one follows, with what is known of them.

    Who says what was paid for the affected products need not say what was
    paid for all.
    """
    source = fact.worked_out
    if isinstance(source, PartOf) and told_part(source, answers):
        return (source.over,)
    return sources(answers.policy, fact.name)


def _told_part(name: str, answers: Answers) -> int:
    """Return what is known to have been paid for a part of an amount."""
    told = (
        told_part(fact.worked_out, answers)
        for fact in answers.policy.facts
        if isinstance(fact.worked_out, PartOf) and fact.worked_out.of == name
    )
    return max((part.minor for part in told if part), default=0)


def _bound(
    amount: Amount | None, answers: Answers, without: int
) -> tuple[int, int]:
    match amount:
        case FactAmount(name):
            return amount_interval(name, answers)
        case Constant("nothing"):
            return 0, 0
    return without, without
