"""Conditions: `fact: phrase`, each a phrase of a short closed list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checker.policy import (
    Atom,
    Compare,
    Count,
    Fact,
    Guard,
    Is,
    Money,
    NotStated,
    Window,
    Within,
)
from clausewise.nodes import Items, Node, Pairs, Text, described
from clausewise.problems import nearest, one_of, shown
from clausewise.scope import DATES, KIND_WORDS, Scope
from clausewise.values import ValueProblem, kind_of, read_day, read_value

__all__ = [
    "both",
    "options_of",
    "read_atoms",
    "read_guard",
    "read_window",
    "window_of",
]

_WINDOW = re.compile(r"(within|later than) (.+)")
_SIZE = re.compile(r"(at least|more than|at most|less than) (.+)")
_DAY = re.compile(r"(before|on or after) (.+)")
_HAPPENED = "has happened"
_NOT_YET = "not yet"
_NOT_STATED = "not stated"


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
        'lines "fact: phrase"',
    )
    return ()


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
                return _within(fact, match[1], match[2], phrase, scope)
            if fact.kind in DATES and (match := _DAY.fullmatch(value)):
                return _by_day(fact, match[1], match[2], phrase, scope)
            if fact.kind in ("money", "whole number"):
                return _size(fact, phrase, scope)
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


def options_of(fact: Fact) -> tuple[str, ...]:
    """Return the plain values that a condition can ask a fact for."""
    match fact.kind:
        case "yes/no":
            return ("yes", "no", *fact.may_be)
        case "choice":
            return tuple(option for option, _ in fact.options)
        case "date" | "date and time":
            return (_HAPPENED, *fact.may_be)
        case "period":
            return fact.may_be
        case "money" | "whole number" | "order lines":
            return ()


def phrases_for(fact: Fact) -> str:
    """Return what can be said of a fact, for a message."""
    match fact.kind:
        case "date" | "date and time":
            words = ", ".join(f'"{word}"' for word in options_of(fact))
            return (
                f'{words}, "within <window> after <date>", '
                '"before 2026-05-01" or "on or after 2026-05-01"'
            )
        case "money" | "whole number":
            return (
                '"nothing", "more than nothing" or "at least", "more than", '
                '"at most" or "less than" with ' + _limit_words(fact)
            )
        case "order lines":
            return "an amount, because order lines only feed amounts"
        case "period" if not fact.may_be:
            return 'nothing, unless facts.yaml says "may be: not stated"'
    return one_of(options_of(fact))


def read_window(name: Text, scope: Scope) -> str:
    """Return the name of a window: a parameter, or a fact of kind period."""
    return window_of(name.value, name, scope)


def window_of(window: str, at: Text, scope: Scope) -> str:
    """Return the window of that name, or "" with a problem noted."""
    values = scope.values(window)
    for value in values:
        if not isinstance(value, Window):
            scope.problems.add(
                at.at,
                f'the parameter "{window}" is {kind_of(value)}',
                meant="a length of time",
            )
            return ""
    if values:
        return window
    fact = scope.facts.get(window)
    if fact is not None and fact.kind == "period":
        return window
    if fact is not None:
        scope.problems.add(
            at.at,
            f'the fact "{window}" is {KIND_WORDS[fact.kind]}',
            meant="a length of time",
        )
    else:
        _unknown_window(window, at, scope)
    return ""


def _unknown_window(window: str, at: Text, scope: Scope) -> None:
    try:
        read_value(window)
    except ValueProblem:
        known = [
            *scope.parameters,
            *(f.name for f in scope.facts.values() if f.kind == "period"),
        ]
        scope.problems.add(
            at.at,
            "this window is neither a parameter of the clause nor a period",
            shown(window),
            nearest(window, known) or 'a line under "parameters:"',
        )
    else:
        scope.problems.add(
            at.at,
            "a number is typed into the rule",
            shown(window),
            'a name whose value stands under "parameters:"',
        )


def _is_one_of(fact: Fact, items: tuple[Node, ...], scope: Scope) -> Is | None:
    known = options_of(fact)
    values = []
    for item in items:
        if isinstance(item, Text) and item.value in known:
            values.append(item.value)
        else:
            _no_option(fact, item, scope)
    return Is(fact.name, tuple(dict.fromkeys(values))) if values else None


def _no_option(fact: Fact, item: Node, scope: Scope) -> None:
    found = item.value if isinstance(item, Text) else ""
    wrong = f'this cannot be said of "{fact.name}"'
    meant = phrases_for(fact)
    if _WINDOW.fullmatch(found) and fact.kind not in DATES:
        wrong = f'only a date can be in a window, and "{fact.name}" is '
        wrong += KIND_WORDS[fact.kind]
    elif found in (_NOT_YET, _NOT_STATED):
        wrong = f'"{fact.name}" is never "{found}"'
        meant = f'a line "may be: {found}" in facts.yaml, if it can be'
    elif fact.kind in ("choice", "yes/no"):
        meant = nearest(found, options_of(fact)) or meant
    scope.problems.add(
        item.at, wrong, shown(found) if found else described(item), meant
    )


def _within(
    fact: Fact, word: str, rest: str, phrase: Text, scope: Scope
) -> Within | None:
    if fact.kind not in DATES:
        _no_option(fact, phrase, scope)
        return None
    window, start = _split_after(rest, scope)
    if not start:
        scope.problems.add(
            phrase.at,
            "a window has no start",
            shown(phrase.value),
            f'"{word} {rest} after" and a date fact',
        )
        return None
    window = window_of(window, phrase, scope)
    start = scope.date(Text(start, phrase.at))
    if start == fact.name:
        scope.problems.add(
            phrase.at,
            "the window runs from the date that it limits",
            shown(start),
            "another date",
        )
    if not window or not start:
        return None
    return Within(fact.name, window, start, word == "later than")


def _split_after(rest: str, scope: Scope) -> tuple[str, str]:
    splits = list(_splits(rest, " after "))
    for window, start in splits:
        if start in scope.facts:
            return window, start
    return splits[-1] if splits else (rest, "")


def _splits(text: str, word: str) -> Iterator[tuple[str, str]]:
    start = text.find(word)
    while start >= 0:
        yield text[:start], text[start + len(word) :]
        start = text.find(word, start + 1)


def _by_day(
    fact: Fact, word: str, day: str, phrase: Text, scope: Scope
) -> Compare | None:
    try:
        day = read_day(day)
    except ValueProblem as error:
        scope.problems.add(phrase.at, error.wrong, shown(day), error.meant)
        return None
    sign = "less than" if word == "before" else "at least"
    return Compare(fact.name, sign, day)  # type: ignore[arg-type]


def _size(fact: Fact, phrase: Text, scope: Scope) -> Compare | None:
    if phrase.value == "nothing":
        return Compare(fact.name, "at most", "0")
    match = _SIZE.fullmatch(phrase.value)
    if match is None:
        _no_option(fact, phrase, scope)
        return None
    limit = _limit(fact, match[2], phrase, scope)
    if limit is None:
        return None
    return Compare(fact.name, match[1], limit)  # type: ignore[arg-type]


def _limit(fact: Fact, limit: str, at: Text, scope: Scope) -> str | None:
    if limit == "nothing":
        return "0"
    if limit.isascii() and limit.isdigit():
        if fact.kind == "whole number" and len(limit) < 10:
            return str(int(limit))
        scope.problems.add(
            at.at,
            f'"{fact.name}" is {KIND_WORDS[fact.kind]}',
            shown(limit),
            _limit_words(fact),
        )
        return None
    values = scope.values(limit)
    fits = Money if fact.kind == "money" else Count
    for value in values:
        if isinstance(value, NotStated) or not isinstance(value, fits):
            scope.problems.add(
                at.at,
                f'"{fact.name}" is {KIND_WORDS[fact.kind]}, and '
                f'"{limit}" is {kind_of(value)}',
                shown(at.value),
                _limit_words(fact),
            )
            return None
    if values:
        return limit
    scope.problems.add(
        at.at,
        "this limit is not a parameter of the clause",
        shown(limit),
        nearest(limit, [*scope.parameters, "nothing"]) or _limit_words(fact),
    )
    return None


def _limit_words(fact: Fact) -> str:
    if fact.kind == "money":
        return '"nothing" or a parameter that is an amount of money'
    return "a whole number or a parameter that is a count"


def _clash(atoms: tuple[Atom, ...]) -> bool:
    options: dict[str, set[str]] = {}
    for atom in atoms:
        if isinstance(atom, Is):
            seen = options.setdefault(atom.fact, set(atom.values))
            seen &= set(atom.values)
    return not all(options.values())
