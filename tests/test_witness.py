"""Witnesses: one concrete customer for every group that there is."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from checker.answers import Answers, parse_now, read_answers
from checker.dates import UTC
from checker.engine import Engine
from checker.policy import Fact, Policy, Route
from checker.sense import contradictions
from clausewise.analysis.bands import Band
from clausewise.analysis.plain import plain_group
from clausewise.analysis.witness import witness, witness_in
from clausewise.load.store import load_policy
from policies import ROOT

_STORES = [
    "components",
    "general-store",
    "group-buy",
    "order-desk",
    "platform",
]
_CUSTOMERS = 60
_NOW = parse_now("2026-04-01T12:00", UTC)


@cache
def _engine(name: str) -> Engine:
    return Engine(load_policy(ROOT / "policy" / name))


def _customers(
    engine: Engine,
) -> Iterator[tuple[Route, Answers, frozenset[str]]]:
    """Yield customers who say anything that makes sense, with a seed.

    With each come the facts that nobody would ask them for.
    """
    dice = random.Random(7)
    found = 0
    while found < _CUSTOMERS:
        given = _given(engine.policy, dice)
        answers, idle = engine.settle(
            read_answers(engine.policy, given, _NOW, UTC)
        )
        if answers.problems or contradictions(answers):
            continue
        routes = engine.routes(answers)
        if len(routes) == 1 and engine.picks_route(routes[0], answers):
            found += 1
            yield routes[0], answers, idle


def _given(policy: Policy, dice: random.Random) -> dict[str, Any]:
    facts = [fact for fact in policy.facts if not fact.worked_out]
    return {
        fact.name: _value(fact, dice)
        for fact in facts
        if fact.known_by == "the customer" or dice.random() < 0.5
    }


def _value(fact: Fact, dice: random.Random) -> Any:
    if fact.may_be and dice.random() < 0.3:
        return dice.choice(fact.may_be)
    day = date(2026, 4, 1) - timedelta(dice.randrange(1, 80))
    match fact.kind:
        case "yes/no":
            return dice.choice(["yes", "no"])
        case "choice":
            return dice.choice([value for value, _ in fact.options])
        case "date":
            return day.isoformat()
        case "date and time":
            return f"{day}T{dice.randrange(24):02}:{dice.randrange(60):02}"
        case "money":
            return f"{dice.choice([0, 1, 50, 79])}.00 USD"
        case "whole number":
            return str(dice.randrange(5))
        case "period":
            return dice.choice(["12 months", "10 days", "60 days"])
        case "order lines":
            price = {"item": "Cup", "price": "10.00 USD"}
            return [price | {"quantity": "2", "affected": "1"}]


@pytest.mark.parametrize("name", _STORES)
def test_witness_is_found_for_every_group_with_a_customer(name: str) -> None:
    """Wherever a customer can be, a witness is found, in the same cells."""
    engine = _engine(name)
    for route, answers, idle in _customers(engine):
        space = engine.rules(route.name, "").space
        cells = {
            number: left[0]
            for number, left in space.possible(answers).items()
            if len(left) == 1 and not idle & {*space.variables[number].facts}
        }
        found = witness(engine, route, cells)
        assert found is not None, cells
        again, _ = engine.settle(found.read(engine.policy))
        assert not again.problems and not contradictions(again)
        possible = space.possible(again)
        assert {n: tuple(possible[n]) for n in cells} == {
            number: (cell,) for number, cell in cells.items()
        }


@pytest.mark.parametrize("name", _STORES)
def test_witness_of_no_group_is_the_usual_customer(name: str) -> None:
    """Without wishes every route has a customer, and the engine decides."""
    engine = _engine(name)
    for route in engine.policy.routes:
        found = witness(engine, route, {})
        assert found is not None
        decision = found.decision(engine)
        assert decision["route"] == route.name
        assert decision["problems"] == []
        assert decision["verdict"] != "need_information"


def test_witness_keeps_questions_to_those_who_are_asked() -> None:
    """What excludes each other has no witness: unpaid, yet at the door."""
    engine = _engine("order-desk")
    (route,) = engine.policy.routes
    space = engine.rules(route.name, "").space
    number = {v.facts: n for n, v in enumerate(space.variables)}
    status = space.variables[number["order status",]].cuts.index("unpaid")
    door = space.variables[number["parcel",]].cuts.index("at the door")
    one = {number["order status",]: status}
    other = {number["parcel",]: door}
    assert witness(engine, route, one) is not None
    assert witness(engine, route, other) is not None
    assert witness(engine, route, one | other) is None


def test_witness_can_lie_in_several_cells() -> None:
    """A band of cells is met by a customer in any one of them."""
    engine = _engine("general-store")
    route = next(r for r in engine.policy.routes if r.name == "return")
    space = engine.rules(route.name, "").space
    gap = next(
        v
        for v in space.variables
        if v.facts == ("requested on", "purchased on")
    )
    for cells in ({0}, {1}, {0, 1}):
        band = Band(gap, frozenset(cells))
        assert witness_in(engine, route, [band]) is not None


def test_witness_pays_less_for_sending_than_for_the_goods() -> None:
    """An amount that no usual customer has is one that people know."""
    engine = _engine("order-desk")
    (route,) = engine.policy.routes
    space = engine.rules(route.name, "").space
    number = {v.facts: n for n, v in enumerate(space.variables)}
    cells = {}
    for name, value in (
        ("order status", "shipped"),
        ("parcel", "unopened"),
    ):
        place = number[name,]
        cells[place] = space.variables[place].cuts.index(value)
    found = witness(engine, route, cells)
    assert found is not None
    assert found.answers["amount paid"] == "50.00 USD"
    assert found.answers["outbound shipping"] == "5.00 USD"
    assert found.answers["return shipping"] == "5.00 USD"


def test_group_is_told_in_plain_words() -> None:
    """A band between dates is said with its days, options with labels."""
    engine = _engine("group-buy")
    space = engine.rules("functional", "").space
    number = {v.facts: n for n, v in enumerate(space.variables)}
    bands = [
        Band(space.variables[number[facts]], frozenset([cell]))
        for facts, cell in ((("use",), 0), (("reported on", "received on"), 1))
    ]
    assert plain_group(engine.policy, bands) == (
        "the use of the item: As it is meant to be used; "
        "the report of the problem 16 to 30 days after the date of receipt"
    )
    assert plain_group(engine.policy, []) == "everybody"
