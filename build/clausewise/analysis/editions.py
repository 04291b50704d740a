"""The editions of a policy, told apart by the day of order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

__all__ = ["days_of"]


def days_of(editions: Sequence[str]) -> list[str]:
    """Return a day of order in each edition, the day before all first.

    `editions` are the days on which one begins, in order; a policy that
    has none decides every order alike, whatever its day.
    """
    if not editions:
        return [""]
    before = date.fromisoformat(editions[0]) - timedelta(days=1)
    return [before.isoformat(), *editions]
