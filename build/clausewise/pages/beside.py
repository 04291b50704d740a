"""What stands beside a clause's sentence: changes, readings, open ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from checker.policy import (
    Clause,
    Cost,
    Discretion,
    Evidence,
    Line,
    NotStated,
    Promise,
    Remedy,
    Step,
    Test,
    Warn,
)
from checker.words import date_words, value_words
from clausewise.pages.markup import plain, valued

__all__ = ["announced", "notes", "unstated"]

type _Read = (
    Cost | Discretion | Evidence | Line | Promise | Remedy | Step | Test | Warn
)


def announced(clauses: Sequence[Clause]) -> list[tuple[Clause, Markup]]:
    """Return what changes for later orders, clause by clause."""
    return [(c, words) for c in clauses for words in _changes(c)]


def unstated(clauses: Sequence[Clause]) -> list[tuple[Clause, str]]:
    """Return the values that the policy names but does not give."""
    return [
        (clause, parameter.name)
        for clause in clauses
        for parameter in clause.parameters
        if any(isinstance(d.value, NotStated) for d in parameter.values)
    ]


def notes(clause: Clause) -> tuple[str, ...]:
    """Return every reading of a clause that goes beyond its text."""
    remedies = (
        *(clause.gives.remedies if clause.gives else ()),
        *clause.other_ways,
    )
    parts: list[_Read] = [
        *clause.tests,
        *clause.discretions,
        *remedies,
        *(test for remedy in remedies for test in remedy.tests),
        *(left for remedy in remedies for left in remedy.discretions),
        *(step for remedy in remedies for step in remedy.steps),
        *(line for remedy in remedies for line in remedy.refund or ()),
        *(line for remedy in remedies for line in remedy.compensation or ()),
        *clause.in_every_refund,
        *clause.costs,
        *clause.promises,
        *clause.steps,
        *clause.evidence,
        *clause.warnings,
    ]
    said = [note for part in parts for note in part.interpretation]
    return tuple(dict.fromkeys([*clause.interpretation, *said]))


def _changes(clause: Clause) -> Iterator[Markup]:
    if clause.since:
        yield Markup("This holds for orders from {} on.").format(
            valued(date_words(clause.since))
        )
    for parameter in clause.parameters:
        before, *later = parameter.values
        for dated in later:
            yield Markup(
                "For orders from {} on, the {} is {}; before that, it is {}."
            ).format(
                valued(date_words(dated.since)),
                plain(parameter.name),
                valued(value_words(dated.value)),
                valued(value_words(before.value)),
            )
            before = dated
    if clause.until:
        yield Markup("This holds for orders before {} only.").format(
            valued(date_words(clause.until))
        )
