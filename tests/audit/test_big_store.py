"""The made-up store of the measurements is one that the tools know."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bench.big_store import CLAUSES, FACTS, write_big_store
from clausewise.audit.run import audit
from clausewise.load.store import load_policy
from policies import ROOT


@pytest.mark.parametrize("one_route", [False, True])
def test_big_store_is_as_big_as_it_says(
    one_route: bool, tmp_path: Path
) -> None:
    """It goes through the loader, with 120 clauses over 55 facts."""
    shutil.copytree(ROOT / "policy" / "calendars", tmp_path / "calendars")
    policy = load_policy(write_big_store(tmp_path, one_route=one_route))
    assert (len(policy.clauses), len(policy.facts)) == (CLAUSES, FACTS)
    assert (CLAUSES, FACTS) == (120, 55)
    assert len(policy.routes) == (1 if one_route else 4)


def test_big_store_has_the_overlaps_that_were_put_in(tmp_path: Path) -> None:
    """In each case, three states end sooner than the time to tell."""
    shutil.copytree(ROOT / "policy" / "calendars", tmp_path / "calendars")
    found = audit(load_policy(write_big_store(tmp_path))).findings
    overlaps = [f.clauses for f in found if f.name == "overlap"]
    wanted = [
        (f"C{case}-1", f"C{case}-{state}")
        for case in (1, 2, 3, 4)
        for state in (15, 16, 17)
    ]
    assert overlaps == wanted
