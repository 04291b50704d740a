"""The calendars of policy/calendars, held against the package `holidays`.

The dates of the counts are worked out by hand, from the announcements.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree

import pytest
from holidays import HolidayBase, country_holidays
from hypothesis import given
from hypothesis import strategies as st

from checker.codec import dumps, loads
from checker.dates import UTC, iso_moment, last_minute, working_day
from checker.policy import Calendar, Policy, Promise, Remedy, Window
from clausewise.draft_calendars import COUNTRIES, draft, listed, main
from clausewise.load import load_store
from clausewise.load.calendars import read_calendar
from clausewise.problems import Place, Problems
from clausewise.read.nodes import Text
from policies import ROOT, clause, decided, gives, policy, window
from policies import date as date_fact

FOLDER = ROOT / "policy" / "calendars"
FIRST = date(2024, 1, 1)
HORIZONS = {
    "china": "2026-12-31",
    "germany": "2027-12-31",
    "great britain": "2027-12-31",
    "hong kong": "2027-12-31",
    "united states": "2027-12-31",
}
_DAY = re.compile(r"^  - (\S+)  # ", re.MULTILINE)
_SATURDAY = 5

type Write = Callable[[str], list[str]]


def calendar(name: str) -> Calendar:
    """One of the project's own calendars."""
    problems = Problems()
    found = read_calendar(Text(name, Place("store.yaml")), FOLDER, problems)
    assert problems.in_order() == []
    return found


def file_of(name: str) -> str:
    """The text of a calendar's file."""
    return (FOLDER / f"{name.replace(' ', '-')}.yaml").read_text("utf-8")


def span(name: str) -> list[date]:
    """Every day from the first listed year to the calendar's horizon."""
    days = (date.fromisoformat(HORIZONS[name]) - FIRST).days + 1
    return [FIRST + timedelta(number) for number in range(days)]


def years(name: str) -> range:
    """The years that a calendar covers."""
    return range(FIRST.year, int(HORIZONS[name][:4]) + 1)


def package(name: str) -> HolidayBase:
    """What the package says of the years that a calendar covers."""
    return listed(name, *years(name))


def counted(name: str, start: str, count: int) -> str:
    """The count-th working day after a day, as text."""
    found = working_day(
        date.fromisoformat(start).toordinal(), count, calendar(name)
    )
    return date.fromordinal(found).isoformat()


@pytest.mark.parametrize(
    "path", sorted(FOLDER.iterdir()), ids=lambda p: p.stem
)
def test_calendar_has_the_name_of_its_file(path: Path) -> None:
    """A calendar says the same name as its file, with spaces for dashes."""
    name = path.stem.replace("-", " ")
    assert path.suffix == ".yaml"
    assert calendar(name).name == name


def test_each_country_has_a_calendar() -> None:
    """What can be drafted is there, beside the calendar of weekends."""
    found = {path.stem.replace("-", " ") for path in FOLDER.iterdir()}
    assert found == {"weekends only", *COUNTRIES}
    assert set(COUNTRIES) == set(HORIZONS)


@pytest.mark.parametrize("name", HORIZONS)
def test_calendar_ends_with_what_is_announced(name: str) -> None:
    """A calendar is known until the end of the last announced year."""
    assert calendar(name).known_until == HORIZONS[name]


@pytest.mark.parametrize("name", HORIZONS)
def test_holidays_are_those_of_the_package(name: str) -> None:
    """A calendar has each day off of the package, and no other.

    A holiday on a weekend is left out, because it is a day off already.
    """
    found = calendar(name)
    days = package(name)
    expected = {
        day.isoformat()
        for day in span(name)
        if day in days and day.weekday() not in found.weekend
    }
    assert set(found.holidays) == expected


@pytest.mark.parametrize("name", HORIZONS)
def test_made_up_days_are_those_of_the_package(name: str) -> None:
    """A calendar has each weekend day that is worked, and no other."""
    expected = package(name).weekend_workdays & set(span(name))
    assert calendar(name).also_working == tuple(
        sorted(day.isoformat() for day in expected)
    )


