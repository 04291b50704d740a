"""The nearest change that would have turned a refusal, told exactly."""

from __future__ import annotations

from typing import Any

import pytest

from checker.answers import parse_now, read_answers
from checker.dates import UTC
from checker.engine import Engine
from checker.flip import nearest_flip
from checker.policy import Compare, Discretion, Fact, Policy, Remedy
from policies import (
    BERLIN,
    clause,
    clock,
    counts,
    date,
    fee,
    gives,
    is_,
    money,
    only_if,
    policy,
    refused_if,
    window,
    within,
    yes_no,
)

FACTS = (
    date("bought", called="your purchase"),
    date("asked", called="your request", may_be=("not yet",)),
    yes_no("used", ask="Is it used?"),
)


def shop(*tests: Any, facts: Any = FACTS, length: Any = "30 days") -> Policy:
    """A policy of one clause that gives a refund under conditions."""
    number, unit = length.split(" ", 1)
    return policy(
        clause(
            "C-1",
            tests=tests,
            parameters=(window("time", int(number), unit),),
            gives=gives(Remedy("Gift", "")),
        ),
        facts=facts,
    )


IN_TIME = only_if(within("asked", "time", "bought"))
UNUSED = refused_if(is_("used", "yes"))


def flip(
    of: Policy, given: dict[str, str], now: str = "2026-04-01T12:00"
) -> Any:
    """What would have turned the case, at noon in Berlin."""
    moment = parse_now(now, BERLIN)
    return nearest_flip(Engine(of), read_answers(of, given, moment, BERLIN))


def test_flip_of_a_late_end_is_the_last_day() -> None:
    """Asked a day late: asked on the last day it would be covered."""
    given = {"bought": "2026-03-01", "asked": "2026-04-01", "used": "no"}
    assert flip(shop(IN_TIME), given) == {
        "fact": "asked",
        "says": "With your request by 31 March 2026, this would be covered.",
        "verdicts": ["eligible"],
    }


def test_flip_of_a_time_that_ran_out_is_the_last_day() -> None:
    """Not asked yet, and too late now: the last day is named."""
    given = {"bought": "2026-03-01", "asked": "not yet"}
    found = flip(shop(IN_TIME), given)
    assert found["fact"] == "asked"
    assert "by 31 March 2026" in found["says"]


def test_flip_of_hours_is_told_to_the_minute() -> None:
    """Two days' hours over the change to summer time end an hour later."""
    facts = (
        clock("bought", called="the delivery"),
        clock("asked", called="your report"),
    )
    given = {"bought": "2026-03-28T14:20", "asked": "2026-03-30T15:21"}
    of = shop(IN_TIME, facts=facts, length="48 hours")
    assert flip(of, given)["says"] == (
        "With your report by 30 March 2026, 15:20 (Europe/Berlin), "
        "this would be covered."
    )
    inside = given | {"asked": "2026-03-30T15:20"}
    assert flip(of, inside) is None


def test_flip_of_an_early_start_is_the_first_day() -> None:
    """Where only the start can move, its first day is named."""
    of = shop(IN_TIME, facts=(FACTS[0],), length="30 days")
    start = only_if(within("now", "time", "bought"))
    of = shop(start, facts=(FACTS[0],))
    assert flip(of, {"bought": "2026-03-01"})["says"] == (
        "With your purchase on or after 2 March 2026, this would be covered."
    )


def test_flip_prefers_the_nearest_date() -> None:
    """Asked twenty days late is nearer than an answer that differs."""
    given = {"bought": "2026-02-10", "asked": "2026-04-01", "used": "no"}
    assert "12 March 2026" in flip(shop(IN_TIME, UNUSED), given)["says"]


def test_flip_of_an_answer_quotes_its_question() -> None:
    """Refused over one answer: the other answer is named."""
    given = {"bought": "2026-03-20", "asked": "2026-04-01", "used": "yes"}
    found = flip(shop(IN_TIME, UNUSED), given)
    assert found["fact"] == "used"
    assert found["says"] == (
        "If the answer to “Is it used?” were “No”, this would be covered."
    )


