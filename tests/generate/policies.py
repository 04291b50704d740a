"""Small well-formed policies by chance."""

from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from checker.policy import (
    Calendar,
    Fact,
    Is,
    Page,
    Policy,
    Route,
    Section,
)
from clausewise.load.steady import turns
from generate.clauses import clause_of, with_exceptions
from generate.facts import facts_of
from generate.pick import Pick, drawn
from generate.words import Words
from twin.case import NOT_YET
from twin.zones import zone_data

__all__ = ["ROUTES", "policies", "policy_of"]

ROUTES = ("return", "claim")
_SHOP_ZONES = ("Asia/Tokyo", "Europe/Berlin")
_CALENDARS = (
    Calendar("weekends only", (5, 6)),
    Calendar("fridays", (4, 5), ("2026-03-30", "2026-04-06")),
    Calendar(
        "holidays",
        (5, 6),
        ("2026-03-27", "2026-04-03"),
        "2026-12-31",
        also_working=("2026-03-28", "2026-04-04"),
    ),
)


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """A small well-formed policy."""
    return policy_of(drawn(draw))


def policy_of(pick: Pick) -> Policy:
    """Return a small well-formed policy."""
    facts = facts_of(pick)
    dated = pick.chance(25)
    words = Words(facts, dated, pick.chance(50))
    routes: tuple[Route, ...] = (Route("return", "A return"),)
    if pick.chance(20):
        what = Fact(
            "what",
            "choice",
            "the customer",
            ask="What happened?",
            options=tuple((name, name) for name in ROUTES),
        )
        facts = (what, *facts)
        routes = tuple(
            Route(name, f"A {name}", ((Is("what", (name,)),),))
            for name in ROUTES
        )
    clauses = [
        clause_of(pick, words, number, [route.name for route in routes])
        for number in range(pick.number(1, 6))
    ]
    clauses = with_exceptions(pick, clauses)
    money = [
        f.name
        for f in words.of("money")
        if f.known_by == "the customer" and not f.unless_told
    ]
    paid = tuple(n for n in money if n.startswith("paid") or pick.chance(20))
    told = [f for f in facts if f.unless_told == "nothing"]
    zone = pick.one(_SHOP_ZONES) if pick.chance(20) else ""
    dates = [
        f.name for f in words.of("date", "date and time") if not f.unless_told
    ]
    policy = Policy(
        store="by-chance",
        name="By chance",
        about="",
        version="1",
        facts=facts,
        routes=routes,
        sections=(Section("All", "refund", tuple(r.name for r in routes)),),
        pages=(Page("refund", "Refunds"),),
        clauses=tuple(clauses),
        currency="USD" if pick.chance(50) else "",
        zone=zone,
        zone_offsets=zone_data(ZoneInfo(zone)).offsets if zone else (),
        calendar=pick.one(_CALENDARS),
        events=(tuple(dates),) if pick.chance(30) else (),
        orders_dated_by="ordered on" if dated else "",
        paid=paid,
        refunded=told[0].name if told and paid else "",
    )
    if policy.events:
        policy = replace(policy, facts=_behind_us(facts))
    return _steady(policy)


def _behind_us(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Return the facts with no date ahead of one that has happened."""
    return tuple(
        replace(
            fact,
            may_be_future=fact.may_be_future
            and not any(_has_happened(f) for f in facts[place + 1 :]),
        )
        for place, fact in enumerate(facts)
    )


def _has_happened(fact: Fact) -> bool:
    is_date = fact.kind in ("date", "date and time")
    is_open = fact.may_be_future or NOT_YET in fact.may_be
    return is_date and not is_open


def _steady(policy: Policy) -> Policy:
    """Return a policy without the money that the loader refuses."""
    while found := next(turns(policy), None):
        clause, remedy = found.clause, found.remedy
        bare = replace(remedy, refund=None, compensation=None)
        gives = clause.gives and replace(
            clause.gives,
            remedies=_instead(clause.gives.remedies, remedy, bare),
        )
        ways = _instead(clause.other_ways, remedy, bare)
        new = replace(clause, gives=gives, other_ways=ways)
        clauses = [new if c is clause else c for c in policy.clauses]
        policy = replace(policy, clauses=tuple(clauses))
    return policy


def _instead[T](things: tuple[T, ...], old: T, new: T) -> tuple[T, ...]:
    return tuple(new if thing is old else thing for thing in things)
