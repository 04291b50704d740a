"""What a kind of customer is told; dates and amounts are filled in per case.

Everything here is chosen by diagrams alone, so it is chosen once for all
customers of a kind (`checker.keep`), and then only filled. What needs no
filling is the same object in all their decisions: these are only read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from checker.depends import open_outcomes, shop_outcomes
from checker.plain import Plain, unique
from checker.policy import Clause, Evidence, Step, Warn
from checker.reasons import discretion, reasons
from checker.remedies import costs, remedies
from checker.rows import Row
from checker.tell import url_of
from checker.timing import dates, deadlines, events, timelines
from checker.todo import shown
from checker.verdicts import NEED, NOT_REGULATED, REVIEW
from checker.view import View
from checker.words import fill, home_of

__all__ = ["Plan", "plan_for", "verdict_on"]

_ONCE = ("reasons", "discretion", "evidence", "steps", "warnings")


def plan_for(view: View, everything: bool) -> Plan:
    """Return the plan of a kind of customer, as it was made or made now."""
    key = "plan", view.sight, everything
    return view.engine.keep.once(key, lambda: Plan(view, everything))


def verdict_on(view: View) -> str:
    """Return the verdict of one route."""
    standings = view.standings(view.rules.verdict)
    if len(standings) > 1:
        return NEED
    if any(len(view.standings(way.gain)) > 1 for way in view.rules.ways):
        return NEED
    return str(next(iter(standings)))


class Plan:
    """The verdict of a kind of customer, and the rows of their decision."""

    def __init__(self, view: View, everything: bool) -> None:
        self.verdict = verdict_on(view)
        rows = {
            "reasons": reasons(view, self.verdict, everything),
            "remedies": remedies(view),
            "customer_costs": costs(view, "the customer"),
            "shop_costs": costs(view, "the shop"),
            "evidence": shown(view, Evidence),
            "steps": shown(view, Step),
            "warnings": shown(view, Warn),
            "discretion": discretion(view, self.verdict),
            "conflicts": [*_conflicts(view)],
            "interpretations": [*_interpretations(view)],
        }
        for found in rows.values():
            found.sort(key=lambda row: _by_clause(row.plain))
        rows["depends_on"] = _depends_on(view, self.verdict)
        for name in _ONCE:
            rows[name] = unique(rows[name])
        self._alike = [n for n in _ONCE if _may_be_alike(rows[n])]
        self._filled = {
            name: found
            for name, found in rows.items()
            if any(row.fill for row in found)
        }
        self._until = deadlines(view)
        self._later = timelines(view)
        self._events = events(view)
        self._same: Plain = {
            "route": view.route.name,
            "route_called": view.route.called,
        } | {
            name: [row.plain for row in found]
            for name, found in rows.items()
            if name not in self._filled
        }
        self._same["clauses"] = _cited(view, self.told(view))

    def told(self, view: View) -> Plain:
        """Return what one customer of the kind is told."""
        found = self._same.copy()
        for name, rows in self._filled.items():
            found[name] = [row.told(view) for row in rows]
        for name in self._alike:
            found[name] = unique(found[name])
        until = unique([due(view) for due in self._until])
        later = [due(view) for due in self._later]
        found["dates"] = dates(view, self._events, [*until, *later])
        found["deadlines"] = [mark.plain for mark in until]
        found["timelines"] = [mark.plain for mark in later]
        if self.verdict == NOT_REGULATED:
            found["deadlines"] = []
        found["deadlines"].sort(key=_by_clause)
        found["timelines"].sort(key=_by_clause)
        return found


def _may_be_alike(rows: list[Row]) -> bool:
    """Tell whether two rows may be the same once they are filled."""
    filled = [row.plain["clause"] for row in rows if row.fill]
    clauses = [row.plain["clause"] for row in rows]
    return any(clauses.count(clause) > 1 for clause in filled)


def _depends_on(view: View, verdict: str) -> list[Row]:
    found = open_outcomes(view) if verdict == NEED else []
    if verdict in (REVIEW, NEED):
        by_shop = view.decided_by_shop(view.rules.verdict)
        found += shop_outcomes(view, by_shop)
    return found


def _conflicts(view: View) -> Iterable[Row]:
    """Yield the contradictions of the policy that concern the case."""
    for clause in _in_scope(view):
        for conflict in clause.conflicts:
            between = [
                fill(p, home_of(view.policy, p, clause), on=view.on)
                for p in conflict.between
            ]
            yield Row(
                {
                    "between": between,
                    "read_as": conflict.read_as,
                    "clause": clause.id,
                }
            )


def _interpretations(view: View) -> Iterable[Row]:
    for clause in _in_scope(view):
        for says in clause.interpretation:
            yield Row({"says": says, "clause": clause.id})


def _in_scope(view: View) -> list[Clause]:
    rules = view.rules
    return [c for c in rules.clauses if view.truth(rules.scope[c.id])]


def _cited(view: View, found: Plain) -> Plain:
    """Return the title and address of every clause that is cited."""
    cited = {
        row.get("clause")
        for rows in found.values()
        if isinstance(rows, list)
        for plain in rows
        for row in (
            plain,
            *plain.get("lines", ()),
            *plain.get("compensation", ()),
        )
    }
    return {
        clause.id: {"title": clause.title, "url": url_of(clause)}
        for clause in view.policy.clauses
        if clause.id in cited
    }


def _by_clause(plain: Plain) -> tuple[int | str, ...]:
    return _numbered(plain["clause"])


@lru_cache(maxsize=1000)
def _numbered(clause: str) -> tuple[int | str, ...]:
    """Return a clause's id so that its numbers sort as numbers."""
    parts = re.split(r"(\d+)", clause)
    return tuple(int(p) if p.isdigit() else p for p in parts)
