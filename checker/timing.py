"""When: the customer's deadlines, the shop's promises, and all on one line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from checker.answers import Span
from checker.dates import (
    Zone,
    day_of,
    is_past_horizon,
    iso_moment,
    last_minute,
)
from checker.english import dates as say
from checker.english.told import THIS
from checker.english.values import capital
from checker.limit import Limit, hurts_late, limit_of
from checker.plain import Plain
from checker.policy import (
    Calendar,
    Clause,
    Policy,
    Promise,
    Step,
    Test,
    Window,
    Within,
)
from checker.reading import guard_words
from checker.verdicts import NONE
from checker.view import View
from checker.words import called, fill, length_words, moment_words, stamp

__all__ = [
    "Due",
    "Mark",
    "dates",
    "deadlines",
    "events",
    "timelines",
]


@dataclass(frozen=True, slots=True)
class Mark:
    """A deadline or a promise, with its moment where that is known."""

    moment: int | None
    plain: Plain


type Due = Callable[[View], Mark]
"""A deadline or a promise of a kind of customer, to be dated per case."""


def deadlines(view: View) -> list[Due]:
    """Return the customer's last moments, met or still to come."""
    found: list[Due] = []
    for bar in view.rules.bars:
        concerns = view.truth(bar.concerns)
        if isinstance(bar.test, Test) and concerns is not False:
            found += _windows(view, bar.clause, bar.test, concerns is None)
    for way in view.rules.ways:
        late = way.chosen_by == "after refusal"
        if view.standings(way.gain if late else way.standing) != {NONE}:
            for bar in view.rules.bars_of(way):
                test = bar.test
                if not isinstance(test, Test) or test not in way.remedy.tests:
                    continue
                concerns = view.truth(bar.concerns)
                if concerns is not False:
                    found += _windows(view, way.clause, test, concerns is None)
    for clause, step, _ in view.items(Step):
        if step.within and step.after:
            limit = limit_of(view, clause, step.within, step.after)
            if limit.last(view) is not None:
                what = fill(step.do, clause, on=view.on)
                found.append(_step(clause, what, limit))
    return found


def timelines(view: View) -> list[Due]:
    """Return what the shop will do and by when, worded as it words it."""
    return [
        _promise(view, clause, promise, certain)
        for clause, promise, certain in view.items(Promise)
    ]


def events(view: View) -> list[tuple[str, str]]:
    """Return each event that has a date, with what it is called."""
    return [
        (name, capital(called(view.policy, name)))
        for name, known in view.answers.known.items()
        if isinstance(known, Span)
    ]


def dates(
    view: View, events: Sequence[tuple[str, str]], marks: Sequence[Mark]
) -> list[Plain]:
    """Return everything with a date, in order, for a drawn timeline."""
    zone, now = view.answers.zone, view.answers.now
    at, _, words = stamp(now, zone)
    found = [(now, _date(say.NOW, at, words, "now"))]
    for name, what in events:
        known = view.answers.known[name]
        assert isinstance(known, Span)
        at, day, words = stamp(known.first, zone)
        plain = _date(what, at, day if known.day_only else words, "event")
        found.append((known.first, plain))
    for mark in marks:
        if mark.moment is not None:
            due = mark.plain
            kind = "promise" if "says" in due else "deadline"
            plain = _date(due["what"], due["at"], due["words"], kind)
            if kind == "promise":
                plain["worded_as"] = due["worded_as"]
            pair = mark.moment, plain
            if pair not in found:
                found.append(pair)
    found.sort(key=lambda pair: pair[0])
    return [plain for _, plain in found]


def _date(what: str, at: str, words: str, kind: str) -> Plain:
    return {"what": what, "at": at, "words": words, "kind": kind}


def _windows(
    view: View, clause: Clause, test: Test, perhaps: bool
) -> Iterator[Due]:
    """Yield the deadlines of a condition; `perhaps` it does not concern."""
    words = guard_words(view.policy, clause, test.when) if perhaps else ""
    only = say.only_if(words) if words else ""
    for atom in test.atoms:
        if isinstance(atom, Within) and hurts_late(test, atom):
            limit = limit_of(view, clause, atom.window, atom.start)
            size = limit.size(view)
            if size is not None and limit.last(view) is not None:
                named = _named(view.policy, atom, size)
                yield _window(clause, atom.end, named, limit, only)


