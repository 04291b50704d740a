"""The decision: how clauses combine, and what follows from it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from checker.policy import (
    Compare,
    Conflict,
    Cost,
    Dated,
    Discretion,
    Evidence,
    Fact,
    Parameter,
    Policy,
    Promise,
    Remedy,
    Route,
    Setting,
    Step,
    Warn,
    Window,
)
from policies import (
    choice,
    clause,
    date,
    decided,
    gives,
    is_,
    may_refuse_if,
    money,
    names,
    only_if,
    plus,
    refund,
    refused_if,
    store,
    when,
    within,
    yes_no,
)
from policies import given_usual as usual
from policies import policy as shop

type Plain = dict[str, Any]

FACTS = (
    yes_no("unused"),
    yes_no("sealed"),
    yes_no("approved", may_be=("not yet",), unless_told="not yet"),
    yes_no("in stock", known_by="the shop", ask=""),
    choice("status", "paid", "sent", "closed"),
    money("price"),
)
REFUND = gives(refund(plus("price")))
PAID = {"price": "80.00 USD"}


def verdict(of: Policy, **given: str) -> str:
    """The verdict of a case; underscores in names are spaces."""
    plain = {name.replace("_", " "): text for name, text in given.items()}
    return str(decided(of, PAID | plain)["verdict"])


# One after the other: the seven verdicts ------------------------------


def test_decide_is_eligible_where_nothing_stands_against_it() -> None:
    """A remedy without a condition is for everybody in scope."""
    of = shop(clause("C-1", gives=REFUND), facts=FACTS)
    found = decided(of, PAID)
    assert found["verdict"] == "eligible"
    assert names(found["remedies"], "standing") == ["eligible"]


def test_decide_does_not_regulate_what_no_clause_speaks_of() -> None:
    """Out of every scope the policy does not say, which is no refusal."""
    only = clause("C-1", scope=when(is_("status", "paid")), gives=REFUND)
    of = shop(only, facts=FACTS)
    assert verdict(of, status="paid") == "eligible"
    assert verdict(of, status="sent") == "not_regulated"


def test_decide_does_not_regulate_by_text_alone() -> None:
    """A clause that only informs, warns or adds a step decides nothing."""
    inform = clause("C-1", steps=(Step("Ask.", ""),), warnings=(Warn("x"),))
    found = decided(shop(inform, facts=FACTS), PAID)
    assert found["verdict"] == "not_regulated"
    assert found["remedies"] == []


def test_decide_needs_nothing_where_it_happens_by_itself() -> None:
    """Nothing to do comes before refusals and entitlements."""
    of = shop(
        clause("C-1", nothing_to_do="It closes."),
        clause("C-2", gives=REFUND),
        clause("C-3", tests=(refused_if(is_("unused", "no")),)),
        facts=FACTS,
    )
    assert verdict(of, unused="no") == "not_needed"


def test_decide_refuses_where_a_condition_fails() -> None:
    """A refusal beats an entitlement, whichever clause comes first."""
    give = clause("C-1", gives=REFUND)
    bar = clause("C-2", tests=(only_if(is_("unused")),))
    for clauses in ((give, bar), (bar, give)):
        of = shop(*clauses, facts=FACTS)
        assert verdict(of, unused="yes") == "eligible"
        assert verdict(of, unused="no") == "not_eligible"


def test_decide_offers_other_ways_after_a_refusal() -> None:
    """Where other ways are open a refusal points to them."""
    bar = clause("C-1", tests=(refused_if(is_("status", "sent")),))
    way = clause("C-2", other_ways=(Remedy("Send it back", ""),))
    of = shop(bar, way, clause("C-3", gives=REFUND), facts=FACTS)
    found = decided(of, PAID | {"status": "sent"})
    assert found["verdict"] == "other_options"
    assert "Send it back" in names(found["remedies"], "name")
    kept = decided(of, PAID | {"status": "paid"})
    assert kept["verdict"] == "eligible"
    assert names(kept["remedies"], "name") == ["Refund"]


def test_decide_keeps_other_ways_to_their_own_scope() -> None:
    """A way out of another case is no way out of this one."""
    bar = clause("C-1", tests=(only_if(is_("unused")),))
    way = clause(
        "C-2",
        scope=when(is_("status", "sent")),
        other_ways=(Remedy("Send it back", ""),),
    )
    of = shop(bar, way, facts=FACTS)
    assert verdict(of, unused="no", status="sent") == "other_options"
    assert verdict(of, unused="no", status="paid") == "not_eligible"


def test_decide_without_a_named_remedy_is_a_review() -> None:
    """Allowed, but with no remedy named: review, never "refund"."""
    of = shop(clause("C-1", tests=(only_if(is_("unused")),)), facts=FACTS)
    found = decided(of, PAID | {"unused": "yes"})
    assert found["verdict"] == "eligible_subject_to_review"
    assert found["remedies"] == []


# Discretion ----------------------------------------------------------


@pytest.mark.parametrize(
    ("approved", "expected"),
    [
        ("not yet", "eligible_subject_to_review"),
        ("yes", "eligible"),
        ("no", "not_eligible"),
    ],
)
def test_decide_leaves_what_is_left_to_somebody(
    approved: str, expected: str
) -> None:
    """A granted approval settles it, a denied one refuses."""
    left = Discretion("the team", "the claim", "", settled_by="approved")
    of = shop(clause("C-1", discretions=(left,), gives=REFUND), facts=FACTS)
    assert verdict(of, approved=approved) == expected


def test_decide_never_settles_what_nothing_settles() -> None:
    """Left to somebody without a settling fact it stays a review."""
    left = Discretion("the courier", "whether it can stop", "")
    of = shop(clause("C-1", discretions=(left,), gives=REFUND), facts=FACTS)
    found = decided(of, PAID)
    assert found["verdict"] == "eligible_subject_to_review"
    assert [(d["who"], d["clause"]) for d in found["discretion"]] == [
        ("the courier", "C-1")
    ]


def test_decide_turns_may_be_refused_into_a_review() -> None:
    """ "May" and "reserve the right" never become a yes or a no."""
    may = may_refuse_if(is_("unused", "no"), who="the warehouse")
    of = shop(clause("C-1", tests=(may,), gives=REFUND), facts=FACTS)
    assert verdict(of, unused="yes") == "eligible"
    found = decided(of, PAID | {"unused": "no"})
    assert found["verdict"] == "eligible_subject_to_review"
    assert names(found["discretion"], "who") == ["the warehouse"]


def test_decide_reviews_a_remedy_of_some_cases() -> None:
    """A remedy given in some cases is a review of its own."""
    sure, rare = Remedy("Repair", ""), Remedy("Gift", "", perhaps=True)
    of = shop(clause("C-1", gives=gives(sure, rare)), facts=FACTS)
    found = decided(of, {})
    assert found["verdict"] == "eligible"
    standings = {r["name"]: r["standing"] for r in found["remedies"]}
    assert standings == {
        "Repair": "eligible",
        "Gift": "eligible_subject_to_review",
    }
    alone = shop(clause("C-1", gives=gives(rare)), facts=FACTS)
    assert verdict(alone) == "eligible_subject_to_review"


def test_decide_does_not_review_a_choice_of_the_shop() -> None:
    """That the shop chooses between remedies leaves no doubt of one."""
    either = gives(Remedy("Repair", ""), Remedy("Swap", ""), by="shop")
    found = decided(shop(clause("C-1", gives=either), facts=FACTS), {})
    assert found["verdict"] == "eligible"
    assert set(names(found["remedies"], "chosen_by")) == {"shop"}


def test_decide_prefers_a_refusal_to_a_review() -> None:
    """What is refused for certain is not left to anybody."""
    left = Discretion("the team", "the claim", "")
    bar = refused_if(is_("unused", "no"))
    of = shop(
        clause("C-1", tests=(bar,), discretions=(left,), gives=REFUND),
        facts=FACTS,
    )
    found = decided(of, PAID | {"unused": "no"})
    assert found["verdict"] == "not_eligible"
    assert found["discretion"] == []


# Remedies ------------------------------------------------------------


def test_decide_takes_the_best_standing_as_the_verdict() -> None:
    """Each remedy has its own standing; the best one is the verdict."""
    no_refund = only_if(is_("sealed"), not_for=("Exchange",))
    both = gives(refund(plus("price")), Remedy("Exchange", ""), by="customer")
    of = shop(clause("C-1", tests=(no_refund,), gives=both), facts=FACTS)
    found = decided(of, PAID | {"sealed": "no"})
    assert found["verdict"] == "eligible"
    standings = {r["name"]: r["standing"] for r in found["remedies"]}
    assert standings == {"Refund": "not_eligible", "Exchange": "eligible"}


def test_decide_keeps_a_condition_of_a_remedy_inside_it() -> None:
    """A condition inside a remedy concerns that remedy alone."""
    strict = refund(plus("price"), tests=(only_if(is_("sealed")),))
    of = shop(
        clause("C-1", gives=gives(strict, Remedy("Exchange", ""))),
        facts=FACTS,
    )
    found = decided(of, PAID | {"sealed": "no"})
    assert found["verdict"] == "eligible"
    standings = {r["name"]: r["standing"] for r in found["remedies"]}
    assert standings == {"Refund": "not_eligible", "Exchange": "eligible"}


def test_decide_lets_a_condition_reach_every_clause() -> None:
    """A condition of one clause bars the remedies of all others."""
    of = shop(
        clause("C-1", gives=REFUND),
        clause("C-2", gives=gives(Remedy("Exchange", ""))),
        clause("C-3", tests=(refused_if(is_("unused", "no")),)),
        facts=FACTS,
    )
    found = decided(of, PAID | {"unused": "no"})
    assert set(names(found["remedies"], "standing")) == {"not_eligible"}


def test_decide_gives_a_remedy_only_where_its_guard_holds() -> None:
    """A remedy with a guard does not exist where the guard fails."""
    swap = Remedy("Exchange", "", when=when(is_("sealed")))
    of = shop(
        clause("C-1", gives=gives(refund(plus("price")), swap)), facts=FACTS
    )
    closed = decided(of, PAID | {"sealed": "yes"})
    opened = decided(of, PAID | {"sealed": "no"})
    assert names(closed["remedies"], "name") == ["Refund", "Exchange"]
    assert names(opened["remedies"], "name") == ["Refund"]


def test_decide_lets_an_exception_take_a_clause_out() -> None:
    """Where the exception applies, the clause it names does not."""
    rule = clause("C-1", tests=(refused_if(is_("status", "sent", "paid")),))
    but = clause(
        "C-2",
        scope=when(is_("sealed")),
        gives=REFUND,
        exception_to=("C-1",),
    )
    of = shop(rule, but, facts=FACTS)
    assert verdict(of, status="sent", sealed="yes") == "eligible"
    assert verdict(of, status="sent", sealed="no") == "not_eligible"


def test_decide_guards_a_condition_by_its_when() -> None:
    """A condition whose guard fails does not concern the case."""
    bar = only_if(is_("unused"), when=when(is_("status", "sent")))
    of = shop(clause("C-1", tests=(bar,), gives=REFUND), facts=FACTS)
    assert verdict(of, unused="no", status="sent") == "not_eligible"
    assert verdict(of, unused="no", status="paid") == "eligible"


def test_decide_reads_alternatives_as_or_and_one_dash_as_and() -> None:
    """Several facts under one dash mean and; several dashes mean or."""
    scope = (
        (is_("status", "paid"), is_("sealed")),
        (is_("status", "sent"),),
    )
    of = shop(clause("C-1", scope=scope, gives=REFUND), facts=FACTS)
    assert verdict(of, status="paid", sealed="yes") == "eligible"
    assert verdict(of, status="paid", sealed="no") == "not_regulated"
    assert verdict(of, status="sent", sealed="no") == "eligible"


# Amounts and numbers in conditions ------------------------------------


@pytest.mark.parametrize(
    ("sign", "limit", "below", "at", "above"),
    [
        ("at least", "3", False, True, True),
        ("more than", "3", False, False, True),
        ("at most", "3", True, True, False),
        ("less than", "3", True, False, False),
    ],
)
def test_compare_counts_its_limit_as_its_words_say(
    sign: Any, limit: str, below: bool, at: bool, above: bool
) -> None:
    """Two, three and four stand on the right side of each phrase."""
    number = Fact("pieces", "whole number", "the customer", ask="How many?")
    bar = only_if(Compare("pieces", sign, limit))
    of = shop(
        clause("C-1", tests=(bar,), gives=REFUND), facts=(*FACTS, number)
    )
    found = [verdict(of, pieces=n) == "eligible" for n in ("2", "3", "4")]
    assert found == [below, at, above]


@pytest.mark.parametrize(
    ("sign", "price", "holds"),
    [
        ("at most", "0 USD", True),
        ("at most", "0.01 USD", False),
        ("more than", "0 USD", False),
        ("more than", "0.01 USD", True),
    ],
)
def test_compare_knows_nothing_from_a_cent(
    sign: Any, price: str, holds: bool
) -> None:
    """The smallest unit is more than nothing."""
    bar = only_if(Compare("price", sign, "0"))
    of = shop(clause("C-1", tests=(bar,), gives=REFUND), facts=FACTS)
    assert (verdict(of, price=price) == "eligible") is holds


@pytest.mark.parametrize(
    ("sign", "day", "holds"),
    [
        ("less than", "2026-02-28", True),
        ("less than", "2026-03-01", False),
        ("at least", "2026-02-28", False),
        ("at least", "2026-03-01", True),
    ],
)
def test_compare_reads_before_and_on_or_after_a_date(
    sign: Any, day: str, holds: bool
) -> None:
    """Before a date excludes it; on or after a date includes it."""
    bar = only_if(Compare("bought", sign, "2026-03-01"))
    of = shop(
        clause("C-1", tests=(bar,), gives=REFUND),
        facts=(*FACTS, date("bought")),
    )
    assert (verdict(of, bought=day) == "eligible") is holds


@pytest.mark.parametrize(
    ("sign", "verdict"),
    [("less than", "not_eligible"), ("at least", "eligible")],
)
def test_compare_puts_what_has_not_happened_after_every_date(
    sign: Any, verdict: str
) -> None:
    """An event still to come is not before a date that has passed."""
    bar = only_if(Compare("sent", sign, "2026-03-01"))
    of = shop(
        clause("C-1", tests=(bar,), gives=REFUND),
        facts=(*FACTS, date("sent", may_be=("not yet",))),
    )
    found = decided(of, PAID | {"sent": "not yet"})
    assert found["verdict"] == verdict


def test_compare_does_not_know_an_unknown_number() -> None:
    """An unknown number may lie on either side of a limit."""
    number = Fact("pieces", "whole number", "the customer", ask="How many?")
    bar = only_if(Compare("pieces", "at least", "3"))
    of = shop(
        clause("C-1", tests=(bar,), gives=REFUND), facts=(*FACTS, number)
    )
    found = decided(of, PAID | {"pieces": "unknown"})
    assert found["verdict"] == "need_information"


PERIOD = Fact(
    "warranty",
    "period",
    "the customer",
    ask="How long?",
    may_be=("not stated",),
)


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("12 months", "eligible"),
        ("not stated", "not_eligible"),
        ("unknown", "need_information"),
    ],
)
def test_period_is_stated_or_not_or_unknown(said: str, verdict: str) -> None:
    """ "Not stated" is a value of its own, and not "I don't know"."""
    bar = refused_if(is_("warranty", "not stated"))
    of = shop(
        clause("C-1", tests=(bar,), gives=REFUND), facts=(*FACTS, PERIOD)
    )
    found = decided(of, PAID | {"warranty": said})
    assert found["verdict"] == verdict


@pytest.mark.parametrize(
    ("sent", "verdict"),
    [
        ("2026-03-01", "eligible"),
        ("not yet", "not_eligible"),
        ("unknown", "need_information"),
    ],
)
def test_event_has_happened_or_not_or_is_unknown(
    sent: str, verdict: str
) -> None:
    """ "Not yet" is a value of its own, and not "I don't know"."""
    bar = only_if(is_("sent", "has happened"))
    event = date("sent", may_be=("not yet",))
    of = shop(clause("C-1", tests=(bar,), gives=REFUND), facts=(*FACTS, event))
    assert decided(of, PAID | {"sent": sent})["verdict"] == verdict


def test_event_that_cannot_wait_has_happened() -> None:
    """An event that may not be "not yet" has happened, date or no date."""
    bar = only_if(is_("bought", "has happened"))
    of = shop(
        clause("C-1", tests=(bar,), gives=REFUND),
        facts=(*FACTS, date("bought")),
    )
    assert decided(of, PAID | {"bought": "unknown"})["verdict"] == "eligible"


# What is unknown -----------------------------------------------------


def test_unknown_of_the_customer_never_becomes_no() -> None:
    """A missing answer that matters gives an open decision with outcomes."""
    of = shop(
        clause("C-1", tests=(only_if(is_("unused")),), gives=REFUND),
        facts=FACTS,
    )
    for given in ({}, {"unused": "unknown"}):
        found = decided(of, PAID | given)
        assert found["verdict"] == "need_information"
        (open_,) = found["depends_on"]
        assert (open_["fact"], open_["known_by"]) == ("unused", "the customer")
        verdicts = [o["verdicts"] for o in open_["outcomes"]]
        assert verdicts == [["eligible"], ["not_eligible"]]


def test_unknown_of_the_shop_is_a_review_with_each_outcome() -> None:
    """What only the shop knows is decided there, and each side is told."""
    of = shop(
        clause("C-1", tests=(only_if(is_("in stock")),), gives=REFUND),
        facts=FACTS,
    )
    found = decided(of, PAID)
    assert found["verdict"] == "eligible_subject_to_review"
    assert "the shop" in names(found["discretion"], "who")
    (open_,) = found["depends_on"]
    assert (open_["fact"], open_["known_by"]) == ("in stock", "the shop")
    assert open_["ask"] == "in stock"
    verdicts = [o["verdicts"] for o in open_["outcomes"]]
    assert verdicts == [["eligible"], ["not_eligible"]]


def test_unknown_without_a_remedy_is_open_too() -> None:
    """A condition alone, met or not, decides between review and refusal."""
    of = shop(clause("C-1", tests=(only_if(is_("unused")),)), facts=FACTS)
    found = decided(of, {"unused": "unknown"})
    assert found["verdict"] == "need_information"
    verdicts = [o["verdicts"] for o in found["depends_on"][0]["outcomes"]]
    assert verdicts == [["eligible_subject_to_review"], ["not_eligible"]]


def test_unknown_that_changes_nothing_is_not_named() -> None:
    """A fact whose every value leads to the same end is not open."""
    of = shop(
        clause("C-1", gives=REFUND),
        clause("C-2", scope=when(is_("sealed")), text="Words only."),
        facts=FACTS,
    )
    found = decided(of, PAID | {"sealed": "unknown"})
    assert found["verdict"] == "eligible"
    assert found["depends_on"] == []


def test_unknown_beside_a_certain_refusal_stays_a_refusal() -> None:
    """Once refused for certain, an open fact does not reopen the case."""
    of = shop(
        clause(
            "C-1",
            tests=(only_if(is_("unused")), only_if(is_("sealed"))),
            gives=REFUND,
        ),
        facts=FACTS,
    )
    assert verdict(of, unused="no", sealed="unknown") == "not_eligible"
    assert verdict(of, unused="yes", sealed="unknown") == "need_information"


def test_unknown_guard_of_a_refused_remedy_stays_a_refusal() -> None:
    """Whether a refused remedy would have existed is not worth a question."""
    swap = Remedy("Exchange", "", when=when(is_("sealed")))
    of = shop(
        clause(
            "C-1",
            tests=(only_if(is_("unused")),),
            gives=gives(refund(plus("price")), swap),
        ),
        facts=FACTS,
    )
    assert verdict(of, unused="no", sealed="unknown") == "not_eligible"


def test_unknown_that_only_moves_a_remedy_is_open() -> None:
    """Different remedies are different outcomes, even if both are a yes."""
    of = shop(
        clause("C-1", gives=gives(Remedy("Repair", ""))),
        clause("C-2", gives=REFUND, scope=when(is_("sealed"))),
        facts=FACTS,
    )
    found = decided(of, PAID | {"sealed": "unknown"})
    assert found["verdict"] == "need_information"
    (open_,) = found["depends_on"]
    assert open_["fact"] == "sealed"
    assert [
        (outcome["verdicts"], outcome["remedies"])
        for outcome in open_["outcomes"]
    ] == [(["eligible"], ["Repair", "Refund"]), (["eligible"], ["Repair"])]


def test_unknown_on_both_sides_of_a_refusal_refuses() -> None:
    """If every possible answer refuses, the answer is no."""
    of = shop(
        clause(
            "C-1",
            tests=(
                refused_if(is_("status", "paid")),
                refused_if(is_("status", "sent", "closed")),
            ),
            gives=REFUND,
        ),
        facts=FACTS,
    )
    found = decided(of, PAID | {"status": "unknown"})
    assert found["verdict"] == "not_eligible"
    assert names(found["reasons"], "clause")


# Idle facts ----------------------------------------------------------


IDLE = (
    choice("reason", "broken", "dislike"),
    yes_no("sealed", ask_only_when=when(is_("reason", "dislike"))),
    date(
        "sent",
        may_be=("not yet",),
        ask_only_when=when(is_("reason", "dislike")),
    ),
    money("price"),
)


def test_idle_condition_does_not_concern_the_case() -> None:
    """A condition on a question that is not asked holds for nobody."""
    of = shop(
        clause("C-1", tests=(only_if(is_("sealed")),), gives=REFUND),
        facts=IDLE,
    )
    assert verdict(of, reason="broken") == "eligible"
    assert verdict(of, reason="dislike", sealed="no") == "not_eligible"


def test_idle_guard_is_false() -> None:
    """No guard on a choice that is not asked holds, on neither side."""
    of = shop(
        clause("C-1", gives=REFUND),
        clause("C-2", scope=when(is_("sealed", "yes")), steps=(_step("A"),)),
        clause("C-3", scope=when(is_("sealed", "no")), steps=(_step("B"),)),
        facts=IDLE,
    )
    found = decided(of, PAID | {"reason": "broken"})
    assert found["steps"] == []


def test_idle_event_has_not_happened() -> None:
    """An event that is not asked about counts as not yet."""
    of = shop(
        clause("C-1", gives=REFUND),
        clause("C-2", scope=when(is_("sent", "not yet")), steps=(_step("A"),)),
        facts=IDLE,
    )
    found = decided(of, PAID | {"reason": "broken"})
    assert names(found["steps"], "do") == ["A"]


def test_idle_answer_is_ignored() -> None:
    """A stale answer to a question not asked changes nothing at all."""
    of = shop(
        clause("C-1", tests=(only_if(is_("sealed")),), gives=REFUND),
        facts=IDLE,
    )
    bare = PAID | {"reason": "broken"}
    stale = bare | {"sealed": "no", "sent": "2027-01-01"}
    assert decided(of, bare) == decided(of, stale)


def test_idle_is_open_where_its_condition_is_open() -> None:
    """An answer to what is perhaps not asked counts perhaps."""
    of = shop(
        clause("C-1", tests=(only_if(is_("sealed")),), gives=REFUND),
        facts=IDLE,
    )
    # broken: eligible; dislike: refused
    assert verdict(of, reason="unknown", sealed="no") == "need_information"


# What is shown -------------------------------------------------------


def _step(do: str) -> Step:
    return Step(do, "")


SPEAKING = shop(
    clause(
        "C-1",
        tests=(only_if(is_("unused")),),
        gives=REFUND,
        steps=(_step("Explain."),),
        evidence=(Evidence("A photo", ""),),
        warnings=(Warn("Mind."),),
        costs=(Cost("price", "the customer", "", "Check"),),
    ),
    clause(
        "C-2",
        steps=(_step("Pack."),),
        evidence=(Evidence("The receipt", ""),),
        warnings=(Warn("Hurry."),),
        costs=(Cost("price", "the customer", "", "Postage"),),
        promises=(Promise("pay", "", "now", ""),),
    ),
    clause("C-3", tests=(only_if(is_("sealed")),), steps=(_step("Seal."),)),
    facts=FACTS,
)


def test_shown_in_a_granted_case_is_everything() -> None:
    """While the case is open all clauses in scope go on speaking."""
    found = decided(SPEAKING, PAID | {"unused": "yes", "sealed": "yes"})
    assert names(found["steps"], "do") == ["Explain.", "Pack.", "Seal."]
    assert names(found["evidence"], "what") == ["A photo", "The receipt"]
    assert names(found["customer_costs"], "label") == ["Check", "Postage"]
    assert len(found["warnings"]) == 2
    assert len(found["timelines"]) == 1


def test_shown_after_a_refusal_is_only_the_refusing_clause() -> None:
    """After a refusal only the refusing clause goes on speaking."""
    found = decided(SPEAKING, PAID | {"unused": "no", "sealed": "yes"})
    assert found["verdict"] == "not_eligible"
    assert names(found["steps"], "do") == ["Explain."]
    assert names(found["evidence"], "what") == ["A photo"]
    assert names(found["customer_costs"], "label") == ["Check"]
    assert names(found["warnings"], "says") == ["Mind."]
    assert found["timelines"] == []


def test_shown_after_two_refusals_is_both_clauses() -> None:
    """Every clause that refuses keeps its steps."""
    found = decided(SPEAKING, PAID | {"unused": "no", "sealed": "no"})
    assert names(found["steps"], "do") == ["Explain.", "Seal."]


def test_shown_not_for_a_remedy_hides_with_the_others_gone() -> None:
    """What is not for a remedy is shown while another one is open."""
    label = Step("Print the label.", "", not_for=("Refund",))
    strict = Remedy("Exchange", "", tests=(only_if(is_("sealed")),))
    of = shop(
        clause(
            "C-1",
            gives=gives(refund(plus("price")), strict),
            steps=(label,),
        ),
        facts=FACTS,
    )
    both = decided(of, PAID | {"sealed": "yes"})
    one = decided(of, PAID | {"sealed": "no"})
    assert names(both["steps"], "do") == ["Print the label."]
    assert one["steps"] == []


def test_shown_perhaps_where_a_guard_is_open() -> None:
    """A step that hangs on an open fact is marked as perhaps."""
    maybe = Step("Wait.", "", when=when(is_("in stock", "no")))
    of = shop(clause("C-1", gives=REFUND, steps=(maybe,)), facts=FACTS)
    (step,) = decided(of, PAID)["steps"]
    assert step["perhaps"] is True


def test_cost_perhaps_runs_from_nothing() -> None:
    """A cost that is only possible is shown with and without."""
    cost = Cost("price", "the customer", "", "Postage", perhaps=True)
    of = shop(clause("C-1", gives=REFUND, costs=(cost,)), facts=FACTS)
    (found,) = decided(of, PAID)["customer_costs"]
    assert (found["min"], found["max"], found["perhaps"]) == (0, 8000, True)


def test_cost_of_the_shop_is_not_the_customers() -> None:
    """Each side's costs stand in a list of their own."""
    cost = Cost("price", "the shop", "", "Postage")
    of = shop(clause("C-1", gives=REFUND, costs=(cost,)), facts=FACTS)
    found = decided(of, PAID)
    assert found["customer_costs"] == []
    assert names(found["shop_costs"], "label") == ["Postage"]


