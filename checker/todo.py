"""What to do next, what to show, and what to mind."""

from __future__ import annotations

from checker.dates import iso_moment
from checker.plain import Plain, unique
from checker.policy import Clause, Evidence, Step, Warn
from checker.tell import capital, last_of, last_words, window_of
from checker.view import View
from checker.words import called, fill, moment_words, value_words

__all__ = ["shown"]


def shown(
    view: View, kind: type[Step] | type[Evidence] | type[Warn]
) -> list[Plain]:
    """Return the steps, the evidence or the warnings of the case."""
    found = []
    for clause, what, certain in view.items(kind):
        plain: Plain = {"clause": clause.id, "perhaps": not certain}
        match what:
            case Step():
                plain["do"] = fill(what.do, clause, on=view.on)
                plain |= _by(view, clause, what)
            case Evidence():
                plain["what"] = capital(fill(what.what, clause, on=view.on))
            case Warn():
                plain["says"] = _warning(view, clause, what)
        found.append(plain)
    return unique(found)


def _by(view: View, clause: Clause, step: Step) -> Plain:
    if not step.within:
        return {"at": None, "words": ""}
    last = last_of(view, clause, step.within, step.after)
    if last is None:
        window = window_of(view, clause, step.within)
        if window is None:
            return {"at": None, "words": ""}
        words = (
            f"within {value_words(window)} of "
            f"{called(view.policy, step.after)}"
        )
        return {"at": None, "words": words}
    zone = view.answers.zone
    words = f"by {moment_words(last, zone)}"
    if last < view.answers.now and step.if_missed:
        words = f"was due {words}. {step.if_missed}"
    return {"at": iso_moment(last, zone), "words": words}


def _warning(view: View, clause: Clause, warn: Warn) -> str:
    extra = {}
    if warn.within and warn.after:
        extra = last_words(view, clause, warn.within, warn.after)
    return fill(warn.says, clause, extra, view.on)
