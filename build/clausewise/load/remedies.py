"""What the customer gets: remedies with their lines of money."""

from __future__ import annotations

from checker.english.values import all_of
from checker.policy import (
    Amount,
    Choice,
    Constant,
    Extreme,
    FactAmount,
    Line,
    Ratio,
    Remedy,
    Share,
    Unstated,
)
from checker.words import value_words
from clausewise.load.amounts import read_amount
from clausewise.load.conditions import read_guard
from clausewise.load.duties import label_of, read_steps
from clausewise.load.fields import Fields
from clausewise.load.grammar import (
    LINE,
    REMEDY,
    REMEDY_KEYS,
    WAY_STEP,
    WAY_TEST,
)
from clausewise.load.parts import read_notes
from clausewise.load.prose import check_prose, check_quote
from clausewise.load.rules import read_discretions, read_tests
from clausewise.load.scope import Scope
from clausewise.problems import shown
from clausewise.read.nodes import Items, Node, Text, described

__all__ = ["read_choice", "read_lines", "read_remedies"]


def read_choice(clause: Fields, scope: Scope) -> Choice | None:
    """Return the clause's remedies and who chooses, if it has any."""
    keys = [key for key in REMEDY_KEYS if key in clause]
    for key in keys[1:]:
        scope.problems.add(
            clause.place(key),
            "a clause gives its remedies in one way only",
            f'"{keys[0]}:" and "{key}:"',
            "two clauses, or one of these lines",
        )
    if not keys:
        return None
    by = REMEDY_KEYS[keys[0]]
    return Choice(by, read_remedies(clause, keys[0], scope))  # type: ignore[arg-type]


def read_remedies(
    clause: Fields, key: str, scope: Scope
) -> tuple[Remedy, ...]:
    """Return the remedies under one line of the clause."""
    return tuple(
        _remedy(name, node, scope) for name, node in clause.pairs(key)
    )


def _remedy(name: Text, node: Node, scope: Scope) -> Remedy:
    line = scope.fields(node, REMEDY)
    quotes = check_quote(line.text("quotes"), scope)
    refund = line.node("refund")
    elsewhere = isinstance(refund, Text) and refund.value == "elsewhere"
    if isinstance(refund, Text) and not elsewhere:
        scope.problems.add(
            refund.at,
            "a refund is made of lines",
            shown(refund.value),
            'a list of "add:" and "subtract:", or "elsewhere"',
        )
        elsewhere = True
    return Remedy(
        name=check_prose(name, scope),
        quotes=quotes,
        refund=()
        if elsewhere
        else read_lines(line, "refund", scope, quotes) or None,
        compensation=read_lines(line, "compensation", scope, quotes),
        tests=read_tests(line, scope, WAY_TEST),
        discretions=read_discretions(line, scope),
        steps=read_steps(line, scope, WAY_STEP),
        sends=check_prose(line.text("we send"), scope),
        perhaps=line.yes("perhaps"),
        when=read_guard(line.node("when"), scope),
        interpretation=read_notes(line, scope),
    )


def read_lines(
    line: Fields, key: str, scope: Scope, quotes: str = ""
) -> tuple[Line, ...] | None:
    """Return the lines of money under a name; None if it is not there."""
    node = line.node(key)
    if node is None:
        return None
    if not isinstance(node, Items):
        scope.problems.add(
            node.at,
            f'"{key}:" is a list of lines',
            described(node),
            'a dash before each "add:" or "subtract:"',
        )
        return None
    lines = (_line(item, scope, quotes) for item in node.items)
    return tuple(each for each in lines if each is not None)


def _line(node: Node, scope: Scope, quotes: str) -> Line | None:
    if isinstance(node, Text):
        scope.problems.add(
            node.at,
            "a line of money is added or subtracted",
            shown(node.value),
            f'"add: {node.value}" or "subtract: {node.value}"',
        )
        return None
    line = scope.fields(node, LINE)
    signs = [key for key in ("add", "subtract") if key in line]
    if len(signs) != 1:
        if line.is_known:
            scope.problems.add(
                line.at,
                "a line of money is added or subtracted",
                "both" if signs else "",
                'one line "add:" or "subtract:"',
            )
        return None
    if "quotes" not in line and not quotes:
        scope.problems.add(
            line.at, "a line of money needs a line", meant='"quotes:"'
        )
    called = check_prose(line.text("called"), scope)
    amount = _amount(line, line.text(signs[0]), called, scope)
    if amount is None:
        return None
    phrase = line.value(signs[0])
    return Line(
        sign=1 if signs[0] == "add" else -1,
        amount=amount,
        label=called or _label(amount, phrase, scope),
        when=read_guard(line.node("when"), scope),
        quotes=check_quote(line.text("quotes"), scope) or quotes,
        interpretation=read_notes(line, scope),
    )


def _label(amount: Amount, phrase: str, scope: Scope) -> str:
    """Return what a customer reads of an amount that has no name."""
    match amount:
        case FactAmount(name):
            return label_of(scope.facts[name])
        case Share(name, of):
            values = scope.values(name)
            if len(values) == 1 and isinstance(values[0], Ratio):
                return f"{value_words(values[0])} of {_label(of, '', scope)}"
        case Extreme(which, of):
            words = [_label(part, "", scope) for part in of]
            if all(words):
                return f"the {which} of {all_of(words)}"
        case Constant(name) if name != "nothing":
            return name
    return phrase


def _amount(
    line: Fields, phrase: Text | None, called: str, scope: Scope
) -> Amount | None:
    if phrase is None or phrase.value != "not stated":
        for key in ("from", "to"):
            if key in line:
                scope.problems.add(
                    line.place(key),
                    "only an amount that is not stated has bounds",
                    shown(f"{key}:"),
                    '"add: not stated" or "subtract: not stated"',
                )
        return read_amount(phrase, scope)
    for key in ("called", "from", "to"):
        if key not in line:
            scope.problems.add(
                phrase.at,
                "an amount that is not stated needs a line",
                meant=f'"{key}:"',
            )
    low = read_amount(line.text("from"), scope)
    high = read_amount(line.text("to"), scope)
    if low is None or high is None:
        return None
    return Unstated(called, low, high)
