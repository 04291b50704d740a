"""Time: when a window ends. The one place that says what counts.

Moments are whole minutes since 1970-01-01T00:00Z, days are ordinals of
`datetime.date`. The day of the event is day 0; a window of N days runs
to 23:59 of day N in the named zone; hours are elapsed hours, and exactly
N hours is inside; the first working day strictly after the event is
day 1; months end on the last day where the day does not exist.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from checker.policy import Calendar, Window

__all__ = [
    "DAY",
    "UTC",
    "Zone",
    "add_months",
    "clock_words",
    "day_of",
    "end_of_day",
    "is_past_horizon",
    "iso_day",
    "iso_moment",
    "last_minute",
    "local_time",
    "offset_words",
    "start_of_day",
    "working_day",
]

DAY = 24 * 60
_EPOCH = date(1970, 1, 1).toordinal()
_TWO_DIGITS = tuple(f"{number:02}" for number in range(60))


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone as data: from which moment which offset holds.

    `offsets` are (moment, minutes east of UTC), earliest first. The host
    makes them (zoneinfo, or the browser's Intl), because the browser's
    Python has no zone database.
    """

    name: str
    offsets: tuple[tuple[int, int], ...]

    def offset(self, moment: int) -> int:
        """Return the minutes east of UTC at a moment."""
        if len(self.offsets) == 1:
            return self.offsets[0][1]
        index = bisect_right(self.offsets, (moment, 10**6)) - 1
        return self.offsets[max(index, 0)][1]

    def moment(self, local: int) -> int:
        """Return the moment of a wall-clock minute, the earlier of two.

        A wall clock that is skipped in spring counts as if it had gone on.
        """
        if len(self.offsets) == 1:
            return local - self.offsets[0][1]
        prior = self.offset(local - 2 * DAY)
        moment = local - prior
        after = self.offset(moment)
        if after != prior and self.offset(local - after) == after:
            return local - after
        return moment


UTC = Zone("UTC", ((-(10**9), 0),))


def day_of(moment: int, zone: Zone) -> int:
    """Return the calendar day of a moment in a zone."""
    return (moment + zone.offset(moment)) // DAY + _EPOCH


def local_time(moment: int, zone: Zone) -> tuple[int, int]:
    """Return the day, and the minute of it, of a moment in a zone."""
    days, minutes = divmod(moment + zone.offset(moment), DAY)
    return days + _EPOCH, minutes


def start_of_day(day: int, zone: Zone) -> int:
    """Return the first minute of a day in a zone."""
    return zone.moment((day - _EPOCH) * DAY)


def end_of_day(day: int, zone: Zone) -> int:
    """Return the last minute of a day in a zone."""
    return start_of_day(day + 1, zone) - 1


def iso_moment(moment: int, zone: Zone) -> str:
    """Return "2026-04-01T23:59+02:00"."""
    day, minutes = local_time(moment, zone)
    return f"{iso_day(day)}T{clock_words(minutes)}{offset_words(moment, zone)}"


@lru_cache(maxsize=1000)
def iso_day(day: int) -> str:
    """Return "2026-04-01"."""
    return date.fromordinal(day).isoformat()


def offset_words(moment: int, zone: Zone) -> str:
    """Return "+02:00" for a moment in summer in Berlin."""
    offset = zone.offset(moment)
    return f"{'-' if offset < 0 else '+'}{clock_words(abs(offset))}"


def clock_words(minutes: int) -> str:
    """Return "14:30" for 870 minutes."""
    hours, minutes = divmod(minutes, 60)
    return f"{_TWO_DIGITS[hours]}:{_TWO_DIGITS[minutes]}"


def last_minute(
    start: int, window: Window, zone: Zone, calendar: Calendar, size: int = 0
) -> int:
    """Return the last minute inside a window that starts at a moment.

    `size` chooses a length other than the window's longest, such as the
    shortest of "1 to 3 working days".
    """
    length = size or window.most
    if window.unit == "hours":
        return start + 60 * length
    day = day_of(start, zone)
    match window.unit:
        case "days":
            last = day + length - window.first_day
        case "weeks":
            last = day + 7 * length - window.first_day
        case "months":
            last = add_months(day, length) - window.first_day
        case "years":
            last = add_months(day, 12 * length) - window.first_day
        case "working days":
            last = working_day(day - window.first_day, length, calendar)
    if window.extended:
        last = working_day(last - 1, 1, calendar)
    return end_of_day(last, zone)


def add_months(day: int, months: int) -> int:
    """Return the same day some months later, or that month's last day."""
    start = date.fromordinal(day)
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    follows = date(year + 1, 1, 1) if month == 11 else date(year, month + 2, 1)
    last = date.fromordinal(follows.toordinal() - 1).day
    return date(year, month + 1, min(start.day, last)).toordinal()


def working_day(day: int, count: int, calendar: Calendar) -> int:
    """Return the count-th working day strictly after a day."""
    holidays = _ordinals(calendar.holidays)
    also_working = _ordinals(calendar.also_working)
    while count:
        day += 1
        is_ordinary = (day - 1) % 7 not in calendar.weekend
        if day in also_working or (is_ordinary and day not in holidays):
            count -= 1
    return day


def is_past_horizon(day: int, calendar: Calendar) -> bool:
    """Tell whether the calendar's holidays are unknown on that day."""
    if not calendar.known_until:
        return False
    return day > date.fromisoformat(calendar.known_until).toordinal()


@lru_cache(maxsize=100)
def _ordinals(days: tuple[str, ...]) -> frozenset[int]:
    return frozenset(date.fromisoformat(day).toordinal() for day in days)
