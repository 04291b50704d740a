"""Lists what a clause does for its customers, one effect at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker.policy import (
    Atom,
    Clause,
    Cost,
    Guard,
    Is,
    Line,
    Policy,
    Remedy,
    Test,
    Within,
)
from checker.words import fact_named
from clausewise.pages.items import (
    Item,
    cost_item,
    decision_item,
    limit_item,
    line_item,
    promise_item,
    quoted,
    remedy_item,
    step_item,
)
from clausewise.pages.kinds import is_met
from clausewise.pages.markup import plain
from clausewise.pages.together import asked, both, whole_scope

__all__ = ["Column", "Effect", "effects"]

type Column = Literal[
    "refused",
    "gets",
    "refunds",
    "decides",
    "conditions",
    "pays",
    "off",
    "yours",
    "ours",
]

_CHOSEN_BY = {"all": "", "customer": "your choice", "shop": "we choose"}


@dataclass(frozen=True, slots=True)
class Effect:
    """What a clause does, for whom, and in which column it is told.

    `sometimes` says it where only some of a kind's customers have it.
    `known` is what goes without saying where it is told.
    """

    column: Column
    item: Item
    sometimes: Item
    clause: Clause
    scope: Guard
    known: Guard = ()
    not_for: tuple[str, ...] = ()


def effects(policy: Policy, clause: Clause) -> Iterator[Effect]:
    """Return the effects of a clause, in the order in which they are told."""
    yield from _gifts(policy, clause)
    yield from _conditions(policy, clause)
    yield from _costs(policy, clause)
    yield from _limits(policy, clause)
    yield from _promises(policy, clause)


def _gifts(policy: Policy, clause: Clause) -> Iterator[Effect]:
    scope = whole_scope(policy, clause)
    if clause.nothing_to_do:
        said = plain(clause.nothing_to_do)
        yield _same("gets", Item(plain("Nothing to do"), said, clause), scope)
    for test in clause.tests:
        if test.kind == "refused if" and is_met(test.atoms, scope):
            item = Item(plain("Refused"), quoted(test.quotes, clause), clause)
            yield _same("refused", item, scope, test.not_for)
    given = clause.gives.remedies if clause.gives else ()
    note = _CHOSEN_BY[clause.gives.by] if clause.gives else ""
    for remedy in given:
        chosen = note if len(given) > 1 else ""
        yield from _remedy(policy, clause, remedy, chosen)
    for remedy in clause.other_ways:
        yield from _remedy(policy, clause, remedy, "another way")
    for line in clause.in_every_refund:
        column: Column = "refunds" if line.sign > 0 else "off"
        yield _refund_line(policy, clause, line, column)
    remedies = _remedies(clause)
    left_to = (
        *clause.discretions,
        *(d for r in remedies for d in r.discretions),
    )
    for left in left_to:
        yield Effect(
            "decides",
            decision_item(clause, left),
            _title(clause),
            clause,
            whole_scope(policy, clause, left.when),
            not_for=left.not_for,
        )


def _remedy(
    policy: Policy, clause: Clause, remedy: Remedy, note: str
) -> Iterator[Effect]:
    yield Effect(
        "gets",
        remedy_item(policy, clause, remedy, note, perhaps=False),
        remedy_item(policy, clause, remedy, note, perhaps=True),
        clause,
        whole_scope(policy, clause, remedy.when),
    )
    for line in remedy.refund or ():
        if line.sign < 0:
            yield _refund_line(policy, clause, line, "off")


def _refund_line(
    policy: Policy, clause: Clause, line: Line, column: Column
) -> Effect:
    return Effect(
        column,
        line_item(clause, line, perhaps=False),
        line_item(clause, line, perhaps=True),
        clause,
        whole_scope(policy, clause, line.when),
    )


def _conditions(policy: Policy, clause: Clause) -> Iterator[Effect]:
    """The clause's title, once for each of its conditions."""
    for test in _tests(clause):
        scope = _tested(policy, clause, test)
        is_no = test.kind == "refused if" and is_met(test.atoms, scope)
        if not is_no and not _limit(test):
            yield _same("conditions", _title(clause), scope, test.not_for)


