"""When: deadlines of the customer, promises of the shop, all in order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from checker.policy import (
    Calendar,
    Dated,
    Fact,
    Parameter,
    Policy,
    Promise,
    Remedy,
    Step,
    Warn,
    Window,
)
from clausewise.zones import zone_named
from policies import (
    BERLIN,
    clause,
    clock,
    date,
    decided,
    gives,
    is_,
    may_refuse_if,
    names,
    only_if,
    store,
    when,
    window,
    within,
    yes_no,
)
from policies import given_usual as usual
from policies import policy as shop

GIFT = gives(Remedy("Exchange", ""))
FACTS = (
    date("bought", called="your purchase"),
    date("asked", may_be=("not yet",), called="your request"),
    clock("delivered", called="the delivery"),
    clock("reported", may_be=("not yet",), called="your report"),
    date("arrived", may_be=("not yet",), known_by="the shop", ask=""),
    Fact(
        "warranty",
        "period",
        "the customer",
        ask="How long?",
        may_be=("not stated",),
    ),
)


def days(length: int, unit: Any = "days") -> Policy:
    """A store where you ask within a window after you bought."""
    return shop(
        clause(
            "C-1",
            parameters=(window("time", length, unit),),
            tests=(only_if(within("asked", "time", "bought")),),
            gives=GIFT,
        ),
        facts=FACTS,
    )


def hours(length: int) -> Policy:
    """A store where you report within hours of the delivery."""
    return shop(
        clause(
            "C-1",
            parameters=(window("time", length, "hours"),),
            tests=(only_if(within("reported", "time", "delivered")),),
            gives=GIFT,
        ),
        facts=FACTS,
    )


# Windows -------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("2026-03-31", "eligible"),
        ("2026-04-01", "eligible"),
        ("2026-04-02", "not_eligible"),
    ],
)
def test_window_of_days_holds_its_last_day(asked: str, verdict: str) -> None:
    """The thirtieth day is inside, the thirty-first is not."""
    given = {"bought": "2026-03-02", "asked": asked}
    found = decided(days(30), given, "2026-06-01T12:00")
    assert found["verdict"] == verdict
    assert found["deadlines"][0]["at"] == "2026-04-01T23:59+00:00"


@pytest.mark.parametrize(
    ("reported", "verdict"),
    [
        ("2026-03-31T08:59", "eligible"),
        ("2026-03-31T09:00", "eligible"),
        ("2026-03-31T09:01", "not_eligible"),
    ],
)
def test_window_of_hours_holds_its_last_minute(
    reported: str, verdict: str
) -> None:
    """Exactly 48 hours is inside, a minute more is not."""
    given = {"delivered": "2026-03-29T09:00", "reported": reported}
    assert decided(hours(48), given)["verdict"] == verdict


def test_headline_tells_the_last_day_or_until_which_minute() -> None:
    """A time of hours has no last day; it is told until its last minute."""
    given = {"delivered": "2026-03-30T09:00", "reported": "not yet"}
    found = decided(hours(48), given, "2026-03-31T08:00")
    assert found["headline"].endswith(
        "Time for your report: until 1 April 2026, 09:00 (UTC)."
    )
    days_given = {"bought": "2026-03-02", "asked": "not yet"}
    found = decided(days(30), days_given, "2026-03-31T08:00")
    assert found["headline"].endswith("your request: 1 April 2026.")


def test_reason_tells_the_minute_only_where_hours_count() -> None:
    """A window of hours is told to the minute, a window of days is not."""
    given = {"delivered": "2026-03-29T09:00", "reported": "2026-03-30T10:05"}
    (says, *_) = names(decided(hours(48), given)["reasons"], "says")
    assert "30 March 2026, 10:05 (UTC)" in says
    assert "31 March 2026, 09:00 (UTC)" in says
    days_given = {"bought": "2026-03-02", "asked": "2026-03-03"}
    (says, *_) = names(decided(days(30), days_given)["reasons"], "says")
    assert "1 April 2026" in says
    assert ":" not in says.replace("request:", "").replace("possible:", "")


@pytest.mark.parametrize(
    ("reported", "verdict"),
    [
        ("2026-03-29T14:59", "eligible"),
        ("2026-03-29T15:00", "eligible"),
        ("2026-03-29T15:01", "not_eligible"),
    ],
)
def test_window_of_hours_runs_on_across_the_clock_change(
    reported: str, verdict: str
) -> None:
    """24 hours after 14:00 end at 15:00 if the night lost an hour."""
    given = {"delivered": "2026-03-28T14:00", "reported": reported}
    found = decided(hours(24), given, zone=BERLIN)
    assert found["verdict"] == verdict
    assert found["deadlines"][0]["at"] == "2026-03-29T15:00+02:00"


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("2026-04-06", "eligible"),
        ("2026-04-07", "eligible"),
        ("2026-04-08", "not_eligible"),
    ],
)
def test_window_of_working_days_leaves_out_holidays(
    asked: str, verdict: str
) -> None:
    """Two working days after 1 April are the 2nd and, past Easter, the 7th."""
    easter = Calendar("e", (5, 6), ("2026-04-03", "2026-04-06"))
    of = replace(days(2, "working days"), calendar=easter)
    given = {"bought": "2026-04-01", "asked": asked}
    found = decided(of, given, "2026-05-01T12:00")
    assert found["verdict"] == verdict
    assert found["deadlines"][0]["at"] == "2026-04-07T23:59+00:00"


def test_window_of_a_fact_is_as_long_as_the_customer_says() -> None:
    """The warranty period of the listing sets the window's length."""
    of = shop(
        clause(
            "C-1",
            tests=(only_if(within("asked", "warranty", "bought")),),
            gives=GIFT,
        ),
        facts=FACTS,
    )
    given = {"bought": "2025-08-31", "warranty": "6 months"}
    for asked, verdict in (
        ("2026-02-27", "eligible"),
        ("2026-02-28", "eligible"),
        ("2026-03-01", "not_eligible"),
    ):
        found = decided(of, given | {"asked": asked})
        assert found["verdict"] == verdict
        assert found["deadlines"][0]["at"] == "2026-02-28T23:59+00:00"


