"""What a fact says of other facts: bounds, when it is asked, differences."""

from __future__ import annotations

from dataclasses import replace

from checker.policy import Difference, Fact, Kind, PartOf
from clausewise.load.amounts import read_amount
from clausewise.load.answers import read_answer
from clausewise.load.conditions import read_guard
from clausewise.load.fields import Fields
from clausewise.load.grammar import FACT, WORKED_OUT
from clausewise.load.scope import DATES, KIND_WORDS, Scope
from clausewise.problems import one_of, shown
from clausewise.read.nodes import Node, Text

__all__ = [
    "read_joined",
]

_CUSTOMER = "the customer"
_SYSTEM = "the system"


def read_joined(fact: Fact, node: Node, scope: Scope) -> Fact:
    """Return the fact with what it says of other facts."""
    line = scope.fields(node, FACT)
    worked_out = line.node("worked out")
    if worked_out is not None:
        return replace(fact, worked_out=_worked_out(worked_out, scope))
    _check_unless_told(fact, line, scope)
    for key in ("from", "to", "at most"):
        if key in line and fact.kind != "money":
            scope.problems.add(
                line.place(key),
                f'the fact "{fact.name}" is {KIND_WORDS[fact.kind]}',
                shown(f"{key}:"),
                "an amount of money, which alone has bounds",
            )
        if key in line and key != "at most" and fact.known_by == _CUSTOMER:
            scope.problems.add(
                line.place(key),
                f'the customer knows "{fact.name}"',
                shown(f"{key}:"),
                "bounds of what only somebody else knows",
            )
    at_most = line.text("at most")
    most = scope.fact(at_most, ("money",)) if at_most else None
    return replace(
        fact,
        ask_only_when=read_guard(line.node("ask only when"), scope),
        low=read_amount(line.text("from"), scope),
        high=read_amount(line.text("to"), scope),
        at_most=most.name if most else "",
    )


def _check_unless_told(fact: Fact, line: Fields, scope: Scope) -> None:
    text = line.text("unless told")
    if text is None:
        return
    if fact.kind in DATES:
        usual: tuple[str, ...] = ("not yet", "today")
        if fact.kind == "date and time":
            usual = (*usual, "now")
    elif fact.kind == "money":
        usual = ("nothing",)
    elif fact.kind == "choice":
        usual = tuple(option for option, _ in fact.options)
    elif fact.kind == "yes/no":
        usual = ("yes", "no", "not yet")
    else:
        usual = fact.may_be
    if text.value in usual:
        return
    if fact.kind in ("money", "whole number", "period") and read_answer(
        fact, text, scope
    ):
        return
    scope.problems.add(
        text.at,
        f'"{fact.name}" cannot be this unless told',
        shown(text.value),
        one_of(usual) if usual else "the line left out",
    )


def _worked_out(node: Node, scope: Scope) -> Difference | PartOf | None:
    line = scope.fields(node, WORKED_OUT)
    if "difference" in line:
        names = line.texts("difference")
        facts = [_given(name, ("money",), scope) for name in names]
        if len(names) != 2:
            scope.problems.add(
                line.place("difference"),
                "a difference is between two facts",
                f"{len(names)} of them",
                "[what it is taken from, what is taken away]",
            )
        elif all(facts):
            return Difference(facts[0], facts[1])
        return None
    of, over = line.text("part of"), line.text("over")
    if of is None or over is None:
        scope.problems.add(
            line.at,
            "this does not say how the amount is worked out",
            meant='"difference:", or "part of:" and "over:"',
        )
        return None
    part = PartOf(
        _given(of, ("money",), scope), _given(over, ("order lines",), scope)
    )
    return part if part.of and part.over else None


def _given(name: Text, kinds: tuple[Kind, ...], scope: Scope) -> str:
    fact = scope.fact(name, kinds)
    if fact is None:
        return ""
    if fact.known_by == _SYSTEM:
        scope.problems.add(
            name.at,
            "a fact is worked out from one that is itself worked out",
            shown(name.value),
            "a fact that somebody knows",
        )
        return ""
    return fact.name
