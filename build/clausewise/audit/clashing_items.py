"""Costs, promises, steps and proofs of two clauses that do not agree."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from checker.policy import Cost, Evidence, Promise, Step, Warn
from checker.rules import Item
from checker.words import called, fill, parameter, value_words
from clausewise.analysis.ground import Ground
from clausewise.audit.clash import Clash
from clausewise.audit.text import content_words

__all__ = ["clashing_items"]

_ALIKE = 0.5
_KEYS: dict[type, tuple[str, ...]] = {
    Cost: ("customer_costs", "shop_costs"),
    Promise: ("timelines",),
    Step: ("steps",),
    Evidence: ("evidence",),
    Warn: ("warnings",),
}


def clashing_items(ground: Ground) -> Iterator[Clash]:
    """Yield costs, promises, steps and proofs that do not agree."""
    diagrams = ground.diagrams
    for one, other in combinations(ground.rules.items, 2):
        if one.clause is other.clause or _serve_others(ground, one, other):
            continue
        on = _quarrel(ground, one, other)
        if on:
            yield Clash(
                (one.clause, one.what.quotes),
                (other.clause, other.what.quotes),
                diagrams.all([one.shows, other.shows]),
                on,
                _KEYS[type(one.what)],
            )


def _quarrel(ground: Ground, one: Item, other: Item) -> str:
    """Return what two items disagree on, "" where they get along."""
    first = _length(ground, one)
    second = _length(ground, other)
    match one.what, other.what:
        case Cost(cost=cost, by=by), Cost(cost=same, by=payer):
            if cost == same and by != payer:
                return (
                    f"{called(ground.policy, cost)} is paid by {by} or {payer}"
                )
        case Promise(do=do), Promise(do=also):
            if first != second and _alike(do, also):
                return f"we {fill(do, one.clause)} within {first} or {second}"
        case Step(do=do), Step(do=also):
            if first and second and first != second and _alike(do, also):
                return f"“{fill(do, one.clause)}” within {first} or {second}"
        case Evidence(what=what), Evidence(what=same):
            here, there = fill(what, one.clause), fill(same, other.clause)
            if here != there and _alike(what, same) and _numbers(here, there):
                return f"the proof is “{here}” or “{there}”"
    return ""


def _length(ground: Ground, item: Item) -> str:
    within = getattr(item.what, "within", "")
    value = parameter(item.clause, within, ground.on) if within else None
    return value_words(value) if value else ""


def _numbers(one: str, other: str) -> bool:
    return [w for w in one.split() if w.isdigit()] != [
        w for w in other.split() if w.isdigit()
    ]


def _alike(one: str, other: str) -> bool:
    first, second = content_words(one), content_words(other)
    return len(first & second) > _ALIKE * len(first | second)


def _serve_others(ground: Ground, one: Item, other: Item) -> bool:
    free = {*getattr(one.what, "not_for", ())}
    free |= {*getattr(other.what, "not_for", ())}
    names = {
        way.remedy.name
        for way in ground.rules.ways
        if way.chosen_by != "after refusal"
    }
    return bool(free) and names <= free