def test_two_ways_to_count_stand_side_by_side() -> None:
    """A plain and an extended window of one length part on a weekend."""
    longer = Parameter(
        "longer", (Dated(Window(14, 14, "days", extended=True)),)
    )
    of = shop(
        clause(
            "C-1",
            parameters=(window("plain", 14), longer),
            tests=(
                only_if(within("asked", "longer", "bought")),
                may_refuse_if(within("asked", "plain", "bought", later=True)),
            ),
            gives=GIFT,
        ),
        facts=FACTS,
    )
    # fourteen days from 7 March end on Saturday the 21st
    for asked, verdict in (
        ("2026-03-21", "eligible"),
        ("2026-03-22", "eligible_subject_to_review"),
        ("2026-03-23", "eligible_subject_to_review"),
        ("2026-03-24", "not_eligible"),
    ):
        found = decided(of, {"bought": "2026-03-07", "asked": asked})
        assert found["verdict"] == verdict


@pytest.mark.parametrize(
    ("known_until", "note"),
    [
        ("", "Public holidays may move it."),
        ("2026-12-31", ""),
        (
            "2026-03-20",
            "The holidays of that time are not known yet and may move it.",
        ),
    ],
)
def test_deadline_says_where_holidays_may_move_it(
    known_until: str, note: str
) -> None:
    """A deadline in working days tells what its calendar does not know."""
    calendar = Calendar("c", (5, 6), (), known_until)
    of = replace(days(5, "working days"), calendar=calendar)
    found = decided(of, {"bought": "2026-03-20", "asked": "2026-03-21"})
    assert [d["note"] for d in found["deadlines"]] == [note]
    plain = replace(days(5), calendar=calendar)
    found = decided(plain, {"bought": "2026-03-20", "asked": "2026-03-21"})
    assert [d["note"] for d in found["deadlines"]] == [""]


def test_later_than_is_within_turned_round() -> None:
    """Later than a window begins the minute after its last."""
    late = only_if(within("reported", "time", "delivered", later=True))
    of = shop(
        clause(
            "C-1",
            parameters=(window("time", 1, "hours"),),
            tests=(late,),
            gives=GIFT,
        ),
        facts=FACTS,
    )
    given = {"delivered": "2026-03-29T09:00"}
    at, after = "2026-03-29T10:00", "2026-03-29T10:01"
    assert decided(of, given | {"reported": at})["verdict"] == "not_eligible"
    assert decided(of, given | {"reported": after})["verdict"] == "eligible"


