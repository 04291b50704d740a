"""Hostile answers: a decision or a named problem, soon, and nothing else."""

from __future__ import annotations

import json
import random
import time
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from checker.codec import dumps
from checker.policy import Policy
from checker.wire import answer, open_policy
from clausewise.load import load_policy
from fuzzing.answers import answers_by, reply

_POLICIES = Path(__file__).parent.parent / "policy"
_STORES = (
    "components",
    "general-store",
    "group-buy",
    "order-desk",
    "platform",
)
_PER_STORE = 600
_SECONDS = 5.0
"""For one case, on a machine that others use as well."""
_WORK = 1.0
"""Of the processor, for one case."""
_NOW = "2026-04-01T12:00+02:00"
_VERDICTS = {
    "eligible",
    "eligible_subject_to_review",
    "invalid_input",
    "need_information",
    "not_eligible",
    "not_needed",
    "not_regulated",
    "other_options",
}


@cache
def _policy(store: str) -> Policy:
    return load_policy(_POLICIES / store)


@pytest.mark.parametrize("store", _STORES)
def test_hostile_answers_get_a_decision_or_a_named_problem(
    store: str,
) -> None:
    """Whatever is sent as an answer, a whole reply comes back in time."""
    policy = _policy(store)
    open_policy(dumps(policy))
    chance = random.Random(f"fuzz {store}")
    names = {fact.name for fact in policy.facts}
    for _ in range(_PER_STORE):
        given = answers_by(chance, policy)
        started = time.perf_counter()
        said = reply(given, _NOW, everything=chance.random() < 0.3)
        assert time.perf_counter() - started < _SECONDS, given
        decision = said["decision"]
        assert decision["verdict"] in _VERDICTS
        problems = decision["problems"]
        assert bool(problems) == (decision["verdict"] == "invalid_input")
        for problem in problems:
            assert problem["fact"] in names
            assert len(problem["says"]) < 1_000


@pytest.mark.parametrize("store", _STORES)
def test_one_hostile_answer_is_the_only_problem(store: str) -> None:
    """A wrong kind of answer is named as a problem of its own fact."""
    policy = _policy(store)
    open_policy(dumps(policy))
    first = policy.facts[0]
    wrong: tuple[Any, ...] = ("x" * 300, "\x00", ["yes"], {}, 1.5, "<b>")
    for value in wrong:
        problems = reply({first.name: value}, _NOW)["problems"]
        assert [problem["fact"] for problem in problems] == [first.name]


@pytest.mark.parametrize("paid", ["40000.01 USD", "unknown"])
def test_largest_order_is_decided_soon(paid: str) -> None:
    """A million pieces, the most that anybody can type, are no work."""
    open_policy(dumps(_policy("platform")))
    lines = [
        {"price": f"{n}.37 USD", "quantity": 10_000, "affected": 5_000}
        for n in range(1, 101)
    ]
    given = {
        "problem": "quality",
        "quality problem": "damage",
        "factory special": "no",
        "received on": "2026-03-02",
        "applied on": "2026-03-05",
        "review passed": "not yet",
        "order lines": lines,
        "actual payment": paid,
        "already refunded": "unknown",
    }
    started = time.process_time()
    assert not reply(given, _NOW)["problems"]
    assert time.process_time() - started < _WORK


@pytest.mark.parametrize("moment", ["", "soon", "2026-13-01T00:00", None, 7])
@pytest.mark.parametrize("zone", [None, {"name": "UTC", "offsets": [[0, 0]]}])
def test_odd_moments_are_a_value_error(moment: Any, zone: Any) -> None:
    """A request whose now is no moment is refused with a ValueError."""
    open_policy(dumps(_policy("order-desk")))
    with pytest.raises(ValueError):
        answer(json.dumps({"answers": {}, "now": moment, "zone": zone}))


@pytest.mark.parametrize(
    "zone",
    [
        7,
        "UTC",
        [],
        {"name": "x"},
        {"name": "x", "offsets": []},
        {"name": "x", "offsets": "0"},
        {"name": "x", "offsets": [[0]]},
        {"name": "x", "offsets": [[0, 99_999]]},
        {"name": "x", "offsets": [[5, 0], [0, 0]]},
        {"name": "x", "offsets": [[0, None]]},
        {"name": "x", "offsets": [[n, 0] for n in range(10_000)]},
        {"offsets": [[0, float("nan")]]},
        {"name": "x", "offsets": [[0, float("inf")]]},
    ],
)
def test_odd_zones_are_a_value_error_or_do_no_harm(zone: Any) -> None:
    """A zone that is none is refused with a ValueError, or left out."""
    open_policy(dumps(_policy("order-desk")))
    request = json.dumps({"answers": {}, "now": _NOW, "zone": zone})
    try:
        reply = json.loads(answer(request))
    except ValueError:
        return
    assert reply["decision"]["verdict"] in _VERDICTS


@pytest.mark.parametrize(
    "request_", ["", "null", "7", "[]", "{", "{}", '"x"', '{"answers": 1}']
)
def test_what_is_no_request_is_a_value_error(request_: str) -> None:
    """A request of another shape is refused with a ValueError."""
    open_policy(dumps(_policy("order-desk")))
    with pytest.raises(ValueError):
        answer(request_)
