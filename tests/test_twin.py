"""The engine against its naive twin, case by case.

Three kinds of cases, the same in every run: 20,000 of policies made by
chance, with all answered or only some of it; one customer in every cell
of every condition of the five stores that has a customer at all, and one
in each of 500 pairs of cells a store; and 250 cases by chance a store.

`make duel` takes other seeds, and as many cases as one likes:
`make duel CASES=200000 SEED=7`.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import given, settings

from checker.engine import Engine
from generate import cases
from twin.case import Case
from twin.duels import (
    compare,
    compare_cells,
    compare_policies,
    compare_store,
)
from twin.stores import STORES, cells_of, pairs_of, real

_CASES = int(os.environ.get("CLAUSEWISE_TWIN_CASES", "20000"))
_SEED = int(os.environ.get("CLAUSEWISE_TWIN_SEED", "0")) * 10**9
_CHUNKS = 20
_REAL_COMPLETE = 150
_REAL_PARTIAL = 100
_PAIRS = 500


@pytest.mark.parametrize("chunk", range(_CHUNKS))
def test_engine_agrees_with_its_twin(chunk: int) -> None:
    """Verdict, remedies, amounts, dates and what is shown are the same."""
    compare_policies(_SEED + chunk * 10**6, _CASES // _CHUNKS)


@given(cases())
@settings(max_examples=100)
def test_engine_agrees_with_its_twin_where_little_is_known(case: Case) -> None:
    """What is not known is open in the engine as it is in the twin."""
    compare(Engine(case.policy), case)


@pytest.mark.parametrize(
    ("store", "cells"),
    [
        ("components", 112),
        ("general-store", 114),
        ("group-buy", 76),
        ("order-desk", 16),
        ("platform", 62),
    ],
)
def test_every_cell_of_a_store_agrees(store: str, cells: int) -> None:
    """In each cell that has a customer both decide the same.

    So many there are; a policy that grows has more.
    """
    engine = Engine(real(store))
    compared, left = compare_cells(engine, cells_of(engine))
    assert compared >= cells
    assert left == 0


@pytest.mark.parametrize("store", STORES)
def test_pairs_of_cells_of_a_store_agree(store: str) -> None:
    """In a sample of pairs of cells both decide the same."""
    engine = Engine(real(store))
    compared, left = compare_cells(engine, pairs_of(engine, _PAIRS))
    assert compared > 10 * left


@pytest.mark.parametrize("store", STORES)
def test_real_store_agrees_where_all_is_answered(store: str) -> None:
    """On complete answers to a real store both decide the same."""
    compare_store(store, _SEED, 100, _REAL_COMPLETE)


@pytest.mark.parametrize("store", STORES)
def test_real_store_agrees_where_something_is_open(store: str) -> None:
    """On partial answers to a real store both leave the same open."""
    compare_store(store, _SEED, 92, _REAL_PARTIAL)
