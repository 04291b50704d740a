"""What dates have to meet: the order of events, wanted bands, an edition.

A law narrows the spans in which events may lie, and says whether any is
left.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from checker.dates import DAY, UTC, end_of_day, last_minute, start_of_day
from checker.policy import Calendar, Policy, Window
from checker.words import fact_named
from clausewise.analysis.bands import Band

__all__ = ["Law", "Spans", "Times", "is_day", "laws_of"]

_AHEAD = 400 * DAY


@dataclass(frozen=True, slots=True)
class Times:
    """What the dates have to meet, and where they best lie.

    `told` are the events that have happened, `windows` the lengths of
    the told periods, `best` the usual moments, `now` among them.
    """

    policy: Policy
    told: frozenset[str]
    bands: tuple[Band, ...]
    windows: Mapping[str, Window]
    best: Mapping[str, int]
    ordered: tuple[int, int] | None = None


type Spans = dict[str, tuple[int, int]]
type Law = Callable[[Spans], bool]


def laws_of(times: Times) -> list[Law]:
    """Return all that the dates of a case have to meet."""
    policy = times.policy
    laws: list[Law] = []
    for name in times.told:
        if is_day(policy, name):
            laws.append(_whole_days(name))
        ahead = fact_named(policy, name).may_be_future
        laws.append(_before(name, "now", _AHEAD if ahead else 0))
    for chain in policy.events:
        events = [name for name in chain if name in times.told]
        for place, later in enumerate(events):
            for earlier in events[:place]:
                loose = is_day(policy, later) and not is_day(policy, earlier)
                laws.append(_before(earlier, later, DAY - 1 if loose else 0))
    for band in times.bands:
        laws += _band_laws(times, band)
    if times.ordered is not None:
        name = policy.orders_dated_by
        name = name if name in times.told else "now"
        laws.append(_between(name, *times.ordered))
    return laws


def _band_laws(times: Times, band: Band) -> list[Law]:
    variable = band.variable
    if variable.kind == "size":
        return _size_laws(times, band)
    end, start = variable.facts[:2]
    if not {end, start} <= times.told | {"now"}:
        return []
    cuts: tuple[object, ...] = variable.cuts
    if isinstance(cuts[0], str):
        cuts = (times.windows.get(cuts[0]),)
    laws: list[Law] = []
    least, most = min(band.cells), max(band.cells)
    if least > 0 and isinstance(cuts[least - 1], Window):
        laws.append(_after_window(times, end, start, cuts[least - 1]))
    if most < len(cuts) and isinstance(cuts[most], Window):
        laws.append(_in_window(times, end, start, cuts[most]))
    return laws


def _size_laws(times: Times, band: Band) -> list[Law]:
    name, cuts = band.variable.facts[0], band.variable.cuts
    if name not in times.told | {"now"}:
        return []
    least, most = min(band.cells), max(band.cells)
    low = _cut(cuts[least - 1]) if least else -(10**9)
    high = _cut(cuts[most]) - 1 if most < len(cuts) else 10**9
    if is_day(times.policy, name):
        high -= DAY - 1
    return [_between(name, low, high)]


def _cut(cut: object) -> int:
    """Return the first moment that lies above a limit."""
    assert isinstance(cut, tuple)
    day = date.fromisoformat(str(cut[0])).toordinal()
    return end_of_day(day, UTC) + 1 if cut[1] else start_of_day(day, UTC)


def is_day(policy: Policy, name: str) -> bool:
    """Tell whether a date is told without its time."""
    return fact_named(policy, name).kind == "date"


def _whole_days(name: str) -> Law:
    def law(spans: Spans) -> bool:
        low, high = spans[name]
        spans[name] = -(-low // DAY) * DAY, high // DAY * DAY
        return spans[name][0] <= spans[name][1]

    return law


def _between(name: str, least: int, most: int) -> Law:
    def law(spans: Spans) -> bool:
        low, high = spans[name]
        spans[name] = max(low, least), min(high, most)
        return spans[name][0] <= spans[name][1]

    return law


def _before(earlier: str, later: str, slack: int) -> Law:
    """Return the law that one event is at most `slack` after another."""

    def law(spans: Spans) -> bool:
        first, last = spans[earlier], spans[later]
        spans[earlier] = first[0], min(first[1], last[1] + slack)
        spans[later] = max(last[0], spans[earlier][0] - slack), last[1]
        return all(low <= high for low, high in (spans[earlier], spans[later]))

    return law


def _after_window(
    times: Times, end: str, start: str, window: Window | object
) -> Law:
    whole = DAY - 1 if is_day(times.policy, start) else 0
    calendar = times.policy.calendar

    def law(spans: Spans) -> bool:
        low, high = spans[start]
        least, most = spans[end]
        least = max(least, _last(low + whole, window, calendar) + 1)
        high = _largest(
            low,
            high,
            lambda s: _last(s + whole, window, calendar) < most,
        )
        spans[start], spans[end] = (low, high), (least, most)
        return low <= high and least <= most

    return law


def _in_window(
    times: Times, end: str, start: str, window: Window | object
) -> Law:
    whole = DAY - 1 if is_day(times.policy, end) else 0
    calendar = times.policy.calendar

    def law(spans: Spans) -> bool:
        low, high = spans[start]
        least, most = spans[end]
        most = min(most, _last(high, window, calendar) - whole)
        low = -_largest(
            -high,
            -low,
            lambda s: _last(-s, window, calendar) >= least + whole,
        )
        spans[start], spans[end] = (low, high), (least, most)
        return low <= high and least <= most

    return law


def _last(start: int, window: Window | object, calendar: Calendar) -> int:
    assert isinstance(window, Window)
    return last_minute(start, window, UTC, calendar)


def _largest(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """Return the largest number for which something holds, or low - 1.

    It holds up to some number and not above it.
    """
    if low > high:
        return low - 1
    if holds(high):
        return high
    if not holds(low):
        return low - 1
    high -= 1
    while low < high:
        middle = (low + high + 1) // 2
        if holds(middle):
            low = middle
        else:
            high = middle - 1
    return low
