"""The numbers of a clause: lengths of time, shares, amounts and counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = [
    "Count",
    "Dated",
    "Money",
    "NotStated",
    "Parameter",
    "Ratio",
    "Unit",
    "Value",
    "Window",
]

Unit = Literal["hours", "days", "working days", "weeks", "months", "years"]


@dataclass(frozen=True, slots=True)
class Window:
    """A length of time. `least` differs from `most` in "1 to 3 days".

    With `first_day` the day of the event counts as day 1. With
    `extended` a window that would end on a day that is no working day
    ends on the next one, as in Regulation (EEC) No 1182/71, article 3.
    """

    least: int
    most: int
    unit: Unit
    first_day: bool = False
    extended: bool = False


@dataclass(frozen=True, slots=True)
class Ratio:
    """An exact share: 50 % is Ratio(50, 100), 12.5 % is Ratio(125, 1000)."""

    numerator: int
    denominator: int


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in the minor units of an ISO 4217 currency."""

    minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things: "3 videos" is Count(3, "videos")."""

    number: int
    noun: str


@dataclass(frozen=True, slots=True)
class NotStated:
    """The policy names this value, but gives no number."""


type Value = Window | Ratio | Money | Count | NotStated


@dataclass(frozen=True, slots=True)
class Dated:
    """A value, and the first order date for which it holds ("" = always)."""

    value: Value
    since: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number of a clause, under the name of its hole in the text."""

    name: str
    values: tuple[Dated, ...]
