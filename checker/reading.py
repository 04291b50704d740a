"""How the checker reads a clause: its rule in plain words, from the rule.

Nothing here decides; every line is made from the same values that the
engine decides with, so that reader and engine cannot drift apart.
"""

from __future__ import annotations

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
    Value,
    Warn,
    Window,
    Within,
)
from checker.words import (
    all_of,
    any_of,
    called,
    capital,
    date_words,
    fact_named,
    fill,
    parameter,
    quoted,
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

_TEST_WORDS = {
    "allowed only if": "Only if",
    "refused if": "Refused if",
    "may be refused if": "May be refused by {who} if",
}
_WHO_PAYS = {
    ("the customer", False): "You pay",
    ("the customer", True): "You may have to pay",
    ("the shop", False): "The shop pays",
    ("the shop", True): "The shop may have to pay",
}
# Remedies whose name says already what the money is.
_MONEY = ("Refund", "Compensation")
_CHOICE_WORDS = {
    "all": "You get",
    "customer": "You choose",
    "shop": "The shop chooses",
}


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
            length = value_words(value) if value else called(policy, window)
            length += _counted(value)
            side = "later than" if later else "within"
            return (
                f"{called(policy, end)} is {side} {length} "
                f"after {called(policy, start)}"
            )
        case Compare(name, sign, value):
            return f"{called(policy, name)} is {_size(clause, sign, value)}"


def guard_words(policy: Policy, clause: Clause, guard: Guard) -> str:
    """Return alternatives as "a and b, or c"; "" for always."""
    return ", or ".join(
        all_of([atom_words(policy, clause, atom) for atom in atoms])
        for atoms in guard
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
            return f"{part} of {amount_words(policy, clause, of)}"
        case Extreme(which, of):
            words = [amount_words(policy, clause, part) for part in of]
            return f"the {which} of {all_of(words)}"
        case Unstated(name, low, high):
            return (
                f"{name} (not stated; from "
                f"{amount_words(policy, clause, low)} to "
                f"{amount_words(policy, clause, high)})"
            )


def line_words(policy: Policy, clause: Clause, line: Line) -> str:
    """Return one line of money: "plus the price paid, if …"."""
    sign = "plus" if line.sign > 0 else "less"
    words = f"{sign} {amount_words(policy, clause, line.amount)}"
    return words + _if(policy, clause, line.when)


def reading(policy: Policy, clause: Clause) -> list[str]:
    """Return the rule of a clause, one plain sentence a line."""
    lines = []
    scope = guard_words(policy, clause, clause.scope)
    if scope:
        lines.append(f"Concerns you if {scope}.")
    if clause.exception_to:
        lines.append(f"Is an exception to {all_of([*clause.exception_to])}.")
    lines += [_test(policy, clause, test) for test in clause.tests]
    for left in clause.discretions:
        settled = (
            f" ({called(policy, left.settled_by)} settles it)"
            if left.settled_by
            else ""
        )
        where = _where(policy, clause, left.when)
        lines.append(f"Left to {left.who}: {left.about}{settled}{where}.")
    if clause.gives:
        for remedy in clause.gives.remedies:
            start = _CHOICE_WORDS[clause.gives.by]
            lines += _remedy(policy, clause, remedy, start)
    for remedy in clause.other_ways:
        lines += _remedy(policy, clause, remedy, "Another way")
    for line in clause.in_every_refund:
        words = line_words(policy, clause, line).removeprefix("plus ")
        lines.append(f"In every refund: {words}.")
    for cost in clause.costs:
        who = _WHO_PAYS[cost.by, cost.perhaps]
        lines.append(
            f"{who}: {cost.label or called(policy, cost.cost)}"
            f"{_not_for(cost.not_for)}{_if(policy, clause, cost.when)}."
        )
    for promise in clause.promises:
        value = parameter(clause, promise.within) if promise.within else None
        within = f"within {value_words(value)} " if value else ""
        untold = "" if value else "; no time is stated"
        lines.append(
            f"We {fill(promise.do, clause)} {within}after "
            f"{called(policy, promise.after)}{untold} ({promise.worded_as})."
        )
    for step in clause.steps:
        lines.append(
            f"Step: {_stop(fill(step.do, clause))}"
            f"{_if(policy, clause, step.when)}."
        )
    for item in clause.evidence:
        lines.append(
            f"To show: {_stop(fill(item.what, clause))}"
            f"{_if(policy, clause, item.when)}."
        )
    for warn in clause.warnings:
        guard = _if(policy, clause, warn.when)
        says = fill(warn.says, clause, _last(policy, clause, warn))
        lines.append(f"Warning: {_stop(says)}{guard}.")
    if clause.nothing_to_do:
        lines.append(f"Nothing to do: {_stop(clause.nothing_to_do)}.")
    if clause.paid_to:
        lines.append(f"Paid to: {clause.paid_to}.")
    return [*map(capital, lines)]


def _test(policy: Policy, clause: Clause, test: Test) -> str:
    atoms = [atom_words(policy, clause, atom) for atom in test.atoms]
    start = _TEST_WORDS[test.kind].format(who=test.who)
    where = _where(policy, clause, test.when)
    return f"{start} {all_of(atoms)}{where}{_not_for(test.not_for)}."


def _remedy(
    policy: Policy, clause: Clause, remedy: Remedy, start: str
) -> list[str]:
    perhaps = " (in some cases)" if remedy.perhaps else ""
    guard = _if(policy, clause, remedy.when)
    lines = [f"{start}: {remedy.name}{perhaps}{guard}."]
    if remedy.sends:
        lines.append(f"{remedy.name}: we send {remedy.sends}.")
    for kind, money in (
        ("", remedy.refund),
        (", as compensation", remedy.compensation),
    ):
        start = f"{remedy.name}{'' if remedy.name in _MONEY else kind}"
        for place, line in enumerate(money or ()):
            words = line_words(policy, clause, line)
            if not place:
                words = words.removeprefix("plus ")
            lines.append(f"{start}: {words}.")
    for test in remedy.tests:
        lines.append(f"{remedy.name}: {_test(policy, clause, test)}")
    for left in remedy.discretions:
        lines.append(f"{remedy.name}: left to {left.who}: {left.about}.")
    return lines


def _is_words(policy: Policy, name: str, values: tuple[str, ...]) -> str:
    fact = fact_named(policy, name)
    noun = called(policy, name)
    if values == ("has happened",):
        return f"{noun} has happened"
    if values == ("not yet",):
        return f"{noun} has not happened yet"
    if values == ("not stated",):
        return f"{noun} is not stated"
    labels = [quoted(option_label(fact, value)) for value in values]
    question = fact.ask.rstrip("?") or noun
    return f"the answer to {quoted(f'{question}?')} is {any_of(labels)}"


def _size(clause: Clause, sign: str, value: str) -> str:
    if value == "0":
        return {"at most": "nothing", "more than": "more than nothing"}.get(
            sign, f"{sign} nothing"
        )
    found = parameter(clause, value)
    if found is not None:
        return f"{sign} {value_words(found)}"
    if value.count("-") == 2:
        word = {"less than": "before", "at least": "on or after"}.get(sign)
        return f"{word or sign} {date_words(value)}"
    return f"{sign} {value}"


def _last(policy: Policy, clause: Clause, warn: Warn) -> dict[str, str]:
    """Return words for <last day> where no customer is at hand."""
    if not warn.within or not warn.after:
        return {}
    value = parameter(clause, warn.within)
    length = value_words(value) if value else called(policy, warn.within)
    words = f"{length} after {called(policy, warn.after)}"
    return {"last day": words, "last moment": words}


def _counted(value: Value | None) -> str:
    """Return how a window is counted, where it is not the usual way."""
    if not isinstance(value, Window):
        return ""
    first = " (the first day counted)" if value.first_day else ""
    return first + (" (extended to a working day)" if value.extended else "")


def _if(policy: Policy, clause: Clause, guard: Guard) -> str:
    words = guard_words(policy, clause, guard)
    return f", if {words}" if words else ""


def _where(policy: Policy, clause: Clause, guard: Guard) -> str:
    words = guard_words(policy, clause, guard)
    return f", where {words}" if words else ""


def _not_for(names: tuple[str, ...]) -> str:
    return f" (not for {any_of([*names])})" if names else ""


def _stop(text: str) -> str:
    return text.rstrip(".")
