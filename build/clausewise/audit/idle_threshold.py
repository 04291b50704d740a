"""Limits of time and money that change nothing for anybody."""

from __future__ import annotations

from collections.abc import Iterator

from checker.cells import first_above
from checker.diagram import Diagram, Node
from checker.policy import Clause, Window
from checker.words import called, value_words
from clausewise.analysis.desk import Desk
from clausewise.analysis.ground import Ground
from clausewise.audit.effects import is_open, lines
from clausewise.audit.finding import Finding, Level, at_clause

__all__ = ["LEVEL", "NAME", "differ", "find", "outcomes"]

NAME = "idle-threshold"
LEVEL: Level = "warning"

type _Memo = dict[tuple[Diagram, Diagram], bool]
type _Cut = tuple[str, tuple[str, ...], object]


def find(desk: Desk) -> Iterator[Finding]:
    """Yield each limit on both sides of which everything stays the same."""
    used: set[_Cut] = set()
    found: dict[_Cut, list[Clause]] = {}
    for ground in desk.grounds:
        used |= _used(ground)
        for clause in ground.clauses:
            for cut in _cuts_of(desk, ground, clause):
                if clause.id not in desk.dead:
                    found.setdefault(cut, []).append(clause)
    for cut, clauses in found.items():
        if _place(cut) not in used:
            words = _words(desk, cut)
            yield at_clause(
                NAME,
                LEVEL,
                clauses[0],
                f"The limit of {words} changes nothing for anybody.",
                about=words,
            )


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


def _used(ground: Ground) -> set[_Cut]:
    found: set[_Cut] = set()
    memo: _Memo = {}
    seen: set[Node] = set()
    waiting = [ground.live(diagram) for diagram in outcomes(ground)]
    while waiting:
        part = waiting.pop()
        if not isinstance(part, Node) or part in seen:
            continue
        seen.add(part)
        waiting += part.kids
        variable = ground.space.variables[part.var]
        for number, cut in enumerate(variable.cuts):
            if variable.kind in ("gap", "size") and differ(
                part.kids[number], part.kids[number + 1], memo
            ):
                found.add(_place((variable.kind, variable.facts, cut)))
    return found


def _place(cut: _Cut) -> _Cut:
    """Return a limit as it is where another one may mean the same."""
    kind, facts, value = cut
    return kind, facts, first_above(value) if kind == "size" else value


def differ(
    one: Diagram | None, other: Diagram | None, memo: _Memo | None = None
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
            differ(_kid(one, top, cell), _kid(other, top, cell), memo)
            for cell in range(size)
        )
    return memo[key]


def _kid(part: Diagram, var: int, cell: int) -> Diagram | None:
    if isinstance(part, Node) and part.var == var:
        return part.kids[cell]
    return part


def _cuts_of(desk: Desk, ground: Ground, clause: Clause) -> Iterator[_Cut]:
    """Yield the limits that one clause alone would bring into the space."""
    variables = ground.variables_of(clause)
    # an event that is still to come is measured up to now as well
    waits = {
        v.facts[1]
        for v in variables
        if v.kind == "gap" and v.facts[0] != "now"
    }
    for variable in variables:
        is_gap = variable.kind == "gap"
        if (
            is_gap
            and variable.facts[0] == "now"
            and variable.facts[1] in waits
        ):
            continue
        if variable.kind in ("gap", "size"):
            for cut in variable.cuts:
                yield variable.kind, variable.facts, cut


def _words(desk: Desk, cut: _Cut) -> str:
    kind, facts, value = cut
    noun = called(desk.policy, facts[0])
    if kind == "gap":
        length = (
            value_words(value)
            if isinstance(value, Window)
            else called(desk.policy, str(value))
        )
        return f"{length} from {called(desk.policy, facts[1])} to {noun}"
    limit = value[0] if isinstance(value, tuple) else value
    return f"{limit} for {noun}"
