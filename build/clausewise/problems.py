"""What is wrong in a policy, said to its editor: where, what, and the remedy.

Every problem is one line, `file:line:column: what is wrong; found …;
meant …`. Reading never stops at the first; all are listed in file order.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

__all__ = [
    "Place",
    "PolicyError",
    "Problem",
    "Problems",
    "counted",
    "nearest",
    "one_of",
    "shown",
]

_LISTED = 9
_SHOWN = 80


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file of the policy; lines and columns count from 1."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One slip of the editor: its place, what is wrong, found and meant."""

    file: str
    line: int
    column: int
    wrong: str
    found: str = ""
    meant: str = ""

    def __str__(self) -> str:
        found = f"; found {self.found}" if self.found else ""
        meant = f"; meant {self.meant}" if self.meant else ""
        place = f"{self.file}:{self.line}:{self.column}"
        return f"{place}: {self.wrong}{found}{meant}"


class PolicyError(Exception):
    """The policy cannot be used; `problems` says why, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class Problems:
    """The problems found so far. Steps add to it and go on reading."""

    def __init__(self) -> None:
        self._all: set[Problem] = set()

    def add(
        self, at: Place, wrong: str, found: str = "", meant: str = ""
    ) -> None:
        """Note one problem at a place."""
        self._all.add(
            Problem(at.file, at.line, at.column, wrong, found, meant)
        )

    def in_order(self) -> list[Problem]:
        """Return each problem once, by file, line and column."""
        return sorted(self._all)


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that was probably meant, or the short list."""
    known = list(dict.fromkeys(known))
    folded = {name.casefold(): name for name in known}
    close = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    if close:
        return f'"{folded[close[0]]}"'
    return one_of(known) if len(known) <= _LISTED else ""


def counted(number: int, noun: str) -> str:
    """Return "1 store" or "5 stores"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def one_of(known: Iterable[str]) -> str:
    """Return the words as a sentence's end: "a", "b" or "c"."""
    *most, last = [f'"{name}"' for name in known] or [""]
    return f"{', '.join(most)} or {last}" if most else last


def shown(text: str) -> str:
    """Return found text in quotation marks, shortened if it is long."""
    text = " ".join(text.split())
    if len(text) > _SHOWN:
        text = text[: _SHOWN - 1].rstrip() + "…"
    return f'"{text}"'
