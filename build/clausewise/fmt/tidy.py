"""A policy file with its white space in order, and the same to read.

Two spaces further in for what belongs to a line, one space after a
colon and a dash, no line over 120 columns where a text can be folded,
one blank line at a time. Words, order, notes and short line breaks stay.
"""

from __future__ import annotations

import re

import yaml

from clausewise.fmt.folding import Folded, folded
from clausewise.fmt.outline import Line, outline
from clausewise.problems import PolicyError, Problems
from clausewise.read import read_bytes
from clausewise.read.nodes import Items, Node, Pairs, Text

__all__ = ["tidy"]


def tidy(raw: bytes, file: str) -> bytes:
    """Return the file in order; its content is what the reader reads.

    Raises PolicyError where the file has slips of YAML: they come first.
    """
    before = _content(raw, file)
    text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    lines = [line.rstrip(" ") for line in text.split("\n")]
    plain = "\n".join(lines).strip("\n") + "\n"
    for found in (_laid_out(plain), plain):
        result = found.encode("utf-8")
        try:
            if _content(result, file) == before:
                return result
        except PolicyError:
            continue
    return raw


def _content(raw: bytes, file: str) -> object:
    problems = Problems()
    root = read_bytes(raw, file, problems)
    if root is None or problems.in_order():
        raise PolicyError(problems.in_order())
    return _bare(root)


def _bare(node: Node) -> object:
    """Return what a node says, without its place."""
    match node:
        case Text(value):
            return value
        case Items(items):
            return [_bare(item) for item in items]
        case Pairs(pairs):
            return [(key.value, _bare(value)) for key, value in pairs]


def _laid_out(text: str) -> str:
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    assert root is not None, "the reader has read something"
    lines = text.split("\n")
    places = outline(root, lines)
    texts = folded(root, lines, places)
    _place_notes(lines, places)
    found: list[str] = []
    number = 0
    while number < len(lines):
        if number in texts:
            first: Folded = texts[number]
            found += first.lines
            number = first.end
            continue
        place = places.get(number)
        line = lines[number]
        found.append(place.written(line) if place else line)
        number += 1
    return _one_blank("\n".join(found))


def _place_notes(lines: list[str], places: dict[int, Line]) -> None:
    """Move each note with the line below it, or else the one above."""
    moved = {number: place.moved for number, place in places.items()}
    above = 0
    for number, line in enumerate(lines):
        words = line.lstrip(" ")
        if number in moved:
            above = moved[number]
        if number in places or not words.startswith("#"):
            continue
        column = len(line) - len(words)
        below = next((n for n in sorted(places) if n > number), None)
        if below is not None and _column(lines[below]) == column:
            new = column + moved[below]
        else:
            new = max(0, column + above)
        places[number] = Line(" " * new, column)


def _column(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _one_blank(text: str) -> str:
    """Return the text with one blank line at a time."""
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"