@pytest.mark.parametrize("name", HORIZONS)
def test_each_day_is_worked_or_not_as_in_the_package(name: str) -> None:
    """Day by day the engine works when the package works.

    Hong Kong's package works on Saturdays; our calendar does not.
    """
    found = calendar(name)
    days = package(name)
    differ = []
    for day in span(name):
        is_worked = day in days.weekend_workdays or (
            days.is_working_day(day) and day.weekday() != _SATURDAY
        )
        ordinal = day.toordinal()
        if (working_day(ordinal - 1, 1, found) == ordinal) != is_worked:
            differ.append(day)
    assert differ == []


def test_bank_holidays_of_england_hold_in_wales() -> None:
    """England and Wales have the same bank holidays, so one calendar."""
    england, wales = (
        country_holidays("GB", subdiv=part, years=years("great britain"))
        for part in ("ENG", "WLS")
    )
    assert dict(england) == dict(wales)


@pytest.mark.parametrize("name", HORIZONS)
def test_each_day_is_listed_once_in_order_with_its_name(name: str) -> None:
    """An editor reads the days in order, and beside each what it is."""
    lists = re.split(r"^(?=\S)", file_of(name), flags=re.MULTILINE)
    for block in lists:
        heading, *lines = block.splitlines() or [""]
        if heading not in ("holidays:", "working days:"):
            continue
        named = [re.fullmatch(r"  - (\S+)  # \S.*", line) for line in lines]
        days = [line[1] for line in named if line]
        assert len(days) == len(lines)
        assert days == sorted(set(days))


@pytest.mark.parametrize("name", HORIZONS)
def test_drafting_again_gives_the_days_of_the_file(name: str) -> None:
    """The drafted days are those that the calendar has, and no others."""
    drafted = "".join(draft(name, year) for year in years(name))
    assert sorted(_DAY.findall(drafted)) == sorted(_DAY.findall(file_of(name)))


