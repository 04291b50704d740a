"""Carries diagrams from one policy's space over into the common one."""

from __future__ import annotations

from checker.cells import Variable, first_above
from checker.diagram import Diagram, Diagrams, Node
from checker.space import Space
from clausewise.diff.outcomes.common import key_of

__all__ = ["Carrier"]


class Carrier:
    """Knows for each variable of a policy the common one, cell by cell."""

    def __init__(self, diagrams: Diagrams, variables: list[Variable]) -> None:
        self.diagrams = diagrams
        self.variables = variables
        self._number = {key_of(v): n for n, v in enumerate(variables)}
        self._cells: dict[tuple[int, int], Diagram] = {}
        self._moved: dict[tuple[int, Node], Diagram] = {}
        self._chosen: dict[tuple[Diagram, ...], Diagram] = {}
        # a space that is let go could leave its id to another one
        self._kept: list[Space] = []

    def carry(self, space: Space, diagram: Diagram) -> Diagram:
        """Return a diagram of a policy's own space in the common space."""
        if not isinstance(diagram, Node):
            return diagram
        key = id(space), diagram
        if key not in self._moved:
            if space not in self._kept:
                self._kept.append(space)
            kids = [
                None if kid is None else self.carry(space, kid)
                for kid in diagram.kids
            ]
            cell = self._cell(space, diagram.var)
            self._moved[key] = self.choose(cell, tuple(kids))
        return self._moved[key]

    def choose(self, cell: Diagram, kids: tuple[Diagram, ...]) -> Diagram:
        """Return for each customer the kid of the cell they are in."""
        if not isinstance(cell, Node):
            return kids[int(str(cell))]
        if all(kid is kids[0] or kid == kids[0] for kid in kids):
            return kids[0]
        key = (cell, *kids)
        if key not in self._chosen:
            nodes = [part for part in key if isinstance(part, Node)]
            top = min(nodes, key=lambda node: node.var)
            self._chosen[key] = self.diagrams.node(
                top.var,
                [
                    self.choose(
                        _kid(cell, top.var, place),
                        tuple(_kid(kid, top.var, place) for kid in kids),
                    )
                    for place in range(len(top.kids))
                ],
            )
        return self._chosen[key]

    def _cell(self, space: Space, number: int) -> Diagram:
        """Return which cell of a space's variable a customer is in."""
        key = id(space), number
        if key not in self._cells:
            self._cells[key] = self._settled(space.variables[number])
        return self._cells[key]

    def _settled(self, variable: Variable) -> Diagram:
        number = self._number[key_of(variable)]
        common = self.variables[number]
        match variable.kind:
            case "option":
                cells = [str(variable.cuts.index(v)) for v in common.cuts]
            case "happened" | "stated":
                cells = ["0", "1"]
            case "gap" | "size":
                cells = _bands(variable, common)
        return self.diagrams.node(number, cells)


def _bands(variable: Variable, common: Variable) -> list[str]:
    """Return for each band of the common variable the policy's own band."""
    own = {*map(_place, variable.cuts)}
    return [
        str(sum(_place(cut) in own for cut in common.cuts[:band]))
        for band in range(common.cells)
    ]


def _place(cut: object) -> object:
    """Return what two limits share where nothing lies between them."""
    return first_above(cut) if isinstance(cut, tuple) else cut


def _kid(part: Diagram, var: int, cell: int) -> Diagram:
    if isinstance(part, Node) and part.var == var:
        return part.kids[cell]
    return part
