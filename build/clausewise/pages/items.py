"""Puts one effect of a clause into a reader's few words, with its source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from checker.english.values import any_of, capital
from checker.policy import (
    Clause,
    Cost,
    Discretion,
    Line,
    Policy,
    Promise,
    Remedy,
    Step,
    Test,
    Unstated,
    Within,
)
from checker.reading import amount_words
from checker.words import called, fill, value_words
from clausewise.pages.markup import plain, sentence, valued

__all__ = [
    "SOMETIMES",
    "WORDED",
    "Item",
    "by_label",
    "by_words",
    "cost_item",
    "decision_item",
    "limit_item",
    "line_item",
    "lowered",
    "promise_item",
    "quoted",
    "remedy_item",
    "step_item",
    "without",
]

WORDED = {
    "a promise": "",
    "typical": " (typical)",
    "an estimate": " (an estimate)",
    "start only": " (only the start)",
}
SOMETIMES = "in some cases"


@dataclass(frozen=True, slots=True)
class Item:
    """A label, its words, and the clause they come from.

    `value` is the length of time of a limit or a promise, which stands
    before the words. A `titled` item is nothing but its clause's title.
    """

    label: Markup
    words: Markup
    clause: Clause
    value: Markup = Markup("")  # noqa: RUF009 - it is frozen text
    titled: bool = False


def cost_item(
    policy: Policy, clause: Clause, cost: Cost, *, perhaps: bool
) -> Item:
    """Return who bears a cost."""
    who = "You" if cost.by == "the customer" else "The shop"
    label = f"{who}, {SOMETIMES}" if perhaps or cost.perhaps else who
    words = lowered(cost.label or called(policy, cost.cost))
    return Item(plain(label), plain(words), clause)


def limit_item(
    policy: Policy, clause: Clause, test: Test, limit: Within, *, perhaps: bool
) -> Item:
    """Return by when a customer must have done something.

    Where the limit is one of several, its sentence tells for whom.
    """
    what = "" if limit.end == "now" else called(policy, limit.end)
    words = plain(f"after {called(policy, limit.start)}")
    if perhaps:
        words = quoted(test.quotes, clause)
    elif test.kind == "may be refused if":
        words += plain(f"; later, {test.who} decides")
    length = _length(policy, clause, limit.window)
    return Item(plain(capital(what)), words, clause, length)


def step_item(policy: Policy, clause: Clause, step: Step) -> Item:
    """Return a step with its time."""
    do = fill(step.do, clause).rstrip(".")
    words = plain(f"after {called(policy, step.after)}")
    return Item(plain(do), words, clause, _length(policy, clause, step.within))


def promise_item(
    policy: Policy, clause: Clause, promise: Promise, *, perhaps: bool
) -> Item:
    """Return what the shop will do, and by when."""
    words = f"after {called(policy, promise.after)}"
    if perhaps:
        words += f", {SOMETIMES}"
    if not promise.within:
        words += "; no time is stated"
    words += WORDED[promise.worded_as]
    length = (
        _length(policy, clause, promise.within)
        if promise.within
        else Markup("")
    )
    do = plain(f"We {fill(promise.do, clause)}")
    return Item(do, plain(words), clause, length)


def remedy_item(
    policy: Policy, clause: Clause, remedy: Remedy, note: str, *, perhaps: bool
) -> Item:
    """Return a remedy with its lines of money."""
    notes = [note, SOMETIMES if perhaps or remedy.perhaps else ""]
    asides = ", ".join(found for found in notes if found)
    label = remedy.name + (f" ({asides})" if asides else "")
    lines = (*(remedy.refund or ()), *(remedy.compensation or ()))
    words = [
        _line(policy, clause, line, place) for place, line in enumerate(lines)
    ]
    if remedy.sends:
        words.append(plain(f"we send {remedy.sends}"))
    return Item(plain(label), Markup(", ").join(words), clause)


def decision_item(clause: Clause, left: Discretion) -> Item:
    """Return who decides about what."""
    who = plain(f"{capital(left.who)} decides")
    return Item(who, plain(left.about), clause)


def line_item(clause: Clause, line: Line, *, perhaps: bool) -> Item:
    """Return a line that belongs to every refund, or is taken off it."""
    label = "The refund" if line.sign > 0 else "Off the refund"
    words = lowered(line.label) + (f", {SOMETIMES}" if perhaps else "")
    return Item(plain(label), plain(words), clause)


def without(item: Item, names: tuple[str, ...]) -> Item:
    """Return the item, saying for which remedies it does not hold."""
    if not names or item.titled:
        return item
    listed = any_of([f"“{name}”" for name in names])
    return replace(item, words=item.words + plain(f" (not for {listed})"))


def by_label(items: Sequence[Item]) -> Mapping[Markup, list[Item]]:
    """Return the items under each label once, in their order."""
    found: dict[Markup, list[Item]] = {}
    for item in items:
        found.setdefault(item.label, []).append(item)
    return found


def by_words(items: Sequence[Item]) -> Sequence[list[Item]]:
    """Return together the times of a clause that are counted alike."""
    found: dict[tuple[str, Markup], list[Item]] = {}
    for item in items:
        found.setdefault((item.clause.id, item.words), []).append(item)
    return list(found.values())


def quoted(quotes: str, clause: Clause) -> Markup:
    """Return words of a clause as a quotation."""
    return Markup("“{}”").format(sentence(quotes, clause, later=True))


def lowered(words: str) -> str:
    """Return the words without a capital, unless they start with a name."""
    is_name = words[1:2].isupper() or words.startswith("I ")
    return words if is_name else words[:1].lower() + words[1:]


def _length(policy: Policy, clause: Clause, window: str) -> Markup:
    if any(parameter.name == window for parameter in clause.parameters):
        return sentence(f"<{window}>", clause, later=True)
    return plain(called(policy, window))


def _line(policy: Policy, clause: Clause, line: Line, place: int) -> Markup:
    amount = line.amount
    words = plain(
        lowered(amount.name)
        if isinstance(amount, Unstated)
        else amount_words(policy, clause, amount)
    )
    for parameter in clause.parameters:
        value = value_words(parameter.values[0].value)
        words = words.replace(plain(value), valued(value))
    sign = "less " if line.sign < 0 else "plus " if place else ""
    return plain(f"{SOMETIMES} " if line.when else "") + plain(sign) + words
