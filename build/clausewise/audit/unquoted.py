"""Which sentences of a clause no rule quotes: a listing for the editor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from checker.policy import Clause, Conflict

__all__ = ["sentences_of", "unquoted_sentences"]

_SENTENCE_END = re.compile(r"(?<=[.!?])[\")”]?\s+(?=[A-Z<“\"(])")
_QUOTES = ("quotes", "nothing_quotes", "paid_to_quotes", "explains_quotes")


def unquoted_sentences(clause: Clause) -> list[str]:
    """Return the sentences of the text that no rule quotes."""
    quotes = set(filter(None, _quotes(clause)))
    spans = [
        (match.start(), match.end())
        for quote in quotes
        for match in re.finditer(re.escape(quote), clause.text)
    ]
    return [
        sentence
        for start, end, sentence in sentences_of(clause.text)
        if not any(first < end and last > start for first, last in spans)
    ]


def sentences_of(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield each sentence of a text with its start and its end."""
    start = 0
    for gap in [*_SENTENCE_END.finditer(text), None]:
        end = gap.start() if gap else len(text)
        if text[start:end].strip():
            yield start, end, text[start:end].strip()
        start = gap.end() if gap else end


def _quotes(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for item in value:
            yield from _quotes(item)
    elif isinstance(value, Conflict):
        yield from value.between
    elif is_dataclass(value):
        for field in fields(value):
            found = getattr(value, field.name)
            if field.name in _QUOTES:
                yield found
            else:
                yield from _quotes(found)
