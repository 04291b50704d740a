"""One concrete customer for a wanted group, proved by the engine.

    found = witness(engine, route, cells, on)

`cells` maps numbers of `engine.rules(route.name, on).space.variables` to
cells and may leave variables out. The answer is a Witness whose dates,
prices and options lie in exactly those cells, with every other question
of the case answered like the usual customer's; it has been read, settled
and looked at by the engine again. None says that no such customer was
found: cells can exclude each other, as "shipped" and "not paid" do.

Two policies at once (what a diff needs) go through `witness_in`, which
takes the variables themselves: those of either policy, each with its
cells, where both have the same facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from typing import Any

from checker.answers import NOT_YET, Answers, parse_now, read_answers
from checker.cells import cells_left
from checker.dates import DAY, UTC, iso_moment, start_of_day
from checker.decide import decide
from checker.engine import Engine
from checker.money import money_words
from checker.policy import Fact, Policy, Route, Window
from checker.sense import contradictions
from checker.words import value_words
from clausewise.analysis.moments import Times, choose_moments
from clausewise.analysis.statuses import TOLD, Band, Outline, Vocabulary
from clausewise.analysis.sums import choose_sums
from clausewise.cases import NOW, usual_answers

__all__ = ["Band", "Witness", "witness", "witness_in"]

_OUTLINES = 60
_PERIODS = ("12 months", "30 days", "3 years", "7 days", "1 day")


@dataclass(frozen=True, slots=True)
class Witness:
    """A customer: the answers in the engine's own words, and the moment.

    `answers` can be given to `read_answers` or `wire.ask` as they are.
    """

    route: str
    answers: Mapping[str, Any]
    now: str

    def read(self, policy: Policy) -> Answers:
        """Return the answers as the engine reads them, in UTC."""
        return read_answers(
            policy, self.answers, parse_now(self.now, UTC), UTC
        )

    def decision(self, engine: Engine, *, everything: bool = False) -> Any:
        """Return the engine's decision of this case."""
        answers = self.read(engine.policy)
        return decide(engine, answers, everything=everything)


def witness(
    engine: Engine, route: Route, cells: Mapping[int, int], on: str = ""
) -> Witness | None:
    """Return a customer of a route in the wanted cells, or None."""
    space = engine.rules(route.name, on).space
    wanted = [
        Band(space.variables[number], frozenset([cell]))
        for number, cell in cells.items()
    ]
    return witness_in(engine, route, wanted, on)


def witness_in(
    engine: Engine, route: Route, wanted: Iterable[Band], on: str = ""
) -> Witness | None:
    """Return a customer of a route for whom every band holds, or None."""
    words = _vocabulary(engine.policy)
    bands = tuple(wanted)
    for outline in islice(words.outlines(route, bands), _OUTLINES):
        for period in _periods(words, outline):
            found = _numbers(engine, words, route, outline, period, on)
            if found and _lands(engine, route, found, bands, on):
                return found
    return None


@cache
def _vocabulary(policy: Policy) -> Vocabulary:
    return Vocabulary(policy)


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
    engine: Engine,
    words: Vocabulary,
    route: Route,
    outline: Outline,
    period: str,
    on: str,
) -> Witness | None:
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
            _edition(engine, on),
        )
    )
    sums = choose_sums(words, outline.statuses, outline.bands)
    if moments is None or sums is None:
        return None
    answers: dict[str, Any] = {}
    for fact in words.policy.facts:
        status = outline.statuses.get(fact.name)
        if status == TOLD:
            answers[fact.name] = _told(words, fact, lengths, moments, sums)
        elif status and status != "not asked":
            answers[fact.name] = status
    return Witness(route.name, answers, iso_moment(moments["now"], UTC)[:16])


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


def _edition(engine: Engine, on: str) -> tuple[int, int] | None:
    """Return the moments of order for which an edition holds."""
    if not engine.editions:
        return None
    start = max((d for d in engine.editions if d <= on[:10]), default="")
    after = min((d for d in engine.editions if d > start), default="")
    low = _start(start) if start else -(10**9)
    return low, _start(after) - DAY if after else 10**9


def _start(day: str) -> int:
    return start_of_day(date.fromisoformat(day).toordinal(), UTC)


def _told(
    words: Vocabulary,
    fact: Fact,
    lengths: Mapping[str, str],
    moments: Mapping[str, int],
    sums: Mapping[str, int],
) -> Any:
    match fact.kind:
        case "date":
            return iso_moment(moments[fact.name], UTC)[:10]
        case "date and time":
            return iso_moment(moments[fact.name], UTC)[:16]
        case "period":
            return value_words(_window(lengths[fact.name]))
        case "whole number":
            return str(sums[fact.name])
        case "money":
            return _money(words, sums[fact.name]).replace(",", "")
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


def _lands(
    engine: Engine,
    route: Route,
    found: Witness,
    bands: Iterable[Band],
    on: str,
) -> bool:
    """Tell whether the engine sees the customer in the wanted cells."""
    raw = found.read(engine.policy)
    answers, idle = engine.settle(raw)
    if answers.problems or contradictions(answers):
        return False
    if [r.name for r in engine.routes(answers)] != [route.name]:
        return False
    if engine.editions and _edition(engine, on) != _edition(
        engine, engine.ordered_on(answers)[0]
    ):
        return False
    missing = idle | {
        n for n, known in answers.known.items() if known == NOT_YET
    }
    return all(
        set(cells_left(band.variable, answers)) <= band.cells
        for band in bands
        if not _is_empty(band, missing)
    )


def _is_empty(band: Band, missing: frozenset[str] | set[str]) -> bool:
    """Tell whether a band measures what is not there to be measured.

    No condition looks at such a band: it asks first whether the event
    has happened, and whether the fact is asked about.
    """
    measured = band.variable.kind in ("gap", "size")
    return measured and bool(missing & {*band.variable.facts})
