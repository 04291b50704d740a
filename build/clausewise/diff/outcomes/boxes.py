"""Regions as few, wide and readable boxes: which answers make a group.

A box names for some variables the cells that they lie in. Within a known
set of customers (those who could get it before, say) a box is as wide as
it can be without leaving the region, so that what all of them have in
common anyway is not repeated.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.cells import Variable
from checker.diagram import Diagram, Diagrams, Node, variables

__all__ = ["Box", "Needs", "boxes", "cells_in", "inside", "paths"]

type Box = Mapping[int, frozenset[int]]
type Needs = Mapping[int, frozenset[int]]
"""For each variable those on whose answers it depends to be asked."""

_MOST_BOXES = 40


def boxes(
    diagrams: Diagrams,
    space: list[Variable],
    region: Diagram,
    among: Diagram,
    needs: Needs,
) -> list[Box] | None:
    """Return boxes that fill a region, each as wide as can be `among`.

    What another condition of the box needs to be asked at all is kept.
    None if that takes too many boxes.
    """
    outside = diagrams.all([among, diagrams.no(region)])
    left = region
    found: list[Box] = []
    while left is not False:
        if len(found) == _MOST_BOXES:
            return None
        start = next(paths(left))
        wide = _widened(space, start, outside, needs)
        held = diagrams.all([region, inside(diagrams, space, wide)])
        found.append(
            {
                number: frozenset(
                    cell
                    for cell in cells
                    if _meets(held, {number: frozenset([cell])}, {})
                )
                for number, cells in wide.items()
            }
        )
        left = diagrams.all([left, diagrams.no(held)])
    return _without_needless(diagrams, space, found, region)


def inside(diagrams: Diagrams, space: list[Variable], box: Box) -> Diagram:
    """Return the customers in a box."""
    return diagrams.all(
        [
            diagrams.node(
                number, [cell in cells for cell in range(space[number].cells)]
            )
            for number, cells in box.items()
        ]
    )


def paths(region: Diagram) -> Iterator[dict[int, int]]:
    """Yield the ways through a diagram that end inside the region."""
    if region is True:
        yield {}
    if isinstance(region, Node):
        for cell, kid in enumerate(region.kids):
            for rest in paths(kid):
                yield {region.var: cell, **rest}


def cells_in(region: Diagram, space: list[Variable]) -> Box:
    """Return for each variable the cells that occur in a region."""
    return {
        number: frozenset(
            cell
            for cell in range(space[number].cells)
            if _meets(region, {number: frozenset([cell])}, {})
        )
        for number in variables(region)
    }


def _widened(
    space: list[Variable],
    start: Mapping[int, int],
    outside: Diagram,
    needs: Needs,
) -> Box:
    """Return the start without conditions that nothing depends on."""
    best: Box = {}
    for order in (sorted(start), sorted(start, reverse=True)):
        box = {number: frozenset([start[number]]) for number in sorted(start)}
        dropped = True
        while dropped:
            dropped = False
            for number in order:
                if number not in box or _is_needed(number, box, needs):
                    continue
                without = {n: cells for n, cells in box.items() if n != number}
                if not _meets(outside, without, {}):
                    box, dropped = without, True
        if not best or len(box) < len(best):
            best = box
    wide = dict(best)
    for number in sorted(best):
        if _is_needed(number, best, needs):
            continue
        for cells in _wider(space[number], wide[number]):
            tried = {**wide, number: cells | wide[number]}
            if not _meets(outside, tried, {}):
                wide = tried
    return wide


def _is_needed(number: int, box: Box, needs: Needs) -> bool:
    return any(number in needs.get(other, ()) for other in box)


def _wider(
    variable: Variable, cells: frozenset[int]
) -> Iterator[frozenset[int]]:
    """Yield further cells to try; those of a scale next to each other."""
    (own,) = cells
    if variable.kind in ("gap", "size"):
        for cell in range(own + 1, variable.cells):
            yield frozenset(range(own, cell + 1))
        for cell in reversed(range(own)):
            yield frozenset(range(cell, own + 1))
        return
    for cell in range(variable.cells):
        yield frozenset([cell])


def _meets(region: Diagram, box: Box, known: dict[Node, bool]) -> bool:
    """Tell whether some customer of a box lies in a region."""
    if not isinstance(region, Node):
        return region is True
    if region not in known:
        wanted = box.get(region.var)
        known[region] = any(
            _meets(kid, box, known)
            for cell, kid in enumerate(region.kids)
            if wanted is None or cell in wanted
        )
    return known[region]


def _without_needless(
    diagrams: Diagrams,
    space: list[Variable],
    found: list[Box],
    region: Diagram,
) -> list[Box]:
    """Drop boxes whose customers are all in the others."""
    kept = list(found)
    for box in found[:-1]:
        others = diagrams.any(
            [inside(diagrams, space, b) for b in kept if b is not box]
        )
        if diagrams.all([region, diagrams.no(others)]) is False:
            kept.remove(box)
    return kept
