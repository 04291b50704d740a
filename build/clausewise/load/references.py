"""What a clause says of other clauses, pages, routes and remedies."""

from __future__ import annotations

from dataclasses import dataclass

from checker.policy import Conflict, Guard
from clausewise.load.conditions import read_guard
from clausewise.load.examples import Names
from clausewise.load.fields import Fields
from clausewise.load.grammar import CONFLICT, EXPLAINS
from clausewise.load.outline import Outline
from clausewise.load.parts import check_note
from clausewise.load.prose import check_quote
from clausewise.load.scope import Scope
from clausewise.problems import nearest, shown
from clausewise.read.nodes import Pairs, Text

__all__ = [
    "Store",
    "read_also_on",
    "read_conflicts",
    "read_exceptions",
    "read_explains",
    "read_routes",
    "remedies_of",
]


@dataclass(frozen=True, slots=True)
class Store:
    """What the clauses of all pages can refer to."""

    scope: Scope
    routes: tuple[str, ...]
    pages: tuple[str, ...]
    outlines: tuple[Outline, ...]
    names: Names


def read_also_on(line: Fields, page: str, store: Store) -> tuple[str, ...]:
    pages = []
    for text in line.texts("also on"):
        if text.value in store.pages and text.value != page:
            pages.append(text.value)
            continue
        store.scope.problems.add(
            text.at,
            "the clause already stands on this page"
            if text.value == page
            else "the store has no such page",
            shown(text.value),
            nearest(text.value, [p for p in store.pages if p != page])
            or "the line left out",
        )
    return tuple(pages)


def read_exceptions(line: Fields, store: Store) -> tuple[str, ...]:
    known = [o.id for o in store.outlines if o.id != line.value("clause")]
    for text in line.texts("exception to"):
        if text.value not in known:
            own = text.value == line.value("clause")
            store.scope.problems.add(
                text.at,
                "a clause is an exception to itself"
                if own
                else "there is no such clause",
                shown(text.value),
                "another clause" if own else nearest(text.value, known),
            )
    return tuple(text.value for text in line.texts("exception to"))


def read_explains(line: Fields, scope: Scope) -> tuple[Guard, str]:
    node = line.node("explains")
    if node is None:
        return (), ""
    item = scope.fields(node, EXPLAINS, facts=True)
    guard = read_guard(Pairs(item.rest(), node.at), scope)
    return guard, check_quote(item.text("quotes"), scope)


def read_conflicts(
    line: Fields, scope: Scope, store: Store
) -> tuple[Conflict, ...]:
    conflicts = []
    for node in line.items("conflict"):
        item = scope.fields(node, CONFLICT)
        passages = item.texts("between")
        if len(passages) == 1:
            scope.problems.add(
                item.place("between"),
                "a conflict is between passages",
                "one of them",
                "two or more",
            )
        elsewhere = False
        for passage in passages:
            if passage.value in scope.text:
                continue
            if any(passage.value in o.text for o in store.outlines):
                elsewhere = True
            else:
                check_quote(passage, scope)
        if elsewhere and not any(p.value in scope.text for p in passages):
            scope.problems.add(
                item.place("between"),
                "no passage of the conflict stands in this clause",
                meant="a passage quoted from this text",
            )
        read_as = item.text("read as")
        conflicts.append(
            Conflict(
                tuple(passage.value for passage in passages),
                check_note(read_as, scope) if read_as else "",
            )
        )
    return tuple(conflicts)


def read_routes(
    texts: tuple[Text, ...], known: tuple[str, ...], store: Store
) -> tuple[str, ...]:
    for text in texts:
        if text.value not in known:
            store.scope.problems.add(
                text.at,
                "this route is not in facts.yaml"
                if text.value not in store.routes
                else "this route is not one of the section's",
                shown(text.value),
                nearest(text.value, known),
            )
    return tuple(t.value for t in texts if t.value in known)


def remedies_of(routes: tuple[str, ...], store: Store) -> frozenset[str]:
    return frozenset(
        name
        for outline in store.outlines
        if outline.routes & set(routes)
        for name in outline.remedies
    )
