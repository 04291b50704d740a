"""The shapes of a remedy, its lines of money, and costs beside it."""

from __future__ import annotations

from clausewise.load import grammar
from clausewise.schema.parts import NOT_STATED, TESTS, Parts
from clausewise.schema.shapes import (
    TEXT,
    TEXTS,
    YES,
    Plain,
    either,
    one_of,
)

__all__ = ["cost", "line", "remedy"]


def remedy(parts: Parts) -> Plain:
    """Return the shape of one remedy."""
    lines: Plain = {"$ref": "#/$defs/lines"}
    shapes: dict[str, Plain] = {
        "quotes": TEXT,
        "refund": either(lines, {"const": "elsewhere"}),
        "compensation": lines,
        "left to": {"$ref": "#/$defs/left to"},
        "steps": {"$ref": "#/$defs/way steps"},
        "we send": TEXT,
        "perhaps": YES,
        "when": parts.guard,
        "interpretation": TEXTS,
    }
    shapes |= {kind: {"$ref": f"#/$defs/way {kind}"} for kind in TESTS}
    return parts.shaper.lines(grammar.REMEDY, shapes)


def line(parts: Parts, needs: tuple[str, ...] = ()) -> Plain:
    """Return the shape of one line of money."""
    amount: Plain = {"$ref": "#/$defs/amount"}
    signs = ("add", "subtract")
    stated: Plain = {
        "not": either({"required": ["from"]}, {"required": ["to"]})
    }
    open_ = {"required": ["called", "from", "to"]}
    return parts.shaper.lines(
        grammar.LINE,
        {
            "add": amount,
            "subtract": amount,
            "called": TEXT,
            "from": amount,
            "to": amount,
            "when": parts.guard,
            "quotes": TEXT,
            "interpretation": TEXTS,
        },
        needs=needs,
        oneOf=[{"required": [sign]} for sign in signs],
        **{
            "if": either(
                *(
                    {
                        "properties": {sign: NOT_STATED},
                        "required": [sign],
                    }
                    for sign in signs
                )
            ),
            "then": open_,
            "else": stated,
        },
    )


def cost(parts: Parts) -> Plain:
    """Return the shape of a cost outside the refund."""
    return parts.shaper.lines(
        grammar.COST,
        {
            "cost": parts.phrases.named("money"),
            "by": one_of(["the customer", "the shop"]),
            "quotes": TEXT,
            "called": TEXT,
            "perhaps": YES,
            **parts.limits,
        },
    )
