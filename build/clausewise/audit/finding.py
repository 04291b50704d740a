"""What the audit finds: a frozen value that says where, what and for whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from checker.policy import Clause, Policy
from clausewise.analysis.desk import Desk

__all__ = [
    "Example",
    "Finder",
    "Finding",
    "Level",
    "Sentence",
    "at_clause",
    "at_facts",
]

type Level = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Example:
    """One customer, as replayed by the engine, and what he is told.

    `group` are all the customers of his kind, in words.
    """

    group: str
    answers: Mapping[str, Any]
    now: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a clause that a finding is about."""

    clause: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at again.

    `about` is what tells two findings of one name in one clause apart:
    the word, the remedy, the other clause. An acceptance may quote it.
    """

    name: str
    level: Level
    file: str
    line: int
    clause: str
    says: str
    about: str = ""
    example: Example | None = None
    sentences: tuple[Sentence, ...] = ()

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses involved; any of them may accept the finding."""
        names = [self.clause, *(s.clause for s in self.sentences)]
        return tuple(dict.fromkeys(name for name in names if name))


class Finder(Protocol):
    """A module of the audit: its stable name, its level, and the search."""

    NAME: str
    LEVEL: Level

    def find(self, desk: Desk) -> Iterator[Finding]:
        """Yield what there is of this kind."""


def at_clause(
    name: str,
    level: Level,
    clause: Clause,
    says: str,
    *,
    about: str = "",
    example: Example | None = None,
    sentences: tuple[Sentence, ...] = (),
) -> Finding:
    """Return a finding at a clause."""
    return Finding(
        name,
        level,
        clause.file,
        clause.line,
        clause.id,
        says,
        about,
        example,
        sentences,
    )


def at_facts(
    name: str,
    level: Level,
    policy: Policy,
    says: str,
    *,
    about: str,
    example: Example | None = None,
) -> Finding:
    """Return a finding in the vocabulary."""
    file = f"policy/{policy.store}/facts.yaml"
    return Finding(name, level, file, 1, "", says, about, example)
