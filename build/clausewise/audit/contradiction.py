"""Pairs of sentences that seem to contradict each other.

The rules of a policy can be free of clashes because an editor has read
one sentence narrowly; the customer still reads both. These pairs come
from the words and the numbers alone, so they are notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from checker.policy import Clause, Promise, Test, Value, Window, Within
from checker.words import HOLE, fill, parameter
from clausewise.analysis.desk import Desk
from clausewise.audit.effects import hurts_late
from clausewise.audit.finding import Finding, Level, Sentence, at_clause
from clausewise.audit.text import (
    are_read_together,
    content_words,
    quoting,
    sentences,
)

__all__ = ["LEVEL", "NAME", "find"]

NAME = "contradiction"
LEVEL: Level = "note"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


_DENIES = _words(
    "not|no|never|cannot|void|invalid|nothing|exclud\\w+|unless|must|"
    "only (?:if|to|when|where)|waived|at most|missing"
)
_GRANTS = _words(
    "you can|will|eligible|entitled|you get|you receive|choose|free|"
    "bears? all|covers?|we (?:make|refund|give|send|repair|replace|pass)|"
    "may (?:still )?(?:be|take|have)|reserve the right|assess|remain|less|"
    "deduct\\w*|responsible|wrong|should be|if the|start on"
)
_REFUSES = _words(
    "not (?:\\w+ ){0,2}(?:included|eligible|supports?|supported|covered)|"
    "(?:eligible|allowed|possible) (?:\\w+ ){0,3}only if"
)
_ALLOWS = _words("you can (?:\\w+ )?(?:return|get|keep|choose)|remain")
_STRICT = _words("must|only (?:if|to|when|where)|void")
_MILD = _words("may take longer|may be reduced|assess|evaluat\\w+")
_NEEDS = _words("must|only if")
_ANY = _words("any|all|every|each")
_FREE = _words("free|no \\w+ fee|bears all costs|at our cost")
_YOURS = _words("you (?:bear|pay)|at your (?:own )?(?:cost|expense|risk)")
_CLOCK = _words("start on the day|starts? (?:on|from)|counted from")
_ANCHORS = {
    "purchase": "purchase",
    "order": "purchase",
    "receive": "receipt",
    "received": "receipt",
    "receipt": "receipt",
    "delivery": "receipt",
    "collection": "collection",
    "confirmed": "confirmation",
    "approved": "approval",
    "issued": "issue",
}
_FROM = _words("|".join(_ANCHORS))
_GIVES = _words(
    "pass (?:\\w+ ){1,3}on to you|receive compensation|paid to you"
)
_SAME = {
    "ship": "transport",
    "shipp": "transport",
    "dispatch": "transport",
    "send": "transport",
    "sent": "transport",
    "postag": "transport",
    "freight": "transport",
    "deliver": "transport",
    "delivery": "transport",
    "parcel": "transport",
    "packag": "pack",
    "cost": "money",
    "fee": "money",
    "charg": "money",
    "pay": "money",
    "paid": "money",
    "bear": "money",
    "expens": "money",
    "responsibl": "money",
    "responsibility": "money",
    "cancel": "undo",
    "refund": "undo",
    "return": "undo",
    "exchang": "undo",
    "fail": "fault",
    "failur": "fault",
    "functional": "fault",
    "test": "fault",
    "untest": "fault",
    "defect": "fault",
    "break": "fault",
    "breakag": "fault",
    "damag": "fault",
    "damage": "fault",
    "broken": "fault",
    "misus": "use",
    "inappropriat": "use",
    "us": "use",
    "used": "use",
    "addres": "address",
    "compens": "compensat",
    "claim": "undo",
    "report": "report",
    "tell": "report",
    "work": "fault",
    "free": "money",
    "fre": "money",
    "warranti": "warranty",
}
_RARE = frozenset("colour label address custom use pack".split())
_TIMED = frozenset("undo fault warranty report".split())
_TOPICS = frozenset(
    "transport money undo fault use colour pack label address custom "
    "warranty compensat report".split()
)


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence with what it is about, and the times that it names."""

    clause: Clause
    text: str
    topics: frozenset[str]
    times: frozenset[tuple[str, Value]]

    @property
    def anchors(self) -> frozenset[str]:
        """The events from which it counts."""
        return frozenset(
            _ANCHORS[match[0].lower()] for match in _FROM.finditer(self.text)
        )

    def speaks(self, how: re.Pattern[str]) -> bool:
        return how.search(self.text) is not None


