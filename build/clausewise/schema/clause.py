"""The shape of a clause: every word that may stand in it."""

from __future__ import annotations

from itertools import combinations

from clausewise.load import grammar
from clausewise.schema.duties import evidence, promise, warning
from clausewise.schema.examples import example
from clausewise.schema.numbers import parameters
from clausewise.schema.parts import TESTS, Parts
from clausewise.schema.remedy import cost, remedy
from clausewise.schema.shapes import (
    DAY,
    TEXT,
    TEXTS,
    Plain,
    listed,
    one_of,
    pattern,
)

__all__ = ["clause"]

_ID = "[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*"


def clause(parts: Parts) -> Plain:
    """Return the shape of a clause."""
    routes = [route.name for route in parts.policy.routes]
    pages = [page.name for page in parts.policy.pages]
    ways: Plain = {
        "type": "object",
        "additionalProperties": remedy(parts),
        "minProperties": 1,
    }
    shapes: dict[str, Plain] = {
        "clause": pattern(_ID),
        "title": TEXT,
        "text": TEXT,
        "source": TEXTS,
        "parameters": parameters(parts),
        "literal": TEXTS,
        "applies when": parts.guard,
        "applies to routes": listed(one_of(routes), or_one=True),
        "left to": {"$ref": "#/$defs/left to"},
        "in every refund": {"$ref": "#/$defs/own lines"},
        "who pays": listed(cost(parts)),
        "we will": listed(promise(parts)),
        "steps": {"$ref": "#/$defs/steps"},
        "evidence": listed(evidence(parts)),
        "warnings": listed(warning(parts)),
        "nothing to do": parts.shaper.lines(
            grammar.NOTHING, {"says": TEXT, "quotes": TEXT}
        ),
        "other ways": ways,
        "paid to": parts.shaper.lines(
            grammar.PAID_TO, {"what": TEXT, "quotes": TEXT}
        ),
        "explains": parts.shaper.lines(
            grammar.EXPLAINS,
            {"quotes": TEXT},
            free=parts.phrases.conditions(),
        ),
        "exception to": TEXTS,
        "also on": listed(one_of(pages), or_one=True),
        "interpretation": TEXTS,
        "conflict": listed(_conflict(parts)),
        "accepted": listed(_accepted(parts)),
        "examples": listed(example(parts)),
        "since": DAY,
        "until": DAY,
    }
    shapes |= {kind: {"$ref": f"#/$defs/{kind}"} for kind in TESTS}
    shapes |= dict.fromkeys(grammar.REMEDY_KEYS, ways)
    return parts.shaper.lines(
        grammar.CLAUSE,
        shapes,
        allOf=[
            {"not": {"required": [*pair]}}
            for pair in combinations(grammar.REMEDY_KEYS, 2)
        ],
    )


def _conflict(parts: Parts) -> Plain:
    between: Plain = {"type": "array", "items": TEXT, "minItems": 2}
    return parts.shaper.lines(
        grammar.CONFLICT, {"between": between, "read as": TEXT}
    )


def _accepted(parts: Parts) -> Plain:
    return parts.shaper.lines(
        grammar.ACCEPTED,
        {
            "finding": TEXT,
            "reason": TEXT,
            "on": DAY,
            "about": TEXTS,
            "ask by": DAY,
        },
    )
