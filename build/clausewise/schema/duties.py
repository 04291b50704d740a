"""The shapes of promises, steps, evidence and warnings."""

from __future__ import annotations

from clausewise.load import grammar
from clausewise.load.grammar import Words
from clausewise.schema.parts import Parts, window_laws
from clausewise.schema.shapes import NAME, TEXT, TEXTS, Plain, one_of

__all__ = ["evidence", "promise", "step", "warning"]


def promise(parts: Parts) -> Plain:
    """Return the shape of something that the shop will do."""
    worded = ["a promise", "an estimate", "typical", "start only"]
    return parts.shaper.lines(
        grammar.PROMISE,
        {
            "do": TEXT,
            "quotes": TEXT,
            "within": NAME,
            "after": parts.phrases.dates,
            "worded as": one_of(worded),
            **parts.limits,
        },
        **window_laws(),
    )


def step(parts: Parts, words: Words) -> Plain:
    """Return the shape of something that the customer does."""
    shapes = {
        "do": TEXT,
        "quotes": TEXT,
        "within": NAME,
        "after": parts.phrases.dates,
        "if missed": TEXT,
        **parts.limits,
    }
    return parts.shaper.lines(
        words,
        {name: shapes[name] for name in words.all},
        **window_laws("if missed"),
    )


def evidence(parts: Parts) -> Plain:
    """Return the shape of something to show."""
    return parts.shaper.lines(
        grammar.EVIDENCE, {"what": TEXT, "quotes": TEXT, **parts.limits}
    )


def warning(parts: Parts) -> Plain:
    """Return the shape of a warning."""
    return parts.shaper.lines(
        grammar.WARNING,
        {
            "says": TEXT,
            "quotes": TEXT,
            "within": NAME,
            "after": parts.phrases.dates,
            "when": parts.guard,
            "interpretation": TEXTS,
        },
        anyOf=[{"required": ["quotes"]}, {"required": ["interpretation"]}],
        **window_laws(),
    )
