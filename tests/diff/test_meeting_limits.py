"""Limits between which there is no value, in two editions together."""

from __future__ import annotations

from checker.policy import Compare, Fact, Policy, Remedy
from clausewise.diff.outcomes.groups import groups_of
from clausewise.diff.outcomes.side import Side
from policies import clause, gives, policy, when

PIECES = Fact("pieces", "whole number", "the customer", ask="Pieces?")


def test_another_word_for_the_same_limit_changes_nobody() -> None:
    """Those with at most 3 pieces are those with less than 4."""
    old = _for(Compare("pieces", "at most", "3"))
    new = _for(Compare("pieces", "less than", "4"))
    found = groups_of(Side("old", old), Side("new", new))
    assert found.groups == ()
    assert found.unseen == 0


def test_a_limit_one_higher_changes_those_between() -> None:
    """From at most 3 to at most 4 only those with 4 pieces gain."""
    old = _for(Compare("pieces", "at most", "3"))
    new = _for(Compare("pieces", "at most", "4"))
    (group,) = groups_of(Side("old", old), Side("new", new)).groups
    assert group.customer.answers == {"pieces": "4"}


def _for(limit: Compare) -> Policy:
    exchange = gives(Remedy("Exchange", ""))
    return policy(
        clause("C-1", scope=when(limit), gives=exchange), facts=(PIECES,)
    )
