"""What follows: remedies with their lines, costs, dates, steps, evidence."""

from __future__ import annotations

from collections.abc import Iterator

from checker.amounts import Counted, Entry, Total, open_in, total_of
from checker.answers import Span
from checker.dates import day_of, is_past_horizon, iso_moment, last_minute
from checker.diagram import leaves
from checker.intervals import amount_interval
from checker.money import is_unbounded, money_words
from checker.policy import (
    Clause,
    Cost,
    Evidence,
    Line,
    Promise,
    Step,
    Test,
    Warn,
    Window,
    Within,
)
from checker.rules import NONE, NOT_ELIGIBLE, Item, Way
from checker.tell import capital, last_of, window_of
from checker.view import View
from checker.words import (
    called,
    fill,
    moment_words,
    value_words,
)

__all__ = [
    "amounts_needed",
    "costs",
    "dates",
    "deadlines",
    "remedies",
    "shown",
    "timelines",
]

NEED = "need_information"
_WORDED = {
    "a promise": "",
    "an estimate": " This is an estimate, not a promise.",
    "typical": " This is typical, not guaranteed.",
    "start only": " That is when it starts, not when it is decided.",
}

type Plain = dict[str, object]


def remedies(view: View) -> list[Plain]:
    """Return every remedy that is in scope, with its standing and lines."""
    found = []
    refused = view.standings(view.rules.verdict) <= {
        NOT_ELIGIBLE,
        "other_options",
    }
    for way in view.rules.ways:
        standings = view.standings(way.standing)
        if standings == {NONE}:
            continue
        if way.chosen_by == "after refusal" and not refused:
            continue
        standing = NEED
        if len(standings) == 1:
            standing = str(next(iter(standings)))
        found.append(_remedy(view, way, standing))
    return found


def amounts_needed(view: View) -> list[str]:
    """Return the facts whose amounts can still matter, in fact order."""
    wanted: set[str] = set()
    for way in view.rules.ways:
        standings = view.standings(way.standing)
        if standings & {"eligible", "eligible_subject_to_review"}:
            for money in (_refund_lines(view, way), _extra_lines(view, way)):
                wanted |= {*open_in(money, view.answers)}
    return [f.name for f in view.policy.facts if f.name in wanted]


def costs(view: View, by: str) -> list[Plain]:
    """Return the costs outside the refund that somebody bears."""
    found = []
    for item, certain in _items(view, Cost):
        cost = item.what
        assert isinstance(cost, Cost)
        if cost.by != by:
            continue
        low, high = amount_interval(cost.cost, view.answers)
        if cost.perhaps or not certain:
            low = 0
        found.append(
            {
                "label": capital(cost.label or called(view.policy, cost.cost)),
                **_money(view, low, high),
                "clause": item.clause.id,
                "perhaps": cost.perhaps or not certain,
                "fact": cost.cost,
            }
        )
    return found


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
    for item, _ in _items(view, Step):
        step = item.what
        assert isinstance(step, Step)
        if step.within and step.after:
            last = last_of(view, item.clause, step.within, step.after)
            if last is not None:
                what = fill(step.do, item.clause, on=view.on)
                found.append(_deadline(view, item.clause, what, last, "step"))
    return _unique(found)


def timelines(view: View) -> list[Plain]:
    """Return what the shop will do and by when, worded as it words it."""
    found = []
    for item, certain in _items(view, Promise):
        promise = item.what
        assert isinstance(promise, Promise)
        found.append(_promise(view, item.clause, promise, certain))
    return found


def shown(
    view: View, kind: type[Step] | type[Evidence] | type[Warn]
) -> list[Plain]:
    """Return the steps, the evidence or the warnings of the case."""
    found = []
    for item, certain in _items(view, kind):
        what = item.what
        plain: Plain = {"clause": item.clause.id, "perhaps": not certain}
        match what:
            case Step():
                plain["do"] = fill(what.do, item.clause, on=view.on)
                plain |= _by(view, item.clause, what)
            case Evidence():
                plain["what"] = capital(
                    fill(what.what, item.clause, on=view.on)
                )
            case Warn():
                plain["says"] = _warning(view, item.clause, what)
        found.append(plain)
    return _unique(found)


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


