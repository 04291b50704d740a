"""A refusal that waiting ends says from when on; no other does."""

from __future__ import annotations

from typing import Any

import pytest

from checker.answers import parse_now, read_answers
from checker.decide import decide
from checker.engine import Engine
from checker.policy import Discretion, Policy, Remedy
from checker.wire import ask
from policies import (
    BERLIN,
    clause,
    clock,
    date,
    gives,
    only_if,
    policy,
    refused_if,
    window,
    within,
    yes_no,
)
from policies import is_ as an

FACTS = (
    date("bought", called="your purchase"),
    date("asked", called="your request", unless_told="today"),
    yes_no("used", ask="Is it used?"),
)
TOO_EARLY = refused_if(within("asked", "wait", "bought"))
TOO_EARLY_NOW = refused_if(within("now", "wait", "bought"))
IN_TIME = only_if(within("asked", "time", "bought"))
UNUSED = refused_if(an("used", "yes"))
GIVEN = {"bought": "2026-03-02", "used": "no"}


def shop(
    *tests: Any, facts: Any = FACTS, wait: Any = "30 days", **more: Any
) -> Policy:
    """A policy of one clause that gives a gift, but not too early."""
    number, unit = wait.split(" ", 1)
    return policy(
        clause(
            "C-1",
            tests=tests,
            parameters=(
                window("wait", int(number), unit),
                window("time", 40, "days"),
            ),
            gives=gives(Remedy("Gift", "")),
            **more,
        ),
        facts=facts,
    )


def told(of: Policy, given: dict[str, str], now: str) -> Any:
    """The decision of a case at a moment in Berlin."""
    moment = parse_now(now, BERLIN)
    return decide(Engine(of), read_answers(of, given, moment, BERLIN))


@pytest.mark.parametrize(
    ("today", "verdict"),
    [
        ("2026-03-31", "not_eligible"),
        ("2026-04-01", "not_eligible"),
        ("2026-04-02", "eligible"),
    ],
)
@pytest.mark.parametrize("test", [TOO_EARLY, TOO_EARLY_NOW])
def test_wait_ends_with_the_day_that_is_named(
    test: Any, today: str, verdict: str
) -> None:
    """Thirty days from 2 March end with 1 April: from the 2nd it goes."""
    found = told(shop(test), GIVEN, f"{today}T12:00")
    assert found["verdict"] == verdict
    if verdict == "not_eligible":
        assert found["possible_from"]["at"] == "2026-04-02T00:00+02:00"
        assert found["possible_from"]["words"] == "2 April 2026"
        assert found["headline"].startswith("Not yet. ")
    else:
        assert found["possible_from"] is None


def test_wait_is_said_with_the_act_it_holds_up() -> None:
    """The sentence names what is possible, and says no more than it is."""
    found = told(shop(TOO_EARLY, UNUSED), GIVEN, "2026-03-10T12:00")
    assert found["possible_from"] == {
        "at": "2026-04-02T00:00+02:00",
        "words": "2 April 2026",
        "what": "your request",
        "clause": "C-1",
        "says": "Your request is possible from 2 April 2026 on.",
    }
    assert found["headline"] == (
        "Not yet. Your request is possible from 2 April 2026 on."
    )


def test_wait_says_what_else_decides() -> None:
    """What is open after the wait is not promised."""
    noon = "2026-03-10T12:00"
    unknown = {"bought": "2026-03-02"}
    found = told(shop(TOO_EARLY, UNUSED), unknown, noon)["possible_from"]
    assert found["says"].endswith("2026 on, if the other conditions hold.")
    likes = Discretion("the shop", "whether it likes you", "")
    of = shop(TOO_EARLY, discretions=(likes,))
    found = told(of, GIVEN, noon)["possible_from"]
    assert found["says"].endswith("2026 on, and somebody then decides.")


def test_wait_is_nothing_to_somebody_refused_for_good() -> None:
    """Who is refused anyway is not told to wait, nor that it was early."""
    otherwise = "It is used."
    used = refused_if(an("used", "yes"), otherwise=otherwise)
    given = GIVEN | {"used": "yes"}
    found = told(shop(TOO_EARLY, used), given, "2026-03-10T12:00")
    assert found["possible_from"] is None
    assert found["headline"] == f"No. {otherwise}"


def test_wait_that_outlasts_the_time_to_act_is_no_way() -> None:
    """Nothing is possible where the wait ends after the last day."""
    late = shop(TOO_EARLY, IN_TIME, wait="40 days")
    early = shop(TOO_EARLY, IN_TIME, wait="39 days")
    noon = "2026-03-10T12:00"
    assert told(late, GIVEN, noon)["possible_from"] is None
    start = told(early, GIVEN, noon)["possible_from"]
    assert start["words"] == "11 April 2026"


def test_wait_of_hours_ends_with_a_minute() -> None:
    """Two days' hours over the change to summer time end an hour later."""
    facts = (clock("bought", called="the delivery"), *FACTS[1:])
    of = shop(TOO_EARLY_NOW, facts=facts, wait="48 hours")
    given = {"bought": "2026-03-28T14:20", "used": "no"}
    found = told(of, given, "2026-03-29T12:00")
    assert found["possible_from"]["at"] == "2026-03-30T15:21+02:00"
    assert "30 March 2026, 15:21" in found["possible_from"]["words"]
    assert told(of, given, "2026-03-30T15:20")["verdict"] == "not_eligible"
    assert told(of, given, "2026-03-30T15:21")["verdict"] == "eligible"


def test_wait_takes_the_place_of_another_change() -> None:
    """Where waiting is enough no other answer is suggested."""
    of = shop(TOO_EARLY)
    moment = parse_now("2026-03-10T12:00", BERLIN)
    reply = ask(Engine(of), GIVEN, moment, BERLIN)
    assert reply["decision"]["possible_from"]
    assert reply["decision"]["flip"] is None


@pytest.mark.parametrize(
    ("test", "says"),
    [
        (
            TOO_EARLY,
            "Your request: 5 April 2026. The time to wait ended on 1 April "
            "2026.",
        ),
        (TOO_EARLY_NOW, "The time to wait ended on 1 April 2026."),
        (
            only_if(within("asked", "wait", "bought", later=True)),
            "Your request: 5 April 2026. The time to wait ended on 1 April "
            "2026.",
        ),
        (
            only_if(within("now", "time", "bought")),
            "There is still time: until 11 April 2026.",
        ),
    ],
)
def test_time_that_was_waited_is_no_time_that_was_missed(
    test: Any, says: str
) -> None:
    """The end of a time to wait is never told as the last possible day."""
    found = told(shop(test), GIVEN, "2026-04-05T12:00")
    assert found["verdict"] == "eligible"
    assert found["reasons"][0]["says"] == says


@pytest.mark.parametrize("test", [TOO_EARLY, TOO_EARLY_NOW])
def test_wait_by_the_hour_after_a_day_alone_ends_when_it_surely_has(
    test: Any,
) -> None:
    """48 hours after the last minute of 30 March are over on 2 April."""
    facts = (
        clock("bought", called="your purchase"),
        clock("asked", called="your request", unless_told="now"),
        yes_no("used", ask="Is it used?"),
    )
    of = shop(test, facts=facts, wait="48 hours")
    found = told(of, GIVEN | {"bought": "2026-03-30"}, "2026-03-31T12:00")
    assert found["verdict"] == "not_eligible"
    assert found["possible_from"]["at"] == "2026-04-02T00:00+02:00"
