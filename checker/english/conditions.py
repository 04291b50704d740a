"""Conditions, each of which reads well after "if"."""

from __future__ import annotations

from collections.abc import Sequence

from checker.english.values import all_of, any_of, quoted

_SIZES = {
    "at most": "at most",
    "at least": "at least",
    "more than": "more than",
    "less than": "less than",
}
_DAYS = {
    "at most": "on or before",
    "at least": "on or after",
    "more than": "after",
    "less than": "before",
}


def answer_is(question: str, labels: Sequence[str]) -> str:
    """Return a condition on a choice, as a clause of a rule."""
    return f"the answer to {quoted(f'{question}?')} is {_any(labels)}"


def is_answered(ask: str, labels: Sequence[str]) -> str:
    """Return a condition on a choice, as one case has it."""
    return f"{quoted(ask)} is answered {_any(labels)}"


def is_one_of(noun: str, labels: Sequence[str]) -> str:
    """Return a condition on a choice that nobody is asked for."""
    return is_(noun, _any(labels))


def is_(noun: str, what: str) -> str:
    """Return that a value is so."""
    return f"{noun} is {what}"


def is_so_large(noun: str, limits: Sequence[str]) -> str:
    """Return between which limits a value lies."""
    return is_(noun, all_of(limits))


def has_happened(noun: str) -> str:
    """Return that an event is past."""
    return f"{noun} has happened"


def has_not_happened_yet(noun: str) -> str:
    """Return that an event is to come, as a clause of a rule."""
    return f"{noun} has not happened yet"


def is_still_to_come(noun: str) -> str:
    """Return that an event is to come, as one case has it."""
    return f"{noun} is still to come"


def is_stated(noun: str, stated: bool) -> str:
    """Return whether something is stated."""
    return f"{noun} is {'stated' if stated else 'not stated'}"


def lies(end: str, length: str, start: str, *, later: bool) -> str:
    """Return that an event lies within a length of another, or later."""
    side = "later than" if later else "within"
    return f"{end} is {side} {length} after {start}"


def lies_between(end: str, lengths: Sequence[str], start: str) -> str:
    """Return how far an event lies from another."""
    return f"{end} is {all_of(lengths)} after {start}"


def compared(sign: str, value: str) -> str:
    """Return on which side of a value something lies."""
    return f"{_SIZES[sign]} {value}"


def compared_with_day(sign: str, day: str) -> str:
    """Return on which side of a day something lies."""
    return f"{_DAYS[sign]} {day}"


def compared_with_nothing(sign: str) -> str:
    """Return on which side of nothing an amount or a number lies."""
    return "nothing" if sign == "at most" else f"{_SIZES[sign]} nothing"


def by(day: str) -> str:
    """Return what comes no later than a moment."""
    return f"by {day}"


def _any(labels: Sequence[str]) -> str:
    return any_of([quoted(label) for label in labels])