def find(desk: Desk) -> Iterator[Finding]:
    """Yield each pair of clauses with sentences that seem to clash."""
    seen = set()
    said = [
        _read(clause, sentence)
        for clause in desk.policy.clauses
        for sentence in _statements(clause)
    ]
    for one, other in combinations(said, 2):
        pair = one.clause.id, other.clause.id
        if one.text in other.text or other.text in one.text:
            continue
        clash = _clash(one, other)
        if not clash or (pair, clash) in seen:
            continue
        if _are_settled(desk, one, other):
            continue
        seen.add((pair, clash))
        first = Sentence(one.clause.id, fill(one.text, one.clause))
        second = Sentence(other.clause.id, fill(other.text, other.clause))
        yield at_clause(
            NAME,
            LEVEL,
            one.clause,
            f"{clash}: “{first.text}” and “{second.text}”",
            about=f"{one.clause.id}, {other.clause.id}: {clash}",
            sentences=(first, second),
        )


def _are_settled(desk: Desk, one: _Said, other: _Said) -> bool:
    here, there = one.clause, other.clause
    return (
        here.id in there.exception_to
        or there.id in here.exception_to
        or are_read_together(desk.policy, one.text, other.text)
    )


def _statements(clause: Clause) -> Iterator[str]:
    """Yield the sentences of a clause, and the parts between semicolons."""
    for sentence in sentences(clause):
        yield sentence
        if "; " in sentence:
            yield from sentence.split("; ")


def _read(clause: Clause, sentence: str) -> _Said:
    words = content_words(sentence)
    topics = {_SAME.get(word, word) for word in words} & _TOPICS
    return _Said(
        clause,
        sentence,
        frozenset(topics),
        frozenset(_times(clause, sentence)),
    )


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


def _clash(one: _Said, other: _Said) -> str:
    """Return how two sentences seem to clash, "" if they do not."""
    shared = one.topics & other.topics
    if _either(one, other, _CLOCK) and (one.times or other.times):
        named = bool(one.anchors and other.anchors)
        apart = named and not one.anchors & other.anchors
        return "Two clocks" if apart else ""
    if one.times and other.times:
        whose = {who for who, _ in one.times} & {who for who, _ in other.times}
        differ = bool(whose) and one.times != other.times
        return "Two times" if differ and shared & _TIMED else ""
    if _face(one, other, _REFUSES, _ALLOWS) and (
        shared or "only if" in f"{one.text} {other.text}"
    ):
        return "Yes and no"
    if one.speaks(_GIVES) and other.speaks(_GIVES):
        return "" if one.clause is other.clause else "Given twice"
    if _face(one, other, _FREE, _YOURS) and "money" in shared:
        return "Free and paid"
    if len(shared) < 2 and not shared & _RARE:
        both = one.speaks(_NEEDS) and other.speaks(_NEEDS) and shared
        return "Two conditions" if both else ""
    if _face(one, other, _STRICT, _MILD):
        return "Strict and mild"
    if one.speaks(_DENIES) != other.speaks(_DENIES):
        yes = other if one.speaks(_DENIES) else one
        if yes.speaks(_GRANTS):
            return "Yes and no"
    if "money" in shared and _either(one, other, _ANY):
        return "All and some"
    return ""


def _face(
    one: _Said, other: _Said, here: re.Pattern[str], there: re.Pattern[str]
) -> bool:
    """Tell whether one speaks one way and the other the other way."""
    return (one.speaks(here) and other.speaks(there)) or (
        other.speaks(here) and one.speaks(there)
    )


def _either(one: _Said, other: _Said, how: re.Pattern[str]) -> bool:
    """Tell whether exactly one of two sentences speaks in a way."""
    return one.speaks(how) != other.speaks(how)
