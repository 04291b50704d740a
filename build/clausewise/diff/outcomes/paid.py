"""What a remedy pays and sends, who chooses it, and for which customers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checker.diagram import Diagram
from checker.policy import Clause, Line
from checker.rules import Rules
from checker.words import fill
from clausewise.diff.outcomes.meaning import facts_behind, is_plain
from clausewise.diff.outcomes.outcome import Given, Outcome
from clausewise.diff.outcomes.things import Thing, cap_of, has_money, line_of

__all__ = ["choices", "destinations", "money", "sent"]

# Who chooses between remedies of a clause: how good it is, and in words.
_CHOICES = {
    "shop": (1, "one of several, as the shop chooses"),
    "customer": (2, "one of several, as the customer chooses"),
    "after refusal": (2, "one of several other ways"),
    "all": (3, "together with the others"),
}


def money(
    outcome: Outcome,
    name: str,
    kind: Literal["refund", "compensation"],
    among: Diagram,
) -> Iterator[Given]:
    """Yield each line of a remedy's money, and for whom it counts."""
    rules = outcome.rules
    if rules is None:
        return
    with_refund: list[Diagram] = []
    for way in outcome.ways:
        lines = getattr(way.remedy, kind)
        if way.remedy.name != name or lines is None:
            continue
        there = outcome.diagrams.all([among, outcome.alive(way)])
        with_refund.append(there)
        yield has_money(), there
        for line in lines:
            yield from _counted(outcome, rules, way.clause, line, there)
    if kind == "refund" and with_refund:
        there = outcome.diagrams.any(with_refund)
        limits = (*rules.policy.paid, rules.policy.refunded)
        yield from outcome.by_idle(cap_of(rules.policy), limits, there)
        for clause in rules.clauses:
            for line in clause.in_every_refund:
                yield from _counted(outcome, rules, clause, line, there)


def sent(outcome: Outcome, name: str, among: Diagram) -> Iterator[Given]:
    """Yield what is sent with a remedy."""
    for way in outcome.ways:
        if way.remedy.name == name and way.remedy.sends and outcome.rules:
            words = fill(way.remedy.sends, way.clause, on=outcome.rules.on)
            yield (
                Thing("sends", words, "sends", words),
                outcome.diagrams.all([among, outcome.alive(way)]),
            )


def choices(outcome: Outcome, name: str, among: Diagram) -> Iterator[Given]:
    """Yield who chooses a remedy, where its clause has others to choose."""
    diagrams = outcome.diagrams
    for way in outcome.ways:
        if way.remedy.name == name:
            others = [
                outcome.alive(other)
                for other in outcome.ways
                if other.clause is way.clause
                and other.chosen_by == way.chosen_by
                and other is not way
            ]
            size, words = _CHOICES[way.chosen_by]
            yield (
                Thing("choice", way.chosen_by, "choice", words, size),
                diagrams.all(
                    [among, outcome.alive(way), diagrams.any(others)]
                ),
            )


def destinations(
    outcome: Outcome, name: str, among: Diagram
) -> Iterator[Given]:
    """Yield where a refund is paid to: the first clause that says so."""
    if outcome.rules is None:
        return
    diagrams = outcome.diagrams
    paid = diagrams.any(
        [
            outcome.alive(way)
            for way in outcome.ways
            if way.remedy.name == name and way.remedy.refund is not None
        ]
    )
    before: list[Diagram] = []
    for clause in outcome.rules.clauses:
        if clause.paid_to:
            shows = outcome.carry(outcome.rules.scope[clause.id])
            first = [diagrams.no(other) for other in before]
            before.append(shows)
            yield (
                Thing("to", clause.paid_to, "to", clause.paid_to),
                diagrams.all([among, paid, shows, *first]),
            )


def _counted(
    outcome: Outcome,
    rules: Rules,
    clause: Clause,
    line: Line,
    among: Diagram,
) -> Iterator[Given]:
    """Yield a line where it counts; nothing added is no line."""
    thing = line_of(rules, clause, line)
    shows = outcome.carry(rules.line_shows(clause, line))
    region = outcome.diagrams.all([among, shows])
    names = facts_behind(outcome.side.policy, line.amount)
    plain = is_plain(line.amount)
    for other, where in outcome.by_idle(thing, names, region):
        if other == thing or not plain:
            yield other, where
