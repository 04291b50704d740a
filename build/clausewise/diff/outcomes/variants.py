"""The same customer with other amounts, where only sums may differ."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, islice
from random import Random

from checker.answers import UNKNOWN
from checker.plain import Plain
from checker.policy import Fact, Policy

__all__ = ["variants"]

_VARIANTS = 16
_UNTOLD = ("40.00", "1.00")
_SMALL = "4.90"
_AMOUNTS = ("100.00", "37.35", "9.99", "1250.00", "0.00", "60.00")


def variants(
    policy: Policy, answers: Plain, stays: Callable[[Plain], bool]
) -> Iterator[Plain]:
    """Yield the customer, and then with other amounts, some at the most.

    `stays` tells whether other prices leave the customer in the group.
    """
    money = _money(policy, answers)
    answers = _rounder(answers, money, stays)
    found = chain(
        [answers],
        _with_others(policy, answers),
        _at_other_prices(answers, money, stays),
    )
    return islice(found, _VARIANTS)


def _money(policy: Policy, answers: Plain) -> list[str]:
    """Return the amounts that the customer tells."""
    return [
        fact.name
        for fact in policy.facts
        if fact.kind == "money"
        and not fact.worked_out
        and str(answers.get(fact.name, UNKNOWN))[:1].isdigit()
    ]


def _rounder(
    answers: Plain, money: list[str], stays: Callable[[Plain], bool]
) -> Plain:
    """Return the answers without amounts of some cents, where they may."""
    for name in money:
        number, _, currency = str(answers[name]).partition(" ")
        if 0 < float(number) < 1:
            tried = {**answers, name: f"{_SMALL} {currency}"}
            if stays(tried):
                answers = tried
    return answers


def _with_others(policy: Policy, answers: Plain) -> Iterator[Plain]:
    """Yield the answers with amounts that were not told or not known."""
    for amount in _UNTOLD:
        told, untold = (
            {
                fact.name: f"{amount} {policy.currency or 'USD'}"
                for fact in facts
                if fact.name not in answers
            }
            for facts in (_told(policy), _untold(policy))
        )
        if told:
            yield {**answers, **told}
            yield {**answers, **told, **_in_part(policy, answers)}
        if untold:
            yield {**answers, **untold}


def _at_other_prices(
    answers: Plain, money: list[str], stays: Callable[[Plain], bool]
) -> Iterator[Plain]:
    chance = Random(1)
    for _ in range(_VARIANTS):
        tried = dict(answers)
        for name in money:
            currency = str(answers[name]).rsplit(" ", 1)[-1]
            tried[name] = f"{chance.choice(_AMOUNTS)} {currency}"
        if stays(tried):
            yield tried


def _told(policy: Policy) -> Iterator[Fact]:
    """Yield the amounts that are nothing unless the customer says so."""
    for fact in policy.facts:
        if fact.unless_told == "nothing":
            yield fact


def _untold(policy: Policy) -> Iterator[Fact]:
    """Yield the amounts that the customer does not know."""
    for fact in policy.facts:
        is_ours = fact.known_by != "the customer" and not fact.worked_out
        if fact.kind == "money" and is_ours:
            yield fact


def _in_part(policy: Policy, answers: Plain) -> Plain:
    """Return order lines of which only some pieces are affected."""
    return {
        fact.name: [
            {
                "item": "Item",
                "price": f"20.00 {policy.currency or 'USD'}",
                "quantity": "4",
                "affected": "1",
            }
        ]
        for fact in policy.facts
        if fact.kind == "order lines" and fact.name in answers
    }
