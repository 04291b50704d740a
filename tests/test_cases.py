"""Every example of every clause of every store comes out as it says.

And the runner of examples notices each way in which one may not.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from checker.answers import parse_now, read_answers
from checker.dates import UTC
from checker.decide import decide
from checker.engine import Engine
from checker.policy import Case, Clause, Policy, Step
from clausewise.cases import NOW, Difference, answers_of, differences
from clausewise.compile import store_folders
from policies import (
    ROOT,
    clause,
    date,
    gives,
    money,
    only_if,
    plus,
    policy,
    refund,
    store,
    window,
    within,
)

type Plain = dict[str, Any]

STORES = [folder.name for folder in store_folders(ROOT)]
EXAMPLES = [
    pytest.param(name, rule.id, case.case, id=f"{name}/{rule.id}/{case.case}")
    for name in STORES
    for rule in store(name).clauses
    for case in rule.cases
]


@cache
def wrong(name: str) -> tuple[Difference, ...]:
    """All examples of a store that come out otherwise."""
    return tuple(differences(Engine(store(name))))


@pytest.mark.parametrize(("name", "rule", "case"), EXAMPLES)
def test_example_comes_out_as_it_says(name: str, rule: str, case: str) -> None:
    """An example of a policy has the outcome that its editor wrote."""
    found = [
        str(difference)
        for difference in wrong(name)
        if (difference.clause.id, difference.case.case) == (rule, case)
    ]
    assert found == []


@pytest.mark.parametrize("name", STORES)
def test_examples_are_told_apart_by_their_names(name: str) -> None:
    """No clause has two examples of one name."""
    for rule in store(name).clauses:
        titles = [case.case for case in rule.cases]
        assert len(titles) == len(set(titles)), rule.id


@pytest.mark.parametrize("name", STORES)
def test_examples_show_both_sides_of_a_refusal(name: str) -> None:
    """Each clause that can refuse has an example in which it does."""
    for rule in store(name).clauses:
        kinds = {test.kind for test in rule.tests if not test.not_for}
        if not kinds & {"allowed only if", "refused if"}:
            continue
        refusing = {
            case.case
            for other in store(name).clauses
            for case in other.cases
            for word, text in case.expect
            if word == "decided by"
            and rule.id in text.split(", ")
            and dict(case.expect).get("verdict")
            in ("not eligible", "other options")
        }
        assert refusing, rule.id


def test_examples_are_many() -> None:
    """The stores keep the examples they have been written with."""
    assert len(EXAMPLES) >= 360
    assert len(STORES) == 5


# Laws that hold in every example ---------------------------------------

OPEN = {"need_information", "eligible_subject_to_review"}
YES = {"eligible", "not_needed"}
NO = {"not_eligible", "other_options", "not_regulated"}


@pytest.mark.parametrize("name", STORES)
def test_unknown_never_excludes_the_truth(name: str) -> None:
    """With one answer unknown, what is true remains among the outcomes."""
    of = store(name)
    engine = Engine(of)
    for rule, case, told in _told(of):
        true = _decided(engine, told, case.now)
        for fact in dict(case.given):
            if told.get(fact, "unknown") == "unknown":
                continue
            found = _decided(engine, told | {fact: "unknown"}, case.now)
            where = f"{rule.id}/{case.case}: {fact}"
            _agrees(true, found, where)


def _agrees(true: Plain, found: Plain, where: str) -> None:
    verdicts = {true["verdict"], found["verdict"]}
    if "invalid_input" in verdicts:
        return
    assert not (verdicts & YES and verdicts & NO), (where, verdicts)
    ranges = {
        (r["clause"], r["name"]): r["amount"]
        for r in found["remedies"]
        if r["amount"]
    }
    for remedy in true["remedies"]:
        amount = remedy["amount"]
        wide = ranges.get((remedy["clause"], remedy["name"]))
        if amount is None or wide is None:
            continue
        assert (wide["min"] or 0) <= (amount["min"] or 0), where
        if wide["max"] is not None:
            assert amount["max"] is not None, where
            assert amount["max"] <= wide["max"], where


@pytest.mark.parametrize("name", STORES)
def test_order_of_clauses_never_matters(name: str) -> None:
    """Turned round, a policy decides as before (every fourth example)."""
    of = store(name)
    engine = Engine(of)
    turned = Engine(replace(of, clauses=of.clauses[::-1]))
    for rule, case, told in [*_told(of)][::4]:
        one = _decided(engine, told, case.now)
        other = _decided(turned, told, case.now)
        for key in ("verdict", "deadlines", "evidence", "timelines"):
            assert one[key] == other[key], (rule.id, case.case, key)
        for key in ("remedies", "steps", "reasons", "discretion"):
            assert _as_set(one[key]) == _as_set(other[key]), (
                rule.id,
                case.case,
                key,
            )


def _as_set(plains: list[Plain]) -> set[str]:
    """Parts without their order; a refund's lines may change theirs."""
    return {
        json.dumps(
            {
                key: sorted(map(str, value))
                if isinstance(value, list)
                else value
                for key, value in plain.items()
            },
            sort_keys=True,
        )
        for plain in plains
    }


