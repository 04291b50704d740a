"""The conditions of a clause, wherever in it they stand."""

from __future__ import annotations

from collections.abc import Iterator

from checker.policy import Atom, Clause, Compare, Guard, Is, Within

__all__ = ["atoms_of", "names_in"]


def names_in(atom: Atom) -> tuple[str, ...]:
    """Return the facts that a condition speaks of."""
    match atom:
        case Within(end, window, start, _):
            return end, start, window
        case Is(name, _) | Compare(name, _, _):
            return (name,)


def atoms_of(clause: Clause) -> Iterator[Atom]:
    """Yield every condition that stands anywhere in a clause."""
    guards: list[Guard] = [clause.scope, clause.explains]
    remedies = [
        *(clause.gives.remedies if clause.gives else ()),
        *clause.other_ways,
    ]
    tests = [*clause.tests]
    discretions = [*clause.discretions]
    steps = [*clause.steps]
    lines = [*clause.in_every_refund]
    for remedy in remedies:
        guards.append(remedy.when)
        tests += remedy.tests
        discretions += remedy.discretions
        steps += remedy.steps
        lines += [*(remedy.refund or ()), *(remedy.compensation or ())]
    for test in tests:
        yield from test.atoms
    for left in discretions:
        if left.settled_by:
            yield Is(left.settled_by, ("yes",))
    guards += [
        item.when
        for group in (
            tests,
            discretions,
            steps,
            lines,
            clause.costs,
            clause.promises,
            clause.evidence,
            clause.warnings,
        )
        for item in group
    ]
    for guard in guards:
        for atoms in guard:
            yield from atoms
