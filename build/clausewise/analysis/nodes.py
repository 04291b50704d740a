"""Walks decision diagrams that a policy was made into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.diagram import Diagram, Node

__all__ = ["kid_of", "nodes_of"]


def nodes_of(diagrams: Iterable[Diagram | None]) -> Iterator[Node]:
    """Yield every node of some diagrams, each once."""
    waiting, seen = [*diagrams], set()
    while waiting:
        part = waiting.pop()
        if isinstance(part, Node) and part not in seen:
            seen.add(part)
            waiting += part.kids
            yield part


def kid_of(part: Diagram, var: int, cell: int) -> Diagram | None:
    """Return what a diagram leaves once a variable lies in a cell.

    The variable stands at the top of the diagram, or nowhere in it.
    """
    if isinstance(part, Node) and part.var == var:
        return part.kids[cell]
    return part
