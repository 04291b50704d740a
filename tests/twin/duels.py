"""The engine against its naive twin, on policies made by chance.

Run by `make duel`, beside the tests, because it takes minutes. What was
found and mended is in tests/test_twin_found.py, one plain case each.

CLAUSEWISE_TWIN_CASES says how many cases are compared (20,000 if it is
not set); they are the same ones every time.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from checker.engine import Engine
from checker.policy import Policy
from clausewise.load import load_policy
from generate import case_for, cases, picked_from, policy_of
from twin.case import Case, TooManyError, raw_answers
from twin.duel import differences
from twin.shrink import smallest

__all__ = ["STORES", "compare_policies", "compare_store"]

_POLICIES = Path(__file__).parents[2] / "policy"
STORES = (
    "components",
    "general-store",
    "group-buy",
    "order-desk",
    "platform",
)
_CASES = int(os.environ.get("CLAUSEWISE_TWIN_CASES", "20000"))
_CHUNKS = 20
_CASES_OF_A_POLICY = 25
_COMPLETE = 16
"""So many of the cases of a policy answer all that is asked."""
_WORLDS = 60
_REAL_COMPLETE = 150
_REAL_PARTIAL = 100
_REAL_WORLDS = 100


@pytest.mark.parametrize("chunk", range(_CHUNKS))
def test_engine_agrees_with_its_twin(chunk: int) -> None:
    """Verdict, remedies, amounts, dates and what is shown are the same."""
    compare_policies(chunk * 1_000_000, _CASES // _CHUNKS)


@given(cases())
@settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_engine_agrees_with_its_twin_where_little_is_known(case: Case) -> None:
    """What is not known is open in the engine as it is in the twin."""
    compare(Engine(case.policy), case, _WORLDS)


@pytest.mark.parametrize("store", STORES)
def test_real_store_agrees_where_all_is_answered(store: str) -> None:
    """On complete answers to a real store both decide the same."""
    compare_store(store, 100, _REAL_COMPLETE)


@pytest.mark.parametrize("store", STORES)
def test_real_store_agrees_where_something_is_open(store: str) -> None:
    """On partial answers to a real store both leave the same open."""
    compare_store(store, 92, _REAL_PARTIAL)


def compare_policies(seed: int, wanted: int) -> None:
    """Fail where the two differ on so many cases, from a seed on."""
    while wanted > 0:
        seed += 1
        pick = picked_from(seed)
        policy = policy_of(pick)
        engine = Engine(policy)
        for number in range(_CASES_OF_A_POLICY):
            known = 100 if number < _COMPLETE else 75
            wanted -= compare(engine, case_for(pick, policy, known), _WORLDS)


def compare_store(store: str, known: int, wanted: int) -> None:
    """Fail where the two differ on so many cases of a real store.

    A fact is answered `known` times in a hundred.
    """
    policy = _policy(store)
    engine = Engine(policy)
    for seed in range(20 * wanted):
        case = case_for(picked_from(seed), policy, known)
        wanted -= compare(engine, case, _REAL_WORLDS, in_words=False)
        if wanted <= 0:
            return
    raise AssertionError("too few cases are small enough for the twin")


def compare(
    engine: Engine, case: Case, most: int, *, in_words: bool = True
) -> bool:
    """Fail where the two differ; tell whether the twin could decide."""
    try:
        found = differences(engine, case, most, in_words=in_words)
    except TooManyError:
        return False
    if found:
        pytest.fail(_told(case, found))
    return True


def _told(case: Case, found: list[str]) -> str:
    """Say what differs, on a case as small as the difference allows."""

    def differs(smaller: Case) -> bool:
        engine = Engine(smaller.policy)
        return bool(differences(engine, smaller, _WORLDS))

    if case.policy.store == "by-chance":
        case = smallest(case, differs)
        found = differences(Engine(case.policy), case, _WORLDS)
    return "\n".join(
        [
            *found,
            *(repr(fact) for fact in case.policy.facts),
            *(repr(clause) for clause in case.policy.clauses),
            f"{raw_answers(case)} at {case.now} in {case.zone}",
        ]
        if case.policy.store == "by-chance"
        else [*found, f"{raw_answers(case)} at {case.now} in {case.zone}"]
    )


@cache
def _policy(store: str) -> Policy:
    return load_policy(_POLICIES / store)
