"""Who gives notice earlier or has better evidence is never worse off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise, product

import pytest

from checker.engine import Engine
from checker.policy import (
    Clause,
    Dated,
    Fact,
    Is,
    Parameter,
    Policy,
    Window,
    Within,
)
from checker.policy import (
    Test as Rule,
)
from generate import Pick, case_for, picked_from, policy_of
from twin.case import NOT_YET, UNKNOWN, Case, Day, Given
from twin.duel import decided
from twin.stores import cells_of, customers_in, real

_RANKS = {
    "eligible": 4,
    "eligible_subject_to_review": 3,
    "need_information": 3,
    "other_options": 2,
    "not_eligible": 1,
}
_NOTICE = {
    "components": ("submitted on", "reported at", "shipped on"),
    "general-store": ("requested on", "reported on"),
    "group-buy": ("reported on", "parcel sent on"),
    "platform": ("applied on",),
}
"""When the customer acts; the order desk sets no time for that."""

_EVIDENCE = {
    "components": {
        "fault on receipt": "yes",
        "unused": "yes",
        "untested": "yes",
        "tested beyond the fault": "no",
        "programmed": "no",
        "packaging intact": "yes",
        "accessories intact": "yes",
        "RMA number marked": "yes",
    },
    "general-store": {
        "excluded on product page": "no",
        "packaging intact": "yes",
        "all accessories": "yes",
        "authorised before sending": "yes",
    },
    "group-buy": {"code on parcel": "yes"},
    "platform": {"factory special": "no", "force majeure": "no"},
}
"""The answer that speaks for the customer."""


def test_earlier_notice_is_never_worse_in_a_store() -> None:
    """A day, four or twelve days sooner, nobody loses anything."""
    better = compared = 0
    for store, names in _NOTICE.items():
        engine = Engine(real(store))
        for case in _customers(engine):
            for name, days in product(names, (1, 4, 12)):
                sooner = _sooner(case, name, days)
                if sooner is None:
                    continue
                gain = _gain(engine, case, sooner)
                if gain is not None:
                    assert gain >= 0, (name, days, case.given, case.now)
                    compared, better = compared + 1, better + (gain > 0)
    assert compared > 400
    assert better > 10


@pytest.mark.parametrize("store", _EVIDENCE)
def test_better_evidence_is_never_worse_in_a_store(store: str) -> None:
    """The answer that speaks for a customer costs them nothing."""
    engine = Engine(real(store))
    better = compared = 0
    for case in _customers(engine):
        for name, good in _EVIDENCE[store].items():
            if case.given.get(name) not in ("yes", "no"):
                continue
            bad = "no" if good == "yes" else "yes"
            gain = _gain(
                engine, _with(case, name, bad), _with(case, name, good)
            )
            if gain is not None:
                assert gain >= 0, (name, case.given, case.now)
                compared, better = compared + 1, better + (gain > 0)
    assert compared > 60
    assert better > 0


def test_earlier_notice_is_never_worse() -> None:
    """In any policy with a time for notice, sooner is as good or better."""
    better = 0
    for pick, policy, case in _any(40_000, 600):
        engine = Engine(policy)
        day = case.now.astimezone(case.zone).date()
        days = [day - timedelta(pick.number(0, 40)) for _ in range(3)]
        told: list[Given] = [
            *(Day(d.year, d.month, d.day) for d in sorted(days)),
        ]
        cases = [_with(case, "noticed on", value) for value in told]
        for sooner, later in pairwise(cases):
            gain = _gain(engine, later, sooner)
            if gain is not None:
                assert gain >= 0, (sooner.given, later.given)
                better += gain > 0
    assert better > 20


def test_better_evidence_is_never_worse() -> None:
    """Having the evidence is as good as not, and so is "I don't know"."""
    better = 0
    for _, policy, case in _any(41_000, 600):
        engine = Engine(policy)
        for bad, good in (("no", "yes"), ("no", UNKNOWN), (UNKNOWN, "yes")):
            gain = _gain(
                engine, _with(case, "photos", bad), _with(case, "photos", good)
            )
            if gain is not None:
                assert gain >= 0, (bad, good, case.given)
                better += gain > 0
    assert better > 20


def _any(seed: int, count: int) -> Iterator[tuple[Pick, Policy, Case]]:
    """Yield policies that ask for notice in time and for photos."""
    for number in range(seed, seed + count):
        pick = picked_from(number)
        policy = policy_of(pick)
        notice = Fact(
            "noticed on",
            "date",
            "the customer",
            ask="Noticed?",
            may_be=(NOT_YET,),
        )
        photos = Fact("photos", "yes/no", "the customer", ask="Photos?")
        policy = replace(
            policy,
            facts=(*policy.facts, notice, photos),
            clauses=tuple(_strict(pick, c) for c in policy.clauses),
        )
        case = case_for(pick, policy, 100)
        given = {**case.given, "photos": "yes", "noticed on": NOT_YET}
        yield pick, policy, replace(case, given=given)


def _strict(pick: Pick, clause: Clause) -> Clause:
    """Return the clause with conditions on notice and on photos."""
    window = Window(*(pick.number(1, 30),) * 2, "days")
    tests = [
        Rule(
            "allowed only if",
            (Within("noticed on", "notice", "ordered on"),),
            "",
        ),
        Rule("allowed only if", (Is("photos", ("yes",)),), ""),
    ]
    return replace(
        clause,
        parameters=(*clause.parameters, Parameter("notice", (Dated(window),))),
        tests=(*clause.tests, *(t for t in tests if pick.chance(60))),
    )


def _customers(engine: Engine) -> Iterator[Case]:
    """Yield customers of a store, some in each cell of its conditions."""
    for route, cells in cells_of(engine):
        found = customers_in(engine, route, cells) or ()
        for case, _ in zip(found, range(2), strict=False):
            yield case


def _gain(engine: Engine, before: Case, after: Case) -> int | None:
    """Return how much better a case is, where both are cases at all."""
    verdicts = [decided(engine, case)["verdict"] for case in (before, after)]
    if not {*verdicts} <= _RANKS.keys():
        return None
    return _RANKS[verdicts[1]] - _RANKS[verdicts[0]]


def _with(case: Case, name: str, value: Given) -> Case:
    return replace(case, given={**case.given, name: value})


def _sooner(case: Case, name: str, days: int) -> Case | None:
    value = case.given.get(name)
    if isinstance(value, datetime):
        moment = value - timedelta(days)
        return _with(case, name, moment.astimezone(UTC))
    if isinstance(value, date):
        day = value - timedelta(days)
        return _with(case, name, Day(day.year, day.month, day.day))
    return None
