"""When: deadlines, promises and what may move them."""

from __future__ import annotations

NOW = "Now"
MAY_MOVE = "Public holidays may move it."
MAY_MOVE_LATER = "The holidays of that time are not known yet and may move it."
WORDED = {
    "a promise": "",
    "an estimate": " This is an estimate, not a promise.",
    "typical": " This is typical, not guaranteed.",
    "start only": " That is when it starts, not when it is decided.",
}
"""How sure a promise is, behind it."""


def after(length: str, event: str) -> str:
    """Return a last day where no date is known."""
    return f"{length} after {event}"


def at_the_earliest(moment: str) -> str:
    """Say that a deadline may be later, where only a day is known."""
    return f"{moment} at the earliest"


def we(do: str) -> str:
    """Return what the shop does, as a title."""
    return f"We {do}"


def only_if(guard: str) -> str:
    """Say whom a deadline concerns."""
    return f"Only if {guard}."


def do_within(length: str, event: str) -> str:
    """Say how long a step may take."""
    return f"Do so within {length} of {event}."


def do_by(moment: str) -> str:
    """Say by when a step is due."""
    return f"Do so by {moment}."


def was_due(moment: str) -> str:
    """Say by when a step was due."""
    return f"This was due by {moment}."


def promised(do: str, length: str, event: str) -> str:
    """Say what the shop does within a time."""
    return f"We {do} within {length} of {event}."


def promised_after(do: str, event: str) -> str:
    """Say what the shop does at no stated time."""
    return f"We {do} after {event}. The policy states no time."


def that_is_by(moment: str, *, past: bool) -> str:
    """Say the date of a promise, behind it."""
    return f" That {'was' if past else 'is'} by {moment}."


def that_is_between(first: str, last: str, *, past: bool) -> str:
    """Say the dates of a promise, behind it."""
    return f" That {'was' if past else 'is'} between {first} and {last}."
