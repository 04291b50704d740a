"""Amounts in one world: exact, in fractions, rounded where they are said."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from checker.policy import (
    Amount,
    Clause,
    Constant,
    Difference,
    Extreme,
    Fact,
    FactAmount,
    Line,
    Money,
    PartOf,
    Ratio,
    Share,
    Unstated,
)
from twin.case import IDLE, Bought, Case, World
from twin.truth import holds, parameter

__all__ = ["HUGE", "amount", "refund_of", "total_of", "worked_out"]

HUGE = 10**24
"""An amount without a limit, in a world that tries it out."""

type Pair = tuple[int, int]


def refund_of(
    case: Case, world: World, lines: list[tuple[Clause, Line]]
) -> Pair:
    """Return the least and the most of a refund, floored and capped."""
    least, most = total_of(case, world, lines)
    limit = HUGE
    asked = [name for name in case.policy.paid if world[name] != IDLE]
    if asked:
        limit = sum(_fact(case, world, name) for name in asked)
        if case.policy.refunded:
            limit -= _fact(case, world, case.policy.refunded)
    return _between(least, limit), _between(most, limit)


def total_of(
    case: Case, world: World, lines: list[tuple[Clause, Line]]
) -> Pair:
    """Return the least and the most of a sum of lines."""
    least = most = 0
    for clause, line in lines:
        if not holds(case, world, clause, line.when):
            continue
        low, high = amount(case, world, clause, line.amount)
        if line.sign == 1:
            least, most = least + low, most + high
        else:
            least, most = least - high, most - low
    return least, most


def amount(case: Case, world: World, clause: Clause, what: Amount) -> Pair:
    """Return the least and the most of an amount in a world."""
    match what:
        case FactAmount(fact):
            return (_fact(case, world, fact),) * 2
        case Constant("nothing"):
            return 0, 0
        case Constant(name):
            money = parameter(case, world, clause, name)
            assert isinstance(money, Money)
            return money.minor, money.minor
        case Share(name, of):
            ratio = parameter(case, world, clause, name)
            assert isinstance(ratio, Ratio)
            low, high = amount(case, world, clause, of)
            return _share(low, ratio), _share(high, ratio)
        case Extreme(which, parts):
            pairs = [amount(case, world, clause, part) for part in parts]
            choose = min if which == "lesser" else max
            return (
                choose(low for low, _ in pairs),
                choose(high for _, high in pairs),
            )
        case Unstated(_, low_amount, high_amount):
            low = amount(case, world, clause, low_amount)[0]
            high = amount(case, world, clause, high_amount)[1]
            return low, high


def worked_out(world: World, fact: Fact) -> int:
    """Return a worked-out amount from the amounts that it follows from."""
    match fact.worked_out:
        case Difference(of, less):
            return max(_minor(world, of) - _minor(world, less), 0)
        case PartOf(of, over):
            lines = world[over]
            if isinstance(lines, int):
                return lines  # said outright
            if not isinstance(lines, tuple):
                return 0
            return _part(_minor(world, of), lines)
    raise AssertionError(fact)


def _fact(case: Case, world: World, name: str) -> int:
    fact = case.fact(name)
    if fact.worked_out is not None:
        return worked_out(world, fact)
    return _minor(world, name)


def _minor(world: World, name: str) -> int:
    value = world[name]
    if value == IDLE:
        return 0
    assert isinstance(value, int)
    return value


def _between(found: int, limit: int) -> int:
    return max(0, min(found, limit))


def _share(of: int, ratio: Ratio) -> int:
    exact = Fraction(of * ratio.numerator, ratio.denominator)
    return floor(exact + Fraction(1, 2))


def _part(paid: int, lines: tuple[Bought, ...]) -> int:
    """Share out what was paid, line by line and then piece by piece."""
    prices = [line.price * line.quantity - line.discount for line in lines]
    total = 0
    for line, part in zip(lines, _shared(paid, prices), strict=True):
        pieces = _shared(part, [1] * line.quantity)
        kept = pieces[line.returned :]
        total += sum(kept[: line.affected])
    return HUGE if total and paid >= HUGE else total


def _shared(whole: int, weights: list[int]) -> list[int]:
    if sum(weights) == 0:
        weights = [1] * len(weights)
    exact = [Fraction(whole * w, sum(weights)) for w in weights]
    found = [floor(part) for part in exact]
    while sum(found) < whole:
        rests = [
            part - cents for part, cents in zip(exact, found, strict=True)
        ]
        found[rests.index(max(rests))] += 1
    return found
