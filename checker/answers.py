"""What a customer has said, read against the vocabulary of the policy.

Every answer comes in as text, is never trusted, and either becomes a
known value or a problem that tells the customer what to do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from checker.dates import UTC, Zone, day_of, end_of_day, start_of_day
from checker.english import problems as say
from checker.money import MoneyError, parse_money
from checker.orders import OrderError, OrderLine, parse_lines
from checker.policy import Fact, Money, Policy, Window

__all__ = [
    "NOT_ASKED",
    "NOT_STATED",
    "NOT_YET",
    "UNKNOWN",
    "Answers",
    "Known",
    "PartError",
    "Problem",
    "Span",
    "currency_of",
    "parse_now",
    "read_answers",
]

UNKNOWN = "unknown"
NOT_YET = "not yet"
NOT_STATED = "not stated"
NOT_ASKED = "not asked"
_TEXT_LIMIT = 200
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?")
_OFFSET = re.compile(r"(Z|[+-]\d{2}:?\d{2})$")
_PERIOD = re.compile(r"(\d{1,3}) (day|week|month|year)s?")
_EARLIEST, _LATEST = 1990, 2100


@dataclass(frozen=True, slots=True)
class Span:
    """A time known to the minute (first = last), or only to the day."""

    first: int
    last: int
    day_only: bool = False


type Known = str | Span | Money | int | Window | tuple[OrderLine, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """An answer that cannot be used: which fact, and what to do.

    `part` names what is at fault in an answer of several, like "price-2"
    or "time"; "" is all of it.
    """

    fact: str
    says: str
    part: str = ""


class PartError(ValueError):
    """One part of an answer cannot be used; `str()` tells what to do."""

    def __init__(self, says: str, part: str) -> None:
        super().__init__(says)
        self.part = part


@dataclass(frozen=True, slots=True)
class Answers:
    """The known values of a case, with the present moment and the zone.

    `unsure` are facts answered with "I don't know", `assumed` those
    whose usual value holds because nobody said otherwise.
    """

    policy: Policy
    now: int
    zone: Zone
    shop_zone: Zone
    known: Mapping[str, Known]
    unsure: frozenset[str] = frozenset()
    assumed: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()

    @property
    def currency(self) -> str:
        """The currency of the case, or "" while no amount is known."""
        if self.policy.currency:
            return self.policy.currency
        for known in self.known.values():
            if type(known) is not str and (currency := currency_of(known)):
                return currency
        return ""

    def told(
        self, known: Mapping[str, Known], problems: tuple[Problem, ...]
    ) -> Answers:
        """Return the same case with other answers."""
        return Answers(
            self.policy,
            self.now,
            self.zone,
            self.shop_zone,
            known,
            self.unsure,
            self.assumed,
            problems,
        )


def currency_of(known: Known) -> str:
    """Return the currency of an amount or of order lines, else ""."""
    if isinstance(known, str):
        return ""
    if isinstance(known, Money):
        return known.currency
    return known[0].price.currency if isinstance(known, tuple) else ""


def parse_now(text: str, zone: Zone) -> int:
    """Return the moment in "2026-04-01T12:00+02:00".

    Without an offset it is read in the customer's zone. Raises
    ValueError if there is no such moment.
    """
    offset = _OFFSET.search(text)
    if offset:
        text, zone = text[: offset.start()], _zone_of(offset[1])
    return _span(text, zone).first


def read_answers(
    policy: Policy,
    given: Mapping[str, Any],
    now: int,
    zone: Zone = UTC,
) -> Answers:
    """Return the answers that can be used, and a problem for each other.

    `zone` is the customer's; the shop's comes with the policy.
    """
    shop_zone = zone
    if policy.zone_offsets:
        shop_zone = Zone(policy.zone, policy.zone_offsets)
    known: dict[str, Known] = {}
    unsure, assumed = set(), set()
    problems = []
    heard = 0
    for fact in policy.facts:
        name = fact.name
        raw = given.get(name, "")
        heard += name in given and not fact.worked_out
        if isinstance(raw, str):
            raw = raw.strip()
        if raw == "":
            if not fact.unless_told:
                continue
            assumed.add(name)
            raw = _usual(fact)
        if raw == UNKNOWN:
            unsure.add(name)
        elif not fact.worked_out:
            try:
                known[name] = _value(policy, fact, raw, now, zone)
            except (ValueError, OverflowError) as error:
                part = getattr(error, "part", "")
                problems.append(Problem(name, str(error), part))
    if heard < len(given):
        problems = [*_not_asked(policy, given), *problems]
    return Answers(
        policy,
        now,
        zone,
        shop_zone,
        known,
        frozenset(unsure),
        frozenset(assumed),
        tuple(problems),
    )


def _not_asked(policy: Policy, given: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield a problem for each answer that nobody asks for."""
    facts = {fact.name: fact for fact in policy.facts}
    for name in given:
        if name not in facts:
            yield Problem(str(name)[:_TEXT_LIMIT], say.NO_SUCH_QUESTION)
        elif facts[name].worked_out:
            yield Problem(name, say.WORKED_OUT)