def test_draft_asks_for_a_comparison(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A drafted year is shown with what is still to be done about it."""
    monkeypatch.setattr("sys.argv", ["draft", "great britain", "2027"])
    assert main() == 0
    assert capsys.readouterr().out == (
        "# A draft: compare it with the announcement, line by line, and only\n"
        '# then move "known until:".\n'
        "holidays:\n"
        "  - 2027-01-01  # New Year's Day\n"
        "  - 2027-03-26  # Good Friday\n"
        "  - 2027-03-29  # Easter Monday\n"
        "  - 2027-05-03  # May Day\n"
        "  - 2027-05-31  # Spring Bank Holiday\n"
        "  - 2027-08-30  # Late Summer Bank Holiday\n"
        "  - 2027-12-27  # Christmas Day (observed)\n"
        "  - 2027-12-28  # Boxing Day (observed)\n"
    )


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        # Sunday 15 to Monday 23 February 2026 are off
        ("2026-02-12", 1, "2026-02-13"),
        ("2026-02-13", 1, "2026-02-14"),  # a Saturday that is worked
        ("2026-02-13", 2, "2026-02-24"),
        ("2026-02-14", 1, "2026-02-24"),
        ("2026-02-15", 1, "2026-02-24"),
        ("2026-02-23", 1, "2026-02-24"),
        ("2026-02-24", 1, "2026-02-25"),
        ("2026-02-27", 1, "2026-02-28"),  # a Saturday that is worked
        ("2026-02-28", 1, "2026-03-02"),
        ("2026-03-06", 1, "2026-03-09"),  # an ordinary weekend again
        # 10 to 17 February 2024 are off, and Sunday the 18th is worked
        ("2024-02-09", 1, "2024-02-18"),
        ("2024-02-09", 2, "2024-02-19"),
        # 28 January to 4 February 2025
        ("2025-01-25", 1, "2025-01-26"),  # Saturday to a worked Sunday
        ("2025-01-27", 1, "2025-02-05"),
        ("2025-02-07", 1, "2025-02-08"),  # a Saturday that is worked
        # 1 to 7 October 2026
        ("2026-09-18", 1, "2026-09-20"),  # a Sunday that is worked
        ("2026-09-30", 1, "2026-10-08"),
        ("2026-09-30", 3, "2026-10-10"),  # a Saturday that is worked
    ],
)
def test_made_up_days_count_around_the_long_holidays(
    start: str, count: int, end: str
) -> None:
    """In China a worked weekend day counts, and the long holiday does not."""
    assert counted("china", start, count) == end


@pytest.mark.parametrize(
    ("name", "end"),
    [
        ("weekends only", "2026-04-09"),
        ("united states", "2026-04-09"),  # no Good Friday
        ("china", "2026-04-10"),  # 6 April
        ("germany", "2026-04-13"),  # 3 and 6 April
        ("great britain", "2026-04-13"),  # 3 and 6 April
        ("hong kong", "2026-04-14"),  # 3, 6 and 7 April
    ],
)
def test_fourteen_working_days_over_easter(name: str, end: str) -> None:
    """From 20 March 2026 the same count ends by each country's Easter."""
    assert counted(name, "2026-03-20", 14) == end


@pytest.mark.parametrize("name", ["germany", "great britain"])
@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-04-01", "2026-04-02"),
        ("2026-04-02", "2026-04-07"),  # over Good Friday and Easter Monday
        ("2026-04-03", "2026-04-07"),
        ("2026-04-06", "2026-04-07"),
        ("2026-04-07", "2026-04-08"),
    ],
)
def test_easter_is_four_days_off(name: str, start: str, end: str) -> None:
    """No working day lies between Maundy Thursday and Easter Tuesday."""
    assert counted(name, start, 1) == end


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        # 26 December 2025 is a Friday
        ("great britain", "2025-12-24", "2025-12-29"),
        ("germany", "2025-12-24", "2025-12-29"),
        ("hong kong", "2025-12-24", "2025-12-29"),
        ("united states", "2025-12-24", "2025-12-26"),
        # 26 December 2026 is a Saturday
        ("great britain", "2026-12-24", "2026-12-29"),
        ("germany", "2026-12-24", "2026-12-28"),
        ("hong kong", "2026-12-24", "2026-12-28"),
        ("united states", "2026-12-24", "2026-12-28"),
        # 25 December 2027 is a Saturday, the 26th a Sunday
        ("great britain", "2027-12-24", "2027-12-29"),
        ("germany", "2027-12-24", "2027-12-27"),
        ("hong kong", "2027-12-24", "2027-12-28"),
        ("united states", "2027-12-23", "2027-12-27"),
    ],
)
def test_christmas_is_moved_only_where_the_law_moves_it(
    name: str, start: str, end: str
) -> None:
    """A Christmas on a weekend has a substitute by its country's own law."""
    assert counted(name, start, 1) == end


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-07-01", "2026-07-02"),
        ("2026-07-02", "2026-07-06"),  # 4 July on a Saturday: 3 July
        ("2026-07-06", "2026-07-07"),
        ("2027-06-17", "2027-06-21"),  # Juneteenth on a Saturday: 18 June
        ("2027-07-02", "2027-07-06"),  # 4 July on a Sunday: 5 July
        ("2027-12-30", "2028-01-03"),  # New Year's Day 2028: 31 December
    ],
)
def test_federal_holidays_are_observed_on_a_weekday(
    start: str, end: str
) -> None:
    """An American holiday moves from Saturday back, from Sunday on."""
    assert counted("united states", start, 1) == end


@pytest.mark.parametrize(
    ("days", "end"),
    [(9, "2026-02-13"), (10, "2026-02-14"), (11, "2026-02-24")],
)
def test_extended_window_may_end_on_a_made_up_day(days: int, end: str) -> None:
    """A window that ends on a worked Saturday is not extended over it."""
    start = (date(2026, 2, 4) - date(1970, 1, 1)).days * 24 * 60
    length = Window(days, days, "days", extended=True)
    found = last_minute(start, length, UTC, calendar("china"))
    assert iso_moment(found, UTC) == f"{end}T23:59+00:00"