# Not yet -------------------------------------------------------------


@pytest.mark.parametrize(
    ("now", "verdict"),
    [
        ("2026-04-01T23:58", "eligible"),
        ("2026-04-01T23:59", "eligible"),
        ("2026-04-02T00:00", "not_eligible"),
    ],
)
def test_provisional_window_holds_until_its_last_minute(
    now: str, verdict: str
) -> None:
    """Not asked yet holds as long as there is time, and then fails."""
    given = {"bought": "2026-03-02", "asked": "not yet"}
    found = decided(days(30), given, now)
    assert found["verdict"] == verdict
    (deadline,) = found["deadlines"]
    assert deadline["at"] == "2026-04-01T23:59+00:00"
    assert deadline["passed"] is (verdict == "not_eligible")


@pytest.mark.parametrize(
    ("asked", "passed"),
    [
        ("2026-03-31", False),
        ("2026-04-01", False),
        ("2026-04-02", True),
    ],
)
def test_deadline_that_was_kept_has_not_passed(
    asked: str, passed: bool
) -> None:
    """Long after, a deadline counts as missed only if it was missed."""
    given = {"bought": "2026-03-02", "asked": asked}
    (deadline,) = decided(days(30), given, "2026-06-01T12:00")["deadlines"]
    assert deadline["passed"] is passed
    assert deadline["open"] is False


def test_deadline_for_nothing_but_time_is_named_by_its_length() -> None:
    """What ends by itself is called by its length, never "Now"."""
    of = shop(
        clause(
            "C-1",
            parameters=(window("time", 30),),
            tests=(only_if(within("now", "time", "bought")),),
            gives=GIFT,
        ),
        facts=FACTS,
    )
    found = decided(of, {"bought": "2026-03-02"})
    assert names(found["deadlines"], "what") == ["30 days after your purchase"]
    assert found["headline"].endswith("Last day for this: 1 April 2026.")


def test_provisional_window_says_how_long_there_is_time() -> None:
    """A deadline still to come is said with its date."""
    given = {"bought": "2026-03-02", "asked": "not yet"}
    found = decided(days(30), given)
    says = names(found["reasons"], "says")
    assert "There is still time: until 1 April 2026." in says


def test_window_whose_start_has_not_happened_holds() -> None:
    """Before the start of a window nothing can be late."""
    of = shop(
        clause(
            "C-1",
            parameters=(window("time", 1),),
            tests=(only_if(within("asked", "time", "arrived")),),
            gives=GIFT,
        ),
        facts=FACTS,
    )
    found = decided(of, {"arrived": "not yet", "asked": "not yet"})
    assert found["verdict"] == "eligible"
    assert found["deadlines"] == []


# What is not known exactly -------------------------------------------


@pytest.mark.parametrize(
    ("delivered", "verdict"),
    [
        ("2026-03-28", "not_eligible"),  # ended by 23:59 on 30 March
        ("2026-03-29", "need_information"),  # before or after 09:00?
        ("2026-03-30", "eligible"),
    ],
)
def test_only_the_day_known_is_open_where_hours_count(
    delivered: str, verdict: str
) -> None:
    """A day may lie on both sides of 48 hours, or on one."""
    given = {"delivered": delivered, "reported": "2026-03-31T09:00"}
    found = decided(hours(48), given)
    assert found["verdict"] == verdict
    if verdict == "need_information":
        (open_,) = found["depends_on"]
        assert open_["fact"] == "delivered"
        flips = " ".join(names(open_["outcomes"], "if"))
        assert "29 March 2026, 09:00" in flips


@pytest.mark.parametrize(
    ("now", "verdict", "is_open"),
    [
        ("2026-03-29T23:59", "eligible", True),
        ("2026-03-30T12:00", "need_information", True),
        ("2026-03-30T23:59", "need_information", True),
        ("2026-03-31T00:00", "not_eligible", False),
    ],
)
def test_deadline_by_the_hour_after_a_day_alone_is_the_earliest(
    now: str, verdict: str, is_open: bool
) -> None:
    """48 hours after some minute of a day end on the day after next."""
    given = {"delivered": "2026-03-28", "reported": "not yet"}
    found = decided(hours(48), given, now)
    assert found["verdict"] == verdict
    (deadline,) = found["deadlines"]
    assert deadline["at"] == "2026-03-30T00:00+00:00"
    assert deadline["words"] == "30 March 2026, 00:00 (UTC) at the earliest"
    assert (deadline["open"], deadline["passed"]) == (is_open, not is_open)
    says = names(found["reasons"], "says")[0]
    assert "30 March 2026, 00:00 (UTC) at the earliest" in says or not is_open


