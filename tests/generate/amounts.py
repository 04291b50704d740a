"""Lines of money by chance."""

from __future__ import annotations

from checker.policy import (
    Amount,
    Constant,
    Extreme,
    FactAmount,
    Line,
    Money,
    Ratio,
    Share,
    Unstated,
)
from generate.conditions import guard_of, number_of
from generate.pick import Pick
from generate.words import Words

__all__ = ["amount_of", "lines_of"]


def lines_of(pick: Pick, words: Words, most: int) -> tuple[Line, ...]:
    """Return up to so many lines of money."""
    return tuple(
        Line(
            -1 if taken else 1,
            _deduction(pick, words) if taken else amount_of(pick, words),
            f"Line {number}",
            when=guard_of(pick, words, 20),
        )
        for number in range(pick.number(1, most))
        for taken in [pick.chance(30)]
    )


def _deduction(pick: Pick, words: Words) -> Amount:
    """Return an amount to subtract: a fee, a share, or a number."""
    fees = [
        fact.name
        for fact in words.of("money")
        if fact.known_by == "the shop" and fact.name in words.amounts
    ]
    if fees and pick.chance(60):
        return FactAmount(pick.one(fees))
    if pick.chance(50):
        ratio = pick.one([Ratio(15, 100), Ratio(125, 1000), Ratio(1, 3)])
        name = number_of(pick, words, ratio, Ratio(20, 100))
        return Share(name, FactAmount(pick.one(words.added)))
    return Constant(
        number_of(pick, words, Money(500, "USD"), Money(700, "USD"))
    )


def amount_of(pick: Pick, words: Words, depth: int = 1) -> Amount:
    """Return an amount of any kind."""
    money = words.added
    simple = FactAmount(pick.one(money))
    kind = pick.below(100)
    if depth == 0 or kind < 55:
        return simple
    if kind < 70:
        ratio = pick.one([Ratio(50, 100), Ratio(125, 1000), Ratio(1, 3)])
        name = number_of(pick, words, ratio, Ratio(25, 100))
        return Share(name, simple)
    if kind < 85:
        return Extreme(
            pick.one(["lesser", "greater"]),
            (amount_of(pick, words, 0), FactAmount(pick.one(money))),
        )
    if kind < 92:
        return Constant(
            number_of(pick, words, Money(500, "USD"), Money(700, "USD"))
        )
    return Unstated("An open amount", Constant("nothing"), simple)
