"""Strict reading of one YAML file: nodes with places, or problems.

Only a small part of YAML is let in: texts, lists and `name: value` lines.
Whatever a lawyer would not expect (anchors, tags, a sentence cut by a
comment or a comma) is a problem, and so is hostile input; nothing raises.
"""

from __future__ import annotations

from pathlib import Path

from clausewise.problems import Place, Problems
from clausewise.read.builder import (
    MOST_CHARACTERS,
    MOST_LEVELS,
    MOST_NODES,
    Builder,
)
from clausewise.read.nodes import Pairs
from clausewise.read.raw import MOST_BYTES, plain_text

__all__ = [
    "MOST_BYTES",
    "MOST_CHARACTERS",
    "MOST_LEVELS",
    "MOST_NODES",
    "read",
    "read_bytes",
]


def read(path: Path, file: str, problems: Problems) -> Pairs | None:
    """Return the content of the file at `path`, called `file` in messages."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        problems.add(Place(file), "this file cannot be opened", reason)
        return None
    return read_bytes(raw, file, problems)


def read_bytes(raw: bytes, file: str, problems: Problems) -> Pairs | None:
    """Return the content of a file's bytes, or None with the problems."""
    text = plain_text(raw, file, problems)
    if text is None:
        return None
    root = Builder(text, file, problems).build()
    if isinstance(root, Pairs) or root is None:
        return root
    problems.add(
        root.at, "the file is not made of names", meant='lines "name: value"'
    )
    return None
