"""Long texts, folded at 120 columns under their name."""

from __future__ import annotations

from dataclasses import dataclass

import yaml

from clausewise.fmt.outline import Line, last_line

__all__ = ["WIDTH", "Folded", "folded", "wrapped"]

WIDTH = 120


@dataclass(frozen=True, slots=True)
class Folded:
    """The new lines of a text, and the number of the first one after it."""

    lines: list[str]
    end: int


def folded(
    root: yaml.Node, lines: list[str], places: dict[int, Line]
) -> dict[int, Folded]:
    """Return for the first line of each text that is too long its lines."""
    found = {}
    for node, column in _texts(root, 0):
        first, last = node.start_mark.line, last_line(node, lines)
        numbers = range(first, last + 1)
        written = [
            places[n].written(lines[n]) if n in places else lines[n]
            for n in numbers
        ]
        if all(len(line) <= WIDTH for line in written):
            continue
        head = _head(node, written[0], lines, last)
        paragraphs = _paragraphs(node, lines, first, last)
        if head and paragraphs:
            body = [head]
            for place, paragraph in enumerate(paragraphs):
                body += [""] if place else []
                body += wrapped(paragraph, column)
            found[first] = Folded(body, last + 1)
    return found


def _texts(node: yaml.Node, column: int) -> list[tuple[yaml.ScalarNode, int]]:
    """Return the texts that stand alone behind a name or a dash."""
    if getattr(node, "flow_style", False):
        return []
    found = []
    values = []
    if isinstance(node, yaml.MappingNode):
        values = [value for _, value in node.value]
    elif isinstance(node, yaml.SequenceNode):
        values = node.value
    for value in values:
        if isinstance(value, yaml.ScalarNode):
            found.append((value, column + 2))
        else:
            found += _texts(value, column + 2)
    return found


def _head(
    node: yaml.ScalarNode, written: str, lines: list[str], last: int
) -> str:
    """Return the line on which the text begins, "" to let it be."""
    if node.style == ">":
        return written if written.endswith((" >-", " >")) else ""
    if node.style is not None:
        return ""
    line = lines[node.start_mark.line]
    rest = line[node.start_mark.column :]
    if not written.endswith(rest) or not _ends_line(node, lines, last):
        return ""
    before = written.removesuffix(rest)
    return f"{before}>-" if before.endswith((": ", "- ")) else ""


def _ends_line(node: yaml.ScalarNode, lines: list[str], last: int) -> bool:
    """Tell whether no note stands behind the text."""
    end = node.end_mark
    return end.line == last and not lines[last][end.column :].strip()


def _paragraphs(
    node: yaml.ScalarNode, lines: list[str], first: int, last: int
) -> list[list[str]]:
    """Return the words of each paragraph, [] where the margin matters."""
    if node.style is None:
        return [node.value.split()]
    body = lines[first + 1 : last + 1]
    margins = {len(ln) - len(ln.lstrip(" ")) for ln in body if ln.strip()}
    if len(margins) != 1:
        return []
    found: list[list[str]] = [[]]
    for line in body:
        if line.strip():
            found[-1] += line.split()
        elif found[-1]:
            found.append([])
    return [words for words in found if words]


def wrapped(words: list[str], column: int) -> list[str]:
    """Return words as lines of at most 120 columns, with a margin."""
    margin = " " * column
    found = [margin + words[0]]
    for word in words[1:]:
        if len(found[-1]) + 1 + len(word) <= WIDTH:
            found[-1] += f" {word}"
        else:
            found.append(margin + word)
    return found
