"""Why: the sentences that decide, each with what it says about this case."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from checker.answers import NOT_YET, Span
from checker.cells import options_of
from checker.english import told as say
from checker.english.values import capital
from checker.intervals import amount_interval, sources
from checker.limit import Limit, hurts_late, known_span, limit_of
from checker.money import money_words
from checker.policy import (
    Atom,
    Clause,
    Compare,
    Discretion,
    Is,
    Test,
    Window,
    Within,
)
from checker.reading import atom_words, option_label
from checker.rows import Row, Words, row_with
from checker.view import View
from checker.words import (
    called,
    fact_named,
    fill,
    moment_words,
    sentence_with,
    value_words,
)

__all__ = ["reason", "says_of", "url_of"]

_ENDS = ("last day", "last moment")


def reason(
    view: View,
    clause: Clause,
    quote: str,
    says: Words,
    stands_for: bool | None,
    facts: tuple[str, ...] = (),
) -> Row:
    """Return one reason: the sentence, its deciding words, what it means."""
    text = clause.text
    passage = sentence_with(text, quote) if quote else text
    plain = {
        "clause": clause.id,
        "title": clause.title,
        "sentence": fill(passage, clause, on=view.on),
        "quote": fill(quote, clause, on=view.on),
        "says": "",
        "facts": list(dict.fromkeys(facts)),
        "for": stands_for,
        "page": clause.page,
        "url": url_of(clause),
    }
    return row_with(plain, "says", says)


def url_of(clause: Clause) -> str:
    """Return a clause's address, seen from its store's home."""
    return f"{clause.page}/#{clause.id}"


def says_of(
    view: View, clause: Clause, test: Test | Discretion, against: bool | None
) -> Words:
    """Return what a condition says about this case, in plain words."""
    if isinstance(test, Discretion):
        if against is False:
            return say.has_agreed(test.who)
        return say.decides(test.who, test.about)
    if against and test.otherwise:
        return _otherwise(view, clause, test)
    if against:
        words = [atom_words(view.policy, clause, a) for a in test.atoms]
        return say.condition(test.kind, words)
    found = [
        (against is None and _open(view, clause, atom))
        or _atom(view, clause, test, atom)
        for atom in test.atoms
    ]
    return _joined(found)


def _joined(found: list[Words]) -> Words:
    """Return several sentences as one text, each once."""
    known = [words for words in found if isinstance(words, str)]
    if len(known) == len(found):
        return " ".join(dict.fromkeys(known))

    def joined(view: View) -> str:
        said = [w if isinstance(w, str) else w(view) for w in found]
        return " ".join(dict.fromkeys(said))

    return joined


def _otherwise(view: View, clause: Clause, test: Test) -> Words:
    """Return what is said where a condition goes against the customer."""
    within = next((a for a in test.atoms if isinstance(a, Within)), None)
    if within is None:
        return fill(test.otherwise, clause, on=view.on)
    ends = {name: f"<{name}>" for name in _ENDS}
    text = fill(test.otherwise, clause, ends, view.on)
    if not any(hole in text for hole in ends.values()):
        return text
    limit = limit_of(view, clause, within.window, within.start)
    return lambda view: fill(text, clause, limit.words(view))


def _atom(view: View, clause: Clause, test: Test, atom: Atom) -> Words:
    policy = view.policy
    match atom:
        case Within(end, window, start, _):
            limit = limit_of(view, clause, window, start)
            return _within(view, end, limit, waits=not hurts_late(test, atom))
        case Is(name, _):
            fact = fact_named(policy, name)
            known = view.answers.known.get(name)
            if isinstance(known, str) and known in options_of(fact):
                label = option_label(fact, known)
                ask = fact.ask or capital(called(policy, name))
                return say.answered(ask, label)
            if known == NOT_YET:
                return say.not_yet(called(policy, name))
            if isinstance(known, Window):
                return partial(_value, name)
            return say.holds(atom_words(policy, clause, atom))
        case Compare(name, _, _):
            if name not in view.answers.known and sources(policy, name) == (
                name,
            ):
                return say.is_not_known(called(policy, name))
            return partial(_value, name)


def _value(name: str, view: View) -> str:
    """Return what a length, an amount or a number is in a case."""
    noun, known = called(view.policy, name), view.answers.known.get(name)
    match known:
        case Window():
            words = value_words(known)
        case int():
            words = str(known)
        case Span():
            words = moment_words(known.first, view.answers.zone, time=False)
        case _:
            low, high = amount_interval(name, view.answers)
            if low != high:
                return say.is_not_known(noun)
            words = money_words(low, view.answers.currency)
    return say.is_value(noun, words)


def _open(view: View, clause: Clause, atom: Atom) -> str:
    """Return what an open condition hangs on, "" where it is known."""
    if not isinstance(atom, Is) or atom.fact in view.answers.known:
        return ""
    return say.depends_on_whether(atom_words(view.policy, clause, atom))


def _within(view: View, end: str, limit: Limit, *, waits: bool) -> Words:
    """Return how an event lies to the end of a window, or of a wait."""
    policy = view.policy
    size, begun = limit.size(view), known_span(view, limit.start)
    if begun is None or size is None:
        missing = limit.start if begun is None else limit.window
        noun = called(policy, missing)
        if view.answers.known.get(limit.start) == NOT_YET:
            return say.has_not_happened(noun)
        return say.is_not_known(noun)
    time = size.unit == "hours"
    to_come = end == "now" or known_span(view, end) is None
    if waits:
        waited = partial(_waited, limit, time)
        return waited if to_come else partial(_done, end, time, waited)
    noun = say.THIS if end == "now" else called(policy, end)
    if to_come:
        return partial(_still_open, noun, limit, time)
    return partial(_done, end, time, partial(_last, limit, time))


def _still_open(noun: str, limit: Limit, time: bool, view: View) -> str:
    until, last = limit.until(view, time=time), limit.last(view)
    if last is not None and last < view.answers.now:
        return say.time_ended(noun, until)
    return say.still_time(until)


def _done(
    end: str, time: bool, rest: Callable[[View], str], view: View
) -> str:
    done = known_span(view, end)
    assert done is not None
    noun, zone = capital(called(view.policy, end)), view.answers.zone
    when = moment_words(done.first, zone, time=time and not done.day_only)
    return say.done_when(noun, when, rest(view))


def _last(limit: Limit, time: bool, view: View) -> str:
    return say.last_possible(limit.until(view, time=time))


def _waited(limit: Limit, time: bool, view: View) -> str:
    last = limit.last(view)
    is_over = last is not None and last < view.answers.now
    return say.wait_ends(limit.until(view, time=time), past=is_over)
