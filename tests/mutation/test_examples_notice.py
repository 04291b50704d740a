"""Each boundary of a store is broken, and an example goes red each time.

Of what else a clause does, a sample is left out, turned round or let
loose; with CLAUSEWISE_ALL_MUTANTS=1 everything is. Run with `-s` for the
table of survivors, each with the reason why it lives.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from functools import cache

import pytest

from checker.dates import UTC, last_minute
from checker.policy import Calendar, Window
from clausewise.compile import store_folders
from mutation.equivalents import EQUIVALENTS
from mutation.hunt import noticed_by
from mutation.lengths import by_minutes
from mutation.mutants import Mutant, mutants
from policies import ROOT, store

STORES = [folder.name for folder in store_folders(ROOT)]
ALL = "CLAUSEWISE_ALL_MUTANTS" in os.environ
SEED = 20260401
SHARE = 3
"""Of the mutants that are no boundaries, one in so many is tried."""


@cache
def of_store(name: str) -> tuple[Mutant, ...]:
    """All mutants of a store."""
    return tuple(mutants(store(name)))


@pytest.mark.parametrize("name", STORES)
def test_every_broken_boundary_turns_an_example_red(name: str) -> None:
    """No number moves by a day, a minute or a cent without an example."""
    found = [m for m in of_store(name) if m.kind == "boundary"]
    assert found, name
    assert [*_survivors(found)] == []


@pytest.mark.parametrize("name", STORES)
def test_every_broken_rule_turns_an_example_red(name: str) -> None:
    """Nothing is left out of a clause or turned round without an example."""
    found = [m for m in of_store(name) if m.kind == "rule"]
    if not ALL:
        source = random.Random(f"{SEED} {name}")
        found = source.sample(found, len(found) // SHARE)
    assert [*_survivors(found)] == []


def test_list_of_equivalents_names_mutants_only() -> None:
    """Each excused mutant is one of a store, and is still a survivor."""
    excused = {
        mutant.name: mutant
        for name in STORES
        for mutant in of_store(name)
        if mutant.name in EQUIVALENTS
    }
    assert {*EQUIVALENTS} == {*excused}
    noticed = [n for n, m in excused.items() if noticed_by(m) is not None]
    assert noticed == []


def test_broken_minute_moves_the_end_by_a_minute() -> None:
    """A length with a broken minute ends just that much later."""
    calendar = Calendar("weekends only", (5, 6))
    for window in (Window(48, 48, "hours"), Window(30, 30, "days")):
        for step in (1, -1):
            whole = last_minute(10**7, window, UTC, calendar)
            broken = by_minutes(window, step)
            found = last_minute(10**7, broken, UTC, calendar)
            assert found - whole == step


def _survivors(found: list[Mutant]) -> Iterator[str]:
    """Yield the mutants that live without an excuse; print the others."""
    for mutant in found:
        if mutant.name in EQUIVALENTS:
            print(f"{mutant.name}\n    {EQUIVALENTS[mutant.name]}")
        elif noticed_by(mutant) is None:
            yield mutant.name
