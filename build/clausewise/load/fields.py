"""One heading's lines of `name: value`, asked for name by name.

Names that the grammar does not know and names that are missing are
noted at once; a value of the wrong shape is noted when asked for.
"""

from __future__ import annotations

from collections.abc import Collection

from clausewise.load.grammar import Words
from clausewise.problems import Place, Problems, nearest, shown
from clausewise.read.nodes import Items, Node, Pairs, Text, described

__all__ = ["Fields"]


class Fields:
    """The lines under one heading.

    `free` are names from the policy itself (facts) that may stand here
    beside the words of the language. `is_known` tells whether every
    name was known.
    """

    def __init__(
        self,
        node: Node,
        words: Words,
        problems: Problems,
        free: Collection[str] = (),
    ) -> None:
        self.at = node.at
        self.words = words
        self._problems = problems
        self._values: dict[str, Node] = {}
        self._names: dict[str, Text] = {}
        suggested = set()
        self.is_known = True
        if not isinstance(node, Pairs):
            problems.add(
                node.at,
                f"{words.of} has lines of its own",
                described(node),
                'lines "name: value"',
            )
            return
        for name, value in node.pairs:
            if name.value in words.all or name.value in free:
                self._values[name.value] = value
                self._names[name.value] = name
            else:
                meant = nearest(name.value, [*words.all, *free])
                suggested.add(meant)
                self.is_known = False
                problems.add(
                    name.at,
                    f"{words.of} has no such line",
                    shown(f"{name.value}:"),
                    meant.removesuffix('"') + ':"' if meant else "",
                )
        for needed in words.needs:
            if needed not in self._values and f'"{needed}"' not in suggested:
                problems.add(
                    node.at, f"{words.of} needs a line", meant=f'"{needed}:"'
                )

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def node(self, name: str) -> Node | None:
        """Return what stands after the name, if it is there."""
        return self._values.get(name)

    def place(self, name: str) -> Place:
        """Return where the name stands, or else its heading."""
        return self._names[name].at if name in self._names else self.at

    def rest(self) -> tuple[tuple[Text, Node], ...]:
        """Return the lines whose names are not words of the language."""
        return tuple(
            (self._names[name], value)
            for name, value in self._values.items()
            if name not in self.words.all
        )

    def text(self, name: str) -> Text | None:
        """Return a single text."""
        node = self._values.get(name)
        if node is None or isinstance(node, Text):
            return node
        self._problems.add(
            node.at, f'"{name}:" is one text', described(node), "one text"
        )
        return None

    def value(self, name: str) -> str:
        """Return a single text's words, "" if there is none."""
        text = self.text(name)
        return text.value if text else ""

    def texts(self, name: str) -> tuple[Text, ...]:
        """Return a list of texts; a single text is a list of one."""
        node = self._values.get(name)
        match node:
            case None:
                return ()
            case Text():
                return (node,)
            case Items(items) if all(isinstance(i, Text) for i in items):
                return tuple(i for i in items if isinstance(i, Text))
        self._problems.add(
            node.at,
            f'"{name}:" is a list of texts',
            described(node),
            "a dash before each text",
        )
        return ()

    def items(self, name: str) -> tuple[Node, ...]:
        """Return the dashes under a name."""
        node = self._values.get(name)
        if node is None:
            return ()
        if isinstance(node, Items):
            return node.items
        self._problems.add(
            node.at,
            f'"{name}:" is a list',
            described(node),
            "a dash before each of its items",
        )
        return ()

    def pairs(self, name: str) -> tuple[tuple[Text, Node], ...]:
        """Return the lines under a name."""
        node = self._values.get(name)
        if node is None:
            return ()
        if isinstance(node, Pairs):
            return node.pairs
        self._problems.add(
            node.at,
            f'"{name}:" has lines of its own',
            described(node),
            'lines "name: value"',
        )
        return ()

    def yes(self, name: str) -> bool:
        """Return whether the value is yes."""
        text = self.text(name)
        if text is None:
            return False
        if text.value not in ("yes", "no"):
            self._problems.add(
                text.at,
                f'"{name}:" is yes or no',
                shown(text.value),
                '"yes" or "no"',
            )
        return text.value == "yes"

    def one(self, name: str, known: tuple[str, ...], default: str) -> str:
        """Return one of a few words."""
        text = self.text(name)
        if text is None:
            return default
        if text.value in known:
            return text.value
        self._problems.add(
            text.at,
            f'"{name}:" cannot be this',
            shown(text.value),
            nearest(text.value, known),
        )
        return default
