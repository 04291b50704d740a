"""One fact of facts.yaml by itself: its question, kind and options."""

from __future__ import annotations

from typing import get_args

from checker.policy import (
    Fact,
    Kind,
)
from clausewise.load.fields import Fields
from clausewise.load.grammar import (
    CLAUSE,
    COST,
    FACT,
    LEFT_TO,
    RESERVED,
    STEP,
    TEST,
)
from clausewise.load.prose import check_prose
from clausewise.load.scope import DATES, KIND_WORDS, Scope
from clausewise.problems import Problems, shown
from clausewise.read.nodes import Node, Text

__all__ = ["KINDS", "MAY_BE", "TAKEN", "read_plain"]

KINDS: tuple[Kind, ...] = get_args(Kind)
MAY_BE: dict[Kind, str] = {
    "yes/no": "not yet",
    "date": "not yet",
    "date and time": "not yet",
    "period": "not stated",
}
TAKEN = {
    *TEST.all,
    *LEFT_TO.all,
    *COST.all,
    *STEP.all,
    *RESERVED,
    "nothing",
    "by",
    "now",
}
_CUSTOMER = "the customer"
_SYSTEM = "the system"


def read_plain(name: Text, node: Node, problems: Problems) -> Fact:
    """Return a fact without what it says of other facts."""
    line = Fields(node, FACT, problems)
    if name.value in TAKEN or name.value in CLAUSE.all:
        problems.add(
            name.at,
            "a fact cannot have this name, which the language uses",
            shown(name.value),
            "another name",
        )
    if "worked out" in line:
        for key in ("kind", "known by", "ask", "choices", "may be"):
            if key in line:
                problems.add(
                    line.place(key),
                    "a fact that is worked out is not asked",
                    shown(f"{key}:"),
                    "the line left out",
                )
        return Fact(
            name.value,
            "money",
            _SYSTEM,
            called=_said(line, "called", problems),
        )
    for needed in ("kind", "known by"):
        if needed not in line:
            problems.add(
                name.at,
                f'the fact "{name.value}" needs a line',
                meant=f'"{needed}:"',
            )
    likely = "choice" if "choices" in line else "yes/no"
    kind: Kind = line.one("kind", KINDS, likely)  # type: ignore[assignment]
    fact = Fact(
        name=name.value,
        kind=kind,
        known_by=_known_by(line, problems),
        ask=_said(line, "ask", problems),
        help=_said(line, "help", problems),
        called=_said(line, "called", problems),
        options=_options(name, line, kind, problems),
        may_be=_may_be(line, kind, problems),
        unless_told=line.value("unless told"),
        may_be_future=line.yes("may be in the future"),
        proved_by=_said(line, "proved by", problems),
    )
    if fact.known_by == _CUSTOMER and not fact.ask:
        problems.add(
            name.at,
            f'the customer knows "{name.value}", but is not asked',
            meant='a line "ask:" with the question',
        )
    if fact.may_be_future and kind not in DATES:
        problems.add(
            line.place("may be in the future"),
            f'the fact "{name.value}" is {KIND_WORDS[kind]}',
            meant="a date, which alone can be in the future",
        )
    return fact


def _said(line: Fields, key: str, problems: Problems) -> str:
    return check_prose(line.text(key), Scope(problems, {}))


def _known_by(line: Fields, problems: Problems) -> str:
    text = line.text("known by")
    if text is None:
        return _CUSTOMER
    if text.value in ("customer", "shop"):
        problems.add(
            text.at,
            '"known by:" cannot be this',
            shown(text.value),
            f'"the {text.value}"',
        )
    return text.value


def _options(
    name: Text, line: Fields, kind: Kind, problems: Problems
) -> tuple[tuple[str, str], ...]:
    if kind != "choice":
        if "choices" in line:
            problems.add(
                line.place("choices"),
                f'the fact "{name.value}" is {KIND_WORDS[kind]}',
                '"choices:"',
                'the line "kind: choice"',
            )
        return ()
    if "choices" not in line:
        problems.add(
            name.at,
            f'the choice "{name.value}" has nothing to choose from',
            meant='a line "choices:" with an option in each line',
        )
    options = []
    scope = Scope(problems, {})
    for option, label in line.pairs("choices"):
        if option.value in RESERVED:
            problems.add(
                option.at,
                "an option cannot have this name, which the language uses",
                shown(option.value),
                "another name",
            )
        if isinstance(label, Text):
            options.append((option.value, check_prose(label, scope)))
        else:
            problems.add(
                option.at,
                f'the option "{option.value}" has one line of words',
                meant='"option: what the customer reads"',
            )
    return tuple(options)


def _may_be(line: Fields, kind: Kind, problems: Problems) -> tuple[str, ...]:
    words = []
    for text in line.texts("may be"):
        if text.value == MAY_BE.get(kind):
            words.append(text.value)
            continue
        problems.add(
            text.at,
            f"{KIND_WORDS[kind]} cannot be this",
            shown(text.value),
            f'"{MAY_BE[kind]}"' if kind in MAY_BE else "the line left out",
        )
    told = line.value("unless told")
    if told == MAY_BE.get(kind) and told not in words:
        words.append(told)
    return tuple(words)
