"""What is kept for a kind of customer never changes what one is told."""

import json
import random
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest

from checker.answers import parse_now, read_answers
from checker.dates import UTC
from checker.decide import decide
from checker.engine import Engine
from checker.keep import Keep
from clausewise.cases import NOW, answers_of
from policies import answers, date, policy, store, yes_no

STORES = (
    "components",
    "general-store",
    "group-buy",
    "order-desk",
    "platform",
)
CASES = 60


@pytest.mark.parametrize("name", STORES)
def test_warm_engine_decides_as_a_fresh_one(name: str) -> None:
    """Dates and amounts of an earlier customer of the kind leave no trace."""
    warm, cold = Engine(store(name)), Engine(store(name))
    source = random.Random(name)
    examples = [
        (answers_of(warm.policy, case), case.now or NOW)
        for clause in warm.policy.clauses
        for case in clause.cases
    ]

    for _ in range(CASES):
        given, now = source.choice(examples)
        days = timedelta(source.randrange(-40, 1))
        for shift in (timedelta(0), days):
            late = (datetime.fromisoformat(now) + shift).isoformat()
            read = read_answers(
                warm.policy,
                {n: moved(v, shift, source) for n, v in given.items()},
                parse_now(late, UTC),
                UTC,
            )
            cold.keep = Keep()
            assert decide(warm, read) == decide(cold, read)


def test_a_decision_stays_as_it_was_told() -> None:
    """Decisions share their parts, and no later one changes them."""
    engine = Engine(store("components"))
    cases = [c for clause in engine.policy.clauses for c in clause.cases]
    told = []
    for case in cases:
        given, now = answers_of(engine.policy, case), case.now or NOW
        moment = parse_now(now, UTC)
        decision = decide(
            engine, read_answers(engine.policy, given, moment, UTC)
        )
        told.append((decision, json.dumps(decision)))

    assert told
    for decision, text in told:
        assert json.dumps(decision) == text


def moved(value: Any, days: timedelta, source: random.Random) -> Any:
    """Return a date some days on, and an amount with other cents."""
    text = str(value)
    if text[:4].isdigit() and text[4:5] == "-":
        later = datetime.fromisoformat(text) + days
        return later.isoformat(timespec="minutes")[: len(text)]
    if days and text.endswith(".00 USD"):
        return f"{text[:-6]}{source.randrange(100):02} USD"
    return value


def test_shape_leaves_out_dates_and_keeps_options() -> None:
    """Another date is the same shape, another option or no date is not."""
    shop = policy(facts=(date("bought"), yes_no("opened")))
    keep = Keep()

    def shape(given: dict[str, str]) -> object:
        return keep.shape(answers(shop, given))

    one = shape({"bought": "2026-03-01", "opened": "yes"})
    assert shape({"bought": "2026-03-09", "opened": "yes"}) is one
    assert shape({"bought": "2026-03-01", "opened": "no"}) is not one
    assert shape({"opened": "yes"}) is not one


def test_only_so_much_is_kept() -> None:
    """When the memory is full, everything in it is forgotten."""
    keep = Keep(most=2)
    made: list[int] = []

    def square(number: int) -> int:
        made.append(number)
        return number * number

    for number in (1, 2, 1, 3, 2, 1):
        found = keep.once(number, partial(square, number))
        assert found == number * number
    assert made == [1, 2, 3, 2, 1]
