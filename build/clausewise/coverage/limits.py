"""Both sides of every limit in a clause, where the rest of its row holds."""

from __future__ import annotations

from collections.abc import Iterator

from checker.diagram import Diagram
from checker.policy import (
    Atom,
    Clause,
    Compare,
    Guard,
    Line,
    Remedy,
    Within,
)
from clausewise.analysis.bands import Band
from clausewise.analysis.ground import Ground
from clausewise.analysis.nodes import nodes_of
from clausewise.analysis.plain import band_words
from clausewise.coverage.goal import Key, Place

__all__ = ["limits_of", "lines_of"]

_LIMITS = ("gap", "size")


def limits_of(ground: Ground, clause: Clause) -> Iterator[tuple[Key, Place]]:
    """Yield both sides of each limit, where the rest of its row holds."""
    space = ground.space
    for row, context in _rows(ground, clause):
        for atom in row:
            if isinstance(atom, Within | Compare):
                rest = tuple(other for other in row if other != atom)
                around = ground.diagrams.all(
                    [context, space.atoms(clause, rest)]
                )
                for side in _sides(ground, atom, space.atom(clause, atom)):
                    yield from _on(side, ground, clause, around)


def _on(
    side: Band, ground: Ground, clause: Clause, around: Diagram
) -> Iterator[tuple[Key, Place]]:
    """Yield one side of a limit, and the day at its edge."""
    number = ground.space.variables.index(side.variable)
    cells = range(side.variable.cells)
    on_side = ground.diagrams.node(
        number, [cell in side.cells for cell in cells]
    )
    where = ground.diagrams.all([around, on_side])
    words = band_words(ground.policy, side)
    if side.variable.kind == "gap":
        day = "on the last day" if 0 in side.cells else "a day late"
        yield (
            ("edge", clause.id, f"{day}, {words}"),
            Place(ground, where, True, side, at_edge=True),
        )
    yield (
        ("limit", clause.id, words),
        Place(ground, where, True, side),
    )


def _sides(
    ground: Ground, atom: Within | Compare, holds: Diagram
) -> Iterator[Band]:
    """Yield the two bands of a limit, as its diagram cuts them."""
    facts = (
        (atom.end, atom.start) if isinstance(atom, Within) else (atom.fact,)
    )
    for part in nodes_of([holds]):
        variable = ground.space.variables[part.var]
        if variable.facts[:2] != facts or variable.kind not in _LIMITS:
            continue
        kids = part.kids
        cut = next(n for n in range(1, len(kids)) if kids[n] != kids[n - 1])
        yield Band(variable, frozenset(range(cut)))
        yield Band(variable, frozenset(range(cut, variable.cells)))
        return


def _rows(
    ground: Ground, clause: Clause
) -> Iterator[tuple[tuple[Atom, ...], Diagram]]:
    """Yield conditions that stand together, and where they are asked."""
    rules = ground.rules
    for row in clause.scope:
        yield row, True
    scope = rules.scope[clause.id]
    for source in _sources(clause):
        for test in source.tests:
            yield test.atoms, rules.guard(clause, test.when)
    for guard in _guards(clause):
        for row in guard:
            yield row, scope


def _guards(clause: Clause) -> Iterator[Guard]:
    for source in _sources(clause):
        yield from (test.when for test in source.tests)
        yield from (left.when for left in source.discretions)
        yield from (step.when for step in source.steps)
    for remedy in _remedies(clause):
        yield remedy.when
    yield from (line.when for line in lines_of(clause))
    for group in (
        clause.costs,
        clause.promises,
        clause.evidence,
        clause.warnings,
    ):
        yield from (item.when for item in group)


def lines_of(clause: Clause) -> Iterator[Line]:
    """Yield the lines of money of a clause, wherever they stand."""
    yield from clause.in_every_refund
    for remedy in _remedies(clause):
        yield from (*(remedy.refund or ()), *(remedy.compensation or ()))


def _sources(clause: Clause) -> tuple[Clause | Remedy, ...]:
    return clause, *_remedies(clause)


def _remedies(clause: Clause) -> tuple[Remedy, ...]:
    return (
        *(clause.gives.remedies if clause.gives else ()),
        *clause.other_ways,
    )
