"""Pairs of sentences that seem to contradict each other.

The rules of a policy can be free of clashes because an editor has read
one sentence narrowly; the customer still reads both. These pairs come
from the words and the numbers alone, so they are notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from checker.policy import Clause, Test, Within
from checker.words import fill
from clausewise.analysis.desk import Desk
from clausewise.audit.effects import hurts_late
from clausewise.audit.finding import Finding, Level, Sentence, at_clause
from clausewise.audit.said import Said, clash_between, read
from clausewise.audit.text import (
    are_read_together,
    are_reconciled,
    sentence_of,
    sentences,
)

__all__ = ["LEVEL", "NAME", "find"]

NAME = "contradiction"
LEVEL: Level = "note"


def find(desk: Desk) -> Iterator[Finding]:
    """Yield each pair of clauses with sentences that seem to clash."""
    for clause in desk.policy.clauses:
        yield from _two_times(clause)
    seen = set()
    said = [
        read(clause, sentence)
        for clause in desk.policy.clauses
        for sentence in _statements(clause)
    ]
    for one, other in combinations(said, 2):
        pair = one.clause.id, other.clause.id
        if one.text in other.text or other.text in one.text:
            continue
        clash = clash_between(one, other)
        if not clash or (pair, clash) in seen:
            continue
        if _are_settled(desk, one, other, clash):
            continue
        seen.add((pair, clash))
        first = Sentence(one.clause.id, fill(one.text, one.clause))
        second = Sentence(other.clause.id, fill(other.text, other.clause))
        yield at_clause(
            NAME,
            LEVEL,
            one.clause,
            f"{clash}: “{first.text}” and “{second.text}”",
            about=f"{one.clause.id}, {other.clause.id}: {clash}",
            sentences=(first, second),
        )


def _two_times(clause: Clause) -> Iterator[Finding]:
    """Yield two last days, or two first ones, for one step in a clause."""
    spans: dict[tuple[str, str, bool], tuple[Test, Within]] = {}
    for test in clause.tests:
        for atom in test.atoms:
            if not isinstance(atom, Within):
                continue
            span = atom.end, atom.start, hurts_late(test, atom)
            first, before = spans.setdefault(span, (test, atom))
            if before.window == atom.window:
                continue
            pair = (sentence_of(clause, t.quotes) for t in (first, test))
            told = tuple(dict.fromkeys(pair))
            yield at_clause(
                NAME,
                LEVEL,
                clause,
                "Two times for one step: "
                + " and ".join(f"“{sentence.text}”" for sentence in told),
                about=f"{clause.id}: Two times for one step",
                sentences=told,
            )


def _are_settled(desk: Desk, one: Said, other: Said, clash: str) -> bool:
    """Tell whether an editor has said how two sentences go together.

    Who declares how two clauses go together has read both; but times and
    clocks are told apart sentence by sentence.
    """
    here, there = one.clause, other.clause
    if here.id in there.exception_to or there.id in here.exception_to:
        return True
    if here is there or clash.startswith("Two "):
        return are_read_together(desk.policy, one.text, other.text)
    return are_reconciled(desk.policy, one.clause, other.clause)


def _statements(clause: Clause) -> Iterator[str]:
    """Yield the sentences of a clause, and the parts between semicolons."""
    for sentence in sentences(clause):
        yield sentence
        if "; " in sentence:
            yield from sentence.split("; ")
