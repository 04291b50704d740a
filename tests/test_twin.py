"""The first part of the duel between the engine and its naive twin.

All of it is run by `make duel`.
"""

from __future__ import annotations

import pytest

from twin.duels import STORES, compare_policies, compare_store


@pytest.mark.parametrize("chunk", range(30, 34))
def test_engine_agrees_with_its_twin(chunk: int) -> None:
    """Verdict, remedies, amounts, dates and what is shown are the same."""
    compare_policies(chunk * 1_000_000, 500)


@pytest.mark.parametrize("store", STORES)
def test_engine_agrees_with_its_twin_on_real_stores(store: str) -> None:
    """A real store is read alike, where all is answered and where not."""
    compare_store(store, 100, 30)
    compare_store(store, 92, 15)
