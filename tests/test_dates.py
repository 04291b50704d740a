"""Time: the last minute of every kind of window."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checker.answers import parse_now
from checker.dates import (
    UTC,
    Zone,
    add_months,
    day_of,
    end_of_day,
    is_past_horizon,
    iso_moment,
    last_minute,
    start_of_day,
    working_day,
)
from checker.policy import Calendar, Unit, Window
from clausewise.zones import zone_named

BERLIN = zone_named("Europe/Berlin")
WEEKENDS = Calendar("weekends only", (5, 6))
EASTER = replace(
    WEEKENDS,
    holidays=("2026-04-03", "2026-04-06"),
    known_until="2026-12-31",
)


def last(
    start: str,
    length: int,
    unit: Unit,
    zone: Zone = UTC,
    calendar: Calendar = WEEKENDS,
) -> str:
    """The last minute inside, as text."""
    found = last_minute(
        parse_now(start, zone), Window(length, length, unit), zone, calendar
    )
    return iso_moment(found, zone)


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        ("2026-03-02T00:00", 30, "2026-04-01"),
        ("2026-03-02T23:59", 30, "2026-04-01"),
        ("2026-03-03T00:00", 30, "2026-04-02"),
        ("2026-02-27T12:00", 1, "2026-02-28"),
        ("2026-02-28T12:00", 1, "2026-03-01"),
        ("2024-02-28T12:00", 1, "2024-02-29"),
        ("2024-02-29T12:00", 1, "2024-03-01"),
        ("2025-12-31T12:00", 1, "2026-01-01"),
        ("2026-03-27T12:00", 1, "2026-03-28"),  # a Saturday counts
    ],
)
def test_days_run_to_the_end_of_day_n(
    start: str, length: int, end: str
) -> None:
    """The day of the event is day 0, and day N counts to its last minute."""
    assert last(start, length, "days") == f"{end}T23:59+00:00"


def test_days_end_at_midnight_of_the_zone() -> None:
    """A window of days ends at 23:59 in the named zone, not in UTC."""
    assert last("2026-01-05T12:00", 2, "days", BERLIN) == (
        "2026-01-07T23:59+01:00"
    )
    assert last("2026-03-28T12:00", 1, "days", BERLIN) == (
        "2026-03-29T23:59+02:00"
    )


def test_days_begin_on_the_day_of_the_zone() -> None:
    """The same minute starts a later window further east."""
    tokyo = zone_named("Asia/Tokyo")
    moment = parse_now("2026-03-01T20:00Z", UTC)
    thirty = Window(30, 30, "days")
    west = last_minute(moment, thirty, UTC, WEEKENDS)
    east = last_minute(moment, thirty, tokyo, WEEKENDS)
    assert iso_moment(west, UTC) == "2026-03-31T23:59+00:00"
    assert iso_moment(east, tokyo) == "2026-04-01T23:59+09:00"


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        # nothing happens
        ("2026-03-10T14:00", 24, "2026-03-11T14:00+01:00"),
        # the spring change takes an hour from the wall clock
        ("2026-03-28T14:00", 24, "2026-03-29T15:00+02:00"),
        ("2026-03-29T01:30", 1, "2026-03-29T03:30+02:00"),
        # the autumn change gives one back
        ("2026-10-24T14:00", 24, "2026-10-25T13:00+01:00"),
        ("2026-10-25T02:30+02:00", 1, "2026-10-25T02:30+01:00"),
        ("2026-12-31T20:00", 48, "2027-01-02T20:00+01:00"),
    ],
)
def test_hours_are_elapsed_hours(start: str, length: int, end: str) -> None:
    """Hours run by a stopwatch, across both changes of the clock."""
    assert last(start, length, "hours", BERLIN) == end


@pytest.mark.parametrize(
    ("start", "unit", "length", "end"),
    [
        ("2026-01-30T08:00", "months", 1, "2026-02-28"),
        ("2026-01-31T08:00", "months", 1, "2026-02-28"),
        ("2026-02-01T08:00", "months", 1, "2026-03-01"),
        ("2024-01-31T08:00", "months", 1, "2024-02-29"),
        ("2025-08-31T08:00", "months", 6, "2026-02-28"),
        ("2026-03-31T08:00", "months", 1, "2026-04-30"),
        ("2025-12-15T08:00", "months", 1, "2026-01-15"),
        ("2025-12-31T08:00", "months", 12, "2026-12-31"),
        ("2024-02-28T08:00", "years", 1, "2025-02-28"),
        ("2024-02-29T08:00", "years", 1, "2025-02-28"),
        ("2024-02-29T08:00", "years", 4, "2028-02-29"),
        ("2026-02-16T08:00", "weeks", 2, "2026-03-02"),
    ],
)
def test_months_end_on_their_last_day(
    start: str, unit: Unit, length: int, end: str
) -> None:
    """Where the day does not exist, a month ends on its last day."""
    assert last(start, length, unit) == f"{end}T23:59+00:00"


@pytest.mark.parametrize(
    ("start", "unit", "length", "end"),
    [
        ("2026-03-02T08:00", "days", 30, "2026-03-31"),
        ("2026-03-02T08:00", "days", 1, "2026-03-02"),
        ("2026-03-02T08:00", "weeks", 1, "2026-03-08"),
        ("2026-03-15T08:00", "months", 1, "2026-04-14"),
        ("2026-03-01T08:00", "months", 1, "2026-03-31"),
        ("2027-03-01T08:00", "years", 1, "2028-02-29"),
        ("2026-03-27T08:00", "working days", 2, "2026-03-30"),
        ("2026-03-28T08:00", "working days", 1, "2026-03-30"),
    ],
)
def test_first_day_counted_ends_a_day_earlier(
    start: str, unit: Unit, length: int, end: str
) -> None:
    """Where the day of the event is day 1, a window ends a day earlier."""
    counted = Window(length, length, unit, first_day=True)
    found = last_minute(parse_now(start, UTC), counted, UTC, WEEKENDS)
    assert iso_moment(found, UTC) == f"{end}T23:59+00:00"


@pytest.mark.parametrize(
    ("start", "unit", "length", "end"),
    [
        ("2026-03-06", "days", 14, "2026-03-20"),  # a Friday stays
        ("2026-03-07", "days", 14, "2026-03-23"),  # a Saturday moves
        ("2026-03-08", "days", 14, "2026-03-23"),  # a Sunday moves
        ("2026-03-09", "days", 14, "2026-03-23"),  # a Monday stays
        ("2026-03-20", "days", 14, "2026-04-07"),  # over all of Easter
        ("2026-03-04", "months", 1, "2026-04-07"),
    ],
)
def test_extended_window_ends_on_a_working_day(
    start: str, unit: Unit, length: int, end: str
) -> None:
    """A window that is extended never ends on a day off."""
    longer = Window(length, length, unit, extended=True)
    moment = parse_now(f"{start}T08:00", UTC)
    found = last_minute(moment, longer, UTC, EASTER)
    assert iso_moment(found, UTC) == f"{end}T23:59+00:00"


def test_add_months_reaches_december() -> None:
    """Eleven months after January lies December of the same year."""
    found = add_months(date(2026, 1, 31).toordinal(), 11)
    assert date.fromordinal(found) == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        ("2026-03-26", 1, "2026-03-27"),  # Thursday to Friday
        ("2026-03-27", 1, "2026-03-30"),  # Friday to Monday
        ("2026-03-28", 1, "2026-03-30"),  # Saturday to Monday
        ("2026-03-29", 1, "2026-03-30"),  # Sunday to Monday
        ("2026-03-30", 1, "2026-03-31"),
        ("2026-03-27", 5, "2026-04-03"),
        ("2026-03-27", 6, "2026-04-06"),
    ],
)
def test_working_days_begin_strictly_after_the_event(
    start: str, length: int, end: str
) -> None:
    """The first working day after the event's day is day 1."""
    found = last(f"{start}T10:00", length, "working days")
    assert found == f"{end}T23:59+00:00"


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        ("2026-04-01", 1, "2026-04-02"),
        ("2026-04-02", 1, "2026-04-07"),  # Good Friday, Easter Monday
        ("2026-04-02", 2, "2026-04-08"),
        ("2026-04-03", 1, "2026-04-07"),
    ],
)
def test_working_days_leave_out_holidays(
    start: str, length: int, end: str
) -> None:
    """A holiday of the calendar is no working day."""
    day = date.fromisoformat(start).toordinal()
    found = working_day(day, length, EASTER)
    assert date.fromordinal(found).isoformat() == end


