"""How the checker reads a clause: its rule in plain words, from the rule.

Nothing here decides; every line is made from the same values that the
engine decides with, so that reader and engine cannot drift apart.
"""

from __future__ import annotations

from checker.english import conditions
from checker.english import rule as say
from checker.english.dates import after
from checker.english.values import all_of, capital
from checker.policy import (
    Amount,
    Atom,
    Clause,
    Compare,
    Constant,
    Extreme,
    Fact,
    FactAmount,
    Guard,
    Is,
    Line,
    Policy,
    Remedy,
    Share,
    Test,
    Unstated,
    Warn,
    Within,
)
from checker.words import (
    called,
    date_words,
    fact_named,
    fill,
    length_words,
    parameter,
    value_words,
)

__all__ = [
    "amount_words",
    "atom_words",
    "guard_words",
    "line_words",
    "option_label",
    "reading",
]

# Remedies whose name says already what the money is.
_MONEY = ("Refund", "Compensation")


def option_label(fact: Fact, value: str) -> str:
    """Return the label that a customer sees for an option."""
    return dict(fact.options).get(value, value)


def atom_words(policy: Policy, clause: Clause, atom: Atom) -> str:
    """Return one condition as a clause of a sentence."""
    match atom:
        case Is(name, values):
            return _is_words(policy, name, values)
        case Within(end, window, start, later):
            value = parameter(clause, window)
            length = length_words(value) if value else called(policy, window)
            return conditions.lies(
                called(policy, end),
                length,
                called(policy, start),
                later=later,
            )
        case Compare(name, sign, value):
            noun = called(policy, name)
            return conditions.is_(noun, _size(clause, sign, value))


def guard_words(policy: Policy, clause: Clause, guard: Guard) -> str:
    """Return alternatives as "a and b, or c"; "" for always."""
    return say.either(
        [
            all_of([atom_words(policy, clause, atom) for atom in atoms])
            for atoms in guard
        ]
    )


def amount_words(policy: Policy, clause: Clause, amount: Amount) -> str:
    """Return an amount as a noun phrase."""
    match amount:
        case FactAmount(name):
            return called(policy, name)
        case Constant(name):
            value = parameter(clause, name)
            return value_words(value) if value else name
        case Share(ratio, of):
            value = parameter(clause, ratio)
            part = value_words(value) if value else ratio
            return say.share_of(part, amount_words(policy, clause, of))
        case Extreme(which, of):
            words = [amount_words(policy, clause, part) for part in of]
            return say.extreme(which, words)
        case Unstated(name, low, high):
            return say.not_stated(
                name,
                amount_words(policy, clause, low),
                amount_words(policy, clause, high),
            )


def line_words(
    policy: Policy, clause: Clause, line: Line, *, first: bool = False
) -> str:
    """Return one line of money: "plus the price paid, if …"."""
    amount = amount_words(policy, clause, line.amount)
    rest = _if(policy, clause, line.when)
    return say.line(line.sign, amount, rest, first=first)


