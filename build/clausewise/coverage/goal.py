"""Something that an example should show, and where it can be shown.

A goal is a diagram and a result of it: an example reaches the goal when
its answers leave nothing but that result. The same goal may stand in
several routes and editions; one of them is enough.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal

from checker.diagram import Diagram
from clausewise.analysis.bands import Band
from clausewise.analysis.ground import Ground

__all__ = ["Goal", "Key", "Kind", "Place"]

Kind = Literal[
    "clause", "condition", "limit", "edge", "part", "remedy", "verdict"
]

type Key = tuple[Kind, str, str]
"""A goal without its places."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a goal can be reached: a diagram of one route and edition.

    `band` is the side of a limit that the goal is about, if it is; with
    `at_edge` only its last day counts, or the first day after it.
    """

    ground: Ground
    diagram: Diagram
    result: Hashable = True
    band: Band | None = None
    at_edge: bool = False


@dataclass(frozen=True, slots=True)
class Goal:
    """Something that an example should show.

    `clause` is "" for the verdict of a route. `says` completes "no
    example where …".
    """

    kind: Kind
    clause: str
    says: str
    places: tuple[Place, ...]
