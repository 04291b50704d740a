"""Answers the three first questions: how long, who pays, when the money.

The answers are those of the table below them, in its order; situations
with the same answer stand together before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from checker.english.values import any_of
from clausewise.pages.items import Item, lowered
from clausewise.pages.situations import Situation

__all__ = ["Answer", "Group", "answer_box"]

type _Alike = tuple[tuple[str, str, str], ...]
type _Told = Callable[[Situation], tuple[Item, ...]]

# What a promise speaks of when it is the money that comes.
_MONEY = re.compile(
    r"\b(?:refund|credit|money|funds|reimburse)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Group:
    """Short answers, and the situations that they are for ("": for all)."""

    situations: str
    items: tuple[Item, ...]

    @property
    def first(self) -> tuple[Item, ...]:
        """The first answer, with what else its clause says of the same."""
        begun = self.items[0]
        return tuple(
            item
            for item in self.items
            if (item.label, item.clause.id) == (begun.label, begun.clause.id)
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and its answers; `nothing` is said where there is none."""

    question: str
    is_time: bool
    groups: tuple[Group, ...]
    nothing: str = ""


def answer_box(rows: Sequence[Situation]) -> tuple[Answer, ...]:
    """Return the three answers that the rows of a page give."""
    return (
        _how_long(rows),
        _answer(
            "Who pays?",
            _grouped(rows, lambda row: row.told("pays", "off")),
            "No cost is named here.",
        ),
        _answer(
            "When does the money come?",
            _grouped(rows, _money),
            "No time is stated here.",
            is_time=True,
        ),
    )


def _how_long(rows: Sequence[Situation]) -> Answer:
    """Where no time is stated, what ends the right is the next best."""
    question, nothing = "How long do I have?", "No time limit is stated here."
    limits = _grouped(rows, lambda row: row.told("yours"))
    if limits:
        return Answer(question, True, limits)
    ends = _grouped(rows, lambda row: row.told("refused"))
    return Answer(question, False, ends, nothing)


def _answer(
    question: str,
    groups: tuple[Group, ...],
    nothing: str,
    *,
    is_time: bool = False,
) -> Answer:
    return Answer(question, is_time, groups, "" if groups else nothing)


def _money(row: Situation) -> tuple[Item, ...]:
    return tuple(
        item
        for item in row.told("ours")
        if _MONEY.search(f"{item.label} {item.clause.title}")
    )


def _grouped(rows: Sequence[Situation], told: _Told) -> tuple[Group, ...]:
    alike: dict[_Alike, list[tuple[Situation, tuple[Item, ...]]]] = {}
    for row in rows:
        items = told(row)
        if items:
            same = tuple((i.label, i.value, i.clause.id) for i in items)
            alike.setdefault(same, []).append((row, items))
    return tuple(
        Group(
            _listed(_called([row for row, _ in found], rows)),
            # Of two wordings the longer one claims less ("in some cases").
            tuple(
                max(same, key=lambda item: len(item.words))
                for same in zip(*(items for _, items in found), strict=True)
            ),
        )
        for found in alike.values()
    )


def _called(
    found: Sequence[Situation], rows: Sequence[Situation]
) -> list[str]:
    """The names of rows; that of a kind where all of its parts are here."""
    parts = [row.within for row in rows]
    here = [row.within for row in found]
    names = [
        row.within
        if row.within and here.count(row.within) == parts.count(row.within)
        else row.called
        for row in found
        if not row.is_whole
    ]
    return list(dict.fromkeys(names))


def _listed(names: list[str]) -> str:
    said = names[:1] + [lowered(name) for name in names[1:]]
    # What holds a comma or an "or" of its own needs more than another one.
    is_plain = not any("," in name or " or " in name for name in names)
    return any_of(said) if is_plain else "; ".join(said)
