"""The reported groups against customers who are simply decided twice."""

from __future__ import annotations

import pytest

from checker.engine import Engine
from clausewise.diff.outcomes.groups import Group, Groups, groups_of
from clausewise.diff.outcomes.side import Side
from clausewise.load import load_policy
from diff.mutations import mutants
from diff.sampling import (
    Person,
    cells_of,
    follow,
    order_day,
    outcome,
    people,
)
from policies import ROOT

STORES = ("components", "general-store", "group-buy", "order-desk", "platform")
EDITIONS, PEOPLE, BATCHES = 9, 230, 5
_MONEY = {"refund", "compensation", "cost"}


def test_brute_force_is_wide_enough() -> None:
    """At least fifty thousand customers are decided by both editions."""
    assert len(STORES) * EDITIONS * PEOPLE * BATCHES >= 50_000


@pytest.mark.parametrize("batch", range(BATCHES))
@pytest.mark.parametrize("store", STORES)
def test_groups_hold_everybody_who_fares_otherwise(
    store: str, batch: int
) -> None:
    """Who is in a group fares otherwise, who is in none fares the same."""
    old = load_policy(ROOT / "policy" / store)
    persons = [*people(old, PEOPLE, batch)]
    one = Side("old", old)
    before = [outcome(one.engine, person) for person in persons]
    decided = 0
    for new in mutants(old, EDITIONS, batch):
        other = Side("new", new)
        found = groups_of(one, other)
        for person, was in zip(persons, before, strict=True):
            now = outcome(other.engine, person)
            certain, possible = _groups_for(found, other.engine, person)
            if was != now:
                assert possible, ("missed", person, was, now)
            elif certain and not all(_is_money(group) for group in certain):
                raise AssertionError(("invented", person, was, certain))
            decided += 1
    assert decided == EDITIONS * PEOPLE


@pytest.mark.parametrize("store", STORES)
def test_groups_show_a_customer_who_fares_otherwise(store: str) -> None:
    """The customer shown for a group lies in it, and is decided otherwise."""
    old = load_policy(ROOT / "policy" / store)
    one = Side("old", old)
    for new in mutants(old, 20, 99):
        found = groups_of(one, Side("new", new))
        for group in found.groups:
            customer = group.customer
            assert customer.differs or _is_money(group)
            if customer.differs:
                assert customer.before != customer.after
            if group.changes[0].kind == "verdict":
                verdicts = (
                    customer.before["verdict"],
                    customer.after["verdict"],
                )
                assert verdicts[0] != verdicts[1], group.who


@pytest.mark.parametrize("store", STORES)
def test_groups_are_none_where_nothing_changed(store: str) -> None:
    """A policy compared with itself changes nobody's outcome."""
    policy = load_policy(ROOT / "policy" / store)
    found = groups_of(Side("old", policy), Side("new", policy))
    assert found.groups == ()
    assert found.unseen == 0


@pytest.mark.parametrize("store", STORES)
def test_groups_turn_round_with_the_editions(store: str) -> None:
    """What is better from old to new is worse from new to old."""
    old = load_policy(ROOT / "policy" / store)
    turned = {"better": "worse", "worse": "better"}
    one, last = Side("old", old), Side("new", old)
    for new in mutants(old, 6, 5):
        there = groups_of(one, Side("new", new))
        back = groups_of(Side("old", new), last)
        assert sorted(
            turned.get(group.effect, group.effect)
            for group in there.groups
            if group.changes[0].kind == "verdict"
        ) == sorted(
            group.effect
            for group in back.groups
            if group.changes[0].kind == "verdict"
        )


def _groups_for(
    found: Groups, engine: Engine, person: Person
) -> tuple[list[Group], list[Group]]:
    """Return the groups that surely, and that perhaps, hold a person."""
    day = order_day(found.joint, engine, person)
    cells = cells_of(found.joint, person)
    certain, possible = [], []
    for group in found.groups:
        if day in group.days:
            says = follow(group.region, cells)
            if says == {True}:
                certain.append(group)
            if True in says:
                possible.append(group)
    return certain, possible


def _is_money(group: Group) -> bool:
    return {change.kind for change in group.changes} <= _MONEY