def _remedy(view: View, way: Way, standing: str) -> Plain:
    remedy = way.remedy
    plain: Plain = {
        "name": remedy.name,
        "standing": standing,
        "amount": None,
        "words": "",
        "lines": [],
        "compensation": [],
        "destination": "",
        "sends": fill(remedy.sends, way.clause, on=view.on),
        "perhaps": remedy.perhaps,
        "clause": way.clause.id,
        "chosen_by": way.chosen_by,
        "wide": "",
    }
    if standing == NOT_ELIGIBLE:
        return plain
    refund, extra = _refund_lines(view, way), _extra_lines(view, way)
    totals = []
    if remedy.refund is not None:
        totals.append(_total(view, refund, capped=True))
        plain["lines"] = _entries(view, totals[-1])
        plain["destination"] = _destination(view)
    if remedy.compensation is not None:
        totals.append(_total(view, extra, capped=False))
        plain["compensation"] = _entries(view, totals[-1])
    if totals:
        money = _money(
            view,
            sum(total.least for total in totals),
            sum(total.most for total in totals),
        )
        plain["words"] = money.pop("words")
        plain["amount"] = money | {"currency": view.answers.currency or None}
        plain["wide"] = next((t.wide for t in totals if t.wide), "")
    return plain


def _refund_lines(view: View, way: Way) -> list[Counted]:
    if way.remedy.refund is None:
        return []
    own = [(way.clause, line) for line in way.remedy.refund]
    common = [
        (clause, line)
        for clause in view.rules.clauses
        for line in clause.in_every_refund
    ]
    return _counted(view, own + common)


def _extra_lines(view: View, way: Way) -> list[Counted]:
    lines = way.remedy.compensation or ()
    return _counted(view, [(way.clause, line) for line in lines])


def _counted(view: View, lines: list[tuple[Clause, Line]]) -> list[Counted]:
    found = []
    for clause, line in lines:
        shows = view.look(view.rules.line_shows(clause, line))
        if leaves(shows) != {False}:
            found.append((clause, line, shows))
    return found


def _total(view: View, lines: list[Counted], *, capped: bool) -> Total:
    return total_of(
        lines,
        view.rules.space.variables,
        view.cells,
        view.answers,
        view.on,
        capped=capped,
    )


def _entries(view: View, total: Total) -> list[Plain]:
    return [
        {
            "label": capital(entry.label),
            **_money(view, entry.least, entry.most, ordered=False),
            "clause": entry.clause.id if entry.line else "",
            "note": _note(entry),
        }
        for entry in total.entries
    ]


def _note(entry: Entry) -> str:
    return " ".join(entry.line.interpretation) if entry.line else ""


def _money(
    view: View, least: int, most: int, *, ordered: bool = True
) -> dict[str, object]:
    """Return min and max with their words; a column is open if unbounded."""
    low = None if is_unbounded(least) else least
    high = None if is_unbounded(most) else most
    currency = view.answers.currency
    if least == most and low is not None:
        words = money_words(low, currency)
    elif low is None or high is None:
        start = low if low is not None else high
        words = "depends on an amount that is not known"
        if start:
            words = f"at least {money_words(start, currency)}"
    else:
        pair = sorted((low, high)) if ordered else (low, high)
        bare = money_words(pair[0], currency).removesuffix(f" {currency}")
        words = f"{bare} to {money_words(pair[1], currency)}"
    return {"min": low, "max": high, "words": words}


def _destination(view: View) -> str:
    for clause in view.rules.clauses:
        if clause.paid_to and view.truth(view.rules.scope[clause.id]):
            return clause.paid_to
    return ""


def _items(view: View, kind: type) -> Iterator[tuple[Item, bool]]:
    """Yield what is shown, and whether it certainly is."""
    for item in view.rules.items:
        if isinstance(item.what, kind):
            truth = view.truth(item.shows)
            if truth is not False:
                yield item, truth is True


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
    extra = {"last day": "its last day", "last moment": "its last moment"}
    if warn.within and warn.after:
        last = last_of(view, clause, warn.within, warn.after)
        if last is not None:
            zone = view.answers.zone
            extra = {
                "last day": moment_words(last, zone, time=False),
                "last moment": moment_words(last, zone),
            }
    return fill(warn.says, clause, extra, view.on)


def _unique(plains: list[Plain]) -> list[Plain]:
    found: list[Plain] = []
    for plain in plains:
        if plain not in found:
            found.append(plain)
    return found