def _title(clause: Clause) -> Item:
    return Item(plain("Conditions"), plain(clause.title), clause, titled=True)


def _costs(policy: Policy, clause: Clause) -> Iterator[Effect]:
    for cost in clause.costs:
        # What becomes certain later is told while it is still doubtful.
        if not any(_is_settled(other, cost) for other in clause.costs):
            yield Effect(
                "pays",
                cost_item(policy, clause, cost, perhaps=False),
                cost_item(policy, clause, cost, perhaps=True),
                clause,
                whole_scope(policy, clause, cost.when),
                not_for=cost.not_for,
            )


def _limits(policy: Policy, clause: Clause) -> Iterator[Effect]:
    for test in _tests(clause):
        limit = _limit(test)
        if limit:
            yield Effect(
                "yours",
                limit_item(policy, clause, test, limit, perhaps=False),
                limit_item(policy, clause, test, limit, perhaps=True),
                clause,
                _tested(policy, clause, test),
                _known(policy, limit.start),
                test.not_for,
            )
    remedies = _remedies(clause)
    for step in (*clause.steps, *(s for r in remedies for s in r.steps)):
        if step.within:
            item = step_item(policy, clause, step)
            scope = whole_scope(policy, clause, step.when)
            yield _same("yours", item, scope, step.not_for)


def _promises(policy: Policy, clause: Clause) -> Iterator[Effect]:
    for promise in clause.promises:
        yield Effect(
            "ours",
            promise_item(policy, clause, promise, perhaps=False),
            promise_item(policy, clause, promise, perhaps=True),
            clause,
            whole_scope(policy, clause, promise.when),
            _known(policy, promise.after),
            promise.not_for,
        )


def _is_settled(doubtful: Cost, cost: Cost) -> bool:
    """Tell whether a cost is a doubtful one, once its condition is met."""
    if cost.perhaps or not doubtful.perhaps or cost.cost != doubtful.cost:
        return False
    differing = {a for atoms in cost.when for a in atoms} ^ {
        a for atoms in doubtful.when for a in atoms
    }
    facts = {a.fact for a in differing if isinstance(a, Is)}
    return cost.by == doubtful.by and len(facts) == 1


def _same(
    column: Column, item: Item, scope: Guard, not_for: tuple[str, ...] = ()
) -> Effect:
    return Effect(column, item, item, item.clause, scope, not_for=not_for)


def _known(policy: Policy, start: str) -> Guard:
    """What goes without saying where a time runs from this."""
    return asked(policy, ((Is(start, ("has happened",)),),))


def _tested(policy: Policy, clause: Clause, test: Test) -> Guard:
    """Whom a condition concerns: those who are asked about it."""
    scope = whole_scope(policy, clause, test.when)
    for atom in test.atoms:
        for name in _facts(atom):
            asked_when = fact_named(policy, name).ask_only_when
            scope = both(scope, asked(policy, asked_when))
    return scope


def _facts(atom: Atom) -> tuple[str, ...]:
    if isinstance(atom, Within):
        return atom.end, atom.start
    return (atom.fact,)


def _limit(test: Test) -> Within | None:
    """The time after which a customer is too late, if the test is one."""
    is_after = test.kind != "allowed only if"
    for atom in test.atoms:
        if isinstance(atom, Within) and atom.later == is_after:
            return atom
    return None


def _tests(clause: Clause) -> tuple[Test, ...]:
    return (*clause.tests, *(t for r in _remedies(clause) for t in r.tests))


def _remedies(clause: Clause) -> tuple[Remedy, ...]:
    given = clause.gives.remedies if clause.gives else ()
    return given + clause.other_ways
