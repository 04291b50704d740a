"""Amounts that move one way with each amount that they follow from.

Where an amount is not known, the checker tries the least and the most of
it. That is exact only if a sum never turns round in between, so a sum
that could is an error. A step is what one cent more does to an amount.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import compress, product
from math import ceil, floor

from checker.policy import (
    Amount,
    Clause,
    Constant,
    Difference,
    Extreme,
    Fact,
    FactAmount,
    Guard,
    Line,
    PartOf,
    Policy,
    Ratio,
    Remedy,
    Share,
    Unstated,
)

__all__ = ["Turn", "turns"]

type _Step = tuple[int, int]
"""The least and the most that one cent more does."""

type _Steps = dict[str, _Step]
"""What one cent more of each fact does."""

type _Counted = tuple[Clause, Line]


@dataclass(frozen=True, slots=True)
class Turn:
    """A remedy whose money turns round with a fact."""

    clause: Clause
    remedy: Remedy
    fact: str


def turns(policy: Policy) -> Iterator[Turn]:
    """Yield each remedy with the first fact with which its money turns."""
    facts = {fact.name: fact for fact in policy.facts}
    limits: _Steps = dict.fromkeys(policy.paid, (0, 1))
    if policy.paid and policy.refunded:
        limits[policy.refunded] = (-1, 0)
    for clause in policy.clauses:
        given = clause.gives.remedies if clause.gives else ()
        for remedy in (*given, *clause.other_ways):
            refund = _counted(policy, clause, remedy.refund)
            extra = [(clause, line) for line in remedy.compensation or ()]
            for lines, capped in ((refund, limits), (extra, {})):
                fact = _turning(facts, clause, lines, capped)
                if fact:
                    yield Turn(clause, remedy, fact)
                    break


def _counted(
    policy: Policy, clause: Clause, lines: Sequence[Line] | None
) -> list[_Counted]:
    if lines is None:
        return []
    common = [
        (other, line)
        for other in policy.clauses
        if {*other.routes} & {*clause.routes}
        for line in other.in_every_refund
    ]
    return [*((clause, line) for line in lines), *common]


def _turning(
    facts: Mapping[str, Fact],
    clause: Clause,
    lines: Iterable[_Counted],
    limits: _Steps,
) -> str:
    """Return the first fact with which a sum of lines turns, or ""."""
    groups: dict[tuple[str, Guard], _Steps] = {}
    for place, line in lines:
        group = groups.setdefault((place.id, line.when), {})
        for name, (low, high) in _steps(facts, place, line.amount).items():
            step = (low, high) if line.sign > 0 else (-high, -low)
            group[name] = _sum([group.get(name, (0, 0)), step])
    certain = groups.pop((clause.id, ()), {})
    for name in dict.fromkeys(
        n for g in (certain, *groups.values()) for n in g
    ):
        perhaps = [group[name] for group in groups.values() if name in group]
        limit = limits.get(name, (0, 0))
        for counted in product((True, False), repeat=len(perhaps)):
            low, high = _sum(
                [certain.get(name, (0, 0)), *compress(perhaps, counted)]
            )
            if min(low, limit[0]) < 0 < max(high, limit[1]):
                return name
    return ""


def _sum(steps: Iterable[_Step]) -> _Step:
    lows, highs = zip(*steps, strict=True)
    return sum(lows), sum(highs)


def _steps(
    facts: Mapping[str, Fact], clause: Clause, amount: Amount
) -> _Steps:
    match amount:
        case FactAmount(name):
            return _of_fact(facts, name)
        case Constant():
            return {}
        case Share(ratio, of):
            return {
                name: _shared(step, _ratios(clause, ratio))
                for name, step in _steps(facts, clause, of).items()
            }
        case Extreme(_, of):
            return _joined([_steps(facts, clause, part) for part in of])
        case Unstated(_, low_amount, high_amount):
            ends = (low_amount, high_amount)
            return _joined([_steps(facts, clause, end) for end in ends])


def _of_fact(facts: Mapping[str, Fact], name: str) -> _Steps:
    match facts[name].worked_out:
        case Difference(of, less):
            return _joined([{of: (0, 1)}, {less: (-1, 0)}])
        case PartOf(of):
            return {of: (0, 1)}
    return {name: (1, 1)}


def _joined(several: Sequence[_Steps]) -> _Steps:
    """Return the steps where any one of several amounts may be the one."""
    names = dict.fromkeys(name for steps in several for name in steps)
    found = {}
    for name in names:
        ends = [steps.get(name, (0, 0)) for steps in several]
        found[name] = min(low for low, _ in ends), max(h for _, h in ends)
    return found


def _shared(step: _Step, ratios: Sequence[Fraction]) -> _Step:
    """Return the step of a share, which is rounded."""
    ends = [end * ratio for end in step for ratio in ratios]
    return floor(min(ends)), ceil(max(ends))


def _ratios(clause: Clause, name: str) -> list[Fraction]:
    """Return what a share is, at any time; without a number, anything."""
    found = [
        Fraction(dated.value.numerator, dated.value.denominator)
        for parameter in clause.parameters
        if parameter.name == name
        for dated in parameter.values
        if isinstance(dated.value, Ratio)
    ]
    return found or [Fraction(0), Fraction(1)]
