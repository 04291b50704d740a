"""Cases by chance for a policy: now, a zone, and what is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from checker.policy import Fact, Policy, Window
from generate.pick import Pick, drawn
from generate.policies import policy_of
from twin.case import (
    UNKNOWN,
    Bought,
    Case,
    Day,
    Given,
    Moment,
)
from twin.parts import names_in
from twin.times import first_minute

__all__ = ["ZONES", "answer_by", "case_for", "cases"]

ZONES: tuple[tzinfo, ...] = (
    UTC,
    timezone(timedelta(hours=5, minutes=45)),
    timezone(timedelta(hours=-3)),
    ZoneInfo("Europe/Berlin"),
    ZoneInfo("America/New_York"),
    ZoneInfo("America/Santiago"),
)
_NOWS = (
    datetime(2026, 4, 1, 12, 0),
    datetime(2026, 3, 29, 2, 30),
    datetime(2026, 10, 25, 1, 30),
    datetime(2028, 2, 29, 23, 59),
    datetime(2026, 3, 1, 0, 0),
)


@st.composite
def cases(draw: st.DrawFn, known: int = 60) -> Case:
    """A small well-formed policy, and a case for it."""
    pick = drawn(draw)
    return case_for(pick, policy_of(pick), known)


def case_for(pick: Pick, policy: Policy, known: int = 60) -> Case:
    """Return a case: each fact is answered `known` times in a hundred."""
    zone = pick.one(ZONES)
    now = pick.one(_NOWS).replace(tzinfo=zone).astimezone(UTC)
    case = Case(policy, {}, now, zone)
    given: dict[str, Given] = {}
    always = {policy.orders_dated_by, "ordered on"}
    always |= {*names_in(tuple(route.when for route in policy.routes))}
    for fact in policy.facts:
        share = 100 if fact.name in always else known
        if fact.known_by != "the customer":
            share = known // 3
        if fact.unless_told:
            share = known // 2
        if fact.worked_out is not None:
            continue
        if pick.chance(share):
            given[fact.name] = answer_by(pick, case, fact)
        elif pick.chance(30):
            given[fact.name] = UNKNOWN
    if pick.chance(85):
        _put_in_order(case, given)
        _keep_within(policy, given)
    return replace(case, given=given)


def _put_in_order(case: Case, given: dict[str, Given]) -> None:
    """Let events happen in the order in which they can."""
    for chain in case.policy.events:
        told = [
            name
            for name in chain
            if isinstance(given.get(name), date)
            and not case.fact(name).may_be_future
        ]
        moments = sorted(_moment(case, given[name]) for name in told)
        for name, moment in zip(told, moments, strict=True):
            local = moment.astimezone(case.zone)
            given[name] = (
                Day(local.year, local.month, local.day)
                if isinstance(given[name], Day)
                else moment
            )


def _moment(case: Case, value: Given) -> Moment:
    if isinstance(value, Day):
        return first_minute(value, case.zone)
    assert isinstance(value, Moment)
    return value


def _keep_within(policy: Policy, given: dict[str, Given]) -> None:
    """Let no part be more than its whole."""
    limits = [(fact.name, (fact.at_most,)) for fact in policy.facts]
    for name, whole in (*limits, (policy.refunded, policy.paid)):
        part = given.get(name)
        amounts = [given.get(other) for other in whole]
        known = [amount for amount in amounts if isinstance(amount, int)]
        if isinstance(part, int) and known:
            given[name] = min(part, sum(known))


def answer_by(pick: Pick, case: Case, fact: Fact) -> Given:
    """Return an answer that a customer could give."""
    if fact.may_be and pick.chance(30):
        return pick.one(fact.may_be)
    match fact.kind:
        case "yes/no":
            return pick.one(["yes", "no"])
        case "choice":
            return pick.one([value for value, _ in fact.options])
        case "date" | "date and time":
            return _date(pick, case, fact)
        case "money":
            amounts = [0, 1, 499, 500, 1999, 2000, 2001, 9999]
            if pick.chance(50):
                return pick.number(0, 12_000)
            return pick.one(amounts)
        case "whole number":
            return pick.number(0, 5)
        case "period":
            return Window(*(pick.number(1, 40),) * 2, "days")
        case "order lines":
            if pick.chance(20):
                return pick.number(0, 5_000)  # what was paid for them
            return _order(pick)


def _date(pick: Pick, case: Case, fact: Fact) -> Given:
    back = timedelta(
        days=pick.number(0, 45) if pick.chance(80) else pick.number(0, 800),
        minutes=pick.number(0, 24 * 60 - 1),
    )
    if fact.may_be_future and pick.chance(40):
        back = -back
    moment = (case.now - back).astimezone(case.zone)
    if fact.kind == "date" or pick.chance(20):
        return Day(moment.year, moment.month, moment.day)
    return Moment(
        moment.year,
        moment.month,
        moment.day,
        moment.hour,
        moment.minute,
        tzinfo=case.zone,
    ).astimezone(UTC)


def _order(pick: Pick) -> tuple[Bought, ...]:
    lines = [_bought(pick) for _ in range(pick.number(1, 3))]
    if not any(line.affected for line in lines):
        lines[0] = replace(lines[0], affected=1, returned=0)
    return tuple(lines)


def _bought(pick: Pick) -> Bought:
    price, quantity = pick.number(1, 3000), pick.number(1, 4)
    affected = pick.number(0, quantity)
    return Bought(
        price,
        quantity,
        affected,
        pick.one([0, 1, price, price * quantity]) if pick.chance(40) else 0,
        pick.number(0, quantity - affected) if pick.chance(40) else 0,
    )
