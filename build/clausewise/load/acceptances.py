"""Findings of the audit that the editor lets stand, with the reason."""

from __future__ import annotations

from datetime import date

from checker.policy import Accepted
from clausewise.load.fields import Fields
from clausewise.load.grammar import ACCEPTED
from clausewise.load.parts import lines_of
from clausewise.load.scope import Scope
from clausewise.problems import shown

__all__ = ["read_accepted"]


def read_accepted(line: Fields, scope: Scope) -> tuple[Accepted, ...]:
    """Return what a clause lets stand, one by one."""
    return tuple(
        Accepted(
            finding=item.value("finding"),
            reason=item.value("reason"),
            on=_day(item, "on", scope),
            about=about,
            ask_by=_day(item, "ask by", scope),
        )
        for item in lines_of(line, "accepted", ACCEPTED, scope)
        for about in [t.value for t in item.texts("about")] or [""]
    )


def _day(item: Fields, name: str, scope: Scope) -> str:
    text = item.text(name)
    if text is None:
        return ""
    try:
        return date.fromisoformat(text.value).isoformat()
    except ValueError:
        scope.problems.add(
            text.at,
            f'"{name}:" is a day',
            shown(text.value),
            "a date like 2026-05-01",
        )
        return ""
