"""Answers the three first questions: how long, who pays, when the money."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from checker.policy import Clause, Policy, Remedy, Within
from checker.words import called
from clausewise.items import Item, cost_item, scope_words
from clausewise.markup import plain, sentence

__all__ = ["Answer", "answer_box"]

# What a promise speaks of when it is the money that comes.
_MONEY = re.compile(
    r"refund|credit|money|pay|transfer|reimburse", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and its answers; `unless` is said where there is none."""

    question: str
    items: tuple[Item, ...]
    unless: str


def answer_box(
    policy: Policy, clauses: Sequence[Clause]
) -> tuple[Answer, ...]:
    """Return the three answers that these clauses give."""
    return (
        Answer(
            "How long do I have?",
            _once(i for c in clauses for i in _windows(policy, c)),
            "No time limit is stated here.",
        ),
        Answer(
            "Who pays?",
            _once(i for c in clauses for i in _payers(policy, c)),
            "No cost is named here.",
        ),
        Answer(
            "When does the money come?",
            _once(i for c in clauses for i in _money(policy, c)),
            "No time is stated here.",
        ),
    )


def _windows(policy: Policy, clause: Clause) -> Iterator[Item]:
    tests = [*clause.tests, *(t for r in _remedies(clause) for t in r.tests)]
    for test in tests:
        for atom in test.atoms:
            if isinstance(atom, Within):
                only = scope_words(policy, clause, test.when)
                yield _timed(policy, clause, atom.window, test.quotes, only)
    steps = [*clause.steps, *(s for r in _remedies(clause) for s in r.steps)]
    for timed in (*steps, *clause.warnings):
        if timed.within:
            only = scope_words(policy, clause, timed.when)
            yield _timed(policy, clause, timed.within, timed.quotes, only)


def _payers(policy: Policy, clause: Clause) -> Iterator[Item]:
    for cost in clause.costs:
        only = scope_words(policy, clause, cost.when)
        yield replace(cost_item(policy, clause, cost), only=only)
    refunds = [line for r in _remedies(clause) for line in r.refund or ()]
    for line in (*clause.in_every_refund, *refunds):
        if line.sign < 0:
            only = scope_words(policy, clause, line.when)
            label = plain("Taken off the refund")
            yield Item(label, plain(line.label), clause, only)


def _money(policy: Policy, clause: Clause) -> Iterator[Item]:
    for promise in clause.promises:
        if _MONEY.search(f"{promise.do} {promise.quotes}"):
            only = scope_words(policy, clause, promise.when)
            item = _timed(policy, clause, promise.within, promise.quotes, only)
            if promise.worded_as != "a promise":
                note = plain(f" ({promise.worded_as})")
                item = replace(item, label=item.label + note)
            yield item


def _timed(
    policy: Policy, clause: Clause, window: str, quotes: str, only: str
) -> Item:
    if any(parameter.name == window for parameter in clause.parameters):
        length = sentence(f"<{window}>", clause, later=True)
    else:
        words = called(policy, window) if window else "no time stated"
        length = plain(words[:1].upper() + words[1:])
    quote = Markup("“{}”").format(sentence(quotes, clause))
    return Item(length, quote, clause, only)


def _remedies(clause: Clause) -> tuple[Remedy, ...]:
    given = clause.gives.remedies if clause.gives else ()
    return given + clause.other_ways


def _once(items: Iterator[Item]) -> tuple[Item, ...]:
    """Each answer once, however often the clauses give it."""
    found: dict[tuple[str, str, str], Item] = {}
    for item in items:
        key = (item.label, item.words, item.only)
        found.setdefault(key, item)
    return tuple(found.values())