@pytest.mark.parametrize(
    ("delivered", "reported", "is_open", "passed"),
    [
        ("2026-03-28T09:00", "2026-03-29", False, False),
        ("2026-03-28T09:00", "2026-03-30", True, False),
        ("2026-03-28T09:00", "2026-03-31", False, True),
        ("2026-03-28", "2026-03-30T00:00", False, False),
        ("2026-03-28", "2026-03-30T00:01", True, False),
        ("2026-03-28", "2026-03-30T23:59", True, False),
        ("2026-03-28", "2026-03-31T00:00", False, True),
    ],
)
def test_act_is_in_time_or_late_only_where_that_is_certain(
    delivered: str, reported: str, is_open: bool, passed: bool
) -> None:
    """An hour that nobody told leaves it open whether it was in time."""
    given = {"delivered": delivered, "reported": reported}
    (deadline,) = decided(hours(48), given)["deadlines"]
    assert (deadline["open"], deadline["passed"]) == (is_open, passed)


def test_unknown_start_tells_the_date_at_which_it_flips() -> None:
    """Who does not know the purchase hears which day decides."""
    given = {"bought": "unknown", "asked": "2026-04-01"}
    found = decided(days(30), given)
    assert found["verdict"] == "need_information"
    (open_,) = found["depends_on"]
    assert [(o["if"], o["verdicts"]) for o in open_["outcomes"]] == [
        ("your purchase is on or after 2 March 2026", ["eligible"]),
        ("your purchase is before 2 March 2026", ["not_eligible"]),
    ]


def outcomes(found: Any, fact: str) -> list[tuple[str, list[str]]]:
    """Each condition on an open fact, with the verdicts that it leaves."""
    (open_,) = [o for o in found["depends_on"] if o["fact"] == fact]
    return [(o["if"], o["verdicts"]) for o in open_["outcomes"]]


def test_unknown_end_tells_the_date_at_which_it_flips() -> None:
    """Each side of the last day has one outcome, and so has not yet."""
    given = {"bought": "2026-03-02", "asked": "unknown"}
    found = decided(days(30), given, "2026-06-01T12:00")
    assert found["verdict"] == "need_information"
    assert outcomes(found, "asked") == [
        ("your request is by 1 April 2026", ["eligible"]),
        ("your request is after 1 April 2026", ["not_eligible"]),
        ("your request is still to come", ["not_eligible"]),
    ]


def warranted() -> Policy:
    """A store whose listings state how long an item must hold."""
    return shop(
        clause(
            "C-1",
            tests=(only_if(within("asked", "warranty", "bought")),),
            gives=GIFT,
        ),
        facts=FACTS,
    )


def test_unknown_start_of_an_answered_period_tells_the_date_too() -> None:
    """Six months before 1 March begin on 1 September, not on 31 August."""
    given = {"bought": "unknown", "asked": "2026-03-01"}
    found = decided(warranted(), given | {"warranty": "6 months"})
    assert outcomes(found, "bought") == [
        ("your purchase is on or after 1 September 2025", ["eligible"]),
        ("your purchase is before 1 September 2025", ["not_eligible"]),
    ]


def test_unknown_period_is_told_by_its_name() -> None:
    """Where no period is known there is no date to name."""
    given = {"bought": "2025-08-31", "asked": "2026-03-01"}
    found = decided(warranted(), given | {"warranty": "unknown"})
    assert [words for words, _ in outcomes(found, "warranty")] == [
        "your request is within “warranty” after your purchase",
        "your request is later than “warranty” after your purchase",
    ]


def test_unknown_start_is_bounded_by_the_order_of_events() -> None:
    """A purchase lies before the request, so a fresh one is in time."""
    of = replace(days(30), events=(("delivered", "bought", "asked"),))
    given = {"delivered": "2026-03-20", "bought": "unknown"}
    found = decided(of, given | {"asked": "2026-04-01"})
    assert found["verdict"] == "eligible"


