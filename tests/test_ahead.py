"""How many questions are left: never fewer than are told."""

from typing import Any

import pytest

from checker.ahead import remaining
from checker.engine import Engine
from checker.policy import Cost, Policy, Remedy, Route, Step
from checker.questions import open_questions
from clausewise.cases import answers_of
from policies import (
    answers,
    clause,
    gives,
    is_,
    money,
    only_if,
    plus,
    policy,
    refund,
    store,
    when,
    yes_no,
)

FACTS = (
    yes_no("reason"),
    yes_no("unused"),
    yes_no("sealed"),
    money("price"),
    money("postage"),
)
STORES = (
    "components",
    "general-store",
    "group-buy",
    "order-desk",
    "platform",
)


def left(of: Policy, given: dict[str, Any]) -> tuple[int, int]:
    """How many questions there are, at least and at most."""
    engine, told = Engine(of), answers(of, given)
    return remaining(engine, told, open_questions(engine, told))


def test_one_answer_can_be_the_last() -> None:
    """Where "no" refuses, one question may be enough; else all are asked."""
    strict = policy(
        clause(
            "C-1",
            tests=(only_if(is_("unused")), only_if(is_("sealed"))),
            gives=gives(refund(plus("price"))),
        ),
        facts=FACTS,
    )
    assert left(strict, {}) == (1, 3)
    assert left(strict, {"unused": "yes", "sealed": "yes"}) == (1, 1)
    assert left(strict, {"unused": "no"}) == (0, 0)


def test_questions_that_settle_nothing_are_all_counted() -> None:
    """Where no answer ends the case, as many are left as are open."""
    steps = (Step("Wash it.", "", when=when(is_("unused", "no"))),)
    costs = (Cost("postage", "the shop", ""),)
    easy = policy(
        clause("C-1", gives=gives(Remedy("Repair", "")), steps=steps),
        clause("C-2", gives=gives(refund(plus("price"))), costs=costs),
        facts=FACTS,
    )
    assert left(easy, {}) == (3, 3)
    assert left(easy, {"unused": "unknown"}) == (2, 2)


def test_first_question_counts_the_kinds_of_case_behind_it() -> None:
    """Before the kind is known, each kind counts with the first question."""
    routed = policy(
        clause("R-1", routes=("a",), tests=(only_if(is_("unused")),)),
        clause(
            "R-2",
            routes=("b",),
            tests=(only_if(is_("unused")), only_if(is_("sealed"))),
        ),
        facts=FACTS,
        routes=(
            Route("a", "A", when(is_("reason"))),
            Route("b", "B", when(is_("reason", "no"))),
        ),
    )
    assert left(routed, {}) == (2, 3)
    assert left(routed, {"reason": "no"}) == (1, 2)


@pytest.mark.parametrize("name", STORES)
def test_no_path_is_shorter_than_was_told(name: str) -> None:
    """On the way of each example, no fewer are asked than was said."""
    engine = Engine(store(name))
    cases = [c for clause in engine.policy.clauses for c in clause.cases]
    for case in cases[::4]:
        known = answers_of(engine.policy, case)
        given: dict[str, Any] = {}
        told: list[int] = []
        while True:
            read = answers(engine.policy, given)
            names = open_questions(engine, read)
            told.append(remaining(engine, read, names)[0])
            if not names or names[0] in given:
                break
            given[names[0]] = known.get(names[0], "unknown")
        if names:
            continue  # an answer that cannot be used is asked again
        lengths = [*range(len(told) - 1, -1, -1)]
        assert all(t <= n for t, n in zip(told, lengths, strict=True)), case
