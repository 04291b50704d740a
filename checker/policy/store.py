"""One store: its routes, pages and settings, and all its clauses."""

from __future__ import annotations

from dataclasses import dataclass

from checker.policy.clause import Clause
from checker.policy.conditions import Guard
from checker.policy.vocabulary import Fact

__all__ = ["Calendar", "Page", "Policy", "Route", "Section", "Setting"]


@dataclass(frozen=True, slots=True)
class Route:
    """One kind of case. `when` tells it from the others, `called` names it."""

    name: str
    called: str
    when: Guard = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading over clauses of one page."""

    title: str
    page: str
    routes: tuple[str, ...]
    intro: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One public page: refund, cancellation or warranty."""

    name: str
    title: str
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting that no source states, with the reason for its value."""

    name: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working days: weekend as weekdays (Monday 0), holidays as ISO dates.

    `also_working` are days of a weekend that are worked all the same, as
    in China, to make up for a longer holiday.
    """

    name: str
    weekend: tuple[int, ...]
    holidays: tuple[str, ...] = ()
    known_until: str = ""
    note: str = ""
    also_working: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """Everything that one store promises, in one value.

    `currency` is an ISO code, or "" where the customer is asked. `zone`
    is an IANA name, or "" for the customer's own; compiling adds its
    changes of offset, as (minute since 1970 UTC, minutes east). `events`
    are lists of dates, each in the order in which they must have
    happened. `usual` is the usual customer of the examples.
    """

    store: str
    name: str
    about: str
    version: str
    facts: tuple[Fact, ...]
    routes: tuple[Route, ...]
    sections: tuple[Section, ...]
    pages: tuple[Page, ...]
    clauses: tuple[Clause, ...]
    currency: str = ""
    zone: str = ""
    zone_offsets: tuple[tuple[int, int], ...] = ()
    contact: str = ""
    calendar: Calendar = Calendar("weekends only", (5, 6))
    events: tuple[tuple[str, ...], ...] = ()
    orders_dated_by: str = ""
    paid: tuple[str, ...] = ()
    refunded: str = ""
    usual: tuple[tuple[str, str], ...] = ()
    not_regulated: tuple[str, ...] = ()
    settings: tuple[Setting, ...] = ()
    source: str = ""