def test_unknown_end_may_still_be_not_yet() -> None:
    """Who does not know whether it was sent is in time while time runs."""
    of = replace(days(30), events=(("bought", "asked"),))
    given = {"bought": "2026-03-20", "asked": "unknown"}
    assert decided(of, given)["verdict"] == "eligible"
    late = decided(of, given, "2026-05-01T12:00")
    assert late["verdict"] == "need_information"


# Steps and warnings ---------------------------------------------------


def stepped(**more: Any) -> Policy:
    """A store with a step by a deadline."""
    step = Step("Send it.", "", "time", "bought", "Write to us instead.")
    return shop(
        clause(
            "C-1",
            parameters=(window("time", 5),),
            gives=GIFT,
            steps=(step,),
            **more,
        ),
        facts=FACTS,
    )


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-03-07T23:59", "Do so by 7 March 2026, 23:59 (UTC)."),
        (
            "2026-03-08T00:00",
            "This was due by 7 March 2026, 23:59 (UTC). Write to us instead.",
        ),
    ],
)
def test_step_says_its_deadline_and_what_if_it_is_missed(
    now: str, words: str
) -> None:
    """A step is due by its last minute, and after it says what then."""
    found = decided(stepped(), {"bought": "2026-03-02"}, now)
    (step,) = found["steps"]
    assert (step["at"], step["words"]) == ("2026-03-07T23:59+00:00", words)
    assert names(found["deadlines"], "kind") == ["step"]


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (
            "2026-03-30T12:00",
            "Do so by 30 March 2026, 00:00 (UTC) at the earliest.",
        ),
        (
            "2026-03-31T00:00",
            "This was due by 30 March 2026, 00:00 (UTC) at the earliest.",
        ),
    ],
)
def test_step_by_the_hour_after_a_day_alone_says_the_earliest(
    now: str, words: str
) -> None:
    """A step is missed when the latest hour of that day has run out."""
    of = shop(
        clause(
            "C-1",
            parameters=(window("time", 48, "hours"),),
            gives=GIFT,
            steps=(Step("Tell us.", "", "time", "delivered"),),
        ),
        facts=FACTS,
    )
    (step,) = decided(of, {"delivered": "2026-03-28"}, now)["steps"]
    assert step["words"] == words


def test_step_without_its_start_says_its_length() -> None:
    """A step whose start is open says how long there will be."""
    (step,) = decided(stepped(), {"bought": "unknown"})["steps"]
    assert step["at"] is None
    assert "5 days" in step["words"]


def test_warning_names_its_last_moment() -> None:
    """A warning fills in the moment that it warns of."""
    warn = Warn("Ask by <last moment>.", "", "soon", "delivered")
    of = shop(
        clause(
            "C-1",
            parameters=(window("soon", 12, "hours"),),
            gives=GIFT,
            warnings=(warn,),
        ),
        facts=FACTS,
    )
    found = decided(of, {"delivered": "2026-03-31T20:00"})
    assert names(found["warnings"], "says") == [
        "Ask by 1 April 2026, 08:00 (UTC)."
    ]


# Promises ------------------------------------------------------------


def promised(
    least: int, most: int, unit: Any, worded: Any = "a promise"
) -> Policy:
    """A store that sends the refund some time after it was asked for."""
    send = Promise("send the refund", "time", "bought", "", worded)
    return shop(
        clause(
            "C-1",
            parameters=(window("time", most, unit, least),),
            gives=GIFT,
            promises=(send,),
        ),
        facts=FACTS,
    )


@pytest.mark.parametrize(
    ("bought", "by"),
    [
        ("2026-03-26", "2026-03-31"),  # Thursday: Fri, Mon, Tue
        ("2026-03-27", "2026-04-01"),  # Friday: Mon, Tue, Wed
        ("2026-03-28", "2026-04-01"),  # Saturday: Mon, Tue, Wed
    ],
)
def test_promise_ends_on_its_longest_working_day(bought: str, by: str) -> None:
    """One to three working days are promised to the third."""
    of = promised(1, 3, "working days")
    (line,) = decided(of, {"bought": bought})["timelines"]
    assert line["at"] == f"{by}T23:59+00:00"
    assert "Public holidays may move it." in line["says"]


