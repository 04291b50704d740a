"""What changed in a sentence, word by word: struck and inserted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

__all__ = ["Piece", "is_changed", "marked", "word_diff"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a sentence: kept, struck, or inserted."""

    kind: Literal["same", "struck", "inserted"]
    text: str


def word_diff(old: str, new: str) -> tuple[Piece, ...]:
    """Return the words of both, struck before inserted."""
    before, after = old.split(), new.split()
    found: list[Piece] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for what, i, j, k, m in matcher.get_opcodes():
        if what == "equal":
            found.append(Piece("same", " ".join(before[i:j])))
            continue
        if i < j:
            found.append(Piece("struck", " ".join(before[i:j])))
        if k < m:
            found.append(Piece("inserted", " ".join(after[k:m])))
    return tuple(_calm(found))


def is_changed(pieces: Iterable[Piece]) -> bool:
    """Tell whether any word was struck or inserted."""
    return any(piece.kind != "same" for piece in pieces)


def marked(pieces: Iterable[Piece]) -> str:
    """Return the words as plain text: [-struck-] and {+inserted+}."""
    marks = {"same": "{}", "struck": "[-{}-]", "inserted": "{{+{}+}}"}
    return " ".join(marks[p.kind].format(p.text) for p in pieces)


def _calm(pieces: list[Piece]) -> list[Piece]:
    """Join changes that only one short word keeps apart."""
    found: list[Piece] = []
    for place, piece in enumerate(pieces):
        lonely = (
            piece.kind == "same"
            and len(piece.text) < 4
            and 0 < place < len(pieces) - 1
        )
        if lonely:
            found += [
                Piece("struck", piece.text),
                Piece("inserted", piece.text),
            ]
        else:
            found.append(piece)
    return _grouped(found)


def _grouped(pieces: list[Piece]) -> list[Piece]:
    found: list[Piece] = []
    struck: list[str] = []
    inserted: list[str] = []

    def close() -> None:
        if struck:
            found.append(Piece("struck", " ".join(struck)))
        if inserted:
            found.append(Piece("inserted", " ".join(inserted)))
        struck.clear()
        inserted.clear()

    for piece in pieces:
        match piece.kind:
            case "same":
                close()
                found.append(piece)
            case "struck":
                struck.append(piece.text)
            case "inserted":
                inserted.append(piece.text)
    close()
    return found
