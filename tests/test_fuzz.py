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
from checker.policy import Fact, Policy
from checker.wire import answer, open_policy
from clausewise.load import load_policy

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
_HOSTILE: tuple[Any, ...] = (
    "",
    " ",
    "\x00",
    "\x1b[31mred\x07",
    "\r\n\t",
    "‮gnp.exe",
    "é" * 199,
    "𝟏𝟐",
    "٣",
    "x" * 100_000,
    "9" * 5_000,
    "9" * 5_000 + " USD",
    "1e999 USD",
    "NaN",
    "-0.00 USD",
    "−5 USD",
    "79.90 XXX",
    "79.90",
    "1,2,3 USD",
    "2026-02-30",
    "0000-00-00",
    "9999-12-31T23:59",
    "2026-04-01T24:00",
    "2026-03-02T14:30:61",
    "today",
    "now",
    "unknown",
    "not yet",
    "not stated",
    "(not asked)",
    "not asked",
    "none",
    "__proto__",
    "constructor",
    "0 XXX",
    "0 months",
    "999 years",
    "yes\n",
    "<script>alert(1)</script>",
    "{{7*7}}",
    "%s%n",
    float("nan"),
    float("inf"),
    -1,
    0,
    10**400,
    1.5,
    True,
    False,
    None,
    [],
    [[]],
    {},
    {"__proto__": {}},
    [{}],
    [None],
    ["yes"],
    [{"item": "x", "price": "1 USD", "quantity": "0", "affected": "1"}],
    [{"item": [], "price": {}, "quantity": [1], "affected": None}],
    [{"item": "x", "price": "1 USD", "quantity": 10**30, "affected": 1}],
    [{"item": "x" * 9999, "price": "1 USD", "quantity": 9, "affected": 9}],
    [{"price": f"{n} USD", "affected": "1"} for n in range(200)],
    [{"price": "1 USD", "affected": "1"}, {"price": "1 EUR"}],
)
_NAMES = (
    "__proto__",
    "constructor",
    "toString",
    "now",
    "",
    "\x00",
    "a" * 10_000,
    "‮",
)


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
        given = _answers(chance, policy)
        started = time.perf_counter()
        reply = _reply(given, _NOW, everything=chance.random() < 0.3)
        assert time.perf_counter() - started < _SECONDS, given
        decision = reply["decision"]
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
        problems = _reply({first.name: value}, _NOW)["problems"]
        assert [problem["fact"] for problem in problems] == [first.name]


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


def _reply(
    given: dict[str, Any], now: str, *, everything: bool = False
) -> dict[str, Any]:
    request = {
        "answers": given,
        "now": now,
        "zone": {"name": "Fuzz", "offsets": [[-10_000_000, 345]]},
        "all": everything,
    }
    found = json.loads(answer(json.dumps(request)))
    assert isinstance(found, dict)
    return found


def _answers(chance: random.Random, policy: Policy) -> dict[str, Any]:
    """Return mostly sound answers with some hostile ones among them."""
    given: dict[str, Any] = {}
    harm = chance.choice((0, 0.03, 0.2, 0.9))
    for fact in policy.facts:
        if chance.random() < (0.95 if fact.worked_out else 0.25):
            continue
        if chance.random() < harm:
            given[fact.name] = _mangled(chance, policy, fact)
        else:
            given[fact.name] = _sound(chance, policy, fact)
    if chance.random() < 0.3:
        given[chance.choice(_NAMES)] = chance.choice(_HOSTILE)
    return given


def _mangled(chance: random.Random, policy: Policy, fact: Fact) -> Any:
    if chance.random() < 0.7:
        return chance.choice(_HOSTILE)
    text = list(str(_sound(chance, policy, fact)))
    for _ in range(chance.randrange(1, 4)):
        text.insert(
            chance.randrange(len(text) + 1), chr(chance.randrange(0x2100))
        )
    return "".join(text)


def _sound(chance: random.Random, policy: Policy, fact: Fact) -> Any:
    """Return an answer that goes with others: dates in order, and so on."""
    place = max(
        (
            chain.index(fact.name)
            for chain in policy.events
            if fact.name in chain
        ),
        default=0,
    )
    day = f"2026-03-{1 + 3 * place + chance.randrange(3):02}"
    match fact.kind:
        case "yes/no":
            return chance.choice(("yes", "no", *fact.may_be))
        case "choice":
            return chance.choice([value for value, _ in fact.options])
        case "date":
            return chance.choice((day, *fact.may_be))
        case "date and time":
            return f"{day}T{chance.randrange(24):02}:30"
        case "money":
            least = 100 if fact.name in policy.paid else 0
            return f"{least + chance.randrange(50)}.50 USD"
        case "whole number":
            return str(chance.randrange(6))
        case "period":
            return f"{chance.randrange(1, 30)} months"
        case "order lines":
            return [
                {
                    "item": "Mug",
                    "price": f"{chance.randrange(1, 50)}.00 USD",
                    "quantity": "3",
                    "affected": str(chance.randrange(1, 4)),
                }
                for _ in range(chance.randrange(1, 4))
            ]
