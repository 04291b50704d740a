"""When: the customer's deadlines, the shop's promises, and all on one line."""

from __future__ import annotations

from checker.answers import Span
from checker.dates import day_of, is_past_horizon, iso_moment, last_minute
from checker.plain import Plain, unique
from checker.policy import Clause, Promise, Step, Test, Window, Within
from checker.rules import NONE
from checker.tell import capital, last_of, window_of
from checker.view import View
from checker.words import called, fill, moment_words, value_words

__all__ = ["dates", "deadlines", "timelines"]

_WORDED = {
    "a promise": "",
    "an estimate": " This is an estimate, not a promise.",
    "typical": " This is typical, not guaranteed.",
    "start only": " That is when it starts, not when it is decided.",
}


def deadlines(view: View) -> list[Plain]:
    """Return the customer's last moments, met or still to come."""
    found = []
    for bar in view.rules.bars:
        if (
            isinstance(bar.test, Test)
            and view.truth(bar.concerns) is not False
        ):
            found += _windows(view, bar.clause, bar.test)
    for way in view.rules.ways:
        if view.standings(way.standing) != {NONE}:
            for test in way.remedy.tests:
                found += _windows(view, way.clause, test)
    for clause, step, _ in view.items(Step):
        if step.within and step.after:
            last = last_of(view, clause, step.within, step.after)
            if last is not None:
                what = fill(step.do, clause, on=view.on)
                found.append(_deadline(view, clause, what, last, "step"))
    return unique(found)


def timelines(view: View) -> list[Plain]:
    """Return what the shop will do and by when, worded as it words it."""
    found = []
    for clause, promise, certain in view.items(Promise):
        found.append(_promise(view, clause, promise, certain))
    return found


def dates(view: View, marks: list[Plain]) -> list[Plain]:
    """Return everything with a date, in order, for a drawn timeline."""
    zone = view.answers.zone
    found: list[tuple[int, Plain]] = []
    for name, known in view.answers.known.items():
        if isinstance(known, Span):
            found.append(
                (
                    known.first,
                    {
                        "what": capital(called(view.policy, name)),
                        "at": iso_moment(known.first, zone),
                        "words": moment_words(
                            known.first, zone, time=not known.day_only
                        ),
                        "kind": "event",
                    },
                )
            )
    now = view.answers.now
    found.append(
        (
            now,
            {
                "what": "Now",
                "at": iso_moment(now, zone),
                "words": moment_words(now, zone),
                "kind": "now",
            },
        )
    )
    for mark in marks:
        moment = mark.pop("_moment", None)
        if isinstance(moment, int):
            kind = "promise" if "says" in mark else "deadline"
            found.append(
                (
                    moment,
                    {
                        "what": mark["what"],
                        "at": mark["at"],
                        "words": mark["words"],
                        "kind": kind,
                    },
                )
            )
    found.sort(key=lambda pair: pair[0])
    return [plain for _, plain in found]


def _windows(view: View, clause: Clause, test: Test) -> list[Plain]:
    found = []
    for atom in test.atoms:
        if isinstance(atom, Within):
            last = last_of(view, clause, atom.window, atom.start)
            if last is not None:
                what = capital(called(view.policy, atom.end))
                found.append(_deadline(view, clause, what, last, "window"))
    return found


def _deadline(
    view: View, clause: Clause, what: str, last: int, kind: str
) -> Plain:
    zone = view.answers.zone
    return {
        "what": what,
        "at": iso_moment(last, zone),
        "clause": clause.id,
        "words": moment_words(last, zone),
        "passed": last < view.answers.now,
        "kind": kind,
        "_moment": last,
    }


def _promise(
    view: View, clause: Clause, promise: Promise, certain: bool
) -> Plain:
    window = window_of(view, clause, promise.within)
    what = capital(fill(promise.do, clause, on=view.on))
    after = called(view.policy, promise.after)
    start = view.answers.known.get(promise.after)
    says = f"We {fill(promise.do, clause, on=view.on)} "
    plain: Plain = {
        "what": what,
        "at": None,
        "clause": clause.id,
        "words": "",
        "worded_as": promise.worded_as,
        "perhaps": not certain,
    }
    if window is None:
        says += f"after {after}. The policy states no time."
    else:
        says += f"within {value_words(window)} of {after}."
        if isinstance(start, Span):
            says += _dated(view, plain, window, start.last)
    plain["says"] = says + _WORDED[promise.worded_as]
    return plain


def _dated(view: View, plain: Plain, window: Window, start: int) -> str:
    zone, calendar = view.answers.shop_zone, view.policy.calendar
    last = last_minute(start, window, zone, calendar)
    plain["at"] = iso_moment(last, zone)
    plain["_moment"] = last
    time = window.unit == "hours"
    plain["words"] = moment_words(last, zone, time=time)
    says = f" That is by {plain['words']}."
    if window.least != window.most:
        first = last_minute(start, window, zone, calendar, window.least)
        words = moment_words(first, zone, time=time)
        says = f" That is between {words} and {plain['words']}."
    if window.unit == "working days":
        if not calendar.known_until:
            says += " Public holidays may move it."
        elif is_past_horizon(day_of(last, zone), calendar):
            says += (
                " The holidays of that time are not known yet and may move it."
            )
    return says
