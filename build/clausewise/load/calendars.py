"""Which days are working days: a calendar of policy/calendars/."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from checker.policy import Calendar
from clausewise.load.fields import Fields
from clausewise.load.grammar import CALENDAR
from clausewise.load.values import ValueProblem, read_day
from clausewise.problems import Problems, nearest, shown
from clausewise.read import read
from clausewise.read.nodes import Pairs, Text

__all__ = ["WEEKENDS_ONLY", "read_calendar"]

WEEKENDS_ONLY = Calendar("weekends only", (5, 6))

_WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)


def read_calendar(
    name: Text | None, folder: Path, problems: Problems
) -> Calendar:
    """Return the calendar of that name; calendars are files of a folder."""
    if name is None:
        return WEEKENDS_ONLY
    known = {
        path.stem.replace("-", " "): path for path in folder.glob("*.yaml")
    }
    if name.value not in known:
        problems.add(
            name.at,
            "there is no such calendar in policy/calendars",
            shown(name.value),
            nearest(name.value, sorted(known)),
        )
        return WEEKENDS_ONLY
    path = known[name.value]
    root = read(path, f"policy/calendars/{path.name}", problems)
    return _calendar(root, problems) if root else WEEKENDS_ONLY


def _calendar(root: Pairs, problems: Problems) -> Calendar:
    line = Fields(root, CALENDAR, problems)
    weekend = _weekend(line, problems)
    until = line.text("known until")
    known_until = _day(until, problems) if until else ""
    days = _Days(known_until, problems)
    holidays = days.read(line.texts("holidays"))
    also_working = days.read(line.texts("working days"))
    for text in also_working:
        if date.fromisoformat(text.value).weekday() not in weekend:
            problems.add(
                text.at,
                "this is a working day anyway",
                shown(text.value),
                "a day of the weekend that is worked, or the line left out",
            )
    note = " ".join(filter(None, (line.value("note"), line.value("source"))))
    return Calendar(
        line.value("calendar"),
        tuple(sorted(weekend)),
        tuple(sorted(text.value for text in holidays)),
        known_until,
        note,
        tuple(sorted(text.value for text in also_working)),
    )


def _weekend(line: Fields, problems: Problems) -> set[int]:
    weekend = set()
    for day in line.texts("weekend"):
        if day.value in _WEEKDAYS:
            weekend.add(_WEEKDAYS.index(day.value))
        else:
            problems.add(
                day.at,
                "there is no such day of the week",
                shown(day.value),
                nearest(day.value, _WEEKDAYS),
            )
    if len(weekend) == len(_WEEKDAYS):
        problems.add(line.place("weekend"), "this calendar has no working day")
    return weekend


class _Days:
    """The days that a calendar names, each of them once."""

    def __init__(self, known_until: str, problems: Problems) -> None:
        self._known_until = known_until
        self._problems = problems
        self._first: dict[str, Text] = {}

    def read(self, texts: Iterable[Text]) -> list[Text]:
        """Return the texts that are days; note those that cannot stand."""
        days = [text for text in texts if _day(text, self._problems)]
        return [text for text in days if self._is_new(text)]

    def _is_new(self, text: Text) -> bool:
        first = self._first.setdefault(text.value, text)
        if first is not text:
            self._problems.add(
                text.at,
                "this day stands twice",
                shown(text.value),
                f"one of them; the first is in line {first.at.line}",
            )
            return False
        if self._known_until and text.value > self._known_until:
            self._problems.add(
                text.at,
                "the calendar ends before this day",
                shown(text.value),
                f"a day up to {self._known_until}, "
                'or a later one after "known until:"',
            )
        return True


def _day(text: Text, problems: Problems) -> str:
    try:
        return read_day(text.value)
    except ValueProblem as error:
        problems.add(text.at, error.wrong, shown(text.value), error.meant)
        return ""
