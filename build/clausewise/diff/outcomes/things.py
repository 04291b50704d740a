"""What a customer can be given, shown or promised, ready to be compared.

Two things are equal when they mean the same to the customer; their words
for the editor stand beside and do not count.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, replace

from checker.policy import (
    Clause,
    Cost,
    Count,
    Dated,
    Evidence,
    Line,
    Parameter,
    Policy,
    Promise,
    Step,
    Within,
)
from checker.reading import amount_words
from checker.rules import Rules
from checker.words import (
    HOLE,
    called,
    fill,
    parameter,
)
from clausewise.diff.lengths import (
    family_of,
    length_in,
    length_words,
    minutes_of,
)
from clausewise.diff.outcomes.meaning import fact_meaning, meaning_of

__all__ = [
    "Thing",
    "cap_of",
    "cost_of",
    "deadline_of",
    "evidence_of",
    "has_money",
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
        (line.sign, meaning_of(policy, clause, line.amount, rules.on)),
        line.label or words,
        f"{start}{words}",
        sign=line.sign,
    )


def has_money() -> Thing:
    """Return the plain fact that a remedy pays something."""
    return Thing("line", "money", "money", "an amount of money", sign=1)


def cap_of(policy: Policy) -> Thing:
    """Return the limit above which no refund goes."""
    paid = tuple(sorted(fact_meaning(policy, name) for name in policy.paid))
    less = fact_meaning(policy, policy.refunded) if policy.refunded else ""
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
    value = length_in(clause, promise.within, rules.on)
    after = called(rules.policy, promise.after)
    when = "no time is stated"
    if value:
        when = f"within {length_words(rules.policy, value)} of {after}"
    return Thing(
        "promise",
        (do, value, promise.after, promise.worded_as),
        promise.do,
        f"{do}: {when} ({promise.worded_as})",
        minutes_of(value),
        1,
    )


def step_of(rules: Rules, clause: Clause, step: Step) -> Thing:
    """Return something that the customer does next."""
    do = fill(step.do, clause, on=rules.on)
    value = length_in(clause, step.within, rules.on)
    words = do
    if value:
        after = called(rules.policy, step.after)
        words += f" (within {length_words(rules.policy, value)} of {after})"
    return Thing(
        "step",
        (do, value, step.after if value else ""),
        step.do,
        words,
        minutes_of(value),
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


def deadline_of(
    rules: Rules, clause: Clause, atom: Within, *, is_over: bool
) -> Thing:
    """Return the window in which something has to happen, or had to."""
    policy = rules.policy
    value = length_in(clause, atom.window, rules.on)
    over = ", which is over" if is_over else ""
    return Thing(
        "deadline",
        (atom.end, atom.start, family_of(value), is_over),
        f"{atom.end} after {atom.start}",
        f"{called(policy, atom.end)} within {length_words(policy, value)} of "
        f"{called(policy, atom.start)}{over}",
        minutes_of(value),
        0 if is_over else 1,
    )


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
