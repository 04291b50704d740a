"""When: the customer's deadlines, the shop's promises, and all on one line."""

from __future__ import annotations

from dataclasses import dataclass

from checker.answers import Span
from checker.dates import (
    Zone,
    day_of,
    is_past_horizon,
    iso_moment,
    last_minute,
)
from checker.plain import Plain
from checker.policy import (
    Calendar,
    Clause,
    Promise,
    Step,
    Test,
    Window,
    Within,
)
from checker.rules import NONE
from checker.tell import capital, last_of, window_of
from checker.view import View
from checker.words import called, fill, moment_words, value_words

__all__ = ["Mark", "dates", "deadlines", "timelines"]

_WORDED = {
    "a promise": "",
    "an estimate": " This is an estimate, not a promise.",
    "typical": " This is typical, not guaranteed.",
    "start only": " That is when it starts, not when it is decided.",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A deadline or a promise, with its moment where that is known."""

    moment: int | None
    plain: Plain


def deadlines(view: View) -> list[Mark]:
    """Return the customer's last moments, met or still to come."""
    found: list[Mark] = []
    for bar in view.rules.bars:
        concerns = view.truth(bar.concerns)
        if isinstance(bar.test, Test) and concerns is not False:
            found += _windows(view, bar.clause, bar.test)
    for way in view.rules.ways:
        late = way.chosen_by == "after refusal"
        if view.standings(way.gain if late else way.standing) != {NONE}:
            for bar in view.rules.bars_of(way):
                test = bar.test
                if not isinstance(test, Test) or test not in way.remedy.tests:
                    continue
                if view.truth(bar.concerns) is not False:
                    found += _windows(view, way.clause, test)
    for clause, step, _ in view.items(Step):
        if step.within and step.after:
            last = last_of(view, clause, step.within, step.after)
            if last is not None:
                plain = _deadline(view, clause, step.within, last) | {
                    "what": fill(step.do, clause, on=view.on),
                    "kind": "step",
                    "open": last >= view.answers.now,
                }
                found.append(Mark(last, plain))
    unique = {(m.moment, str(m.plain)): m for m in found}
    return list(unique.values())


def timelines(view: View) -> list[Mark]:
    """Return what the shop will do and by when, worded as it words it."""
    return [
        _promise(view, clause, promise, certain)
        for clause, promise, certain in view.items(Promise)
    ]


def dates(view: View, marks: list[Mark]) -> list[Plain]:
    """Return everything with a date, in order, for a drawn timeline."""
    zone, now = view.answers.zone, view.answers.now
    found = [(now, _date("Now", now, moment_words(now, zone), zone, "now"))]
    for name, known in view.answers.known.items():
        if isinstance(known, Span):
            what = capital(called(view.policy, name))
            words = moment_words(known.first, zone, time=not known.day_only)
            plain = _date(what, known.first, words, zone, "event")
            found.append((known.first, plain))
    for mark in marks:
        if mark.moment is not None:
            plain = {
                "what": mark.plain["what"],
                "at": mark.plain["at"],
                "words": mark.plain["words"],
                "kind": "promise" if "says" in mark.plain else "deadline",
            }
            if plain not in [other for _, other in found]:
                found.append((mark.moment, plain))
    found.sort(key=lambda pair: pair[0])
    return [plain for _, plain in found]


def _date(what: str, at: int, words: str, zone: Zone, kind: str) -> Plain:
    return {
        "what": what,
        "at": iso_moment(at, zone),
        "words": words,
        "kind": kind,
    }


def _windows(view: View, clause: Clause, test: Test) -> list[Mark]:
    found = []
    for atom in test.atoms:
        if isinstance(atom, Within) and _hurts_late(test, atom):
            last = last_of(view, clause, atom.window, atom.start)
            if last is not None:
                noun = called(view.policy, atom.end)
                done = view.answers.known.get(atom.end)
                moment = done if isinstance(done, Span) else None
                plain = _deadline(view, clause, atom.window, last) | {
                    "what": capital(noun),
                    "called": noun,
                    "kind": "window",
                    "open": not moment and last >= view.answers.now,
                }
                if moment:
                    plain["passed"] = moment.first > last
                found.append(Mark(last, plain))
    return found


def _hurts_late(test: Test, atom: Within) -> bool:
    """Tell whether being late goes against the customer.

    If not, the window is a time to wait, and its end no deadline.
    """
    return (test.kind == "allowed only if") != atom.later


def _deadline(view: View, clause: Clause, window: str, last: int) -> Plain:
    zone = view.answers.zone
    length = window_of(view, clause, window)
    hours = length is not None and length.unit == "hours"
    return {
        "at": iso_moment(last, zone),
        "clause": clause.id,
        "words": moment_words(last, zone),
        "day": moment_words(last, zone, time=hours),
        "passed": last < view.answers.now,
        "note": _holidays(length, last, zone, view.policy.calendar)
        if length
        else "",
    }


def _promise(
    view: View, clause: Clause, promise: Promise, certain: bool
) -> Mark:
    do = fill(promise.do, clause, on=view.on)
    after = called(view.policy, promise.after)
    window = window_of(view, clause, promise.within)
    start = view.answers.known.get(promise.after)
    last, words, dated = None, "", ""
    if window is None:
        says = f"We {do} after {after}. The policy states no time."
    else:
        says = f"We {do} within {value_words(window)} of {after}."
        if isinstance(start, Span):
            last, words, dated = _dated(view, window, start.last)
    plain = {
        "what": capital(do),
        "says": says + dated + _WORDED[promise.worded_as],
        "at": None
        if last is None
        else iso_moment(last, view.answers.shop_zone),
        "clause": clause.id,
        "words": words,
        "worded_as": promise.worded_as,
        "perhaps": not certain,
    }
    return Mark(last, plain)


def _dated(view: View, window: Window, start: int) -> tuple[int, str, str]:
    """Return a promise's last moment, its words, and a sentence on it."""
    zone, calendar = view.answers.shop_zone, view.policy.calendar
    hours = window.unit == "hours"
    last = last_minute(start, window, zone, calendar)
    words = moment_words(last, zone, time=hours)
    says = f" That is by {words}."
    if window.least != window.most:
        first = last_minute(start, window, zone, calendar, window.least)
        begin = moment_words(first, zone, time=hours)
        says = f" That is between {begin} and {words}."
    note = _holidays(window, last, zone, calendar)
    return last, words, f"{says} {note}".rstrip()


def _holidays(
    window: Window, last: int, zone: Zone, calendar: Calendar
) -> str:
    """Return what the calendar does not know about a date, or ""."""
    if window.unit != "working days" and not window.extended:
        return ""
    if not calendar.known_until:
        return "Public holidays may move it."
    if is_past_horizon(day_of(last, zone), calendar):
        return "The holidays of that time are not known yet and may move it."
    return ""
