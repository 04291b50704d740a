"""What stands inside a clause, however deep."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache

from checker.policy import Clause

__all__ = ["inside", "names_in"]

_MOST = 1000
# By identity: to compare two clauses would take longer than to walk one.
_walked: dict[int, tuple[Clause, list[object]]] = {}


def inside(value: object) -> list[object]:
    """Return every value inside a value, itself first."""
    found: list[object] = []
    _gather(value, found)
    return found


def names_in(value: object) -> Iterator[str]:
    """Return every text inside a value; facts are among them."""
    return (one for one in inside(value) if isinstance(one, str))


def _gather(value: object, found: list[object]) -> None:
    if isinstance(value, Clause):
        found += _inside_clause(value)
        return
    found.append(value)
    if isinstance(value, tuple):
        for item in value:
            _gather(item, found)
    else:
        kind: type = type(value)
        for name in _fields(kind):
            _gather(getattr(value, name), found)


def _inside_clause(clause: Clause) -> list[object]:
    """The same clauses are walked again for every case."""
    known, found = _walked.get(id(clause), (None, []))
    if known is clause:
        return found
    found = [clause]
    for name in _fields(Clause):
        _gather(getattr(clause, name), found)
    if len(_walked) >= _MOST:
        _walked.clear()
    _walked[id(clause)] = clause, found
    return found


@cache
def _fields(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind)) if is_dataclass(kind) else ()
