"""Answers: text from anybody becomes known values, or advice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from checker.answers import Problem, Span, parse_now, read_answers
from checker.dates import UTC
from checker.policy import Fact, Money, Window
from policies import BERLIN, NOW, answers, choice, clock, date, money, yes_no
from policies import policy as shop

PERIOD = Fact(
    "warranty",
    "period",
    "the customer",
    ask="How long is the warranty?",
    may_be=("not stated",),
)
NUMBER = Fact("people", "whole number", "the customer", ask="How many?")
LINES = Fact("lines", "order lines", "the customer", ask="What?")
SHOP = shop(
    facts=(
        yes_no("unused"),
        yes_no("approved", may_be=("not yet",), unless_told="not yet"),
        choice("status", "paid", "shipped"),
        date("bought", called="your purchase", ask="When did you buy it?"),
        date("shipped", may_be=("not yet",)),
        date("appointment", may_be_future=True),
        clock("delivered"),
        money("price"),
        money("refunded", unless_told="nothing"),
        date("requested", unless_told="today"),
        PERIOD,
        NUMBER,
        LINES,
    )
)


def known(name: str, raw: Any, now: str = NOW) -> Any:
    """What one answer becomes; it must be usable."""
    found = answers(SHOP, {name: raw}, now)
    assert not found.problems
    return found.known[name]


def problem(name: str, raw: Any, now: str = NOW) -> Problem:
    """The one problem of an unusable answer."""
    found = answers(SHOP, {name: raw}, now)
    (only,) = found.problems
    assert name not in found.known
    return only


def minute(text: str) -> int:
    """A moment in UTC."""
    return parse_now(text, UTC)


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("unused", "yes", "yes"),
        ("unused", " no ", "no"),
        ("approved", "not yet", "not yet"),
        ("status", "shipped", "shipped"),
        ("shipped", "not yet", "not yet"),
        ("price", "79.90 USD", Money(7990, "USD")),
        ("price", "0 JPY", Money(0, "JPY")),
        ("people", "3", 3),
        ("people", "0", 0),
        ("warranty", "12 months", Window(12, 12, "months")),
        ("warranty", "1 year", Window(1, 1, "years")),
        ("warranty", "90 days", Window(90, 90, "days")),
        ("warranty", "not stated", "not stated"),
    ],
)
def test_read_answers_knows_each_kind(
    name: str, raw: str, value: object
) -> None:
    """Each kind of fact reads its own answers, spaces around them or not."""
    assert known(name, raw) == value


def test_read_answers_knows_a_day_from_first_to_last_minute() -> None:
    """A day is every minute from midnight to 23:59."""
    day = Span(minute("2026-03-02T00:00"), minute("2026-03-02T23:59"), True)
    assert known("bought", "2026-03-02") == day
    assert known("delivered", "2026-03-02") == day


def test_read_answers_knows_a_minute() -> None:
    """A date and time is a single minute; a date has no minute."""
    moment = minute("2026-03-02T14:30")
    assert known("delivered", "2026-03-02T14:30") == Span(moment, moment)
    assert known("bought", "2026-03-02T14:30").day_only


def test_read_answers_ends_today_now() -> None:
    """What happened today happened no later than now."""
    span = known("bought", "2026-04-01")
    assert (span.first, span.last) == (minute("2026-04-01"), minute(NOW))


def test_read_answers_reads_a_day_in_the_zone_of_the_customer() -> None:
    """A customer's day begins at midnight where the customer is."""
    found = answers(SHOP, {"bought": "2026-03-02"}, zone=BERLIN)
    span = found.known["bought"]
    assert isinstance(span, Span)
    assert span.first == minute("2026-03-01T23:00")


def test_read_answers_knows_now() -> None:
    """Unless told otherwise a report is made this minute, not this day."""
    fact = Fact(
        "reported at", "date and time", "the customer", unless_told="now"
    )
    of = replace(SHOP, facts=(*SHOP.facts, fact))
    found = answers(of, {})
    assert found.known["reported at"] == Span(minute(NOW), minute(NOW))
    assert "reported at" in found.assumed


