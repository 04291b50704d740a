"""Limits: how an amount or a number is bounded in a condition."""

from __future__ import annotations

import re

from checker.policy import Compare, Count, Fact, Money, NotStated
from clausewise.load.options import limit_words, refuse_phrase
from clausewise.load.scope import KIND_WORDS, Scope
from clausewise.load.values import named
from clausewise.problems import nearest, shown
from clausewise.read.nodes import Text

__all__ = [
    "read_size",
]

_SIZE = re.compile(r"(at least|more than|at most|less than) (.+)")


def read_size(fact: Fact, phrase: Text, scope: Scope) -> Compare | None:
    if phrase.value == "nothing":
        return Compare(fact.name, "at most", "0")
    match = _SIZE.fullmatch(phrase.value)
    if match is None:
        refuse_phrase(fact, phrase, scope)
        return None
    limit = _limit(fact, match[2], phrase, scope)
    if limit is None:
        return None
    return Compare(fact.name, match[1], limit)  # type: ignore[arg-type]


def _limit(fact: Fact, limit: str, at: Text, scope: Scope) -> str | None:
    if limit == "nothing":
        return "0"
    if limit.isascii() and limit.isdigit():
        if fact.kind == "whole number" and len(limit) < 10:
            return str(int(limit))
        scope.problems.add(
            at.at,
            f'"{fact.name}" is {KIND_WORDS[fact.kind]}',
            shown(limit),
            limit_words(fact),
        )
        return None
    values = scope.values(limit)
    fits = Money if fact.kind == "money" else Count
    for value in values:
        if isinstance(value, NotStated) or not isinstance(value, fits):
            scope.problems.add(
                at.at,
                f'"{fact.name}" is {KIND_WORDS[fact.kind]}, and '
                f'"{limit}" is {named(value)}',
                shown(at.value),
                limit_words(fact),
            )
            return None
    if values or limit in scope.parameters:
        return limit
    scope.problems.add(
        at.at,
        "this limit is not a parameter of the clause",
        shown(limit),
        nearest(limit, [*scope.parameters, "nothing"]) or limit_words(fact),
    )
    return None
