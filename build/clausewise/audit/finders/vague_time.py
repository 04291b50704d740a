"""Times without a number: "immediately", "as soon as possible"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.policy import Promise
from checker.words import fill
from clausewise.analysis.desk import Desk
from clausewise.audit.finding import Finding, Level, Sentence, at_clause
from clausewise.audit.text import quoting, sentences

__all__ = ["LEVEL", "NAME", "find"]

NAME = "vague-time"
LEVEL: Level = "warning"
_WORDS = re.compile(
    r"\b(?:immediately|at once|promptly|quickly|shortly|soon|without delay|"
    r"as soon as possible|as quickly as possible|right away|straight away|"
    r"in due course|in good time|in a timely manner|timely|"
    r"(?:a few|several|some) (?:hours|(?:working |business )?days|weeks)|"
    r"within a reasonable time|for a while)\b",
    re.IGNORECASE,
)


def find(desk: Desk) -> Iterator[Finding]:
    """Yield each such word that no rule reads as "not stated"."""
    for clause in desk.policy.clauses:
        for sentence in sentences(clause):
            words = [match[0].lower() for match in _WORDS.finditer(sentence)]
            if not words or any(
                _is_read(rule) for rule in quoting(clause, sentence)
            ):
                continue
            says = fill(sentence, clause)
            yield at_clause(
                NAME,
                LEVEL,
                clause,
                f"“{words[0]}” is no time that a customer could hold you to.",
                about=f"{words[0]}: {says}",
                sentences=(Sentence(clause.id, says),),
            )


def _is_read(rule: object) -> bool:
    if getattr(rule, "interpretation", ()):
        return True
    return isinstance(rule, Promise) and not rule.within
