"""Measures the editor's desk: how long `check` and `diff` take.

Run by `make bench`. Each store is loaded, audited and compared with
copies in which one number is one greater, as an editor would change it.
A made-up store of 120 clauses over 55 facts shows what growth costs.
Seconds are of processor time; the ratios, to the loading of the five
stores, come from the same run and can be compared between machines.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from bench.big_store import CLAUSES, FACTS, write_big_store
from checker.codec import digest
from checker.policy import Clause, Dated, Policy, Window
from clausewise.audit.run import audit
from clausewise.compile import compile_policy, store_folders
from clausewise.diff.editions import Edition
from clausewise.diff.report import report
from clausewise.load import load_policy
from policies import ROOT

__all__ = ["main"]

EDITS = 7
GOAL, BIG_GOAL = 2.0, 20.0


def main() -> int:
    """Print all measurements; exit 1 where one is slower than its goal."""
    folders = store_folders(ROOT)
    unit = _time(lambda: [load_policy(folder) for folder in folders])
    print(f"Loading the five stores takes {unit:.2f} s; that is 1 ×.")
    print(f"Check and diff of a store (goal: under {GOAL:.0f} s):")
    slow = [_measure(folder, GOAL, unit) for folder in folders]
    print(
        f"A store of {CLAUSES} clauses over {FACTS} facts "
        f"(goal: under {BIG_GOAL:.0f} s):"
    )
    with TemporaryDirectory() as name:
        policy = Path(name) / "policy"
        shutil.copytree(ROOT / "policy" / "calendars", policy / "calendars")
        for one_route in (False, True):
            folder = write_big_store(policy, one_route=one_route)
            slow.append(_measure(folder, BIG_GOAL, unit, 1))
    return int(any(slow))


def _measure(
    folder: Path, goal: float, unit: float, edits: int = EDITS
) -> bool:
    """Print what check and diff take; tell whether one is too slow."""
    policy = load_policy(folder)
    found = 0

    def check() -> None:
        nonlocal found
        found = len(audit(load_policy(folder)).findings)

    checked = _time(check)
    times = [
        _time(lambda new=new: _compare(folder, new))  # type: ignore[misc]
        for new in _edited(policy, edits)
    ]
    words = f"{max(times):.2f} s ({max(times) / unit:.1f} ×)"
    if edits > 1:
        words = f"{median(times):.2f} s, slowest of {len(times)} edits {words}"
    print(
        f"  {folder.name:14} check {checked:5.2f} s ({checked / unit:.1f} ×, "
        f"{found} findings)   diff {words}"
    )
    return max(checked, *times) > goal


def _compare(folder: Path, new: Policy) -> None:
    old = load_policy(folder)
    report(_edition(old), _edition(new))


def _edition(policy: Policy) -> Edition:
    return Edition("", policy, digest(compile_policy(policy)))


def _edited(policy: Policy, count: int) -> Iterator[Policy]:
    """Yield the policy with one time longer, for times all over it."""
    places = [
        (clause.id, number)
        for clause in policy.clauses
        for number, parameter in enumerate(clause.parameters)
        if isinstance(parameter.values[-1].value, Window)
    ]
    for place in range(min(count, len(places))):
        yield _longer(policy, *places[place * len(places) // count])


def _longer(policy: Policy, name: str, number: int) -> Policy:
    def edit(clause: Clause) -> Clause:
        if clause.id != name:
            return clause
        parameters = [*clause.parameters]
        found = parameters[number]
        last = found.values[-1]
        assert isinstance(last.value, Window)
        window = replace(
            last.value, least=last.value.least + 1, most=last.value.most + 1
        )
        values = (*found.values[:-1], Dated(window, last.since))
        parameters[number] = replace(found, values=values)
        return replace(clause, parameters=tuple(parameters))

    return replace(policy, clauses=tuple(map(edit, policy.clauses)))


def _time(run: Callable[[], object]) -> float:
    start = process_time()
    run()
    return process_time() - start


if __name__ == "__main__":
    sys.exit(main())