def test_working_days_take_in_a_weekend_day_that_is_worked() -> None:
    """A Saturday named as worked is a working day."""
    saturday = replace(WEEKENDS, also_working=("2026-03-28",))
    friday = date(2026, 3, 27).toordinal()
    found = [working_day(friday, n, saturday) for n in (1, 2)]
    assert [date.fromordinal(day).day for day in found] == [28, 30]


@pytest.mark.parametrize(
    ("day", "past"),
    [("2026-12-30", False), ("2026-12-31", False), ("2027-01-01", True)],
)
def test_horizon_is_the_last_day_whose_holidays_are_known(
    day: str, past: bool
) -> None:
    """The last known day is known; the day after it is not."""
    ordinal = date.fromisoformat(day).toordinal()
    assert is_past_horizon(ordinal, EASTER) is past
    assert is_past_horizon(ordinal, WEEKENDS) is False


def test_start_and_end_of_day_are_a_day_of_the_zone() -> None:
    """A day has 23, 24 or 25 hours, as its zone changes the clock."""
    for text, hours in (
        ("2026-03-28", 24),
        ("2026-03-29", 23),
        ("2026-10-25", 25),
    ):
        day = date.fromisoformat(text).toordinal()
        first, final = start_of_day(day, BERLIN), end_of_day(day, BERLIN)
        assert final - first + 1 == 60 * hours
        assert day_of(first, BERLIN) == day == day_of(final, BERLIN)
        assert day_of(first - 1, BERLIN) == day - 1
        assert day_of(final + 1, BERLIN) == day + 1