def test_promise_is_drawn_as_what_it_is() -> None:
    """An estimate is none, and it is the shop that does it."""
    of = promised(1, 3, "working days", "an estimate")
    found = decided(of, {"bought": "2026-03-27"})
    (drawn,) = [d for d in found["dates"] if d["kind"] == "promise"]
    assert drawn["worded_as"] == "an estimate"
    assert (
        drawn["what"]
        == found["timelines"][0]["what"]
        == ("We send the refund")
    )


def test_promise_of_a_span_says_both_ends() -> None:
    """ "1 to 3 working days" is told as between two days."""
    of = promised(1, 3, "working days")
    (line,) = decided(of, {"bought": "2026-03-27"})["timelines"]
    assert "between 30 March 2026 and 1 April 2026" in line["says"]


@pytest.mark.parametrize(
    ("known_until", "warned"),
    [("2026-03-31", True), ("2026-04-01", False), ("2026-12-31", False)],
)
def test_promise_past_the_horizon_says_so(
    known_until: str, warned: bool
) -> None:
    """Past the last known day of the calendar a holiday may move it."""
    calendar = Calendar("c", (5, 6), (), known_until)
    of = replace(promised(1, 3, "working days"), calendar=calendar)
    (line,) = decided(of, {"bought": "2026-03-27"})["timelines"]
    assert ("are not known yet" in line["says"]) is warned


@pytest.mark.parametrize(
    ("worded", "words"),
    [
        ("a promise", ""),
        ("an estimate", "This is an estimate, not a promise."),
        ("typical", "This is typical, not guaranteed."),
        ("start only", "That is when it starts, not when it is decided."),
    ],
)
def test_promise_is_worded_as_the_policy_words_it(
    worded: Any, words: str
) -> None:
    """Typically is not guaranteed, and a start is not a decision."""
    of = promised(2, 2, "days", worded)
    (line,) = decided(of, {"bought": "2026-03-27"})["timelines"]
    assert line["says"].endswith(words or "29 March 2026.")
    assert line["worded_as"] == worded


def test_promise_without_a_stated_time_says_so() -> None:
    """Where the policy states no time, none is made up."""
    promise = Promise("pay", "", "bought", "")
    of = shop(clause("C-1", gives=GIFT, promises=(promise,)), facts=FACTS)
    (line,) = decided(of, {"bought": "2026-03-27"})["timelines"]
    assert line["at"] is None
    assert "states no time" in line["says"]


def test_promise_without_its_start_has_no_date() -> None:
    """A promise that runs from what has not happened has no date yet."""
    of = promised(2, 2, "days")
    (line,) = decided(of, {"bought": "unknown"})["timelines"]
    assert line["at"] is None
    assert "2 days" in line["says"]


def test_promise_ends_in_the_zone_of_the_shop() -> None:
    """Deadlines end at the customer's midnight, promises at the shop's."""
    tokyo = zone_named("Asia/Tokyo")
    of = shop(
        clause(
            "C-1",
            parameters=(window("time", 2),),
            tests=(only_if(within("asked", "time", "delivered")),),
            gives=GIFT,
            promises=(Promise("pay", "time", "delivered", ""),),
        ),
        facts=FACTS,
        zone="Asia/Tokyo",
        zone_offsets=tokyo.offsets,
    )
    # in Tokyo it is five in the morning of the 28th
    given = {"delivered": "2026-03-27T20:00", "asked": "not yet"}
    found = decided(of, given, "2026-03-28T12:00")
    assert names(found["timelines"], "at") == ["2026-03-30T23:59+09:00"]
    assert names(found["deadlines"], "at") == ["2026-03-29T23:59+00:00"]


# The drawn timeline ---------------------------------------------------


def test_dates_stand_in_order_with_now_among_them() -> None:
    """Events, now, deadlines and promises are one ordered list."""
    found = decided(days(30), {"bought": "2026-03-10", "asked": "2026-03-11"})
    assert [(d["kind"], d["at"][:10]) for d in found["dates"]] == [
        ("event", "2026-03-10"),
        ("event", "2026-03-11"),
        ("now", "2026-04-01"),
        ("deadline", "2026-04-09"),
    ]


