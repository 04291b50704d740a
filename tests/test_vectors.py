"""Worked cases of other shops' software, and what we make of them.

tests/data/vectors.json holds the numbers with the place that each comes
from. Where a peer's own figure is another one, both are named.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from checker.answers import parse_now
from checker.dates import Zone, iso_moment, last_minute
from checker.money import allocate, parse_money, share
from checker.orders import OrderLine, affected_part
from checker.policy import Calendar, Money, Ratio, Unit, Window
from policies import BERLIN, ROOT

VECTORS = json.loads((ROOT / "tests/data/vectors.json").read_text())
GERMAN = Calendar(
    "Germany, Easter 2026", (5, 6), ("2026-04-03", "2026-04-06"), "2026-12-31"
)


def cited(part: str, kind: str) -> list[Any]:
    """The vectors of one kind, each under its citation."""
    return [
        pytest.param(vector, id=f"{vector['source']}-{number}")
        for number, vector in enumerate(VECTORS[part])
        if vector["kind"] == kind
    ]


def vector(source: str) -> dict[str, Any]:
    """The one refund vector of a source."""
    (found,) = [
        v
        for v in VECTORS["money"]
        if v["kind"] == "refund" and v["source"].startswith(source)
    ]
    return dict(found)


def line(price: int, quantity: int, affected: int) -> OrderLine:
    """An order line in dollars."""
    return OrderLine("Item", Money(price, "USD"), quantity, affected)


@pytest.mark.parametrize("case", cited("money", "allocate_minor_units"))
def test_allocate_agrees_with_other_shops(case: dict[str, Any]) -> None:
    """We share out a total as these shops' own tests demand."""
    found = allocate(case["total"], case["weights"])
    assert list(found) == case["expect"]


@pytest.mark.parametrize(
    ("source", "lines", "ours", "peers"),
    [
        # ten of 23.90, a quarter off, all returned
        ("woocommerce/woocommerce#64668", [(2390, 10, 10)], 17925, 17926),
        # two of 50, a tenth off, one returned
        ("PrestaShop/PrestaShop#25687", [(5000, 2, 1)], 4500, 4000),
        # three of 100, a tenth off, two returned
        ("smartlabsAT", [(10000, 3, 2)], 18000, 20000),
        # the coupon held for the first line alone: its price is 90
        (
            "woocommerce/woocommerce#24483",
            [(9000, 1, 1), (20000, 1, 0)],
            9000,
            None,
        ),
        # three announced, two received: two are affected
        ("spree/spree#14678", [(8999, 3, 2)], 17998, 26997),
        # goods 12.10 and shipping 6.05 with tax, all returned
        ("spree/spree#10099", [(1210, 1, 1), (605, 1, 1)], 1815, 1210),
        # two of 10.00 (the peer reckons with 10.003 and floors)
        ("solidus reimbursement", [(1000, 2, 2)], 2000, 2000),
    ],
)
def test_affected_part_pays_what_was_paid(
    source: str,
    lines: list[tuple[int, int, int]],
    ours: int,
    peers: int | None,
) -> None:
    """The affected part of the payment is right where peers were not."""
    case = vector(source)
    rows = tuple(line(*row) for row in lines)
    assert case["expect_refund"] == ours
    assert case["peer_reported"] == peers
    assert affected_part(rows, case["paid"]) == ours


def test_affected_part_cannot_know_a_coupon_of_one_line() -> None:
    """With list prices a coupon is spread over all lines, by their price.

    So the customer enters prices after a coupon that held for one line.
    """
    case = vector("woocommerce/woocommerce#24483")
    rows = (line(10000, 1, 1), line(20000, 1, 0))
    # 290.00 by 100 to 200 is 96.67 for the first line, not 90.00
    assert affected_part(rows, case["paid"]) == 9667


def test_share_of_a_share_agrees_with_sylius() -> None:
    """Shipping of 10.00 at half price with 23 % tax is 6.15."""
    case = vector("Sylius")
    half = share(1000, Ratio(50, 100))
    assert share(half, Ratio(123, 100)) == 615 == case["expect_refund"]


@pytest.mark.parametrize("case", cited("money", "price_difference_50"))
def test_share_of_a_price_difference_rounds_half_up(
    case: dict[str, Any],
) -> None:
    """Half of 7.49 is 3.75: half-up, where half-even would say 3.74."""
    ordered = parse_money(case["ordered"], "USD").minor
    received = parse_money(case["received"], "USD").minor
    found = share(max(0, ordered - received), Ratio(50, 100))
    assert found == parse_money(case["half_up"], "USD").minor


def last(
    start: str, length: int, unit: Unit, zone: Zone, calendar: Calendar
) -> str:
    """The last minute inside a window, as text."""
    moment = parse_now(start, zone)
    window = Window(length, length, unit)
    return iso_moment(last_minute(moment, window, zone, calendar), zone)


def dated(words: str) -> dict[str, Any]:
    """The one date vector whose rule begins with these words."""
    (found,) = [v for v in VECTORS["dates"] if v["rule"].startswith(words)]
    return dict(found)


def test_hours_agree_with_google_merchant() -> None:
    """Thirty times 24 hours from delivery cross the change of the clock."""
    case = dated("Google Merchant")
    start = case["anchor"].split()[0]
    found = last(start, case["n"] * 24, "hours", BERLIN, GERMAN)
    assert found == case["expect_instant"] == "2026-03-31T19:30+02:00"


@pytest.mark.parametrize(
    ("rule", "length", "unit", "day"),
    [
        ("5 working days", 5, "working days", "2026-04-13"),
        ("1 working day from a Sunday", 1, "working days", "2026-03-30"),
        ("6 months from 31 Aug", 6, "months", "2026-02-28"),
    ],
)
def test_windows_agree_with_the_cited_rule(
    rule: str, length: int, unit: Unit, day: str
) -> None:
    """Working days and months end on the day that the rule names."""
    case = dated(rule)
    assert case["expect_last_day"] == day
    found = last(case["anchor"], length, unit, BERLIN, GERMAN)
    assert found[:10] == day


EXTENDED = [
    ("calendar days, event day excluded", "2026-03-15", "2026-03-16"),
    ("EU, Good Friday", "2026-04-03", "2026-04-07"),
]


@pytest.mark.parametrize(("rule", "plain", "peers"), EXTENDED)
def test_days_are_extended_only_where_the_policy_says_so(
    rule: str, plain: str, peers: str
) -> None:
    """A European period runs to the next working day, a plain one not."""
    case = dated(rule)
    assert case["expect_last_day"] == peers
    moment = parse_now(case["anchor"].split()[0], BERLIN)
    for extended, day in ((False, plain), (True, peers)):
        window = Window(case["n"], case["n"], "days", extended=extended)
        end = last_minute(moment, window, BERLIN, GERMAN)
        assert iso_moment(end, BERLIN)[:16] == f"{day}T23:59"


def test_calendar_of_a_vector_is_no_weekend_calendar() -> None:
    """Without the holidays the cited working day would be another one."""
    bare = replace(GERMAN, holidays=())
    case = dated("5 working days")
    found = last(case["anchor"], 5, "working days", BERLIN, bare)
    assert found[:10] == "2026-04-09"
