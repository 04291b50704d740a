"""The mutation table: faults planted in copies of the five stores.

Each fault is one that an editor could make. The table is printed with
`pytest -s` or when it does not come out as it should.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from audit.planting import PLANTS, Plant, findings, planted, store
from checker.engine import Engine
from checker.policy import Policy
from clausewise.analysis.witness import Witness
from clausewise.audit.finding import Finding
from clausewise.audit.registry import names

_LEAST = 60
_STORES = sorted({plant.store for plant in PLANTS})
_WITH_EXAMPLE = {"overlap", "gap"}


@cache
def _before(name: str) -> frozenset[tuple[str, str, str]]:
    return frozenset(findings(store(name)))


@cache
def _new(plant: Plant) -> tuple[Policy, tuple[Finding, ...]]:
    """Return the store with the fault, and what it adds to the findings."""
    with TemporaryDirectory() as folder:
        policy = planted(plant, Path(folder))
    found = findings(policy)
    before = _before(plant.store)
    return policy, tuple(found[key] for key in found if key not in before)


def _caught(plant: Plant) -> list[Finding]:
    return [
        finding
        for finding in _new(plant)[1]
        if finding.name in plant.finds
        and (not plant.clause or _is_at(plant, finding))
    ]


def _is_at(plant: Plant, finding: Finding) -> bool:
    """Tell whether a finding is about the planted clause or fact."""
    return plant.clause in finding.clauses or "planted" in (
        f"{finding.about} {finding.says}".lower()
    )


def _false(plant: Plant) -> list[Finding]:
    known = plant.finds | plant.may
    return [f for f in _new(plant)[1] if f.name not in known]


def test_planted_table_says_all_that_was_planted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Every planted fault is caught, and nothing false is reported."""
    rows = [*_rows()]
    caught = sum(row[2] > 0 for row in rows)
    false = sum(row[4] for row in rows)
    with capsys.disabled():
        print(
            f"\n{len(rows)} faults planted: {caught} caught, "
            f"{len(rows) - caught} missed, {false} false; "
            f"{sum(row[3] for row in rows)} findings besides that follow "
            "from the same fault"
        )
    for name, fault, found, _, wrong in rows:
        print(f"{name:14} {fault:56} {found:2} caught {wrong} false")
    assert len(rows) >= _LEAST
    assert (caught, false) == (len(rows), 0)


def _rows() -> Iterator[tuple[str, str, int, int, int]]:
    for plant in PLANTS:
        caught, false = _caught(plant), _false(plant)
        others = len(_new(plant)[1]) - len(caught) - len(false)
        yield plant.store, plant.fault, len(caught), others, len(false)


@pytest.mark.parametrize("name", _STORES)
def test_each_store_has_many_kinds_of_faults(name: str) -> None:
    """No store is spared: each gets at least a dozen kinds of faults."""
    kinds = {kind for p in PLANTS if p.store == name for kind in p.finds}
    assert len(kinds) >= 12


def test_every_kind_of_finding_is_planted() -> None:
    """No kind of finding goes without a fault that it has to catch."""
    assert {kind for plant in PLANTS for kind in plant.finds} == {*names()}


@pytest.mark.parametrize(
    "plant", [p for p in PLANTS if p.finds & _WITH_EXAMPLE], ids=str
)
def test_planted_fault_is_shown_with_a_customer(plant: Plant) -> None:
    """A gap or an overlap comes with a customer who really meets it."""
    policy, _ = _new(plant)
    engine = Engine(policy)
    shown = [f for f in _caught(plant) if f.name in _WITH_EXAMPLE]
    assert shown
    for finding in shown:
        example = finding.example
        assert example is not None
        decision = Witness("", example.answers, example.now).decision(engine)
        assert decision["problems"] == []
        assert decision["headline"] == example.outcome
        if finding.name == "overlap":
            assert {s.clause for s in finding.sentences} >= {plant.clause}
            assert len({s.clause for s in finding.sentences}) == 2
        else:
            assert decision["verdict"] == "not_regulated"
