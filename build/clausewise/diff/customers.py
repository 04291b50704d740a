"""One concrete customer of a group, decided by both policies.

A customer is found for the group's cells, answers each policy's own
questions, and is replayed through both engines; only one whose two
decisions really differ is shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product
from random import Random
from typing import Any

from checker.answers import NOT_YET, UNKNOWN, parse_now, read_answers
from checker.cells import cells_left
from checker.dates import UTC
from checker.decide import decide
from checker.diagram import Diagram, Node, variables
from checker.policy import Fact, Policy, Route
from checker.questions import open_questions
from clausewise.analysis.witness import Band, Witness, witness_in
from clausewise.cases import NOW, answers_of
from clausewise.diff.cubes import paths
from clausewise.diff.joint import Joint, Side

__all__ = ["Customer", "customer_of", "decided", "gist"]

_TRIES = 150
_REPLAYS = 80
_VARIANTS = 16
_UNTOLD = ("40.00", "1.00")
_SMALL = "4.90"
_AMOUNTS = ("100.00", "37.35", "9.99", "1250.00", "0.00", "60.00")

type Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Customer:
    """A customer's answers, the moment, and what either policy decides."""

    answers: Mapping[str, Any]
    now: str
    before: Plain
    after: Plain
    differs: bool = True


def customer_of(joint: Joint, region: Diagram, day: str) -> Customer | None:
    """Return a customer of a region for whom the outcome differs.

    If sums are only reckoned otherwise and every amount that was tried
    comes out the same, a customer whose outcome does not differ.
    """
    near = _near_usual(joint, region)
    same: Customer | None = None
    tried = set()
    replays = 0
    for path in _both(near, region):
        key = tuple(sorted(path.items()))
        if key in tried:
            continue
        tried.add(key)
        for route in _routes(joint, path):
            found = _witness(joint, route, path, day)
            if found is None:
                continue
            for answers in islice(_variants(joint, found, path), _VARIANTS):
                replays += 1
                if replays > _REPLAYS:
                    return same
                before = decided(joint.old, answers, found.now)
                after = decided(joint.new, answers, found.now)
                differs = gist(before) != gist(after)
                customer = Customer(answers, found.now, before, after, differs)
                if differs:
                    return customer
                same = same or customer
    return same


def decided(side: Side, answers: Mapping[str, Any], now: str) -> Plain:
    """Return one policy's decision on a customer of both.

    What the customer tells, but this policy does not know, is left out;
    what only it asks is answered as the usual customer does.
    """
    given = {
        name: value
        for name, value in answers.items()
        if _is_known(side.facts.get(name), value)
    }
    moment = parse_now(now, UTC)
    for _ in side.policy.facts:
        read = read_answers(side.policy, given, moment, UTC)
        names = [
            n for n in open_questions(side.engine, read) if n not in given
        ]
        if not names:
            break
        given[names[0]] = _usual(side, names[0])
    read = read_answers(side.policy, given, moment, UTC)
    return decide(side.engine, read)


def gist(decision: Plain) -> Plain:
    """Return what of a decision counts as its outcome."""
    standing = [
        (
            r["name"],
            r["standing"],
            r["amount"],
            r["destination"],
            r["sends"],
        )
        for r in decision["remedies"]
        if r["standing"] not in ("not_eligible", "none")
    ]
    return {
        "verdict": decision["verdict"],
        "remedies": sorted(map(str, standing)),
        "costs": sorted(
            str((c["fact"], by, c["min"], c["max"], c["perhaps"]))
            for by in ("customer_costs", "shop_costs")
            for c in decision[by]
        ),
        "promises": sorted(
            {
                str((t["what"], t["at"], t["says"]))
                for t in decision["timelines"]
            }
        ),
        "steps": sorted(
            {str((s["do"], s["at"], s["words"])) for s in decision["steps"]}
        ),
        "evidence": sorted({e["what"] for e in decision["evidence"]}),
        "deadlines": sorted(
            {
                str((d["what"], d["at"]))
                for d in decision["deadlines"]
                if d["open"]
                and d["kind"] == "window"
                and decision["verdict"].startswith("eligible")
            }
        ),
    }


