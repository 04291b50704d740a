"""Which lines of money count together, in every case that is still open.

A world is one possible case as far as money is concerned: which lines
count, which amounts are not asked about and so are nothing, and between
which limits an amount lies. Only cases count in which the remedy is given.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from checker.cells import Variable
from checker.diagram import Diagram, Diagrams, Node
from checker.money import UNBOUNDED

__all__ = ["World", "worlds_of"]


@dataclass(frozen=True, slots=True)
class World:
    """Whether each part holds, and the limits of amounts by fact."""

    holds: tuple[bool, ...]
    limits: tuple[tuple[str, int, int], ...]


type _Found = frozenset[tuple[Hashable, frozenset[tuple[int, int]]]]


def worlds_of(
    diagrams: Diagrams,
    variables: Sequence[Variable],
    given: Diagram,
    parts: Sequence[Diagram],
    money: frozenset[str],
) -> list[World]:
    """Return the worlds in which `given` holds, by what the parts do there.

    The diagrams are restricted to the cells still possible; `money` names
    the facts whose limits matter.
    """
    joint = diagrams.apply(_together, given, *parts)
    sized = {
        number
        for number, variable in enumerate(variables)
        if variable.kind == "size" and variable.facts[0] in money
    }
    seen: dict[Diagram, _Found] = {}

    def walk(part: Diagram) -> _Found:
        if not isinstance(part, Node):
            return frozenset([(part, frozenset())])
        if part not in seen:
            found: set[tuple[Hashable, frozenset[tuple[int, int]]]] = set()
            for cell, kid in enumerate(part.kids):
                if kid is not None:
                    mark = {(part.var, cell)} if part.var in sized else set()
                    found |= {(leaf, way | mark) for leaf, way in walk(kid)}
            seen[part] = frozenset(found)
        return seen[part]

    return [
        World(
            leaf,
            tuple(
                (variables[var].facts[0], *_band(variables[var], cell))
                for var, cell in sorted(way)
            ),
        )
        for leaf, way in walk(joint)
        if isinstance(leaf, tuple)
    ]


def _together(given: bool, *parts: bool) -> Hashable:
    return parts if given else False


def _band(variable: Variable, cell: int) -> tuple[int, int]:
    """Return the least and the greatest amount of a band."""
    cuts = [cut for cut in variable.cuts if isinstance(cut, tuple)]
    low = sum(cuts[cell - 1]) if cell > 0 else 0
    high = sum(cuts[cell]) - 1 if cell < len(cuts) else UNBOUNDED
    return low, high
