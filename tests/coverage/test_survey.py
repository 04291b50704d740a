"""What no example reaches, told from a small policy and the five stores."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checker.policy import Case, Policy
from clausewise.coverage.proposal import proposals
from clausewise.coverage.sight import Sight
from clausewise.coverage.survey import survey
from policies import (
    ROOT,
    clause,
    date,
    gives,
    is_,
    money,
    only_if,
    plus,
    policy,
    refund,
    store,
    when,
    window,
    within,
    yes_no,
)

STORES = sorted(path.parent.name for path in ROOT.glob("policy/*/store.yaml"))
LATE, INSIDE = "2026-03-31", "2026-03-30"


def returns(*cases: Case) -> Policy:
    """A shop that takes things back for 14 days, if they are unopened."""
    return policy(
        clause(
            "RET-1",
            parameters=(window("return window", 14),),
            tests=(
                only_if(
                    within("asked on", "return window", "bought on"),
                    quotes="within <return window>",
                ),
            ),
            gives=gives(refund(plus("price"), name="Refund")),
            cases=cases,
        ),
        clause(
            "RET-2",
            scope=when(is_("opened")),
            tests=(only_if(is_("sealed"), quotes="only if sealed again"),),
        ),
        facts=(
            date("bought on"),
            date("asked on"),
            yes_no("opened"),
            yes_no("sealed", ask_only_when=when(is_("opened"))),
            money("price"),
        ),
        usual=(
            ("bought on", "2026-03-16"),
            ("asked on", INSIDE),
            ("opened", "no"),
            ("price", "40.00 USD"),
        ),
    )


def example(**given: str) -> Case:
    """An example with these answers; underscores are spaces."""
    pairs = {name.replace("_", " "): text for name, text in given.items()}
    return Case("An example", tuple(pairs.items()), ())


def told(of: Policy) -> list[str]:
    """What no example reaches, without the places."""
    return [
        f"{m.goal.clause or 'the case'}: {m.goal.says}"
        for m in survey(of).missing
    ]


BOTH_SIDES_OF_THE_SEAL = (
    example(opened="yes", sealed="yes"),
    example(opened="yes", sealed="no"),
)


def test_every_side_that_no_example_reaches_is_told() -> None:
    """One ordinary example leaves the other side of everything."""
    assert told(returns(example())) == [
        "RET-1: a day late, asked on more than 14 days after bought on",
        "RET-1: “Refund” is not eligible",
        "RET-2: it applies",
        "RET-2: “only if sealed again” goes against the customer",
        "RET-2: “only if sealed again” does not stand in the way",
        "the case: a case of “A case” is not eligible",
    ]


def test_nothing_is_told_where_each_side_has_an_example() -> None:
    """Last day, day after and both answers reach everything."""
    full = returns(example(), example(asked_on=LATE), *BOTH_SIDES_OF_THE_SEAL)
    assert told(full) == []
    assert survey(full).summary == (
        "shop: the examples reach every clause, both sides of every limit "
        "and every outcome"
    )


@pytest.mark.parametrize(
    ("asked_on", "missing"),
    [
        (("2026-03-29", LATE), ["on the last day, asked on at most 14 days"]),
        ((INSIDE, "2026-04-01"), ["a day late, asked on more than 14 days"]),
        ((INSIDE, LATE), []),
    ],
)
def test_a_limit_wants_its_last_day_and_the_day_after(
    asked_on: tuple[str, str], missing: list[str]
) -> None:
    """The day before the last, or two days late, is not at the limit."""
    cases = [
        example(asked_on=day, opened=opened, sealed=sealed)
        for day in asked_on
        for opened, sealed in (("no", "none"), ("yes", "yes"), ("yes", "no"))
    ]
    assert told(returns(*cases)) == [
        f"RET-1: {words} after bought on" for words in missing
    ]


def test_an_example_with_a_mistake_reaches_nothing() -> None:
    """Answers that make no case are no example of a clause."""
    assert told(returns(example(bought_on="tomorrow"))) == told(returns())


def test_what_nobody_can_reach_is_not_asked_for() -> None:
    """A remedy that is never refused wants no example of a refusal."""
    free = policy(
        clause("A-1", gives=gives(refund(plus("price")))),
        facts=(money("price"),),
        usual=(("price", "5.00 USD"),),
    )
    assert told(free) == [
        "A-1: it applies",
        "A-1: “Refund” is eligible",
        "the case: a case of “A case” is eligible",
    ]


@pytest.mark.parametrize("name", STORES)
def test_the_proposals_reach_all_that_is_missing(name: str) -> None:
    """Without its examples, a store gets proposals for every goal."""
    whole = store(name)
    bare = replace(
        whole,
        clauses=tuple(replace(c, cases=()) for c in whole.clauses),
    )
    found = survey(bare)
    sights = [Sight(found.desk, p.case) for p in proposals(found)]
    assert found.missing
    for missing in found.missing:
        assert any(sight.reaches(missing.goal) for sight in sights)


@pytest.mark.parametrize("name", STORES)
def test_the_examples_of_a_store_reach_everything(name: str) -> None:
    """Every clause, side and outcome of a published store has a proof."""
    assert [*survey(store(name)).lines()] == []
