"""The examples of a clause: what is given, and what must come out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from checker.english.values import capital
from checker.policy import Case
from clausewise.load.answers import read_answers
from clausewise.load.fields import Fields
from clausewise.load.grammar import EXAMPLE, EXPECT, VERDICTS
from clausewise.load.outline import Outline
from clausewise.load.prose import holes
from clausewise.load.scope import Scope
from clausewise.load.values import (
    ValueProblem,
    is_day,
    is_moment,
    read_day,
    read_money,
)
from clausewise.problems import nearest, shown
from clausewise.read.nodes import Text

__all__ = ["Names", "names_of", "read_cases"]

_BY_REMEDY = ("refund", "compensation", "standing")
_OF = " of "
_DAY = 'a date such as "2026-04-01"'
_MOMENT = 'a date and time such as "2026-04-01T12:00"'
_NUMBER = 'a whole number such as "3"'


@dataclass(frozen=True, slots=True)
class Names:
    """The names of the store that an example can expect."""

    clauses: tuple[str, ...]
    remedies: tuple[str, ...]
    costs: tuple[str, ...]
    steps: tuple[str, ...]


def names_of(outlines: tuple[Outline, ...], scope: Scope) -> Names:
    """Return the names that the clauses bring into the store."""
    costs = []
    for outline in outlines:
        for cost, called in outline.costs:
            fact = scope.facts.get(cost)
            costs.append(called or (fact.called if fact else "") or cost)
    return Names(
        tuple(outline.id for outline in outlines),
        tuple(name for o in outlines for name in o.remedies),
        tuple(costs),
        tuple(step for o in outlines for step in o.steps),
    )


def read_cases(clause: Fields, scope: Scope, names: Names) -> tuple[Case, ...]:
    """Return the examples of a clause."""
    cases = []
    for node in clause.items("examples"):
        line = scope.fields(node, EXAMPLE)
        given = read_answers(line.pairs("given"), scope, removes=True)
        cases.append(
            Case(
                case=line.value("case"),
                given=given,
                expect=_expect(line, scope, names),
                shown=line.yes("shown"),
                now=_now(line.text("now"), scope),
                file=line.at.file,
                line=line.at.line,
            )
        )
    return tuple(cases)


def _now(text: Text | None, scope: Scope) -> str:
    if text is None:
        return ""
    if not is_moment(text.value):
        scope.problems.add(
            text.at,
            "this is no date and time",
            shown(text.value),
            _MOMENT,
        )
    return text.value


def _expect(
    line: Fields, scope: Scope, names: Names
) -> tuple[tuple[str, str], ...]:
    node = line.node("expect")
    if node is None:
        return ()
    ways = {
        f"{kind}{_OF}{name}" for kind in _BY_REMEDY for name in names.remedies
    }
    lines = Fields(node, EXPECT, scope.problems, ways)
    keys = [key for key in (*EXPECT.may, *sorted(ways)) if key in lines]
    expect = []
    for key in keys:
        texts = lines.texts(key)
        for text in texts:
            _check(key, text, scope, names)
        expect.append((key, ", ".join(text.value for text in texts)))
    order = {key: lines.place(key) for key, _ in expect}
    return tuple(sorted(expect, key=lambda pair: order[pair[0]]))


def _check(key: str, text: Text, scope: Scope, names: Names) -> None:
    value = text.value
    match key.partition(_OF)[0]:
        case "verdict":
            _among(text, VERDICTS, "there is no such verdict", scope)
        case "decided by" | "not decided by":
            _among(text, names.clauses, "there is no such clause", scope)
        case "remedies":
            _among(
                text,
                (*names.remedies, "none"),
                "no clause has this remedy",
                scope,
            )
        case "standing":
            _among(text, VERDICTS, "there is no such standing", scope)
        case "left open":
            _among(
                text,
                (*names.clauses, "none"),
                "there is no such clause",
                scope,
            )
        case "customer pays" | "shop pays":
            _among(
                text,
                (*names.costs, *map(capital, names.costs), "nothing"),
                'no line "who pays:" has this cost',
                scope,
            )
        case "depends on" | "problem":
            scope.fact(text)
        case "refund" | "compensation":
            _check_amount(text, scope)
        case "last day":
            _check_form(text, is_day, _DAY, scope)
        case "last moment":
            _check_form(text, is_moment, _MOMENT, scope)
        case "by" if value != "none":
            _check_form(text, lambda t: is_day(t) or is_moment(t), _DAY, scope)
        case "evidence" | "warnings" | "promises" | "deadlines":
            _check_form(text, str.isdecimal, _NUMBER, scope)
        case "steps" | "no steps":
            if not any(_says(step, value) for step in names.steps):
                wrong = "no clause has this step"
                meant = nearest(value, names.steps)
                scope.problems.add(text.at, wrong, shown(value), meant)


def _among(
    text: Text, known: tuple[str, ...], wrong: str, scope: Scope
) -> None:
    if text.value not in known:
        scope.problems.add(
            text.at, wrong, shown(text.value), nearest(text.value, known)
        )


def _check_amount(text: Text, scope: Scope) -> None:
    words = text.value
    least, mark, most = words.partition(" to ")
    if mark:
        currency = most[-4:]
        parts = [least if least.endswith(currency) else least + currency, most]
    else:
        parts = [words]
    for part in parts:
        try:
            read_money(part)
        except ValueProblem as error:
            scope.problems.add(
                text.at,
                error.wrong,
                shown(words),
                f'{error.meant}, or a range such as "0.00 to 40.00 USD"',
            )
            return


def _check_form(
    text: Text, fits: Callable[[str], bool], model: str, scope: Scope
) -> None:
    if fits(text.value):
        return
    wrong = "this cannot be expected"
    if model != _NUMBER:
        try:
            read_day(text.value[:10])
        except ValueProblem as error:
            wrong = error.wrong
    scope.problems.add(text.at, wrong, shown(text.value), model)


def _says(step: str, value: str) -> bool:
    if step == value:
        return True
    pattern = re.escape(step)
    for hole in holes(step):
        pattern = pattern.replace(re.escape(f"<{hole}>"), ".+")
    return re.fullmatch(pattern, value) is not None
