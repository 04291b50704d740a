"""What can be said of a fact, and the words for what cannot."""

from __future__ import annotations

import re

from checker.policy import Fact
from clausewise.load.scope import DATES, KIND_WORDS, Scope
from clausewise.problems import nearest, one_of, shown
from clausewise.read.nodes import Node, Text, described

__all__ = [
    "labelled",
    "limit_words",
    "options_of",
    "phrases_for",
    "refuse_phrase",
]

_WINDOW = re.compile(r"(within|later than) (.+)")
_BEFORE = re.compile(r".\bbefore (?!\d)")
_HAPPENED = "has happened"
_NOT_YET = "not yet"
_NOT_STATED = "not stated"


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
                '"at most" or "less than" with ' + limit_words(fact)
            )
        case "order lines":
            return "an amount, because order lines only feed amounts"
        case "period" if not fact.may_be:
            return 'nothing, unless facts.yaml says "may be: not stated"'
    return one_of(options_of(fact))


def refuse_phrase(fact: Fact, item: Node, scope: Scope) -> None:
    if fact.kind == "choice" and not fact.options:
        return
    found = item.value if isinstance(item, Text) else ""
    wrong = f'this cannot be said of "{fact.name}"'
    meant = phrases_for(fact)
    if _WINDOW.fullmatch(found) and fact.kind not in DATES:
        wrong = f'only a date can be in a window, and "{fact.name}" is '
        wrong += KIND_WORDS[fact.kind]
    elif fact.kind in DATES and _BEFORE.search(found):
        wrong = "a time runs only after a date, never before one"
        meant = (
            "the other way round, as in README.md under "
            "“A time before an event”"
        )
    elif found in (_NOT_YET, _NOT_STATED):
        wrong = f'"{fact.name}" is never "{found}"'
        meant = f'a line "may be: {found}" in facts.yaml, if it can be'
    elif fact.kind in ("choice", "yes/no"):
        meant = (
            _both(found, fact)
            or _others(found, fact)
            or labelled(found, fact)
            or nearest(found, options_of(fact))
            or meant
        )
    scope.problems.add(
        item.at, wrong, shown(found) if found else described(item), meant
    )


def _both(found: str, fact: Fact) -> str:
    """Return "frame or core" as a list, if both are options."""
    words = re.split(r" or |, ", found)
    known = options_of(fact)
    if len(words) < 2 or not all(word in known for word in words):
        return ""
    return f'"[{", ".join(words)}]"'


def _others(found: str, fact: Fact) -> str:
    """Return for "not missing" the answers that are not "missing"."""
    known = options_of(fact)
    if not found.startswith("not ") or found[4:] not in known:
        return ""
    others = [option for option in known if option != found[4:]]
    return f'"[{", ".join(others)}]"' if others[1:] else one_of(others)


def labelled(found: str, fact: Fact) -> str:
    """Return the option that customers read in these words, "" if none."""
    for option, label in fact.options:
        if label.casefold().rstrip(".") == found.casefold().rstrip("."):
            return f'"{option}"'
    return ""


def limit_words(fact: Fact) -> str:
    if fact.kind == "money":
        return '"nothing" or a parameter that is an amount of money'
    return "a whole number or a parameter that is a count"
