"""Cases of a real store: each cell of its conditions, and by chance.

A cell is one answer that a condition tells from others: an option, a band
between two windows, an amount on one side of a limit. The customer of a
cell is found by `clausewise.analysis`, and what that leaves out is filled
in by chance.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

from checker.answers import read_answers
from checker.engine import Engine
from checker.policy import Policy, Route
from checker.sense import contradictions
from clausewise.analysis.witness import witness
from clausewise.load import load_policy
from generate import answer_by, picked_from
from twin.case import Case, raw_answers
from twin.telling import case_told
from twin.zones import minutes, zone_data

__all__ = ["STORES", "cells_of", "customers_in", "pairs_of", "real"]

_POLICIES = Path(__file__).parents[2] / "policy"
STORES = (
    "components",
    "general-store",
    "group-buy",
    "order-desk",
    "platform",
)
_TRIES = 40
_SOME_OPEN = 6
"""In so many of the tries some facts of the shop stay open."""

type Cells = Mapping[int, int]


@cache
def real(store: str) -> Policy:
    """Return the policy of a store."""
    return load_policy(_POLICIES / store)


def cells_of(engine: Engine) -> list[tuple[Route, Cells]]:
    """Return every cell of every condition, route by route."""
    return [
        (route, {number: cell})
        for route in engine.policy.routes
        for number, variable in enumerate(
            engine.rules(route.name, "").space.variables
        )
        for cell in range(variable.cells)
    ]


def pairs_of(engine: Engine, most: int) -> list[tuple[Route, Cells]]:
    """Return some pairs of cells, always the same ones."""
    pairs: list[tuple[Route, Cells]] = [
        (route, {**one, **other})
        for (route, one), (same, other) in combinations(cells_of(engine), 2)
        if route == same and one.keys() != other.keys()
    ]
    chance = random.Random(engine.policy.store)
    return chance.sample(pairs, min(most, len(pairs)))


def customers_in(
    engine: Engine, route: Route, cells: Cells
) -> Iterator[Case] | None:
    """Return customers in these cells, or None where nobody can be."""
    found = witness(engine, route, cells)
    if found is None:
        return None
    told = case_told(engine.policy, found.answers, found.now)
    filled = (_filled(told, seed) for seed in range(_TRIES))
    return (case for case in filled if _is_in(engine, case, route, cells))


def _filled(case: Case, seed: int) -> Case:
    """Return the case with an answer to nearly everything."""
    pick = picked_from(seed)
    given = {**case.given}
    for fact in case.policy.facts:
        if fact.name in given or fact.worked_out:
            continue
        is_asked = fact.known_by == "the customer" and not fact.unless_told
        if is_asked or pick.chance(85 if seed < _SOME_OPEN else 100):
            given[fact.name] = answer_by(pick, case, fact)
    return replace(case, given=given)


def _is_in(engine: Engine, case: Case, route: Route, cells: Cells) -> bool:
    answers, _ = engine.settle(
        read_answers(
            engine.policy,
            raw_answers(case),
            minutes(case.now),
            zone_data(case.zone),
        )
    )
    if answers.problems or contradictions(answers):
        return False
    if engine.routes(answers) != (route,):
        return False
    left = engine.rules(route.name, "").space.possible(answers)
    return all(tuple(left[n]) == (cell,) for n, cell in cells.items())
