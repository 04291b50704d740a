"""Editions whose consequences are worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

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
