"""The shapes of an example and of what it expects."""

from __future__ import annotations

from clausewise.load import grammar
from clausewise.schema.parts import Parts
from clausewise.schema.shapes import (
    COUNT,
    DAY,
    MOMENT,
    TEXT,
    TEXTS,
    YES,
    Plain,
    either,
    listed,
    money,
    one_of,
    pattern,
)

__all__ = ["example"]


def example(parts: Parts) -> Plain:
    """Return the shape of an example."""
    return parts.shaper.lines(
        grammar.EXAMPLE,
        {
            "case": TEXT,
            "expect": _expect(parts),
            "given": parts.phrases.answers(removes=True),
            "now": MOMENT,
            "shown": YES,
        },
    )


def _expect(parts: Parts) -> Plain:
    facts = listed(parts.phrases.named(), or_one=True)
    one = r"[0-9]+(\.[0-9]+)?( [A-Z]{3})?"
    amount = either(
        money(""), pattern(rf"{one} to [0-9]+(\.[0-9]+)? [A-Z]{{3}}")
    )
    shapes = dict.fromkeys(grammar.EXPECT.all, TEXTS) | {
        "verdict": one_of(grammar.VERDICTS),
        "refund": amount,
        "compensation": amount,
        "last day": DAY,
        "last moment": MOMENT,
        "by": either(DAY, MOMENT, {"const": "none"}),
        "evidence": COUNT,
        "warnings": COUNT,
        "promises": COUNT,
        "deadlines": COUNT,
        "depends on": facts,
        "problem": facts,
    }
    return parts.shaper.lines(
        grammar.EXPECT,
        shapes,
        patterns={
            "^(refund|compensation) of ": amount,
            "^standing of ": one_of(grammar.VERDICTS),
        },
        minProperties=1,
    )
