"""Interpretations that Legal has not confirmed yet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from checker.words import fill
from clausewise.analysis.desk import Desk
from clausewise.audit.finding import Finding, Level, at_clause

__all__ = ["LEVEL", "NAME", "find"]

NAME = "unconfirmed-interpretation"
LEVEL: Level = "note"


def find(desk: Desk) -> Iterator[Finding]:
    """Yield each reading into the words, until it is accepted."""
    for clause in desk.policy.clauses:
        for says in dict.fromkeys(_readings(clause)):
            words = fill(says, clause)
            yield at_clause(
                NAME,
                LEVEL,
                clause,
                f"Legal has not confirmed this reading: {words}",
                about=words,
            )


def _readings(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for item in value:
            yield from _readings(item)
    elif is_dataclass(value):
        yield from getattr(value, "interpretation", ())
        yield from filter(None, [getattr(value, "read_as", "")])
        for field in fields(value):
            yield from _readings(getattr(value, field.name))