def test_dates_tell_a_time_only_where_it_is_known() -> None:
    """A day is written without a time, a minute with it and its zone."""
    found = decided(
        hours(48),
        {"delivered": "2026-03-31T09:00", "reported": "not yet"},
        zone=BERLIN,
    )
    words = names(found["dates"], "words")
    assert words[0] == "31 March 2026, 09:00 (Europe/Berlin)"


# Real stores ---------------------------------------------------------


@pytest.mark.parametrize(
    ("zone", "at"),
    [
        ("UTC", "2026-04-01T23:59+00:00"),
        ("Europe/Berlin", "2026-04-01T23:59+02:00"),
        ("America/New_York", "2026-04-01T23:59-04:00"),
        ("Asia/Kolkata", "2026-04-01T23:59+05:30"),
    ],
)
def test_general_store_ends_a_return_at_the_customers_midnight(
    zone: str, at: str
) -> None:
    """Thirty days from 2 March end on 1 April where the customer is."""
    of = store("general-store")
    given = usual(of, purchased_on="2026-03-02", requested_on="2026-03-20")
    found = decided(of, given, zone=zone_named(zone))
    assert at in names(found["deadlines"], "at")


def test_general_store_pays_a_warranty_within_36_hours() -> None:
    """Confirmed at 20:00 before the clock change: 36 elapsed hours."""
    of = store("general-store")
    given = usual(
        of,
        what_happened="stopped working",
        cause="quality problem",
        warranty_period="90 days",
        failed_on="2026-03-20",
        problem_confirmed="yes",
        confirmed_at="2026-03-28T20:00",
    )
    found = decided(of, given, zone=BERLIN)
    (line,) = [t for t in found["timelines"] if t["clause"] == "WAR-3"]
    # 28 March 20:00 and 36 hours, one of which the wall clock skips
    assert line["at"] == "2026-03-30T09:00+02:00"


@pytest.mark.parametrize(
    ("reported", "refused"),
    [
        ("2026-03-12T08:59", False),
        ("2026-03-12T09:00", False),
        ("2026-03-12T09:01", True),
    ],
)
def test_components_count_48_hours_for_a_wrong_item(
    reported: str, refused: bool
) -> None:
    """A wrong item is reported within 48 hours of the delivery."""
    of = store("components")
    given = usual(
        of,
        reason="wrong item",
        delivered_at="2026-03-10T09:00",
        reported_at=reported,
    )
    found = decided(of, given)
    assert (found["verdict"] == "not_eligible") is refused


def test_deadline_that_may_not_concern_the_case_says_for_whom() -> None:
    """Two last days of one act are told apart by what they hang on."""
    special = yes_no("special", ask="Is it special?")
    in_time = within("asked", "time", "bought")
    of = shop(
        clause(
            "C-1",
            parameters=(window("time", 30, "days"), window("less", 7, "days")),
            tests=(
                only_if(in_time, when=when(is_("special", "no"))),
                only_if(
                    within("asked", "less", "bought"),
                    when=when(is_("special", "yes")),
                ),
            ),
            gives=GIFT,
        ),
        facts=(*FACTS, special),
    )
    given = {"bought": "2026-03-30", "asked": "not yet"}
    first, second = decided(of, given, "2026-04-01T12:00")["deadlines"]
    assert (first["day"], second["day"]) == ("29 April 2026", "6 April 2026")
    assert first["note"] == "Only if the answer to “Is it special?” is “no”."
    assert second["note"] == "Only if the answer to “Is it special?” is “yes”."
    given["special"] = "yes"
    (only,) = decided(of, given, "2026-04-01T12:00")["deadlines"]
    assert (only["day"], only["note"]) == ("6 April 2026", "")


@pytest.mark.parametrize(
    ("now", "says"),
    [
        ("2026-03-04T23:59", "That is by 4 March 2026."),
        ("2026-03-05T00:00", "That was by 4 March 2026."),
    ],
)
def test_promise_that_is_over_is_told_as_past(now: str, says: str) -> None:
    """A day that has gone by is not promised any more."""
    of = shop(
        clause(
            "C-1",
            parameters=(window("time", 2),),
            gives=GIFT,
            promises=(Promise("reply", "time", "bought", ""),),
        ),
        facts=FACTS,
    )
    (found,) = decided(of, {"bought": "2026-03-02"}, now)["timelines"]
    assert found["says"].endswith(says)
