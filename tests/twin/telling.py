"""A customer's words as the twin knows them; the way back of `raw_answers`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from checker.policy import Fact, Policy, Window
from twin.case import UNKNOWN, Bought, Case, Day, Given

__all__ = ["case_told"]

_MOST_PLACES = 2


def case_told(
    policy: Policy, raw: Mapping[str, Any], now: str, zone: tzinfo = UTC
) -> Case:
    """Return a case from answers as the page sends them, in dollars.

    Raises ValueError where the twin has no value for an answer.
    """
    facts = {fact.name: fact for fact in policy.facts}
    moment = datetime.fromisoformat(now)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone)
    case = Case(policy, {}, moment.astimezone(UTC), zone)
    given = {name: _told(case, facts[name], raw[name]) for name in raw}
    return Case(policy, given, case.now, zone)


def _told(case: Case, fact: Fact, raw: Any) -> Given:
    if raw == UNKNOWN or raw in fact.may_be:
        return str(raw)
    match fact.kind:
        case "yes/no" | "choice":
            return str(raw)
        case "date" | "date and time":
            return _moment(case, fact, str(raw))
        case "money":
            return _minor(raw)
        case "whole number":
            return int(raw)
        case "period":
            number, unit = raw.split()
            return Window(int(number), int(number), f"{unit.rstrip('s')}s")  # type: ignore[arg-type]
        case "order lines":
            if isinstance(raw, str) and not raw.startswith("["):
                return _minor(raw)
            rows = json.loads(raw) if isinstance(raw, str) else raw
            return tuple(_bought(row) for row in rows)


def _moment(case: Case, fact: Fact, raw: str) -> Given:
    text = raw.replace("T", " ")
    if len(text) == len("2026-04-01") or fact.kind == "date":
        day = date.fromisoformat(text[:10])
        return Day(day.year, day.month, day.day)
    local = datetime.fromisoformat(text).replace(tzinfo=case.zone)
    return local.astimezone(UTC)


def _bought(row: Mapping[str, Any]) -> Bought:
    return Bought(
        _minor(row["price"]),
        int(row.get("quantity", 1)),
        int(row.get("affected", 0)),
        _minor(row.get("discount") or "0"),
        int(row.get("returned", 0)),
    )


def _minor(raw: str) -> int:
    amount, _, currency = raw.partition(" ")
    if currency not in ("", "USD"):
        raise ValueError(f"the twin counts in dollars, not in {currency}")
    whole, _, cents = amount.partition(".")
    return 100 * int(whole) + int(cents.ljust(_MOST_PLACES, "0")[:2] or 0)
