"""Drafts a year of a calendar's days off, from the package `holidays`.

The editor compares the lines with the announcement and copies them to
policy/calendars/. The package comes with the tools of the tests.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from holidays import HolidayBase, country_holidays

__all__ = ["COUNTRIES", "draft", "listed", "main"]

_WEEKEND = (5, 6)
_MOVED = re.compile(r"substituted from (\d\d)/(\d\d)/(\d{4})")


@dataclass(frozen=True, slots=True)
class Country:
    """Where the package has a calendar's days."""

    code: str
    language: str = "en_US"
    part: str | None = None
    category: str = "public"


# Hong Kong's general holidays are the package's "optional" ones; its
# "public" ones are those that every employer must grant, which are fewer.
COUNTRIES = {
    "china": Country("CN"),
    "germany": Country("DE"),
    "great britain": Country("GB", "en_GB", "ENG"),
    "hong kong": Country("HK", "en_HK", category="optional"),
    "united states": Country("US"),
}


def main() -> int:
    """Print the draft of the calendar and the year on the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m clausewise.draft_calendars", description=__doc__
    )
    parser.add_argument("calendar", choices=sorted(COUNTRIES))
    parser.add_argument("year", type=int)
    chosen = parser.parse_args()
    print(
        "# A draft: compare it with the announcement, line by line, and only"
        '\n# then move "known until:".'
    )
    print(draft(chosen.calendar, chosen.year), end="")
    return 0


def draft(calendar: str, year: int) -> str:
    """Return the lines of one year, as a calendar's file has them."""
    days = listed(calendar, year)
    off = [
        _line(day, _comment(name))
        for day, name in sorted(days.items())
        if day.weekday() not in _WEEKEND
    ]
    made_up = [
        _line(day, f"worked for {instead}")
        for day, instead in sorted(_worked(days))
    ]
    return _block("holidays", off) + _block("working days", made_up)


def listed(calendar: str, *years: int) -> HolidayBase:
    """Return the package's days off in these years, with their names."""
    country = COUNTRIES[calendar]
    return country_holidays(
        country.code,
        subdiv=country.part,
        years=years,
        language=country.language,
        categories=(country.category,),
    )


def _worked(days: HolidayBase) -> Iterator[tuple[date, date]]:
    """Yield the weekend days that are worked, each with its day off."""
    for off, name in days.items():
        if moved := _MOVED.search(name):
            month, day, year = map(int, moved.groups())
            yield date(year, month, day), off


def _comment(name: str) -> str:
    return _MOVED.sub(r"worked on \3-\1-\2", name)


def _line(day: date, comment: str) -> str:
    return f"  - {day}  # {comment}\n"


def _block(name: str, lines: Iterable[str]) -> str:
    text = "".join(lines)
    return f"{name}:\n{text}" if text else ""


if __name__ == "__main__":
    raise SystemExit(main())
