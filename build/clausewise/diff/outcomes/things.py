"""What a customer can be given, shown or promised, ready to be compared.

Two things are equal when they mean the same to the customer; their words
for the editor stand beside and do not count.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction

from checker.intervals import facts_in
from checker.policy import (
    Amount,
    Clause,
    Constant,
    Cost,
    Count,
    Dated,
    Evidence,
    Extreme,
    FactAmount,
    Line,
    Money,
    Parameter,
    Policy,
    Promise,
    Ratio,
    Share,
    Step,
    Unstated,
    Value,
    Window,
    Within,
)
from checker.reading import amount_words
from checker.rules import Rules
from checker.words import (
    HOLE,
    called,
    fact_named,
    fill,
    parameter,
    value_words,
)
from clausewise.analysis.vocabulary import sources

__all__ = [
    "Thing",
    "cap_of",
    "cost_of",
    "deadline_of",
    "evidence_of",
    "facts_behind",
    "has_money",
    "is_plain",
    "line_of",
    "promise_of",
    "step_of",
]


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing: `key` is what it means, `about` pairs before with after.

    `size` is a length in minutes or a count, if there is one; `sign` says
    whether more of it is good (1), bad (-1) or neither (0) for the customer.
    """

    kind: str
    key: Hashable
    about: str = field(compare=False)
    words: str = field(compare=False)
    size: int = field(default=0, compare=False)
    sign: int = field(default=0, compare=False)


def line_of(rules: Rules, clause: Clause, line: Line) -> Thing:
    """Return a line of money."""
    policy = rules.policy
    words = amount_words(policy, _as_of(clause, rules.on), line.amount)
    start = "" if line.sign > 0 else "less "
    return Thing(
        "line",
        (line.sign, _amount(policy, clause, line.amount, rules.on)),
        line.label or words,
        f"{start}{words}",
        sign=line.sign,
    )


def has_money() -> Thing:
    """Return the plain fact that a remedy pays something."""
    return Thing("line", "money", "money", "an amount of money", sign=1)


def cap_of(policy: Policy) -> Thing:
    """Return the limit above which no refund goes."""
    paid = tuple(sorted(_fact(policy, name) for name in policy.paid))
    less = _fact(policy, policy.refunded) if policy.refunded else ""
    words = " and ".join(called(policy, name) for name in policy.paid)
    if policy.refunded:
        words += f" less {called(policy, policy.refunded)}"
    words = f"at most {words}" if words else "no upper limit"
    return Thing("line", ("cap", paid, less), "the refund limit", words)


def cost_of(rules: Rules, clause: Clause, cost: Cost) -> Thing:
    """Return a cost outside the refund."""
    label = cost.label or called(rules.policy, cost.cost)
    perhaps = "perhaps " if cost.perhaps else ""
    return Thing(
        "cost",
        (cost.cost, cost.by, cost.perhaps),
        cost.cost,
        f"{label}: {perhaps}paid by {cost.by}",
        sign=-1 if cost.by == "the customer" else 1,
    )


def promise_of(rules: Rules, clause: Clause, promise: Promise) -> Thing:
    """Return something that the shop does, with its time."""
    do = fill(promise.do, clause, on=rules.on)
    value = _length(clause, promise.within, rules.on)
    after = called(rules.policy, promise.after)
    when = "no time is stated"
    if value:
        when = f"within {_said(rules.policy, value)} of {after}"
    return Thing(
        "promise",
        (do, value, promise.after, promise.worded_as),
        promise.do,
        f"{do}: {when} ({promise.worded_as})",
        _minutes(value),
        1,
    )


def step_of(rules: Rules, clause: Clause, step: Step) -> Thing:
    """Return something that the customer does next."""
    do = fill(step.do, clause, on=rules.on)
    value = _length(clause, step.within, rules.on)
    words = do
    if value:
        after = called(rules.policy, step.after)
        words += f" (within {_said(rules.policy, value)} of {after})"
    return Thing(
        "step",
        (do, value, step.after if value else ""),
        step.do,
        words,
        _minutes(value),
    )


def evidence_of(rules: Rules, clause: Clause, item: Evidence) -> Thing:
    """Return something that the customer has to show."""
    words = fill(item.what, clause, on=rules.on)
    counts = [
        value.number
        for name in HOLE.findall(item.what)
        if isinstance(value := parameter(clause, name, rules.on), Count)
    ]
    return Thing("evidence", words, item.what, words, sum(counts), -1)


def deadline_of(rules: Rules, clause: Clause, atom: Within) -> Thing:
    """Return the window in which something has to happen."""
    policy = rules.policy
    value = _length(clause, atom.window, rules.on)
    return Thing(
        "deadline",
        (atom.end, atom.start, _family(value)),
        f"{atom.end} after {atom.start}",
        f"{called(policy, atom.end)} within {_said(policy, value)} of "
        f"{called(policy, atom.start)}",
        _minutes(value),
        1,
    )


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


def _as_of(clause: Clause, on: str) -> Clause:
    """Return a clause with the values of one day alone."""
    values = [
        (p.name, parameter(clause, p.name, on)) for p in clause.parameters
    ]
    return replace(
        clause,
        parameters=tuple(
            Parameter(name, (Dated(value),))
            for name, value in values
            if value is not None
        ),
    )


def _amount(policy: Policy, clause: Clause, amount: Amount, on: str) -> str:
    """Return what an amount means, written in one way only."""
    match amount:
        case FactAmount(name):
            return _fact(policy, name)
        case Constant(name):
            value = parameter(clause, name, on)
            if isinstance(value, Money):
                return f"{value.minor} {value.currency}"
            return "0"
        case Share(name, of):
            value = parameter(clause, name, on)
            assert isinstance(value, Ratio)
            part = Fraction(value.numerator, value.denominator)
            return f"{part} of {_amount(policy, clause, of, on)}"
        case Extreme(which, parts):
            found = {_amount(policy, clause, part, on) for part in parts}
            if len(found) == 1:
                return found.pop()
            return f"{which} of {sorted(found)}"
        case Unstated(_, low, high):
            ends = [_amount(policy, clause, end, on) for end in (low, high)]
            return f"between {ends}"


def _fact(policy: Policy, name: str) -> str:
    """Return a fact with whatever bounds it or works it out."""
    fact = fact_named(policy, name)
    return f"<{name} {fact.worked_out} {fact.low} {fact.high}>"


def _length(clause: Clause, name: str, on: str) -> Value | str:
    """Return a window, or the name of the fact that holds it."""
    return (parameter(clause, name, on) or name) if name else ""


def _family(value: Value | str) -> Hashable:
    if not isinstance(value, Window):
        return value
    unit, size = {
        "weeks": ("days", 7),
        "years": ("months", 12),
    }.get(value.unit, (value.unit, 1))
    return unit, value.most * size, value.first_day, value.extended


def _said(policy: Policy, value: Value | str) -> str:
    if isinstance(value, str):
        return called(policy, value)
    ways = ""
    if isinstance(value, Window):
        ways += ", the first day counted" if value.first_day else ""
        ways += ", extended to a working day" if value.extended else ""
    return value_words(value) + ways


def _minutes(value: Value | str) -> int:
    """Return about how long a window is, to tell longer from shorter."""
    if not isinstance(value, Window):
        return 0
    day = 24 * 60
    return (
        value.most
        * {
            "hours": 60,
            "days": day,
            "working days": day * 7 // 5,
            "weeks": 7 * day,
            "months": 30 * day,
            "years": 365 * day,
        }[value.unit]
    )
