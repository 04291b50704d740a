"""Makes a case that goes wrong as small as it can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields, is_dataclass, replace
from typing import Any

from checker.policy import (
    Compare,
    Dated,
    Fact,
    Is,
    Parameter,
    Route,
    Within,
)
from twin.case import Case

__all__ = ["smallest"]

_KEPT = {
    "calendar",
    "paid",
    "refunded",
    "routes",
    "source",
    "zone",
    "zone_offsets",
}
_WHOLE = (Fact, Route, Parameter)
_NEEDED = (str, Is, Within, Compare, tuple, Dated)


def smallest(case: Case, is_wrong: Callable[[Case], bool]) -> Case:
    """Return a case of which no part can be left out.

    `is_wrong` tells whether a case still shows what went wrong; one that
    cannot be decided at all does not.
    """
    shrinking = True
    while shrinking:
        shrinking = False
        for smaller in _smaller(case):
            if _holds(is_wrong, smaller):
                case, shrinking = smaller, True
                break
    return case


def _holds(is_wrong: Callable[[Case], bool], case: Case) -> bool:
    try:
        return is_wrong(case)
    except Exception:  # noqa: BLE001 - a broken policy is not smaller
        return False


def _smaller(case: Case) -> Iterator[Case]:
    for policy in _less(case.policy):
        yield replace(case, policy=policy)
    for name in case.given:
        rest = {k: v for k, v in case.given.items() if k != name}
        yield replace(case, given=rest)
    yield from _fewer_facts(case)


def _fewer_facts(case: Case) -> Iterator[Case]:
    facts = case.policy.facts
    for fact in facts:
        rest = tuple(f for f in facts if f != fact)
        yield Case(
            replace(case.policy, facts=rest),
            {k: v for k, v in case.given.items() if k != fact.name},
            case.now,
            case.zone,
            case.currency,
        )


def _less(value: Any) -> Iterator[Any]:
    """Return each value with one thing fewer in it."""
    if isinstance(value, tuple):
        for place, item in enumerate(value):
            if len(value) > 1 or not isinstance(item, _NEEDED):
                yield (*value[:place], *value[place + 1 :])
            for less in _less(item):
                yield (*value[:place], less, *value[place + 1 :])
    elif is_dataclass(value) and not isinstance(value, (type, *_WHOLE)):
        for field in fields(value):
            found = getattr(value, field.name)
            if field.name in _KEPT:
                continue
            if field.default is not MISSING and found != field.default:
                yield replace(value, **{field.name: field.default})
            for less in _less(found):
                yield replace(value, **{field.name: less})
