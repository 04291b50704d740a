"""Numbers, lengths of time, amounts and dates, as an editor writes them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from typing import get_args

from checker.money import CURRENCIES, MoneyError, exponent, parse_money
from checker.policy import (
    Count,
    Money,
    NotStated,
    Ratio,
    Unit,
    Value,
    Window,
)
from clausewise.load.likely import (
    full_unit,
    likely_amount,
    likely_day,
    likely_number,
    misspelt_unit,
)

__all__ = [
    "ValueProblem",
    "currency_meant",
    "is_day",
    "is_moment",
    "kind_of",
    "named",
    "read_day",
    "read_money",
    "read_value",
]

_PLAIN: tuple[Unit, ...] = get_args(Unit)
_UNITS: dict[str, Unit] = {unit: unit for unit in _PLAIN}
_UNITS |= {"natural days": "days", "calendar days": "days"}
_UNITS |= {"business days": "working days"}
_UNITS |= {unit.removesuffix("s"): of for unit, of in list(_UNITS.items())}
_WINDOW = re.compile(r"(\d{1,5})(?: to (\d{1,5}))? ([a-z]+(?: [a-z]+)*)")
_RATIO = re.compile(r"(\d{1,4})(?:\.(\d{1,6}))? ?%")
_MONEY = re.compile(r"\d+(\.\d+)? [A-Z]{3}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}")
_FIRST_DAY = "the first day counted"
_EXTENDED = "extended to a working day"
_WAYS = (_FIRST_DAY, _EXTENDED)
_AMOUNT = 'an amount such as "79.90 USD"'
_KINDS = '"30 days", "1 to 3 working days", "50 %", "5.00 USD" or "3 videos"'


class ValueProblem(ValueError):
    """A value that cannot be: what is wrong, and what was meant."""

    def __init__(self, wrong: str, meant: str = "") -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.meant = meant


def read_value(text: str) -> Value:
    """Return the value of a parameter, or raise ValueProblem."""
    if text == "not stated":
        return NotStated()
    if ratio := _RATIO.fullmatch(text):
        return _ratio(ratio[1], ratio[2] or "")
    if _MONEY.fullmatch(text):
        return read_money(text)
    length, *ways = text.split(", ")
    if ways and (window := _WINDOW.fullmatch(length)):
        return _counted(read_value(length), ways)
    if window := _WINDOW.fullmatch(text):
        least, most, words = int(window[1]), window[2], window[3]
        if words in _UNITS:
            return _window(least, int(most or least), _UNITS[words])
        if most is None:
            return _count(least, words)
    raise ValueProblem(
        "this is no number with its unit",
        likely_number(text) or "a number and a unit, as in " + _KINDS,
    )


def read_money(text: str) -> Money:
    """Return the amount in "79.90 USD", or raise ValueProblem."""
    if not _MONEY.fullmatch(text):
        raise ValueProblem("this is no amount", likely_amount(text) or _AMOUNT)
    currency = text[-3:]
    if currency not in CURRENCIES:
        raise ValueProblem(
            "there is no such currency", currency_meant(currency)
        )
    places, decimals = exponent(currency), len(text.partition(".")[2]) - 4
    if decimals > places:
        raise ValueProblem(
            f"an amount in {currency} has no such part",
            f"at most {places} decimals" if places else "no decimals",
        )
    try:
        return parse_money(text)
    except MoneyError as error:
        raise ValueProblem("this is no amount", "a smaller one") from error


def currency_meant(found: str) -> str:
    """Return the ISO code of the same letters, or what a code is."""
    letters = sorted(found[:3].upper())
    for code in sorted(CURRENCIES):
        if sorted(code) == letters:
            return f'"{code}"'
    return 'an ISO code such as "USD"'


def read_day(text: str) -> str:
    """Return a date of the calendar, or raise ValueProblem."""
    if not _DAY.fullmatch(text):
        raise ValueProblem(
            "this is no date",
            likely_day(text) or 'a date such as "2026-04-01"',
        )
    try:
        date.fromisoformat(text)
    except ValueError as error:
        raise ValueProblem(
            "there is no such day", "a day of the calendar"
        ) from error
    return text


def is_day(text: str) -> bool:
    """Tell whether a text is a date, like 2026-04-01."""
    try:
        return bool(read_day(text))
    except ValueProblem:
        return False


def is_moment(text: str) -> bool:
    """Tell whether a text is a date and time, like 2026-04-01T12:00."""
    if not _MOMENT.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def kind_of(value: Value) -> str:
    """Return what a value is, in the editor's words."""
    match value:
        case Window():
            return "a length of time"
        case Ratio():
            return "a share in %"
        case Money():
            return "an amount of money"
        case Count():
            return "a count"
        case NotStated():
            return "not stated"


def named(value: Value) -> str:
    """Return what a value is, and what is counted: "a count of nights"."""
    if isinstance(value, Count):
        return f"a count of {value.noun}"
    return kind_of(value)


def _ratio(whole: str, part: str) -> Ratio:
    part = part.rstrip("0")
    numerator = int(whole + part)
    if numerator == 0:
        raise ValueProblem("a share of 0 % is nothing", "the line left out")
    return Ratio(numerator, 100 * 10 ** len(part))


def _counted(value: Value, ways: list[str]) -> Value:
    """Return a window that is counted in a way of its own."""
    unknown = [way for way in ways if way not in _WAYS]
    if not isinstance(value, Window) or unknown:
        raise ValueProblem(
            "there is no such way to count",
            f'"30 days, {_FIRST_DAY}" or "14 days, {_EXTENDED}"',
        )
    if value.unit == "hours" or (
        value.unit == "working days" and _EXTENDED in ways
    ):
        raise ValueProblem(
            f"{value.unit} are not counted in this way",
            "the number and its unit alone",
        )
    return replace(
        value, first_day=_FIRST_DAY in ways, extended=_EXTENDED in ways
    )


def _window(least: int, most: int, unit: Unit) -> Window:
    if most == 0 or least == 0:
        raise ValueProblem(
            "a length of time cannot be 0",
            "a rule without a window, if there is none or no limit",
        )
    if least > most:
        raise ValueProblem(
            "the shorter time comes second", f'"{most} to {least} {unit}"'
        )
    return Window(least, most, unit)


def _count(number: int, noun: str) -> Count:
    unit = _UNITS.get(misspelt_unit(noun, _UNITS)) or full_unit(noun)
    if unit:
        raise ValueProblem("there is no such unit", f'"{number} {unit}"')
    if number == 0:
        raise ValueProblem("a count cannot be 0", "the rule left out")
    return Count(number, noun)
