"""From when on a case that comes too early is possible.

A time to wait is a window that goes against the customer as long as it
runs. Where all that refuses a case is such a time, the moment after it is
tried as a case of its own before anybody is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.answers import Answers, Span
from checker.dates import day_of, end_of_day, iso_moment, start_of_day
from checker.english import told as say
from checker.flip import COVERED, prospect, seen, verdicts_of
from checker.limit import hurts_late, limit_of
from checker.plain import Plain
from checker.policy import Test, Within
from checker.rows import worded
from checker.rules import Bar
from checker.tell import says_of
from checker.view import View
from checker.words import called, moment_words

__all__ = ["waiting"]

type _Wait = tuple[Bar, Test, Within]


def waiting(view: View, given: Answers) -> Plain:
    """Return what waiting does for a refused case.

    `waits` are the reasons that hold only until some time is over.
    `possible_from` is the first moment from which the case is covered,
    None where waiting does not help, with the keys `at`, `words`, `says`
    (a whole sentence), `what` and `clause`.
    """
    key = "waits", view.sight
    waits = view.engine.keep.once(key, lambda: [*_waits(view)])
    says = [says_of(view, bar.clause, test, True) for bar, test, _ in waits]
    return {
        "possible_from": _possible_from(view, given, waits),
        "waits": [worded(words, view) for words in says],
    }


def _waits(view: View) -> Iterator[_Wait]:
    """Yield the times to wait that go against a kind of customer."""
    bars = [*view.rules.bars, *(b for w in view.rules.ways for b in w.bars)]
    for bar in bars:
        if isinstance(bar.test, Test) and view.truth(bar.against):
            for atom in bar.test.atoms:
                if isinstance(atom, Within) and not hurts_late(bar.test, atom):
                    yield bar, bar.test, atom


def _possible_from(
    view: View, given: Answers, waits: Sequence[_Wait]
) -> Plain | None:
    found = []
    for bar, _, atom in waits:
        limit = limit_of(view, bar.clause, atom.window, atom.start)
        ends, size = limit.ends(view), limit.size(view)
        if ends and size is not None and ends[1] >= view.answers.now:
            hours = size.unit == "hours"
            found.append((ends[1] + 1, bar.clause.id, atom.end, hours))
    for moment, clause, end, hours in sorted(found):
        later = seen(view.engine, _later(view, given, end, moment))
        if later is None or later.route.name != view.route.name:
            continue
        verdicts = verdicts_of(later)
        if verdicts & COVERED:
            zone = view.answers.zone
            words = moment_words(moment, zone, time=hours)
            noun = say.THIS if end == "now" else called(view.policy, end)
            return {
                "at": iso_moment(moment, zone),
                "words": words,
                "what": noun,
                "clause": clause,
                "says": say.possible_from(noun, words, prospect(verdicts)),
            }
    return None


def _later(view: View, given: Answers, end: str, moment: int) -> Answers:
    """Return the same answers, given at a later moment, and the act then.

    What is today because nobody said otherwise is then that day.
    """
    day, zone = day_of(moment, given.zone), given.zone
    act = Span(moment, moment)
    today = Span(start_of_day(day, zone), end_of_day(day, zone), True)
    known = dict(given.known)
    for fact in view.policy.facts:
        is_today = fact.name in given.assumed and fact.unless_told in (
            "today",
            "now",
        )
        if is_today or fact.name == end:
            known[fact.name] = act if fact.kind == "date and time" else today
    return replace(
        given,
        now=moment,
        known=known,
        unsure=given.unsure - {end},
        assumed=given.assumed - {end},
    )
