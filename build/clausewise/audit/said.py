"""What a sentence says, and whether two seem to say opposite things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.policy import Clause, Promise, Test, Value, Window, Within
from checker.words import HOLE, parameter
from clausewise.audit.effects import hurts_late
from clausewise.audit.text import quoting
from clausewise.audit.wording import (
    ALLOWS,
    ANY,
    CLOCK,
    COMMON,
    DENIES,
    FORBIDS,
    FREE,
    GIVES,
    GRANTS,
    MILD,
    NEEDS,
    RARE,
    REFUSES,
    STRICT,
    TIMED,
    YOURS,
    anchors_of,
    topics_of,
)

__all__ = ["Said", "clash_between", "read"]


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with what it is about, and the times that it names."""

    clause: Clause
    text: str
    topics: frozenset[str]
    times: frozenset[tuple[str, Value]]

    def speaks(self, how: re.Pattern[str]) -> bool:
        return how.search(self.text) is not None


def read(clause: Clause, sentence: str) -> Said:
    """Return a sentence of a clause, read for what it says."""
    times = frozenset(_times(clause, sentence))
    return Said(clause, sentence, topics_of(sentence), times)


def _times(clause: Clause, sentence: str) -> Iterator[tuple[str, Value]]:
    """Yield each length of time in a sentence, and whose time it is."""
    rules = [*quoting(clause, sentence)]
    whose = "ours" if any(isinstance(r, Promise) for r in rules) else "yours"
    waits = {
        atom.window
        for rule in rules
        if isinstance(rule, Test)
        for atom in rule.atoms
        if isinstance(atom, Within) and not hurts_late(rule, atom)
    }
    for name in HOLE.findall(sentence):
        value = parameter(clause, name)
        if isinstance(value, Window):
            yield "to wait" if name in waits else whose, value


def clash_between(one: Said, other: Said) -> str:
    """Return how two sentences seem to clash, "" if they do not."""
    shared = one.topics & other.topics
    if _either(one, other, CLOCK) and (one.times or other.times):
        here, there = anchors_of(one.text), anchors_of(other.text)
        named = bool(here and there)
        apart = named and not here & there
        return "Two clocks" if apart else ""
    if one.times and other.times:
        whose = {who for who, _ in one.times} & {who for who, _ in other.times}
        differ = bool(whose) and one.times != other.times
        return "Two times" if differ and shared & TIMED else ""
    if _face(one, other, REFUSES, ALLOWS) and (
        shared or "only if" in f"{one.text} {other.text}"
    ):
        return "Yes and no"
    if one.speaks(GIVES) and other.speaks(GIVES):
        return "" if one.clause is other.clause else "Given twice"
    if _face(one, other, FREE, YOURS) and "money" in shared:
        return "Free and paid"
    if len(shared) < 2 and not shared & RARE:
        both = one.speaks(NEEDS) and other.speaks(NEEDS)
        return "Two conditions" if both and shared - COMMON else ""
    if _face(one, other, STRICT, MILD):
        return "Strict and mild"
    denies = DENIES if shared & RARE else FORBIDS
    if one.speaks(denies) != other.speaks(denies):
        yes = other if one.speaks(denies) else one
        if yes.speaks(GRANTS):
            return "Yes and no"
    if "money" in shared and _either(one, other, ANY):
        return "All and some"
    return ""


def _face(
    one: Said, other: Said, here: re.Pattern[str], there: re.Pattern[str]
) -> bool:
    """Tell whether one speaks one way and the other the other way."""
    return (one.speaks(here) and other.speaks(there)) or (
        other.speaks(here) and one.speaks(there)
    )


def _either(one: Said, other: Said, how: re.Pattern[str]) -> bool:
    """Tell whether exactly one of two sentences speaks in a way."""
    return one.speaks(how) != other.speaks(how)
