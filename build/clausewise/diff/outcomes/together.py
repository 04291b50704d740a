"""Which bands of two windows over the same dates can occur together.

"Within 7 days" and "later than 8 working days" never do. Every day of
order in a run of years is tried, so nothing possible is left out.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from checker.cells import Variable
from checker.dates import UTC, last_minute, start_of_day
from checker.policy import Calendar, Window

__all__ = ["bands_together"]

_FIRST, _LAST = date(2018, 1, 1).toordinal(), date(2033, 12, 31).toordinal()


@cache
def bands_together(
    one: Variable, other: Variable, calendar: Calendar, *, later: bool = False
) -> frozenset[tuple[int, int]] | None:
    """Return the pairs of bands that can occur, None where all may.

    With `later` the second window's event comes at the same moment as the
    first's or after it, else both are one event.
    """
    windows = (*one.cuts, *other.cuts)
    if not all(isinstance(w, Window) and w.unit != "hours" for w in windows):
        return None
    found: set[tuple[int, int]] = set()
    for day in range(_FIRST, _LAST + 1):
        start = start_of_day(day, UTC)
        ends = [_ends(variable, start, calendar) for variable in (one, other)]
        moments = sorted({start, *(e + 1 for side in ends for e in side)})
        for place, moment in enumerate(moments):
            band = _band(ends[0], moment)
            for then in moments[place:] if later else [moment]:
                found.add((band, _band(ends[1], then)))
    return frozenset(found)


def _ends(variable: Variable, start: int, calendar: Calendar) -> list[int]:
    return [
        last_minute(start, window, UTC, calendar)
        for window in variable.cuts
        if isinstance(window, Window)
    ]


def _band(ends: list[int], moment: int) -> int:
    return sum(moment > end for end in ends)
