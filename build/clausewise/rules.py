"""What a clause does, line by line: conditions, promises, steps, costs."""

from __future__ import annotations

from collections.abc import Iterable

from checker.policy import (
    Cost,
    Discretion,
    Evidence,
    Fact,
    Guard,
    Promise,
    Step,
    Test,
    Warn,
    Within,
)
from clausewise.conditions import read_atoms, read_guard, read_window
from clausewise.fields import Fields
from clausewise.grammar import (
    COST,
    EVIDENCE,
    LEFT_TO,
    PROMISE,
    STEP,
    WARNING,
    Words,
)
from clausewise.nodes import Text
from clausewise.problems import nearest, shown
from clausewise.prose import LAST, check_prose, check_quote, holes
from clausewise.scope import Scope

__all__ = [
    "check_note",
    "label_of",
    "read_costs",
    "read_discretions",
    "read_evidence",
    "read_notes",
    "read_promises",
    "read_steps",
    "read_tests",
    "read_warnings",
]

_KINDS = ("allowed only if", "refused if", "may be refused if")
_WORDED = ("a promise", "an estimate", "typical", "start only")


def read_tests(line: Fields, scope: Scope, words: Words) -> tuple[Test, ...]:
    """Return the conditions under which there is a remedy, in any kind."""
    return tuple(
        test
        for kind in _KINDS
        for node in line.items(kind)
        for test in [
            _test(
                kind, scope.fields(node, _by(words, kind), facts=True), scope
            )
        ]
        if test is not None
    )


def _by(words: Words, kind: str) -> Words:
    if kind != "may be refused if":
        return words
    return Words(words.of, words.needs, (*words.may, "by"))


def _test(kind: str, line: Fields, scope: Scope) -> Test | None:
    if not line.rest():
        scope.problems.add(
            line.at,
            "a condition is missing its fact",
            meant='a line "fact: phrase" beside the quotes',
        )
        return None
    atoms = read_atoms(line.rest(), scope)
    dated = any(isinstance(atom, Within) for atom in atoms)
    said = line.text("otherwise")
    if said and not dated and atoms:
        _no_last_day(said, scope, "a condition with a window")
    return Test(
        kind=kind,  # type: ignore[arg-type]
        atoms=atoms,
        quotes=check_quote(line.text("quotes"), scope),
        otherwise=check_prose(said, scope, LAST),
        when=_when(line, scope),
        not_for=_not_for(line, scope),
        who=line.value("by") or "the shop",
        interpretation=read_notes(line, scope),
    )


def read_discretions(line: Fields, scope: Scope) -> tuple[Discretion, ...]:
    """Return what is left to somebody."""
    return tuple(
        Discretion(
            who=item.value("who"),
            about=check_prose(item.text("about"), scope),
            quotes=check_quote(item.text("quotes"), scope),
            settled_by=_settled(item.text("settled by"), scope),
            when=_when(item, scope),
            not_for=_not_for(item, scope),
            interpretation=read_notes(item, scope),
        )
        for item in _lines(line, "left to", LEFT_TO, scope)
    )


def _settled(name: Text | None, scope: Scope) -> str:
    if name is None:
        return ""
    fact = scope.fact(name, ("yes/no",), ", that settles it")
    if fact is None:
        return ""
    if "not yet" not in fact.may_be:
        scope.problems.add(
            name.at,
            f'"{fact.name}" cannot be open, so nothing is left to anybody',
            meant='a line "may be: not yet" in facts.yaml',
        )
    return fact.name


def read_costs(line: Fields, scope: Scope) -> tuple[Cost, ...]:
    """Return the costs outside the refund, and who bears them."""
    costs = []
    for item in _lines(line, "who pays", COST, scope):
        name = item.text("cost")
        fact = scope.fact(name, ("money",)) if name else None
        called = check_prose(item.text("called"), scope)
        costs.append(
            Cost(
                cost=fact.name if fact else "",
                by=item.one(  # type: ignore[arg-type]
                    "by", ("the customer", "the shop"), "the customer"
                ),
                quotes=check_quote(item.text("quotes"), scope),
                label=called or label_of(fact),
                perhaps=item.yes("perhaps"),
                not_for=_not_for(item, scope),
                when=_when(item, scope),
                interpretation=read_notes(item, scope),
            )
        )
    return tuple(costs)


def label_of(fact: Fact | None) -> str:
    """Return what a line of money is called unless it says so itself."""
    return fact.called or fact.name if fact else ""


