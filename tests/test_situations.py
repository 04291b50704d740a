"""The table of situations agrees with the engine, example by example."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from checker.engine import Engine
from checker.policy import Is, Policy
from clausewise.cases import answers_of, run_case
from clausewise.compile import store_folders
from clausewise.load import load_policy
from clausewise.pages.kinds import Kind, kinds, leads_on
from clausewise.pages.situations import Situation, situations

ROOT = Path(__file__).parent.parent
type Plain = dict[str, Any]

STORES = [load_policy(folder) for folder in store_folders(ROOT)]
TOLD = ("customer_costs", "shop_costs", "deadlines", "timelines")


@pytest.mark.parametrize("policy", STORES, ids=lambda policy: policy.store)
def test_rows_cite_what_decides_each_example(policy: Policy) -> None:
    """Whoever has the case of an example finds its clauses in their row."""
    engine = Engine(policy)
    tables = [
        (kinds(policy, page.name), situations(policy, page.name))
        for page in policy.pages
    ]
    missing = {
        (clause.id, case.case, left)
        for clause in policy.clauses
        for case in clause.cases
        for left in _deciding(run_case(engine, case))
        - _cited(tables, answers_of(policy, case))
    }
    assert not missing


@pytest.mark.parametrize("policy", STORES, ids=lambda policy: policy.store)
def test_rows_leave_out_no_deciding_clause(policy: Policy) -> None:
    """Whatever settles a case stands in the table of its own page."""
    for page in policy.pages:
        settling = {
            clause.id
            for clause in policy.clauses
            if clause.page == page.name
            and (clause.tests or clause.costs or leads_on(clause))
        }
        told = {
            item.clause.id
            for row in situations(policy, page.name)
            for items in row.cells.values()
            for item in items
        }
        assert settling <= told


def _deciding(decision: Plain) -> set[str]:
    """The clauses of what a customer gets, pays and waits for."""
    if decision["verdict"] == "invalid_input":
        return set()
    lines = [line for r in decision["remedies"] for line in r["lines"]]
    told = [found for part in TOLD for found in decision[part]]
    return {found["clause"] for found in (*lines, *told) if found["clause"]}


def _cited(
    tables: list[tuple[Kind, tuple[Situation, ...]]],
    answers: Mapping[str, object],
) -> set[str]:
    """The clauses in all rows that speak to somebody with these answers."""
    return {
        item.clause.id
        for whole, rows in tables
        for titles in (set(_titles(whole, answers)),)
        for row in rows
        if row.title in titles
        for items in row.cells.values()
        for item in items
    }


def _titles(kind: Kind, answers: Mapping[str, object]) -> Iterator[str]:
    if not kind.scope or any(
        all(_holds(atom, answers) for atom in atoms) for atoms in kind.scope
    ):
        yield kind.title or "In every case"
        for part in kind.parts:
            yield from _titles(part, answers)


def _holds(atom: object, answers: Mapping[str, object]) -> bool:
    return (
        not isinstance(atom, Is)
        or atom.fact not in answers
        or answers[atom.fact] in (*atom.values, "unknown")
    )
