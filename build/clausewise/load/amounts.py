"""Amounts of money as phrases: a fact, a share of one, the lesser of two."""

from __future__ import annotations

from collections.abc import Iterator

from checker.policy import (
    Amount,
    Constant,
    Extreme,
    FactAmount,
    Money,
    NotStated,
    Ratio,
    Share,
)
from clausewise.load.scope import KIND_WORDS, Scope
from clausewise.load.values import ValueProblem, named, read_value
from clausewise.problems import nearest, shown
from clausewise.read.nodes import Text

__all__ = ["facts_of", "read_amount"]

_NOTHING = Constant("nothing")


def read_amount(phrase: Text | None, scope: Scope) -> Amount | None:
    """Return the amount that a phrase means, or None with a problem."""
    if phrase is None:
        return None
    amount = _amount(phrase.value, scope)
    if amount is None:
        _explain(phrase, scope)
    return amount


def facts_of(amount: Amount | None) -> frozenset[str]:
    """Return the facts that an amount is worked out from."""
    match amount:
        case FactAmount(fact):
            return frozenset({fact})
        case Share(_, of):
            return facts_of(of)
        case Extreme(_, of):
            return frozenset().union(*(facts_of(each) for each in of))
    return frozenset()


def _amount(words: str, scope: Scope) -> Amount | None:
    if words == "nothing":
        return _NOTHING
    fact = scope.facts.get(words)
    if fact is not None and fact.kind == "money":
        return FactAmount(words)
    if _are(words, Money, scope):
        return Constant(words)
    for which in ("lesser", "greater"):
        if words.startswith(f"{which} of "):
            return _extreme(which, words.removeprefix(f"{which} of "), scope)
    for ratio, of in _splits(words, " of "):
        fact = scope.facts.get(of)
        if _are(ratio, Ratio, scope) and fact and fact.kind == "money":
            return Share(ratio, FactAmount(of))
    return None


def _extreme(which: str, words: str, scope: Scope) -> Extreme | None:
    for left, right in _splits(words, " and "):
        first, second = _amount(left, scope), _amount(right, scope)
        if first is not None and second is not None:
            of = (first, second)
            return Extreme("lesser" if which == "lesser" else "greater", of)
    return None


def _are(name: str, kind: type, scope: Scope) -> bool:
    values = scope.values(name)
    return bool(values) and all(
        isinstance(value, (kind, NotStated)) for value in values
    )


def _splits(words: str, at: str) -> Iterator[tuple[str, str]]:
    start = words.find(at)
    while start >= 0:
        yield words[:start], words[start + len(at) :]
        start = words.find(at, start + 1)


def _explain(phrase: Text, scope: Scope) -> None:
    words = phrase.value
    fact = scope.facts.get(words)
    values = scope.values(words)
    money = [f.name for f in scope.facts.values() if f.kind == "money"]
    if fact is not None:
        wrong = f'the fact "{words}" is {KIND_WORDS[fact.kind]}'
        scope.problems.add(phrase.at, wrong, meant="an amount of money")
    elif values:
        wrong = f'the parameter "{words}" is {named(values[0])}'
        meant = f'an amount of money, as in "5.00 {scope.currency or "USD"}"'
        if isinstance(values[0], Ratio):
            meant = f'"{words} of" and a fact that is an amount of money'
        scope.problems.add(phrase.at, wrong, meant=meant)
    elif _is_number(words):
        scope.problems.add(
            phrase.at,
            "a number is typed into the rule",
            shown(words),
            'a name whose value stands under "parameters:"',
        )
    elif not any(_is_broken(name, words, scope) for name in scope.parameters):
        _explain_phrase(phrase, money, scope)


def _is_broken(name: str, words: str, scope: Scope) -> bool:
    """Tell whether a phrase names a parameter that could not be read."""
    return name in words and not scope.values(name)


def _explain_phrase(phrase: Text, money: list[str], scope: Scope) -> None:
    for which in ("lesser of ", "greater of "):
        for left, right in _splits(phrase.value.removeprefix(which), " and "):
            if not phrase.value.startswith(which):
                continue
            for one, other in ((left, right), (right, left)):
                if _amount(one, scope) is not None:
                    _explain(Text(other, phrase.at), scope)
                    return
    for ratio, of in _splits(phrase.value, " of "):
        if scope.values(ratio):
            if not _are(ratio, Ratio, scope):
                kind = named(scope.values(ratio)[0])
                scope.problems.add(
                    phrase.at,
                    f'the parameter "{ratio}" is {kind}',
                    meant='a share, as in "50 %"',
                )
            else:
                scope.fact(Text(of, phrase.at), ("money",))
            return
    scope.problems.add(
        phrase.at,
        "this is not an amount",
        shown(phrase.value),
        nearest(phrase.value, [*money, *_amounts_of(scope), "nothing"])
        or "a fact that is an amount of money, a share of one, or "
        '"lesser of" two',
    )


def _amounts_of(scope: Scope) -> list[str]:
    return [
        f"{name} of" if _are(name, Ratio, scope) else name
        for name in scope.parameters
        if _are(name, Money, scope) or _are(name, Ratio, scope)
    ]


def _is_number(words: str) -> bool:
    try:
        read_value(words)
    except ValueProblem:
        return words.isdigit()
    return words != "not stated"