def test_conflicts_and_readings_are_shown_in_scope_only() -> None:
    """A conflict is told to those whom its clause concerns."""
    of = shop(
        clause(
            "C-1",
            scope=when(is_("sealed")),
            gives=REFUND,
            conflicts=(Conflict(("one", "other"), "We read it so."),),
            interpretation=("Sealed means closed.",),
        ),
        facts=FACTS,
    )
    told = decided(of, PAID | {"sealed": "yes"})
    silent = decided(of, PAID | {"sealed": "no"})
    assert names(told["conflicts"], "read_as") == ["We read it so."]
    assert names(told["interpretations"], "says") == ["Sealed means closed."]
    assert silent["conflicts"] == silent["interpretations"] == []


# Routes --------------------------------------------------------------


TWO = shop(
    clause("R-1", routes=("return",), gives=REFUND),
    clause("R-2", routes=("return",), tests=(only_if(is_("unused")),)),
    clause(
        "W-1",
        routes=("warranty",),
        tests=(refused_if(is_("cause", "wear")),),
        gives=gives(Remedy("Repair", "")),
    ),
    facts=(
        choice("reason", "dislike", "broken"),
        yes_no("unused", ask_only_when=when(is_("reason", "dislike"))),
        choice(
            "cause",
            "fault",
            "wear",
            ask_only_when=when(is_("reason", "broken")),
        ),
        money("price", ask_only_when=when(is_("reason", "dislike"))),
    ),
    routes=(
        Route("return", "Returning", when(is_("reason", "dislike"))),
        Route("warranty", "A warranty claim", when(is_("reason", "broken"))),
    ),
)