@given(
    st.sets(st.integers(0, 6), max_size=6),
    st.sets(st.integers(1, 60)),
    st.sets(st.integers(1, 60)),
    st.integers(1, 25),
)
def test_count_passes_as_many_working_days_as_asked(
    weekend: set[int], off: set[int], worked: set[int], count: int
) -> None:
    """The N-th working day is one, and N of them lie up to it."""
    start = date(2026, 2, 1)
    days = [start + timedelta(number) for number in range(1, 400)]
    made_up = {start + timedelta(n) for n in worked if n not in off}
    holidays = {start + timedelta(number) for number in off}
    working = [
        day
        for day in days
        if day in made_up
        or (day.weekday() not in weekend and day not in holidays)
    ]
    found = Calendar(
        "any",
        tuple(sorted(weekend)),
        tuple(sorted(day.isoformat() for day in holidays)),
        also_working=tuple(sorted(day.isoformat() for day in made_up)),
    )
    end = working_day(start.toordinal(), count, found)
    assert date.fromordinal(end) == working[count - 1]


def _shop(name: str) -> Policy:
    promise = Promise("reply", "reply time", "asked on", "We reply")
    return policy(
        clause(
            "A-1",
            gives=gives(Remedy("Answer", "We reply")),
            promises=(promise,),
            parameters=(window("reply time", 3, "working days"),),
        ),
        facts=(date_fact("asked on", called="your request"),),
        calendar=calendar(name),
    )


@pytest.mark.parametrize(
    ("name", "start", "says"),
    [
        ("china", "2026-12-25", "30 December 2026."),
        ("china", "2026-12-28", "31 December 2026."),
        (
            "china",
            "2026-12-29",
            "1 January 2027. The holidays of that time are not known yet "
            "and may move it.",
        ),
        ("germany", "2026-12-29", "4 January 2027."),
        ("germany", "2027-12-28", "31 December 2027."),
        (
            "germany",
            "2027-12-29",
            "3 January 2028. The holidays of that time are not known yet "
            "and may move it.",
        ),
        (
            "weekends only",
            "2026-12-29",
            "1 January 2027. Public holidays may move it.",
        ),
    ],
)
def test_past_its_horizon_the_answer_says_so(
    name: str, start: str, says: str
) -> None:
    """Up to the last known day a date is plain; after it, it may move."""
    found = decided(_shop(name), {"asked on": start}, f"{start}T12:00")
    assert [promise["says"] for promise in found["timelines"]] == [
        f"We reply within 3 working days of your request. That is by {says}"
    ]


