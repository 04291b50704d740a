"""Small well-formed policies by chance."""

from __future__ import annotations

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
from generate.clauses import clause_of, with_exceptions
from generate.facts import facts_of
from generate.pick import Pick, drawn
from generate.words import Words
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
    return Policy(
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
