"""Answers as examples and the usual customer give them, kept as text."""

from __future__ import annotations

import json
import re

from checker.policy import Fact
from clausewise.load.grammar import ORDER_LINE
from clausewise.load.likely import likely_day
from clausewise.load.options import labelled
from clausewise.load.scope import DATES, KIND_WORDS, Scope
from clausewise.load.values import (
    ValueProblem,
    is_day,
    is_moment,
    read_day,
    read_money,
)
from clausewise.problems import nearest, one_of, shown
from clausewise.read.nodes import Items, Node, Text, described

__all__ = ["NONE", "read_answer", "read_answers"]

NONE = "none"
_PERIOD = re.compile(r"[1-9]\d{0,2} (day|week|month|year)s?")
_NUMBER = re.compile(r"\d{1,9}")


def read_answers(
    pairs: tuple[tuple[Text, Node], ...], scope: Scope, *, removes: bool
) -> tuple[tuple[str, str], ...]:
    """Return the answers as texts; `none` takes a usual one away."""
    answers = []
    for name, value in pairs:
        fact = scope.fact(name)
        if fact is None:
            continue
        if fact.worked_out or fact.known_by == "the system":
            wrong, meant = "is worked out", "facts that it is worked out from"
            if fact.name == "now":
                wrong, meant = "is no answer", 'a line "now:" in the example'
            scope.problems.add(name.at, f'"{fact.name}" {wrong}', meant=meant)
            continue
        answer = read_answer(fact, value, scope, removes=removes)
        if answer is not None:
            answers.append((fact.name, answer))
    return tuple(answers)


def read_answer(
    fact: Fact, node: Node, scope: Scope, *, removes: bool = False
) -> str | None:
    """Return one answer as text, or None with a problem noted."""
    if fact.kind == "order lines" and isinstance(node, Items):
        return _order_lines(node, scope)
    if not isinstance(node, Text):
        scope.problems.add(
            node.at,
            f'the answer of "{fact.name}" is one text',
            described(node),
            _forms(fact),
        )
        return None
    value = node.value
    if fact.kind == "choice" and not fact.options:
        return None
    if value == "unknown" or (removes and value == NONE):
        return value
    try:
        if value in fact.may_be or _fits(fact, value):
            if fact.kind in ("money", "order lines"):
                scope.check_currency(node)
            return value
    except ValueProblem as error:
        scope.problems.add(node.at, error.wrong, shown(value), error.meant)
        return None
    scope.problems.add(
        node.at,
        f'this is no answer of "{fact.name}", {KIND_WORDS[fact.kind]}',
        shown(value),
        _meant(fact, value),
    )
    return None


def _meant(fact: Fact, value: str) -> str:
    if fact.kind == "choice":
        options = tuple(option for option, _ in fact.options)
        return labelled(value, fact) or nearest(value, options)
    if fact.kind in DATES:
        return likely_day(value) or _forms(fact)
    return _forms(fact)


def _fits(fact: Fact, value: str) -> bool:
    match fact.kind:
        case "yes/no":
            return value in ("yes", "no")
        case "choice":
            return value in dict(fact.options)
        case "date":
            return bool(value.count("-") == 2 and read_day(value))
        case "date and time":
            return is_moment(value) or is_day(value) or _moment(value)
        case "money":
            return bool(read_money(value))
        case "whole number":
            return bool(_NUMBER.fullmatch(value))
        case "period":
            return bool(_PERIOD.fullmatch(value))
        case "order lines":
            return bool(read_money(value))


def _moment(value: str) -> bool:
    if re.match(r"\d{4}-\d{2}-\d{2}T", value):
        read_day(value[:10])
    return False


def _forms(fact: Fact) -> str:
    forms = {
        "yes/no": ("yes", "no"),
        "choice": tuple(option for option, _ in fact.options),
        "date": ("2026-03-02",),
        "date and time": ("2026-03-02T14:30",),
        "money": ("79.90 USD",),
        "whole number": ("3",),
        "period": ("12 months",),
    }
    if fact.kind == "order lines":
        return (
            "a list of lines with item, price, quantity and affected, or "
            'what was paid for what is affected, like "79.90 USD"'
        )
    such = "a date such as " if fact.kind in DATES else ""
    return such + one_of((*forms[fact.kind], *fact.may_be, "unknown"))


def _order_lines(node: Items, scope: Scope) -> str:
    lines = []
    for item in node.items:
        line = scope.fields(item, ORDER_LINE)
        count = {}
        for price in filter(None, map(line.text, ("price", "discount"))):
            try:
                read_money(price.value)
                scope.check_currency(price)
            except ValueProblem as error:
                scope.problems.add(
                    price.at, error.wrong, shown(price.value), error.meant
                )
        for name in ("quantity", "affected", "returned"):
            number = line.text(name)
            if number is None:
                continue
            if _NUMBER.fullmatch(number.value):
                count[name] = int(number.value)
            else:
                scope.problems.add(
                    number.at,
                    f'"{name}:" is a whole number',
                    shown(number.value),
                    '"1"',
                )
        gone = count.get("affected", 0) + count.get("returned", 0)
        if gone > count.get("quantity", 10**9):
            scope.problems.add(
                line.place("affected"),
                "more are affected than were ordered",
                str(gone),
                f"at most {count['quantity']}",
            )
        lines.append(
            {
                name: line.value(name)
                for name in (*ORDER_LINE.needs, *ORDER_LINE.may)
                if name in ORDER_LINE.needs or name in line
            }
        )
    return json.dumps(lines, ensure_ascii=False)
