"""The verdicts, the standings of a remedy, and which of them prevails.

A remedy stands as one of the first four; the others are of a case.
"""

from __future__ import annotations

__all__ = [
    "ELIGIBLE",
    "INVALID",
    "NEED",
    "NONE",
    "NOT_ELIGIBLE",
    "NOT_NEEDED",
    "NOT_REGULATED",
    "OTHER",
    "REVIEW",
    "better",
    "gain",
    "gain_after_refusal",
    "is_not_needed",
    "is_open",
    "is_other",
    "is_refused",
    "or_else",
    "with_others",
]

NONE = "none"
NOT_ELIGIBLE = "not_eligible"
REVIEW = "eligible_subject_to_review"
ELIGIBLE = "eligible"
OTHER = "other_options"
NOT_NEEDED = "not_needed"
NOT_REGULATED = "not_regulated"
NEED = "need_information"
INVALID = "invalid_input"

_RANK = {NONE: 0, NOT_ELIGIBLE: 1, REVIEW: 2, ELIGIBLE: 3}


def is_open(standing: str) -> bool:
    """Tell whether something can be had, perhaps by somebody's decision."""
    return standing in (ELIGIBLE, REVIEW)


def is_refused(verdict: str) -> bool:
    """Tell whether what was asked for cannot be had."""
    return verdict in (NOT_ELIGIBLE, OTHER)


def is_other(verdict: str) -> bool:
    """Tell whether only another way is left."""
    return verdict == OTHER


def is_not_needed(verdict: str) -> bool:
    """Tell whether it happens by itself."""
    return verdict == NOT_NEEDED


def better(one: str, other: str) -> str:
    """Return the better of two standings: a verdict is the best one."""
    return max(one, other, key=_RANK.__getitem__)


def or_else(best: str, without: str) -> str:
    """Return what holds where no remedy is named."""
    return without if best == NONE else best


def with_others(best: str, others: bool) -> str:
    """Return a refusal as one with other ways, where there are some."""
    return OTHER if best == NOT_ELIGIBLE and others else best


def gain(standing: str, verdict: str) -> str:
    """Return what a remedy brings: refused and absent are the same."""
    return standing if is_open(standing) and is_open(verdict) else NONE


def gain_after_refusal(standing: str, verdict: str) -> str:
    """Return what a way out brings, which opens with a refusal."""
    return standing if is_open(standing) and is_refused(verdict) else NONE
