"""The schema of store.yaml."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterable

from checker.money import CURRENCIES
from checker.policy import Policy
from clausewise.load import grammar
from clausewise.schema.shapes import (
    SENTENCE,
    TEXT,
    Plain,
    Shaper,
    listed,
    one_of,
)

__all__ = ["shop_schema"]

_SETTINGS = ("currency", "zone", "calendar", "contact")


def shop_schema(
    policy: Policy, shaper: Shaper, calendars: Iterable[str]
) -> Plain:
    """Return the schema of what a store says of itself."""
    page = shaper.lines(grammar.PAGE, {"title": SENTENCE, "summary": SENTENCE})
    zones = sorted(zoneinfo.available_timezones())
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"The store {policy.name or policy.store}",
        **shaper.lines(
            grammar.STORE,
            {
                "store": TEXT,
                "about": TEXT,
                "version": TEXT,
                "source": TEXT,
                "contact": TEXT,
                "pages": {
                    "type": "object",
                    "properties": dict.fromkeys(grammar.PAGE_NAMES, page),
                    "additionalProperties": False,
                    "minProperties": 1,
                },
                "currency": one_of(["asked", *sorted(CURRENCIES)]),
                "zone": one_of(["the customer's", *zones]) if zones else TEXT,
                "calendar": one_of(calendars),
                "not stated by the source": {
                    "type": "object",
                    "properties": dict.fromkeys(_SETTINGS, TEXT),
                    "additionalProperties": False,
                    "minProperties": 1,
                },
                "not regulated": listed(SENTENCE, or_one=True),
            },
            dependentSchemas={
                "not stated by the source": {
                    "allOf": [
                        {
                            "if": {
                                "properties": {
                                    "not stated by the source": {
                                        "required": [name]
                                    }
                                }
                            },
                            "then": {"required": [name]},
                        }
                        for name in _SETTINGS
                    ]
                }
            },
        ),
    }
