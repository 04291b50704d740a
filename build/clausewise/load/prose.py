"""The public sentences: their holes, their numbers and the quotes of them."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from checker.words import value_words
from clausewise.load.scope import Scope
from clausewise.problems import nearest, shown
from clausewise.read.nodes import Text

__all__ = [
    "LAST",
    "check_holes",
    "check_prose",
    "check_quote",
    "holes",
    "numbers",
]

LAST = ("last day", "last moment")
_HOLE = re.compile(r"<([^<>]*)>")
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_NUMBER = re.compile(
    r"\d+(?:[.,]\d+)*|\b(?:two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    rf"nineteen|(?:{_TENS})(?:-\w+)?|hundreds?|thousands?|dozens?|half|"
    r"halves|double[ds]?|twice|triple[ds]?|thrice)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"<[^<>]*>\S*|\S+")
_CLOSE = 0.5
_LONGEST = 40
_NUMBER_MEANT = (
    'a hole <name> with its value under "parameters:", or "literal:"'
)


def holes(text: str) -> tuple[str, ...]:
    """Return the names between < and >, each once."""
    return tuple(dict.fromkeys(_HOLE.findall(text)))


def numbers(text: str, literal: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return digits and number words typed outside holes and literals.

    A nought is no number of a policy, so "Enter 0 if it was free" is fine.
    """
    text = _HOLE.sub(" ", text)
    for word in sorted(literal, key=len, reverse=True):
        text = text.replace(word, " ")
    found = dict.fromkeys(_NUMBER.findall(text))
    return tuple(number for number in found if number != "0")


def check_prose(
    text: Text | None, scope: Scope, last: tuple[str, ...] = ()
) -> str:
    """Return a public sentence; note its unbound holes and its numbers."""
    if text is None:
        return ""
    check_holes(text, scope, last)
    for number in numbers(text.value, scope.literal):
        scope.problems.add(
            text.at,
            "a number is typed into a sentence",
            shown(number),
            _NUMBER_MEANT if scope.text else "the sentence without it",
        )
    return text.value


def check_holes(text: Text, scope: Scope, last: tuple[str, ...] = ()) -> None:
    """Note holes that no parameter fills."""
    known = [*scope.parameters, *last]
    for hole in holes(text.value):
        if hole not in known:
            meant = nearest(hole, known).strip('"')
            scope.problems.add(
                text.at,
                "no parameter fills this hole",
                f'"<{hole}>"',
                f'"<{meant}>"'
                if meant in known
                else 'a line under "parameters:"',
            )


def check_quote(quote: Text | None, scope: Scope) -> str:
    """Return the words quoted; note it if the text does not hold them."""
    if quote is None:
        return ""
    if quote.value not in scope.text:
        scope.problems.add(
            quote.at,
            "this quote is not in the text",
            shown(quote.value),
            _passage(quote.value, scope) or "words copied from the text",
        )
    return quote.value


def _passage(quote: str, scope: Scope) -> str:
    """Return the passage of the text most like the quote, "" if none is."""
    quote = " ".join(quote.split()[:_LONGEST])
    words = _WORD.findall(scope.text)
    spoken = [_spoken(word, scope) for word in words]
    size = len(quote.split())
    best, passage = _CLOSE, ""
    for length in range(max(1, size - 2), size + 3):
        for start in range(len(words) - length + 1):
            said = " ".join(spoken[start : start + length])
            said = said.rstrip(".,;:")
            matcher = SequenceMatcher(None, said, quote, autojunk=False)
            if matcher.quick_ratio() > best and matcher.ratio() > best:
                best = matcher.ratio()
                passage = " ".join(words[start : start + length])
                passage = passage.rstrip(".,;:")
    return shown(passage) if passage else ""


def _spoken(word: str, scope: Scope) -> str:
    """Return a word as the editor may have quoted it, its hole filled."""
    match = _HOLE.match(word)
    values = scope.values(match[1]) if match else ()
    if not match or not values:
        return word
    return value_words(values[0]) + word[match.end() :]
