"""Answers of which some are hostile, and the reply to them."""

from __future__ import annotations

import json
import random
from typing import Any

from checker.policy import Fact, Policy
from checker.wire import answer

__all__ = ["answers_by", "reply"]

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


def reply(
    given: dict[str, Any], now: str, *, everything: bool = False
) -> dict[str, Any]:
    """Return what the checker replies to some answers."""
    request = {
        "answers": given,
        "now": now,
        "zone": {"name": "Fuzz", "offsets": [[-10_000_000, 345]]},
        "all": everything,
    }
    found = json.loads(answer(json.dumps(request)))
    assert isinstance(found, dict)
    return found


def answers_by(chance: random.Random, policy: Policy) -> dict[str, Any]:
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
