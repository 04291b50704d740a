"""Time zones from the machine's database, as data for the engine."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from checker.dates import Zone

__all__ = ["zone_named"]


@cache
def zone_named(name: str, first: int = 1990, last: int = 2101) -> Zone:
    """Return a zone by its IANA name, with every change of its offset.

    The changes are those from the first year to before the last.

    Raises `zoneinfo.ZoneInfoNotFoundError` or ValueError for no zone.
    """
    zone = ZoneInfo(name)
    found: list[tuple[int, int]] = []
    hour = datetime(first, 1, 1, tzinfo=UTC)
    step = timedelta(days=1)
    while hour.year < last:
        offset = _offset(zone, hour)
        if not found:
            found.append((-(10**9), offset))
        elif offset != found[-1][1]:
            found.append((_change(zone, hour - step, hour), offset))
        hour += step
    return Zone(name, tuple(found))


def _change(zone: ZoneInfo, low: datetime, high: datetime) -> int:
    """Return the first minute between two moments with the later offset."""
    offset = _offset(zone, high)
    first, last = _minute(low), _minute(high)
    while last - first > 1:
        middle = (first + last) // 2
        moment = datetime.fromtimestamp(middle * 60, UTC)
        if _offset(zone, moment) == offset:
            last = middle
        else:
            first = middle
    return last


def _offset(zone: ZoneInfo, moment: datetime) -> int:
    offset = moment.astimezone(zone).utcoffset()
    assert offset is not None
    return int(offset.total_seconds()) // 60


def _minute(moment: datetime) -> int:
    return int(moment.timestamp()) // 60