def test_read_answers_knows_today() -> None:
    """Unless told otherwise a request is made today."""
    found = answers(SHOP, {})
    span = found.known["requested"]
    assert isinstance(span, Span)
    assert span.first == minute("2026-04-01")
    assert "requested" in found.assumed


@pytest.mark.parametrize(
    ("raw", "now", "usable"),
    [
        ("2026-04-01", "2026-04-01T00:00", True),
        ("2026-04-02", "2026-04-01T23:59", False),
        ("2026-04-02", "2026-04-02T00:00", True),
    ],
)
def test_read_answers_refuses_a_day_to_come(
    raw: str, now: str, usable: bool
) -> None:
    """An event of tomorrow is refused until midnight."""
    found = answers(SHOP, {"bought": raw}, now)
    assert (not found.problems) is usable
    if not usable:
        assert found.problems[0].says == (
            "The date of your purchase cannot be in the future. "
            "Enter a date up to today"
        )


@pytest.mark.parametrize(
    ("raw", "usable"),
    [
        ("2026-04-01T11:59", True),
        ("2026-04-01T12:00", True),
        ("2026-04-01T12:01", False),
    ],
)
def test_read_answers_refuses_a_minute_to_come(raw: str, usable: bool) -> None:
    """An event of this minute has happened, one of the next has not."""
    assert (not answers(SHOP, {"delivered": raw}).problems) is usable


def test_read_answers_lets_an_appointment_be_in_the_future() -> None:
    """Only a fact that says so may lie in the future, and then whole."""
    span = known("appointment", "2026-05-01")
    assert span.last == minute("2026-05-01T23:59")


@pytest.mark.parametrize(
    ("name", "raw", "says"),
    [
        ("unused", "maybe", "Select an answer to “unused?”"),
        ("unused", "not yet", "Select an answer to “unused?”"),
        ("unused", "Yes", "Select an answer to “unused?”"),
        ("status", "lost", "Select an answer to “status?”"),
        (
            "bought",
            "yesterday",
            "Enter the date for “When did you buy it?”, "
            "like 27 3 2026 for 27 March 2026",
        ),
        (
            "bought",
            "2026-02-29",
            "There is no such day. Check the day and the month",
        ),
        (
            "bought",
            "2026-13-01",
            "There is no such day. Check the day and the month",
        ),
        ("bought", "1989-12-31", "The year must be between 1990 and 2100"),
        ("appointment", "2101-01-01", "The year must be between"),
        ("delivered", "2026-03-02T24:00", "like 14:30"),
        ("delivered", "2026-03-02T12:60", "like 14:30"),
        ("delivered", "2026-03-02T", "like 14:30"),
        ("price", "much", "MUCH is not a currency code"),
        ("price", "12,34,5 USD", "like 79.90"),
        ("people", "-1", "Enter a whole number, like 3"),
        ("people", "1.5", "Enter a whole number, like 3"),
        ("people", "9" * 10, "Enter a whole number, like 3"),
        ("warranty", "0 days", "Enter a length of time, like 12 months"),
        ("warranty", "long", "Enter a length of time, like 12 months"),
        ("lines", "[]", "at least one item"),
        ("unused", "x" * 201, "Select an answer"),
        ("unused", 7, "Select an answer"),
        ("price", ["5 USD"], "Select an answer"),
        ("bought", {"a": "b"}, "Select an answer"),
    ],
)
def test_read_answers_says_what_to_do(name: str, raw: Any, says: str) -> None:
    """An answer that cannot be used names its fact and what to do."""
    found = problem(name, raw)
    assert found.fact == name
    assert says in found.says


@pytest.mark.parametrize(
    ("name", "raw", "part"),
    [
        ("delivered", "2026-03-02T24:00", "time"),
        ("delivered", "2026-02-31T12:00", ""),
        ("delivered", "1989-12-31T12:00", "year"),
        ("bought", "2026-02-31", ""),
        ("price", "five USD", "amount"),
    ],
)
def test_read_answers_names_the_part_at_fault(
    name: str, raw: str, part: str
) -> None:
    """A slip in the time is not one in the day, nor in the currency."""
    assert problem(name, raw).part == part


