"""Windows and days: how a date is bounded in a condition."""

from __future__ import annotations

from collections.abc import Iterator

from checker.policy import Compare, Fact, Window, Within
from clausewise.load.options import refuse_phrase
from clausewise.load.scope import DATES, KIND_WORDS, Scope
from clausewise.load.values import ValueProblem, named, read_day, read_value
from clausewise.problems import nearest, shown
from clausewise.read.nodes import Text

__all__ = [
    "read_by_day",
    "read_window",
    "read_within",
]


def read_window(name: Text, scope: Scope) -> str:
    """Return the name of a window: a parameter, or a fact of kind period."""
    return window_of(name.value, name, scope)


def window_of(window: str, at: Text, scope: Scope) -> str:
    """Return the window of that name, or "" with a problem noted."""
    values = scope.values(window)
    for value in values:
        if not isinstance(value, Window):
            scope.problems.add(
                at.at,
                f'the parameter "{window}" is {named(value)}',
                meant='a length of time, as in "30 days"',
            )
            return ""
    if values or window in scope.parameters:
        return window
    fact = scope.facts.get(window)
    if fact is not None and fact.kind == "period":
        return window
    if fact is not None:
        scope.problems.add(
            at.at,
            f'the fact "{window}" is {KIND_WORDS[fact.kind]}',
            meant="a length of time",
        )
    else:
        _unknown_window(window, at, scope)
    return ""


def _unknown_window(window: str, at: Text, scope: Scope) -> None:
    try:
        read_value(window)
    except ValueProblem:
        known = [
            *scope.parameters,
            *(f.name for f in scope.facts.values() if f.kind == "period"),
        ]
        scope.problems.add(
            at.at,
            "this window is neither a parameter of the clause nor a period",
            shown(window),
            nearest(window, known) or 'a line under "parameters:"',
        )
    else:
        scope.problems.add(
            at.at,
            "a number is typed into the rule",
            shown(window),
            'a name whose value stands under "parameters:"',
        )


def read_within(
    fact: Fact, word: str, rest: str, phrase: Text, scope: Scope
) -> Within | None:
    if fact.kind not in DATES:
        refuse_phrase(fact, phrase, scope)
        return None
    window, start = _split_after(rest, scope)
    if not start and " before " in rest:
        refuse_phrase(fact, phrase, scope)
        return None
    if not start:
        scope.problems.add(
            phrase.at,
            "a window has no start",
            shown(phrase.value),
            _with_after(word, rest, scope),
        )
        return None
    window = window_of(window, phrase, scope)
    start = scope.date(Text(start, phrase.at))
    if start == fact.name:
        scope.problems.add(
            phrase.at,
            "the window runs from the date that it limits",
            shown(start),
            "another date",
        )
    if not window or not start:
        return None
    return Within(fact.name, window, start, word == "later than")


def _split_after(rest: str, scope: Scope) -> tuple[str, str]:
    splits = list(_splits(rest, " after "))
    for window, start in splits:
        if start in scope.facts:
            return window, start
    return splits[-1] if splits else (rest, "")


def _with_after(word: str, rest: str, scope: Scope) -> str:
    """Return the phrase with "after" for "of" or "from"."""
    for other in (" of ", " from ", " since "):
        for window, start in _splits(rest, other):
            if start in scope.facts:
                return f'"{word} {window} after {start}"'
    return f'"{word} {rest} after" and a date fact'


def _splits(text: str, word: str) -> Iterator[tuple[str, str]]:
    start = text.find(word)
    while start >= 0:
        yield text[:start], text[start + len(word) :]
        start = text.find(word, start + 1)


def read_by_day(
    fact: Fact, word: str, day: str, phrase: Text, scope: Scope
) -> Compare | None:
    try:
        day = read_day(day)
    except ValueProblem as error:
        wrong, meant = error.wrong, error.meant
        if day in scope.facts:
            wrong = "two dates are compared by the time between them"
            meant = f'"within … after {day}" or "later than … after {day}"'
        scope.problems.add(phrase.at, wrong, shown(day), meant)
        return None
    sign = "less than" if word == "before" else "at least"
    return Compare(fact.name, sign, day)  # type: ignore[arg-type]
