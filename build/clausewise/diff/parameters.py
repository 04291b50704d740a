"""Which numbers of the clauses changed, were added or are gone."""

from __future__ import annotations

from dataclasses import dataclass

from checker.policy import Dated, NotStated, Parameter, Policy
from checker.words import date_words
from clausewise.diff.lengths import in_full

__all__ = ["ParameterChange", "parameter_changes"]


@dataclass(frozen=True, slots=True)
class ParameterChange:
    """One number: `was` and `now` in words, "" where there is none."""

    clause: str
    name: str
    was: str
    now: str


def parameter_changes(old: Policy, new: Policy) -> tuple[ParameterChange, ...]:
    """Return every parameter that differs, in the order of the clauses."""
    before = {
        (clause.id, parameter.name): parameter
        for clause in old.clauses
        for parameter in clause.parameters
    }
    after = {
        (clause.id, parameter.name): parameter
        for clause in new.clauses
        for parameter in clause.parameters
    }
    found = []
    for key in dict.fromkeys([*after, *before]):
        was, now = before.get(key), after.get(key)
        if was is None or now is None or was.values != now.values:
            found.append(ParameterChange(*key, _words(was), _words(now)))
    return tuple(found)


def _words(parameter: Parameter | None) -> str:
    if parameter is None:
        return ""
    return "; ".join(_dated(value) for value in parameter.values)


def _dated(dated: Dated) -> str:
    value = dated.value
    words = "not stated"
    if not isinstance(value, NotStated):
        words = in_full(value)
    if dated.since:
        words += f" for orders from {date_words(dated.since)}"
    return words