def test_routes_never_leak_into_each_other() -> None:
    """A rule for returns never refuses a warranty claim."""
    found = decided(
        TWO, {"reason": "broken", "cause": "fault", "unused": "no"}
    )
    assert found["verdict"] == "eligible"
    assert found["route"] == "warranty"


def test_routes_that_would_help_are_named_with_their_verdict() -> None:
    """After a refusal the other kind of case is named, and left open."""
    given = PAID | {"reason": "dislike", "unused": "no"}
    found = decided(TWO, given)
    assert found["verdict"] == "not_eligible"
    assert found["other_routes"] == [
        {
            "route": "warranty",
            "called": "A warranty claim",
            "verdict": "need_information",
        }
    ]


def test_routes_are_open_until_the_first_question() -> None:
    """Without the kind of case the decision names each with its verdict."""
    found = decided(TWO, {})
    assert found["verdict"] == "need_information"
    (open_,) = found["depends_on"]
    assert open_["fact"] == "reason"
    assert names(open_["outcomes"], "if") == ["Returning", "A warranty claim"]


def test_routes_without_a_place_for_the_case_do_not_regulate_it() -> None:
    """A reason that no route takes is not regulated."""
    more = choice("reason", "dislike", "broken", "other")
    of = replace(TWO, facts=(more, *TWO.facts[1:]))
    found = decided(of, {"reason": "other"})
    assert found["verdict"] == "not_regulated"


