"""Editions whose consequences are worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from checker.policy import (
    Clause,
    Constant,
    Dated,
    Money,
    Parameter,
    Policy,
    Value,
    Window,
)
from clausewise.diff.editions import Edition
from clausewise.diff.report import Report, report
from clausewise.load import load_policy
from policies import ROOT


def test_thirty_to_fifteen_days_turns_exactly_one_group() -> None:
    """Only returns asked for on day 16 to 30 are lost, with their amounts.

    Bought on 2 March, thirty days run to 1 April and fifteen to 17 March.
    """
    found = _diff("general-store", _window("RET-1", "return window", 15))
    (group,) = found.groups
    assert group.who == (
        "Returning something you do not want",
        "your request for the return 16 to 30 days after your purchase",
    )
    assert group.among == "among those who get something by the old rules"
    assert group.effect == "worse"
    assert [(c.was, c.now) for c in group.changes] == [
        ("eligible or subject to review", "not eligible")
    ]
    customer = group.customer
    assert customer.answers["purchased on"] == "2026-03-02"
    assert customer.now == "2026-04-01T12:00"
    assert _amounts(customer.before) == {"Refund": 7990}
    assert _amounts(customer.after) == {}
    assert customer.before["deadlines"][0]["at"][:10] == "2026-04-01"
    assert customer.after["deadlines"][0]["at"][:10] == "2026-03-17"


def test_thirty_to_fifteen_days_moves_the_last_day_of_the_others() -> None:
    """Who has not asked yet and is within fifteen days has less time."""
    found = _diff("general-store", _window("RET-1", "return window", 15))
    (group,) = found.dates
    assert group.effect == "worse"
    (change,) = group.changes
    assert change.was.endswith("within 30 days of your purchase")
    assert change.now.endswith("within 15 days of your purchase")
    bought = group.customer.answers["purchased on"]
    assert "2026-03-17" <= bought <= "2026-04-01"


def test_a_shorter_window_before_a_review_is_worse_for_everybody() -> None:
    """Ten days for a report instead of fourteen are better for nobody.

    Whoever collected the item 11 to 14 days ago and has not reported the
    problem had some days left, and has none.
    """
    found = _diff("group-buy", _window("CLM-3", "claim window", 10))
    assert {group.effect for group in found.dates} == {"worse"}
    day = "the report of the problem within {} days of the collection date"
    assert {(c.was, c.now) for g in found.dates for c in g.changes} == {
        (day.format(14), day.format(10)),
        (day.format(14), f"{day.format(10)}, which is over"),
    }
    for group in found.dates:
        collected = group.customer.answers["collected on"]
        is_over = group.changes[0].now.endswith("which is over")
        # on 1 April ten days reach back to 22 March, fourteen to 18 March
        first, last = (
            ("2026-03-18", "2026-03-21")
            if is_over
            else (
                "2026-03-22",
                "2026-04-01",
            )
        )
        assert first <= collected <= last


def test_a_longer_window_before_a_review_is_better_for_everybody() -> None:
    """Twenty days instead of fourteen are worse for nobody."""
    found = _diff("group-buy", _window("CLM-3", "claim window", 20))
    assert {group.effect for group in found.dates} == {"better"}
    was = {c.was for g in found.dates for c in g.changes}
    day = "the report of the problem within 14 days of the collection date"
    assert was == {day, f"{day}, which is over"}


def test_one_window_too_short_is_worse_beside_another() -> None:
    """A second window that ends earlier takes days from nobody else.

    Of an item that does not work, 30 days after the receipt are assessed;
    with 18 instead, those on day 19 to 30 have no day left.
    """
    found = _diff("group-buy", _window("FUN-3", "reservation period", 18))
    assert {group.effect for group in found.dates} == {"worse"}
    assert {c.now for g in found.dates for c in g.changes} == {
        "the report of the problem within 18 days of the date of receipt",
        "the report of the problem within 18 days of the date of receipt, "
        "which is over",
    }


def test_a_new_ground_to_refuse_is_told() -> None:
    """Who is looked at anyway and may now be refused has less.

    Reports on day 11 to 14 after the collection are open to refusal only
    if ten days are given for them.
    """
    found = _diff("group-buy", _window("CLM-3", "claim window", 10))
    assert found.groups
    for group in found.groups:
        assert group.effect == "worse"
        (change,) = group.changes
        assert (change.what, change.was) == ("Left to", "")
        assert change.now == (
            "our after-sales team, whether to refuse: “We may reject any "
            "request that is reported after that”"
        )
        told = {*group.who, *group.also}
        assert any("11 to 14 days after the collection" in w for w in told)


def test_who_chooses_is_part_of_the_outcome() -> None:
    """A refund or an exchange is another right if the shop chooses."""
    found = _diff("general-store", _chosen_by("RET-1", "shop"))
    assert found.nature == "material"
    (group,) = found.groups
    assert group.effect == "worse"
    assert group.among == (
        "among those who get “Exchange” by the old rules and by the new"
    )
    assert {(c.what, c.was, c.now) for c in group.changes} == {
        (
            f"{name}, choice",
            "one of several, as the customer chooses",
            "one of several, as the shop chooses",
        )
        for name in ("Refund", "Exchange")
    }


def test_all_instead_of_one_is_better() -> None:
    """Whoever had to choose and now gets both has more."""
    found = _diff("general-store", _chosen_by("RET-1", "all"))
    (group,) = found.groups
    assert group.effect == "better"
    assert {c.now for c in group.changes} == {"together with the others"}


def test_a_longer_window_is_better() -> None:
    """Thirty to forty-five days gives day 31 to 45 what they asked for."""
    found = _diff("general-store", _window("RET-1", "return window", 45))
    (group,) = found.groups
    assert group.effect == "better"
    assert group.who[1] == (
        "your request for the return 31 to 45 days after your purchase"
    )


def test_a_slower_promise_is_worse_and_nothing_else() -> None:
    """A refund promised in 48 instead of 36 hours changes that alone."""
    found = _diff(
        "general-store",
        _parameter("WAR-3", "refund time", Window(48, 48, "hours")),
    )
    (group,) = found.groups
    (change,) = group.changes
    assert change.kind == "promise"
    assert group.effect == "worse"
    assert "within 36 hours" in change.was
    assert "within 48 hours" in change.now
    assert found.dates == ()


def test_an_added_fee_is_told_with_both_amounts() -> None:
    """A fee of 5.00 leaves 74.90 of 79.90, for each return and no claim."""

    def edit(clause: Clause) -> Clause:
        assert clause.gives is not None
        refund, *others = clause.gives.remedies
        assert refund.refund is not None
        fee = replace(
            refund.refund[0],
            sign=-1,
            amount=Constant("fee"),
            label="Fee",
        )
        charged = replace(refund, refund=(*refund.refund, fee))
        gives = replace(clause.gives, remedies=(charged, *others))
        return replace(
            clause,
            gives=gives,
            parameters=(
                *clause.parameters,
                Parameter("fee", (Dated(Money(500, "USD")),)),
            ),
        )

    found = _diff("general-store", _clause("RET-1", edit))
    (group,) = found.groups
    assert group.effect == "worse"
    assert group.who == ("Returning something you do not want",)
    assert group.among == (
        "among those who get “Refund” by the old rules and by the new"
    )
    assert _amounts(group.customer.before) == {"Refund": 7990}
    assert _amounts(group.customer.after) == {"Refund": 7490}


def test_a_dated_value_changes_later_orders_alone() -> None:
    """A value for orders from a day leaves the orders before it alone."""
    old = load_policy(ROOT / "policy" / "order-desk")
    clause = next(
        c
        for c in old.clauses
        for p in c.parameters
        if isinstance(p.values[0].value, Window) and c.promises
    )
    number = clause.parameters[0]
    later = Dated(Window(9, 9, "working days"), "2026-03-01")
    new = _with(
        old,
        replace(
            clause,
            parameters=(
                replace(number, values=(*number.values, later)),
                *clause.parameters[1:],
            ),
        ),
    )
    found = _report(old, new)
    assert found.groups
    assert {g.orders for g in found.groups} == {"orders from 1 March 2026"}


def test_a_reworded_sentence_is_editorial() -> None:
    """Other words with the same rule change nobody's outcome."""

    def edit(clause: Clause) -> Clause:
        text = clause.text.replace("You can return", "You may send back")
        return replace(clause, text=text)

    found = _diff("general-store", _clause("RET-1", edit))
    assert found.nature == "editorial"
    assert found.summary == "Nothing changed in outcome; only words did."
    (change,) = found.clauses
    assert change.kinds == ("reworded",)


