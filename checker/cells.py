"""Variables: what conditions ask, and which answers are still possible.

A variable asks which option a fact has, whether an event has happened,
in which band between its windows the time from one date to another lies,
or in which band between its limits an amount lies. Its cells are those
options or bands. Answers leave one cell possible, or several where
something is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from checker.answers import (
    NOT_ASKED,
    NOT_STATED,
    NOT_YET,
    Answers,
    Span,
)
from checker.dates import last_minute, start_of_day
from checker.intervals import amount_interval
from checker.policy import Fact, Window
from checker.words import fact_named

__all__ = [
    "Kind",
    "Variable",
    "cells_left",
    "first_above",
    "is_measured",
    "limits",
    "options_of",
    "span_of",
]

_LONG_AGO, _FAR = -500_000_000, 70_000_000
_DATES = ("date", "date and time")
_SHORTEST = Window(1, 1, "days")
"""No period is shorter, whether it is known or not."""


Kind = Literal["option", "happened", "stated", "gap", "size"]


@dataclass(frozen=True, slots=True)
class Variable:
    """One thing that conditions ask, over the facts that settle it.

    `cuts` are the windows (gap), the limits (size) or the options.
    A size limit (n, 1) lies above n, (n, 0) below it; no two limits
    meet, so that every band holds a value.
    """

    kind: Kind
    facts: tuple[str, ...]
    cuts: tuple[object, ...] = ()

    @property
    def cells(self) -> int:
        """How many cells the variable has."""
        match self.kind:
            case "option":
                return len(self.cuts)
            case "happened" | "stated":
                return 2
            case "gap" | "size":
                return len(self.cuts) + 1


def first_above(limit: object) -> int:
    """Return the least number, or the first day, above a size limit."""
    assert isinstance(limit, tuple)
    bound, above = limit
    if isinstance(bound, str):
        bound = date.fromisoformat(bound).toordinal()
    return int(bound) + int(above)


def limits(cuts: Iterable[object]) -> tuple[object, ...]:
    """Return the limits of a size in their order, one where two meet.

    Nothing lies between "at most 3" and "at least 4".
    """
    found: dict[int, object] = {}
    for cut in sorted(cuts):  # type: ignore[type-var]
        found.setdefault(first_above(cut), cut)
    return tuple(found.values())


def options_of(fact: Fact) -> tuple[str, ...]:
    """Return every value that a yes/no or choice fact can have.

    A fact that is not always asked can also be "not asked"; no guard
    names that value.
    """
    options = (
        ("yes", "no")
        if fact.kind == "yes/no"
        else tuple(value for value, _ in fact.options)
    )
    idle = (NOT_ASKED,) if fact.ask_only_when else ()
    return (*options, *fact.may_be, *idle)


def span_of(name: str, answers: Answers) -> Span | None:
    """Return when an event can have been; None if it has not happened.

    An unknown date lies between its neighbours in the order of events.
    """
    if name == "now":
        return Span(answers.now, answers.now)
    known = answers.known.get(name)
    if known == NOT_YET:
        return None
    if isinstance(known, Span):
        return known
    fact = fact_named(answers.policy, name)
    first, last = _LONG_AGO, _FAR if fact.may_be_future else answers.now
    for events in answers.policy.events:
        if name not in events:
            continue
        place = events.index(name)
        for other in events[:place]:
            before = answers.known.get(other)
            if isinstance(before, Span):
                first = max(first, before.first)
        for other in events[place + 1 :]:
            after = answers.known.get(other)
            if isinstance(after, Span):
                last = min(last, after.last)
    return Span(first, max(first, last))


def cells_left(variable: Variable, answers: Answers) -> Iterable[int]:
    """Return the cells of a variable that the answers leave possible."""
    name = variable.facts[0]
    known = answers.known.get(name)
    match variable.kind:
        case "option":
            if known in variable.cuts:
                return [variable.cuts.index(known)]
            return [
                cell
                for cell, value in enumerate(variable.cuts)
                if value != NOT_ASKED
            ]
        case "happened":
            if known == NOT_YET:
                return [1]
            fact = fact_named(answers.policy, name)
            can_wait = known is None and NOT_YET in fact.may_be
            return [0, 1] if can_wait else [0]
        case "stated":
            if known is None:
                return [0, 1]
            return [1] if known == NOT_STATED else [0]
        case "gap":
            return _gap_bands(variable, answers)
        case "size":
            return _size_bands(variable, answers)


def is_measured(variable: Variable, answers: Answers) -> bool:
    """Tell whether a date or an amount settles the cells of a variable.

    If not, they follow from what is answered, whichever the date.
    """
    known = answers.known
    match variable.kind:
        case "gap":
            return all(known.get(n) != NOT_YET for n in variable.facts[:2])
        case "size":
            return known.get(variable.facts[0]) != NOT_YET
    return False


def _gap_bands(variable: Variable, answers: Answers) -> Iterable[int]:
    start = span_of(variable.facts[1], answers)
    end = span_of(variable.facts[0], answers)
    if start is None or end is None:
        # another variable says that it has not happened
        return range(variable.cells)
    windows = variable.cuts
    if isinstance(windows[0], str):
        period = answers.known.get(windows[0])
        if not isinstance(period, Window):
            _, late = _passed(start, end, (_SHORTEST,), answers)
            return range(late + 1)
        windows = (period,)
    least, most = _passed(start, end, windows, answers)
    return range(min(least, most), most + 1)


def _passed(
    start: Span, end: Span, windows: tuple[object, ...], answers: Answers
) -> tuple[int, int]:
    """Return how many windows have passed, at the least and the most."""
    zone, calendar = answers.zone, answers.policy.calendar
    least = most = 0
    for window in windows:
        if isinstance(window, Window):
            late = soon = last_minute(start.last, window, zone, calendar)
            if window.unit == "hours" or not start.day_only:
                soon = last_minute(start.first, window, zone, calendar)
            least += end.first > late
            most += end.last > soon
    return least, most


def _size_bands(variable: Variable, answers: Answers) -> Iterable[int]:
    fact = fact_named(answers.policy, variable.facts[0])
    if fact.kind in _DATES:
        span = span_of(fact.name, answers)
        if span is None:
            return range(variable.cells)
        low, high = span.first, span.last
    elif fact.kind == "whole number":
        known = answers.known.get(fact.name)
        low, high = (known, known) if isinstance(known, int) else (0, 10**9)
    else:
        low, high = amount_interval(fact.name, answers)
    return range(
        _count(low, fact, variable.cuts, answers),
        _count(high, fact, variable.cuts, answers) + 1,
    )


def _count(
    value: int, fact: Fact, cuts: tuple[object, ...], answers: Answers
) -> int:
    firsts = [first_above(cut) for cut in cuts]
    if fact.kind in _DATES:
        firsts = [start_of_day(day, answers.zone) for day in firsts]
    return sum(value >= first for first in firsts)