def reading(policy: Policy, clause: Clause) -> list[str]:
    """Return the rule of a clause, one plain sentence a line."""
    lines = []
    scope = guard_words(policy, clause, clause.scope)
    if scope:
        lines.append(say.concerns(scope))
    if clause.exception_to:
        lines.append(say.is_exception_to(clause.exception_to))
    lines += [_test(policy, clause, test) for test in clause.tests]
    for left in clause.discretions:
        settled = called(policy, left.settled_by) if left.settled_by else ""
        where = _where(policy, clause, left.when)
        lines.append(say.left_to(left.who, left.about, settled, where))
    if clause.gives:
        for remedy in clause.gives.remedies:
            lines += _remedy(policy, clause, remedy, clause.gives.by)
    for remedy in clause.other_ways:
        lines += _remedy(policy, clause, remedy, "after refusal")
    for line in clause.in_every_refund:
        words = line_words(policy, clause, line, first=True)
        lines.append(say.in_every_refund(words))
    for cost in clause.costs:
        label = cost.label or called(policy, cost.cost)
        rest = say.not_for(cost.not_for) + _if(policy, clause, cost.when)
        lines.append(say.who_pays(cost.by, label, rest, perhaps=cost.perhaps))
    for promise in clause.promises:
        value = parameter(clause, promise.within) if promise.within else None
        lines.append(
            say.promises(
                fill(promise.do, clause),
                length_words(value) if value else "",
                called(policy, promise.after),
                promise.worded_as,
            )
        )
    for step in clause.steps:
        rest = _if(policy, clause, step.when)
        lines.append(say.step(fill(step.do, clause), rest))
    for item in clause.evidence:
        rest = _if(policy, clause, item.when)
        lines.append(say.to_show(fill(item.what, clause), rest))
    for warn in clause.warnings:
        rest = _if(policy, clause, warn.when)
        says = fill(warn.says, clause, _last(policy, clause, warn))
        lines.append(say.warning(says, rest))
    if clause.nothing_to_do:
        lines.append(say.nothing_to_do(clause.nothing_to_do))
    if clause.paid_to:
        lines.append(say.paid_to(clause.paid_to))
    return [*map(capital, lines)]


def _test(policy: Policy, clause: Clause, test: Test) -> str:
    atoms = [atom_words(policy, clause, atom) for atom in test.atoms]
    rest = _where(policy, clause, test.when) + say.not_for(test.not_for)
    return say.condition(test.kind, test.who, atoms, rest)


def _remedy(
    policy: Policy, clause: Clause, remedy: Remedy, chosen_by: str
) -> list[str]:
    name, rest = remedy.name, _if(policy, clause, remedy.when)
    lines = [say.gives(chosen_by, name, rest, perhaps=remedy.perhaps)]
    if remedy.sends:
        lines.append(say.sends(name, remedy.sends))
    compensates = say.pays if name in _MONEY else say.compensates
    for money, pays in (
        (remedy.refund, say.pays),
        (remedy.compensation, compensates),
    ):
        for place, line in enumerate(money or ()):
            words = line_words(policy, clause, line, first=not place)
            lines.append(pays(name, words))
    for test in remedy.tests:
        lines.append(say.of_remedy(name, _test(policy, clause, test)))
    for left in remedy.discretions:
        lines.append(say.leaves(name, left.who, left.about))
    return lines


def _is_words(policy: Policy, name: str, values: tuple[str, ...]) -> str:
    fact = fact_named(policy, name)
    noun = called(policy, name)
    if values == ("has happened",):
        return conditions.has_happened(noun)
    if values == ("not yet",):
        return conditions.has_not_happened_yet(noun)
    if values == ("not stated",):
        return conditions.is_stated(noun, False)
    labels = [option_label(fact, value) for value in values]
    return conditions.answer_is(fact.ask.rstrip("?") or noun, labels)


def _size(clause: Clause, sign: str, value: str) -> str:
    if value == "0":
        return conditions.compared_with_nothing(sign)
    found = parameter(clause, value)
    if found is not None:
        return conditions.compared(sign, value_words(found))
    if value.count("-") == 2:
        return conditions.compared_with_day(sign, date_words(value))
    return conditions.compared(sign, value)


def _last(policy: Policy, clause: Clause, warn: Warn) -> dict[str, str]:
    """Return words for <last day> where no customer is at hand."""
    if not warn.within or not warn.after:
        return {}
    value = parameter(clause, warn.within)
    length = length_words(value) if value else called(policy, warn.within)
    words = after(length, called(policy, warn.after))
    return {"last day": words, "last moment": words}


def _if(policy: Policy, clause: Clause, guard: Guard) -> str:
    return say.if_(guard_words(policy, clause, guard))


def _where(policy: Policy, clause: Clause, guard: Guard) -> str:
    return say.where(guard_words(policy, clause, guard))
