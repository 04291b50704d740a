"""Plausible next editions of a policy: one or two edits each, by chance."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from checker.policy import (
    Choice,
    Clause,
    Constant,
    Count,
    Dated,
    Evidence,
    FactAmount,
    Is,
    Line,
    Money,
    Parameter,
    Policy,
    Promise,
    Ratio,
    Remedy,
    Share,
    Step,
    Test,
    Unit,
    Unstated,
    Value,
    Window,
)

__all__ = ["mutants"]

type Edit = Callable[[random.Random, Policy], Policy | None]


def mutants(policy: Policy, number: int, seed: int) -> Iterator[Policy]:
    """Yield that many different editions of a policy."""
    chance = random.Random(f"{policy.store} {seed}")
    seen = {policy}
    tries = 0
    while number and tries < 100_000:
        tries += 1
        edits = 2 if chance.random() < 0.25 else 1
        found: Policy | None = policy
        for _ in range(edits):
            if found is not None:
                found = chance.choice(_EDITS)(chance, found)
        if found is None or found in seen:
            continue
        seen.add(found)
        number -= 1
        yield found


def _parameter(chance: random.Random, policy: Policy) -> Policy | None:
    places = [(c, p) for c in policy.clauses for p in c.parameters]
    if not places:
        return None
    clause, old = chance.choice(places)
    value = _other_value(chance, old.values[0].value)
    if value is None:
        return None
    values: tuple[Dated, ...] = (Dated(value),)
    if policy.orders_dated_by and chance.random() < 0.5:
        values = (*old.values[:1], Dated(value, "2026-03-05"))
    new = Parameter(old.name, values)
    found = tuple(new if p is old else p for p in clause.parameters)
    return _with(policy, clause, replace(clause, parameters=found))


def _other_value(chance: random.Random, value: Value) -> Value | None:
    match value:
        case Window(least, most, unit):
            most = max(1, chance.choice([most // 2, most * 2, most + 1]))
            if chance.random() < 0.15 and unit == "days":
                return replace(value, first_day=True)
            if chance.random() < 0.15:
                other: Unit = "working days" if unit == "days" else "days"
                return Window(most, most, other)
            return replace(value, least=min(least, most), most=most)
        case Ratio(numerator, denominator):
            return Ratio(max(1, numerator // 2), denominator)
        case Count(number, noun):
            return Count(number + 1, noun)
        case Money(minor, currency):
            return Money(minor * 2, currency)
    return None


def _drop_clause(chance: random.Random, policy: Policy) -> Policy | None:
    clause = chance.choice(policy.clauses)
    return replace(
        policy, clauses=tuple(c for c in policy.clauses if c is not clause)
    )


def _drop_part(chance: random.Random, policy: Policy) -> Policy | None:
    """Leave out one condition, cost, promise, step, proof or line."""
    names = (
        "tests",
        "discretions",
        "costs",
        "promises",
        "steps",
        "evidence",
        "in_every_refund",
        "other_ways",
        "exception_to",
    )
    places = [(c, n) for c in policy.clauses for n in names if getattr(c, n)]
    clause, name = chance.choice(places)
    parts = list(getattr(clause, name))
    parts.pop(chance.randrange(len(parts)))
    return _with(policy, clause, _put(clause, name, parts))


def _soften(chance: random.Random, policy: Policy) -> Policy | None:
    places = [(c, t) for c in policy.clauses for t in c.tests]
    if not places:
        return None
    clause, test = chance.choice(places)
    kinds = {
        "allowed only if": "refused if",
        "refused if": "may be refused if",
        "may be refused if": "refused if",
    }
    new = replace(test, kind=kinds[test.kind])  # type: ignore[arg-type]
    found = tuple(new if t is test else t for t in clause.tests)
    return _with(policy, clause, replace(clause, tests=found))


def _refuse(chance: random.Random, policy: Policy) -> Policy | None:
    clause = chance.choice(policy.clauses)
    atom = _some_atom(chance, policy)
    if atom is None:
        return None
    kind = chance.choice(["refused if", "may be refused if"])
    new = Test(kind, (atom,), "")  # type: ignore[arg-type]
    return _with(policy, clause, replace(clause, tests=(*clause.tests, new)))


def _guard(chance: random.Random, policy: Policy) -> Policy | None:
    """Let a cost, promise, step or proof be for some people only."""
    names = ("costs", "promises", "steps", "evidence", "tests")
    places = [(c, n) for c in policy.clauses for n in names if getattr(c, n)]
    clause, name = chance.choice(places)
    parts = list(getattr(clause, name))
    place = chance.randrange(len(parts))
    atom = _some_atom(chance, policy)
    if atom is None:
        return None
    guards = parts[place].when or ((),)
    when = tuple((*atoms, atom) for atoms in guards)
    parts[place] = replace(parts[place], when=when)
    return _with(policy, clause, _put(clause, name, parts))


def _some_atom(chance: random.Random, policy: Policy) -> Is | None:
    facts = [f for f in policy.facts if f.kind in ("yes/no", "choice")]
    if not facts:
        return None
    fact = chance.choice(facts)
    options = [value for value, _ in fact.options] or ["yes", "no"]
    return Is(fact.name, (chance.choice(options),))


def _remedies(chance: random.Random, policy: Policy) -> Policy | None:
    places = [c for c in policy.clauses if c.gives]
    if not places:
        return None
    clause = chance.choice(places)
    assert clause.gives is not None
    found = list(clause.gives.remedies)
    place = chance.randrange(len(found))
    by = clause.gives.by
    match chance.randrange(5):
        case 0:
            found.pop(place)
        case 1:
            found.append(Remedy("Store credit", "", refund=()))
        case 2:
            by = chance.choice(["all", "customer", "shop"])
        case 3:
            found[place] = replace(
                found[place], perhaps=not found[place].perhaps
            )
        case _:
            atom = _some_atom(chance, policy)
            if atom is None:
                return None
            test = Test("refused if", (atom,), "")
            found[place] = replace(
                found[place], tests=(*found[place].tests, test)
            )
    gives = Choice(by, tuple(found)) if found else None
    return _with(policy, clause, replace(clause, gives=gives))


def _lines(chance: random.Random, policy: Policy) -> Policy | None:
    places = [
        (c, r, n)
        for c in policy.clauses
        if c.gives
        for r in c.gives.remedies
        for n in ("refund", "compensation")
        if getattr(r, n) is not None
    ]
    if not places:
        return None
    clause, remedy, name = chance.choice(places)
    lines = list(getattr(remedy, name))
    match chance.randrange(3):
        case 0 if lines:
            lines.pop(chance.randrange(len(lines)))
        case 1 if lines:
            place = chance.randrange(len(lines))
            if isinstance(lines[place].amount, Unstated):
                return None
            amount = Share("a new share", lines[place].amount)
            lines[place] = replace(lines[place], amount=amount)
        case _:
            money = [
                f.name
                for f in policy.facts
                if f.kind == "money" and f.known_by == "the customer"
            ]
            amount_: FactAmount | Constant = Constant("a new fee")
            if money and chance.random() < 0.6:
                amount_ = FactAmount(chance.choice(money))
            lines.append(Line(chance.choice((1, -1)), amount_, "New"))
    new = _put(remedy, name, lines)
    assert clause.gives is not None
    found = tuple(new if r is remedy else r for r in clause.gives.remedies)
    numbers = (
        *clause.parameters,
        Parameter("a new share", (Dated(Ratio(50, 100)),)),
        Parameter("a new fee", (Dated(Money(500, "USD")),)),
    )
    return _with(
        policy,
        clause,
        replace(
            clause, gives=Choice(clause.gives.by, found), parameters=numbers
        ),
    )


def _duties(chance: random.Random, policy: Policy) -> Policy | None:
    """Add a step, a proof or a promise, or turn a cost round."""
    clause = chance.choice(policy.clauses)
    dates = [f.name for f in policy.facts if f.kind.startswith("date")]
    week = Parameter("a new time", (Dated(Window(7, 7, "days")),))
    match chance.randrange(4):
        case 0:
            step = Step("Send us a drawing of it.", "")
            new = replace(clause, steps=(*clause.steps, step))
        case 1:
            item = Evidence("A drawing of it", "")
            new = replace(clause, evidence=(*clause.evidence, item))
        case 2 if dates:
            after = chance.choice(dates)
            promise = Promise("send a letter", "a new time", after, "")
            new = replace(
                clause,
                promises=(*clause.promises, promise),
                parameters=(*clause.parameters, week),
            )
        case _:
            if not clause.costs:
                return None
            cost = clause.costs[0]
            by = "the shop" if cost.by == "the customer" else "the customer"
            turned = replace(cost, by=by)  # type: ignore[arg-type]
            new = replace(clause, costs=(turned, *clause.costs[1:]))
    return _with(policy, clause, new)


def _scope(chance: random.Random, policy: Policy) -> Policy | None:
    clause = chance.choice(policy.clauses)
    atom = _some_atom(chance, policy)
    if atom is None:
        return None
    guards = clause.scope or ((),)
    scope = tuple((*atoms, atom) for atoms in guards)
    return _with(policy, clause, replace(clause, scope=scope))


def _asking(chance: random.Random, policy: Policy) -> Policy | None:
    """Ask a yes/no or choice question always, or more narrowly."""
    facts = [
        f
        for f in policy.facts
        if f.kind in ("yes/no", "choice") and f.ask_only_when
    ]
    if not facts:
        return None
    fact = chance.choice(facts)
    new = replace(fact, ask_only_when=())
    found = tuple(new if f is fact else f for f in policy.facts)
    return replace(policy, facts=found)


def _put[T: (Clause, Remedy)](value: T, name: str, parts: list[Any]) -> T:
    changes: Any = {name: tuple(parts)}
    return replace(value, **changes)


def _with(policy: Policy, old: Clause, new: Clause) -> Policy:
    return replace(
        policy,
        clauses=tuple(new if c is old else c for c in policy.clauses),
    )


_EDITS: tuple[Edit, ...] = (
    _parameter,
    _parameter,
    _parameter,
    _drop_clause,
    _drop_part,
    _drop_part,
    _soften,
    _refuse,
    _guard,
    _remedies,
    _remedies,
    _lines,
    _lines,
    _duties,
    _scope,
    _asking,
)
