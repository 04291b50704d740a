"""A length of time with a broken minute, which no policy can say."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from checker.policy import Window

__all__ = ["MINUTES", "by_minutes"]

MINUTES = {"hours": 60, "days": 24 * 60, "weeks": 7 * 24 * 60}


class _Length:
    """A fraction whose sums and products are whole numbers if they can.

    So 48 hours and one minute, times 60, are 2881 minutes like any.
    """

    def __init__(self, number: Fraction) -> None:
        self.number = number

    def __add__(self, other: int) -> _Length | int:
        return _whole(self.number + other)

    def __sub__(self, other: int) -> _Length | int:
        return _whole(self.number - other)

    def __mul__(self, other: int) -> _Length | int:
        return _whole(self.number * other)

    __radd__, __rmul__ = __add__, __mul__

    def __eq__(self, other: object) -> bool:
        return self.number == getattr(other, "number", other)

    def __lt__(self, other: Any) -> bool:
        return bool(self.number < getattr(other, "number", other))

    def __gt__(self, other: Any) -> bool:
        return bool(self.number > getattr(other, "number", other))

    def __hash__(self) -> int:
        return hash(self.number)


def by_minutes(window: Window, step: int) -> Window:
    """Return the window with its end moved by some minutes."""
    size = MINUTES[window.unit]
    length: Any = _Length(Fraction(window.most * size + step, size))
    return Window(
        length, length, window.unit, window.first_day, window.extended
    )


def _whole(number: Fraction) -> _Length | int:
    if number.denominator == 1:
        return number.numerator
    return _Length(number)
