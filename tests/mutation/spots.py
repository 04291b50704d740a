"""Every place inside a frozen value, and the value with one place changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

__all__ = ["Path", "changed", "spots"]

type Path = tuple[str | int, ...]
"""Names of fields and places in tuples, from the outside in."""


def spots(value: object, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield every part of a value with its path, the whole first."""
    yield path, value
    if isinstance(value, tuple):
        for place, part in enumerate(value):
            yield from spots(part, (*path, place))
    elif is_dataclass(value):
        for field in fields(value):
            yield from spots(getattr(value, field.name), (*path, field.name))


def changed(value: Any, path: Path, new: object) -> Any:
    """Return the value with another part at a path."""
    if not path:
        return new
    first, *rest = path
    if isinstance(first, int):
        part = changed(value[first], tuple(rest), new)
        return (*value[:first], part, *value[first + 1 :])
    part = changed(getattr(value, first), tuple(rest), new)
    return replace(value, **{first: part})
