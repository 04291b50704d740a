"""Whole customers by chance, and what an engine says to each of them.

A customer has an answer to every question of the policy, asked or not;
either engine is told only what it asks. Dates lie around the ends of the
windows, amounts around nothing.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from checker.answers import NOT_YET, Answers, parse_now, read_answers
from checker.cells import cells_left
from checker.dates import UTC
from checker.diagram import Diagram, Node
from checker.engine import Engine
from checker.plain import Plain
from checker.plan import verdict_on
from checker.policy import Evidence, Fact, Is, Policy, Step, Window
from checker.remedies import costs, remedies
from checker.rows import Row
from checker.sense import contradictions
from checker.timing import deadlines, timelines
from checker.todo import shown
from checker.verdicts import ELIGIBLE, REVIEW
from checker.view import View
from clausewise.cases import usual_answers
from clausewise.diff.outcomes.joint import Joint

__all__ = ["Person", "cells_of", "follow", "order_day", "outcome", "people"]

NOW = parse_now("2026-04-01T12:00", UTC)
_TODAY = date(2026, 4, 1)

type Person = dict[str, Any]


def people(policy: Policy, number: int, seed: int) -> Iterator[Person]:
    """Yield customers whose answers can be true together.

    Some are drawn freely, most differ from the usual customer in a few
    answers, so that not all of them are refused.
    """
    chance = random.Random(f"{policy.store} {seed}")
    lengths = sorted(_lengths(policy))
    engine = Engine(policy)
    while number:
        share = chance.choice([0.1, 0.25, 0.5, 1.0])
        person = {
            fact.name: _answer(chance, fact, lengths)
            if chance.random() < share
            else _usual(chance, policy, fact, lengths)
            for fact in policy.facts
            if not fact.worked_out
        }
        for tried in (person, _ordered(policy, person)):
            if _is_possible(policy, tried) and outcome(engine, tried):
                number -= 1
                yield tried
                break


def outcome(engine: Engine, person: Person) -> Any:
    """Return all that counts of what an engine says to a customer."""
    answers, idle = engine.settle(_asked(engine, person))
    if answers.problems or contradictions(answers):
        return None
    routes = engine.routes(answers)
    if not routes:
        return "not_regulated"
    view = View(engine, routes[0], answers, idle)
    verdict = verdict_on(view)
    if verdict == "not_regulated":
        return verdict
    can = verdict.startswith("eligible")
    gained = [
        r
        for r in _told(view, remedies(view))
        if r["standing"] != "not_eligible"
    ]
    return (
        verdict,
        sorted(
            str((r["name"], r["standing"], _money(r), _more(r, gained)))
            for r in gained
        ),
        [
            sorted(
                {
                    (c["fact"], str(c["min"]), str(c["max"]), c["perhaps"])
                    for c in _told(view, costs(view, by))
                }
            )
            for by in ("the customer", "the shop")
        ],
        _left(view) if verdict == REVIEW else [],
        sorted({due(view).plain["says"] for due in timelines(view)}),
        sorted(
            {(s["do"], s["words"]) for s in _told(view, shown(view, Step))}
        ),
        sorted({e["what"] for e in _told(view, shown(view, Evidence))}),
        sorted(
            {
                (m.plain["called"], m.plain["at"])
                for m in (due(view) for due in deadlines(view))
                if m.plain["kind"] == "window" and m.plain["open"]
            }
        )
        if can
        else [],
    )


def _told(view: View, rows: list[Row]) -> list[Plain]:
    return [row.told(view) for row in rows]


def order_day(joint: Joint, engine: Engine, person: Person) -> str:
    """Return the edition by whose rules an engine decides a customer."""
    answers, _ = engine.settle(_asked(engine, person))
    ordered = engine.ordered_on(answers)[0]
    return max((d for d in joint.days if d <= ordered), default=joint.days[0])


def cells_of(joint: Joint, person: Person) -> list[list[int]]:
    """Return the cells of the joint space in which a customer may lie."""
    answers = read_answers(joint.policy, person, NOW, UTC)
    answers, _ = joint.engine.settle(answers)
    found = [[*cells_left(v, answers)] for v in joint.variables]
    for number, now in joint.until_now.items():
        end = joint.variables[number].facts[0]
        if answers.known.get(end) == NOT_YET:
            found[number] = found[now]
    return found


def follow(region: Diagram, cells: list[list[int]]) -> set[object]:
    """Return what a region says of a customer: True, False, or both."""
    if not isinstance(region, Node):
        return {region}
    return {
        leaf
        for cell in cells[region.var]
        for leaf in follow(region.kids[cell], cells)
    }


def _asked(engine: Engine, person: Person) -> Answers:
    """Return a customer's answers to the questions that are asked."""
    facts = {f.name: f for f in engine.policy.facts}
    idle = {
        name
        for name, fact in facts.items()
        if not fact.worked_out and not _is_asked(facts, fact, person)
    }
    given = {
        name: value
        for name, value in person.items()
        if name in facts and name not in idle
    }
    return read_answers(engine.policy, given, NOW, UTC)


