"""Makes the table: situation, who pays, what you get, by when.

A row is a kind of customer: the clauses that decide and concern the same
people stand in one row, with the costs and promises of every clause that
can hold for those people too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from checker.policy import Clause, Guard, Is, Policy
from clausewise.pages.items import (
    Item,
    cost_item,
    promise_item,
    remedy_items,
    route_words,
    scope_words,
    test_item,
)
from clausewise.pages.markup import plain
from clausewise.pages.together import beyond, can_hold_together, whole_scope

__all__ = ["Situation", "decides", "situations"]

_CHOSEN_BY = {"all": "", "customer": "your choice", "shop": "we choose"}


@dataclass(frozen=True, slots=True)
class Situation:
    """One row; `asks` says in answers which customers it is about."""

    title: str
    asks: str
    clauses: tuple[Clause, ...]
    gets: tuple[Item, ...]
    pays: tuple[Item, ...]
    by_when: tuple[Item, ...]


def situations(
    policy: Policy, clauses: Sequence[Clause]
) -> tuple[Situation, ...]:
    """Return a row for each kind of customer that these clauses decide."""
    rows: dict[tuple[tuple[str, ...], Guard], list[Clause]] = {}
    for clause in clauses:
        if decides(clause):
            rows.setdefault((clause.routes, clause.scope), []).append(clause)
    # What concerns few comes before what concerns all.
    by_reach = sorted(rows.values(), key=lambda row: len(row[0].routes))
    return tuple(_row(policy, row) for row in by_reach)


def decides(clause: Clause) -> bool:
    """Tell whether a clause alone can settle somebody's case."""
    return bool(clause.tests or clause.nothing_to_do or _leads_on(clause))


def _leads_on(clause: Clause) -> bool:
    return bool(clause.gives or clause.discretions or clause.other_ways)


def _row(policy: Policy, deciding: list[Clause]) -> Situation:
    first = deciding[0]
    pays, by_when = [], []
    for clause in _reaching(policy, deciding):
        for cost in clause.costs:
            if not _is_only_for_others(deciding, cost.not_for):
                item = cost_item(policy, clause, cost)
                pays += _for_row(policy, first, item, cost.when)
        for promise in clause.promises:
            if not _is_only_for_others(deciding, promise.not_for):
                item = promise_item(policy, clause, promise)
                by_when += _for_row(policy, first, item, promise.when)
    asks = scope_words(policy, first, first.scope)
    title = _title(policy, deciding) or asks
    return Situation(
        title=title,
        asks=asks if asks != title else "",
        clauses=tuple(deciding),
        gets=tuple(
            item
            for clause in (*deciding, *_giving(policy, deciding))
            for item in _gets(policy, clause)
        ),
        pays=tuple(pays),
        by_when=tuple(by_when),
    )


def _title(policy: Policy, deciding: list[Clause]) -> str:
    first = deciding[0]
    if not first.scope:
        return route_words(policy, first.routes) or "Every case"
    if len(deciding) == 1:
        return first.title
    sections = {clause.section for clause in deciding}
    return sections.pop() if len(sections) == 1 else ""


def _reaching(policy: Policy, deciding: list[Clause]) -> Sequence[Clause]:
    """The clauses whose costs and promises may reach this row.

    Where a row only refuses, or nothing needs doing, no other clause's
    costs and promises come into play; and what several kinds of case
    share stands in the rows of each.
    """
    routes = set(deciding[0].routes)
    if len(routes) > 1 or not any(_leads_on(clause) for clause in deciding):
        return deciding
    excepted = {name for clause in deciding for name in clause.exception_to}
    return [
        clause
        for clause in policy.clauses
        if routes & set(clause.routes) and clause.id not in excepted
    ]


def _giving(policy: Policy, deciding: list[Clause]) -> Sequence[Clause]:
    """Wider clauses whose remedies all customers of this row have.

    They are shown where the row itself leads on, but names no remedy.
    """
    is_open = any(_leads_on(clause) for clause in deciding)
    if not is_open or any(c.gives or c.other_ways for c in deciding):
        return ()
    row = whole_scope(policy, deciding[0])
    return [
        clause
        for clause in policy.clauses
        if clause.gives
        and set(deciding[0].routes) <= set(clause.routes)
        and can_hold_together(row, whole_scope(policy, clause))
        and not beyond(whole_scope(policy, clause), row)
    ]


def _is_only_for_others(
    deciding: list[Clause], not_for: tuple[str, ...]
) -> bool:
    names = {
        remedy.name
        for clause in deciding
        if clause.gives
        for remedy in clause.gives.remedies
    }
    return bool(names) and names <= set(not_for)


def _for_row(
    policy: Policy, row: Clause, item: Item, when: Guard
) -> list[Item]:
    mine = whole_scope(policy, row)
    its = whole_scope(policy, item.clause, when)
    if not can_hold_together(mine, its):
        return []
    only = _told(beyond(its, mine))
    return [replace(item, only=scope_words(policy, item.clause, only))]


def _told(guard: Guard) -> Guard:
    """Leave out what only says that something is still to come."""
    kept = tuple(
        tuple(
            atom
            for atom in atoms
            if not (isinstance(atom, Is) and atom.values == ("not yet",))
        )
        for atoms in guard
    )
    return kept if all(kept) else ()


def _gets(policy: Policy, clause: Clause) -> list[Item]:
    items = []
    if clause.nothing_to_do:
        said = plain(clause.nothing_to_do)
        items.append(Item(plain("Nothing to do"), said, clause))
    if clause.gives:
        several = len(clause.gives.remedies) > 1
        note = _CHOSEN_BY[clause.gives.by] if several else ""
        for remedy in clause.gives.remedies:
            items += remedy_items(policy, clause, remedy, note)
    items += [test_item(clause, test) for test in clause.tests]
    for left in clause.discretions:
        words = Markup("{}: {}").format(plain(left.who), plain(left.about))
        items.append(Item(plain("Decided by"), words, clause))
    for remedy in clause.other_ways:
        items += remedy_items(policy, clause, remedy, "another way")
    return items