def test_read_answers_speaks_of_a_date_once() -> None:
    """ "The collection date", not "the date of the collection date"."""
    facts = [
        replace(fact, called="the collection date") for fact in SHOP.facts
    ]
    found = answers(
        replace(SHOP, facts=tuple(facts)), {"bought": "2026-05-01"}
    )
    assert found.problems[0].says.startswith("The collection date cannot be")


def test_read_answers_knows_a_leap_day() -> None:
    """29 February exists in a leap year."""
    assert known("bought", "2024-02-29").first == minute("2024-02-29")


def test_read_answers_keeps_unknown_apart() -> None:
    """ "I don't know" is neither a value nor a problem."""
    found = answers(SHOP, {"unused": "unknown", "approved": "unknown"})
    assert found.unsure == {"unused", "approved"}
    assert "unused" not in found.known
    assert "approved" not in found.known
    assert not found.problems


def test_read_answers_assumes_the_usual() -> None:
    """What usually holds is known until somebody says otherwise."""
    found = answers(SHOP, {"approved": ""})
    assert found.known["approved"] == "not yet"
    assert found.known["refunded"] == Money(0, "")
    assert found.assumed == {"approved", "refunded", "requested"}
    told = answers(SHOP, {"approved": "yes"})
    assert told.known["approved"] == "yes"
    assert "approved" not in told.assumed


def test_read_answers_reads_amounts_in_the_currency_of_the_shop() -> None:
    """A shop with a currency need not be told it."""
    euros = replace(SHOP, currency="EUR")
    found = answers(euros, {"price": "5"})
    assert found.known["price"] == Money(500, "EUR")
    assert found.currency == "EUR"
    assert answers(SHOP, {"price": "5 JPY"}).currency == "JPY"
    assert answers(SHOP, {}).currency == ""


def test_read_answers_lists_every_problem() -> None:
    """All unusable answers are named at once, in the order of the facts."""
    found = answers(SHOP, {"price": "?", "unused": "?", "bought": "?"})
    assert [p.fact for p in found.problems] == ["unused", "bought", "price"]


@given(
    some.dictionaries(
        some.sampled_from([fact.name for fact in SHOP.facts]),
        some.one_of(
            some.text(max_size=30),
            some.none(),
            some.integers(),
            some.floats(allow_nan=True),
            some.booleans(),
            some.lists(
                some.dictionaries(
                    some.sampled_from(
                        ["item", "price", "quantity", "affected"]
                    ),
                    some.text(max_size=5),
                ),
                max_size=2,
            ),
        ),
    )
)
def test_read_answers_survives_anything(hostile: dict[str, Any]) -> None:
    """Whatever is sent becomes a value or a problem, never an exception."""
    found = read_answers(SHOP, hostile, minute(NOW))
    for fact in {p.fact for p in found.problems}:
        assert fact not in found.known


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-04-01T12:00Z", "2026-04-01T12:00"),
        ("2026-04-01T12:00+02:00", "2026-04-01T10:00"),
        ("2026-04-01T12:00-0330", "2026-04-01T15:30"),
        ("2026-04-01T12:00+13:45", "2026-03-31T22:15"),
        ("2026-04-01T12:00", "2026-04-01T10:00"),
        ("2026-01-01T12:00", "2026-01-01T11:00"),
        ("2026-04-01 12:00", "2026-04-01T10:00"),
        # clocks that Berlin skips in spring, and has twice in autumn
        ("2026-03-29T02:30Z", "2026-03-29T02:30"),
        ("2026-03-29T02:30-0400", "2026-03-29T06:30"),
        ("2026-10-25T02:30+02:00", "2026-10-25T00:30"),
        ("2026-10-25T02:30+01:00", "2026-10-25T01:30"),
        ("2026-10-25T02:30Z", "2026-10-25T02:30"),
    ],
)
def test_parse_now_reads_an_offset_or_the_zone(text: str, moment: str) -> None:
    """Now has an offset of its own, or is read in the customer's zone."""
    assert parse_now(text, BERLIN) == minute(moment)


@pytest.mark.parametrize(
    "text", ["", "now", "2026-04-31T12:00", "2026-04-01T25:00", "12:00"]
)
def test_parse_now_refuses_what_is_no_moment(text: str) -> None:
    """A moment that does not exist is refused."""
    with pytest.raises(ValueError, match=r"Enter|no such day"):
        parse_now(text, UTC)
