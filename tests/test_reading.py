"""The reading: a rule in plain words, made from the rule itself."""

from __future__ import annotations

import pytest

from checker.policy import (
    Compare,
    Constant,
    Cost,
    Discretion,
    Evidence,
    Extreme,
    FactAmount,
    Line,
    Promise,
    Remedy,
    Share,
    Step,
    Unstated,
    Warn,
)
from checker.reading import (
    amount_words,
    atom_words,
    guard_words,
    line_words,
    option_label,
    reading,
)
from policies import (
    choice,
    clause,
    date,
    fee,
    gives,
    is_,
    may_refuse_if,
    minus,
    money,
    only_if,
    plus,
    policy,
    refund,
    refused_if,
    share_of,
    store,
    when,
    window,
    within,
    yes_no,
)

SHOP = policy(
    facts=(
        choice("state", "new", "used", ask="What state is it in?"),
        yes_no("sealed", ask="Is it sealed?", called="the seal"),
        date("bought", called="your purchase"),
        date("asked", called="your request", may_be=("not yet",)),
        money("price", called="the price paid"),
        money("postage", called="the postage"),
    )
)
RULE = clause(
    "C-1",
    parameters=(
        window("time", 30),
        window("sending time", 3, "working days", 1),
        share_of("share", 50),
        fee("fee", 500),
    ),
)
PRICE = FactAmount("price")


def test_option_label_is_what_the_customer_sees() -> None:
    """An option is said by its label, a bare value by itself."""
    assert option_label(SHOP.facts[0], "new") == "New"
    assert option_label(SHOP.facts[1], "yes") == "yes"


@pytest.mark.parametrize(
    ("atom", "words"),
    [
        (
            is_("state", "new", "used"),
            "the answer to “What state is it in?” is “New” or “Used”",
        ),
        (is_("asked", "has happened"), "your request has happened"),
        (is_("asked", "not yet"), "your request has not happened yet"),
        (
            within("asked", "time", "bought"),
            "your request is within 30 days after your purchase",
        ),
        (
            within("asked", "time", "bought", later=True),
            "your request is later than 30 days after your purchase",
        ),
        (Compare("price", "at most", "0"), "the price paid is nothing"),
        (
            Compare("price", "more than", "0"),
            "the price paid is more than nothing",
        ),
        (
            Compare("price", "at least", "fee"),
            "the price paid is at least 5.00 USD",
        ),
        (
            Compare("bought", "less than", "2026-05-01"),
            "your purchase is before 1 May 2026",
        ),
        (
            Compare("bought", "at least", "2026-05-01"),
            "your purchase is on or after 1 May 2026",
        ),
    ],
)
def test_atom_words_say_one_condition(atom: object, words: str) -> None:
    """Each kind of condition reads as a clause of a sentence."""
    assert atom_words(SHOP, RULE, atom) == words  # type: ignore[arg-type]


def test_guard_words_join_with_and_and_or() -> None:
    """Atoms are joined by and, alternatives by or; always says nothing."""
    guard = (
        (is_("asked", "not yet"), Compare("price", "more than", "0")),
        (is_("asked", "has happened"),),
    )
    assert guard_words(SHOP, RULE, guard) == (
        "your request has not happened yet and the price paid is more than "
        "nothing, or your request has happened"
    )
    assert guard_words(SHOP, RULE, ()) == ""


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (PRICE, "the price paid"),
        (Constant("fee"), "5.00 USD"),
        (Constant("nothing"), "nothing"),
        (Share("share", PRICE), "50 % of the price paid"),
        (
            Extreme("lesser", (PRICE, Constant("fee"))),
            "the lesser of the price paid and 5.00 USD",
        ),
        (
            Unstated("a fee", Constant("nothing"), PRICE),
            "a fee (not stated; from nothing to the price paid)",
        ),
    ],
)
def test_amount_words_say_each_kind(amount: object, words: str) -> None:
    """Each kind of amount reads as a noun phrase."""
    assert amount_words(SHOP, RULE, amount) == words  # type: ignore[arg-type]


def test_line_words_say_sign_and_guard() -> None:
    """A line says whether it adds, and when."""
    assert line_words(SHOP, RULE, plus("price")) == "plus the price paid"
    some = minus("postage", when=when(is_("asked", "not yet")))
    assert line_words(SHOP, RULE, some) == (
        "less the postage, if your request has not happened yet"
    )


def test_reading_says_every_part_of_a_rule() -> None:
    """Nothing that a clause does is left out of its reading."""
    seal = Compare("price", "more than", "0")
    asked = when(is_("asked", "has happened"))
    rule = clause(
        "C-1",
        parameters=RULE.parameters,
        scope=when(is_("asked", "not yet")),
        exception_to=("C-2", "C-3"),
        tests=(
            only_if(within("asked", "time", "bought"), not_for=("Repair",)),
            refused_if(seal, when=asked),
            may_refuse_if(seal, who="the team"),
        ),
        discretions=(Discretion("the team", "the claim", "", "sealed"),),
        gives=gives(
            refund(plus("price"), tests=(only_if(seal),)),
            Remedy("Repair", "", perhaps=True, sends="a new part"),
            by="customer",
        ),
        other_ways=(Remedy("Send it back", ""),),
        in_every_refund=(Line(-1, Constant("fee"), "Fee"),),
        costs=(Cost("postage", "the customer", "", perhaps=True),),
        promises=(
            Promise("send it", "sending time", "asked", ""),
            Promise("answer", "", "asked", "", "typical"),
        ),
        steps=(Step("Ask us.", "", when=asked),),
        evidence=(Evidence("A photo.", ""),),
        warnings=(Warn("You have <time>."),),
        nothing_to_do="It closes.",
        paid_to="your account",
    )
    assert reading(SHOP, rule) == [
        "Concerns you if your request has not happened yet.",
        "Is an exception to C-2 and C-3.",
        "Only if your request is within 30 days after your purchase "
        "(not for Repair).",
        "Refused if the price paid is more than nothing, "
        "where your request has happened.",
        "May be refused by the team if the price paid is more than nothing.",
        "Left to the team: the claim (the seal settles it).",
        "You choose: Refund.",
        "Refund: the price paid.",
        "Refund: Only if the price paid is more than nothing.",
        "You choose: Repair (in some cases).",
        "Repair: we send a new part.",
        "Another way: Send it back.",
        "In every refund: less 5.00 USD.",
        "You may have to pay: the postage.",
        "We send it within 1 to 3 working days after your request "
        "(a promise).",
        "We answer after your request; no time is stated (typical).",
        "Step: Ask us, if your request has happened.",
        "To show: A photo.",
        "Warning: You have 30 days.",
        "Nothing to do: It closes.",
        "Paid to: your account.",
    ]


def test_reading_of_text_alone_is_empty() -> None:
    """A clause that only informs has no rule to read."""
    assert reading(SHOP, clause("C-1")) == []


@pytest.mark.parametrize(
    "name", ["general-store", "components", "group-buy", "platform"]
)
def test_reading_leaves_no_hole_in_any_store(name: str) -> None:
    """Every rule of every store is read with its numbers filled in."""
    of = store(name)
    for rule in of.clauses:
        for line in reading(of, rule):
            assert "<" not in line, rule.id
