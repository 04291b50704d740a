"""The editions of a policy, told apart by the day of order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from checker.dates import DAY, UTC, start_of_day
from checker.engine import Engine

__all__ = ["days_of", "span_of"]


def days_of(editions: Sequence[str]) -> list[str]:
    """Return a day of order in each edition, the day before all first.

    `editions` are the days on which one begins, in order; a policy that
    has none decides every order alike, whatever its day.
    """
    if not editions:
        return [""]
    before = date.fromisoformat(editions[0]) - timedelta(days=1)
    return [before.isoformat(), *editions]


def span_of(engine: Engine, on: str) -> tuple[int, int] | None:
    """Return the moments of order for which an edition holds."""
    if not engine.editions:
        return None
    start = max((d for d in engine.editions if d <= on[:10]), default="")
    after = min((d for d in engine.editions if d > start), default="")
    low = _start(start) if start else -(10**9)
    return low, _start(after) - DAY if after else 10**9


def _start(day: str) -> int:
    return start_of_day(date.fromisoformat(day).toordinal(), UTC)
