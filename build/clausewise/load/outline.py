"""What the clauses of a store are called, before any of them is read.

Rules refer to clauses and remedies that stand further down or on another
page; this first look finds their names and reports nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clausewise.load.grammar import REMEDY_KEYS
from clausewise.problems import Place
from clausewise.read.nodes import Items, Node, Pairs, Text

__all__ = ["Outline", "outlines_of"]


@dataclass(frozen=True, slots=True)
class Outline:
    """The names that one clause brings into the store."""

    id: str
    at: Place
    page: str
    text: str
    routes: frozenset[str]
    remedies: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    costs: tuple[tuple[str, str], ...] = ()
    fills_refunds: bool = False


def outlines_of(
    pages: Mapping[str, Pairs], routes: Iterable[str]
) -> tuple[Outline, ...]:
    """Return an outline of every clause, in the order of the pages."""
    found = []
    for page, root in pages.items():
        for section in _lines(root.get("sections")):
            named = _words(section.get("routes")) or _words(
                section.get("route")
            )
            for clause in _lines(section.get("clauses")):
                own = _words(clause.get("applies to routes")) or named
                known = frozenset(own) & frozenset(routes)
                found.append(
                    _outline(clause, page, known or frozenset(routes))
                )
    return tuple(found)


def _outline(clause: Pairs, page: str, routes: frozenset[str]) -> Outline:
    ways = [
        (name.value, node)
        for key in (*REMEDY_KEYS, "other ways")
        for name, node in _pairs(clause.get(key))
    ]
    steps = _lines(clause.get("steps"))
    for _, node in ways:
        if isinstance(node, Pairs):
            steps += _lines(node.get("steps"))
    return Outline(
        _word(clause.get("clause")),
        clause.at,
        page,
        _word(clause.get("text")),
        routes,
        tuple(name for name, _ in ways),
        tuple(_word(step.get("do")) for step in steps),
        tuple(
            (_word(cost.get("cost")), _word(cost.get("called")))
            for cost in _lines(clause.get("who pays"))
        ),
        clause.get("in every refund") is not None,
    )


def _lines(node: Node | None) -> list[Pairs]:
    if not isinstance(node, Items):
        return []
    return [item for item in node.items if isinstance(item, Pairs)]


def _pairs(node: Node | None) -> tuple[tuple[Text, Node], ...]:
    return node.pairs if isinstance(node, Pairs) else ()


def _words(node: Node | None) -> tuple[str, ...]:
    if isinstance(node, Text):
        return (node.value,)
    if isinstance(node, Items):
        return tuple(i.value for i in node.items if isinstance(i, Text))
    return ()


def _word(node: Node | None) -> str:
    return node.value if isinstance(node, Text) else ""
