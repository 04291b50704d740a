"""When there is a remedy: conditions, and what is left to somebody."""

from __future__ import annotations

from checker.policy import Discretion, Test, Within
from clausewise.load.conditions import read_atoms
from clausewise.load.fields import Fields
from clausewise.load.grammar import LEFT_TO, Words
from clausewise.load.parts import (
    lines_of,
    read_not_for,
    read_notes,
    read_when,
    refuse_last_day,
)
from clausewise.load.prose import LAST, check_prose, check_quote
from clausewise.load.scope import Scope
from clausewise.problems import shown
from clausewise.read.nodes import Text

__all__ = ["read_discretions", "read_tests"]

_OPEN = "may be refused if"
_KINDS = ("allowed only if", "refused if", _OPEN)


def read_tests(line: Fields, scope: Scope, words: Words) -> tuple[Test, ...]:
    """Return the conditions under which there is a remedy, in any kind."""
    known = Words(words.of, words.needs, (*words.may, "by"))
    return tuple(
        test
        for kind in _KINDS
        for node in line.items(kind)
        for test in [_test(kind, scope.fields(node, known, facts=True), scope)]
        if test is not None
    )


def _test(kind: str, line: Fields, scope: Scope) -> Test | None:
    if not line.rest():
        if line.is_known:
            scope.problems.add(
                line.at,
                "a condition is missing its fact",
                meant='a line "fact: phrase" beside the quotes',
            )
        return None
    if "by" in line and kind != _OPEN:
        scope.problems.add(
            line.place("by"),
            f'with "{kind}:" nobody decides',
            shown("by:"),
            f'"{_OPEN}:", or the line left out',
        )
    atoms = read_atoms(line.rest(), scope)
    dated = any(isinstance(atom, Within) for atom in atoms)
    said = line.text("otherwise")
    if said and not dated and atoms:
        refuse_last_day(said, scope, "a condition with a window")
    return Test(
        kind=kind,  # type: ignore[arg-type]
        atoms=atoms,
        quotes=check_quote(line.text("quotes"), scope),
        otherwise=check_prose(said, scope, LAST),
        when=read_when(line, scope),
        not_for=read_not_for(line, scope),
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
            when=read_when(item, scope),
            not_for=read_not_for(item, scope),
            interpretation=read_notes(item, scope),
        )
        for item in lines_of(line, "left to", LEFT_TO, scope)
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
