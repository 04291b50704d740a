"""The facts that clauses may speak of, and who knows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from checker.policy.conditions import Guard
from checker.policy.lines import Amount

__all__ = ["Difference", "Fact", "Kind", "PartOf"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A worked-out amount: the first less the second, never below nothing."""

    of: str
    less: str


@dataclass(frozen=True, slots=True)
class PartOf:
    """A worked-out amount: the affected order lines' part of a payment."""

    of: str
    over: str


Kind = Literal[
    "yes/no",
    "choice",
    "date",
    "date and time",
    "money",
    "whole number",
    "period",
    "order lines",
]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that clauses may speak of, and who knows it.

    `low` and `high` bound what only the shop knows. `at_most` names the
    money fact that this one cannot exceed. `unless_told` is the value
    that holds until the customer says otherwise; such a fact is not
    asked, but can be changed.
    """

    name: str
    kind: Kind
    known_by: str
    ask: str = ""
    help: str = ""
    called: str = ""
    options: tuple[tuple[str, str], ...] = ()
    ask_only_when: Guard = ()
    may_be: tuple[str, ...] = ()
    unless_told: str = ""
    low: Amount | None = None
    high: Amount | None = None
    at_most: str = ""
    may_be_future: bool = False
    proved_by: str = ""
    worked_out: Difference | PartOf | None = None
