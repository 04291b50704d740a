"""Every kind of finding, in the order in which an editor reads them."""

from __future__ import annotations

from clausewise.audit.finders import (
    contradiction,
    dead_clause,
    dead_condition,
    dead_line,
    dead_remedy,
    dead_rule,
    discretion_word,
    gap,
    idle_number,
    idle_option,
    idle_question,
    idle_threshold,
    late_deadline,
    overlap,
    stale_acceptance,
    unconfirmed,
    unfavourable,
    unquoted_sentence,
    unstated,
    vague_time,
)
from clausewise.audit.finding import Finder

__all__ = ["FINDERS", "names"]

FINDERS: tuple[Finder, ...] = (
    overlap,
    gap,
    late_deadline,
    dead_clause,
    dead_remedy,
    dead_condition,
    dead_rule,
    dead_line,
    idle_threshold,
    idle_number,
    idle_question,
    idle_option,
    discretion_word,
    vague_time,
    unstated,
    unfavourable,
    unquoted_sentence,
    contradiction,
    unconfirmed,
)


def names() -> tuple[str, ...]:
    """Return the stable name of each kind of finding."""
    return (*(kind.NAME for kind in FINDERS), stale_acceptance.NAME)
