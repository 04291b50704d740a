"""The lines that many rules share: when, not for, a deadline, a reading."""

from __future__ import annotations

from collections.abc import Iterable

from checker.policy import Guard
from clausewise.load.conditions import read_guard
from clausewise.load.fields import Fields
from clausewise.load.grammar import Words
from clausewise.load.prose import LAST, holes
from clausewise.load.scope import Scope
from clausewise.load.windows import read_window
from clausewise.problems import nearest, shown
from clausewise.read.nodes import Text

__all__ = [
    "check_note",
    "lines_of",
    "read_deadline",
    "read_not_for",
    "read_notes",
    "read_when",
    "refuse_last_day",
]


def read_notes(
    line: Fields, scope: Scope, key: str = "interpretation"
) -> tuple[str, ...]:
    """Return the interpretations that a rule declares."""
    return tuple(check_note(text, scope) for text in line.texts(key))


def check_note(text: Text, scope: Scope) -> str:
    """Return the words of a reason, whose holes must be filled."""
    for hole in holes(text.value):
        if hole not in scope.parameters:
            scope.problems.add(
                text.at,
                "no parameter fills this hole",
                f'"<{hole}>"',
                nearest(hole, scope.parameters)
                or 'a line under "parameters:"',
            )
    return text.value


def lines_of(
    line: Fields, key: str, words: Words, scope: Scope
) -> Iterable[Fields]:
    return [scope.fields(node, words) for node in line.items(key)]


def read_when(line: Fields, scope: Scope) -> Guard:
    return read_guard(line.node("when"), scope)


def read_not_for(line: Fields, scope: Scope) -> tuple[str, ...]:
    names = []
    for text in line.texts("not for"):
        if text.value in scope.remedies:
            names.append(text.value)
        else:
            scope.problems.add(
                text.at,
                "no clause for the same case has this remedy",
                shown(text.value),
                nearest(text.value, sorted(scope.remedies)),
            )
    return tuple(names)


def read_deadline(line: Fields, scope: Scope) -> tuple[str, str]:
    within, after = line.text("within"), line.text("after")
    start = scope.date(after) if after else ""
    if within is None or within.value == "not stated":
        if after and within is None:
            scope.problems.add(
                line.place("after"),
                'a line "after:" has no window',
                meant='a line "within:" with a parameter, or "not stated"',
            )
        return "", start
    if after is None:
        scope.problems.add(
            line.place("within"),
            "a window has no start",
            shown(within.value),
            'a line "after:" with a date fact',
        )
    return read_window(within, scope), start


def refuse_last_day(said: Text, scope: Scope, meant: str) -> None:
    for hole in holes(said.value):
        if hole in LAST:
            scope.problems.add(
                said.at,
                "there is no window that could give the last day",
                f'"<{hole}>"',
                meant,
            )