# Editions ------------------------------------------------------------


EDITIONS = shop(
    clause(
        "C-1",
        parameters=(
            Parameter(
                "time",
                (
                    Dated(Window(30, 30, "days")),
                    Dated(Window(15, 15, "days"), "2026-03-01"),
                ),
            ),
        ),
        tests=(only_if(within("asked", "time", "ordered")),),
        gives=REFUND,
    ),
    clause(
        "C-2",
        since="2026-03-01",
        until="2026-03-10",
        tests=(only_if(is_("unused")),),
    ),
    facts=(
        date("ordered"),
        date("asked", may_be=("not yet",)),
        *FACTS,
    ),
    orders_dated_by="ordered",
)


@pytest.mark.parametrize(
    ("ordered", "last"),
    [
        ("2026-02-28", "2026-03-30"),  # thirty days
        ("2026-03-01", "2026-03-16"),  # fifteen days
        ("2026-03-02", "2026-03-17"),
    ],
)
def test_editions_follow_the_day_of_the_order(ordered: str, last: str) -> None:
    """The number in force when the order was placed decides."""
    given = PAID | {"ordered": ordered, "asked": ordered, "unused": "yes"}
    found = decided(EDITIONS, given)
    assert found["deadlines"][0]["at"] == f"{last}T23:59+00:00"


