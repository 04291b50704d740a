"""Sentences that promise or forbid something, and that no rule quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.words import HOLE, fill
from clausewise.analysis.desk import Desk
from clausewise.audit.finding import Finding, Level, Sentence, at_clause
from clausewise.audit.unquoted import unquoted_sentences

__all__ = ["LEVEL", "NAME", "find"]

NAME = "unquoted-sentence"
LEVEL: Level = "warning"
_BINDS = re.compile(
    r"\b(?:must|shall|cannot|not|never|only|unless|we will|you will|pays?|"
    r"deduct(?:ed|s)?|refunds|refunded|refused?|eligible|entitled|free|"
    r"bears?)\b(?! do our best)",
    re.IGNORECASE,
)


def find(desk: Desk) -> Iterator[Finding]:
    """Yield each sentence without a rule; a note where it only informs."""
    for clause in desk.policy.clauses:
        for sentence in unquoted_sentences(clause):
            binds = bool(HOLE.search(sentence) or _BINDS.search(sentence))
            says = fill(sentence, clause)
            yield at_clause(
                NAME,
                LEVEL if binds else "note",
                clause,
                f"No rule quotes this sentence: “{says}”"
                + (" It sounds like one." if binds else ""),
                about=says,
                sentences=(Sentence(clause.id, says),),
            )
