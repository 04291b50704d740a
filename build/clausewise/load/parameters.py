"""The numbers of a clause: each stands once, perhaps with its dates."""

from __future__ import annotations

from collections.abc import Mapping

from checker.policy import Dated, Money, Parameter
from clausewise.load.fields import Fields
from clausewise.load.grammar import DATED
from clausewise.load.scope import Scope
from clausewise.load.values import ValueProblem, kind_of, read_day, read_value
from clausewise.problems import shown
from clausewise.read.nodes import Items, Node, Text, described

__all__ = [
    "read_parameters",
    "read_period",
]


def read_parameters(line: Fields, scope: Scope) -> dict[str, Parameter]:
    parameters = {}
    for name, node in line.pairs("parameters"):
        fact = scope.facts.get(name.value)
        if fact is not None and fact.kind in ("money", "period"):
            scope.problems.add(
                name.at,
                "a parameter has the name of a fact",
                shown(name.value),
                "another name",
            )
        values = _values(node, scope)
        parameters[name.value] = Parameter(name.value, values)
    return parameters


def _values(node: Node, scope: Scope) -> tuple[Dated, ...]:
    match node:
        case Text(""):
            return ()  # told when it was read
        case Text():
            value = _dated(node, "", scope)
            return (value,) if value else ()
        case Items(items):
            return _dated_values(items, scope)
    scope.problems.add(
        node.at,
        "a parameter is one value, or a list of dated ones",
        described(node),
        'a dash before each "value:"',
    )
    return ()


def _dated_values(items: tuple[Node, ...], scope: Scope) -> tuple[Dated, ...]:
    values: list[Dated] = []
    for number, item in enumerate(items):
        line = scope.fields(item, DATED)
        text, since = line.text("value"), line.text("for orders from")
        if text is None:
            continue
        day = _day(since, scope)
        if number == 0 and since:
            scope.problems.add(
                since.at,
                "the first value has a date, so earlier orders have none",
                shown(since.value),
                'the first value without "for orders from:"',
            )
        elif number and since is None:
            scope.problems.add(
                item.at,
                "a later value needs a line",
                meant='"for orders from:"',
            )
        elif since and values and day and day <= values[-1].since:
            wrong = "dated values are not in the order of their dates"
            if day == values[-1].since:
                wrong = "two values are for the same date"
            scope.problems.add(
                since.at,
                wrong,
                shown(since.value),
                f'a date after "{values[-1].since}"',
            )
        value = _dated(text, day, scope)
        if value is None:
            continue
        if values and kind_of(values[0].value) != kind_of(value.value):
            scope.problems.add(
                text.at,
                "the values of a parameter are of one kind",
                kind_of(value.value),
                kind_of(values[0].value),
            )
        values.append(value)
    return tuple(values)


def _dated(text: Text, since: str, scope: Scope) -> Dated | None:
    try:
        value = read_value(text.value)
    except ValueProblem as error:
        scope.problems.add(
            text.at, error.wrong, shown(text.value), error.meant
        )
        return None
    if isinstance(value, Money):
        scope.check_currency(text)
    return Dated(value, since)


def _day(text: Text | None, scope: Scope) -> str:
    if text is None:
        return ""
    try:
        return read_day(text.value)
    except ValueProblem as error:
        scope.problems.add(
            text.at, error.wrong, shown(text.value), error.meant
        )
        return ""


def read_period(
    line: Fields, parameters: Mapping[str, Parameter], scope: Scope
) -> tuple[str, str]:
    since = _day(line.text("since"), scope)
    until = _day(line.text("until"), scope)
    if since and until and until < since:
        scope.problems.add(
            line.place("until"),
            "the clause ends before it begins",
            shown(until),
            f'"{since}" or later',
        )
    for name, node in line.pairs("parameters"):
        for dated in parameters[name.value].values:
            if until and dated.since > until:
                scope.problems.add(
                    node.at,
                    f'a value of "{name.value}" begins after the clause ends',
                    shown(dated.since),
                    f'"{until}" or earlier',
                )
    return since, until