def _named(policy: Policy, atom: Within, size: Window) -> tuple[str, str]:
    """Return what is due by the end of a window, alone and in a sentence."""
    noun = called(policy, atom.end)
    if atom.end != "now":
        return capital(noun), noun
    length = length_words(size)
    return say.after(length, called(policy, atom.start)), THIS


def _window(
    clause: Clause, end: str, named: tuple[str, str], limit: Limit, only: str
) -> Due:
    what, noun = named

    def due(view: View) -> Mark:
        known = view.answers.known.get(end)
        done = known if isinstance(known, Span) else None
        last, plain = _deadline(view, clause, limit, done)
        plain["what"] = what
        plain["called"] = noun
        plain["kind"] = "window"
        plain["note"] = f"{only} {plain['note']}".strip()
        return Mark(last, plain)

    return due


def _step(clause: Clause, what: str, limit: Limit) -> Due:
    def due(view: View) -> Mark:
        last, plain = _deadline(view, clause, limit)
        return Mark(last, plain | {"what": what, "kind": "step"})

    return due


def _deadline(
    view: View, clause: Clause, limit: Limit, done: Span | None = None
) -> tuple[int, Plain]:
    """Return the last minute of a window, and whether it was missed.

    It is open where there is still time, or where nobody can tell whether
    what was done was in time.
    """
    zone = view.answers.zone
    ends, length = limit.ends(view), limit.size(view)
    assert ends is not None and length is not None
    last, latest = ends
    at, day, words = stamp(last, zone)
    if latest > last:
        words = say.at_the_earliest(words)
    passed = (done.first if done else view.answers.now) > latest
    is_met = done is not None and done.last <= last
    plain = {
        "at": at,
        "clause": clause.id,
        "words": words,
        "day": words if length.unit == "hours" else day,
        "passed": passed,
        "open": not (passed or is_met),
        "note": _holidays(length, last, zone, view.policy.calendar),
    }
    return last, plain


def _promise(
    view: View, clause: Clause, promise: Promise, certain: bool
) -> Due:
    do = fill(promise.do, clause, on=view.on)
    after = called(view.policy, promise.after)
    limit = limit_of(view, clause, promise.within, promise.after)
    window = limit.size(view)
    begun = view.answers.known.get(promise.after)
    worded = say.WORDED[promise.worded_as]
    plain = {
        "what": say.we(do),
        "says": "",
        "at": None,
        "clause": clause.id,
        "words": "",
        "worded_as": promise.worded_as,
        "perhaps": not certain,
    }
    if window is None:
        says = say.promised_after(do, after)
    else:
        says = say.promised(do, length_words(window), after)
    if window is None or not isinstance(begun, Span):
        undated = plain | {"says": says + worded}
        return lambda view: Mark(None, {**undated})

    def due(view: View) -> Mark:
        start, size = view.answers.known[promise.after], limit.size(view)
        assert isinstance(start, Span) and size is not None
        last, words, dated = _dated(view, size, start.last)
        at = iso_moment(last, view.answers.shop_zone)
        filled = {"says": says + dated + worded, "at": at, "words": words}
        return Mark(last, plain | filled)

    return due


def _dated(view: View, window: Window, start: int) -> tuple[int, str, str]:
    """Return a promise's last moment, its words, and a sentence on it."""
    zone, calendar = view.answers.shop_zone, view.policy.calendar
    hours = window.unit == "hours"
    last = last_minute(start, window, zone, calendar)
    words = moment_words(last, zone, time=hours)
    past = last < view.answers.now
    says = say.that_is_by(words, past=past)
    if window.least != window.most:
        first = last_minute(start, window, zone, calendar, window.least)
        begin = moment_words(first, zone, time=hours)
        says = say.that_is_between(begin, words, past=past)
    note = _holidays(window, last, zone, calendar)
    return last, words, f"{says} {note}".rstrip()


def _holidays(
    window: Window, last: int, zone: Zone, calendar: Calendar
) -> str:
    """Return what the calendar does not know about a date, or ""."""
    if window.unit != "working days" and not window.extended:
        return ""
    if not calendar.known_until:
        return say.MAY_MOVE
    if is_past_horizon(day_of(last, zone), calendar):
        return say.MAY_MOVE_LATER
    return ""