@pytest.mark.parametrize(
    ("ordered", "expected"),
    [
        ("2026-02-28", "eligible"),
        ("2026-03-01", "not_eligible"),
        ("2026-03-10", "not_eligible"),
        ("2026-03-11", "eligible"),
    ],
)
def test_editions_keep_a_clause_to_its_days(
    ordered: str, expected: str
) -> None:
    """A clause holds from its first to its last order day, both in."""
    given = PAID | {"ordered": ordered, "asked": ordered, "unused": "no"}
    assert decided(EDITIONS, given)["verdict"] == expected


def test_editions_are_open_where_the_day_of_the_order_is() -> None:
    """Who does not know the order's day hears what each edition says."""
    of = shop(
        clause(
            "C-1",
            parameters=EDITIONS.clauses[0].parameters,
            tests=(only_if(within("asked", "time", "bought")),),
            gives=REFUND,
        ),
        facts=(
            date("ordered"),
            date("bought"),
            date("asked", may_be=("not yet",)),
            money("price"),
        ),
        orders_dated_by="ordered",
    )
    # twenty days have gone: in time with thirty, too late with fifteen
    given = PAID | {"bought": "2026-03-12", "asked": "2026-04-01"}
    found = decided(of, given | {"ordered": "unknown"})
    assert found["verdict"] == "need_information"
    (open_,) = found["depends_on"]
    assert open_["fact"] == "ordered"
    assert {
        words: outcome["verdicts"]
        for outcome in open_["outcomes"]
        for words in ("before 1 March 2026", "from 1 March 2026")
        if words in outcome["if"]
    } == {
        "before 1 March 2026": ["eligible"],
        "from 1 March 2026": ["not_eligible"],
    }