def _both(near: Diagram, region: Diagram) -> Iterator[dict[int, int]]:
    """Yield ways through both, first near the usual, then by chance."""
    yield from islice(paths(near), _TRIES // 4)
    chance = Random(1)
    for place in range(_TRIES):
        part = near if place % 2 else region
        found: dict[int, int] = {}
        while isinstance(part, Node):
            live = [c for c, kid in enumerate(part.kids) if kid is not False]
            found[part.var] = chance.choice(live)
            part = part.kids[found[part.var]]
        yield found
    yield from islice(paths(region), _TRIES)


def _near_usual(joint: Joint, region: Diagram) -> Diagram:
    """Return the part of a region that is most like the usual customer."""
    usual = answers_of_usual(joint.policy)
    answers = read_answers(joint.policy, usual, parse_now(NOW, UTC), UTC)
    for number, variable in enumerate(joint.variables):
        if variable.kind == "gap":
            until = joint.until_now.get(number)
            if (
                until is not None
                and answers.known.get(variable.facts[0]) == NOT_YET
            ):
                variable = joint.variables[until]
        if number in variables(region) and all(
            name in answers.known or name == "now"
            for name in variable.facts[:2]
        ):
            left = {*cells_left(variable, answers)}
            law = joint.diagrams.node(
                number, [cell in left for cell in range(variable.cells)]
            )
            nearer = joint.diagrams.all([region, law])
            if nearer is not False:
                region = nearer
    return region


def answers_of_usual(policy: Policy) -> Plain:
    """Return the usual customer's answers."""
    from checker.policy import Case

    return answers_of(policy, Case("", (), ()))


def _routes(joint: Joint, path: Mapping[int, int]) -> Iterator[Route]:
    """Yield the new policy's routes that a customer can take, then any."""
    if not joint.policy.routes:
        return
    for route in joint.policy.routes:
        taken = joint.takes(joint.new, route.name)
        if _can_hold(taken, path):
            yield route


def _can_hold(diagram: Diagram, path: Mapping[int, int]) -> bool:
    while isinstance(diagram, Node) and diagram.var in path:
        diagram = diagram.kids[path[diagram.var]]
    return diagram is not False


def _witness(
    joint: Joint, route: Route, path: Mapping[int, int], day: str
) -> Witness | None:
    for full in _whole(joint, path):
        wanted = [
            Band(joint.variables[number], frozenset([cell]))
            for number, cell in sorted(full.items())
        ]
        found = witness_in(joint.engine, route, wanted, day)
        if found is not None:
            return found
    return None


def _whole(joint: Joint, path: Mapping[int, int]) -> Iterator[dict[int, int]]:
    """Yield a path with each event said to have happened, or not yet.

    The time until an event that has not happened is the time until now.
    """
    open_ = [number for number in path if number in joint.until_now]
    happened = {
        number: joint.happens(joint.variables[number].facts[0])
        for number in open_
    }
    names = dict.fromkeys(
        number
        for number in happened.values()
        if number is not None and number not in path
    )
    for cells in product((1, 0), repeat=len(names)):
        found = {**path, **dict(zip(names, cells, strict=True))}
        agrees = True
        for number, event in happened.items():
            if event is not None and found[event] == 1:
                cell = found.pop(number)
                now = joint.until_now[number]
                agrees = agrees and found.setdefault(now, cell) == cell
        if agrees:
            yield found


def _variants(
    joint: Joint, found: Witness, path: Mapping[int, int]
) -> Iterator[Plain]:
    """Yield the customer, and then with other prices in the same cells."""
    answers = dict(found.answers)
    money = [
        fact.name
        for fact in joint.policy.facts
        if fact.kind == "money"
        and not fact.worked_out
        and str(answers.get(fact.name, UNKNOWN))[:1].isdigit()
    ]
    for name in money:
        number, _, currency = str(answers[name]).partition(" ")
        if 0 < float(number) < 1:
            tried = {**answers, name: f"{_SMALL} {currency}"}
            if _stays(joint, tried, found.now, path):
                answers = tried
    yield answers
    for amount in _UNTOLD:
        told, untold = (
            {
                fact.name: f"{amount} {joint.policy.currency or 'USD'}"
                for fact in facts
                if fact.name not in answers
            }
            for facts in (_told(joint.policy), _untold(joint.policy))
        )
        if told:
            yield {**answers, **told}
            yield {**answers, **told, **_in_part(joint.policy, answers)}
        if untold:
            yield {**answers, **untold}
    chance = Random(1)
    for _ in range(_VARIANTS):
        tried = dict(answers)
        for name in money:
            currency = str(answers[name]).rsplit(" ", 1)[-1]
            tried[name] = f"{chance.choice(_AMOUNTS)} {currency}"
        if _stays(joint, tried, found.now, path):
            yield tried


def _told(policy: Policy) -> Iterator[Fact]:
    """Yield the amounts that are nothing unless the customer says so."""
    for fact in policy.facts:
        if fact.unless_told == "nothing":
            yield fact


def _untold(policy: Policy) -> Iterator[Fact]:
    """Yield the amounts that the customer does not know."""
    for fact in policy.facts:
        is_ours = fact.known_by != "the customer" and not fact.worked_out
        if fact.kind == "money" and is_ours:
            yield fact


def _in_part(policy: Policy, answers: Plain) -> Plain:
    """Return order lines of which only some pieces are affected."""
    return {
        fact.name: [
            {
                "item": "Item",
                "price": f"20.00 {policy.currency or 'USD'}",
                "quantity": "4",
                "affected": "1",
            }
        ]
        for fact in policy.facts
        if fact.kind == "order lines" and fact.name in answers
    }


def _stays(
    joint: Joint, answers: Plain, now: str, path: Mapping[int, int]
) -> bool:
    read = read_answers(joint.policy, answers, parse_now(now, UTC), UTC)
    return not read.problems and any(
        all(
            set(cells_left(joint.variables[number], read)) <= {cell}
            for number, cell in full.items()
        )
        for full in _whole(joint, path)
    )


def _is_known(fact: Fact | None, value: Any) -> bool:
    if fact is None or fact.worked_out:
        return False
    if fact.kind in ("choice", "yes/no"):
        options = {option for option, _ in fact.options} or {"yes", "no"}
        return value in options or value in fact.may_be
    return True


def _usual(side: Side, name: str) -> Any:
    usual = answers_of_usual(side.policy)
    if name in usual:
        return usual[name]
    fact = side.facts[name]
    match fact.kind:
        case "yes/no":
            return "no"
        case "choice":
            return fact.options[0][0]
        case "money":
            return f"10.00 {side.policy.currency or 'USD'}"
        case "whole number":
            return "1"
        case "period":
            return "12 months"
    if fact.may_be:
        return fact.may_be[0]
    return UNKNOWN
