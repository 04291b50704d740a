"""Many cases on which the engine must agree with its twin."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from checker.engine import Engine
from checker.policy import Route
from generate import case_for, picked_from, policy_of
from twin.case import Case, TooManyError, raw_answers
from twin.duel import differences
from twin.shrink import smallest
from twin.stores import Cells, customers_in, real

__all__ = ["compare", "compare_cells", "compare_policies", "compare_store"]

_CASES_OF_A_POLICY = 25
_COMPLETE = 16
"""So many of the cases of a policy answer all that is asked."""
_WORLDS = 60
_REAL_WORLDS = 100
_CELL_WORLDS = 300


def compare_policies(seed: int, wanted: int) -> None:
    """Fail where the two differ on so many cases, from a seed on."""
    while wanted > 0:
        seed += 1
        pick = picked_from(seed)
        policy = policy_of(pick)
        engine = Engine(policy)
        for number in range(_CASES_OF_A_POLICY):
            known = 100 if number < _COMPLETE else 75
            wanted -= compare(engine, case_for(pick, policy, known), seed)


def compare_store(store: str, seed: int, known: int, wanted: int) -> None:
    """Fail where the two differ on so many cases of a real store.

    A fact is answered `known` times in a hundred.
    """
    policy = real(store)
    engine = Engine(policy)
    for chance in range(seed, seed + 20 * wanted):
        case = case_for(picked_from(chance), policy, known)
        wanted -= _compare_real(engine, case, _REAL_WORLDS)
        if wanted <= 0:
            return
    raise AssertionError("too few cases are small enough for the twin")


def compare_cells(
    engine: Engine, groups: Iterable[tuple[Route, Cells]]
) -> tuple[int, int]:
    """Fail where the two differ on a customer in some group of cells.

    Returns in how many groups they were compared, and how many have a
    customer but none that the twin could decide.
    """
    compared = left = 0
    for route, cells in groups:
        customers = customers_in(engine, route, cells)
        if customers is None:
            continue
        if any(_compare_real(engine, c, _CELL_WORLDS) for c in customers):
            compared += 1
        else:
            left += 1
    return compared, left


def compare(engine: Engine, case: Case, seed: int = 0) -> bool:
    """Fail where the two differ; tell whether the twin could decide."""
    try:
        found = differences(engine, case, _WORLDS)
    except TooManyError:
        return False
    if found:
        pytest.fail(_told(case, seed))
    return True


def _compare_real(engine: Engine, case: Case, most: int) -> bool:
    try:
        found = differences(engine, case, most, in_words=False)
    except TooManyError:
        return False
    if found:
        told = f"{raw_answers(case)} at {case.now} in {case.zone}"
        pytest.fail("\n".join([*found, told]))
    return True


def _told(case: Case, seed: int) -> str:
    """Say what differs, on a case as small as the difference allows."""

    def differs(smaller: Case) -> bool:
        engine = Engine(smaller.policy)
        return bool(differences(engine, smaller, _WORLDS))

    case = smallest(case, differs)
    return "\n".join(
        [
            f"seed {seed}",
            *differences(Engine(case.policy), case, _WORLDS),
            *(repr(fact) for fact in case.policy.facts),
            *(repr(clause) for clause in case.policy.clauses),
            f"{raw_answers(case)} at {case.now} in {case.zone}",
        ]
    )
