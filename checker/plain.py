"""Small help for the JSON shapes that a decision is made of."""

from __future__ import annotations

from typing import Any

__all__ = ["Plain", "unique"]

type Plain = dict[str, Any]


def unique(plains: list[Plain]) -> list[Plain]:
    """Return each mapping once, in order."""
    found: list[Plain] = []
    for plain in plains:
        if plain not in found:
            found.append(plain)
    return found
