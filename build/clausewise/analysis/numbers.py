"""The numbers of a case: a date, an amount or a length for all that is told.

Each lies in the bands of the outline and as near as can be to the usual
customer's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checker.answers import NOT_ASKED, parse_now
from checker.dates import UTC, iso_moment
from checker.engine import Engine
from checker.money import money_words
from checker.policy import Fact, Window
from checker.words import value_words
from clausewise.analysis.bands import TOLD, Band
from clausewise.analysis.editions import span_of
from clausewise.analysis.laws import Times
from clausewise.analysis.moments import choose_moments
from clausewise.analysis.outlines import Outline
from clausewise.analysis.sums import choose_sums
from clausewise.analysis.vocabulary import Vocabulary
from clausewise.cases import NOW, usual_answers

__all__ = ["filled"]

_PERIODS = ("12 months", "30 days", "3 years", "7 days", "1 day")


@dataclass(frozen=True, slots=True)
class _Numbers:
    """What was chosen, by fact."""

    lengths: Mapping[str, str]
    moments: Mapping[str, int]
    sums: Mapping[str, int]


def filled(
    engine: Engine, words: Vocabulary, outline: Outline, on: str
) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield an outline's answers with their numbers, and the moment."""
    for period in _periods(words, outline):
        numbers = _numbers(engine, words, outline, period, on)
        if numbers is None:
            continue
        answers: dict[str, Any] = {}
        for fact in words.policy.facts:
            status = outline.statuses.get(fact.name)
            if status == TOLD:
                answers[fact.name] = _told(words, fact, numbers)
            elif status and status != NOT_ASKED:
                answers[fact.name] = status
        yield answers, iso_moment(numbers.moments["now"], UTC)[:16]


def _periods(words: Vocabulary, outline: Outline) -> list[str]:
    """Return the lengths worth trying for periods that a band names."""
    named = [
        str(band.variable.facts[2])
        for band in outline.bands
        if len(band.variable.facts) > 2
    ]
    usual = [words.usual[name] for name in named if name in words.usual]
    return [*usual, *_PERIODS] if named else [*usual, _PERIODS[0]][:1]


def _numbers(
    engine: Engine, words: Vocabulary, outline: Outline, period: str, on: str
) -> _Numbers | None:
    told = {n for n, status in outline.statuses.items() if status == TOLD}
    dates = frozenset(n for n in told if _kind(words, n).startswith("date"))
    lengths = {
        n: words.usual.get(n, period) if _fixed(outline, n) else period
        for n in told
        if _kind(words, n) == "period"
    }
    moments = choose_moments(
        Times(
            engine.policy,
            dates,
            tuple(b for b in outline.bands if _is_time(words, b)),
            {name: _window(text) for name, text in lengths.items()},
            _best(words, dates),
            span_of(engine, on),
        )
    )
    sums = choose_sums(words, outline.statuses, outline.bands)
    if moments is None or sums is None:
        return None
    return _Numbers(lengths, moments, sums)


def _kind(words: Vocabulary, name: str) -> str:
    return words.facts[name].kind


def _fixed(outline: Outline, name: str) -> bool:
    return all(name not in band.variable.facts for band in outline.bands)


def _is_time(words: Vocabulary, band: Band) -> bool:
    name = band.variable.facts[0]
    return (
        band.variable.kind == "gap"
        or name == "now"
        or _kind(words, name).startswith("date")
    )


def _window(text: str) -> Window:
    number, _, unit = text.partition(" ")
    length = int(number)
    return Window(length, length, unit.removesuffix("s") + "s")  # type: ignore[arg-type]


def _best(words: Vocabulary, dates: Iterable[str]) -> dict[str, int]:
    best = {"now": parse_now(NOW, UTC)}
    for name in dates:
        text = words.usual.get(name, "")
        if text[:1].isdigit():
            best[name] = parse_now(text, UTC)
    return best


def _told(words: Vocabulary, fact: Fact, numbers: _Numbers) -> Any:
    match fact.kind:
        case "date":
            return iso_moment(numbers.moments[fact.name], UTC)[:10]
        case "date and time":
            return iso_moment(numbers.moments[fact.name], UTC)[:16]
        case "period":
            return value_words(_window(numbers.lengths[fact.name]))
        case "whole number":
            return str(numbers.sums[fact.name])
        case "money":
            return _money(words, numbers.sums[fact.name]).replace(",", "")
    if fact.name in words.usual:
        return usual_answers(words.policy)[fact.name]
    price = _money(words, 2000)
    return [{"item": "Item", "price": price, "quantity": "1", "affected": "1"}]


def _money(words: Vocabulary, minor: int) -> str:
    found = words.policy.currency
    for fact in words.policy.facts:
        code = words.usual.get(fact.name, "")[-3:]
        if fact.kind == "money" and not found and code.isupper():
            found = code
    return money_words(minor, found or "USD")
