"""Where it can matter how large a fact is, or when it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, timedelta, tzinfo
from functools import cache

from checker.policy import (
    Calendar,
    Clause,
    Compare,
    Count,
    Difference,
    Fact,
    FactAmount,
    Money,
    PartOf,
    Window,
    Within,
)
from twin.case import NOT_YET, Case, Day, Given, Moment, TooManyError
from twin.parts import inside
from twin.sums import HUGE
from twin.times import end_of, first_minute, last_minute, local_day

__all__ = ["moments", "sizes", "windows_of"]

_MINUTE = timedelta(minutes=1)
_EARLIEST = Moment(1990, 1, 2, tzinfo=UTC)
_LATEST = Moment(2100, 12, 30, tzinfo=UTC)
_MOST_THINGS = 10**9 - 1
_ROUNDS = 2
_DATES = ("date", "date and time")


def sizes(case: Case, told: Mapping[str, Given], fact: Fact) -> list[int]:
    """Return amounts or numbers on both sides of every limit."""
    most = HUGE if fact.kind == "money" else _MOST_THINGS
    found = {0, most, *_told_limits(case, told, fact)}
    for limit in _limits(case, fact.name):
        found |= {limit - 1, limit, limit + 1}
    for other in case.policy.facts:
        match other.worked_out:
            case Difference(of, less) if fact.name in (of, less):
                known = told.get(less if fact.name == of else of)
                if isinstance(known, int):
                    sign = 1 if fact.name == of else -1
                    for limit in (0, *_limits(case, other.name)):
                        at = known + sign * limit
                        found |= {at - 1, at, at + 1}
    return sorted(size for size in found if 0 <= size <= most)


def moments(
    case: Case, told: Mapping[str, Given], names: set[str], most: int
) -> dict[str, list[Moment]]:
    """Return the minutes to try for each date that is not known to one.

    Raises TooManyError where these are more than `most` for one date.
    """
    found: dict[str, set[Moment]] = {"now": {case.now}}
    span: dict[str, tuple[Moment, Moment]] = {}
    for fact in case.policy.facts:
        value = told.get(fact.name)
        if fact.name not in names or fact.kind not in _DATES:
            continue
        if isinstance(value, Moment):
            found[fact.name] = {value}
        elif value != NOT_YET:
            span[fact.name] = _span(case, fact, value)
            found[fact.name] = {*span[fact.name]}
            if value is None:
                found[fact.name] |= {*_day_limits(case, fact.name)}
    atoms = [
        (atom, window)
        for clause in case.policy.clauses
        for atom in inside(clause)
        if isinstance(atom, Within)
        for window in windows_of(case, clause, atom, told)
        if any(
            name in span and (window.unit == "hours" or told.get(name) is None)
            for name in (atom.start, atom.end)
        )
    ]
    for _ in range(_ROUNDS):
        for atom, window in atoms:
            _link(case, found, atom, window)
            if any(len(found[name]) > most for name in span):
                raise TooManyError
            for name, (first, last) in span.items():
                found[name] = {m for m in found[name] if first <= m <= last}
    for name in span:
        for chain in case.policy.events:
            if name in chain:
                found[name] |= {m for n in chain for m in found.get(n, ())}
    return {
        name: sorted(m for m in found[name] if first <= m <= last)
        for name, (first, last) in span.items()
    }


def _span(
    case: Case, fact: Fact, value: Given | None
) -> tuple[Moment, Moment]:
    first, last = _EARLIEST, _LATEST
    if isinstance(value, Day):
        first = first_minute(value, case.zone)
        last = last_minute(value, case.zone)
    return first, last if fact.may_be_future else min(last, case.now)


def _link(
    case: Case,
    found: dict[str, set[Moment]],
    atom: Within,
    window: Window,
) -> None:
    """Add the moments at which a window ends, or could have begun."""
    if atom.end in found:
        for start in [*found.get(atom.start, ())]:
            last = end_of(start, window, case.zone, case.policy.calendar)
            found[atom.end] |= {last, last + _MINUTE}
    if atom.start in found:
        for end in [*found.get(atom.end, ()), case.now]:
            start = _first_start(end, window, case.zone, case.policy.calendar)
            found[atom.start] |= {start, start - _MINUTE}


@cache
def _first_start(
    end: Moment, window: Window, zone: tzinfo, calendar: Calendar
) -> Moment:
    """Return the earliest start whose window is not over at `end`."""
    if window.unit == "hours":
        return end - timedelta(hours=window.most)
    longest = {
        "days": 1,
        "weeks": 7,
        "months": 31,
        "years": 366,
        "working days": 2,
    }[window.unit]
    back = longest * window.most + 15
    day = local_day(end, zone) - timedelta(days=min(back, 40_000))
    day = max(_EARLIEST.date(), day)
    while end_of(first_minute(day, zone), window, zone, calendar) < end:
        day += timedelta(days=1)
    return first_minute(day, zone)


def windows_of(
    case: Case, clause: Clause, atom: Within, told: Mapping[str, Given]
) -> Iterator[Window]:
    """Return how long a window is, at any time of the policy."""
    period = told.get(atom.window)
    if isinstance(period, Window):
        yield period
    for parameter in clause.parameters:
        if parameter.name == atom.window:
            for dated in parameter.values:
                if isinstance(dated.value, Window):
                    yield dated.value


def _limits(case: Case, name: str) -> Iterator[int]:
    for clause in case.policy.clauses:
        for atom in inside(clause):
            if not isinstance(atom, Compare) or atom.fact != name:
                continue
            if atom.value.isdigit():
                yield int(atom.value)
            for parameter in clause.parameters:
                if parameter.name != atom.value:
                    continue
                for dated in parameter.values:
                    match dated.value:
                        case Money(minor):
                            yield minor
                        case Count(number):
                            yield number


def _day_limits(case: Case, name: str) -> Iterator[Moment]:
    for clause in case.policy.clauses:
        for atom in inside(clause):
            if isinstance(atom, Compare) and atom.fact == name:
                day = date.fromisoformat(atom.value)
                yield first_minute(day, case.zone) - _MINUTE
                yield first_minute(day, case.zone)
                yield last_minute(day, case.zone)
                yield last_minute(day, case.zone) + _MINUTE


def _told_limits(
    case: Case, told: Mapping[str, Given], fact: Fact
) -> Iterator[int]:
    """Return the known amounts that this one may have to stay within."""
    names = {fact.at_most}
    for bound in (fact.low, fact.high):
        if isinstance(bound, FactAmount):
            names.add(bound.fact)
    names |= {
        other.name for other in case.policy.facts if other.at_most == fact.name
    }
    names |= {
        other.worked_out.over
        for other in case.policy.facts
        if isinstance(other.worked_out, PartOf)
        and other.worked_out.of == fact.name
    }
    if fact.name in (*case.policy.paid, case.policy.refunded):
        names |= {*case.policy.paid, case.policy.refunded}
    known = [told.get(name) for name in names if name != fact.name]
    amounts = [value for value in known if isinstance(value, int)]
    yield from amounts
    yield sum(amounts)
    for amount in amounts:
        yield sum(amounts) - 2 * amount
