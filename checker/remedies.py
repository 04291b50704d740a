"""What the customer can get, line by line, and what it costs them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from checker.amounts import (
    Counted,
    Sum,
    Total,
    money_in,
    open_in,
)
from checker.diagram import variables
from checker.english.values import (
    NOT_KNOWN_YET,
    at_least,
    capital,
    from_to,
)
from checker.intervals import amount_interval, sources
from checker.money import is_unbounded, money_words
from checker.plain import Plain
from checker.policy import Clause, Cost, Line
from checker.rows import Row
from checker.rules import Way
from checker.verdicts import (
    NEED,
    NONE,
    NOT_ELIGIBLE,
    NOT_NEEDED,
    NOT_REGULATED,
    OTHER,
)
from checker.view import View
from checker.words import called, fill

__all__ = ["amounts_needed", "costs", "remedies"]


def remedies(view: View) -> list[Row]:
    """Return every remedy that is in scope, with its standing and lines."""
    found = []
    refused = view.standings(view.rules.verdict) <= {
        NOT_ELIGIBLE,
        OTHER,
    }
    if view.standings(view.rules.verdict) <= {NOT_NEEDED, NOT_REGULATED}:
        return []
    for way in view.rules.ways:
        standings = view.standings(way.standing)
        if standings == {NONE}:
            continue
        if way.chosen_by == "after refusal" and not refused:
            continue
        standing = NEED
        if standings <= {NONE, NOT_ELIGIBLE}:
            standing = NOT_ELIGIBLE
        elif len(standings) == 1:
            standing = str(next(iter(standings)))
        found.append(_remedy(view, way, standing))
    return found


def amounts_needed(view: View) -> list[str]:
    """Return the facts whose amounts can still matter, in fact order."""
    wanted: set[str] = set()
    for way in view.rules.ways:
        if view.standings(way.gain) == {NONE}:
            continue
        refund, extra = _refund_lines(view, way), _extra_lines(view, way)
        for lines in (refund, extra):
            wanted |= {*open_in(lines, view.answers)}
            wanted |= {*_guards(view, lines)}
        wanted |= {*_caps(view, way, refund)}
    return [f.name for f in view.policy.facts if f.name in wanted]


def _guards(view: View, lines: list[Counted]) -> Iterator[str]:
    """Yield the facts that settle whether a line of money counts."""
    for _, _, shows in lines:
        for number in variables(shows) - view.shop:
            for behind in view.rules.space.variables[number].facts:
                for name in sources(view.policy, behind):
                    if view.can_tell(name):
                        yield name


def _caps(view: View, way: Way, lines: list[Counted]) -> Iterator[str]:
    """Yield what is not known of the refund limit, where it can bind."""
    parts = (*view.policy.paid, view.policy.refunded)
    unknown = [name for name in parts if name and view.can_tell(name)]
    if not lines or not {*unknown} - {*open_in(lines, view.answers)}:
        return
    capped = _sum(view, way, lines, capped=True).total(view.answers)
    freely = _sum(view, way, lines, capped=False).total(view.answers)
    if (capped.least, capped.most) != (freely.least, freely.most):
        yield from unknown


def costs(view: View, by: str) -> list[Row]:
    """Return the costs outside the refund that somebody bears."""
    found = []
    for clause, cost, certain in view.items(Cost):
        if cost.by != by:
            continue
        asked = view.truth(view.rules.space.asks(cost.cost))
        perhaps = cost.perhaps or not certain
        plain = {
            "label": capital(cost.label or called(view.policy, cost.cost)),
            "min": None,
            "max": None,
            "words": "",
            "clause": clause.id,
            "perhaps": perhaps,
            "fact": cost.cost,
        }
        if cost.cost in view.idle:
            # nobody is asked for it, but that does not make it nothing
            unknown = {"min": 0, "words": NOT_KNOWN_YET}
            found.append(Row(plain | unknown))
            continue
        fill = partial(_cost, cost.cost, perhaps or asked is None)
        found.append(Row(plain, fill))
    return found


def _cost(name: str, perhaps: bool, view: View) -> Plain:
    low, high = amount_interval(name, view.answers)
    return _money(0 if perhaps else low, high, view.answers.currency)


def _remedy(view: View, way: Way, standing: str) -> Row:
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
        return Row(plain)
    if view.truth(view.rules.given(way)) is False:
        # nothing need be done, so there is nothing to pay
        return Row(plain)
    refund = extra = None
    if remedy.refund is not None:
        refund = _sum(view, way, _refund_lines(view, way), capped=True)
        plain["destination"] = _destination(view)
    if remedy.compensation is not None:
        extra = _sum(view, way, _extra_lines(view, way), capped=False)
    if refund is None and extra is None:
        return Row(plain)
    return Row(plain, partial(_amounts, refund, extra))


def _amounts(refund: Sum | None, extra: Sum | None, view: View) -> Plain:
    """Return what a remedy comes to in one case."""
    currency = view.answers.currency
    totals, lines, compensation = [], [], []
    if refund is not None:
        totals.append(refund.total(view.answers))
        lines = _entries(totals[-1], currency)
    if extra is not None:
        totals.append(extra.total(view.answers))
        compensation = _entries(totals[-1], currency)
    money = _money(
        sum([total.least for total in totals]),
        sum([total.most for total in totals]),
        currency,
    )
    return {
        "words": money.pop("words"),
        "amount": money | {"currency": currency or None},
        "lines": lines,
        "compensation": compensation,
        "wide": next((t.wide for t in totals if t.wide), ""),
    }


def _refund_lines(view: View, way: Way) -> list[Counted]:
    if way.remedy.refund is None:
        return []
    own = [(way.clause, line) for line in way.remedy.refund]
    common = [
        (clause, line)
        for clause in view.rules.clauses
        for line in clause.in_every_refund
    ]
    return _counted(view, way, own + common)


def _extra_lines(view: View, way: Way) -> list[Counted]:
    lines = way.remedy.compensation or ()
    return _counted(view, way, [(way.clause, line) for line in lines])


def _counted(
    view: View, way: Way, lines: list[tuple[Clause, Line]]
) -> list[Counted]:
    """Return the lines that count for somebody who gets the remedy."""
    rules, found = view.rules, []
    for clause, line in lines:
        shows = rules.line_shows(clause, line)
        beside = rules.diagrams.all([rules.given(way), shows])
        if view.truth(beside) is not False:
            found.append((clause, line, view.look(shows)))
    return found


def _sum(view: View, way: Way, lines: list[Counted], *, capped: bool) -> Sum:
    space = view.rules.space
    money = money_in(lines, view.answers, capped=capped)
    idle = [
        fact.name
        for fact in money
        if view.truth(space.asks(fact.name)) is None
    ]
    worlds = view.worlds(
        view.rules.given(way),
        [
            *(shows for _, _, shows in lines),
            *(space.asks(name) for name in idle),
        ],
        frozenset(fact.name for fact in money),
    )
    return Sum(lines, worlds, money, idle, (view.answers, view.on), capped)


def _entries(total: Total, currency: str) -> list[Plain]:
    return [
        {
            "label": capital(label),
            **_money(least, most, currency),
            "clause": clause,
            "note": note,
        }
        for label, clause, note, least, most in total.entries
    ]


def _money(least: int, most: int, currency: str) -> Plain:
    """Return min and max with their words; a column is open if unbounded."""
    low = None if is_unbounded(least) else least
    high = None if is_unbounded(most) else most
    if least == most and low is not None:
        words = money_words(low, currency)
    elif low is None or high is None:
        start = low if low is not None else high
        words = NOT_KNOWN_YET
        if start:
            words = at_least(money_words(start, currency))
    else:
        pair = sorted((low, high))
        bare = money_words(pair[0], currency).removesuffix(f" {currency}")
        words = from_to(bare, money_words(pair[1], currency))
    return {"min": low, "max": high, "words": words}


def _destination(view: View) -> str:
    for clause in view.rules.clauses:
        if clause.paid_to and view.truth(view.rules.scope[clause.id]):
            return clause.paid_to
    return ""
