"""Reads a file of answers: fact names to values, in YAML or JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from clausewise.problems import PolicyError, Problems
from clausewise.read import read_bytes
from clausewise.read.nodes import Items, Node, Pairs, Text

__all__ = ["read_answer_file"]


def read_answer_file(path: Path) -> dict[str, Any]:
    """Return the answers in a file; every value stays text.

    Raises PolicyError with the places of what cannot be read, and
    OSError where there is no such file.
    """
    problems = Problems()
    node = read_bytes(path.read_bytes(), str(path), problems)
    if isinstance(node, Pairs) and not problems.in_order():
        return {name.value: _plain(value) for name, value in node.pairs}
    if node is not None and not problems.in_order():
        problems.add(node.at, "answers are lines of “name: value”")
    raise PolicyError(problems.in_order())


def _plain(node: Node) -> Any:
    match node:
        case Text(value):
            return value
        case Items(items):
            return [_plain(item) for item in items]
        case Pairs(pairs):
            return {name.value: _plain(value) for name, value in pairs}
