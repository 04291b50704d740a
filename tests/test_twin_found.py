"""What the twin found, each as one plain case."""

from __future__ import annotations

from typing import Any

from checker.answers import parse_now, read_answers
from checker.dates import UTC
from checker.decide import decide
from checker.engine import Engine
from checker.policy import (
    Atom,
    Choice,
    Clause,
    Compare,
    Constant,
    Dated,
    Difference,
    Evidence,
    Fact,
    FactAmount,
    Guard,
    Is,
    Line,
    Money,
    Page,
    Parameter,
    PartOf,
    Policy,
    Ratio,
    Remedy,
    Route,
    Section,
    Share,
    Step,
    Unstated,
    Window,
    Within,
)
from checker.policy import (
    Test as Rule,
)
from checker.questions import open_questions

_PAID = Fact("paid", "money", "the customer", ask="Paid?")
_REFUNDED = Fact(
    "refunded",
    "money",
    "the customer",
    ask="Refunded?",
    unless_told="nothing",
)
_OPENED = Fact("opened", "yes/no", "the shop")
_BOUGHT = Fact("bought", "date", "the customer", ask="Bought?")
_SENT = Fact("sent", "date", "the customer", ask="Sent?", may_be=("not yet",))
_WEEK = Parameter("week", (Dated(Window(7, 7, "days")),))
_EXCHANGE = Remedy("Exchange", "")
_REFUND = Remedy("Refund", "", (Line(1, FactAmount("paid"), "Paid"),))


def _clause(id_: str, **parts: Any) -> Clause:
    return Clause(id_, id_, "All", "", ("return",), page="refund", **parts)


def _policy(facts: tuple[Fact, ...], *clauses: Clause, **parts: Any) -> Policy:
    return Policy(
        "shop",
        "Shop",
        "",
        "1",
        facts,
        (Route("return", "A return"),),
        (Section("All", "refund", ("return",)),),
        (Page("refund", "Refunds"),),
        clauses,
        **parts,
    )


def _refused(*atoms: Atom, when: Guard = ()) -> tuple[Rule, ...]:
    return (Rule("refused if", atoms, "", when=when),)


def _only(*atoms: Atom) -> tuple[Rule, ...]:
    return (Rule("allowed only if", atoms, ""),)


def _gives(*remedies: Remedy) -> Choice:
    return Choice("all", remedies)


def _decide(
    policy: Policy, now: str = "2026-04-01T12:00", **given: str
) -> dict[str, Any]:
    answers = read_answers(policy, given, parse_now(now, UTC), UTC)
    return decide(Engine(policy), answers)


def _asked(policy: Policy, **given: str) -> list[str]:
    now = parse_now("2026-04-01T12:00", UTC)
    return open_questions(
        Engine(policy), read_answers(policy, given, now, UTC)
    )


def test_worked_out_amount_is_asked_for_in_its_parts() -> None:
    """What a worked-out amount follows from is the customer's to tell."""
    less = Fact("cost", "money", "the customer", ask="Cost?")
    rest = Fact(
        "rest", "money", "the system", worked_out=Difference("paid", "cost")
    )
    policy = _policy(
        (_PAID, less, rest),
        _clause("C-1", tests=_refused(Compare("rest", "more than", "0"))),
    )
    assert _decide(policy)["verdict"] == "need_information"
    assert _asked(policy) == ["paid", "cost"]


def test_line_may_depend_on_a_date() -> None:
    """A line of money can be guarded by a comparison with a date."""
    sent = Fact("arrived", "date", "the shop")
    when = ((Compare("arrived", "at least", "2026-03-20"),),)
    lines = (Line(1, FactAmount("paid"), "Paid", when),)
    policy = _policy(
        (_PAID, sent),
        _clause("C-1", gives=_gives(Remedy("Refund", "", lines))),
    )
    amount = _decide(policy, paid="5.00 USD")["remedies"][0]["amount"]
    assert (amount["min"], amount["max"]) == (0, 500)


def test_shop_decides_between_nothing_to_do_and_silence() -> None:
    """A shop-known fact that could change the verdict means a review."""
    policy = _policy(
        (_OPENED,),
        _clause(
            "C-1",
            scope=((Is("opened", ("yes",)),),),
            nothing_to_do="It closes by itself.",
        ),
    )
    assert _decide(policy)["verdict"] == "eligible_subject_to_review"