@pytest.mark.parametrize(
    ("name", "first", "days"),
    [
        ("America/Santiago", "2026-01-01", 730),
        ("Africa/Cairo", "2026-01-01", 730),
        ("Asia/Beirut", "2026-01-01", 730),
        ("America/Havana", "2026-01-01", 730),
        ("Asia/Kathmandu", "2026-01-01", 400),
        ("Australia/Lord_Howe", "2026-01-01", 730),
        ("Europe/Berlin", "2026-01-01", 730),
        ("America/New_York", "2026-01-01", 730),
    ],
)
def test_days_follow_each_other_without_gap_or_overlap(
    name: str, first: str, days: int
) -> None:
    """A day's last minute is the one before the next day's first."""
    zone = zone_named(name)
    begin = date.fromisoformat(first).toordinal()
    for day in range(begin, begin + days):
        final, follows = end_of_day(day, zone), start_of_day(day + 1, zone)
        assert final + 1 == follows, date.fromordinal(day)


def test_moment_of_a_repeated_minute_is_the_earlier() -> None:
    """A wall-clock minute that comes twice means the first one."""
    found = parse_now("2026-10-25T02:30", BERLIN)
    assert iso_moment(found, BERLIN) == "2026-10-25T02:30+02:00"


def test_moment_of_a_skipped_minute_goes_on() -> None:
    """A wall-clock minute that never comes counts on from before."""
    found = parse_now("2026-03-29T02:30", BERLIN)
    assert iso_moment(found, BERLIN) == "2026-03-29T03:30+02:00"


def test_iso_moment_writes_half_hours_and_western_offsets() -> None:
    """A moment is written with its own offset, east or west."""
    moment = parse_now("2026-04-01T12:00Z", UTC)
    kolkata, newfoundland = Zone("k", ((0, 330),)), Zone("n", ((0, -150),))
    assert iso_moment(moment, kolkata) == "2026-04-01T17:30+05:30"
    assert iso_moment(moment, newfoundland) == "2026-04-01T09:30-02:30"


def test_last_minute_takes_the_shortest_length_on_request() -> None:
    """Of "1 to 3 working days" the first end can be asked for too."""
    length = Window(1, 3, "working days")
    start = parse_now("2026-03-30T10:00", UTC)
    found = last_minute(start, length, UTC, WEEKENDS, length.least)
    assert iso_moment(found, UTC) == "2026-03-31T23:59+00:00"
