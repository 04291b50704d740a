"""Puts one effect of a clause into a reader's few words, with its source."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from checker.policy import (
    Atom,
    Clause,
    Cost,
    Guard,
    Is,
    Line,
    Policy,
    Promise,
    Remedy,
    Test,
)
from checker.reading import amount_words, atom_words, option_label
from checker.words import any_of, called, fact_named, fill, value_words
from clausewise.pages.markup import plain, sentence, valued

__all__ = [
    "Item",
    "cost_item",
    "promise_item",
    "remedy_items",
    "route_words",
    "scope_words",
    "test_item",
]

_TESTS = {
    "allowed only if": "On condition",
    "refused if": "Refused",
    "may be refused if": "May be refused",
}


@dataclass(frozen=True, slots=True)
class Item:
    """A label, its words, the clause they come from, and for whom only."""

    label: Markup
    words: Markup
    clause: Clause
    only: str = ""


def scope_words(policy: Policy, clause: Clause, scope: Guard) -> str:
    """Return a condition in the words of the questions' own answers."""
    return ", or ".join(
        "; ".join(_answer(policy, clause, atom) for atom in atoms)
        for atoms in scope
    )


def route_words(policy: Policy, routes: tuple[str, ...]) -> str:
    """Return the names of these routes, "" if that is all there are."""
    names = [r.called for r in policy.routes if r.name in routes]
    if len(names) == len(policy.routes):
        return ""
    return any_of(names[:1] + [_lowered(name) for name in names[1:]])


def cost_item(policy: Policy, clause: Clause, cost: Cost) -> Item:
    """Return who bears a cost."""
    who = "You" if cost.by == "the customer" else "The shop"
    label = f"{who}, perhaps" if cost.perhaps else who
    words = cost.label or called(policy, cost.cost)
    words += _not_for(cost.not_for)
    return Item(plain(label), plain(words), clause)


def promise_item(policy: Policy, clause: Clause, promise: Promise) -> Item:
    """Return what the shop will do, and by when."""
    do = fill(promise.do, clause)
    start = called(policy, promise.after)
    if promise.within:
        length = sentence(f"<{promise.within}>", clause, later=True)
        words = Markup("{} after {}").format(length, plain(start))
    else:
        words = plain(f"after {start}; no time is stated")
    if promise.worded_as != "a promise":
        words += plain(f" ({promise.worded_as})")
    return Item(plain(do[:1].upper() + do[1:]), words, clause)


def test_item(clause: Clause, test: Test, remedy: str = "") -> Item:
    """Return a condition in the words that the clause has for it."""
    label = _TESTS[test.kind]
    words = Markup("“{}”").format(sentence(test.quotes, clause, later=True))
    return Item(
        plain(f"{remedy}: {label.lower()}" if remedy else label),
        words + plain(_not_for(test.not_for)),
        clause,
    )


def remedy_items(
    policy: Policy, clause: Clause, remedy: Remedy, note: str
) -> list[Item]:
    """Return a remedy with its lines of money, and its own conditions."""
    notes = [note, "in some cases" if remedy.perhaps else ""]
    notes = [found for found in notes if found]
    label = remedy.name + (f" ({', '.join(notes)})" if notes else "")
    lines = (*(remedy.refund or ()), *(remedy.compensation or ()))
    words = [
        _line(policy, clause, line, place) for place, line in enumerate(lines)
    ]
    if remedy.sends:
        words.append(plain(f"we send {remedy.sends}"))
    only = scope_words(policy, clause, remedy.when)
    return [
        Item(plain(label), Markup(", ").join(words), clause, only),
        *(test_item(clause, test, remedy.name) for test in remedy.tests),
    ]


def _line(policy: Policy, clause: Clause, line: Line, place: int) -> Markup:
    sign = "less " if line.sign < 0 else "plus " if place else ""
    words = plain(sign + amount_words(policy, clause, line.amount))
    for parameter in clause.parameters:
        value = value_words(parameter.values[0].value)
        words = words.replace(plain(value), valued(value))
    only = scope_words(policy, clause, line.when)
    return words + plain(f" (if {only})" if only else "")


def _answer(policy: Policy, clause: Clause, atom: Atom) -> str:
    if isinstance(atom, Is):
        fact = fact_named(policy, atom.fact)
        if fact.kind == "choice":
            labels = [option_label(fact, value) for value in atom.values]
            return any_of([f"“{label}”" for label in labels])
        if fact.kind == "yes/no" and fact.ask:
            return f"“{fact.ask}” {any_of([*atom.values]).capitalize()}"
    return atom_words(policy, clause, atom)


def _lowered(name: str) -> str:
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _not_for(names: tuple[str, ...]) -> str:
    return f" (not for {any_of([*names])})" if names else ""