def test_shop_decides_between_nothing_to_do_and_a_refusal() -> None:
    """A case that may be refused is never called "nothing to do"."""
    policy = _policy(
        (_OPENED,),
        _clause(
            "C-1",
            scope=((Is("opened", ("yes",)),),),
            nothing_to_do="It closes by itself.",
        ),
        _clause("C-2", tests=_refused(Is("opened", ("no",)))),
    )
    assert _decide(policy)["verdict"] == "eligible_subject_to_review"


def test_unknown_date_may_lie_ahead_where_it_may() -> None:
    """An unknown date that may be in the future is not bound to today."""
    due = Fact("due", "date", "the customer", ask="Due?", may_be_future=True)
    policy = _policy(
        (_BOUGHT, due),
        _clause(
            "C-1",
            parameters=(_WEEK,),
            tests=_only(Within("due", "week", "bought")),
        ),
    )
    found = _decide(policy, bought="2026-03-31")
    assert found["verdict"] == "need_information"


def test_amount_is_what_the_remedy_brings_where_it_is_given() -> None:
    """A remedy that may not be given brings all or nothing, no range."""
    policy = _policy(
        (_PAID, _OPENED),
        _clause(
            "C-1",
            scope=((Is("opened", ("no",)),),),
            gives=_gives(_REFUND),
        ),
    )
    remedy = _decide(policy, paid="5.00 USD")["remedies"][0]
    assert remedy["standing"] == "eligible_subject_to_review"
    assert (remedy["amount"]["min"], remedy["amount"]["max"]) == (500, 500)


def test_amount_leaves_out_what_is_refused() -> None:
    """An amount for which the remedy is refused is no end of its range."""
    policy = _policy(
        (_PAID,),
        _clause(
            "C-1",
            parameters=(Parameter("least", (Dated(Money(500, "USD")),)),),
            gives=_gives(_REFUND),
            tests=_refused(Compare("paid", "less than", "least")),
        ),
    )
    assert _decide(policy)["remedies"][0]["amount"]["min"] == 500


def test_unknown_refunded_is_bounded_by_what_was_paid() -> None:
    """What was refunded is never more than what was paid, also unknown."""
    policy = _policy(
        (_PAID, _REFUNDED),
        _clause("C-1", tests=_refused(Compare("refunded", "more than", "0"))),
        paid=("paid",),
        refunded="refunded",
    )
    found = _decide(policy, paid="0.00 USD", refunded="unknown")
    assert found["verdict"] == "eligible_subject_to_review"


def test_open_amount_up_to_an_unknown_refunded_is_bounded() -> None:
    """An open amount up to what was refunded ends at what was paid."""
    amount = Unstated("open", Constant("nothing"), FactAmount("refunded"))
    remedy = Remedy("Gift", "", compensation=(Line(1, amount, "Gift"),))
    policy = _policy(
        (_PAID, _REFUNDED),
        _clause("C-1", gives=_gives(remedy)),
        paid=("paid",),
        refunded="refunded",
    )
    found = _decide(policy, paid="1.00 USD", refunded="unknown")
    assert found["remedies"][0]["amount"]["max"] == 100


def test_date_not_reached_holds_before_its_day() -> None:
    """A step not taken yet is in time while its last day is not over."""
    policy = _policy(
        (_SENT,),
        _clause(
            "C-1", tests=_only(Compare("sent", "less than", "2026-05-01"))
        ),
    )
    april = _decide(policy, "2026-04-30T23:59", sent="not yet")
    may = _decide(policy, "2026-05-01T00:00", sent="not yet")
    assert april["verdict"] == "eligible_subject_to_review"
    assert may["verdict"] == "not_eligible"


def test_open_event_is_not_late_and_still_to_come() -> None:
    """A date is not both still to come and later than a window."""
    arrived = Fact("arrived", "date", "the shop", may_be=("not yet",))
    policy = _policy(
        (_BOUGHT, arrived),
        _clause("C-1", tests=_only(Is("arrived", ("not yet",)))),
        _clause(
            "C-2",
            parameters=(_WEEK,),
            tests=_only(Within("arrived", "week", "bought")),
            evidence=(Evidence("The invoice", ""),),
        ),
    )
    found = _decide(policy, bought="2026-03-01")
    assert found["verdict"] == "not_eligible"


def test_deadline_of_a_way_out_waits_for_the_refusal() -> None:
    """The window of a way out is no deadline while nothing is refused."""
    way = Remedy("Repair", "", tests=_only(Within("sent", "week", "bought")))
    policy = _policy(
        (_BOUGHT, _SENT),
        _clause("C-1", parameters=(_WEEK,), other_ways=(way,)),
        _clause("C-2", gives=_gives(Remedy("Exchange", ""))),
    )
    found = _decide(policy, bought="2026-03-30", sent="not yet")
    assert found["verdict"] == "eligible"
    assert found["deadlines"] == []


