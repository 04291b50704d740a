"""Reasons: the sentence that decides, its words, and what they mean."""

from __future__ import annotations

from typing import Any

from checker.policy import Compare, Discretion, Fact, Policy, Remedy
from policies import (
    choice,
    clause,
    date,
    decided,
    fee,
    gives,
    is_,
    may_refuse_if,
    money,
    names,
    only_if,
    refused_if,
    store,
    when,
    window,
    within,
    yes_no,
)
from policies import given_usual as usual
from policies import policy as shop

FACTS = (
    yes_no("unused", ask="Is it unused?"),
    yes_no("sealed", ask="Is it sealed?"),
    yes_no("approved", may_be=("not yet",), unless_told="not yet"),
    choice("status", "paid", "sent"),
    date("bought", called="your purchase"),
    date("asked", may_be=("not yet",), called="your request"),
)
TEXT = "You have <time>. Used items are not taken back. That is all."
SHOP = shop(
    clause(
        "C-1",
        text=TEXT,
        parameters=(window("time", 30),),
        tests=(
            only_if(
                within("asked", "time", "bought"),
                quotes="You have <time>",
                otherwise="The <time> ended on <last day>.",
            ),
            refused_if(
                is_("unused", "no"),
                quotes="Used items are not taken back",
            ),
        ),
        gives=gives(Remedy("Exchange", "taken back")),
    ),
    clause("C-2", tests=(refused_if(is_("sealed", "no")),)),
    facts=FACTS,
)
USUAL = {
    "bought": "2026-03-02",
    "asked": "2026-03-20",
    "unused": "yes",
    "sealed": "yes",
}


def reasons(of: Policy = SHOP, **changes: str) -> list[dict[str, Any]]:
    """The reasons of a case."""
    return [dict(r) for r in decided(of, USUAL | changes)["reasons"]]


def test_reason_holds_the_sentence_and_its_deciding_words() -> None:
    """The quote is part of the sentence, with the numbers filled in."""
    first = reasons()[0]
    assert first["sentence"] == "You have 30 days."
    assert first["quote"] == "You have 30 days"
    assert first["title"] == "Clause C-1"
    assert (first["page"], first["url"]) == ("refund", "refund/#C-1")
    assert first["facts"] == ["asked", "bought"]


def test_reason_quotes_the_sentence_of_its_words_alone() -> None:
    """Of several sentences only the one with the words is shown."""
    found = reasons(unused="no")
    assert [r["sentence"] for r in found] == ["Used items are not taken back."]


def test_reason_says_otherwise_with_the_last_day() -> None:
    """A refusal says in the editor's words what went wrong, and when."""
    (only,) = reasons(asked="2026-04-01", bought="2026-03-01")
    assert only["says"] == "The 30 days ended on 31 March 2026."
    assert only["for"] is False


def test_reasons_of_a_refusal_are_all_that_fail() -> None:
    """After a refusal each failing condition is a reason, no other is."""
    found = reasons(unused="no", sealed="no", bought="2026-02-01")
    assert names(found, "clause") == ["C-1", "C-1", "C-2"]
    assert {r["for"] for r in found} == {False}


def test_reasons_of_a_yes_speak_for_it() -> None:
    """A granted case is reasoned by conditions met and remedies given."""
    found = reasons()
    assert {r["for"] for r in found} == {True}
    assert "You can get: Exchange." in names(found, "says")


def test_reason_that_is_open_stands_on_neither_side() -> None:
    """A condition nobody can tell yet is neither for nor against."""
    found = reasons(unused="unknown")
    (open_,) = [r for r in found if r["facts"] == ["unused"]]
    assert open_["for"] is None


def test_reason_that_may_not_concern_the_case_says_for_whom() -> None:
    """A time that has ended for some has not ended for everybody."""
    special = yes_no("special", ask="Special?")
    less = only_if(
        within("asked", "less", "bought"), when=when(is_("special", "yes"))
    )
    of = shop(
        clause(
            "C-1",
            parameters=(window("less", 7),),
            tests=(less,),
            gives=gives(Remedy("Exchange", "taken back")),
        ),
        facts=(*FACTS, special),
    )
    given = {"bought": "2026-03-20", "asked": "not yet"}
    (open_,) = [r for r in decided(of, given)["reasons"] if r["for"] is None]
    assert open_["says"] == (
        "If the answer to “Special?” is “yes”: The time for your request "
        "ended on 27 March 2026."
    )
    given["special"] = "yes"
    (sure,) = [r for r in decided(of, given)["reasons"] if r["for"] is False]
    assert not sure["says"].startswith("If")


