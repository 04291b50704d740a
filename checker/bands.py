"""Says a cell as a condition: "your purchase is on or after 2 March 2026".

Each reads well after "if".
"""

from __future__ import annotations

from datetime import date

from checker.answers import Span
from checker.cells import Variable
from checker.dates import day_of, end_of_day, last_minute, start_of_day
from checker.english import conditions as say
from checker.english.values import all_of, capital, quoted
from checker.money import money_words
from checker.policy import Window
from checker.reading import option_label
from checker.view import View
from checker.words import called, fact_named, length_words, moment_words

__all__ = ["cell_words", "earliest_start", "limit_words", "option_words"]

_SIGNS = {
    # seen from over the limit, and whether the limit itself lies below
    (True, True): "more than",
    (True, False): "at least",
    (False, True): "at most",
    (False, False): "less than",
}


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
            return (
                say.is_still_to_come(noun) if cell else say.has_happened(noun)
            )
        case "stated":
            return say.is_stated(noun, not cell)
        case "gap":
            return _gap(view, variable, name, cell)
        case "size":
            return _size(view, variable, noun, cell)


def option_words(view: View, name: str, values: list[str]) -> str:
    """Return "“Is it unused?” is answered “No”", for one value or more."""
    fact = fact_named(view.policy, name)
    labels = [capital(option_label(fact, value)) for value in values]
    if fact.ask:
        return say.is_answered(fact.ask, labels)
    return say.is_one_of(called(view.policy, name), labels)


def _gap(view: View, variable: Variable, name: str, cell: int) -> str:
    """Return a band between dates, as a date where the other is known."""
    end, start = variable.facts[:2]
    windows = variable.cuts
    policy = view.policy
    if isinstance(windows[0], str):
        windows = (view.answers.known.get(windows[0], windows[0]),)
    if not isinstance(windows[0], Window):
        return say.lies(
            called(policy, end),
            quoted(called(policy, str(variable.cuts[0]))),
            called(policy, start),
            later=bool(cell),
        )
    if name == end:
        found = _flip(view, start, windows, cell)
        if found:
            return say.is_(called(policy, end), found)
    if name == start:
        found = _flip_back(view, end, windows, cell)
        if found:
            return say.is_(called(policy, start), found)
    words = []
    if cell > 0:
        length = length_words(_window(windows[cell - 1]))
        words.append(say.compared("more than", length))
    if cell < len(windows):
        length = length_words(_window(windows[cell]))
        words.append(say.compared("at most", length))
    return say.lies_between(called(policy, end), words, called(policy, start))


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
        words.append(say.compared_with_day("more than", last(cell - 1)))
    if cell < len(windows):
        words.append(say.by(last(cell)))
    return all_of(words)


def _flip_back(
    view: View, end: str, windows: tuple[object, ...], cell: int
) -> str:
    """Return "on or after 2 March 2026": searched day by day, exactly."""
    known = view.answers.known.get(end)
    moment = known.last if isinstance(known, Span) else view.answers.now

    limits = []
    if cell < len(windows):
        limits.append(("at least", _window(windows[cell])))
    if cell > 0:
        limits.append(("less than", _window(windows[cell - 1])))
    words = []
    for sign, window in limits:
        found = earliest_start(view, moment, window)
        if found is None:
            return ""
        zone, time = view.answers.zone, window.unit == "hours"
        day = moment_words(found, zone, time=time)
        words.append(say.compared_with_day(sign, day))
    return all_of(words)


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
    return say.is_so_large(noun, words)


def limit_words(view: View, variable: Variable, place: int, over: bool) -> str:
    """Return one limit of a size as seen from one of its sides."""
    cut = variable.cuts[place]
    assert isinstance(cut, tuple)
    bound, above = cut
    sign = _SIGNS[over, above]
    if isinstance(bound, str):
        day = date.fromisoformat(bound).toordinal()
        zone = view.answers.zone
        moment = end_of_day(day, zone) if above else start_of_day(day, zone)
        return say.compared_with_day(
            sign, moment_words(moment, zone, time=False)
        )
    if bound == 0:
        return say.compared_with_nothing("more than" if over else "at most")
    words = str(bound)
    if fact_named(view.policy, variable.facts[0]).kind == "money":
        words = money_words(bound, view.answers.currency)
    return say.compared(sign, words)


def _window(found: object) -> Window:
    assert isinstance(found, Window)
    return found
