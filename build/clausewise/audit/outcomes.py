"""Everything that an answer can change, and whether it changes something."""

from __future__ import annotations

from collections.abc import Iterator

from checker.diagram import Diagram, Node
from clausewise.analysis.ground import Ground
from clausewise.analysis.nodes import kid_of
from clausewise.audit.effects import is_open, lines

__all__ = ["Memo", "differ", "outcomes"]

type Memo = dict[tuple[Diagram, Diagram], bool]


def outcomes(ground: Ground) -> Iterator[Diagram]:
    """Yield everything in a route that an answer can change."""
    rules = ground.rules
    yield rules.verdict
    yield from (way.standing for way in rules.ways)
    yield from (item.shows for item in rules.items)
    yield from _left_open(ground)
    yield from (shows for _, _, shows in lines(ground))
    yield from (
        rules.scope[clause.id]
        for clause in ground.clauses
        if clause.explains or clause.paid_to
    )
    yield ground.world


def _left_open(ground: Ground) -> Iterator[Diagram]:
    """Yield where somebody decides, for those who are not refused."""
    rules, diagrams = ground.rules, ground.diagrams
    heard = diagrams.apply(is_open, rules.verdict)
    for bar in rules.bars:
        yield diagrams.all([heard, rules.leaves_open(bar)])
    for way in rules.ways:
        heard = diagrams.apply(is_open, way.standing)
        for bar in rules.bars_of(way):
            yield diagrams.all([heard, rules.leaves_open(bar)])


def differ(
    one: Diagram | None, other: Diagram | None, memo: Memo | None = None
) -> bool:
    """Tell whether some possible answers lead to different results."""
    memo = {} if memo is None else memo
    if one is None or other is None or one is other:
        return False
    nodes = [part for part in (one, other) if isinstance(part, Node)]
    if not nodes:
        return one != other
    key = one, other
    if key not in memo:
        top = min(node.var for node in nodes)
        size = len(next(n for n in nodes if n.var == top).kids)
        memo[key] = any(
            differ(kid_of(one, top, cell), kid_of(other, top, cell), memo)
            for cell in range(size)
        )
    return memo[key]
