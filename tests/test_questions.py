"""Questions: only those that can still change the outcome, in order."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from checker.engine import Engine
from checker.policy import (
    Cost,
    Dated,
    Fact,
    Parameter,
    Policy,
    Promise,
    Remedy,
    Route,
    Step,
    Warn,
    Window,
)
from checker.questions import question, summary
from policies import (
    answers,
    asked,
    choice,
    clause,
    clock,
    date,
    decided,
    gives,
    is_,
    minus,
    money,
    names,
    only_if,
    plus,
    refund,
    store,
    when,
    window,
    within,
    yes_no,
)
from policies import policy as shop

FACTS = (
    choice("reason", "dislike", "broken"),
    yes_no("unused", ask="Is it unused?", help="Opening it is not use."),
    yes_no("sealed"),
    yes_no("in stock", known_by="the shop", ask=""),
    yes_no("approved", may_be=("not yet",), unless_told="not yet"),
    date("bought"),
    date("sent", may_be=("not yet",)),
    money("price", proved_by="The receipt"),
    money("postage"),
    money("damage", known_by="the shop", ask=""),
)
REFUND = gives(refund(plus("price")))
STRICT = shop(
    clause(
        "C-1",
        tests=(only_if(is_("unused")), only_if(is_("sealed"))),
        gives=REFUND,
    ),
    facts=FACTS,
)


def test_questions_come_in_the_order_of_the_facts() -> None:
    """What can change the outcome is asked in the vocabulary's order."""
    assert asked(STRICT, {}) == ["unused", "sealed", "price"]


def test_questions_stop_after_a_refusal() -> None:
    """Once refused nothing more is asked, not even the price."""
    assert asked(STRICT, {"unused": "no"}) == []
    assert asked(STRICT, {"unused": "yes"}) == ["sealed", "price"]


def test_questions_stop_though_another_refusal_would_say_more() -> None:
    """After a refusal nothing is asked for another refuser's steps."""
    more = clause(
        "C-2",
        tests=(only_if(is_("sealed")),),
        steps=(Step("Seal it.", ""),),
        warnings=(Warn("Mind the seal."),),
    )
    of = replace(STRICT, clauses=(*STRICT.clauses, more))
    assert asked(of, {"unused": "no"}) == []


def test_questions_go_on_after_a_refusal_on_request() -> None:
    """With everything asked for, the other conditions are asked too."""
    given = {"unused": "no"}
    assert asked(STRICT, given, everything=True) == ["sealed"]


def test_refusal_lists_all_that_fail_once_all_is_known() -> None:
    """Two failing conditions are two reasons, each with its own words."""
    given = {"unused": "no", "sealed": "no"}
    found = decided(STRICT, given, everything=True)
    facts = [reason["facts"] for reason in found["reasons"]]
    assert facts == [["unused"], ["sealed"]]


def test_questions_end_when_all_is_known() -> None:
    """A case with every answer has no question left."""
    given = {"unused": "yes", "sealed": "yes", "price": "5 USD"}
    assert asked(STRICT, given) == []


def test_questions_are_not_repeated_to_who_does_not_know() -> None:
    """ "I don't know" is an answer."""
    given = {"unused": "unknown"}
    assert asked(STRICT, given) == ["sealed", "price"]


def test_questions_leave_the_shops_knowledge_alone() -> None:
    """A customer is never asked what only the shop knows."""
    of = shop(
        clause(
            "C-1",
            tests=(only_if(is_("in stock")),),
            gives=gives(refund(plus("price"), minus("damage"))),
        ),
        facts=FACTS,
    )
    assert asked(of, {}) == ["price"]


def test_questions_leave_out_what_usually_holds() -> None:
    """What holds unless told otherwise is not asked where it only helps."""
    waiting = is_("approved", "not yet")
    of = shop(
        clause("C-1", tests=(only_if(waiting),), gives=REFUND),
        facts=FACTS,
    )
    assert "approved" not in asked(of, {"price": "5 USD"})


def test_questions_end_with_an_assumption_that_alone_refuses() -> None:
    """Nobody is refused over something that nobody has said."""
    of = shop(
        clause("C-1", tests=(only_if(is_("approved")),), gives=REFUND),
        facts=FACTS,
    )
    assert asked(of, {}) == ["approved"]
    assert asked(of, {"approved": "not yet"}) == []


