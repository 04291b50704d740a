"""Chooses by chance, or as hypothesis draws and can then shrink."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from hypothesis import strategies as st

__all__ = ["Pick", "drawn", "picked_from"]


class Pick:
    """Chooses, given how to draw a whole number below another."""

    def __init__(self, below: Callable[[int], int]) -> None:
        self.below = below

    def one[T](self, things: Sequence[T]) -> T:
        """Return one of some things; the first is the simplest."""
        return things[self.below(len(things))]

    def some[T](self, things: Sequence[T], most: int) -> tuple[T, ...]:
        """Return up to `most` different things, in their order."""
        left = [*range(len(things))]
        chosen = []
        for _ in range(min(self.below(most + 1), len(left))):
            chosen.append(left.pop(self.below(len(left))))
        return tuple(things[place] for place in sorted(chosen))

    def chance(self, percent: int) -> bool:
        """Return True that often, False where it is to be simple."""
        return self.below(100) >= 100 - percent

    def number(self, least: int, most: int) -> int:
        """Return a whole number between two."""
        return least + self.below(most - least + 1)


def picked_from(seed: int) -> Pick:
    """Return a quick and repeatable Pick."""
    source = random.Random(seed)
    return Pick(source.randrange)


def drawn(draw: st.DrawFn) -> Pick:
    """Return a Pick that hypothesis can shrink."""
    return Pick(lambda n: draw(st.integers(0, n - 1)))
