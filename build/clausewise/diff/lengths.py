"""How long something may take: what it means, how long it is, in words."""

from __future__ import annotations

from collections.abc import Hashable

from checker.policy import Clause, Policy, Value, Window
from checker.words import called, parameter, value_words

__all__ = [
    "family_of",
    "in_full",
    "length_in",
    "length_words",
    "minutes_of",
]

_DAY = 24 * 60
_MINUTES = {
    "hours": 60,
    "days": _DAY,
    "working days": _DAY * 7 // 5,
    "weeks": 7 * _DAY,
    "months": 30 * _DAY,
    "years": 365 * _DAY,
}


def length_in(clause: Clause, name: str, on: str) -> Value | str:
    """Return a window, or the name of the fact that holds it."""
    return (parameter(clause, name, on) or name) if name else ""


def family_of(value: Value | str) -> Hashable:
    """Return what two lengths share that mean the same days."""
    if not isinstance(value, Window):
        return value
    unit, size = {
        "weeks": ("days", 7),
        "years": ("months", 12),
    }.get(value.unit, (value.unit, 1))
    return unit, value.most * size, value.first_day, value.extended


def length_words(policy: Policy, value: Value | str) -> str:
    """Return a length in words, that of a fact by its name."""
    if isinstance(value, str):
        return called(policy, value)
    return in_full(value)


def in_full(value: Value) -> str:
    """Return a number in words, with the way in which its days count."""
    ways = ""
    if isinstance(value, Window):
        ways += ", the first day counted" if value.first_day else ""
        ways += ", extended to a working day" if value.extended else ""
    return value_words(value) + ways


def minutes_of(value: Value | str) -> int:
    """Return about how long a window is, to tell longer from shorter."""
    if not isinstance(value, Window):
        return 0
    return value.most * _MINUTES[value.unit]
