"""Conditions: what a fact is, or how far apart two dates lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Atom", "Compare", "Guard", "Is", "Within"]


@dataclass(frozen=True, slots=True)
class Is:
    """A fact has one of these values.

    Beside options, `yes` and `no` these may be `has happened`, `not yet`
    (dates) and `not stated` (periods).
    """

    fact: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Within:
    """`end` comes within `window` after `start`; `later` turns it round.

    `window` names a parameter of the clause, or a fact of kind period.
    The start's day is day 0 and the last minute of the window is inside.
    """

    end: str
    window: str
    start: str
    later: bool = False


@dataclass(frozen=True, slots=True)
class Compare:
    """A money, number or date fact against a constant.

    `value` is a whole number as text ("0" for nothing; minor units are
    not needed because money is compared with nothing only, or with the
    parameter that `value` names) or an ISO date.
    """

    fact: str
    sign: Literal["at least", "more than", "at most", "less than"]
    value: str


type Atom = Is | Within | Compare
type Guard = tuple[tuple[Atom, ...], ...]
"""Alternatives, each a list of atoms that must all hold. () is always."""
