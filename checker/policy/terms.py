"""What a clause demands, costs, promises, asks for and warns of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from checker.policy.conditions import Atom, Guard

__all__ = ["Cost", "Discretion", "Evidence", "Promise", "Step", "Test", "Warn"]


@dataclass(frozen=True, slots=True)
class Test:
    """A condition of the remedy, with the words that it implements.

    `atoms` must all hold for `allowed only if`; if they all hold under
    `refused if`, the answer is no; under `may be refused if` the shop
    may say no. `otherwise` is said when it goes against the customer.
    """

    kind: Literal["allowed only if", "refused if", "may be refused if"]
    atoms: tuple[Atom, ...]
    quotes: str
    otherwise: str = ""
    when: Guard = ()
    not_for: tuple[str, ...] = ()
    who: str = "the shop"
    interpretation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Discretion:
    """Somebody decides: `settled_by` is the yes/no fact that settles it."""

    who: str
    about: str
    quotes: str
    settled_by: str = ""
    when: Guard = ()
    not_for: tuple[str, ...] = ()
    interpretation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cost:
    """A cost outside the refund, and who bears it."""

    cost: str
    by: Literal["the customer", "the shop"]
    quotes: str
    label: str = ""
    perhaps: bool = False
    not_for: tuple[str, ...] = ()
    when: Guard = ()
    interpretation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """What the shop will do, within a window ("" = not stated) of `after`."""

    do: str
    within: str
    after: str
    quotes: str
    worded_as: Literal["a promise", "an estimate", "typical", "start only"] = (
        "a promise"
    )
    when: Guard = ()
    not_for: tuple[str, ...] = ()
    interpretation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """What the customer does next, perhaps by a deadline."""

    do: str
    quotes: str
    within: str = ""
    after: str = ""
    if_missed: str = ""
    when: Guard = ()
    not_for: tuple[str, ...] = ()
    interpretation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the customer has to show; counts are holes in `what`."""

    what: str
    quotes: str
    when: Guard = ()
    not_for: tuple[str, ...] = ()
    interpretation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Warn:
    """What the customer should mind; `within`/`after` fill <last moment>."""

    says: str
    quotes: str = ""
    within: str = ""
    after: str = ""
    when: Guard = ()
    interpretation: tuple[str, ...] = ()