def _usual(fact: Fact) -> str:
    if fact.unless_told == "nothing":
        return "0 XXX"
    return fact.unless_told


def _value(
    policy: Policy, fact: Fact, raw: Any, now: int, zone: Zone
) -> Known:
    if fact.kind == "order lines":
        return _lines(policy, raw)
    if not isinstance(raw, str) or len(raw) > _TEXT_LIMIT:
        raise ValueError(say.select(_asked(fact)))
    if raw in fact.may_be:
        return raw
    match fact.kind:
        case "yes/no" | "choice":
            return _option(fact, raw)
        case "date" | "date and time":
            return _date(fact, raw, now, zone)
        case "money":
            if raw == "0 XXX":
                return Money(0, "")
            try:
                return parse_money(raw, policy.currency)
            except MoneyError as error:
                raise PartError(str(error), "amount") from error
        case "whole number":
            if not re.fullmatch(r"\d{1,9}", raw):
                raise ValueError(say.ENTER_NUMBER)
            return int(raw)
        case "period":
            return _period(raw)
    raise AssertionError(fact.kind)


def _lines(policy: Policy, raw: Any) -> Known:
    """Return order lines, or what was paid for what has the problem."""
    if not isinstance(raw, str) or raw.startswith("["):
        return parse_lines(raw, policy.currency)
    try:
        return parse_money(raw[:_TEXT_LIMIT], policy.currency)
    except MoneyError as error:
        raise OrderError(str(error), "paid") from error


def _option(fact: Fact, raw: str) -> str:
    if fact.kind == "yes/no":
        if raw in ("yes", "no"):
            return raw
    else:
        for value, _ in fact.options:
            if raw == value:
                return raw
    raise ValueError(say.select(_asked(fact)))


def _date(fact: Fact, raw: str, now: int, zone: Zone) -> Span:
    if raw == "now" and fact.kind == "date and time":
        return Span(now, now)
    if raw == "today":
        raw = date.fromordinal(day_of(now, zone)).isoformat()
    try:
        span = _span(raw, zone)
    except ValueError as error:
        if _DATE.match(raw):
            raise
        raise ValueError(say.enter_date_for(_asked(fact))) from error
    if fact.kind == "date" and not span.day_only:
        day = day_of(span.first, zone)
        span = Span(start_of_day(day, zone), end_of_day(day, zone), True)
    if fact.may_be_future:
        return span
    if span.first > now:
        raise ValueError(say.not_in_future(fact.called or fact.name))
    if span.last > now:
        span = Span(span.first, now, span.day_only)
    return span


def _span(text: str, zone: Zone) -> Span:
    day_text, mark, time_text = text.replace("T", " ").partition(" ")
    ordinal = _day(day_text)
    first = start_of_day(ordinal, zone)
    if not mark:
        return Span(first, end_of_day(ordinal, zone), True)
    match = _TIME.fullmatch(time_text.strip())
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        raise PartError(say.ENTER_TIME, "time")
    offset = zone.offset(first)
    local = first + offset + 60 * int(match[1]) + int(match[2])
    moment = zone.moment(local)
    return Span(moment, moment)


@lru_cache(maxsize=1000)
def _day(text: str) -> int:
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(say.ENTER_DATE)
    year, month, day = map(int, match.groups())
    if not _EARLIEST <= year <= _LATEST:
        raise PartError(say.years_between(_EARLIEST, _LATEST), "year")
    try:
        return date(year, month, day).toordinal()
    except ValueError as error:
        raise ValueError(say.NO_SUCH_DAY) from error


def _zone_of(offset: str) -> Zone:
    """Return the zone in which an offset like "+02:00" or "Z" always holds.

    A clock is read in it: the customer's own zone may skip that clock.
    """
    if offset == "Z":
        return UTC
    minutes = 60 * int(offset[1:3]) + int(offset[-2:])
    return Zone(offset, ((0, -minutes if offset[0] == "-" else minutes),))


def _period(raw: str) -> Window:
    match = _PERIOD.fullmatch(raw)
    if match is None or int(match[1]) == 0:
        raise ValueError(say.ENTER_PERIOD)
    unit = f"{match[2]}s"
    return Window(int(match[1]), int(match[1]), unit)  # type: ignore[arg-type]


def _asked(fact: Fact) -> str:
    return fact.ask or fact.called or fact.name
