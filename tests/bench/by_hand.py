"""The verdict and the amounts of `components`, as plain Python.

What a programmer would write who needs no reasons, dates or partial
knowledge: the floor against which the engine is measured. It takes the
same texts, and every answer that it needs must be there; its times are
those of UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

__all__ = ["Ruling", "components"]

type Range = tuple[int, int]
type Ruling = tuple[str, dict[str, Range]]
"""The verdict, and what each remedy comes to in minor units."""

YES = "eligible"
PERHAPS = "eligible_subject_to_review"
NO = "not_eligible"
INVALID: Ruling = ("invalid_input", {})


def components(given: Mapping[str, str], now: datetime) -> Ruling:
    """Return the verdict and the amounts for complete answers."""
    try:
        price = _money(given["price paid"])
        refunded = _money(given.get("already refunded", "0"))
        dates = _dates(given, now)
    except ValueError:
        return INVALID
    if refunded > price:
        return INVALID
    limit = price - refunded
    if given["reason"] == "wrong item":
        return _wrong_item(given, dates, now, price, limit)
    return _return(given, dates, now, price, limit)


def _return(
    given: Mapping[str, str],
    dates: Mapping[str, date],
    now: datetime,
    price: int,
    limit: int,
) -> Ruling:
    is_faulty = given["reason"] == "faulty"
    granted = given.get("RMA granted", "not yet")
    shipped = dates.get("shipped on")
    today = now.date()
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
        least = price if given["packaging intact"] == "yes" else 0
        most = price
    else:
        least, most = _formula(given, price)
    amounts = {"Refund": (min(least, limit), min(most, limit))}
    return PERHAPS if is_open else YES, amounts


def _formula(given: Mapping[str, str], price: int) -> Range:
    least = most = price
    names = ["purchase cost"]
    if given["postage in the price"] == "yes":
        names.append("export postage")
    for name in names:
        if name in given:
            cost = _money(given[name])
            least, most = least - cost, most - cost
        else:
            least -= price
    return max(least, 0), max(most, 0)


def _wrong_item(
    given: Mapping[str, str],
    dates: Mapping[str, date],
    now: datetime,
    price: int,
    limit: int,
) -> Ruling:
    delivered = datetime.fromisoformat(given["delivered at"])
    reported = now
    if given["reported at"] != "not yet":
        reported = datetime.fromisoformat(given["reported at"])
    if reported - delivered > timedelta(hours=48):
        return NO, {}
    difference = max(0, price - _money(given["price of the wrong item"]))
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
        approved = dates.get("approved on", now.date())
        refused = (shipped or now.date()) > _working_day(approved, 5)
    if not refused:
        amounts["Send it back"] = (limit, limit)
    return YES, amounts


def _working_day(start: date, count: int) -> date:
    day = start
    while count:
        day += timedelta(1)
        count -= day.weekday() < 5
    return day


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
_FAULTY = frozenset({"received on", "submitted on"})
_WRONG = frozenset({"delivered at", "reported at"})


def _dates(given: Mapping[str, str], now: datetime) -> dict[str, date]:
    """Return the days that have come, in their order, none ahead of now."""
    idle = _FAULTY if given["reason"] == "wrong item" else _WRONG
    found: dict[str, date] = {}
    last = date.min
    for name in _EVENTS:
        text = given.get(name, "not yet")
        if text == "not yet" or name in idle:
            continue
        if name == "approved on" and given.get("RMA granted") != "yes":
            continue
        day = date.fromisoformat(text[:10])
        if day < last or day > now.date():
            raise ValueError(name)
        found[name] = last = day
    return found


def _money(text: str) -> int:
    whole, _, cents = text.partition(" ")[0].partition(".")
    minor = 100 * int(whole) + int((cents + "00")[:2])
    if minor < 0 or len(cents) > 2:
        raise ValueError(text)
    return minor
