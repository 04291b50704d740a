"""Conditions: `fact: phrase`, each a phrase of a short closed list."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.policy import Atom, Fact, Guard, Is
from clausewise.load.limits import read_size
from clausewise.load.options import options_of, phrases_for, refuse_phrase
from clausewise.load.scope import DATES, Scope
from clausewise.load.windows import read_by_day, read_within
from clausewise.read.nodes import Items, Node, Pairs, Text, described

__all__ = ["both", "read_atoms", "read_guard"]

_WINDOW = re.compile(r"(within|later than) (.+)")
_DAY = re.compile(r"(before|on or after) (.+)")


def read_guard(node: Node | None, scope: Scope) -> Guard:
    """Return alternatives: a list's dashes, or the lines of one."""
    match node:
        case None:
            return ()
        case Pairs(pairs):
            return (read_atoms(pairs, scope),)
        case Items(items) if all(isinstance(i, Pairs) for i in items):
            return tuple(
                read_atoms(item.pairs, scope)
                for item in items
                if isinstance(item, Pairs)
            )
    scope.problems.add(
        node.at,
        "a condition is missing its fact",
        described(node),
        _with_colon(node, scope) or 'lines "fact: phrase"',
    )
    return ()


def _with_colon(node: Node, scope: Scope) -> str:
    """Return "kind: premium" for "kind is premium", "" if it is not that."""
    words = node.value.split() if isinstance(node, Text) else []
    for place, word in enumerate(words):
        name = " ".join(words[:place])
        if word in ("is", "are", "=") and name in scope.facts:
            return f'"{name}: {" ".join(words[place + 1 :])}"'
    return ""


def read_atoms(
    pairs: Iterable[tuple[Text, Node]], scope: Scope
) -> tuple[Atom, ...]:
    """Return the conditions of one dash, which must all hold."""
    atoms = (read_atom(name, phrase, scope) for name, phrase in pairs)
    return tuple(atom for atom in atoms if atom is not None)


def read_atom(name: Text, phrase: Node, scope: Scope) -> Atom | None:
    """Return one condition, or None with a problem noted."""
    fact = scope.fact(name)
    if fact is None:
        return None
    match phrase:
        case Items(items):
            return _is_one_of(fact, items, scope)
        case Text(value):
            if fact.kind in ("choice", "yes/no"):
                return _is_one_of(fact, (phrase,), scope)
            if match := _WINDOW.fullmatch(value):
                return read_within(fact, match[1], match[2], phrase, scope)
            if fact.kind in DATES and (match := _DAY.fullmatch(value)):
                return read_by_day(fact, match[1], match[2], phrase, scope)
            if fact.kind in ("money", "whole number"):
                return read_size(fact, phrase, scope)
            return _is_one_of(fact, (phrase,), scope)
    scope.problems.add(
        phrase.at,
        f'what is said of "{fact.name}" is not a phrase',
        described(phrase),
        phrases_for(fact),
    )
    return None


def both(first: Guard, second: Guard) -> Guard:
    """Return the alternatives in which both guards hold."""
    if not first or not second:
        return first or second
    return tuple(
        tuple(dict.fromkeys((*left, *right)))
        for left in first
        for right in second
        if not _clash((*left, *right))
    )


def _is_one_of(fact: Fact, items: tuple[Node, ...], scope: Scope) -> Is | None:
    known = options_of(fact)
    values = []
    for item in items:
        if isinstance(item, Text) and item.value in known:
            values.append(item.value)
        else:
            refuse_phrase(fact, item, scope)
    return Is(fact.name, tuple(dict.fromkeys(values))) if values else None


def _clash(atoms: tuple[Atom, ...]) -> bool:
    options: dict[str, set[str]] = {}
    for atom in atoms:
        if isinstance(atom, Is):
            seen = options.setdefault(atom.fact, set(atom.values))
            seen &= set(atom.values)
    return not all(options.values())
