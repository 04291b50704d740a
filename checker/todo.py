"""What to do next, what to show, and what to mind."""

from __future__ import annotations

from checker.dates import iso_moment
from checker.english import dates as say
from checker.english.values import capital
from checker.limit import limit_of
from checker.plain import Plain
from checker.policy import Clause, Evidence, Step, Warn
from checker.rows import Row, Words, row_with
from checker.view import View
from checker.words import called, fill, length_words

__all__ = ["shown"]


def shown(
    view: View, kind: type[Step] | type[Evidence] | type[Warn]
) -> list[Row]:
    """Return the steps, the evidence or the warnings of the case."""
    found = []
    for clause, what, certain in view.items(kind):
        plain: Plain = {"clause": clause.id, "perhaps": not certain}
        match what:
            case Step():
                plain["do"] = fill(what.do, clause, on=view.on)
                found.append(_step(view, clause, what, plain))
            case Evidence():
                plain["what"] = capital(fill(what.what, clause, on=view.on))
                found.append(Row(plain))
            case Warn():
                says = _warning(view, clause, what)
                found.append(row_with(plain, "says", says))
    return found


def _step(view: View, clause: Clause, step: Step, plain: Plain) -> Row:
    if not step.within:
        return Row(plain | {"at": None, "words": ""})
    limit = limit_of(view, clause, step.within, step.after)
    if limit.last(view) is None:
        size = limit.size(view)
        words = ""
        if size is not None:
            after = called(view.policy, step.after)
            words = say.do_within(length_words(size), after)
        return Row(plain | {"at": None, "words": words})

    def by(view: View) -> Plain:
        ends = limit.ends(view)
        assert ends is not None
        words = say.do_by(limit.until(view))
        if ends[1] < view.answers.now:
            words = say.was_due(limit.until(view))
            words += f" {step.if_missed}" if step.if_missed else ""
        return {"at": iso_moment(ends[0], view.answers.zone), "words": words}

    return Row(plain | {"at": None, "words": ""}, by)


def _warning(view: View, clause: Clause, warn: Warn) -> Words:
    if not warn.within or not warn.after:
        return fill(warn.says, clause, on=view.on)
    limit = limit_of(view, clause, warn.within, warn.after)
    on = view.on
    return lambda view: fill(warn.says, clause, limit.words(view), on)
