"""The variables of both policies together, each with the cuts of both."""

from __future__ import annotations

from collections.abc import Iterable

from checker.answers import NOT_YET
from checker.cells import Variable, limits
from checker.policy import Fact, Policy, Window
from checker.space import Space
from checker.words import fact_named
from clausewise.diff.outcomes.side import Side

__all__ = ["DATES", "Key", "common_variables", "key_of"]

DATES = ("date", "date and time")

type Key = tuple[str, tuple[str, ...], str]
"""What makes two variables one: kind, facts, and the family of windows."""
type _Cuts = dict[Key, set[object]]


def common_variables(
    old: Side, new: Side, merged: Policy, days: Iterable[str]
) -> list[Variable]:
    """Return the variables of both, in the order of the merged questions."""
    cuts: _Cuts = {}
    for side in (old, new):
        for space in _spaces(side, days):
            for variable in space.variables:
                _collect(side, variable, cuts)
    _share_cuts(cuts)
    place = {fact.name: i for i, fact in enumerate(merged.facts)}
    place["now"] = -1
    return sorted(
        (_variable(old, new, key, found) for key, found in cuts.items()),
        key=lambda v: (
            fact_named(merged, v.facts[0]).known_by != "the customer",
            max(place[name] for name in v.facts[:2]),
            v.kind,
            v.facts,
            str(v.cuts),
        ),
    )


def key_of(variable: Variable) -> Key:
    """Return what two variables have alike that are one in common."""
    if variable.kind == "gap" and len(variable.facts) == 2:
        window = variable.cuts[0]
        assert isinstance(window, Window)
        family = f"{window.unit} {window.first_day} {window.extended}"
        return variable.kind, variable.facts, family
    return variable.kind, variable.facts, ""


def _spaces(side: Side, days: Iterable[str]) -> list[Space]:
    return [
        side.space,
        *(
            side.rules(route, day).space
            for day in days
            for route in side.routes
        ),
    ]


def _collect(side: Side, variable: Variable, cuts: _Cuts) -> None:
    found = cuts.setdefault(key_of(variable), set())
    if variable.kind in ("gap", "size"):
        found |= {*variable.cuts}
        for name in variable.facts[:2]:
            fact = side.facts.get(name)
            if fact and fact.kind in DATES and NOT_YET in fact.may_be:
                cuts.setdefault(("happened", (name,), ""), set())


def _share_cuts(cuts: _Cuts) -> None:
    """Give a window until now the same bands as those of the events."""
    for (kind, facts, family), found in cuts.items():
        if kind == "gap" and facts[0] != "now":
            now = cuts.get((kind, ("now", *facts[1:]), family))
            if now is not None:
                now |= found
    for (kind, facts, family), found in cuts.items():
        if kind == "gap" and facts[0] != "now":
            found |= cuts.get((kind, ("now", *facts[1:]), family), set())


def _variable(old: Side, new: Side, key: Key, cuts: set[object]) -> Variable:
    kind, facts, _ = key
    if kind == "option":
        return Variable("option", facts, _options(old, new, facts[0]))
    if kind == "gap":
        ordered = sorted(
            cuts, key=lambda w: w.most if isinstance(w, Window) else 0
        )
        return Variable("gap", facts, tuple(ordered))
    return Variable(kind, facts, limits(cuts))  # type: ignore[arg-type]


def _options(old: Side, new: Side, name: str) -> tuple[str, ...]:
    """Return the answers that both policies know, where both ask."""
    found = [
        _answers(side.facts[name]) for side in (new, old) if name in side.facts
    ]
    first, last = found[0], found[-1]
    return tuple(value for value in first if value in last)


def _answers(fact: Fact) -> tuple[str, ...]:
    options = tuple(value for value, _ in fact.options)
    return (
        *(options if fact.kind == "choice" else ("yes", "no")),
        *fact.may_be,
    )
