"""What is kept from one case to the next, and under which key.

Whatever follows from the shape of the answers (dates and amounts left
out) and from the cells into which these fall is the same for many
customers: it is worked out once and kept. Only so much is kept; then
all is forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from checker.answers import Answers, Known, Span
from checker.policy import Window

__all__ = ["Keep", "Shape"]

_MOST = 5000


class Shape:
    """What some answers have in common: equal ones are the same object.

    They tell the same facts, and each option and period is the same; a
    date or an amount is only said to be there.
    """

    __slots__ = ()


type _Shaped = tuple[Answers | None, Shape]


class Keep:
    """A memory that holds so much at most; what is made is never None."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._kept: dict[Hashable, Any] = {}
        nothing: _Shaped = None, Shape()
        self._last = nothing, nothing

    def once[T](self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what was made for a key before, or make it."""
        found: T | None = self._kept.get(key)
        if found is None:
            if len(self._kept) >= self._most:
                self._kept.clear()
            found = self._kept[key] = make()
        return found

    def shape(self, answers: Answers) -> Shape:
        """Return the shape of some answers.

        It is asked several times in a row for those given and for what
        is left of them, so that the last two are remembered.
        """
        for last, shape in self._last:
            if last is answers:
                return shape
        marks = [
            value if type(value) is str else _mark(value)
            for value in answers.known.values()
        ]
        key = answers.assumed, (*answers.known,), (*marks,)
        shape = self.once(key, Shape)
        self._last = (answers, shape), self._last[0]
        return shape


def _mark(value: Known) -> object:
    if isinstance(value, Span):
        return value.day_only
    return value if isinstance(value, Window) else type(value)
