"""Which cells of the common space can lie together in one customer."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

from checker.answers import NOT_STATED, NOT_YET
from checker.cells import Variable
from checker.diagram import Diagram, Diagrams
from checker.policy import Calendar
from clausewise.diff.outcomes.side import Side
from clausewise.diff.outcomes.together import bands_together

__all__ = ["known_to_both", "windows_agree"]

type Happened = Callable[[str], Diagram | None]
"""Where an event has happened; None where the policies differ on it."""


def known_to_both(
    diagrams: Diagrams, variables: list[Variable], sides: tuple[Side, Side]
) -> Diagram:
    """Return where no answer is one that only one policy knows."""
    laws: list[Diagram] = []
    for number, variable in enumerate(variables):
        name = variable.facts[0]
        if variable.kind in ("happened", "stated"):
            absent = NOT_YET if variable.kind == "happened" else NOT_STATED
            if any(
                absent not in side.facts[name].may_be
                for side in sides
                if name in side.facts
            ):
                laws.append(diagrams.node(number, [True, False]))
    return diagrams.all(laws)


def windows_agree(
    diagrams: Diagrams,
    variables: list[Variable],
    calendar: Calendar | None,
    happened: Happened,
) -> Diagram:
    """Return where windows over the same dates agree.

    The calendar is that of both policies, None where they have two.
    """
    gaps = [
        number
        for number, variable in enumerate(variables)
        if variable.kind == "gap"
    ]
    laws: list[Diagram] = []
    for one, other in permutations(gaps, 2):
        first, second = variables[one].facts, variables[other].facts
        later = second[0] == "now" and first[0] != "now"
        if first[1:] != second[1:] or calendar is None:
            continue
        if not later and (first != second or one > other):
            continue
        known = _known(happened, first[:2])
        if known is not None:
            pairs = bands_together(
                variables[one], variables[other], calendar, later=later
            )
            agree = _pairs(diagrams, variables, (one, other), pairs)
            laws.append(diagrams.either(diagrams.all(known), agree, True))
    return diagrams.all(laws)


def _known(
    happened: Happened, events: tuple[str, ...]
) -> list[Diagram] | None:
    told = [happened(name) for name in events]
    known = [part for part in told if part is not None]
    return known if len(known) == len(told) else None


def _pairs(
    diagrams: Diagrams,
    variables: list[Variable],
    numbers: tuple[int, int],
    pairs: frozenset[tuple[int, int]] | None,
) -> Diagram:
    """Return where two variables lie in one of some pairs of cells."""
    if pairs is None:
        return True

    def in_(number: int, cell: int) -> Diagram:
        cells = range(variables[number].cells)
        return diagrams.node(number, [each == cell for each in cells])

    one, other = numbers
    return diagrams.any(
        [
            diagrams.all([in_(one, band), in_(other, cell)])
            for band, cell in sorted(pairs)
        ]
    )
