"""Chooses dates that lie in wanted bands and in the order of events.

Every event has an earliest and a latest moment; bands and the order of
events narrow them until nothing changes, then one event after another is
given a date near the usual customer's.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.dates import DAY
from clausewise.analysis.laws import Law, Spans, Times, is_day, laws_of

__all__ = ["choose_moments"]

_YEARS = 12 * 366 * DAY
_TRIES = 400
_ROUNDS = 24


def choose_moments(times: Times) -> dict[str, int] | None:
    """Return a moment for `now` and each event, or None."""
    laws = laws_of(times)
    now = times.best["now"]
    for reach, around in ((now, now), (now - _YEARS, now + _YEARS)):
        spans: Spans = {"now": (reach, around)}
        spans |= dict.fromkeys(
            sorted(times.told), (reach - _YEARS, around + _YEARS)
        )
        found = _label(times, spans, laws, [_TRIES])
        if found is not None:
            return found
    return None


def _label(
    times: Times, spans: Spans, laws: list[Law], budget: list[int]
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


def _settle(spans: Spans, laws: list[Law]) -> bool:
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
    size = DAY if is_day(times.policy, name) else 60
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
