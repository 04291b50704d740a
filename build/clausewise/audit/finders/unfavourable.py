"""Terms that a court or a customer would look at twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.policy import Clause, Cost, Line, Policy, Ratio
from checker.rules import Way
from checker.words import called, parameter, value_words
from clausewise.analysis.desk import Desk
from clausewise.analysis.ground import Ground
from clausewise.audit.effects import is_open
from clausewise.audit.finding import Finding, Level, at_clause
from clausewise.audit.show import example_in
from clausewise.audit.text import content_words, rules_of, sentence_of

__all__ = ["LEVEL", "NAME", "find"]

NAME = "unfavourable-term"
LEVEL: Level = "warning"
_LOST = re.compile(
    r"\b(?:waived?|void|forfeit(?:ed|s)?|lapses?|loses? the right|invalid)\b",
    re.IGNORECASE,
)
_OWN_MONEY = frozenset(
    "wallet credit voucher coupon available balance points".split()
)
_WAY_BACK = frozenset("return back postage".split())
_FAULT = frozenset(
    "faulty fault defect defective damaged damage broken wrong functional "
    "quality stopped working missing shortage warranty problem".split()
)


def find(desk: Desk) -> Iterator[Finding]:
    """Yield each term of a kind that is worth a second look."""
    for clause in desk.policy.clauses:
        yield from _wallet(clause)
        yield from _waived(clause)
        yield from _share(clause)
    yield from _retroactive(desk.policy)
    for ground in desk.grounds:
        yield from _not_asked(ground)
        yield from _no_refund(desk, ground)
        yield from _pays_for_fault(desk, ground)


def _wallet(clause: Clause) -> Iterator[Finding]:
    if content_words(clause.paid_to) & _stems(_OWN_MONEY):
        yield _finding(
            clause,
            f"A refund goes to {clause.paid_to}, not back the way it was "
            "paid.",
            clause.paid_to,
            clause.paid_to_quotes,
        )


def _waived(clause: Clause) -> Iterator[Finding]:
    """Yield rights that are lost by mere lapse of time."""
    for match in _LOST.finditer(clause.text):
        says = f"“{match[0]}”: a right of the customer is lost."
        yield _finding(clause, says, match[0].lower(), match[0])


def _share(clause: Clause) -> Iterator[Finding]:
    """Yield shares of less than the whole in what somebody gets back."""
    for rule in rules_of(clause):
        if isinstance(rule, Line) and rule.sign > 0:
            name = getattr(rule.amount, "ratio", "")
            value = parameter(clause, name) if name else None
            if isinstance(value, Ratio) and (
                value.numerator < value.denominator
            ):
                says = f"Only {value_words(value)} is given: “{rule.label}”."
                yield _finding(clause, says, rule.label, rule.quotes)


def _retroactive(policy: Policy) -> Iterator[Finding]:
    """Yield changes that reach orders placed before them."""
    if policy.orders_dated_by:
        return
    for clause in policy.clauses:
        for name in _dated(clause):
            yield _finding(
                clause,
                "The policy changes on a day, and nothing says by which date "
                "an order is judged; so old orders follow the new words.",
                name,
                "",
            )


def _not_asked(ground: Ground) -> Iterator[Finding]:
    """Yield changes for customers who are not asked when they ordered."""
    policy, scope = ground.policy, ground.rules.scope
    asked = scope.get(f"asked {policy.orders_dated_by}")
    if asked is None:
        return
    date = called(policy, policy.orders_dated_by)
    for clause in ground.clauses:
        where = ground.diagrams.all(
            [scope[clause.id], ground.diagrams.no(asked)]
        )
        dated = [*_dated(clause)]
        if dated and not ground.concerns_nobody(where):
            yield _finding(
                clause,
                "The policy changes on a day, and not everybody whom it "
                f"concerns is asked for {date}; without it, old orders follow "
                "the new words.",
                dated[0],
                "",
            )


def _dated(clause: Clause) -> Iterator[str]:
    """Yield what of a clause holds from or until a day only."""
    for item in clause.parameters:
        if len(item.values) > 1:
            yield item.name
    yield from filter(None, [clause.since, clause.until])


def _no_refund(desk: Desk, ground: Ground) -> Iterator[Finding]:
    """Yield faults for which a customer can get no money back."""
    if not _is_fault(ground):
        return
    diagrams = ground.diagrams
    ways = [w for w in ground.rules.ways if w.chosen_by != "after refusal"]
    money = [diagrams.apply(is_open, w.standing) for w in ways if _pays(w)]
    other = [diagrams.apply(is_open, w.standing) for w in ways]
    where = diagrams.all(
        [diagrams.any(other), diagrams.no(diagrams.any(money))]
    )
    example = example_in(desk, ground, where, lambda d: not d["problems"])
    if example is not None:
        first = next(w for w in ways if not _pays(w))
        yield at_clause(
            NAME,
            LEVEL,
            first.clause,
            f"Some customers of “{ground.route.called}” get something, but "
            "no money back.",
            about=f"{ground.route.name}: no refund",
            example=example,
            sentences=(sentence_of(first.clause, first.remedy.quotes),),
        )


def _pays(way: Way) -> bool:
    remedy = way.remedy
    return remedy.refund is not None or remedy.compensation is not None


def _pays_for_fault(desk: Desk, ground: Ground) -> Iterator[Finding]:
    """Yield the costs that a customer bears for somebody else's fault."""
    if not _is_fault(ground):
        return
    for item in ground.rules.items:
        what = item.what
        if not isinstance(what, Cost) or what.by != "the customer":
            continue
        said = f"{what.label} {called(desk.policy, what.cost)} {what.quotes}"
        if not content_words(said) & _stems(_WAY_BACK):
            continue
        example = example_in(
            desk,
            ground,
            item.shows,
            lambda d, label=what: any(  # type: ignore[misc]
                cost["fact"] == label.cost for cost in d["customer_costs"]
            ),
        )
        if example is not None:
            noun = what.label or called(desk.policy, what.cost)
            yield at_clause(
                NAME,
                LEVEL,
                item.clause,
                f"The customer of “{ground.route.called}” pays: {noun}.",
                about=f"{ground.route.name}: {noun}",
                example=example,
                sentences=(sentence_of(item.clause, what.quotes),),
            )


def _is_fault(ground: Ground) -> bool:
    """Tell whether a route is about something that went wrong."""
    words = content_words(f"{ground.route.name} {ground.route.called}")
    return bool(words & _stems(_FAULT))


def _stems(words: frozenset[str]) -> frozenset[str]:
    return frozenset().union(*(content_words(word) for word in words))


def _finding(clause: Clause, says: str, about: str, quote: str) -> Finding:
    return at_clause(
        NAME,
        LEVEL,
        clause,
        says,
        about=about,
        sentences=(sentence_of(clause, quote),),
    )
