"""Windows that are counted in two ways, and windows to wait for."""

from __future__ import annotations

import pytest

from checker.policy import (
    Dated,
    Parameter,
    Policy,
    Promise,
    Remedy,
    Step,
    Window,
)
from clausewise.load.agreement import check_remedies
from clausewise.problems import Problems
from policies import (
    choice,
    clause,
    date,
    decided,
    gives,
    names,
    only_if,
    refund,
    refused_if,
    when,
    window,
    within,
)
from policies import policy as shop

FACTS = (
    choice("goal", "cancel", "ask"),
    date("told", called="your e-mail"),
    date("begins", called="the beginning", may_be_future=True),
)
KEPT = window("short notice", 13)
FREE = Parameter(
    "free notice", (Dated(Window(14, 14, "days", first_day=True)),)
)


def course(free: str = "All of it", late: str = "A part of it") -> Policy:
    """Fourteen days, the first one counted, are thirteen days later."""
    return shop(
        clause(
            "CAN-1",
            parameters=(FREE,),
            scope=when(within("begins", "free notice", "told", later=True)),
            gives=gives(refund(name=free)),
        ),
        clause(
            "CAN-2",
            parameters=(KEPT,),
            scope=when(within("begins", "short notice", "told")),
            gives=gives(refund(name=late)),
        ),
        facts=FACTS,
    )


@pytest.mark.parametrize(
    ("begins", "remedy"),
    [
        ("2026-04-13", "A part of it"),
        ("2026-04-14", "A part of it"),
        ("2026-04-15", "All of it"),
    ],
)
def test_ways_to_count_that_meet_leave_nobody_between(
    begins: str, remedy: str
) -> None:
    """Every day belongs to the one or to the other."""
    found = decided(course(), {"told": "2026-04-01", "begins": begins})
    assert names(found["remedies"], "name") == [remedy]


def test_ways_to_count_that_meet_have_one_limit() -> None:
    """What is open hangs on one date, and no day is unregulated."""
    found = decided(course(), {"told": "2026-04-01"})
    (depends,) = found["depends_on"]
    assert depends["outcomes"] == [
        {
            "if": "the beginning is by 14 April 2026",
            "verdicts": ["eligible"],
            "remedies": ["A part of it"],
        },
        {
            "if": "the beginning is after 14 April 2026",
            "verdicts": ["eligible"],
            "remedies": ["All of it"],
        },
    ]


def test_remedies_of_clauses_that_never_meet_may_share_a_name() -> None:
    """The dates that keep clauses apart keep their remedies apart."""
    problems = Problems()
    check_remedies(course(free="Refund", late="Refund"), (), problems)
    assert problems.in_order() == []


def early(test: object) -> Policy:
    """A case for which thirty days have to pass first."""
    return shop(
        clause(
            "TRY-1",
            parameters=(window("first nights", 30),),
            tests=(test,),
            gives=gives(refund()),
        ),
        facts=FACTS,
    )


@pytest.mark.parametrize(
    "test",
    [
        refused_if(within("begins", "first nights", "told")),
        only_if(within("begins", "first nights", "told", later=True)),
    ],
    ids=["refused if within", "allowed only if later"],
)
def test_time_to_wait_is_no_deadline(test: object) -> None:
    """Where being early goes against the customer, no day is the last."""
    known = {"told": "2026-03-01", "begins": "2026-04-01"}
    found = decided(early(test), known)
    assert found["verdict"] == "eligible"
    (says,) = [r["says"] for r in found["reasons"] if r["facts"]]
    assert says == (
        "The beginning: 1 April 2026. The time to wait ended on 31 March 2026."
    )


def test_time_to_wait_for_an_open_date_says_when_it_ends() -> None:
    """Nobody is told that there is still time for what is too early."""
    test = refused_if(within("begins", "first nights", "told"))
    found = decided(early(test), {"told": "2026-03-01"})
    (says,) = [r["says"] for r in found["reasons"] if r["facts"]]
    assert says == "The time to wait ended on 31 March 2026."


def test_unusual_counting_is_said_with_the_length() -> None:
    """Who reads a length without a date reads how it is counted."""
    late = Parameter(
        "time to ask", (Dated(Window(2, 2, "months", first_day=True)),)
    )
    of = shop(
        clause(
            "ASK-1",
            parameters=(late,),
            tests=(only_if(within("begins", "time to ask", "told")),),
            gives=gives(refund()),
        ),
        facts=FACTS,
    )
    (depends,) = decided(of, {})["depends_on"]
    assert depends["outcomes"][0]["if"] == (
        "the beginning is at most 2 months (the first day counted) "
        "after your e-mail"
    )


@pytest.mark.parametrize(
    ("asked", "verdict", "told"),
    [("2026-04-11", "eligible", True), ("2026-04-12", "not_eligible", False)],
)
def test_nobody_is_promised_what_the_same_clause_refuses(
    asked: str, verdict: str, told: bool
) -> None:
    """After the last day the clause that gives a part promises no part."""
    of = shop(
        clause(
            "MIS-1",
            parameters=(window("time to tell", 10), window("time to send", 3)),
            tests=(only_if(within("told", "time to tell", "received")),),
            gives=gives(Remedy("The part", "")),
            promises=(Promise("send the part", "time to send", "told", ""),),
            steps=(Step("Call us.", ""),),
        ),
        facts=(date("received"), date("told")),
    )
    given = {"received": "2026-04-01", "told": asked}
    found = decided(of, given, "2026-04-20T12:00")
    assert found["verdict"] == verdict
    assert bool(found["timelines"]) is told
    assert names(found["steps"], "do") == ["Call us."]
