"""What is shown beside the remedies, and until when one may act: to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.diagram import Diagram
from checker.policy import (
    Clause,
    Cost,
    Discretion,
    Evidence,
    Promise,
    Step,
    Test,
    Warn,
    Within,
)
from checker.rules import Bar, Item, Rules
from checker.verdicts import NONE
from checker.words import fill
from clausewise.diff.outcomes.outcome import Given, Outcome
from clausewise.diff.outcomes.things import (
    Thing,
    cost_of,
    deadline_of,
    evidence_of,
    promise_of,
    step_of,
)

__all__ = ["left_to", "shown", "windows"]


def shown(outcome: Outcome, kind: str, among: Diagram) -> Iterator[Given]:
    """Yield everything of a kind that is shown, and to whom."""
    if outcome.rules is None:
        return
    where: dict[Thing, list[Diagram]] = {}
    for item in outcome.rules.items:
        thing = _thing(outcome.rules, item)
        if thing is None or thing.kind != kind:
            continue
        region = outcome.diagrams.all([among, outcome.carry(item.shows)])
        names = [item.what.cost] if isinstance(item.what, Cost) else []
        for other, there in outcome.by_idle(thing, names, region):
            where.setdefault(other, []).append(there)
    for thing, regions in where.items():
        yield thing, outcome.diagrams.any(regions)


def windows(
    outcome: Outcome, among: Diagram, *, is_over: bool
) -> Iterator[Given]:
    """Yield each window that runs, or is over, and its event yet to come."""
    rules = outcome.rules
    if rules is None:
        return
    where: dict[Thing, list[Diagram]] = {}
    for bar, region in _bars(outcome, rules, among):
        for atom in bar.test.atoms if isinstance(bar.test, Test) else ():
            if isinstance(atom, Within):
                thing = deadline_of(rules, bar.clause, atom, is_over=is_over)
                until = replace(atom, later=is_over)
                awaited = _awaited(outcome, rules, bar.clause, until)
                where.setdefault(thing, []).append(
                    outcome.diagrams.all([region, awaited])
                )
    for thing, regions in where.items():
        yield thing, outcome.diagrams.any(regions)


def left_to(outcome: Outcome, among: Diagram) -> Iterator[Given]:
    """Yield each ground on which somebody still decides, and for whom.

    Who decides is what it means; the words may change.
    """
    rules, diagrams = outcome.rules, outcome.diagrams
    if rules is None:
        return
    bars = [(bar, among) for bar in rules.bars]
    for way in outcome.ways:
        there = diagrams.all([among, outcome.alive(way)])
        bars += [(bar, there) for bar in way.bars]
    for bar, there in bars:
        test = bar.test
        about = f"whether to refuse: “{fill(test.quotes, bar.clause)}”"
        if isinstance(test, Discretion):
            about = test.about
        open_ = outcome.carry(rules.leaves_open(bar))
        yield (
            Thing("discretion", test.who, "", f"{test.who}, {about}", sign=-1),
            diagrams.all([there, open_]),
        )


def _thing(rules: Rules, item: Item) -> Thing | None:
    match item.what:
        case Cost():
            return cost_of(rules, item.clause, item.what)
        case Promise():
            return promise_of(rules, item.clause, item.what)
        case Step():
            return step_of(rules, item.clause, item.what)
        case Evidence():
            return evidence_of(rules, item.clause, item.what)
        case Warn():
            return None


def _bars(
    outcome: Outcome, rules: Rules, among: Diagram
) -> Iterator[tuple[Bar, Diagram]]:
    """Yield each condition, with those among some whom it concerns."""
    for way in outcome.ways:
        there = outcome.diagrams.apply(_is_there, outcome.carry(way.standing))
        for bar in rules.bars_of(way):
            if bar.test in way.remedy.tests:
                concerns = outcome.carry(bar.concerns)
                yield bar, outcome.diagrams.all([among, there, concerns])
    for bar in rules.bars:
        concerns = outcome.carry(bar.concerns)
        yield bar, outcome.diagrams.all([among, concerns])


def _awaited(
    outcome: Outcome, rules: Rules, clause: Clause, atom: Within
) -> Diagram:
    """Return where a window holds that has begun, its event yet to come."""
    joint, side = outcome.joint, outcome.side
    done: Diagram = False
    if atom.end != "now":
        done = joint.has_happened(side, atom.end)
    begun = joint.has_happened(side, atom.start)
    holds = outcome.carry(rules.space.atom(clause, atom))
    return outcome.diagrams.all([begun, holds, outcome.diagrams.no(done)])


def _is_there(standing: str) -> bool:
    return standing != NONE
