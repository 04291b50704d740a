"""Answers the three first questions: how long, who pays, when the money."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from checker.policy import Clause, Policy, Remedy, Within
from checker.words import called
from clausewise.pages.items import Item, cost_item, route_words, scope_words
from clausewise.pages.markup import plain, sentence

__all__ = ["Answer", "Group", "answer_box"]

type _Finder = Callable[[Policy, Clause], Iterator[Item]]

# What a promise speaks of when it is the money that comes.
_MONEY = re.compile(
    r"\b(?:refund|credit|money|funds|reimburse)",
    re.IGNORECASE,
)
_NOTE = Markup(' <span class="later">({})</span>')


@dataclass(frozen=True, slots=True)
class Group:
    """A short answer ("30 days", "You"), and what it is an answer for."""

    label: Markup
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and its answers; `unless` is said where there is none."""

    question: str
    groups: tuple[Group, ...]
    unless: str


def answer_box(
    policy: Policy, clauses: Sequence[Clause]
) -> tuple[Answer, ...]:
    """Return the three answers that these clauses give."""

    def grouped(*finders: _Finder) -> tuple[Group, ...]:
        return _grouped(
            item for f in finders for c in clauses for item in f(policy, c)
        )

    return (
        Answer(
            "How long do I have?",
            grouped(_windows),
            "No time limit is stated here.",
        ),
        Answer(
            "Who pays?",
            grouped(_payers, _deductions),
            "No cost is named here.",
        ),
        Answer(
            "When does the money come?",
            grouped(_money),
            "No time is stated here.",
        ),
    )


def _windows(policy: Policy, clause: Clause) -> Iterator[Item]:
    tests = [*clause.tests, *(t for r in _remedies(clause) for t in r.tests)]
    quotes: dict[str, str] = {}
    for test in tests:
        for atom in test.atoms:
            if isinstance(atom, Within):
                quotes.setdefault(atom.window, test.quotes)
    for step in (
        *clause.steps,
        *(s for r in _remedies(clause) for s in r.steps),
    ):
        quotes.setdefault(step.within, step.quotes)
    # A warning's time is no limit: it only tells how things usually go.
    for window, quote in quotes.items():
        if window:
            yield _timed(policy, clause, window, quote)


def _payers(policy: Policy, clause: Clause) -> Iterator[Item]:
    routes = route_words(policy, clause.routes)
    for cost in clause.costs:
        only = routes or scope_words(policy, clause, cost.when)
        # Exceptions for single remedies stand in the table.
        item = cost_item(policy, clause, replace(cost, not_for=()))
        yield replace(item, only=only)


def _deductions(policy: Policy, clause: Clause) -> Iterator[Item]:
    routes = route_words(policy, clause.routes)
    refunds = [line for r in _remedies(clause) for line in r.refund or ()]
    for line in (*clause.in_every_refund, *refunds):
        if line.sign < 0:
            label = plain("Taken off the refund")
            yield Item(label, plain(line.label), clause, routes)


def _money(policy: Policy, clause: Clause) -> Iterator[Item]:
    for promise in clause.promises:
        if _MONEY.search(f"{promise.do} {clause.title}"):
            item = _timed(policy, clause, promise.within, promise.quotes)
            if promise.worded_as != "a promise":
                label = item.label + _NOTE.format(plain(promise.worded_as))
                item = replace(item, label=label)
            yield item


def _timed(policy: Policy, clause: Clause, window: str, quotes: str) -> Item:
    if any(parameter.name == window for parameter in clause.parameters):
        length = sentence(f"<{window}>", clause, later=True)
    else:
        words = called(policy, window) if window else "no time stated"
        length = plain(words[:1].upper() + words[1:])
    quote = Markup("“{}”").format(sentence(quotes, clause))
    return Item(length, quote, clause, route_words(policy, clause.routes))


def _remedies(clause: Clause) -> tuple[Remedy, ...]:
    given = clause.gives.remedies if clause.gives else ()
    return given + clause.other_ways


def _grouped(items: Iterator[Item]) -> tuple[Group, ...]:
    """The same answer once, with all that it answers, each once."""
    groups: dict[Markup, dict[tuple[str, str], Item]] = {}
    for item in items:
        group = groups.setdefault(item.label, {})
        group.setdefault((item.clause.id, item.words.lower()), item)
    return tuple(
        Group(label, tuple(found.values())) for label, found in groups.items()
    )
