"""Limits of time and money that change nothing for anybody."""

from __future__ import annotations

from collections.abc import Iterator

from checker.cells import first_above
from checker.policy import Clause, Window
from checker.words import called, value_words
from clausewise.analysis.desk import Desk
from clausewise.analysis.ground import Ground
from clausewise.analysis.nodes import nodes_of
from clausewise.audit.finding import Finding, Level, at_clause
from clausewise.audit.outcomes import Memo, differ, outcomes

__all__ = ["LEVEL", "NAME", "find"]

NAME = "idle-threshold"
LEVEL: Level = "warning"

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


def _used(ground: Ground) -> set[_Cut]:
    found: set[_Cut] = set()
    memo: Memo = {}
    for node in nodes_of(map(ground.live, outcomes(ground))):
        variable = ground.space.variables[node.var]
        if variable.kind not in ("gap", "size"):
            continue
        for number, cut in enumerate(variable.cuts):
            place = _place((variable.kind, variable.facts, cut))
            if place not in found and differ(
                node.kids[number], node.kids[number + 1], memo
            ):
                found.add(place)
    return found


def _place(cut: _Cut) -> _Cut:
    """Return a limit as it is where another one may mean the same."""
    kind, facts, value = cut
    return kind, facts, first_above(value) if kind == "size" else value


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
