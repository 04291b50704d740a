"""Where each line of a file belongs: its new margin, and what follows it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

__all__ = ["STEP", "Line", "last_line", "outline"]

STEP = 2

_COLON = re.compile(r" *:( +)")


@dataclass(slots=True)
class Line:
    """A line's new margin, and the column at which its old words begin.

    `gaps` are places of more than one space after a colon.
    """

    margin: str
    start: int
    gaps: list[tuple[int, int]] = field(default_factory=list)

    @property
    def moved(self) -> int:
        """How far the words move to the right."""
        return len(self.margin) - self.start

    def written(self, line: str) -> str:
        """Return the line with its new margin."""
        for first, last in sorted(self.gaps, reverse=True):
            line = f"{line[:first]}: {line[last:]}"
        return f"{self.margin}{line[self.start :]}".rstrip(" ")


def outline(root: yaml.Node, lines: list[str]) -> dict[int, Line]:
    """Return the place of every line that is no note and not blank."""
    found: dict[int, Line] = {}
    _Walk(lines, found).node(root, 0)
    return found


def last_line(node: yaml.Node, lines: list[str]) -> int:
    """Return the last line in which a text or a pair of braces has words.

    The parser ends a folded text only where the next word begins.
    """
    last = node.end_mark.line - (node.end_mark.column == 0)
    while last > node.start_mark.line and not lines[last].strip():
        last -= 1
    return int(last)


@dataclass(slots=True)
class _Walk:
    lines: list[str]
    found: dict[int, Line]

    def node(self, node: yaml.Node, column: int) -> None:
        """Give the lines of a node places, its first words in a column."""
        if isinstance(node, yaml.MappingNode) and not node.flow_style:
            self._pairs(node, column)
        elif isinstance(node, yaml.SequenceNode) and not node.flow_style:
            self._items(node, column)
        else:
            self._rest(node, column)

    def _pairs(self, node: yaml.MappingNode, column: int) -> None:
        for key, value in node.value:
            number, start = key.start_mark.line, key.start_mark.column
            self._begin(number, " " * column, start)
            if value.start_mark.line == key.end_mark.line:
                self._gap(number, key.end_mark.column, value)
            self.node(value, column + STEP)

    def _items(self, node: yaml.SequenceNode, column: int) -> None:
        number = node.start_mark.line
        for item in node.value:
            while not self._has_dash(number, item):
                number += 1
            start = item.start_mark
            if number == start.line:
                before = self.found.get(number)
                margin = before.margin if before else " " * column
                self.found[number] = Line(f"{margin}- ", start.column)
            else:
                line = self.lines[number]
                self._begin(number, " " * column, line.index("-"))
            self.node(item, column + STEP)
            number = max(number + 1, item.end_mark.line)

    def _has_dash(self, number: int, item: yaml.Node) -> bool:
        line = self.lines[number]
        if number == item.start_mark.line:
            return True
        return line.strip() == "-"

    def _begin(self, number: int, margin: str, start: int) -> None:
        if number not in self.found:
            self.found[number] = Line(margin, start)

    def _gap(self, number: int, end: int, value: yaml.Node) -> None:
        between = self.lines[number][end : value.start_mark.column]
        if number in self.found and _COLON.fullmatch(between):
            gap = end, value.start_mark.column
            self.found[number].gaps.append(gap)

    def _rest(self, node: yaml.Node, column: int) -> None:
        """Place the further lines of a text or of braces."""
        first, last = node.start_mark.line, last_line(node, self.lines)
        if isinstance(node, yaml.ScalarNode) and node.style in (">", "|"):
            body = range(first + 1, last + 1)
            used = [n for n in body if self.lines[n].strip()]
            least = min((_indent(self.lines[n]) for n in used), default=0)
            for number in used:
                extra = _indent(self.lines[number]) - least
                self.found[number] = Line(
                    " " * (column + extra), least + extra
                )
            return
        if first not in self.found:
            self._begin(first, " " * column, node.start_mark.column)
        for number in range(first + 1, last + 1):
            line = self.lines[number]
            if line.strip():
                self.found[number] = Line(" " * column, _indent(line))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
