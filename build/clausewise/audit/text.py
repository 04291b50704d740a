"""Sentences, quotes and words of a clause's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import permutations

from checker.policy import Clause, Conflict, Policy
from checker.words import fill
from clausewise.audit.finding import Sentence
from clausewise.audit.unquoted import sentences_of

__all__ = [
    "are_read_together",
    "are_reconciled",
    "content_words",
    "quoting",
    "rules_of",
    "sentence_of",
    "sentences",
]

_WORD = re.compile(r"[a-z]+")
_IDLE = frozenset(
    "a an and any are as at be been but by can do for from has have if in is "
    "it its may of on or our so such than that the their them there these "
    "they this to up us was we were what when which will with would you "
    "your".split()
)


def sentences(clause: Clause) -> list[str]:
    """Return the sentences of a clause, with their holes."""
    return [text for _, _, text in sentences_of(clause.text)]


def sentence_of(clause: Clause, quote: str) -> Sentence:
    """Return the sentence that holds the beginning of a quote, filled."""
    start = clause.text.find(quote) if quote else -1
    for first, last, text in sentences_of(clause.text):
        if first <= start < last:
            return Sentence(clause.id, fill(text, clause))
    return Sentence(clause.id, fill(quote or clause.text, clause))


def quoting(clause: Clause, sentence: str) -> Iterator[object]:
    """Yield the rules of a clause whose quotes touch a sentence."""
    place = clause.text.find(sentence)
    for rule in rules_of(clause):
        quote = getattr(rule, "quotes", "")
        start = clause.text.find(quote) if quote else -1
        if start < 0:
            continue
        if start < place + len(sentence) and start + len(quote) > place:
            yield rule


def content_words(text: str) -> frozenset[str]:
    """Return the words of a text that carry its meaning, as stems."""
    return frozenset(
        stem(word) for word in _WORD.findall(text.lower()) if word not in _IDLE
    )


def stem(word: str) -> str:
    """Return a word without its commonest endings."""
    for end in ("ations", "ation", "ing", "ed", "es", "s", "e"):
        if word.endswith(end) and len(word) - len(end) > 2:
            return word.removesuffix(end)
    return word


def are_reconciled(policy: Policy, one: Clause, other: Clause) -> bool:
    """Tell whether a declared conflict or an exception links two clauses."""
    if one.id in other.exception_to or other.id in one.exception_to:
        return True
    return any(
        _links(conflict.between, one.text, other.text)
        for conflict in _conflicts(policy)
    )


def are_read_together(policy: Policy, one: str, other: str) -> bool:
    """Tell whether a declared conflict is between these two sentences."""
    return any(
        _links(conflict.between, one, other) for conflict in _conflicts(policy)
    )


def _conflicts(policy: Policy) -> Iterator[Conflict]:
    for clause in policy.clauses:
        yield from clause.conflicts


def _links(between: tuple[str, ...], one: str, other: str) -> bool:
    """Tell whether one passage stands in each of two texts."""
    return any(
        (first in one or one in first) and (second in other or other in second)
        for first, second in permutations(between, 2)
    )


def rules_of(value: object) -> Iterator[object]:
    """Yield everything in a clause that quotes its text."""
    if isinstance(value, tuple):
        for item in value:
            yield from rules_of(item)
    elif is_dataclass(value):
        if hasattr(value, "quotes"):
            yield value
        for field in fields(value):
            yield from rules_of(getattr(value, field.name))
