"""Small help for the JSON shapes that a decision is made of."""

from __future__ import annotations

from typing import Any

__all__ = ["Plain", "unique"]

type Plain = dict[str, Any]


def unique[T](things: list[T]) -> list[T]:
    """Return each thing once, in order."""
    found: list[T] = []
    for thing in things:
        if thing not in found:
            found.append(thing)
    return found
