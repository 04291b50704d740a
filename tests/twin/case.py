"""A case as the twin knows it: who says what, when and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from checker.policy import Fact, Policy, Window

__all__ = [
    "HIDDEN",
    "IDLE",
    "NOT_STATED",
    "NOT_YET",
    "UNKNOWN",
    "Bought",
    "Case",
    "Day",
    "Given",
    "Moment",
    "TooManyError",
    "Value",
    "World",
    "raw_answers",
]

HIDDEN = "the length of "
"""Before the name of a period: how long it is, though nobody says so."""

IDLE = "(not asked)"
NOT_STATED = "not stated"
NOT_YET = "not yet"
UNKNOWN = "unknown"
_EXPONENTS = {"USD": 2, "JPY": 0, "KWD": 3}


class TooManyError(Exception):
    """There are more worlds than anybody wants to walk through."""


@dataclass(frozen=True, slots=True)
class Bought:
    """One line of an order: price of a piece, pieces, affected pieces.

    Then what a coupon took off this line, and the pieces that went back
    before.
    """

    price: int
    quantity: int
    affected: int
    discount: int = 0
    returned: int = 0


Moment = datetime
"""A minute that is known, in UTC."""


class Day(date):
    """A day of which the minute is not known."""


type Value = str | Moment | int | Window | tuple[Bought, ...]
"""A value without doubt: an option, a minute, an amount, a length …"""

type Given = Value | Day
"""What a customer says: a value, only the day, or `unknown`."""

type World = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Case:
    """A policy, what was said, the present moment, and where."""

    policy: Policy
    given: Mapping[str, Given]
    now: datetime
    zone: tzinfo = UTC
    currency: str = "USD"

    @property
    def shop_zone(self) -> tzinfo:
        """Return where the shop keeps its promises."""
        if not self.policy.zone:
            return self.zone
        return ZoneInfo(self.policy.zone)

    def fact(self, name: str) -> Fact:
        """Return the fact of that name."""
        return next(f for f in self.policy.facts if f.name == name)


def raw_answers(case: Case) -> dict[str, Any]:
    """Return what was said as the page sends it: in text."""
    return {
        name: _raw(case, case.fact(name), value)
        for name, value in case.given.items()
    }


def _raw(case: Case, fact: Fact, value: Given) -> Any:
    match value:
        case str():
            return value
        case Moment():
            local = value.astimezone(case.zone)
            return local.strftime("%Y-%m-%dT%H:%M")
        case Day():
            return value.isoformat()
        case int():
            is_number = fact.kind == "whole number"
            return str(value) if is_number else _money(value, case)
        case Window():
            return f"{value.most} {value.unit}"
        case tuple():
            return [
                {
                    "item": f"Thing {number}",
                    "price": _money(line.price, case),
                    "quantity": str(line.quantity),
                    "affected": str(line.affected),
                    "discount": _money(line.discount, case),
                    "returned": str(line.returned),
                }
                for number, line in enumerate(value)
            ]


def _money(minor: int, case: Case) -> str:
    places = _EXPONENTS[case.currency]
    digits = f"{minor:0{places + 1}d}"
    if places:
        digits = f"{digits[:-places]}.{digits[-places:]}"
    return f"{digits} {case.currency}"
