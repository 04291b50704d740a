"""Everything that differs between two editions, in one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from checker.english.values import capital
from clausewise.diff.editions import Edition
from clausewise.diff.outcomes.groups import Group, groups_of
from clausewise.diff.outcomes.side import Side
from clausewise.diff.parameters import ParameterChange, parameter_changes
from clausewise.diff.sentences import ClauseChange, clause_changes
from clausewise.diff.vocabulary import (
    NamedChange,
    fact_changes,
    setting_changes,
)
from clausewise.problems import counted

__all__ = ["Report", "report"]

type Nature = Literal["none", "editorial", "material"]


@dataclass(frozen=True, slots=True)
class Report:
    """The differences; `nature` is decided by the outcomes alone."""

    old: Edition
    new: Edition
    clauses: tuple[ClauseChange, ...]
    parameters: tuple[ParameterChange, ...]
    facts: tuple[NamedChange, ...]
    settings: tuple[NamedChange, ...]
    groups: tuple[Group, ...]
    dates: tuple[Group, ...]
    unseen: int

    @property
    def uncompared(self) -> tuple[NamedChange, ...]:
        """What may matter, but is not compared customer by customer."""
        return tuple(c for c in (*self.facts, *self.settings) if c.decides)

    @property
    def nature(self) -> Nature:
        """Say whether anybody's outcome changes, only words, or nothing."""
        if self.groups or self.dates or self.uncompared:
            return "material"
        if self.clauses or self.parameters or self.facts or self.settings:
            return "editorial"
        return "none" if self.old.digest == self.new.digest else "editorial"

    @property
    def summary(self) -> str:
        """Return the result in one sentence."""
        match self.nature:
            case "none":
                return "The two editions are the same."
            case "editorial":
                if self.clauses or self.facts or self.settings:
                    return "Nothing changed in outcome; only words did."
                return "Nothing changed in outcome."
            case "material":
                return _material(self)


def report(old: Edition, new: Edition) -> Report:
    """Return all differences between two editions."""
    found = groups_of(Side("old", old.policy), Side("new", new.policy))
    return Report(
        old,
        new,
        clause_changes(old.policy, new.policy),
        parameter_changes(old.policy, new.policy),
        fact_changes(old.policy, new.policy),
        setting_changes(old.policy, new.policy),
        tuple(g for g in found.groups if g.kind == "outcome"),
        tuple(g for g in found.groups if g.kind == "deadline"),
        found.unseen,
    )


def _material(found: Report) -> str:
    parts = []
    if found.groups:
        groups = counted(len(found.groups), "group")
        parts.append(f"The outcome changes for {groups} of customers")
    if found.dates:
        groups = counted(len(found.dates), "group")
        parts.append(f"the last day moves for {groups}")
    if found.uncompared:
        changes = counted(len(found.uncompared), "change")
        parts.append(f"{changes} could not be compared case by case")
    return capital(f"{'; '.join(parts)}.")
