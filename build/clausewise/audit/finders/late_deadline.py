"""Deadlines that are over before they can begin, or run backwards."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from checker.cells import Variable
from checker.policy import (
    Atom,
    Clause,
    Policy,
    Step,
    Window,
    Within,
)
from checker.rules import Item
from checker.words import called, fill, parameter, value_words
from clausewise.analysis.bands import Band
from clausewise.analysis.desk import Desk
from clausewise.analysis.ground import Customer, Ground
from clausewise.analysis.witness import witness_in
from clausewise.audit.finding import Finding, Level, at_clause
from clausewise.audit.show import shown
from clausewise.audit.text import sentence_of

__all__ = ["LEVEL", "NAME", "find"]

NAME = "late-deadline"
LEVEL: Level = "warning"
_LOOKED_AT = 40


def find(desk: Desk) -> Iterator[Finding]:
    """Yield windows that nobody can still use."""
    yield from _backwards(desk)
    yield from _over(desk)


def _backwards(desk: Desk) -> Iterator[Finding]:
    """Yield windows whose end comes before their start by its nature."""
    for clause in desk.policy.clauses:
        for atom in _atoms(clause):
            if isinstance(atom, Within) and _precedes(
                desk.policy, atom.end, atom.start
            ):
                end = called(desk.policy, atom.end)
                start = called(desk.policy, atom.start)
                yield at_clause(
                    NAME,
                    LEVEL,
                    clause,
                    f"A window runs from {start} to {end}, which comes first.",
                    about=f"{start} to {end}",
                    sentences=(sentence_of(clause, ""),),
                )


def _over(desk: Desk) -> Iterator[Finding]:
    """Yield deadlines that have always passed when they are shown."""
    for ground in desk.grounds:
        for item in ground.rules.items:
            what = item.what
            if not isinstance(what, Step) or not what.within:
                continue
            window = parameter(item.clause, what.within, ground.on)
            if not isinstance(window, Window):
                continue
            late = _too_late(ground, item, what.after, window)
            if late is None:
                continue
            says = fill(what.do, item.clause)
            decision = late.witness.decision(desk.engine)
            yield at_clause(
                NAME,
                LEVEL,
                item.clause,
                f"When a customer is told “{says}”, the "
                f"{value_words(window)} after "
                f"{called(desk.policy, what.after)} are always over.",
                about=says,
                example=shown(desk, ground, late, decision),
                sentences=(sentence_of(item.clause, what.quotes),),
            )


def _too_late(
    ground: Ground, item: Item, after: str, window: Window
) -> Customer | None:
    """Return a customer who is too late, if all who are told of it are."""
    time = Variable("gap", ("now", after), (window,))
    in_time, over = (Band(time, frozenset([cell])) for cell in (0, 1))
    last = None
    for customer in islice(ground.customers(item.shows), _LOOKED_AT):
        bands = (*customer.bands, in_time)
        if witness_in(ground.engine, ground.route, bands, ground.on):
            return None
        bands = (*customer.bands, over)
        late = witness_in(ground.engine, ground.route, bands, ground.on)
        if late is not None:
            last = Customer(late, bands)
    return last


def _precedes(policy: Policy, first: str, second: str) -> bool:
    """Tell whether the order of events puts one event before another."""
    reached: set[str] = set()
    waiting = [first]
    while waiting:
        name = waiting.pop()
        for chain in policy.events:
            if name in chain:
                later = set(chain[chain.index(name) + 1 :]) - reached
                reached |= later
                waiting += later
    return second in reached


def _atoms(clause: Clause) -> Iterator[Atom]:
    for atoms in clause.scope:
        yield from atoms
    remedies = clause.gives.remedies if clause.gives else ()
    tests = [*clause.tests, *(t for r in remedies for t in r.tests)]
    for test in tests:
        yield from test.atoms
        for atoms in test.when:
            yield from atoms
