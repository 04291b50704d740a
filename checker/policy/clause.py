"""A clause: its sentence, what it gives, its examples and its source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from checker.policy.conditions import Guard
from checker.policy.lines import Line
from checker.policy.terms import (
    Cost,
    Discretion,
    Evidence,
    Promise,
    Step,
    Test,
    Warn,
)
from checker.policy.values import Parameter

__all__ = ["Accepted", "Case", "Choice", "Clause", "Conflict", "Remedy"]


@dataclass(frozen=True, slots=True)
class Remedy:
    """One thing that the customer can get.

    `refund` and `compensation` are None where the remedy has no such
    money; an empty `refund` means that its lines stand in other clauses
    ("refund: elsewhere"). `sends` is a thing the shop sends.
    """

    name: str
    quotes: str
    refund: tuple[Line, ...] | None = None
    compensation: tuple[Line, ...] | None = None
    tests: tuple[Test, ...] = ()
    discretions: tuple[Discretion, ...] = ()
    steps: tuple[Step, ...] = ()
    sends: str = ""
    perhaps: bool = False
    when: Guard = ()
    interpretation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """Remedies of one clause, and who chooses between them."""

    by: Literal["all", "customer", "shop"]
    remedies: tuple[Remedy, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Passages that contradict each other, and how they are read."""

    between: tuple[str, ...]
    read_as: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding of the audit that the editor lets stand, and why.

    `about` are words of the finding, where a clause has several of one
    name; `ask_by` is the date by which Legal asks for what is missing.
    """

    finding: str
    reason: str
    on: str
    about: str = ""
    ask_by: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """An example of a clause: what is given, and what must come out.

    Both are lists of (name, text) as the editor wrote them; `given` is
    laid over the store's usual customer. `line` is its place in the file.
    """

    case: str
    given: tuple[tuple[str, str], ...]
    expect: tuple[tuple[str, str], ...]
    shown: bool = False
    now: str = ""
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered clause: its public sentence, its rule, its source."""

    id: str
    title: str
    section: str
    text: str
    routes: tuple[str, ...]
    source: tuple[str, ...] = ()
    page: str = ""
    also_on: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    scope: Guard = ()
    tests: tuple[Test, ...] = ()
    discretions: tuple[Discretion, ...] = ()
    gives: Choice | None = None
    in_every_refund: tuple[Line, ...] = ()
    costs: tuple[Cost, ...] = ()
    promises: tuple[Promise, ...] = ()
    steps: tuple[Step, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    warnings: tuple[Warn, ...] = ()
    nothing_to_do: str = ""
    nothing_quotes: str = ""
    other_ways: tuple[Remedy, ...] = ()
    paid_to: str = ""
    paid_to_quotes: str = ""
    explains: Guard = ()
    explains_quotes: str = ""
    exception_to: tuple[str, ...] = ()
    interpretation: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    cases: tuple[Case, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    since: str = ""
    until: str = ""
    file: str = ""
    line: int = 0
