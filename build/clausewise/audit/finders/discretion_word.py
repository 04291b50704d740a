"""Words that leave something open where no rule says who decides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.policy import (
    Clause,
    Cost,
    Discretion,
    Line,
    Promise,
    Remedy,
    Test,
    Unstated,
    Warn,
)
from checker.words import fill
from clausewise.analysis.desk import Desk
from clausewise.audit.finding import Finding, Level, Sentence, at_clause
from clausewise.audit.text import quoting, sentences

__all__ = ["LEVEL", "NAME", "find"]

NAME = "discretion-word"
LEVEL: Level = "warning"
_WORDS = re.compile(
    r"\b(?:reserves? the right|at (?:our|its|the \w+.s) (?:sole )?discretion|"
    r"(?<!you )may(?! (?:also )?(?:contact|apply|choose))|"
    r"may (?:have|need) to|might|usually|"
    r"normally|generally|typically|sometimes|in (?:some|certain) cases|"
    r"a few|several|reasonable|reasonably|appropriate|if necessary|"
    r"where appropriate|try to|as we see fit|case by case|"
    r"depend(?:s|ing)? on|no guarantee|full or partial|if possible)\b",
    re.IGNORECASE,
)
_HEDGED = ("an estimate", "typical", "start only")


def find(desk: Desk) -> Iterator[Finding]:
    """Yield each such word in a sentence that no open rule quotes."""
    for clause in desk.policy.clauses:
        for sentence in sentences(clause):
            if _is_open(clause, sentence):
                continue
            says = fill(sentence, clause)
            for word in dict.fromkeys(
                match[0].lower() for match in _WORDS.finditer(sentence)
            ):
                yield at_clause(
                    NAME,
                    LEVEL,
                    clause,
                    f"“{word}” leaves something open, and no rule says who "
                    "decides.",
                    about=f"{word}: {says}",
                    sentences=(Sentence(clause.id, says),),
                )


def _is_open(clause: Clause, sentence: str) -> bool:
    """Tell whether some rule of a sentence leaves something open itself."""
    return any(_leaves_open(rule) for rule in quoting(clause, sentence))


def _leaves_open(rule: object) -> bool:
    if getattr(rule, "perhaps", False) or getattr(rule, "interpretation", ()):
        return True
    match rule:
        case Discretion() | Warn():
            return True
        case Test(kind=kind):
            return kind == "may be refused if"
        case Line(amount=amount):
            return isinstance(amount, Unstated)
        case Promise(within=within, worded_as=worded):
            return not within or worded in _HEDGED
        case Remedy(refund=refund, compensation=extra, discretions=left):
            lines = (*(refund or ()), *(extra or ()))
            return bool(left) or any(_leaves_open(line) for line in lines)
        case Cost(perhaps=perhaps):
            return perhaps
    return False