def test_step_not_for_the_only_remedy_is_not_shown() -> None:
    """A way out that is not open does not bring back a step."""
    policy = _policy(
        (),
        _clause(
            "C-1",
            gives=_gives(Remedy("Refund", "")),
            other_ways=(Remedy("Repair", ""),),
            steps=(Step("Send it.", "", not_for=("Refund",)),),
        ),
    )
    found = _decide(policy)
    assert found["verdict"] == "eligible"
    assert found["steps"] == []


def test_paid_amount_is_asked_where_it_caps_a_refund() -> None:
    """What was paid limits every refund, so it is asked and counts."""
    deposit = Fact("deposit", "money", "the customer", ask="Deposit?")
    lines = (Line(1, FactAmount("deposit"), "Deposit"),)
    policy = _policy(
        (_PAID, deposit),
        _clause("C-1", gives=_gives(Remedy("Refund", "", lines))),
        paid=("paid",),
    )
    amount = _decide(policy, deposit="5.00 USD")["remedies"][0]["amount"]
    assert (amount["min"], amount["max"]) == (0, 500)
    assert _asked(policy, deposit="5.00 USD") == ["paid"]


def test_what_opens_a_question_is_asked_first() -> None:
    """A question waits for the answer that says whether it is one."""
    reason = Fact(
        "reason",
        "choice",
        "the customer",
        ask="Why?",
        options=(("gift", "A gift"), ("mistake", "A mistake")),
    )
    wrapped = Fact(
        "wrapped",
        "yes/no",
        "the customer",
        ask="Wrapped?",
        ask_only_when=((Is("reason", ("gift",)),),),
    )
    policy = _policy(
        (reason, wrapped),
        _clause("C-1", tests=_refused(Is("wrapped", ("yes",)))),
    )
    assert _asked(policy)[0] == "reason"


def test_question_never_asked_refuses_nobody() -> None:
    """Where a question may not arise at all, neither answer refuses."""
    opened = Fact("opened", "yes/no", "the customer", ask="Opened?")
    used = Fact(
        "used",
        "yes/no",
        "the customer",
        ask="Used?",
        ask_only_when=((Is("opened", ("yes",)),),),
    )
    policy = _policy(
        (opened, used),
        _clause("C-1", tests=_refused(Is("used", ("yes",)))),
        _clause("C-2", tests=_refused(Is("used", ("no",)))),
    )
    assert _decide(policy)["verdict"] == "need_information"


def test_refunded_is_no_contradiction_where_paid_is_not_asked() -> None:
    """What was paid limits what came back only where it is asked for."""
    opened = Fact("opened", "yes/no", "the customer", ask="Opened?")
    paid = Fact(
        "paid",
        "money",
        "the customer",
        ask="Paid?",
        ask_only_when=((Is("opened", ("no",)),),),
    )
    policy = _policy(
        (opened, paid, _REFUNDED),
        _clause("C-1", tests=_refused(Is("opened", ("yes",)))),
        paid=("paid",),
        refunded="refunded",
    )
    found = _decide(policy, opened="yes", refunded="5.00 USD")
    assert found["verdict"] == "not_eligible"


def test_remedy_beside_nothing_to_do_is_no_crash() -> None:
    """A remedy can stand in a clause that says that nothing is needed."""
    policy = _policy(
        (_PAID,),
        _clause("C-1", gives=_gives(_REFUND), nothing_to_do="It happens."),
    )
    assert _decide(policy, paid="1.00 USD")["verdict"] == "not_needed"


def test_open_amount_less_its_share_is_open() -> None:
    """Half of what has no limit has no limit either."""
    lines = (
        Line(
            1,
            Unstated("open", Constant("nothing"), FactAmount("paid")),
            "Some",
        ),
        Line(-1, Share("half", FactAmount("paid")), "Half"),
    )
    half = Parameter("half", (Dated(Ratio(50, 100)),))
    policy = _policy(
        (_PAID,),
        _clause(
            "C-1",
            parameters=(half,),
            gives=_gives(Remedy("Refund", "", lines)),
        ),
    )
    amount = _decide(policy)["remedies"][0]["amount"]
    assert (amount["min"], amount["max"]) == (0, None)