def read_promises(line: Fields, scope: Scope) -> tuple[Promise, ...]:
    """Return what the shop will do, and by when."""
    promises = []
    for item in _lines(line, "we will", PROMISE, scope):
        within, after = _deadline(item, scope)
        promises.append(
            Promise(
                do=check_prose(item.text("do"), scope),
                within=within,
                after=after,
                quotes=check_quote(item.text("quotes"), scope),
                worded_as=item.one("worded as", _WORDED, _WORDED[0]),  # type: ignore[arg-type]
                when=_when(item, scope),
                not_for=_not_for(item, scope),
                interpretation=read_notes(item, scope),
            )
        )
    return tuple(promises)


def read_steps(
    line: Fields, scope: Scope, words: Words = STEP
) -> tuple[Step, ...]:
    """Return what the customer does next."""
    steps = []
    for item in _lines(line, "steps", words, scope):
        within, after = _deadline(item, scope)
        last = LAST if within else ()
        missed = item.text("if missed")
        if missed and not within:
            scope.problems.add(
                item.place("if missed"),
                "a step without a deadline cannot be missed",
                meant='lines "within:" and "after:"',
            )
        steps.append(
            Step(
                do=check_prose(item.text("do"), scope, last),
                quotes=check_quote(item.text("quotes"), scope),
                within=within,
                after=after,
                if_missed=check_prose(missed, scope, last),
                when=_when(item, scope),
                not_for=_not_for(item, scope),
                interpretation=read_notes(item, scope),
            )
        )
    return tuple(steps)


def read_evidence(line: Fields, scope: Scope) -> tuple[Evidence, ...]:
    """Return what the customer has to show."""
    return tuple(
        Evidence(
            what=check_prose(item.text("what"), scope),
            quotes=check_quote(item.text("quotes"), scope),
            when=_when(item, scope),
            not_for=_not_for(item, scope),
            interpretation=read_notes(item, scope),
        )
        for item in _lines(line, "evidence", EVIDENCE, scope)
    )


def read_warnings(line: Fields, scope: Scope) -> tuple[Warn, ...]:
    """Return what the customer should mind."""
    warnings = []
    for item in _lines(line, "warnings", WARNING, scope):
        within, after = _deadline(item, scope)
        says = item.text("says")
        if says and not within:
            _no_last_day(says, scope, '"within:" and "after:" beside it')
        if "quotes" not in item and "interpretation" not in item:
            scope.problems.add(
                item.at,
                "a warning rests on nothing",
                meant='a line "quotes:", or "interpretation:" with a reason',
            )
        warnings.append(
            Warn(
                says=check_prose(says, scope, LAST),
                quotes=check_quote(item.text("quotes"), scope),
                within=within,
                after=after,
                when=_when(item, scope),
                interpretation=read_notes(item, scope),
            )
        )
    return tuple(warnings)


def read_notes(
    line: Fields, scope: Scope, key: str = "interpretation"
) -> tuple[str, ...]:
    """Return the interpretations that a rule declares."""
    return tuple(check_note(text, scope) for text in line.texts(key))


def check_note(text: Text, scope: Scope) -> str:
    """Return the words of a reason, whose holes must be filled."""
    for hole in holes(text.value):
        if hole not in scope.parameters:
            scope.problems.add(
                text.at,
                "no parameter fills this hole",
                f'"<{hole}>"',
                nearest(hole, scope.parameters)
                or 'a line under "parameters:"',
            )
    return text.value


def _lines(
    line: Fields, key: str, words: Words, scope: Scope
) -> Iterable[Fields]:
    return [scope.fields(node, words) for node in line.items(key)]


def _when(line: Fields, scope: Scope) -> Guard:
    return read_guard(line.node("when"), scope)


def _not_for(line: Fields, scope: Scope) -> tuple[str, ...]:
    names = []
    for text in line.texts("not for"):
        if text.value in scope.remedies:
            names.append(text.value)
        else:
            scope.problems.add(
                text.at,
                "no clause for the same case has this remedy",
                shown(text.value),
                nearest(text.value, sorted(scope.remedies)),
            )
    return tuple(names)


def _deadline(line: Fields, scope: Scope) -> tuple[str, str]:
    within, after = line.text("within"), line.text("after")
    start = scope.date(after) if after else ""
    if within is None or within.value == "not stated":
        if after and within is None:
            scope.problems.add(
                line.place("after"),
                'a line "after:" has no window',
                meant='a line "within:" with a parameter, or "not stated"',
            )
        return "", start
    if after is None:
        scope.problems.add(
            line.place("within"),
            "a window has no start",
            shown(within.value),
            'a line "after:" with a date fact',
        )
    return read_window(within, scope), start


def _no_last_day(said: Text, scope: Scope, meant: str) -> None:
    for hole in holes(said.value):
        if hole in LAST:
            scope.problems.add(
                said.at,
                "there is no window that could give the last day",
                f'"<{hole}>"',
                meant,
            )