def test_the_same_edition_is_no_change() -> None:
    """Two equal editions are said to be the same."""
    found = _diff("general-store", lambda policy: policy)
    assert found.nature == "none"
    assert found.summary == "The two editions are the same."


def test_another_calendar_is_pointed_out() -> None:
    """What is not compared case by case makes an edition material."""

    def edit(policy: Policy) -> Policy:
        return replace(
            policy, calendar=replace(policy.calendar, name="bank holidays")
        )

    found = _diff("general-store", edit)
    assert found.nature == "material"
    assert [change.name for change in found.uncompared] == ["calendar"]


def _diff(store: str, edit: Callable[[Policy], Policy]) -> Report:
    old = load_policy(ROOT / "policy" / store)
    return _report(old, edit(old))


def _report(old: Policy, new: Policy) -> Report:
    digests = ("old", "old" if old == new else "new")
    return report(
        Edition("old", old, digests[0]), Edition("new", new, digests[1])
    )


def _window(clause: str, name: str, days: int) -> Callable[[Policy], Policy]:
    return _parameter(clause, name, Window(days, days, "days"))


def _parameter(
    clause: str, name: str, value: Value
) -> Callable[[Policy], Policy]:
    def edit(found: Clause) -> Clause:
        return replace(
            found,
            parameters=tuple(
                replace(p, values=(Dated(value),)) if p.name == name else p
                for p in found.parameters
            ),
        )

    return _clause(clause, edit)


def _chosen_by(
    clause: str, by: Literal["all", "customer", "shop"]
) -> Callable[[Policy], Policy]:
    def edit(found: Clause) -> Clause:
        assert found.gives is not None
        return replace(found, gives=replace(found.gives, by=by))

    return _clause(clause, edit)


def _clause(
    name: str, edit: Callable[[Clause], Clause]
) -> Callable[[Policy], Policy]:
    def change(policy: Policy) -> Policy:
        return _with(
            policy, edit(next(c for c in policy.clauses if c.id == name))
        )

    return change


def _with(policy: Policy, clause: Clause) -> Policy:
    return replace(
        policy,
        clauses=tuple(
            clause if c.id == clause.id else c for c in policy.clauses
        ),
    )


def _amounts(decision: dict[str, object]) -> dict[str, int]:
    remedies = decision["remedies"]
    assert isinstance(remedies, list)
    return {
        r["name"]: r["amount"]["min"]
        for r in remedies
        if r["amount"] and r["standing"] != "not_eligible"
    }
