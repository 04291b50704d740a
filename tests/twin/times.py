"""When a window ends, on `datetime` alone."""

from __future__ import annotations

import calendar as months
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache

from checker.policy import Calendar, Window

__all__ = ["end_of", "first_minute", "last_minute", "local_day"]

_DAY = timedelta(days=1)


def local_day(moment: datetime, zone: tzinfo) -> date:
    """Return the day on the wall of somebody in the zone."""
    return moment.astimezone(zone).date()


def first_minute(day: date, zone: tzinfo) -> datetime:
    """Return the first minute of a day."""
    return datetime.combine(day, time(0, 0), zone).astimezone(UTC)


def last_minute(day: date, zone: tzinfo) -> datetime:
    """Return the last minute of a day: the next day's first is one more."""
    return first_minute(day + _DAY, zone) - timedelta(minutes=1)


@cache
def end_of(
    start: datetime, window: Window, zone: tzinfo, calendar: Calendar
) -> datetime:
    """Return the last minute inside a window that begins at `start`."""
    if window.unit == "hours":
        return start + timedelta(hours=window.most)
    day = local_day(start, zone)
    if window.first_day and window.unit == "working days":
        day -= _DAY
    match window.unit:
        case "days":
            day += window.most * _DAY
        case "weeks":
            day += 7 * window.most * _DAY
        case "months":
            day = _months_later(day, window.most)
        case "years":
            day = _months_later(day, 12 * window.most)
        case "working days":
            for _ in range(window.most):
                day += _DAY
                while not _is_working(day, calendar):
                    day += _DAY
    if window.first_day and window.unit != "working days":
        day -= _DAY
    while window.extended and not _is_working(day, calendar):
        day += _DAY
    return last_minute(day, zone)


def _months_later(day: date, count: int) -> date:
    years, months_over = divmod(day.month - 1 + count, 12)
    year, month = day.year + years, months_over + 1
    longest = months.monthrange(year, month)[1]
    return date(year, month, min(day.day, longest))


def _is_working(day: date, calendar: Calendar) -> bool:
    if day.isoformat() in calendar.also_working:
        return True
    weekend = day.weekday() in calendar.weekend
    return not weekend and day.isoformat() not in calendar.holidays