def test_questions_leave_out_what_changes_nothing() -> None:
    """A fact of a clause that decides and shows nothing is not asked."""
    of = shop(
        clause("C-1", gives=gives(Remedy("Repair", ""))),
        clause("C-2", scope=when(is_("sealed"))),
        facts=FACTS,
    )
    assert asked(of, {}) == []


@pytest.mark.parametrize(
    ("item", "wanted"),
    [
        ({"steps": (Step("Do.", "", when=when(is_("sealed"))),)}, "sealed"),
        ({"costs": (Cost("postage", "the shop", ""),)}, "postage"),
        ({"promises": (Promise("pay", "", "sent", ""),)}, "sent"),
    ],
)
def test_questions_reach_what_is_only_shown(
    item: dict[str, Any], wanted: str
) -> None:
    """A step, a cost and a promise are worth a question of their own."""
    of = shop(
        clause("C-1", gives=gives(Remedy("Repair", "")), **item), facts=FACTS
    )
    assert asked(of, {}) == [wanted]


def test_questions_leave_out_what_is_only_said_back() -> None:
    """What customers pay themselves is asked only where it decides more."""
    costs = (Cost("postage", "the customer", ""),)
    idle = clause("C-1", gives=gives(Remedy("Repair", "")), costs=costs)
    assert asked(shop(idle, facts=FACTS), {}) == []
    found = decided(shop(idle, facts=FACTS), {})["customer_costs"]
    assert [(c["min"], c["max"]) for c in found] == [(0, None)]
    paid = replace(idle, gives=gives(refund(plus("postage"))))
    assert asked(shop(paid, facts=FACTS), {}) == ["postage"]


def test_questions_ask_the_start_of_a_window_still_open() -> None:
    """A deadline needs its start, though nothing can fail today."""
    of = shop(
        clause(
            "C-1",
            parameters=(window("time", 30),),
            tests=(only_if(within("sent", "time", "bought")),),
            gives=gives(Remedy("Repair", "")),
        ),
        facts=FACTS,
    )
    assert "bought" in asked(of, {"sent": "not yet"})
    done = {"sent": "not yet", "bought": "2026-03-20"}
    assert asked(of, done) == []


def test_questions_follow_ask_only_when() -> None:
    """A question with a condition waits until the condition can hold."""
    sealed = yes_no("sealed", ask_only_when=when(is_("unused", "no")))
    of = replace(
        STRICT,
        facts=tuple(sealed if f.name == "sealed" else f for f in FACTS),
    )
    assert asked(of, {"unused": "yes"}) == ["price"]


ROUTED = shop(
    clause("R-1", routes=("return",), tests=(only_if(is_("unused")),)),
    clause("W-1", routes=("warranty",), tests=(only_if(is_("sealed")),)),
    facts=FACTS,
    routes=(
        Route("return", "Returning", when(is_("reason", "dislike"))),
        Route("warranty", "A claim", when(is_("reason", "broken"))),
    ),
)


def test_questions_begin_with_what_tells_the_routes_apart() -> None:
    """Until the kind of case is known nothing else is asked."""
    assert asked(ROUTED, {}) == ["reason"]
    assert asked(ROUTED, {"reason": "dislike"}) == ["unused"]
    assert asked(ROUTED, {"reason": "broken"}) == ["sealed"]


def test_questions_ask_the_date_that_picks_the_edition() -> None:
    """With two editions of a number the order's date is asked."""
    both = (
        Dated(Window(30, 30, "days")),
        Dated(Window(15, 15, "days"), "2026-01-01"),
    )
    of = shop(
        clause(
            "C-1",
            parameters=(Parameter("time", both),),
            tests=(only_if(within("sent", "time", "now")),),
            gives=gives(Remedy("Repair", "")),
        ),
        facts=FACTS,
        orders_dated_by="bought",
    )
    assert "bought" in asked(of, {"sent": "not yet"})


def only(of: Policy, name: str) -> dict[str, Any]:
    """One question as the page draws it."""
    return dict(question(Engine(of), name, None))


