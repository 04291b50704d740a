"""Lines of money, and the amounts that they add or take away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from checker.policy.conditions import Guard

__all__ = [
    "Amount",
    "Constant",
    "Extreme",
    "FactAmount",
    "Line",
    "Share",
    "Unstated",
]


@dataclass(frozen=True, slots=True)
class FactAmount:
    """The amount that a money fact holds."""

    fact: str


@dataclass(frozen=True, slots=True)
class Constant:
    """The money parameter of that name; "nothing" is zero."""

    name: str


@dataclass(frozen=True, slots=True)
class Share:
    """A ratio parameter of an amount, rounded half-up once."""

    ratio: str
    of: Amount


@dataclass(frozen=True, slots=True)
class Extreme:
    """The lesser or the greater of several amounts."""

    which: Literal["lesser", "greater"]
    of: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class Unstated:
    """An amount that the policy leaves open between two others."""

    name: str
    low: Amount
    high: Amount


type Amount = FactAmount | Constant | Share | Extreme | Unstated


@dataclass(frozen=True, slots=True)
class Line:
    """One line of money in a refund or a compensation."""

    sign: Literal[1, -1]
    amount: Amount
    label: str
    when: Guard = ()
    quotes: str = ""
    interpretation: tuple[str, ...] = ()
