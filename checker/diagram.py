"""Functions over many-valued answers, as shared decision diagrams.

A diagram is a leaf (any hashable value) or a Node that asks one variable
and has a child for each of its cells. Variables are numbered; along every
path the numbers rise, equal diagrams are one object, and a node whose
children are all equal is that child. So a variable stands in a diagram
exactly when its value can still change the result.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

__all__ = ["Diagram", "Diagrams", "Node", "leaves", "reached", "variables"]


class Node:
    """One question: `var` is its number, `kids` its answers' diagrams.

    A kid of None stands for a cell that is impossible.
    """

    __slots__ = ("kids", "var")

    def __init__(self, var: int, kids: tuple[Diagram | None, ...]) -> None:
        self.var = var
        self.kids = kids


type Diagram = Node | Hashable
type Operation = Callable[..., Hashable]


class Diagrams:
    """A workshop in which equal diagrams are the same object."""

    def __init__(self) -> None:
        self._nodes: dict[tuple[Hashable, ...], Node] = {}
        self._memo: dict[tuple[Hashable, ...], Diagram] = {}

    def node(self, var: int, kids: Sequence[Diagram | None]) -> Diagram:
        """Return the diagram that asks `var` and goes on with `kids`."""
        live = [kid for kid in kids if kid is not None]
        if all(kid is live[0] or kid == live[0] for kid in live):
            return live[0]
        key = (var, *kids)
        found = self._nodes.get(key)
        if found is None:
            found = self._nodes[key] = Node(var, tuple(kids))
        return found

    def apply(self, operation: Operation, *parts: Diagram) -> Diagram:
        """Return the operation on leaves, carried through the diagrams."""
        key = (operation, *parts)
        if key in self._memo:
            return self._memo[key]
        nodes = [part for part in parts if isinstance(part, Node)]
        result: Diagram
        if not nodes:
            result = operation(*parts)
        else:
            top = min(nodes, key=lambda node: node.var)
            result = self.node(
                top.var,
                [
                    None
                    if kid is None
                    else self.apply(
                        operation,
                        *(_kid(part, top.var, cell) for part in parts),
                    )
                    for cell, kid in enumerate(top.kids)
                ],
            )
        self._memo[key] = result
        return result

    def all(self, parts: Sequence[Diagram]) -> Diagram:
        """Return where every part is True."""
        result: Diagram = True
        for part in parts:
            if part is False or result is False:
                return False
            if part is not True:
                result = (
                    part if result is True else self.apply(_and, result, part)
                )
        return result

    def any(self, parts: Sequence[Diagram]) -> Diagram:
        """Return where at least one part is True."""
        return self.no(self.all([self.no(part) for part in parts]))

    def no(self, part: Diagram) -> Diagram:
        """Return where the part is False."""
        return (
            self.apply(_not, part)
            if isinstance(part, Node)
            else part is not True
        )

    def either(self, test: Diagram, then: Diagram, other: Diagram) -> Diagram:
        """Return `then` where the test is True, else `other`."""
        if test is True:
            return then
        if test is False:
            return other
        return self.apply(_either, test, then, other)

    def restrict(
        self, diagram: Diagram, cells: Mapping[int, Sequence[int]]
    ) -> Diagram:
        """Return the diagram with only the given cells still possible.

        The result belongs to other diagrams restricted by the same cells.
        """
        seen: dict[Node, Diagram] = {}

        def walk(part: Diagram) -> Diagram:
            if not isinstance(part, Node):
                return part
            if part not in seen:
                left = cells[part.var]
                seen[part] = self.node(
                    part.var,
                    [
                        walk(kid) if cell in left else None
                        for cell, kid in enumerate(part.kids)
                    ],
                )
            return seen[part]

        return walk(diagram)

    def merge(self, diagram: Diagram, variables: frozenset[int]) -> Diagram:
        """Return the sets of leaves that some variables leave open.

        Leaves become frozensets; the named variables are gone.
        """
        seen: dict[Node, Diagram] = {}

        def walk(part: Diagram) -> Diagram:
            if not isinstance(part, Node):
                return frozenset([part])
            if part not in seen:
                kids = [
                    None if kid is None else walk(kid) for kid in part.kids
                ]
                if part.var in variables:
                    live = [kid for kid in kids if kid is not None]
                    result = live[0]
                    for kid in live[1:]:
                        result = self.apply(_union, result, kid)
                    seen[part] = result
                else:
                    seen[part] = self.node(part.var, kids)
            return seen[part]

        return walk(diagram)


def leaves(diagram: Diagram) -> frozenset[Hashable]:
    """Return the results that are still possible."""
    return frozenset(
        part for part in _parts(diagram) if not isinstance(part, Node)
    )


def reached(
    diagram: Diagram, cells: Mapping[int, Sequence[int]]
) -> frozenset[Hashable]:
    """Return the results that the given cells leave possible.

    As `leaves` of the restricted diagram, without making one.
    """
    found, seen, waiting = set(), set(), [diagram]
    while waiting:
        part = waiting.pop()
        if not isinstance(part, Node):
            found.add(part)
        elif part not in seen:
            seen.add(part)
            kids = [part.kids[cell] for cell in cells[part.var]]
            waiting += [kid for kid in kids if kid is not None]
    return frozenset(found)


def variables(diagram: Diagram) -> frozenset[int]:
    """Return the variables that can still change the result."""
    return frozenset(
        part.var for part in _parts(diagram) if isinstance(part, Node)
    )


def _parts(diagram: Diagram) -> Iterator[Diagram]:
    seen = set()
    waiting = [diagram]
    while waiting:
        part = waiting.pop()
        if part not in seen:
            seen.add(part)
            yield part
            if isinstance(part, Node):
                waiting += [kid for kid in part.kids if kid is not None]


def _kid(part: Diagram, var: int, cell: int) -> Diagram:
    if isinstance(part, Node) and part.var == var:
        return part.kids[cell]
    return part


def _and(one: bool, other: bool) -> bool:
    return one and other


def _not(one: bool) -> bool:
    return not one


def _either(test: bool, then: Hashable, other: Hashable) -> Hashable:
    return then if test else other


def _union(
    one: frozenset[Hashable], other: frozenset[Hashable]
) -> frozenset[Hashable]:
    return one | other
