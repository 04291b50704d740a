"""What is printed around a clause's sentence: examples, announced values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from checker.policy import Case, Clause, NotStated, Policy
from checker.reading import option_label
from checker.words import called, date_words, fact_named, value_words
from clausewise.markup import plain, sentence, valued

__all__ = [
    "Example",
    "Specimen",
    "announced",
    "example",
    "notes",
    "specimen",
    "unstated",
]

_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ](?P<time>\d\d:\d\d))?")
# What an example is expected to give, in the order of a customer's interest;
# the rest (ids, numbers of items) is for the tests alone.
_OUTCOMES = (
    "verdict",
    "remedies",
    "refund",
    "compensation",
    "last day",
    "last moment",
    "by",
    "customer pays",
)


@dataclass(frozen=True, slots=True)
class Example:
    """A case in words: what was given, and what came out."""

    case: str
    given: tuple[tuple[str, str], ...]
    gives: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Specimen:
    """A clause with its deciding words, and one example of it."""

    clause: Clause
    example: Example
    before: Markup
    quote: Markup
    after: Markup


def example(policy: Policy, case: Case) -> Example:
    """Return an example as a reader sees it."""
    expect = [
        (_outcome(name), text)
        for outcome in _OUTCOMES
        for name, text in case.expect
        if name == outcome or name.startswith(f"{outcome} of ")
    ]
    return Example(
        case.case,
        tuple(_given(policy, name, text) for name, text in case.given),
        tuple((name, _dated(text)) for name, text in expect),
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
    parts = [
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


def specimen(policy: Policy) -> Specimen | None:
    """Return the first clause with a printed example, its rule marked."""
    for clause in policy.clauses:
        for case in clause.cases:
            if case.shown:
                quote = next((test.quotes for test in clause.tests), "")
                parts = clause.text.partition(quote or clause.text)
                before, marked, after = (sentence(p, clause) for p in parts)
                shown = example(policy, case)
                return Specimen(clause, shown, before, marked, after)
    return None


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


def _given(policy: Policy, name: str, text: str) -> tuple[str, str]:
    fact = fact_named(policy, name)
    label = option_label(fact, text)
    if fact.kind in ("choice", "yes/no") and fact.ask:
        return fact.ask, _capital(label)
    return _capital(called(policy, name)), _dated(label)


def _outcome(name: str) -> str:
    kind, of, remedy = name.partition(" of ")
    if of and kind != remedy.lower():
        return f"{_capital(kind)} ({remedy})"
    return _capital(kind)


def _dated(text: str) -> str:
    def words(match: re.Match[str]) -> str:
        time = f", {match['time']}" if match["time"] else ""
        return date_words(match[0]) + time

    return _capital(_DATE.sub(words, text))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