def test_guarded_test_of_a_remedy_has_no_deadline() -> None:
    """A test that does not concern the case sets no deadline."""
    sealed = Fact("sealed", "yes/no", "the customer", ask="Sealed?")
    test = Rule(
        "allowed only if",
        (Within("sent", "week", "bought"),),
        "",
        when=((Is("sealed", ("no",)),),),
    )
    policy = _policy(
        (sealed, _BOUGHT, _SENT),
        _clause(
            "C-1",
            parameters=(_WEEK,),
            gives=_gives(Remedy("Exchange", "", tests=(test,))),
        ),
    )
    found = _decide(policy, sealed="yes", bought="2026-03-30", sent="not yet")
    assert found["verdict"] == "eligible"
    assert found["deadlines"] == []


def test_remedy_of_what_perhaps_happens_by_itself_is_no_crash() -> None:
    """A remedy that no world gives has no amount to work out."""
    policy = _policy(
        (_PAID, _OPENED),
        _clause(
            "C-1",
            scope=((Is("opened", ("yes",)),),),
            gives=_gives(_REFUND),
            nothing_to_do="It happens.",
        ),
    )
    found = _decide(policy, paid="1.00 USD")
    assert found["verdict"] == "eligible_subject_to_review"


def test_limits_that_meet_leave_nothing_between() -> None:
    """A whole number is at most three or at least four, never between."""
    pieces = Fact("pieces", "whole number", "the customer", ask="Pieces?")
    scope = (
        (Compare("pieces", "at most", "3"),),
        (Compare("pieces", "at least", "4"),),
    )
    policy = _policy(
        (pieces,),
        _clause("C-1", scope=scope, gives=_gives(Remedy("Exchange", ""))),
    )
    assert _decide(policy)["verdict"] == "eligible"
    assert _asked(policy) == []


def test_days_that_meet_leave_nothing_between() -> None:
    """A date is up to one day or from the next day on, never between."""
    scope = (
        (Compare("bought", "at most", "2026-03-19"),),
        (Compare("bought", "at least", "2026-03-20"),),
    )
    policy = _policy(
        (_BOUGHT,),
        _clause("C-1", scope=scope, gives=_gives(Remedy("Exchange", ""))),
    )
    assert _decide(policy)["verdict"] == "eligible"
    assert _asked(policy) == []


def test_cents_that_meet_leave_nothing_between() -> None:
    """An amount is up to one cent or from the next one on."""
    least = Parameter("least", (Dated(Money(500, "USD")),))
    most = Parameter("most", (Dated(Money(499, "USD")),))
    scope = (
        (Compare("paid", "at most", "most"),),
        (Compare("paid", "at least", "least"),),
    )
    policy = _policy(
        (_PAID,),
        _clause(
            "C-1",
            scope=scope,
            parameters=(least, most),
            gives=_gives(Remedy("Exchange", "")),
        ),
    )
    assert _decide(policy)["verdict"] == "eligible"
    assert _asked(policy) == []


def test_part_that_costs_nothing_is_nothing_of_any_payment() -> None:
    """A piece given for nothing brings nothing, whatever was paid."""
    lines = Fact("lines", "order lines", "the customer", ask="Lines?")
    part = Fact(
        "part", "money", "the system", worked_out=PartOf("paid", "lines")
    )
    refund = Remedy("Refund", "", (Line(1, FactAmount("part"), "Part"),))
    policy = _policy(
        (_PAID, lines, part), _clause("C-1", gives=_gives(refund))
    )
    free = '[{"price": "5 USD", "affected": "1", "discount": "5 USD"}, '
    rest = '{"price": "7 USD", "affected": "0"}]'
    amount = _decide(policy, lines=free + rest)["remedies"][0]["amount"]
    assert (amount["min"], amount["max"]) == (0, 0)


def test_no_period_is_shorter_than_a_day() -> None:
    """On the day after, a period that is not stated cannot be over."""
    period = Fact(
        "period",
        "period",
        "the customer",
        ask="Period?",
        may_be=("not stated",),
    )
    late = Within("now", "period", "bought", later=True)
    policy = _policy(
        (_BOUGHT, period),
        _clause("C-1", tests=_refused(late), gives=_gives(_EXCHANGE)),
    )
    for period_said in ("not stated", "unknown"):
        given = {"bought": "2026-03-31", "period": period_said}
        on_the_day = _decide(policy, **given)
        after = _decide(policy, "2026-04-02T00:00", **given)
        assert on_the_day["verdict"] == "eligible"
        assert after["verdict"] != "eligible"