def _is_asked(facts: dict[str, Fact], fact: Fact, person: Person) -> bool:
    """Tell whether a question is asked, by what the guards plainly say."""
    if not fact.ask_only_when:
        return True
    for atoms in fact.ask_only_when:
        for atom in atoms:
            assert isinstance(atom, Is)
            other = facts[atom.fact]
            value = person[atom.fact]
            if not _is_asked(facts, other, person):
                value = NOT_YET if NOT_YET in other.may_be else "not asked"
            if other.kind.startswith("date") and value != NOT_YET:
                value = "has happened"
            if value not in atom.values:
                break
        else:
            return True
    return False


def _is_possible(policy: Policy, person: Person) -> bool:
    read = read_answers(policy, person, NOW, UTC)
    return not read.problems and not contradictions(read)


def _usual(
    chance: random.Random, policy: Policy, fact: Fact, lengths: list[int]
) -> Any:
    usual = usual_answers(policy)
    if fact.name in usual:
        return usual[fact.name]
    if fact.unless_told == "nothing":
        return "0.00 USD"
    if fact.unless_told and fact.unless_told != "today":
        return fact.unless_told
    if NOT_YET in fact.may_be:
        return NOT_YET
    return _answer(chance, fact, lengths)


def _left(view: View) -> list[str]:
    """Return who still decides, once for each ground."""
    bars = [*view.rules.bars]
    for way in view.rules.ways:
        if way.chosen_by != "after refusal" and view.standings(
            way.standing
        ) & {ELIGIBLE, REVIEW}:
            bars += way.bars
    return sorted(
        bar.test.who for bar in bars if view.truth(view.rules.leaves_open(bar))
    )


def _money(remedy: Any) -> object:
    amount = remedy["amount"]
    return amount and (amount["min"], amount["max"])


def _more(remedy: Any, gained: list[Plain]) -> object:
    beside = [r for r in gained if r["clause"] == remedy["clause"]]
    chosen_by = remedy["chosen_by"] if len(beside) > 1 else ""
    return remedy["destination"], remedy["sends"], chosen_by


def _lengths(policy: Policy) -> Iterator[int]:
    for clause in policy.clauses:
        for parameter in clause.parameters:
            for dated in parameter.values:
                if isinstance(dated.value, Window):
                    yield _days(dated.value)


def _days(window: Window) -> int:
    return {
        "hours": max(1, window.most // 24),
        "days": window.most,
        "working days": window.most * 7 // 5,
        "weeks": window.most * 7,
        "months": window.most * 30,
        "years": window.most * 365,
    }[window.unit]


def _answer(chance: random.Random, fact: Fact, lengths: list[int]) -> Any:
    if fact.may_be and chance.random() < 0.4:
        return chance.choice(fact.may_be)
    match fact.kind:
        case "yes/no":
            return chance.choice(["yes", "no"])
        case "choice":
            return chance.choice(fact.options)[0]
        case "date" | "date and time":
            return _date(chance, fact, lengths)
        case "money":
            return chance.choice(
                ["0.00 USD", "0.01 USD", "4.99 USD", "79.90 USD", "250.00 USD"]
            )
        case "whole number":
            return str(chance.randrange(6))
        case "period":
            return chance.choice(["7 days", "30 days", "12 months"])
        case "order lines":
            return [
                {
                    "item": "A",
                    "price": "20.00 USD",
                    "quantity": "3",
                    "affected": str(chance.randrange(1, 4)),
                },
                {
                    "item": "B",
                    "price": "7.35 USD",
                    "quantity": "1",
                    "affected": "0",
                },
            ]


def _date(chance: random.Random, fact: Fact, lengths: list[int]) -> str:
    length = chance.choice([0, 3, *lengths, *[n // 2 for n in lengths]])
    length = chance.choice([length, length * 2, chance.randrange(45)])
    back = max(0, length + chance.randrange(-2, 3))
    day = _TODAY - timedelta(days=back)
    if fact.kind == "date":
        return day.isoformat()
    hour = chance.randrange(12)
    return f"{day.isoformat()}T{hour:02}:{chance.randrange(60):02}"


def _ordered(policy: Policy, person: Person) -> Person:
    """Return a customer with each chain's dates put in order."""
    found = dict(person)
    for _ in range(3):
        for chain in policy.events:
            names = [n for n in chain if found.get(n, NOT_YET) != NOT_YET]
            days = sorted(found[n][:10] for n in names)
            for name, day in zip(names, days, strict=True):
                found[name] = day + found[name][10:]
    return found
