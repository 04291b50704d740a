"""Conditions by chance, over the facts of a policy."""

from __future__ import annotations

from collections.abc import Sequence

from checker.policy import (
    Atom,
    Compare,
    Dated,
    Fact,
    Guard,
    Is,
    Money,
    Parameter,
    Unit,
    Window,
    Within,
)
from checker.policy import Value as ParameterValue
from generate.pick import Pick
from generate.words import Words
from twin.case import NOT_STATED, NOT_YET

__all__ = [
    "EDITION",
    "atoms_of",
    "guard_of",
    "is_one_of",
    "number_of",
    "window_for",
]

EDITION = "2026-03-20"
_UNITS: tuple[Unit, ...] = (
    "hours",
    "days",
    "days",
    "working days",
    "weeks",
    "months",
    "years",
)


def guard_of(pick: Pick, words: Words, percent: int) -> Guard:
    """Return alternatives of conditions that often, else none."""
    if not pick.chance(percent):
        return ()
    return tuple(
        atoms_of(pick, words) for _ in range(2 if pick.chance(25) else 1)
    )


def atoms_of(pick: Pick, words: Words) -> tuple[Atom, ...]:
    """Return conditions that hold together."""
    return tuple(
        _atom(pick, words) for _ in range(2 if pick.chance(25) else 1)
    )


def _atom(pick: Pick, words: Words) -> Atom:
    fact = pick.one(words.compared)
    match fact.kind:
        case "date" | "date and time":
            return _about_date(pick, words, fact)
        case "money":
            limit = _money_limit(pick, words)
            sign = "more than" if limit == "0" else "at least"
            if pick.chance(50):
                sign = "at most" if limit == "0" else "less than"
            return Compare(fact.name, sign, limit)  # type: ignore[arg-type]
        case "whole number":
            return Compare(
                fact.name,
                pick.one(["at least", "more than", "at most", "less than"]),
                str(pick.number(1, 4)),
            )
        case _:
            return is_one_of(pick, fact)


def is_one_of(pick: Pick, fact: Fact) -> Is:
    """Return that a fact is one of its answers."""
    match fact.kind:
        case "yes/no":
            values: Sequence[str] = ("yes", "no", *fact.may_be)
        case "choice":
            values = [value for value, _ in fact.options]
        case "period":
            values = (NOT_STATED,)
        case _:
            values = ("has happened", *fact.may_be)
    chosen: tuple[str, ...] = (pick.one(values),)
    if fact.kind == "choice" and pick.chance(30):
        chosen = (chosen[0], next(v for v in values if v != chosen[0]))
    return Is(fact.name, chosen)


def _about_date(pick: Pick, words: Words, fact: Fact) -> Atom:
    others = [f.name for f in words.of("date", "date and time") if f != fact]
    if NOT_YET in fact.may_be and pick.chance(25):
        return is_one_of(pick, fact)
    if pick.chance(10):
        sign = pick.one(["at least", "less than"])
        return Compare(fact.name, sign, EDITION)  # type: ignore[arg-type]
    end, start = fact.name, pick.one(others) if others else "now"
    if pick.chance(10) or end == start or start == "now":
        start, end = fact.name, "now"
    periods = words.of("period")
    window = ""
    if periods and pick.chance(50):
        window = periods[0].name
    return Within(
        end,
        window or window_for(pick, words),
        start,
        later=pick.chance(35),
    )


def window_for(pick: Pick, words: Words) -> str:
    """Return the name of a window that the clause now has."""
    least = pick.number(1, 4) if pick.chance(50) else pick.number(5, 40)
    unit = pick.one(_UNITS)
    if unit in ("months", "years"):
        least = 1 + least % 3
    most = least + 2 if pick.chance(15) else least
    later = Window(most + 1, most + 1, unit)
    return number_of(
        pick,
        words,
        Window(
            least,
            most,
            unit,
            first_day=unit != "hours" and pick.chance(10),
            extended=unit not in ("hours", "working days") and pick.chance(10),
        ),
        later,
    )


def _money_limit(pick: Pick, words: Words) -> str:
    if pick.chance(60):
        return "0"
    return number_of(pick, words, Money(2000, "USD"), Money(2500, "USD"))


def number_of(
    pick: Pick, words: Words, value: ParameterValue, later: ParameterValue
) -> str:
    """Return the name of a new number of the clause, dated or not."""
    name = f"number {len(words.numbers)}"
    values = [Dated(value)]
    if words.dated and pick.chance(40):
        values.append(Dated(later, EDITION))
    words.numbers.append(Parameter(name, tuple(values)))
    return name