def test_calendar_reaches_the_browser_whole() -> None:
    """The made-up days travel with the policy."""
    china = _shop("china")
    assert china.calendar.also_working
    assert loads(dumps(china)) == china


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return what an editor reads who writes this calendar."""
    folder = tmp_path / "policy" / "small"
    copytree(ROOT / "tests" / "small_store", folder)
    copytree(FOLDER, folder.parent / "calendars")

    def read(text: str) -> list[str]:
        path = folder.parent / "calendars" / "weekends-only.yaml"
        path.write_text(text, "utf-8")
        return [str(problem) for problem in load_store(folder)[1]]

    return read


WEEK = "calendar: weekends only\nweekend: [Saturday, Sunday]\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param(
            WEEK + "holidays:\n  - 2026-02-29  # no leap year\n",
            '4:5: there is no such day; found "2026-02-29"; '
            "meant a day of the calendar",
            id="impossible date",
        ),
        pytest.param(
            WEEK + "holidays:\n  - 1 May 2026\n",
            '4:5: this is no date; found "1 May 2026"; meant "2026-05-01"',
            id="not a date",
        ),
        pytest.param(
            WEEK + "known until: 2026-11-31\n",
            '3:14: there is no such day; found "2026-11-31"; '
            "meant a day of the calendar",
            id="impossible horizon",
        ),
        pytest.param(
            "calendar: weekends only\nweekend: [Saturday, Sonday]\n",
            '2:21: there is no such day of the week; found "Sonday"; '
            'meant "Sunday"',
            id="unknown weekday",
        ),
        pytest.param(
            WEEK
            + "holidays:\n  - 2026-12-31\n  - 2027-01-01\n"
            + "known until: 2026-12-31\n",
            "5:5: the calendar ends before this day; "
            'found "2027-01-01"; meant a day up to 2026-12-31, or a later '
            'one after "known until:"',
            id="past the horizon",
        ),
        pytest.param(
            WEEK
            + "working days:\n  - 2027-01-02\n"
            + "known until: 2026-12-31\n",
            "4:5: the calendar ends before this day; "
            'found "2027-01-02"; meant a day up to 2026-12-31, or a later '
            'one after "known until:"',
            id="worked past the horizon",
        ),
        pytest.param(
            WEEK + "holidays:\n  - 2026-05-01\n  - 2026-05-01\n",
            '5:5: this day stands twice; found "2026-05-01"; '
            "meant one of them; the first is in line 4",
            id="repeated date",
        ),
        pytest.param(
            WEEK + "holidays: [2026-05-02]\nworking days: [2026-05-02]\n",
            '4:16: this day stands twice; found "2026-05-02"; '
            "meant one of them; the first is in line 3",
            id="off and worked",
        ),
        pytest.param(
            WEEK + "working days:\n  - 2026-05-04  # a Monday\n",
            '4:5: this is a working day anyway; found "2026-05-04"; '
            "meant a day of the weekend that is worked, or the line left out",
            id="worked anyway",
        ),
        pytest.param(
            WEEK + "workdays:\n  - 2026-05-02\n",
            '3:1: a calendar has no such line; found "workdays:"; '
            'meant "working days:"',
            id="misspelt line",
        ),
    ],
)
def test_slip_in_a_calendar_is_named(
    text: str, says: str, write: Write
) -> None:
    """Each slip of a calendar has its place, what was found and meant."""
    assert write(text) == [f"policy/calendars/weekends-only.yaml:{says}"]


def test_all_slips_of_a_calendar_come_at_once(write: Write) -> None:
    """One reading names every slip of a calendar, from the top."""
    found = write(
        "calendar: weekends only\nweekend: [Saturday, Sonday]\n"
        "holidays: [2026-02-30, 2027-05-01]\n"
        "working days: [2026-05-04]\nknown until: 2026-12-31\n"
    )
    assert found == [
        f"policy/calendars/weekends-only.yaml:{line}"
        for line in (
            '2:21: there is no such day of the week; found "Sonday"; '
            'meant "Sunday"',
            '3:12: there is no such day; found "2026-02-30"; '
            "meant a day of the calendar",
            '3:24: the calendar ends before this day; found "2027-05-01"; '
            "meant a day up to 2026-12-31, or a later one after "
            '"known until:"',
            '4:16: this is a working day anyway; found "2026-05-04"; '
            "meant a day of the weekend that is worked, or the line left out",
        )
    ]


@pytest.mark.parametrize(
    ("found", "meant"),
    [
        ("chna", '"china"'),
        ("hongkong", '"hong kong"'),
        ("Great Britain", '"great britain"'),
        ("weekend only", '"weekends only"'),
        (
            "France",
            '"china", "germany", "great britain", "hong kong", '
            '"united states" or "weekends only"',
        ),
    ],
)
def test_missing_calendar_names_the_nearest(
    tmp_path: Path, found: str, meant: str
) -> None:
    """A store that names no calendar of ours reads which was meant."""
    folder = tmp_path / "policy" / "small"
    copytree(ROOT / "tests" / "small_store", folder)
    copytree(FOLDER, folder.parent / "calendars")
    path = folder / "store.yaml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("calendar: weekends only", f"calendar: {found}"), "utf-8"
    )
    assert [str(problem) for problem in load_store(folder)[1]] == [
        "policy/small/store.yaml:7:11: there is no such calendar in "
        f'policy/calendars; found "{found}"; meant {meant}'
    ]


@pytest.mark.parametrize("name", HORIZONS)
def test_store_can_name_each_calendar(tmp_path: Path, name: str) -> None:
    """A store names a calendar in words, and is loaded with it."""
    folder = tmp_path / "policy" / "small"
    copytree(ROOT / "tests" / "small_store", folder)
    copytree(FOLDER, folder.parent / "calendars")
    path = folder / "store.yaml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("calendar: weekends only", f"calendar: {name}"), "utf-8"
    )
    found, problems = load_store(folder)
    assert problems == []
    assert found.calendar == calendar(name)
