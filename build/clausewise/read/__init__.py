"""Strict reading of YAML: nodes with places, or problems."""

from clausewise.read.files import (
    MOST_BYTES,
    MOST_CHARACTERS,
    MOST_LEVELS,
    MOST_NODES,
    read,
    read_bytes,
)

__all__ = [
    "MOST_BYTES",
    "MOST_CHARACTERS",
    "MOST_LEVELS",
    "MOST_NODES",
    "read",
    "read_bytes",
]
