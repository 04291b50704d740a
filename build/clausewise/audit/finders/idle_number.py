"""Numbers that stand in a sentence and that no rule uses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from checker.policy import Conflict, Parameter
from checker.words import HOLE
from clausewise.analysis.desk import Desk
from clausewise.audit.finding import Finding, Level, at_clause
from clausewise.audit.text import sentence_of

__all__ = ["LEVEL", "NAME", "find"]

NAME = "idle-number"
LEVEL: Level = "warning"


def find(desk: Desk) -> Iterator[Finding]:
    """Yield each parameter that is only printed."""
    for clause in desk.policy.clauses:
        used = {*_words(clause, top=True)}
        for parameter in clause.parameters:
            if parameter.name not in used:
                yield at_clause(
                    NAME,
                    LEVEL,
                    clause,
                    f"No rule uses <{parameter.name}>; it is only printed.",
                    about=parameter.name,
                    sentences=(sentence_of(clause, f"<{parameter.name}>"),),
                )


def _words(value: object, *, top: bool = False) -> Iterator[str]:
    """Yield the names of windows, limits and holes in the rules."""
    if isinstance(value, tuple):
        for item in value:
            yield from _words(item)
    elif isinstance(value, str):
        yield value
        yield from HOLE.findall(value)
    elif is_dataclass(value) and not isinstance(value, Parameter | Conflict):
        for field in fields(value):
            is_text = field.name in ("text", "parameters", "cases")
            is_said = field.name.endswith("quotes")
            if not (top and is_text) and not is_said:
                yield from _words(getattr(value, field.name))
