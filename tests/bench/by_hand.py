"""The verdict and the amounts of `components`, as plain Python.

What a programmer would write who needs no reasons, dates or partial
knowledge: the floor against which the engine is measured. It takes the
same texts, reads and checks them as the engine does (options, dates in
their order and not ahead of now, amounts in one currency), and knows
every kind of case and every zone. Every answer that it needs must be
there, and it tells of what is wrong only that something is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo

from checker.money import CURRENCIES, exponent

__all__ = ["Ruling", "components"]

type Range = tuple[int, int]
type Ruling = tuple[str, dict[str, Range]]
"""The verdict, and what each remedy comes to in minor units."""

YES = "eligible"
PERHAPS = "eligible_subject_to_review"
NO = "not_eligible"
INVALID: Ruling = ("invalid_input", {})


def components(
    given: Mapping[str, str], now: str, zone: tzinfo = UTC
) -> Ruling:
    """Return the verdict and the amounts for complete answers."""
    present = _moment(now, zone)
    reason = given["reason"]
    try:
        _check_options(given, reason)
        money = _amounts(given, reason)
        today = present.astimezone(zone).date()
        dates = _dates(given, present, today, zone)
    except ValueError:
        return INVALID
    price = money["price paid"]
    limit = price - money.get("already refunded", 0)
    if limit < 0:
        return INVALID
    if reason == "wrong item":
        moments = present, today, zone
        return _wrong_item(given, dates, moments, money, limit)
    return _return(given, dates, today, money, limit)


def _return(
    given: Mapping[str, str],
    dates: Mapping[str, date],
    today: date,
    money: Mapping[str, int],
    limit: int,
) -> Ruling:
    is_faulty = given["reason"] == "faulty"
    granted = given.get("RMA granted", "not yet")
    shipped = dates.get("shipped on")
    submitted = dates.get("submitted on", today)
    if submitted > dates["received on"] + timedelta(30):
        return NO, {}
    if (
        given["unused"] == "no"
        or given["programmed"] == "yes"
        or given["accessories intact"] == "no"
        or granted == "no"
        or (shipped and granted != "yes")
    ):
        return NO, {}
    if is_faulty:
        confirmed = given.get("defect confirmed", "not yet")
        if (
            given["tested beyond the fault"] == "yes"
            or given["fault on receipt"] == "no"
            or confirmed == "no"
        ):
            return NO, {}
        is_open = confirmed != "yes"
    else:
        if given["untested"] == "no" or given["packaging intact"] == "no":
            return NO, {}
        is_open = granted != "yes"
    if granted == "yes":
        approved = dates.get("approved on", today)
        if (shipped or today) > approved + timedelta(7):
            return NO, {}
    if shipped:
        if given["carrier"] == "the post":
            return NO, {}
        is_open = (
            is_open
            or given["carrier"] == "another courier"
            or given.get("RMA number marked") == "no"
        )
    if is_faulty:
        most = money["price paid"]
        least = most if given["packaging intact"] == "yes" else 0
    else:
        least, most = _formula(given, money)
    amounts = {"Refund": (min(least, limit), min(most, limit))}
    return PERHAPS if is_open else YES, amounts


def _formula(given: Mapping[str, str], money: Mapping[str, int]) -> Range:
    price = least = most = money["price paid"]
    names = ["purchase cost"]
    if given["postage in the price"] == "yes":
        names.append("export postage")
    for name in names:
        if name in money:
            least, most = least - money[name], most - money[name]
        else:
            least -= price
    return max(least, 0), max(most, 0)


def _wrong_item(
    given: Mapping[str, str],
    dates: Mapping[str, date],
    moments: tuple[datetime, date, tzinfo],
    money: Mapping[str, int],
    limit: int,
) -> Ruling:
    now, today, zone = moments
    reported = now
    if given.get("reported at", "not yet") != "not yet":
        reported = _moment(given["reported at"], zone)
    delivered = _moment(given["delivered at"], zone)
    if reported - delivered > timedelta(hours=48):
        return NO, {}
    difference = max(0, money["price paid"] - money["price of the wrong item"])
    half = (difference + 1) // 2
    amounts = {"Keep it": (half, half)}
    granted = given.get("RMA granted", "not yet")
    shipped = dates.get("shipped on")
    refused = (
        granted == "no"
        or (shipped and granted != "yes")
        or (shipped and given["carrier"] == "the post")
    )
    if granted == "yes" and not refused:
        approved = dates.get("approved on", today)
        refused = (shipped or today) > _working_day(approved, 5)
    if not refused:
        amounts["Send it back"] = (limit, limit)
    return YES, amounts


def _working_day(start: date, count: int) -> date:
    day = start
    while count:
        day += timedelta(1)
        count -= day.weekday() < 5
    return day


_YES_NO = ("yes", "no")
_MAYBE = ("yes", "no", "not yet")
_ITEM = (
    "unused",
    "programmed",
    "packaging intact",
    "accessories intact",
)
_OPTIONS = {
    "faulty": (*_ITEM, "fault on receipt", "tested beyond the fault"),
    "changed my mind": (*_ITEM, "untested", "postage in the price"),
    "wrong item": (),
}
_CARRIERS = ("FedEx or DHL", "the post", "another courier")


def _check_options(given: Mapping[str, str], reason: str) -> None:
    for name in _OPTIONS[reason]:
        if given[name] not in _YES_NO:
            raise ValueError(name)
    granted = given.get("RMA granted", "not yet")
    if granted not in _MAYBE:
        raise ValueError(granted)
    if reason == "faulty" and (
        given.get("defect confirmed", "not yet") not in _MAYBE
    ):
        raise ValueError(reason)
    if given.get("shipped on", "not yet") != "not yet":
        if given["carrier"] not in _CARRIERS:
            raise ValueError(given["carrier"])
        if granted == "yes" and given["RMA number marked"] not in _YES_NO:
            raise ValueError(granted)


_AMOUNT = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.(\d+))? ([A-Z]{3})")
_MONEY = ("price paid", "already refunded", "purchase cost", "export postage")
_AMOUNTS = {
    "faulty": _MONEY,
    "changed my mind": (*_MONEY, "return postage"),
    "wrong item": (*_MONEY, "price of the wrong item"),
}


def _amounts(given: Mapping[str, str], reason: str) -> dict[str, int]:
    """Return the amounts in minor units; all are in one currency."""
    found: dict[str, int] = {}
    currency = ""
    for name in _AMOUNTS[reason]:
        if name not in given:
            continue
        match = _AMOUNT.fullmatch(given[name])
        if match is None or match[3] not in CURRENCIES:
            raise ValueError(name)
        places, part = exponent(match[3]), match[2] or ""
        if len(part) > places or currency not in ("", match[3]):
            raise ValueError(name)
        currency = match[3]
        whole = int(match[1].replace(",", ""))
        found[name] = whole * 10**places + int(part.ljust(places, "0") or 0)
    return found


_EVENTS = (
    "received on",
    "submitted on",
    "delivered at",
    "reported at",
    "approved on",
    "shipped on",
    "inspected on",
    "refund issued on",
)
_IDLE = {
    "faulty": ("delivered at", "reported at"),
    "changed my mind": ("delivered at", "reported at"),
    "wrong item": ("received on", "submitted on"),
}


def _dates(
    given: Mapping[str, str], now: datetime, today: date, zone: tzinfo
) -> dict[str, date]:
    """Return the days that have come, in their order, none ahead of now."""
    idle = _IDLE[given["reason"]]
    found: dict[str, date] = {}
    last = date.min
    for name in _EVENTS:
        text = given.get(name, "not yet")
        if text == "not yet" or name in idle:
            continue
        if name == "approved on" and given.get("RMA granted") != "yes":
            continue
        if name == "inspected on" and "shipped on" not in found:
            continue
        if name == "refund issued on" and "inspected on" not in found:
            continue
        day = date.fromisoformat(text[:10])
        if day < last or day > today:
            raise ValueError(name)
        if len(text) > 10 and _moment(text, zone) > now:
            raise ValueError(name)
        found[name] = last = day
    reported = given.get("reported at", "not yet")
    if "reported at" not in found or len(reported) == len("2026-04-01"):
        return found
    if _moment(reported, zone) < _moment(given["delivered at"], zone):
        raise ValueError(reported)
    return found


def _moment(text: str, zone: tzinfo) -> datetime:
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        found = found.replace(tzinfo=zone)
    return found.astimezone(UTC)
