"""The nearest change that would have turned a refusal, in words.

The diagrams tell which single answer could turn it, and at which date.
Each candidate is then replayed as a case of its own, and so is the one
just beyond it, before anybody is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from checker.answers import Answers, Known, Span
from checker.bands import earliest_start, limit_words
from checker.cells import Variable
from checker.dates import day_of, end_of_day, last_minute, start_of_day
from checker.diagram import leaves
from checker.engine import Engine
from checker.english import told as say
from checker.english.conditions import by, compared_with_day
from checker.plain import Plain
from checker.policy import Fact, Money, Window
from checker.reading import option_label
from checker.sense import contradictions
from checker.verdicts import ELIGIBLE, NOT_ELIGIBLE, OTHER, REVIEW
from checker.view import View
from checker.words import called, moment_words

__all__ = [
    "COVERED",
    "REFUSED",
    "nearest_flip",
    "prospect",
    "seen",
    "verdicts_of",
]

REFUSED = frozenset({NOT_ELIGIBLE, OTHER})
COVERED = frozenset({ELIGIBLE, REVIEW})
_MOST = 12  # options worth trying of one question
_AFTER_DATES, _LAST = 10**10, 10**14
"""How near an amount and another option are: a date is always nearer."""


@dataclass(frozen=True, slots=True)
class _Change:
    """One answer to try, the one just beyond it, and how to say it."""

    fact: Fact
    value: Known
    beyond: Known | None
    words: str
    distance: int


def nearest_flip(engine: Engine, given: Answers) -> Plain | None:
    """Return the nearest single change after which nobody is refused.

    None where the case is not refused, or where no change of one answer
    that the customer knows would do. The keys: `fact`, `says` (a whole
    sentence), `verdicts` (those that would then be possible).
    """
    view = seen(engine, given)
    if view is None or not verdicts_of(view) <= REFUSED:
        return None
    found = sorted(_changes(view), key=lambda change: change.distance)
    for change in found:
        verdicts = _replayed(engine, given, view, change.fact, change.value)
        if not verdicts & COVERED:
            continue
        if change.beyond is not None:
            other = change.beyond
            past = _replayed(engine, given, view, change.fact, other)
            if past & COVERED:
                continue
        return {
            "fact": change.fact.name,
            "says": say.would_follow(change.words, prospect(verdicts)),
            "verdicts": sorted(verdicts),
        }
    return None


def seen(engine: Engine, given: Answers) -> View | None:
    """Return the view of a case that is whole and of one certain kind."""
    answers, idle = engine.settle(given)
    if answers.problems or contradictions(answers):
        return None
    routes = engine.routes(answers)
    if len(routes) != 1 or not engine.picks_route(routes[0], answers):
        return None
    return View(engine, routes[0], answers, idle)


def verdicts_of(view: View) -> frozenset[str]:
    """Return the verdicts that a case can still have."""
    return frozenset(map(str, view.standings(view.rules.verdict)))


def _replayed(
    engine: Engine, given: Answers, view: View, fact: Fact, value: Known
) -> frozenset[str]:
    """Return the verdicts of the same case with another answer to one."""
    other = seen(
        engine,
        replace(
            given,
            known={**given.known, fact.name: value},
            unsure=given.unsure - {fact.name},
            assumed=given.assumed - {fact.name},
        ),
    )
    if other is None or other.route.name != view.route.name:
        return frozenset()
    return verdicts_of(other)


def prospect(verdicts: frozenset[str]) -> say.Prospect:
    """Return how far verdicts that are not all refusals help."""
    if verdicts == {ELIGIBLE}:
        return "covered"
    return "decided" if verdicts <= COVERED else "open"


def _changes(view: View) -> Iterator[_Change]:
    """Yield the changes of one answer that the diagrams leave a chance."""
    routes = view.engine.route_facts()
    for fact in view.policy.facts:
        if fact.name in routes or fact.name not in view.answers.known:
            continue
        if fact.name in view.idle or fact.known_by != "the customer":
            continue
        numbers = [
            number
            for number, variable in enumerate(view.rules.space.variables)
            if fact.name in variable.facts
        ]
        if numbers and _could_turn(view, numbers):
            yield from _of_options(view, fact)
            for number in numbers:
                variable = view.rules.space.variables[number]
                if variable.kind == "gap":
                    yield from _of_gap(view, fact, variable)
                elif variable.facts[0] == fact.name:
                    yield from _of_size(view, fact, variable)


def _could_turn(view: View, numbers: list[int]) -> bool:
    """Tell whether some other cell of these variables ends the refusal."""
    variables = view.rules.space.variables
    cells = view.cells | {n: tuple(range(variables[n].cells)) for n in numbers}
    left = leaves(view.rules.diagrams.restrict(view.rules.verdict, cells))
    return bool(left & COVERED)


def _of_options(view: View, fact: Fact) -> Iterator[_Change]:
    if fact.kind not in ("yes/no", "choice"):
        return
    options = [value for value, _ in fact.options] or ["yes", "no"]
    for place, value in enumerate(options[:_MOST]):
        if value != view.answers.known[fact.name]:
            words = say.if_answered(fact.ask, option_label(fact, value))
            yield _Change(fact, value, None, words, _LAST + place)


def _of_size(view: View, fact: Fact, variable: Variable) -> Iterator[_Change]:
    """Yield, for each limit, the nearest number on its other side."""
    known = view.answers.known[fact.name]
    number = known.minor if isinstance(known, Money) else known
    if variable.kind != "size" or not isinstance(number, int):
        return
    for place, cut in enumerate(variable.cuts):
        assert isinstance(cut, tuple)
        bound, above = cut
        if not isinstance(bound, int):
            continue
        low, high = (bound, bound + 1) if above else (bound - 1, bound)
        over = number <= low
        inside, outside = (high, low) if over else (low, high)
        if min(inside, outside) < 0:
            continue
        words = limit_words(view, variable, place, over)
        yield _Change(
            fact,
            _like(known, inside),
            _like(known, outside),
            say.if_it_were(called(view.policy, fact.name), words),
            _AFTER_DATES + abs(number - inside),
        )


def _like(known: Known, number: int) -> Known:
    if isinstance(known, Money):
        return Money(number, known.currency)
    return number


def _of_gap(view: View, fact: Fact, variable: Variable) -> Iterator[_Change]:
    end, start = variable.facts[:2]
    for cut in variable.cuts:
        window = view.answers.known.get(cut) if isinstance(cut, str) else cut
        if not isinstance(window, Window):
            continue
        if fact.name == end:
            yield from _of_end(view, fact, start, window)
        elif fact.name == start:
            yield from _of_start(view, fact, end, window)


def _of_end(
    view: View, fact: Fact, start: str, window: Window
) -> Iterator[_Change]:
    """Yield the last moment inside a window, and the first after it."""
    begun = view.answers.known.get(start)
    hours = window.unit == "hours"
    if not isinstance(begun, Span) or (hours and begun.day_only):
        return
    zone, calendar = view.answers.zone, view.policy.calendar
    last = last_minute(begun.first, window, zone, calendar)
    words = moment_words(last, zone, time=hours)
    inside, outside = _on(view, fact, last), _on(view, fact, last + 1)
    noun = called(view.policy, fact.name)
    # what comes later is nearer to hand: it wins a tie
    distance = 2 * abs(_current(view, fact) - last)
    for value, beyond, when in (
        (inside, outside, by(words)),
        (outside, inside, compared_with_day("more than", words)),
    ):
        says = say.with_date(noun, when)
        yield _Change(fact, value, beyond, says, distance)


def _of_start(
    view: View, fact: Fact, end: str, window: Window
) -> Iterator[_Change]:
    """Yield the first start whose window would still hold the end."""
    done = view.answers.known.get(end)
    moment = done.last if isinstance(done, Span) else view.answers.now
    first = earliest_start(view, moment, window)
    if first is None:
        return
    words = moment_words(first, view.answers.zone, time=window.unit == "hours")
    inside, outside = _on(view, fact, first), _on(view, fact, first - 1)
    noun = called(view.policy, fact.name)
    distance = 2 * abs(_current(view, fact) - first) + 1
    for value, beyond, sign in (
        (inside, outside, "at least"),
        (outside, inside, "less than"),
    ):
        says = say.with_date(noun, compared_with_day(sign, words))
        yield _Change(fact, value, beyond, says, distance)


def _on(view: View, fact: Fact, moment: int) -> Span:
    """Return the answer that names a moment as the question takes it."""
    if fact.kind == "date and time":
        return Span(moment, moment)
    day, zone = day_of(moment, view.answers.zone), view.answers.zone
    last = end_of_day(day, zone)
    if not fact.may_be_future:
        last = min(last, max(view.answers.now, start_of_day(day, zone)))
    return Span(start_of_day(day, zone), last, True)


def _current(view: View, fact: Fact) -> int:
    known = view.answers.known[fact.name]
    return known.first if isinstance(known, Span) else view.answers.now
