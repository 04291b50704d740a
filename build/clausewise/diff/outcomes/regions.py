"""Every change with its exact region, for each day of order told apart."""

from __future__ import annotations

from clausewise.diff.outcomes.changes import Found
from clausewise.diff.outcomes.compare import compare
from clausewise.diff.outcomes.joint import Joint
from clausewise.diff.outcomes.outcome import Outcome
from clausewise.diff.outcomes.side import Side

__all__ = ["alike", "changes_on"]


def changes_on(joint: Joint, day: str) -> Found:
    """Return what changes for the orders of one day, on any route."""
    found = Found()
    for before in (*joint.old.routes, None):
        for after in (*joint.new.routes, None):
            where = joint.diagrams.all(
                [joint.takes(joint.old, before), joint.takes(joint.new, after)]
            )
            if where is not False and (before or after):
                compare(
                    _outcome(joint, joint.old, before, day),
                    _outcome(joint, joint.new, after, day),
                    where,
                    found,
                )
    return Found(
        {c: joint.as_told(region) for c, region in found.changes.items()},
        {c: joint.as_told(region) for c, region in found.contexts.items()},
    )


def alike(by_day: dict[str, Found]) -> list[list[str]]:
    """Return runs of days for whose orders the same changes hold."""
    runs: list[list[str]] = []
    for day, found in by_day.items():
        if runs and by_day[runs[-1][0]].changes == found.changes:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _outcome(joint: Joint, side: Side, route: str | None, day: str) -> Outcome:
    rules = None if route is None else side.rules(route, day)
    return Outcome(joint, side, rules)