def test_flip_says_what_the_rest_would_decide() -> None:
    """Where other questions are open it does not promise too much."""
    given = {"bought": "2026-03-01", "asked": "2026-04-01"}
    found = flip(shop(IN_TIME, UNUSED), given)
    assert found["says"].endswith(
        "this could be covered, and the other conditions would decide."
    )


def test_flip_to_somebodys_decision_promises_no_more() -> None:
    """A review is no promise."""
    of = policy(
        clause(
            "C-1",
            tests=(UNUSED,),
            discretions=(Discretion("the team", "whether it is right", ""),),
            gives=gives(Remedy("Gift", "")),
        ),
        facts=FACTS,
    )
    assert flip(of, {"used": "yes"})["says"].endswith(
        "this could be covered, and somebody would decide."
    )


@pytest.mark.parametrize(
    "given",
    [
        {"bought": "2026-03-20", "asked": "2026-04-01", "used": "no"},
        {"bought": "2026-03-01", "asked": "2026-04-01", "used": "yes"},
        {"bought": "2026-03-01", "asked": "2026-02-30"},
        {},
    ],
)
def test_flip_is_told_only_where_one_change_is_enough(
    given: dict[str, str],
) -> None:
    """None where nothing is refused, two things refuse, or nothing fits."""
    assert flip(shop(IN_TIME, UNUSED), given) is None


def test_flip_never_leads_into_the_future() -> None:
    """A change that could not have been is not told."""
    later = only_if(within("now", "time", "bought"))
    of = shop(later, facts=(FACTS[0],))
    given = {"bought": "2026-03-01"}
    for now in ("2026-04-01T12:00", "2026-12-01T12:00", "2030-01-01T00:00"):
        moment = parse_now(now, UTC)
        found = nearest_flip(Engine(of), read_answers(of, given, moment, UTC))
        assert found is not None
        assert "on or after" in found["says"]


SIZES = (
    money("price", called="what you paid"),
    Fact("depth", "whole number", "the customer", ask="How deep?"),
)
DEEP = only_if(Compare("depth", "more than", "limit"))
DEAR = only_if(Compare("price", "at least", "least price"))
CHEAP = only_if(Compare("price", "at most", "least price"))


def sized(*tests: Any) -> Policy:
    """A policy that covers what is deep or dear enough."""
    return policy(
        clause(
            "C-1",
            tests=tests,
            parameters=(
                fee("least price", 5000),
                counts("limit", 2, "centimetres"),
            ),
            gives=gives(Remedy("Gift", "")),
        ),
        facts=SIZES,
    )


@pytest.mark.parametrize(
    ("test", "given", "says"),
    [
        (DEEP, {"depth": "1"}, "If depth were more than 2"),
        (DEEP, {"depth": "2"}, "If depth were more than 2"),
        (DEEP, {"depth": "3"}, None),
        (
            DEAR,
            {"price": "49.99 USD"},
            "If what you paid were at least 50.00 USD",
        ),
        (DEAR, {"price": "50.00 USD"}, None),
        (CHEAP, {"price": "50.00 USD"}, None),
        (
            CHEAP,
            {"price": "50.01 USD"},
            "If what you paid were at most 50.00 USD",
        ),
    ],
)
def test_flip_of_a_number_is_its_limit(
    test: Any, given: dict[str, str], says: str | None
) -> None:
    """What is too little or too much names the number that is enough."""
    found = flip(sized(test), given)
    assert (found and found["says"]) == (
        f"{says}, this would be covered." if says else None
    )


def test_flip_of_a_number_is_not_told_where_it_does_not_help() -> None:
    """A depth that is too small does not matter where the price refuses."""
    given = {"price": "10.00 USD", "depth": "1"}
    assert flip(sized(DEEP, DEAR), given) is None
