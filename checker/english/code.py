"""What is wrong with a case code, and what to do."""

from __future__ import annotations

FAULTS = {
    "empty": "There is no case code. Copy the whole code, from 1. on",
    "too long": "This is too long for a case code. Copy the code alone",
    "format": "This is no case code that this version can read",
    "check": "A letter of the case code is wrong or missing. Copy it again",
    "damaged": "The case code is damaged. Copy it again",
    "content": "The case code holds something that no case has",
}
ANSWERS = "its answers are no list of answers"
CLOCK_BACKWARDS = "its time zone goes backwards"
CLOCK_ODD = "its time zone is not of this world"
CLOCK_WORDS = "its time zone is not made of numbers"
DEEP = "it is nested too deep"
FRACTION = "it has a number that is not whole"
NO_OFFSETS = "its time zone has no offsets"
NO_QUESTION = "an answer has no question"
NO_STORE = "it names no store and edition"
NO_TIME = "its time is no time"
NO_ZONE = "its time zone has no name"
PARTS = "it has not the parts of a case"
WHOLE = "it asks neither for all nor for less"


def fault(name: str, detail: str) -> str:
    """Say what is wrong, and where it is known, of what exactly."""
    return FAULTS[name] + (f" ({detail})" if detail else "")


def format_is(number: str) -> str:
    """Say which format a code has that cannot be read."""
    return f"it has the format {number}"


def no_answer(fact: str) -> str:
    """Say which answer is none."""
    return f"the answer to “{fact}” is none"
