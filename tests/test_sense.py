"""Answers that cannot be true together are named, never judged."""

from __future__ import annotations

import pytest

from checker.decide import decide
from checker.engine import Engine
from checker.policy import Fact, Policy
from policies import (
    answers,
    clause,
    clock,
    date,
    decided,
    gives,
    money,
    only_if,
    plus,
    refund,
    window,
    within,
)
from policies import policy as shop

ORDER = shop(
    clause(
        "C-1",
        parameters=(window("time", 30),),
        tests=(only_if(within("asked", "time", "bought")),),
        gives=gives(refund(plus("price"))),
    ),
    facts=(
        date("bought", called="your purchase"),
        date("arrived", may_be=("not yet",)),
        date("asked", may_be=("not yet",), unless_told="not yet"),
        date("paid back", may_be=("not yet",), unless_told="not yet"),
        money("price", called="the price"),
        money("shipping", at_most="price", called="the shipping"),
        money("refunded", unless_told="nothing", called="what came back"),
    ),
    events=(("bought", "arrived", "asked"), ("bought", "paid back")),
    paid=("price",),
    refunded="refunded",
)
USUAL = {
    "bought": "2026-03-10",
    "arrived": "2026-03-12",
    "asked": "2026-03-20",
    "price": "80.00 USD",
    "shipping": "5.00 USD",
}


def problems(of: Policy = ORDER, **changes: str) -> dict[str, str]:
    """What is wrong with a case, by fact."""
    told = {name.replace("_", " "): text for name, text in changes.items()}
    found = decided(of, USUAL | told)
    assert (found["verdict"] == "invalid_input") is bool(found["problems"])
    if found["problems"]:
        assert found["headline"] == "Some answers cannot be true together."
        assert not found["reasons"]
        assert not found["remedies"]
    return {p["fact"]: p["says"] for p in found["problems"]}


def test_answer_that_cannot_be_read_is_no_contradiction() -> None:
    """One amount that is none is not said to disagree with others."""
    found = decided(ORDER, USUAL | {"price": "eighty"})
    assert [p["fact"] for p in found["problems"]] == ["price"]
    assert found["headline"] == "Some answers need another look."


@pytest.mark.parametrize(
    ("arrived", "possible"),
    [("2026-03-09", False), ("2026-03-10", True), ("2026-03-11", True)],
)
def test_order_of_events_allows_the_same_day(
    arrived: str, possible: bool
) -> None:
    """What comes later may happen on the same day, but not the day before."""
    assert (not problems(arrived=arrived)) is possible


@pytest.mark.parametrize(
    ("arrived", "possible"),
    [("09:59", False), ("10:00", True), ("10:01", True)],
)
def test_order_of_events_allows_the_same_minute(
    arrived: str, possible: bool
) -> None:
    """Where times are known, the minute before is too early."""
    of = shop(
        clause("C-1"),
        facts=(clock("paid"), clock("packed")),
        events=(("paid", "packed"),),
    )
    given = {"paid": "2026-03-10T10:00", "packed": f"2026-03-10T{arrived}"}
    found = decided(of, given)["problems"]
    assert (not found) is possible


def test_order_of_events_names_both_dates_and_what_to_do() -> None:
    """The later event is named, with both dates and the way out."""
    assert problems(arrived="2026-03-09") == {
        "arrived": "Arrived (9 March 2026) cannot be before your purchase "
        "(10 March 2026). Change one of the two dates"
    }


def test_order_of_events_holds_past_an_open_one() -> None:
    """Events are compared with those before the neighbour too."""
    found = problems(arrived="unknown", asked="2026-03-09")
    assert [*found] == ["asked"]


def test_order_of_events_holds_in_each_chain_alone() -> None:
    """Events of two chains are not compared with each other."""
    assert not problems(asked="2026-03-20", paid_back="2026-03-11")
    assert [*problems(paid_back="2026-03-09")] == ["paid back"]


def test_order_of_events_leaves_what_has_not_happened_alone() -> None:
    """An event that has not happened contradicts none before it."""
    assert not problems(arrived="not yet", asked="not yet")


@pytest.mark.parametrize(
    ("shipping", "possible"),
    [("79.99 USD", True), ("80.00 USD", True), ("80.01 USD", False)],
)
def test_part_is_at_most_the_whole(shipping: str, possible: bool) -> None:
    """A part may equal the whole, and not be a cent more."""
    found = problems(shipping=shipping)
    assert (not found) is possible
    if found:
        assert found == {
            "shipping": "The shipping (80.01 USD) cannot be more than "
            "the price (80.00 USD). Change one of the two amounts"
        }


@pytest.mark.parametrize(
    ("refunded", "possible"),
    [("79.99 USD", True), ("80.00 USD", True), ("80.01 USD", False)],
)
def test_refunded_is_at_most_what_was_paid(
    refunded: str, possible: bool
) -> None:
    """All that was paid may have come back, and not a cent more."""
    found = problems(refunded=refunded)
    assert (not found) is possible
    if found:
        assert found["refunded"] == (
            "What came back (80.01 USD) cannot be more than what was paid "
            "(80.00 USD). Change one of the amounts"
        )


def test_amounts_have_one_currency() -> None:
    """Amounts in two currencies cannot be added up."""
    found = problems(shipping="5.00 EUR")
    assert [*found] == ["shipping"]
    assert "one currency" in found["shipping"]


def test_amounts_are_in_the_currency_of_the_shop() -> None:
    """A shop that deals in one currency takes no other."""
    dollars = shop(
        *ORDER.clauses, facts=ORDER.facts, currency="USD", paid=ORDER.paid
    )
    found = problems(dollars, price="80.00 EUR", shipping="5.00 EUR")
    assert "price" in found


def test_order_lines_are_in_the_currency_of_the_amounts() -> None:
    """Order lines in another currency than the payment are a problem."""
    lines = Fact("lines", "order lines", "the customer", ask="What?")
    of = shop(*ORDER.clauses, facts=(*ORDER.facts, lines))
    row = {"item": "Mug", "price": "4 EUR", "quantity": "1", "affected": "1"}
    found = decided(of, {**USUAL, "lines": [row]})
    assert found["verdict"] == "invalid_input"
    assert [p["fact"] for p in found["problems"]] == ["lines"]


def test_problems_come_before_every_verdict() -> None:
    """A case that would be refused is still only invalid."""
    late = problems(bought="2025-01-01", arrived="2024-01-01")
    assert [*late] == ["arrived"]


def test_problems_are_listed_together() -> None:
    """All contradictions are named at once."""
    found = problems(
        arrived="2026-03-01", shipping="90.00 USD", refunded="90.00 USD"
    )
    assert [*found] == ["arrived", "shipping", "refunded"]


@pytest.mark.parametrize(
    ("fact", "says"),
    [
        ("arrived", "2026-03-01"),
        ("shipping", "80.01 USD"),
        ("shipping", "5.00 EUR"),
        ("refunded", "80.01 USD"),
    ],
)
def test_problem_is_found_after_a_customer_without_one(
    fact: str, says: str
) -> None:
    """What is kept for a kind of customer hides no later contradiction."""
    engine, honest = Engine(ORDER), USUAL | {"refunded": "1.00 USD"}
    for _ in range(2):
        told = decide(engine, answers(ORDER, honest))
        assert told["verdict"] != "invalid_input"
        wrong = decide(engine, answers(ORDER, honest | {fact: says}))
        assert [p["fact"] for p in wrong["problems"]] == [fact]
