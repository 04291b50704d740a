"""Small policies for the laws of the engine, and short ways to ask them.

Each builder fills in what a law does not speak of. Policies have one
route, called "case", unless a test says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

from checker.answers import Answers, parse_now, read_answers
from checker.dates import UTC, Zone
from checker.decide import decide
from checker.engine import Engine
from checker.policy import (
    Atom,
    Choice,
    Clause,
    Count,
    Dated,
    Fact,
    FactAmount,
    Guard,
    Is,
    Line,
    Money,
    Parameter,
    Policy,
    Ratio,
    Remedy,
    Route,
    Test,
    Unit,
    Window,
    Within,
)
from checker.questions import open_questions
from clausewise.load import load_policy
from clausewise.zones import zone_named

__all__ = [
    "BERLIN",
    "NOW",
    "ROOT",
    "answers",
    "as_published",
    "asked",
    "choice",
    "clause",
    "clock",
    "counts",
    "date",
    "decided",
    "fee",
    "given_usual",
    "gives",
    "is_",
    "may_refuse_if",
    "minus",
    "money",
    "names",
    "only_if",
    "plus",
    "policy",
    "refund",
    "refused_if",
    "share_of",
    "store",
    "when",
    "window",
    "within",
    "yes_no",
]

ROOT = Path(__file__).parent.parent
NOW = "2026-04-01T12:00"
BERLIN = zone_named("Europe/Berlin")

type Plain = dict[str, Any]


# Facts ---------------------------------------------------------------


def yes_no(name: str, **more: Any) -> Fact:
    """A yes/no question to the customer."""
    return _fact(name, "yes/no", more)


def choice(name: str, *options: str, **more: Any) -> Fact:
    """A choice of the customer between options of the same label."""
    labels = tuple((option, option.capitalize()) for option in options)
    return _fact(name, "choice", {"options": labels} | more)


def date(name: str, **more: Any) -> Fact:
    """A day that the customer knows."""
    return _fact(name, "date", more)


def clock(name: str, **more: Any) -> Fact:
    """A minute that the customer knows, perhaps only to the day."""
    return _fact(name, "date and time", more)


def money(name: str, **more: Any) -> Fact:
    """An amount that the customer knows."""
    return _fact(name, "money", more)


def _fact(name: str, kind: Any, more: dict[str, Any]) -> Fact:
    known_by = more.pop("known_by", "the customer")
    return Fact(name, kind, known_by, **{"ask": f"{name}?"} | more)


# Rules ---------------------------------------------------------------


def policy(*clauses: Clause, facts: tuple[Fact, ...], **more: Any) -> Policy:
    """A store of one route."""
    routes = more.pop("routes", (Route("case", "A case"),))
    return Policy(
        "shop", "Shop", "A shop.", "1", facts, routes, (), (), clauses, **more
    )


def clause(id: str, **more: Any) -> Clause:  # noqa: A002 - the word we use
    """A clause of the one route."""
    words: dict[str, Any] = {
        "title": f"Clause {id}",
        "section": "",
        "text": f"The sentence of {id}.",
        "routes": ("case",),
        "page": "refund",
    }
    return Clause(id, **words | more)


def window(
    name: str, most: int, unit: Unit = "days", least: int = 0
) -> Parameter:
    """A parameter that holds a length of time."""
    return Parameter(name, (Dated(Window(least or most, most, unit)),))


def share_of(name: str, numerator: int, denominator: int = 100) -> Parameter:
    """A parameter that holds a ratio."""
    return Parameter(name, (Dated(Ratio(numerator, denominator)),))


def fee(name: str, minor: int, currency: str = "USD") -> Parameter:
    """A parameter that holds an amount."""
    return Parameter(name, (Dated(Money(minor, currency)),))


def counts(name: str, number: int, noun: str) -> Parameter:
    """A parameter that holds a number of things."""
    return Parameter(name, (Dated(Count(number, noun)),))


def is_(fact: str, *values: str) -> Is:
    """A fact has one of these values; `yes` if none is named."""
    return Is(fact, values or ("yes",))


def within(
    end: str, length: str, start: str, *, later: bool = False
) -> Within:
    """The end comes within (or later than) a window after the start."""
    return Within(end, length, start, later)


def when(*atoms: Atom) -> Guard:
    """A guard of one alternative."""
    return (atoms,)


def only_if(*atoms: Atom, **more: Any) -> Test:
    """A condition without which the answer is no."""
    return _test("allowed only if", atoms, more)


def refused_if(*atoms: Atom, **more: Any) -> Test:
    """A condition with which the answer is no."""
    return _test("refused if", atoms, more)


def may_refuse_if(*atoms: Atom, **more: Any) -> Test:
    """A condition with which somebody may say no."""
    return _test("may be refused if", atoms, more)


def _test(kind: Any, atoms: tuple[Atom, ...], more: dict[str, Any]) -> Test:
    return Test(kind, atoms, more.pop("quotes", ""), **more)


def gives(
    *remedies: Remedy, by: Literal["all", "customer", "shop"] = "all"
) -> Choice:
    """The remedies of a clause."""
    return Choice(by, remedies)


def refund(*lines: Line, name: str = "Refund", **more: Any) -> Remedy:
    """A remedy that pays money back; without lines, everything paid."""
    return Remedy(name, "", refund=lines, **more)


def plus(fact: str, **more: Any) -> Line:
    """A line that adds a money fact."""
    return Line(1, FactAmount(fact), fact, **more)


def minus(fact: str, **more: Any) -> Line:
    """A line that takes a money fact away."""
    return Line(-1, FactAmount(fact), fact, **more)


# Asking --------------------------------------------------------------


def answers(
    of: Policy, given: Mapping[str, Any], now: str = NOW, zone: Zone = UTC
) -> Answers:
    """What a customer said, read at a moment in a zone."""
    return read_answers(of, given, parse_now(now, zone), zone)


def decided(
    of: Policy,
    given: Mapping[str, Any],
    now: str = NOW,
    zone: Zone = UTC,
    *,
    everything: bool = False,
) -> Plain:
    """The decision of a case."""
    found = answers(of, given, now, zone)
    return decide(Engine(of), found, everything=everything)


def asked(
    of: Policy,
    given: Mapping[str, Any],
    now: str = NOW,
    *,
    everything: bool = False,
) -> list[str]:
    """The facts that are still worth asking, in their order."""
    found = answers(of, given, now)
    return open_questions(Engine(of), found, everything=everything)


def names(plains: list[Plain], key: str) -> list[str]:
    """One word of each part of a decision."""
    return [plain[key] for plain in plains]


@cache
def store(name: str) -> Policy:
    """One of the project's own stores."""
    return load_policy(ROOT / "policy" / name)


def given_usual(of: Policy, **changes: str) -> Plain:
    """A store's usual customer with changes; underscores are spaces."""
    given = dict(of.usual) | {
        name.replace("_", " "): value for name, value in changes.items()
    }
    return {name: text for name, text in given.items() if text != "none"}


def as_published(policy: Policy) -> Policy:
    """A policy without what its editor accepted of the audit."""
    clauses = tuple(replace(clause, accepted=()) for clause in policy.clauses)
    return replace(policy, clauses=clauses)
