"""What a store says of itself: store.yaml."""

from __future__ import annotations

import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from checker.money import CURRENCIES
from checker.policy import Calendar, Page, Setting
from clausewise.load.calendars import WEEKENDS_ONLY, read_calendar
from clausewise.load.fields import Fields
from clausewise.load.grammar import PAGE, PAGE_NAMES, STORE
from clausewise.load.prose import check_prose
from clausewise.load.scope import Scope
from clausewise.load.values import currency_meant
from clausewise.problems import Problems, nearest, shown
from clausewise.read.nodes import Pairs, Text

__all__ = ["Shop", "read_shop"]

_SETTINGS = ("currency", "zone", "calendar", "contact")


@dataclass(frozen=True, slots=True)
class Shop:
    """Everything that store.yaml says."""

    name: str = ""
    about: str = ""
    version: str = ""
    source: str = ""
    currency: str = ""
    zone: str = ""
    contact: str = ""
    calendar: Calendar = WEEKENDS_ONLY
    pages: Mapping[str, Page] = field(default_factory=dict)
    settings: tuple[Setting, ...] = ()
    not_regulated: tuple[str, ...] = ()


def read_shop(root: Pairs, calendars: Path, problems: Problems) -> Shop:
    """Return what store.yaml says; calendars are files of that folder."""
    top = Fields(root, STORE, problems)
    scope = Scope(problems, {})
    return Shop(
        name=top.value("store"),
        about=top.value("about"),
        version=top.value("version"),
        source=top.value("source"),
        currency=_currency(top.text("currency"), problems),
        zone=_zone(top.text("zone"), problems),
        contact=top.value("contact"),
        calendar=read_calendar(top.text("calendar"), calendars, problems),
        pages=_pages(top, scope),
        settings=_settings(top, problems),
        not_regulated=tuple(
            check_prose(text, scope) for text in top.texts("not regulated")
        ),
    )


def _currency(text: Text | None, problems: Problems) -> str:
    if text is None or text.value == "asked":
        return ""
    if text.value not in CURRENCIES:
        problems.add(
            text.at,
            "there is no such currency",
            shown(text.value),
            f'{currency_meant(text.value)}, or "asked"',
        )
        return ""
    return text.value


def _zone(text: Text | None, problems: Problems) -> str:
    if text is None or text.value == "the customer's":
        return ""
    known = _zones()
    if known and text.value not in known:
        problems.add(
            text.at,
            "there is no such time zone",
            shown(text.value),
            nearest(text.value, ("the customer's", *_places(known)))
            or '"the customer\'s", or a name such as "Europe/Berlin"',
        )
    return text.value


@cache
def _zones() -> frozenset[str]:
    """Return the machine's zones; each look goes through the disk."""
    return frozenset(zoneinfo.available_timezones())


def _places(known: frozenset[str]) -> list[str]:
    """Return the zones of places: whoever writes GMT+1 lives in one."""
    return sorted(name for name in known if "GMT" not in name)


def _pages(top: Fields, scope: Scope) -> dict[str, Page]:
    pages = {}
    for name, node in top.pairs("pages"):
        line = scope.fields(node, PAGE)
        if name.value not in PAGE_NAMES:
            scope.problems.add(
                name.at,
                "there is no such page",
                shown(name.value),
                nearest(name.value, PAGE_NAMES),
            )
            continue
        pages[name.value] = Page(
            name.value,
            check_prose(line.text("title"), scope),
            check_prose(line.text("summary"), scope),
        )
    return pages


def _settings(top: Fields, problems: Problems) -> tuple[Setting, ...]:
    settings = []
    for name, reason in top.pairs("not stated by the source"):
        if name.value not in _SETTINGS:
            problems.add(
                name.at,
                "store.yaml has no such setting",
                shown(name.value),
                nearest(name.value, _SETTINGS),
            )
        elif name.value not in top:
            problems.add(
                name.at,
                "a setting has a reason, but no value",
                meant=f'a line "{name.value}:" above',
            )
        elif not isinstance(reason, Text):
            problems.add(
                reason.at, "the reason of a setting is one text", meant="why"
            )
        else:
            settings.append(
                Setting(name.value, top.value(name.value), reason.value)
            )
    return tuple(settings)