def test_reason_of_a_refusal_is_there_though_no_one_test_is_certain() -> None:
    """Where every possible answer refuses, the refusing tests are named."""
    of = shop(
        clause(
            "C-1",
            tests=(
                refused_if(is_("status", "paid")),
                refused_if(is_("status", "sent")),
            ),
        ),
        facts=FACTS,
    )
    found = decided(of, {"status": "unknown"})
    assert found["verdict"] == "not_eligible"
    assert names(found["reasons"], "clause") == ["C-1", "C-1"]


def test_reason_of_discretion_names_who_decides_on_what() -> None:
    """What is left to somebody says to whom and about what."""
    left = Discretion("the team", "the claim", "", settled_by="approved")
    of = shop(
        clause("C-1", discretions=(left,), gives=gives(Remedy("Gift", ""))),
        facts=FACTS,
    )
    found = decided(of, {})["reasons"][0]
    assert "The team" in found["says"]
    assert "the claim" in found["says"]
    assert found["for"] is None
    agreed = decided(of, {"approved": "yes"})["reasons"][0]
    assert agreed["says"] == "The team has agreed."
    assert agreed["for"] is True


def test_reason_of_a_may_is_on_neither_side() -> None:
    """What may be held against somebody is not held against them yet."""
    of = shop(
        clause(
            "C-1",
            tests=(may_refuse_if(is_("unused", "no")),),
            gives=gives(Remedy("Gift", "")),
        ),
        facts=FACTS,
    )
    assert decided(of, {"unused": "no"})["reasons"][0]["for"] is None
    assert decided(of, {"unused": "yes"})["reasons"][0]["for"] is True


def test_reason_of_nothing_to_do_is_that_clause() -> None:
    """Where it happens by itself, the clause that says so is the reason."""
    of = shop(
        clause("C-1", nothing_to_do="It closes."),
        clause("C-2", tests=(only_if(is_("unused")),)),
        facts=FACTS,
    )
    (only,) = decided(of, {"unused": "yes"})["reasons"]
    assert (only["clause"], only["says"]) == ("C-1", "It closes.")


def test_reason_of_an_explained_option_is_its_clause() -> None:
    """A clause that describes the chosen option is shown as a reason."""
    of = shop(
        clause("C-1", gives=gives(Remedy("Gift", ""))),
        clause("C-2", explains=when(is_("status", "sent"))),
        facts=FACTS,
    )
    told = decided(of, {"status": "sent"})["reasons"]
    silent = decided(of, {"status": "paid"})["reasons"]
    assert "C-2" in names(told, "clause")
    assert "C-2" not in names(silent, "clause")


def test_not_regulated_has_no_reason() -> None:
    """What the policy does not say cannot be quoted."""
    of = shop(
        clause(
            "C-1",
            scope=when(is_("status", "sent")),
            tests=(only_if(is_("unused")),),
        ),
        facts=FACTS,
    )
    assert decided(of, {"status": "paid"})["reasons"] == []


def test_every_quote_is_part_of_its_sentence_in_every_store() -> None:
    """In each example of each store the marked words stand in the text."""
    for name in ("general-store", "order-desk", "group-buy"):
        of = store(name)
        for rule in of.clauses[:12]:
            for case in rule.cases[:2]:
                given = usual(of) | {
                    k: v for k, v in case.given if not v.startswith("[{")
                }
                given = {k: v for k, v in given.items() if v != "none"}
                found = decided(of, given, case.now or "2026-04-01T12:00")
                for reason in found["reasons"]:
                    assert reason["quote"] in reason["sentence"]
                    assert "<" not in reason["sentence"]
                    assert "<" not in reason["says"]


def test_general_store_says_when_the_return_ended() -> None:
    """A return asked for on the 31st day hears which day was the last."""
    of = store("general-store")
    given = usual(of, purchased_on="2026-03-02", requested_on="2026-04-02")
    found = decided(of, given, "2026-04-02T12:00")
    (only,) = found["reasons"]
    assert only["clause"] == "RET-1"
    assert only["quote"] == "within 30 days of purchase"
    assert "1 April 2026" in only["says"]


def test_reason_of_a_number_says_the_number_not_its_limit() -> None:
    """A refusal that does not hold is no statement about the case."""
    length = Fact(
        "length",
        "period",
        "the customer",
        ask="How long?",
        called="the warranty",
        may_be=("not stated",),
    )
    cheap = Compare("price", "less than", "least")
    of = shop(
        clause(
            "C-1",
            parameters=(fee("least", 5000),),
            tests=(
                may_refuse_if(is_("length", "not stated"), quotes="C-1"),
                refused_if(cheap),
            ),
            gives=gives(Remedy("Exchange", "")),
        ),
        facts=(length, money("price", called="what you paid")),
    )
    given = {"length": "12 months", "price": "79.90 USD"}
    found = [row["says"] for row in decided(of, given)["reasons"]]
    assert found[:2] == [
        "The warranty: 12 months.",
        "What you paid: 79.90 USD.",
    ]