def test_where_nothing_dates_an_order_the_day_of_the_case_decides() -> None:
    """Fifteen days hold for a case from 1 March, however old the order."""
    of = shop(
        clause(
            "C-1",
            parameters=EDITIONS.clauses[0].parameters,
            tests=(only_if(within("asked", "time", "bought")),),
            gives=REFUND,
        ),
        facts=(date("bought"), date("asked"), money("price")),
    )
    given = PAID | {"bought": "2026-02-01"}
    before = decided(of, given | {"asked": "2026-02-28"}, "2026-02-28T12:00")
    after = decided(of, given | {"asked": "2026-02-28"}, "2026-03-01T12:00")
    assert (before["verdict"], after["verdict"]) == (
        "eligible",
        "not_eligible",
    )


# The frame -----------------------------------------------------------


def test_decision_has_every_key_in_every_verdict() -> None:
    """All keys of the contract stand in every decision."""
    wanted = (
        "store policy verdict headline route route_called reasons remedies "
        "customer_costs shop_costs deadlines timelines dates evidence steps "
        "warnings conflicts interpretations discretion depends_on "
        "other_routes settings contact problems zone now"
    )
    cases: tuple[Plain, ...] = (
        {},
        {"reason": "broken", "cause": "wear"},
        {"reason": "dislike", "unused": "yes", "price": "1 USD"},
        {"reason": "nonsense"},
    )
    verdicts = set()
    for given in cases:
        found = decided(TWO, given)
        assert set(wanted.split()) <= set(found)
        verdicts.add(found["verdict"])
    assert len(verdicts) == len(cases)


