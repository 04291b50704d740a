"""Questions whose answer never matters, and options that are all alike."""

from __future__ import annotations

from collections.abc import Iterator

from checker.diagram import Diagram, variables
from checker.intervals import facts_in
from checker.policy import (
    Amount,
    Atom,
    Fact,
    Guard,
    Line,
    Within,
)
from clausewise.analysis.desk import Desk
from clausewise.analysis.ground import Ground
from clausewise.analysis.vocabulary import sources
from clausewise.audit.effects import lines
from clausewise.audit.finding import Finding, Level, at_facts
from clausewise.audit.outcomes import outcomes

__all__ = ["LEVEL", "NAME", "find"]

NAME = "idle-question"
LEVEL: Level = "warning"


def find(desk: Desk) -> Iterator[Finding]:
    """Yield each fact that no outcome, amount or date rests on."""
    matter = _matter(desk)
    for fact in desk.policy.facts:
        if fact.name not in matter:
            asked = f"“{fact.ask}”" if fact.ask else f"“{fact.name}”"
            yield at_facts(
                NAME,
                LEVEL,
                desk.policy,
                f"{asked}: whatever the answer is, nothing changes.",
                about=fact.name,
            )


def _matter(desk: Desk) -> set[str]:
    policy = desk.policy
    found = {policy.orders_dated_by, policy.refunded, *policy.paid}
    for ground in desk.grounds:
        found |= _decide(ground)
        found |= _counted(desk, ground)
    for route in policy.routes:
        found |= _named(route.when)
    facts = {fact.name: fact for fact in policy.facts}
    while True:
        before = len(found)
        for name in list(found & set(facts)):
            found |= _behind(facts[name])
        if len(found) == before:
            return found


def _decide(ground: Ground) -> set[str]:
    """Return the facts that can turn an outcome, the world apart."""
    found: set[str] = set()
    for diagram in outcomes(ground):
        live = None if diagram is ground.world else ground.live(diagram)
        for number in variables(live) if live is not None else ():
            found |= {*ground.space.variables[number].facts}
    return found


def _counted(desk: Desk, ground: Ground) -> set[str]:
    """Return the facts in sums and dates that somebody is shown."""
    found: set[str] = set()
    for _, line, shows in lines(ground):
        if isinstance(line, Line) and _is_seen(ground, shows):
            found |= {*facts_in(line.amount)}
    asked = {fact.name for fact in desk.policy.facts if fact.ask}
    for item in ground.rules.items:
        names = {
            getattr(item.what, "cost", ""),
            getattr(item.what, "after", ""),
            getattr(item.what, "within", ""),
        }
        # what only the shop knows is no question to anybody
        found |= names if _is_seen(ground, item.shows) else names - asked
    for clause in ground.clauses:
        for test in clause.tests:
            found |= {n for atom in test.atoms for n in _facts(atom)}
    return found


def _is_seen(ground: Ground, shows: Diagram) -> bool:
    return ground.live(shows) not in (None, False)


def _named(guard: Guard) -> set[str]:
    return {n for atoms in guard for atom in atoms for n in _facts(atom)}


def _facts(atom: Atom) -> tuple[str, ...]:
    if isinstance(atom, Within):
        return atom.end, atom.start, atom.window
    return (atom.fact,)


def _behind(fact: Fact) -> set[str]:
    """Return the facts on which a fact that matters rests itself."""
    found = {*sources(fact), fact.at_most} | _named(fact.ask_only_when)
    bounds: list[Amount | None] = [fact.low, fact.high]
    for bound in bounds:
        found |= set() if bound is None else {*facts_in(bound)}
    return found
