"""The small shapes of which a schema is made."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from clausewise.load.grammar import Words
from clausewise.schema.guide import Guide

__all__ = [
    "COUNT",
    "DAY",
    "MOMENT",
    "NAME",
    "SENTENCE",
    "TEXT",
    "TEXTS",
    "YES",
    "Plain",
    "Shaper",
    "alternatives",
    "either",
    "listed",
    "money",
    "one_of",
    "pattern",
]

type Plain = dict[str, Any]

TEXT: Plain = {"type": ["string", "number"]}
TEXTS: Plain = {
    "anyOf": [TEXT, {"type": "array", "items": TEXT, "minItems": 1}]
}
SENTENCE: Plain = {
    "type": "string",
    "pattern": r"^([^0-9<]|<[^<>]*>|\b0\b)*$",
    "minLength": 1,
}
NAME: Plain = {"type": "string", "pattern": "^[^0-9]"}
YES: Plain = {"enum": ["yes", "no"]}
COUNT: Plain = {"type": ["string", "integer"], "pattern": "^[0-9]+$"}

_YMD = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_TIME = "T([01][0-9]|2[0-3]):[0-5][0-9]"


def pattern(regex: str, **more: Any) -> Plain:
    """Return the shape of a text that fits a pattern as a whole."""
    return {"type": "string", "pattern": f"^({regex})$", **more}


DAY = pattern(_YMD, format="date")
MOMENT = pattern(_YMD + _TIME)


def money(currency: str) -> Plain:
    """Return the shape of an amount; "" for any currency."""
    return pattern(f"[0-9]+(\\.[0-9]+)? {currency or '[A-Z]{3}'}")


def one_of(names: Iterable[str]) -> Plain:
    """Return the shape of one of some names."""
    return {"enum": [*dict.fromkeys(names)]}


def either(*shapes: Plain) -> Plain:
    """Return the shape of what has one of several, or more."""
    return shapes[0] if len(shapes) == 1 else {"anyOf": [*shapes]}


def listed(shape: Plain, *, or_one: bool = False) -> Plain:
    """Return the shape of a list; `or_one` lets one stand for itself."""
    found: Plain = {"type": "array", "items": shape, "minItems": 1}
    return either(shape, found) if or_one else found


def alternatives(names: Iterable[str]) -> str:
    """Return a pattern for one of some names."""
    return "|".join(re.escape(name).replace("\\ ", " ") for name in names)


@dataclass(frozen=True, slots=True)
class Shaper:
    """Makes the shape of a heading from its words, with their meaning."""

    guide: Guide

    def lines(
        self,
        words: Words,
        shapes: Mapping[str, Plain],
        *,
        free: Mapping[str, Plain] | None = None,
        patterns: Mapping[str, Plain] | None = None,
        needs: Collection[str] = (),
        **more: Any,
    ) -> Plain:
        """Return the shape of the lines under a heading.

        `shapes` has one for each word; a word without one may be anything.
        `free` are names of the store that may stand beside them.
        """
        found: Plain = {
            "type": "object",
            "properties": {
                name: self._explained(words, name, shapes.get(name, {}))
                for name in words.all
            }
            | dict(free or {}),
            "additionalProperties": False,
        }
        if patterns:
            found["patternProperties"] = dict(patterns)
        if words.needs or needs:
            found["required"] = [*words.needs, *needs]
        return found | more

    def _explained(self, words: Words, name: str, shape: Plain) -> Plain:
        says = self.guide.says(words, name)
        if not says:
            return shape
        return {
            "description": says.replace("`", ""),
            "markdownDescription": says,
            **shape,
        }
