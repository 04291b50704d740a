"""Why: the sentences that decide, each with what it says about this case."""

from __future__ import annotations

from checker.answers import NOT_YET, Span
from checker.cells import options_of
from checker.dates import last_minute
from checker.intervals import sources
from checker.policy import (
    Clause,
    Compare,
    Discretion,
    Is,
    Test,
    Window,
    Within,
)
from checker.reading import atom_words, option_label
from checker.view import View
from checker.words import (
    called,
    fact_named,
    fill,
    moment_words,
    parameter,
    sentence_with,
    value_words,
)

__all__ = [
    "capital",
    "decides",
    "last_of",
    "last_words",
    "reason",
    "says_of",
    "url_of",
    "window_of",
]


_INDIRECT = ("whether", "how", "what", "which", "when", "who", "where")


def reason(
    view: View,
    clause: Clause,
    quote: str,
    says: str,
    stands_for: bool | None,
    facts: tuple[str, ...] = (),
) -> dict[str, object]:
    """Return one reason: the sentence, its deciding words, what it means."""
    text = clause.text
    passage = sentence_with(text, quote) if quote else text
    return {
        "clause": clause.id,
        "title": clause.title,
        "sentence": fill(passage, clause, on=view.on),
        "quote": fill(quote, clause, on=view.on),
        "says": says,
        "facts": list(dict.fromkeys(facts)),
        "for": stands_for,
        "page": clause.page,
        "url": url_of(clause),
    }


def url_of(clause: Clause) -> str:
    """Return a clause's address, seen from its store's home."""
    return f"{clause.page}/#{clause.id}"


def says_of(
    view: View, clause: Clause, test: Test | Discretion, against: bool | None
) -> str:
    """Return what a condition says about this case, in plain words."""
    if isinstance(test, Discretion):
        if against is False:
            return f"{capital(test.who)} has agreed."
        return decides(test.who, test.about)
    extra = _dates(view, clause, test)
    if against:
        if test.otherwise:
            return fill(test.otherwise, clause, extra, view.on)
        words = [atom_words(view.policy, clause, a) for a in test.atoms]
        return capital(f"{test.kind.replace(' if', '')}: {'; '.join(words)}.")
    found = [
        (against is None and _open(view, clause, atom))
        or _atom(view, clause, atom)
        for atom in test.atoms
    ]
    return " ".join(dict.fromkeys(found))


def decides(who: str, about: str) -> str:
    """Return "The shop decides whether …", or "… decides: …"."""
    first = about.split(" ", 1)[0]
    mark = "" if first in _INDIRECT else ":"
    return f"{capital(who)} decides{mark} {about.rstrip('.')}."


def window_of(view: View, clause: Clause, name: str) -> Window | None:
    """Return a window's length: a parameter's, or the one answered."""
    value = parameter(clause, name, view.on)
    if isinstance(value, Window):
        return value
    known = view.answers.known.get(name)
    return known if isinstance(known, Window) else None


def last_of(view: View, clause: Clause, window: str, start: str) -> int | None:
    """Return the last minute inside a window, where its start is known."""
    length = window_of(view, clause, window)
    span = _known(view, start)
    if length is None or span is None:
        return None
    calendar = view.policy.calendar
    return last_minute(span.first, length, view.answers.zone, calendar)


def capital(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def _known(view: View, name: str) -> Span | None:
    if name == "now":
        return Span(view.answers.now, view.answers.now)
    known = view.answers.known.get(name)
    return known if isinstance(known, Span) else None


def last_words(
    view: View, clause: Clause, window: str, start: str
) -> dict[str, str]:
    """Return the words for <last day> and <last moment>.

    A date where the start is known, else "30 days after your purchase".
    """
    last = last_of(view, clause, window, start)
    if last is None:
        value = window_of(view, clause, window)
        length = value_words(value) if value else called(view.policy, window)
        words = f"{length} after {called(view.policy, start)}"
        return {"last day": words, "last moment": words}
    zone = view.answers.zone
    return {
        "last day": moment_words(last, zone, time=False),
        "last moment": moment_words(last, zone),
    }


def _dates(view: View, clause: Clause, test: Test) -> dict[str, str]:
    for atom in test.atoms:
        if isinstance(atom, Within):
            return last_words(view, clause, atom.window, atom.start)
    return {}


def _atom(view: View, clause: Clause, atom: Is | Within | Compare) -> str:
    policy = view.policy
    match atom:
        case Within(end, window, start, _):
            return _within(view, clause, end, window, start)
        case Is(name, _):
            fact = fact_named(policy, name)
            known = view.answers.known.get(name)
            if isinstance(known, str) and known in options_of(fact):
                label = option_label(fact, known)
                ask = fact.ask or capital(called(policy, name))
                return f"{ask} {capital(label)}."
            if known == NOT_YET:
                return f"{capital(called(policy, name))}: not yet."
            return capital(f"{atom_words(policy, clause, atom)}.")
        case Compare(name, _, _):
            if name not in view.answers.known and sources(policy, name) == (
                name,
            ):
                return capital(f"{called(policy, name)} is not known.")
            return capital(f"{atom_words(policy, clause, atom)}.")


def _open(view: View, clause: Clause, atom: Is | Within | Compare) -> str:
    """Return what an open condition hangs on, "" where it is known."""
    if not isinstance(atom, Is) or atom.fact in view.answers.known:
        return ""
    words = atom_words(view.policy, clause, atom)
    return f"It depends on whether {words}."


def _within(
    view: View, clause: Clause, end: str, window: str, start: str
) -> str:
    policy, zone = view.policy, view.answers.zone
    last = last_of(view, clause, window, start)
    length = window_of(view, clause, window)
    time = length is not None and length.unit == "hours"
    begun = _known(view, start)
    if begun is None or last is None:
        waits = view.answers.known.get(start) == NOT_YET
        missing = start if begun is None else window
        state = "has not happened yet" if waits else "is not known"
        return capital(f"{called(policy, missing)} {state}.")
    until = moment_words(last, zone, time=time)
    done = _known(view, end)
    if done is None and last < view.answers.now:
        return f"The time for {called(policy, end)} ended on {until}."
    if done is None:
        return f"There is still time: until {until}."
    when = moment_words(done.first, zone, time=time and not done.day_only)
    return f"{capital(called(policy, end))}: {when}. Last possible: {until}."
