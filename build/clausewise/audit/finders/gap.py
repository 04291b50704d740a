"""Customers for whom no clause speaks, or to whom no remedy is named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.diagram import Diagram, Node
from checker.policy import Clause
from checker.verdicts import ELIGIBLE, NONE, NOT_REGULATED, REVIEW
from checker.words import fill
from clausewise.analysis.desk import Desk
from clausewise.analysis.ground import Customer, Ground
from clausewise.analysis.witness import Witness
from clausewise.audit.finding import (
    Example,
    Finding,
    Level,
    Sentence,
    at_clause,
    at_facts,
)
from clausewise.audit.show import shown
from clausewise.cases import NOW

__all__ = ["LEVEL", "NAME", "find"]

NAME = "gap"
LEVEL: Level = "warning"


def find(desk: Desk) -> Iterator[Finding]:
    """Yield each kind of case that the policy leaves open."""
    yield from _wayless(desk)
    for ground in desk.grounds:
        yield from _silent(desk, ground)
        yield from _nameless(desk, ground)


def _wayless(desk: Desk) -> Iterator[Finding]:
    """Yield the answers that lead into no kind of case at all."""
    for name in desk.engine.route_facts():
        fact = desk.engine.fact(name)
        for value, label in fact.options:
            witness = Witness("", {name: value}, NOW)
            answers, _ = desk.engine.settle(witness.read(desk.policy))
            if desk.engine.routes(answers):
                continue
            decision = witness.decision(desk.engine)
            group = f"{fact.called or name}: {label}"
            yield at_facts(
                NAME,
                LEVEL,
                desk.policy,
                f"The answer “{label}” leads into no kind of case.",
                about=f"{name}: {value}",
                example=Example(
                    group, witness.answers, NOW, str(decision["headline"])
                ),
            )


def _silent(desk: Desk, ground: Ground) -> Iterator[Finding]:
    is_silent = ground.diagrams.apply(_says_nothing, ground.rules.verdict)
    who = f"“{ground.route.called}”"
    is_whole = not isinstance(ground.live(is_silent), Node)
    says = (
        f"No clause decides anything for {who}."
        if is_whole
        else f"No clause speaks for some customers of {who}."
    )
    yield from _finding(
        desk,
        ground,
        is_silent,
        says,
        f"{ground.route.name}: no clause",
        lambda decision: decision["verdict"] == NOT_REGULATED,
    )


def _nameless(desk: Desk, ground: Ground) -> Iterator[Finding]:
    """Yield who may have a right, though nothing is named that they get."""
    diagrams = ground.diagrams
    named = diagrams.any(
        [
            diagrams.apply(_is_named, way.standing)
            for way in ground.rules.ways
            if way.chosen_by != "after refusal"
        ]
    )
    open_ = diagrams.apply(_is_open, ground.rules.verdict)
    yield from _finding(
        desk,
        ground,
        diagrams.all([open_, diagrams.no(named)]),
        f"Some customers of “{ground.route.called}” may be in the right, but "
        "no clause names what they get.",
        f"{ground.route.name}: no remedy",
        lambda decision: not decision["remedies"],
    )


def _finding(
    desk: Desk,
    ground: Ground,
    diagram: Diagram,
    says: str,
    about: str,
    agrees: Any,
) -> Iterator[Finding]:
    for customer in ground.customers(diagram):
        decision = customer.witness.decision(desk.engine)
        if not agrees(decision):
            continue
        near = _nearest(desk, ground, customer)
        example = shown(desk, ground, customer, decision)
        if near:
            yield at_clause(
                NAME,
                LEVEL,
                near[0],
                says,
                about=about,
                example=example,
                sentences=tuple(
                    Sentence(c.id, fill(c.text, c)) for c in near[1:3]
                ),
            )
        else:
            file = f"policy/{desk.policy.store}/facts.yaml"
            yield Finding(NAME, LEVEL, file, 1, "", says, about, example)
        return


def _nearest(desk: Desk, ground: Ground, customer: Customer) -> list[Clause]:
    """Return the route's clauses, those that concern the customer first."""
    answers, _ = desk.engine.settle(customer.witness.read(desk.policy))
    cells = ground.space.possible(answers)

    def rank(clause: Clause) -> tuple[bool, bool, bool]:
        scope = ground.rules.scope[clause.id]
        is_far = ground.diagrams.restrict(scope, cells) is not True
        return is_far, not clause.discretions, not clause.scope

    return sorted(ground.clauses, key=rank)


def _says_nothing(verdict: str) -> bool:
    return verdict == NOT_REGULATED


def _is_open(verdict: str) -> bool:
    return verdict in (ELIGIBLE, REVIEW)


def _is_named(standing: str) -> bool:
    return standing != NONE
