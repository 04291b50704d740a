"""Chooses amounts and numbers that lie in wanted bands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, product

from checker.money import MoneyError, parse_money
from checker.policy import Difference, Fact, Policy
from clausewise.analysis.bands import TOLD, Band
from clausewise.analysis.vocabulary import Vocabulary, sources

__all__ = ["choose_sums"]

_USUAL, _SMALL = 5000, 500
_TRIES = 4000


def choose_sums(
    words: Vocabulary, statuses: Mapping[str, str], bands: tuple[Band, ...]
) -> dict[str, int] | None:
    """Return minor units, or a number, for each told amount; or None."""
    sizes = [
        band
        for band in bands
        if band.variable.kind == "size"
        and words.facts.get(band.variable.facts[0])
        and words.facts[band.variable.facts[0]].kind
        in ("money", "whole number")
    ]
    told = [
        fact
        for fact in words.policy.facts
        if fact.kind in ("money", "whole number")
        and not fact.worked_out
        and statuses.get(fact.name) == TOLD
    ]
    concerned = _concerned(words.policy, sizes)
    usual = {fact.name: _usual(words, fact) for fact in told}
    names = [fact.name for fact in told if fact.name in concerned]
    choices = [[*_choices(name, usual[name], sizes)] for name in names]
    for values in islice(product(*choices), _TRIES):
        found = usual | dict(zip(names, values, strict=True))
        if all(_lies(words, found, band) for band in sizes) and all(
            found[fact.name] <= found.get(fact.at_most, found[fact.name])
            for fact in told
        ):
            return found
    return None


def _usual(words: Vocabulary, fact: Fact) -> int:
    text = words.usual.get(fact.name, "")
    if fact.kind == "whole number":
        return int(text) if text.isdigit() else 1
    try:
        return parse_money(text, words.policy.currency or "USD").minor
    except MoneyError:
        return _SMALL if _is_small(words.policy, fact) else _USUAL


def _is_small(policy: Policy, fact: Fact) -> bool:
    """Tell whether an amount is a part of what was paid, or paid besides."""
    costs = {cost.cost for clause in policy.clauses for cost in clause.costs}
    return (
        bool(fact.at_most)
        or fact.name == policy.refunded
        or fact.name in costs
    )


def _concerned(policy: Policy, sizes: list[Band]) -> frozenset[str]:
    """Return the facts on which some sizes rest, with what bounds them."""
    facts = {fact.name: fact for fact in policy.facts}
    found: set[str] = set()
    for band in sizes:
        fact = facts[band.variable.facts[0]]
        for name in sources(fact) or (fact.name,):
            found |= {name, facts[name].at_most} - {""}
    return frozenset(found)


def _choices(name: str, usual: int, sizes: list[Band]) -> Iterator[int]:
    yield usual
    edges = {0, 1, usual + 1000, 2 * usual + 1000, 10_000}
    for band in sizes:
        for cut in band.variable.cuts:
            if isinstance(cut, tuple) and isinstance(cut[0], int):
                first = cut[0] + cut[1]
                edges |= {max(0, first - 1), first, usual + first}
    yield from sorted(edges - {usual})


def _lies(words: Vocabulary, found: Mapping[str, int], band: Band) -> bool:
    fact = words.facts[band.variable.facts[0]]
    match fact.worked_out:
        case Difference(of, less):
            value = max(0, found.get(of, 0) - found.get(less, 0))
        case None:
            value = found.get(fact.name, 0)
        case _:
            value = found.get(fact.worked_out.of, 0)
    cell = sum(
        value > cut[0] if cut[1] else value >= cut[0]
        for cut in band.variable.cuts
        if isinstance(cut, tuple)
    )
    return cell in band.cells
