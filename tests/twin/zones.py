"""A zone as the page sends it: from which minute which offset holds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from functools import cache

from checker.dates import Zone

__all__ = ["minutes", "zone_data"]


def minutes(moment: datetime) -> int:
    """Return a moment as the engine counts it."""
    return int(moment.timestamp()) // 60


@cache
def zone_data(zone: tzinfo) -> Zone:
    """Return a zone as the page sends it: when its offset changes."""
    rows: list[tuple[int, int]] = []
    moment = datetime(2015, 1, 1, tzinfo=UTC)
    while moment.year < 2040:
        offset = _offset(moment, zone)
        if not rows or rows[-1][1] != offset:
            if rows:
                moment = _change(moment, zone)
            rows.append((minutes(moment), offset))
        moment += timedelta(days=1)
    rows[0] = (-10_000_000, rows[0][1])
    return Zone(str(zone), tuple(rows))


def _offset(moment: datetime, zone: tzinfo) -> int:
    offset = moment.astimezone(zone).utcoffset()
    assert offset is not None
    return int(offset.total_seconds()) // 60


def _change(after: datetime, zone: tzinfo) -> datetime:
    """Return the very minute of the change in the day before a moment."""
    moment = after - timedelta(days=1)
    while _offset(moment, zone) != _offset(after, zone):
        moment += timedelta(minutes=1)
    return moment
