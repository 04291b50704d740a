"""Values and lists of them: "1 to 3 working days", "a, b or c"."""

from __future__ import annotations

from collections.abc import Sequence

MONTHS = (
    "January February March April May June July August September October "
    "November December".split()
)
NOT_KNOWN_YET = "not known yet"
NOW = "now"
UNSTATED_TIME = "a time that the policy does not state"
SAID = {
    "unknown": "I don’t know",
    "not yet": "Not yet",
    "not stated": "Not stated",
    "yes": "Yes",
    "no": "No",
    "today": "Today",
    "now": "Now",
    "nothing": "Nothing",
}
"""What a customer says who answers with a word of the language."""
EXAMPLES = {
    "date": "27 3 2026",
    "date and time": "27 3 2026, 14:30",
    "whole number": "3",
    "period": "12 months",
}
"""How an answer of a kind is typed."""


def day_of_month(number: int, month: int, year: int) -> str:
    """Return "1 April 2026"."""
    return f"{number} {MONTHS[month - 1]} {year}"


def moment_of(day: str, clock: str, zone: str) -> str:
    """Return "1 April 2026, 14:30 (Europe/Berlin)"."""
    return f"{day}, {clock} ({zone})"


def one_unit(units: str) -> str:
    """Return "day" for "days"."""
    return units.removesuffix("s")


def counted(*, first_day: bool, extended: bool) -> str:
    """Return how a window is counted, where it is not the usual way."""
    first = " (the first day counted)" if first_day else ""
    return first + (" (extended to a working day)" if extended else "")


def from_to(least: object, most: object) -> str:
    """Return "1 to 3", of numbers or of amounts."""
    return f"{least} to {most}"


def at_least(amount: str) -> str:
    """Return what is known of an amount without an upper limit."""
    return f"at least {amount}"


def capital(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def quoted(text: str) -> str:
    """Return the text in quotes; those that it has inside become single."""
    inside = text.replace("“", "‘").replace("”", "’")
    return f"“{inside}”"


def any_of(items: Sequence[str]) -> str:
    """Return "a", "a or b", "a, b or c"."""
    return _list(items, "or")


def all_of(items: Sequence[str]) -> str:
    """Return "a", "a and b", "a, b and c"."""
    return _list(items, "and")


def _list(items: Sequence[str], word: str) -> str:
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"