def test_question_carries_its_words() -> None:
    """A question has its words, its help and what proves the answer."""
    found = only(STRICT, "unused")
    assert (found["ask"], found["help"]) == (
        "Is it unused?",
        "Opening it is not use.",
    )
    assert found["options"] == [
        {"value": "yes", "label": "Yes"},
        {"value": "no", "label": "No"},
    ]
    assert only(STRICT, "price")["proved_by"] == "The receipt"
    assert only(STRICT, "price")["example"] == "79.90"


def test_question_says_why_it_is_asked() -> None:
    """A question names the clause whose condition needs it."""
    why = only(STRICT, "unused")["why"]
    assert (why["clause"], why["url"]) == ("C-1", "refund/#C-1")
    assert only(STRICT, "price")["why"] is None


def test_question_offers_only_answers_that_can_be() -> None:
    """ "Not yet" and "I don't know" are offered where they are allowed."""
    sent, bought = only(STRICT, "sent"), only(STRICT, "bought")
    assert (sent["not_yet"], bought["not_yet"]) == (True, False)
    assert sent["unknown"] is True
    assert only(ROUTED, "reason")["unknown"] is False
    options = only(STRICT, "approved")["options"]
    assert names(options, "value") == ["yes", "no", "not yet"]


def test_question_asks_a_period_in_four_units() -> None:
    """A length of time is asked with its unit, and may be not stated."""
    period = Fact(
        "warranty", "period", "the customer", ask="How long?",
        may_be=("not stated",),
    )  # fmt: skip
    found = only(shop(clause("C-1"), facts=(period,)), "warranty")
    assert found["units"] == ["days", "weeks", "months", "years"]
    assert found["not_stated"] is True


def test_question_remembers_the_currency() -> None:
    """The currency is asked once and then remembered."""
    engine = Engine(STRICT)
    told = answers(STRICT, {"price": "5 JPY"})
    assert question(engine, "postage", told)["currency"] == "JPY"
    assert question(engine, "postage", None)["currency"] == ""


def rows(of: Policy, given: dict[str, Any]) -> dict[str, tuple[str, bool]]:
    """The summary: what was said, and whether it is only assumed."""
    found = summary(Engine(of), given, answers(of, given))
    return {row["fact"]: (row["answer"], row["assumed"]) for row in found}


def test_summary_says_answers_in_words() -> None:
    """The summary repeats answers as a person would say them."""
    of = replace(STRICT, facts=(*FACTS, clock("delivered")))
    given = {
        "reason": "dislike",
        "unused": "yes",
        "sealed": "unknown",
        "bought": "2026-03-02",
        "sent": "not yet",
        "delivered": "2026-03-02T14:30",
        "price": "79.90 USD",
    }
    assert rows(of, given) == {
        "reason": ("Dislike", False),
        "unused": ("Yes", False),
        "sealed": ("I don’t know", False),
        "bought": ("2 March 2026", False),
        "sent": ("Not yet", False),
        "delivered": ("2 March 2026, 14:30 (UTC)", False),
        "price": ("79.90 USD", False),
    }


def test_summary_says_what_was_told_against_the_usual() -> None:
    """An answer that was given is no longer an assumption."""
    assert rows(STRICT, {"approved": "yes"}) == {"approved": ("Yes", False)}


def test_summary_leaves_out_stale_answers() -> None:
    """An answer to a question no longer asked is not repeated."""
    sealed = yes_no("sealed", ask_only_when=when(is_("unused", "no")))
    of = shop(clause("C-1"), facts=(yes_no("unused"), sealed))
    assert [*rows(of, {"unused": "yes", "sealed": "no"})] == ["unused"]


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("general-store", "what happened"),
        ("components", "reason"),
        ("group-buy", "problem"),
        ("order-desk", "order status"),
    ],
)
def test_stores_begin_with_the_reason(name: str, first: str) -> None:
    """A store's first question is what the matter is."""
    assert asked(store(name), {})[0] == first


def test_order_desk_asks_a_shipped_customer_only_what_matters() -> None:
    """Whoever has a shipped order is asked where the parcel is."""
    given = {"order status": "shipped"}
    found = asked(store("order-desk"), given)
    assert found[0] == "parcel"
    assert "refund button" not in found
    assert "paid at" not in found