def test_decision_tells_settings_contact_and_moment() -> None:
    """What no source states is told as a setting, with its reason."""
    setting = Setting("currency", "asked", "None is named.")
    of = replace(TWO, settings=(setting,), contact="the help desk")
    found = decided(of, {})
    assert found["settings"] == [
        {"name": "currency", "value": "asked", "reason": "None is named."}
    ]
    assert found["contact"] == "the help desk"
    assert found["now"] == "2026-04-01T12:00+00:00"
    assert found["zone"] == "UTC"


def test_decision_sorts_its_lists_by_clause() -> None:
    """C-2 stands before C-10, in every list."""
    clauses = [
        clause(
            f"C-{n}",
            text=f"Of {n}.",
            gives=gives(Remedy(f"R{n}", "")),
            discretions=(Discretion(f"team {n}", "the claim", ""),),
            steps=(_step(f"{n}"),),
            evidence=(Evidence(f"{n}", ""),),
            warnings=(Warn(f"{n}"),),
            promises=(Promise(f"{n}", "", "sent", ""),),
            costs=(
                Cost("price", "the customer", ""),
                Cost("price", "the shop", ""),
            ),
            conflicts=(Conflict((f"Of {n}.",), f"{n}"),),
            interpretation=(f"{n}",),
        )
        for n in (10, 2, 1)
    ]
    found = decided(shop(*clauses, facts=(*FACTS, date("sent"))), {})
    lists = {
        key: [*dict.fromkeys(names(rows, "clause"))]
        for key, rows in found.items()
        if isinstance(rows, list) and rows and "clause" in rows[0]
    }
    assert {*lists} == {
        "conflicts",
        "customer_costs",
        "discretion",
        "evidence",
        "interpretations",
        "reasons",
        "remedies",
        "shop_costs",
        "steps",
        "timelines",
        "warnings",
    }
    for ids in lists.values():
        assert ids == ["C-1", "C-2", "C-10"]


# Real stores ---------------------------------------------------------


def test_general_store_keeps_its_two_clocks_apart() -> None:
    """A return runs from purchase, a warranty from delivery."""
    of = store("general-store")
    late = usual(of, purchased_on="2026-03-01", received_on="2026-03-09")
    assert decided(of, late)["verdict"] == "not_eligible"
    claim = usual(
        of,
        what_happened="stopped working",
        cause="quality problem",
        purchased_on="2026-03-01",
        warranty_period="30 days",
        failed_on="2026-04-01",
    )
    # received on 9 March, so the thirty days of the warranty still run
    found = decided(of, claim)
    assert found["verdict"] == "eligible_subject_to_review"


def test_order_desk_offers_other_ways_once_shipped() -> None:
    """A shipped order is not cancelled, but can be given back."""
    of = store("order-desk")
    given = usual(of, order_status="shipped", parcel="at the door")
    found = decided(of, given)
    assert found["verdict"] == "other_options"
    open_ = [r for r in found["remedies"] if r["standing"] != "not_eligible"]
    assert names(open_, "name") == ["Refuse to sign for the parcel"]
    assert "Do not sign. Ask for the parcel to be sent back." in names(
        found["steps"], "do"
    )
