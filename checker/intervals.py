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
            lines = answers.known.get(over)
            low, high = amount_interval(of, answers)
            if not isinstance(lines, tuple):
                return 0, high
            return (
                affected_part(lines, low),
                high if high >= UNBOUNDED else affected_part(lines, high),
            )
    most = _bound(fact.high, answers, UNBOUNDED)[1]
    if fact.at_most:
        most = min(most, amount_interval(fact.at_most, answers)[1])
    paid = answers.policy.paid
    if name == answers.policy.refunded and is_limited(answers):
        whole = (amount_interval(part, answers)[1] for part in paid)
        most = min(most, sum(whole))
    return _bound(fact.low, answers, 0)[0], most


def worked_out(fact: Fact, values: dict[str, int], answers: Answers) -> int:
    """Return a worked-out amount from the chosen amounts of its facts."""
    match fact.worked_out:
        case Difference(of, less):
            return max(0, values[of] - values[less])
        case PartOf(of, over):
            lines = answers.known.get(over)
            assert isinstance(lines, tuple)
            if values[of] >= UNBOUNDED:
                return UNBOUNDED
            return affected_part(lines, values[of])
    raise AssertionError(fact.name)


def is_limited(answers: Answers) -> bool:
    """Tell whether anything that was paid is asked about in this case.

    If not, what was paid limits nothing.
    """
    return any(
        not isinstance(known, Money) or known.currency
        for known in map(answers.known.get, answers.policy.paid)
    )


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
        found |= dict.fromkeys(sources(answers.policy, name))
        for bound in (fact.low, fact.high):
            if bound is not None:
                found |= dict.fromkeys(open_facts(bound, answers))
    return tuple(found)


def _bound(
    amount: Amount | None, answers: Answers, without: int
) -> tuple[int, int]:
    match amount:
        case FactAmount(name):
            return amount_interval(name, answers)
        case Constant("nothing"):
            return 0, 0
    return without, without
