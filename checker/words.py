"""Values, dates and filled-in sentences in words.

The pages, the checker and the command line all use these words, so that
a date or an amount reads the same wherever a customer meets it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from checker.dates import (
    Zone,
    clock_words,
    iso_day,
    local_time,
    offset_words,
)
from checker.english.values import (
    NOW,
    UNSTATED_TIME,
    counted,
    day_of_month,
    from_to,
    moment_of,
    one_unit,
)
from checker.money import money_words
from checker.policy import (
    Clause,
    Count,
    Fact,
    Money,
    NotStated,
    Policy,
    Ratio,
    Value,
    Window,
)

__all__ = [
    "HOLE",
    "called",
    "date_words",
    "fact_named",
    "fill",
    "home_of",
    "length_words",
    "moment_words",
    "parameter",
    "sentence_with",
    "stamp",
    "value_words",
]

HOLE = re.compile(r"<([^<>]+)>")
_SENTENCE = re.compile(r".+?(?:[.!?][”\")’]*(?=\s+[A-Z“\"(<])|$)", re.DOTALL)
_DECIMALS = 8


def value_words(value: Value) -> str:
    """Return "30 days", "1 to 3 working days", "50 %", "5.00 USD"."""
    match value:
        case Window(least, most, unit):
            unit_words = unit if most != 1 else one_unit(unit)
            number = str(most) if least == most else from_to(least, most)
            return f"{number} {unit_words}"
        case Ratio(numerator, denominator):
            whole, rest = divmod(100 * numerator, denominator)
            parts = ""
            while rest and len(parts) < _DECIMALS:
                part, rest = divmod(10 * rest, denominator)
                parts += str(part)
            return f"{whole}.{parts} %" if parts else f"{whole} %"
        case Money(minor, currency):
            return money_words(minor, currency)
        case Count(number, noun):
            return f"{number} {noun}"
        case NotStated():
            return UNSTATED_TIME


def length_words(value: Value) -> str:
    """Return a length as `value_words` does, and any unusual counting."""
    words = value_words(value)
    if not isinstance(value, Window):
        return words
    return words + counted(first_day=value.first_day, extended=value.extended)


def date_words(iso: str) -> str:
    """Return "1 April 2026" for "2026-04-01"."""
    return _day_words(date.fromisoformat(iso[:10]).toordinal())


def moment_words(moment: int, zone: Zone, *, time: bool = True) -> str:
    """Return "1 April 2026, 14:30 (Europe/Berlin)", or the date alone."""
    day, minutes = local_time(moment, zone)
    words = _day_words(day)
    if not time:
        return words
    return moment_of(words, clock_words(minutes), zone.name)


def stamp(moment: int, zone: Zone) -> tuple[str, str, str]:
    """Return a moment in ISO 8601, as a date, and as a date with its time.

    As `iso_moment` and `moment_words` do, in one go.
    """
    day, minutes = local_time(moment, zone)
    words, clock = _day_words(day), clock_words(minutes)
    iso = f"{iso_day(day)}T{clock}{offset_words(moment, zone)}"
    return iso, words, moment_of(words, clock, zone.name)


def fact_named(policy: Policy, name: str) -> Fact:
    """Return the fact of that name; `now` is built in."""
    for fact in policy.facts:
        if fact.name == name:
            return fact
    if name == "now":
        return Fact("now", "date and time", "the system", called=NOW)
    raise KeyError(name)


def called(policy: Policy, name: str) -> str:
    """Return the noun phrase for a fact."""
    return fact_named(policy, name).called or name


def parameter(clause: Clause, name: str, on: str = "") -> Value | None:
    """Return a parameter's value for orders of a day ("" = the first).

    Dated values hold from their day on; None if there is no such name.
    """
    for found in clause.parameters:
        if found.name == name:
            current = found.values[0].value
            for dated in found.values:
                if dated.since and on and dated.since <= on[:10]:
                    current = dated.value
            return current
    return None


def fill(
    text: str,
    clause: Clause,
    extra: Mapping[str, str] | None = None,
    on: str = "",
) -> str:
    """Return the text with its holes filled; unknown holes stay words."""

    def words(match: re.Match[str]) -> str:
        name = match[1]
        if extra and name in extra:
            return extra[name]
        value = parameter(clause, name, on)
        return name if value is None else value_words(value)

    return HOLE.sub(words, text) if "<" in text else text


def home_of(policy: Policy, passage: str, clause: Clause) -> Clause:
    """Return the clause in whose text a passage stands, this one first."""
    return next(
        (c for c in (clause, *policy.clauses) if passage in c.text), clause
    )


@lru_cache(maxsize=1000)
def sentence_with(text: str, quote: str) -> str:
    """Return the sentence, or run of sentences, that holds the quote."""
    sentences = [found.strip() for found in _SENTENCE.findall(text)]
    for first in range(len(sentences)):
        for last in range(first, len(sentences)):
            run = " ".join(sentences[first : last + 1])
            if quote in run and quote not in " ".join(
                sentences[first + 1 : last + 1]
            ):
                return run
    return text


@lru_cache(maxsize=1000)
def _day_words(ordinal: int) -> str:
    day = date.fromordinal(ordinal)
    return day_of_month(day.day, day.month, day.year)
