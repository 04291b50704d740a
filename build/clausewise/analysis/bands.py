"""A band: one variable that has to lie in some of its cells.

A status says as much of an answer as the questions need: the option
itself, `told` for a date, an amount or a period, or why there is none.
"""

from __future__ import annotations

from dataclasses import dataclass

from checker.answers import NOT_ASKED, NOT_STATED, NOT_YET
from checker.cells import Variable
from checker.policy import Fact

__all__ = ["TOLD", "Band", "statuses_for"]

TOLD = "told"


@dataclass(frozen=True, slots=True)
class Band:
    """A variable that has to lie in one of some cells."""

    variable: Variable
    cells: frozenset[int]


def statuses_for(fact: Fact, band: Band) -> frozenset[str]:
    """Return the statuses of a band's first fact that lie in its cells.

    Where a fact may be "not yet", one that is not asked is that, too.
    """
    variable, cells = band.variable, band.cells
    match variable.kind:
        case "option":
            found = {str(variable.cuts[cell]) for cell in cells}
            if NOT_YET in fact.may_be:
                found -= {NOT_ASKED}
                found |= {NOT_ASKED} if NOT_YET in found else set()
            return frozenset(found)
        case "happened":
            found = {TOLD} if 0 in cells else set()
            return frozenset(
                found | ({NOT_YET, NOT_ASKED} if 1 in cells else set())
            )
        case "stated":
            found = {TOLD} if 0 in cells else set()
            return frozenset(found | ({NOT_STATED} if 1 in cells else set()))
    return frozenset([TOLD, NOT_YET, NOT_ASKED])
