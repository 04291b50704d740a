"""Zones: the machine's database as data, to the minute."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest

from clausewise.zones import zone_named

NAMES = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/Santiago",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Africa/Casablanca",
]


def minute(moment: datetime) -> int:
    """Whole minutes since 1970."""
    return int(moment.timestamp()) // 60


@pytest.mark.parametrize(
    ("moment", "offset"),
    [
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), 60),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), 120),
        (datetime(2026, 3, 29, 1, 1, tzinfo=UTC), 120),
        (datetime(2026, 10, 25, 0, 59, tzinfo=UTC), 120),
        (datetime(2026, 10, 25, 1, 0, tzinfo=UTC), 60),
        (datetime(2026, 10, 25, 1, 1, tzinfo=UTC), 60),
    ],
)
def test_zone_changes_at_its_very_minute(
    moment: datetime, offset: int
) -> None:
    """Berlin changes its clock at 01:00 UTC, not a minute off."""
    assert zone_named("Europe/Berlin").offset(minute(moment)) == offset


@pytest.mark.parametrize("name", NAMES)
def test_zone_agrees_with_the_database_all_year(name: str) -> None:
    """Every six hours of three years the offset is the database's."""
    zone, truth = zone_named(name), ZoneInfo(name)
    moment = datetime(2025, 1, 1, tzinfo=UTC)
    while moment.year < 2028:
        offset = moment.astimezone(truth).utcoffset()
        assert offset is not None
        expected = int(offset.total_seconds()) // 60
        assert zone.offset(minute(moment)) == expected
        moment += timedelta(hours=6)


def test_zone_carries_its_name() -> None:
    """A zone is called by its IANA name."""
    assert zone_named("Asia/Kolkata").name == "Asia/Kolkata"


@pytest.mark.parametrize("name", ["Mars/Phobos", "", "../../etc/passwd"])
def test_zone_of_no_name_is_refused(name: str) -> None:
    """What is no zone is refused, and no file outside is read."""
    with pytest.raises((ZoneInfoNotFoundError, ValueError, OSError)):
        zone_named(name)
