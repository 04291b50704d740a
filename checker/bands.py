"""Says a cell as a condition: "your purchase is on or after 2 March 2026".

Each reads well after "if".
"""

from __future__ import annotations

from datetime import date

from checker.answers import NOT_STATED, Span
from checker.cells import Variable
from checker.dates import day_of, end_of_day, last_minute, start_of_day
from checker.money import money_words
from checker.policy import Window
from checker.reading import option_label
from checker.view import View
from checker.words import (
    any_of,
    called,
    capital,
    fact_named,
    moment_words,
    quoted,
    value_words,
)

__all__ = ["cell_words", "earliest_start", "limit_words", "option_words"]


def cell_words(view: View, name: str, number: int, cell: int) -> str:
    """Return a cell of a variable as a condition on the named fact.

    Where the other date is known, a band between two dates is said as
    the date at which the outcome flips.
    """
    variable = view.rules.space.variables[number]
    policy = view.policy
    noun = called(policy, name)
    match variable.kind:
        case "option":
            return option_words(view, name, [str(variable.cuts[cell])])
        case "happened":
            return f"{noun} {'is still to come' if cell else 'has happened'}"
        case "stated":
            return f"{noun} is {NOT_STATED if cell else 'stated'}"
        case "gap":
            return _gap(view, variable, name, cell)
        case "size":
            return _size(view, variable, noun, cell)


def option_words(view: View, name: str, values: list[str]) -> str:
    """Return "“Is it unused?” is answered “No”", for one value or more."""
    fact = fact_named(view.policy, name)
    labels = [quoted(capital(option_label(fact, value))) for value in values]
    if fact.ask:
        return f"{quoted(fact.ask)} is answered {any_of(labels)}"
    return f"{called(view.policy, name)} is {any_of(labels)}"


def _gap(view: View, variable: Variable, name: str, cell: int) -> str:
    """Return a band between dates, as a date where the other is known."""
    end, start = variable.facts[:2]
    windows = variable.cuts
    policy = view.policy
    if isinstance(windows[0], str):
        windows = (view.answers.known.get(windows[0], windows[0]),)
    if not isinstance(windows[0], Window):
        length = quoted(called(policy, str(variable.cuts[0])))
        side = "later than" if cell else "within"
        return (
            f"{called(policy, end)} is {side} {length} "
            f"after {called(policy, start)}"
        )
    if name == end:
        found = _flip(view, start, windows, cell)
        if found:
            return f"{called(policy, end)} is {found}"
    if name == start:
        found = _flip_back(view, end, windows, cell)
        if found:
            return f"{called(policy, start)} is {found}"
    words = []
    if cell > 0:
        words.append(f"more than {value_words(_window(windows[cell - 1]))}")
    if cell < len(windows):
        words.append(f"at most {value_words(_window(windows[cell]))}")
    return (
        f"{called(policy, end)} is {' and '.join(words)} "
        f"after {called(policy, start)}"
    )


def _flip(
    view: View, start: str, windows: tuple[object, ...], cell: int
) -> str:
    known = view.answers.known.get(start)
    if not isinstance(known, Span) or (
        known.day_only and _window(windows[0]).unit == "hours"
    ):
        return ""
    zone, calendar = view.answers.zone, view.policy.calendar

    def last(index: int) -> str:
        window = _window(windows[index])
        moment = last_minute(known.first, window, zone, calendar)
        return moment_words(moment, zone, time=window.unit == "hours")

    words = []
    if cell > 0:
        words.append(f"after {last(cell - 1)}")
    if cell < len(windows):
        words.append(f"by {last(cell)}")
    return " and ".join(words)


def _flip_back(
    view: View, end: str, windows: tuple[object, ...], cell: int
) -> str:
    """Return "on or after 2 March 2026": searched day by day, exactly."""
    known = view.answers.known.get(end)
    moment = known.last if isinstance(known, Span) else view.answers.now

    def first_start(index: int) -> str | None:
        window = _window(windows[index])
        found = earliest_start(view, moment, window)
        if found is None:
            return None
        zone = view.answers.zone
        return moment_words(found, zone, time=window.unit == "hours")

    words = []
    if cell < len(windows):
        words.append(f"on or after {first_start(cell)}")
    if cell > 0:
        words.append(f"before {first_start(cell - 1)}")
    return "" if "None" in " ".join(words) else " and ".join(words)


def earliest_start(view: View, end: int, window: Window) -> int | None:
    """Return the earliest start whose window still holds `end`."""
    zone, calendar = view.answers.zone, view.policy.calendar
    if window.unit == "hours":
        return end - 60 * window.most
    day = day_of(end, zone)
    for back in range(1, 4000):
        start = start_of_day(day - back, zone)
        if last_minute(start, window, zone, calendar) < end:
            return start_of_day(day - back + 1, zone)
    return None


def _size(view: View, variable: Variable, noun: str, cell: int) -> str:
    words = []
    if cell > 0:
        words.append(limit_words(view, variable, cell - 1, True))
    if cell < len(variable.cuts):
        words.append(limit_words(view, variable, cell, False))
    return f"{noun} is {' and '.join(words)}"


def limit_words(view: View, variable: Variable, place: int, over: bool) -> str:
    """Return one limit of a size as seen from one of its sides."""
    cut = variable.cuts[place]
    assert isinstance(cut, tuple)
    bound, above = cut
    if isinstance(bound, str):
        day = date.fromisoformat(bound).toordinal()
        zone = view.answers.zone
        moment = end_of_day(day, zone) if above else start_of_day(day, zone)
        words = moment_words(moment, zone, time=False)
        side = (
            ("after" if above else "on or after")
            if over
            else ("on or before" if above else "before")
        )
        return f"{side} {words}"
    if bound == 0:
        return "more than nothing" if over else "nothing"
    words = str(bound)
    if fact_named(view.policy, variable.facts[0]).kind == "money":
        words = money_words(bound, view.answers.currency)
    side = (
        ("more than" if above else "at least")
        if over
        else ("at most" if above else "less than")
    )
    return f"{side} {words}"


def _window(found: object) -> Window:
    assert isinstance(found, Window)
    return found