def _told(of: Policy) -> Iterator[tuple[Clause, Case, Plain]]:
    for rule in of.clauses:
        for case in rule.cases:
            yield rule, case, answers_of(of, case)


def _decided(engine: Engine, told: Plain, now: str) -> Plain:
    moment = parse_now(now or NOW, UTC)
    return decide(engine, read_answers(engine.policy, told, moment, UTC))


# The runner ----------------------------------------------------------


def example(given: dict[str, str], expect: dict[str, str]) -> Case:
    """An example as an editor writes it."""
    return Case(
        "A case",
        tuple(given.items()),
        tuple(expect.items()),
        file="policy/shop/refund.yaml",
        line=7,
    )


RULE = clause(
    "C-1",
    parameters=(window("time", 30),),
    tests=(only_if(within("asked", "time", "bought")),),
    gives=gives(refund(plus("price"))),
    steps=(Step("Ask us.", ""),),
)
SHOP = policy(
    RULE,
    facts=(
        date("bought"),
        date("asked", may_be=("not yet",)),
        money("price"),
    ),
    usual=(
        ("bought", "2026-03-02"),
        ("asked", "2026-04-01"),
        ("price", "79.90 USD"),
    ),
)


def found(
    given: dict[str, str], expect: dict[str, str], now: str = ""
) -> list[Difference]:
    """Where one example of the small shop comes out otherwise."""
    case = replace(example(given, expect), now=now)
    rule: Clause = replace(RULE, cases=(case,))
    of: Policy = replace(SHOP, clauses=(rule,))
    return list(differences(Engine(of)))


RIGHT = {
    "verdict": "eligible",
    "decided by": "C-1",
    "refund": "79.90 USD",
    "refund of Refund": "79.90 USD",
    "remedies": "Refund",
    "last day": "2026-04-01",
    "last moment": "2026-04-01T23:59",
    "customer pays": "nothing",
    "shop pays": "nothing",
    "steps": "Ask us.",
    "not decided by": "C-2",
    "no steps": "Pack it.",
    "says": "Ask us.",
    "promises": "0",
    "deadlines": "1",
    "evidence": "0",
    "warnings": "0",
    "left open": "none",
}


def test_runner_is_silent_where_all_is_right() -> None:
    """An example with every word right makes no difference."""
    assert found({}, RIGHT) == []


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("verdict", "not eligible"),
        ("decided by", "C-2"),
        ("refund", "79.91 USD"),
        ("refund", "79.90 EUR"),
        ("refund", "0.00 to 79.90 USD"),
        ("refund of Exchange", "79.90 USD"),
        ("compensation", "79.90 USD"),
        ("remedies", "Exchange"),
        ("remedies", "Refund, Exchange"),
        ("remedies", "none"),
        ("last day", "2026-03-31"),
        ("last moment", "2026-04-01T23:58"),
        ("by", "2026-04-01"),
        ("customer pays", "Postage"),
        ("shop pays", "Postage"),
        ("steps", "Pack it."),
        ("not decided by", "C-1"),
        ("no steps", "Ask us."),
        ("says", "Pack it."),
        ("promises", "1"),
        ("deadlines", "2"),
        ("evidence", "1"),
        ("warnings", "1"),
        ("depends on", "bought"),
        ("left open", "C-1"),
        ("problem", "bought"),
    ],
)
def test_runner_notices_every_word_that_is_wrong(
    word: str, expected: str
) -> None:
    """One wrong word of an example is one difference that names it."""
    (difference,) = found({}, {word: expected})
    assert difference.word == word
    assert difference.expected == expected


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "79.90 USD"),
        ({"price": "80.00 USD"}, "80.00 USD"),
        ({"price": "unknown"}, "0.00 USD to no limit"),
    ],
)
def test_runner_names_an_amount_as_people_write_it(
    given: dict[str, str], says: str
) -> None:
    """An editor reads money, never a number of its smallest unit."""
    (difference,) = found(given, {"refund": "79.91 USD"})
    assert difference.found == says


def test_runner_says_where_and_what() -> None:
    """A difference names file, line, clause, example and both outcomes."""
    (difference,) = found(
        {"asked": "2026-04-02"},
        {"verdict": "eligible"},
        now="2026-04-02T12:00",
    )
    assert str(difference) == (
        "policy/shop/refund.yaml:7: C-1, “A case”: verdict should be "
        "eligible; the checker says not eligible"
    )


def test_runner_lays_the_example_over_the_usual_customer() -> None:
    """An example gives what differs, and `none` takes an answer away."""
    assert not found({"price": "5 JPY"}, {"refund": "5 JPY"})
    assert not found({"bought": "none"}, {"verdict": "need information"})
    assert not found({"bought": "unknown"}, {"depends on": "bought"})


def test_runner_judges_at_noon_of_the_first_of_april() -> None:
    """Without a time of its own an example is judged at 2026-04-01T12:00."""
    expect = {"verdict": "invalid input", "problem": "asked"}
    assert not found({"asked": "2026-04-02"}, expect)
    late = {"verdict": "eligible"}
    assert not found({"asked": "2026-04-01"}, late, now="2026-04-01T00:00")
