"""How many situations a region is: combinations of what both policies ask."""

from __future__ import annotations

from collections.abc import Iterable

from checker.cells import Variable
from checker.diagram import Diagram, Node, variables
from clausewise.diff.outcomes.common import DATES
from clausewise.diff.outcomes.joint import Joint
from clausewise.diff.outcomes.side import Side

__all__ = ["situations"]


def situations(joint: Joint, region: Diagram) -> int:
    """Return how many kinds of customers of a region tell different things.

    Those who differ in answers that neither policy asks for are one.
    """
    numbers = variables(region)
    once = joint.diagrams.all([region, _counted_once(joint, numbers)])
    return _count(once, joint.variables, numbers | variables(once))


def _counted_once(joint: Joint, numbers: Iterable[int]) -> Diagram:
    """Return one customer of those who differ in idle answers only.

    What neither policy asks of a customer is fixed.
    """
    laws: list[Diagram] = []
    for number in numbers:
        variable = joint.variables[number]
        if variable.facts[0] == "now":
            continue
        matters = [_matters(joint, side, variable) for side in joint.sides]
        first = [True] + [False] * (variable.cells - 1)
        idle = joint.diagrams.node(number, first)
        laws.append(joint.diagrams.any([*matters, idle]))
    return joint.diagrams.all(laws)


def _matters(joint: Joint, side: Side, variable: Variable) -> Diagram:
    """Return where a variable can matter to one policy at all.

    A window that has begun matters before its end has come, too.
    """
    name = variable.facts[0]
    if variable.kind == "gap":
        end = joint.asked(side, name)
        begun = joint.has_happened(side, variable.facts[1])
        return joint.diagrams.all([end, begun])
    fact = side.facts.get(name)
    if variable.kind == "size" and fact and fact.kind in DATES:
        return joint.has_happened(side, name)
    return joint.asked(side, name)


def _count(
    region: Diagram, space: list[Variable], numbers: Iterable[int]
) -> int:
    """Return how many combinations of some variables' cells lie inside."""
    order = sorted(numbers)
    places = {number: place for place, number in enumerate(order)}
    sizes = [space[number].cells for number in order]
    after = [1] * (len(order) + 1)
    for place in reversed(range(len(order))):
        after[place] = after[place + 1] * sizes[place]
    known: dict[Node, int] = {}

    def below(part: Diagram, place: int) -> int:
        if part is False:
            return 0
        if not isinstance(part, Node):
            return after[place]
        own = places[part.var]
        if part not in known:
            known[part] = sum(below(kid, own + 1) for kid in part.kids)
        return known[part] * after[place] // after[own]

    return below(region, 0)
