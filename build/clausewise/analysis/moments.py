"""Chooses dates that lie in wanted bands and in the order of events.

Every event has an earliest and a latest moment; bands and the order of
events narrow them until nothing changes, then one event after another is
given a date near the usual customer's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from checker.dates import DAY, UTC, end_of_day, last_minute, start_of_day
from checker.policy import Calendar, Policy, Window
from checker.words import fact_named
from clausewise.analysis.statuses import Band

__all__ = ["Times", "choose_moments"]

_YEARS = 12 * 366 * DAY
_AHEAD = 400 * DAY
_TRIES = 400
_ROUNDS = 24


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


type _Spans = dict[str, tuple[int, int]]
type _Law = Callable[[_Spans], bool]


def choose_moments(times: Times) -> dict[str, int] | None:
    """Return a moment for `now` and each event, or None."""
    laws = _laws(times)
    now = times.best["now"]
    for reach, around in ((now, now), (now - _YEARS, now + _YEARS)):
        spans: _Spans = {"now": (reach, around)}
        spans |= dict.fromkeys(
            sorted(times.told), (reach - _YEARS, around + _YEARS)
        )
        found = _label(times, spans, laws, [_TRIES])
        if found is not None:
            return found
    return None


def _label(
    times: Times, spans: _Spans, laws: list[_Law], budget: list[int]
) -> dict[str, int] | None:
    budget[0] -= 1
    if budget[0] < 0 or not _settle(spans, laws):
        return None
    open_ = [name for name, (low, high) in spans.items() if low < high]
    if not open_:
        return {name: low for name, (low, _) in spans.items()}
    name = open_[0]
    for moment in _candidates(times, name, *spans[name]):
        found = _label(times, {**spans, name: (moment, moment)}, laws, budget)
        if found is not None:
            return found
    return None


def _settle(spans: _Spans, laws: list[_Law]) -> bool:
    """Narrow the spans until no law changes them; False if one is empty.

    Laws in hours and in days that exclude each other narrow a span by a
    little each round, for years; trying moments is quicker then.
    """
    for _ in range(_ROUNDS):
        before = dict(spans)
        for law in laws:
            if not law(spans):
                return False
        if spans == before:
            return True
    return True


def _candidates(times: Times, name: str, low: int, high: int) -> Iterator[int]:
    best = times.best.get(name, times.best["now"] - 20 * DAY)
    near = min(max(best, low), high)
    size = DAY if _is_day(times.policy, name) else 60
    seen = set()
    for moment in (
        best,
        -(-near // size) * size,
        near // size * size,
        near,
        (low + high) // 2 // size * size,
        low,
        high,
    ):
        if low <= moment <= high and moment not in seen:
            seen.add(moment)
            yield moment


def _laws(times: Times) -> list[_Law]:
    policy = times.policy
    laws: list[_Law] = []
    for name in times.told:
        if _is_day(policy, name):
            laws.append(_whole_days(name))
        ahead = fact_named(policy, name).may_be_future
        laws.append(_before(name, "now", _AHEAD if ahead else 0))
    for chain in policy.events:
        events = [name for name in chain if name in times.told]
        for place, later in enumerate(events):
            for earlier in events[:place]:
                loose = _is_day(policy, later) and not _is_day(policy, earlier)
                laws.append(_before(earlier, later, DAY - 1 if loose else 0))
    for band in times.bands:
        laws += _band_laws(times, band)
    if times.ordered is not None:
        name = policy.orders_dated_by
        name = name if name in times.told else "now"
        laws.append(_between(name, *times.ordered))
    return laws


def _band_laws(times: Times, band: Band) -> list[_Law]:
    variable = band.variable
    if variable.kind == "size":
        return _size_laws(times, band)
    end, start = variable.facts[:2]
    if not {end, start} <= times.told | {"now"}:
        return []
    cuts: tuple[object, ...] = variable.cuts
    if isinstance(cuts[0], str):
        cuts = (times.windows.get(cuts[0]),)
    laws: list[_Law] = []
    least, most = min(band.cells), max(band.cells)
    if least > 0 and isinstance(cuts[least - 1], Window):
        laws.append(_after_window(times, end, start, cuts[least - 1]))
    if most < len(cuts) and isinstance(cuts[most], Window):
        laws.append(_in_window(times, end, start, cuts[most]))
    return laws


def _size_laws(times: Times, band: Band) -> list[_Law]:
    name, cuts = band.variable.facts[0], band.variable.cuts
    if name not in times.told | {"now"}:
        return []
    least, most = min(band.cells), max(band.cells)
    low = _cut(cuts[least - 1]) if least else -(10**9)
    high = _cut(cuts[most]) - 1 if most < len(cuts) else 10**9
    if _is_day(times.policy, name):
        high -= DAY - 1
    return [_between(name, low, high)]


def _cut(cut: object) -> int:
    """Return the first moment that lies above a limit."""
    assert isinstance(cut, tuple)
    day = date.fromisoformat(str(cut[0])).toordinal()
    return end_of_day(day, UTC) + 1 if cut[1] else start_of_day(day, UTC)


def _is_day(policy: Policy, name: str) -> bool:
    return fact_named(policy, name).kind == "date"


def _whole_days(name: str) -> _Law:
    def law(spans: _Spans) -> bool:
        low, high = spans[name]
        spans[name] = -(-low // DAY) * DAY, high // DAY * DAY
        return spans[name][0] <= spans[name][1]

    return law


def _between(name: str, least: int, most: int) -> _Law:
    def law(spans: _Spans) -> bool:
        low, high = spans[name]
        spans[name] = max(low, least), min(high, most)
        return spans[name][0] <= spans[name][1]

    return law


def _before(earlier: str, later: str, slack: int) -> _Law:
    """Return the law that one event is at most `slack` after another."""

    def law(spans: _Spans) -> bool:
        first, last = spans[earlier], spans[later]
        spans[earlier] = first[0], min(first[1], last[1] + slack)
        spans[later] = max(last[0], spans[earlier][0] - slack), last[1]
        return all(low <= high for low, high in (spans[earlier], spans[later]))

    return law


def _after_window(
    times: Times, end: str, start: str, window: Window | object
) -> _Law:
    whole = DAY - 1 if _is_day(times.policy, start) else 0
    calendar = times.policy.calendar

    def law(spans: _Spans) -> bool:
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
) -> _Law:
    whole = DAY - 1 if _is_day(times.policy, end) else 0
    calendar = times.policy.calendar

    def law(spans: _Spans) -> bool:
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
