"""What stands in a YAML file: texts, lists and pairs, each with its place.

Every scalar stays text, with white space folded to single spaces.
"""

from __future__ import annotations

from dataclasses import dataclass

from clausewise.problems import Place

__all__ = ["Items", "Node", "Pairs", "Text", "described"]


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar, as the editor wrote it."""

    value: str
    at: Place


@dataclass(frozen=True, slots=True)
class Items:
    """A list: its dashes, or the words between [ and ]."""

    items: tuple[Node, ...]
    at: Place


@dataclass(frozen=True, slots=True)
class Pairs:
    """Lines of `name: value`; no name stands twice."""

    pairs: tuple[tuple[Text, Node], ...]
    at: Place

    def get(self, name: str) -> Node | None:
        """Return what stands after `name:`, if it is there."""
        for key, value in self.pairs:
            if key.value == name:
                return value
        return None


type Node = Text | Items | Pairs


def described(node: Node) -> str:
    """Return what a node is, in the editor's words."""
    match node:
        case Text(value):
            return f'the text "{value}"' if len(value) < 60 else "a text"
        case Items():
            return "a list"
        case Pairs(()):
            return "{ }"
        case Pairs(pairs):
            return (
                f'lines of "name: value" that begin with "{pairs[0][0].value}"'
            )
