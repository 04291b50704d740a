"""One heading's lines of `name: value`, asked for name by name.

Names that the grammar does not know and names that are missing are
noted at once; a value of the wrong shape is noted when asked for.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from clausewise.load.grammar import Words
from clausewise.problems import Place, Problems, nearest, shown
from clausewise.read.nodes import Items, Node, Pairs, Text, described

__all__ = ["Fields"]


_JOINED = re.compile(r"([^:;]{1,40})(?::(?! )|; ?)(\S.*)")
# What the outline of a page is read from; it has been read before.
_OUTLINE = ("sections", "section", "clauses", "clause")


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
            if not _is_empty(node):
                problems.add(
                    node.at,
                    f"{words.of} has lines of its own",
                    described(node),
                    _spaced(node) or 'lines "name: value"',
                )
            return
        heading = ""
        for name, value in node.pairs:
            if name.value in words.all or name.value in free:
                self._values[name.value] = value
                self._names[name.value] = name
                heading = name.value if value == Text("", value.at) else ""
                continue
            meant = nearest(name.value, [*words.all, *free])
            suggested.add(meant)
            self.is_known = False
            if heading:
                meant = f'two spaces further in, if it is for "{heading}:"'
                self._put_below(heading, name, value)
            elif meant:
                self._take_for(meant.strip('"'), name, value)
                meant = meant.removesuffix('"') + ':"'
            problems.add(
                name.at,
                f"{words.of} has no such line",
                shown(f"{name.value}:"),
                meant,
            )
        for needed in words.needs:
            if needed not in self._values and f'"{needed}"' not in suggested:
                problems.add(
                    node.at, f"{words.of} needs a line", meant=f'"{needed}:"'
                )

    def _put_below(self, heading: str, name: Text, value: Node) -> None:
        """Read a line as one of the empty heading above it."""
        above = self._values[heading]
        pairs = above.pairs if isinstance(above, Pairs) else ()
        self._values[heading] = Pairs((*pairs, (name, value)), above.at)

    def _take_for(self, meant: str, name: Text, value: Node) -> None:
        """Read a misspelt line as what was meant, to find what else is."""
        known = meant in self.words.all and meant not in self._values
        if known and meant not in _OUTLINE:
            self._values[meant] = value
            self._names[meant] = name

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
        if _is_empty(node):
            return ()
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
        if not _is_empty(node):
            self._problems.add(
                node.at,
                f'"{name}:" has lines of its own',
                described(node),
                _spaced(node) or 'lines "name: value"',
            )
        return _parted(node)

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


def _is_empty(node: Node) -> bool:
    """Tell whether nothing stands here, which was told when it was read."""
    return isinstance(node, Text) and not node.value


def _parted(node: Node) -> tuple[tuple[Text, Node], ...]:
    """Return the line that "name:value" or "name; value" was to be."""
    match = _JOINED.fullmatch(node.value) if isinstance(node, Text) else None
    if match is None:
        return ()
    return ((Text(match[1], node.at), Text(match[2], node.at)),)


def _spaced(node: Node) -> str:
    """Return "name: value" for "name:value", "" if it is not that."""
    for name, value in _parted(node):
        if isinstance(value, Text):
            return f'"{name.value}: {value.value}"'
    return ""
