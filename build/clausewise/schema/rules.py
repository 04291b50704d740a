"""The shapes of what decides: conditions, and what is left to somebody."""

from __future__ import annotations

from clausewise.load import grammar
from clausewise.load.grammar import Words
from clausewise.schema.parts import Parts
from clausewise.schema.shapes import TEXT, Plain, one_of

__all__ = ["left_to", "test"]


def test(parts: Parts, words: Words, kind: str) -> Plain:
    """Return the shape of one kind of condition."""
    by = ("by",) if kind == "may be refused if" else ()
    words = Words(words.of, words.needs, (*words.may, *by))
    shapes = {name: parts.limits.get(name, TEXT) for name in words.all}
    return parts.shaper.lines(
        words,
        shapes,
        free=parts.phrases.conditions(),
        **{"not": {"propertyNames": one_of(words.all)}},
    )


def left_to(parts: Parts) -> Plain:
    """Return the shape of what is left to somebody."""
    settle = [
        fact.name
        for fact in parts.policy.facts
        if fact.kind == "yes/no" and "not yet" in fact.may_be
    ]
    return parts.shaper.lines(
        grammar.LEFT_TO,
        {
            "who": TEXT,
            "about": TEXT,
            "quotes": TEXT,
            "settled by": one_of(settle),
            **parts.limits,
        },
    )
