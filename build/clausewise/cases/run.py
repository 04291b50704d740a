"""Runs the examples of a policy, and says where one does not come out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from checker.answers import parse_now, read_answers
from checker.dates import UTC
from checker.decide import decide
from checker.engine import Engine
from checker.plain import Plain
from checker.policy import Case, Clause, Policy
from clausewise.cases.expect import compare

__all__ = [
    "NOW",
    "Difference",
    "answers_of",
    "differences",
    "differences_of",
    "run_case",
    "usual_answers",
]

NOW = "2026-04-01T12:00"


@dataclass(frozen=True, slots=True)
class Difference:
    """Where an example came out otherwise than it says."""

    clause: Clause
    case: Case
    word: str
    expected: str
    found: str

    def __str__(self) -> str:
        return (
            f"{self.case.file}:{self.case.line}: {self.clause.id}, "
            f"“{self.case.case}”: {self.word} should be {self.expected}; "
            f"the checker says {self.found}"
        )


def answers_of(policy: Policy, case: Case) -> Plain:
    """Return the answers of an example, laid over the usual customer."""
    given = dict(policy.usual) | dict(case.given)
    found: Plain = {}
    for name, text in given.items():
        if text == "none":
            continue
        found[name] = json.loads(text) if text.startswith("[{") else text
    return found


def usual_answers(policy: Policy) -> Plain:
    """Return the usual customer's own answers."""
    return answers_of(policy, Case("", (), ()))


def run_case(engine: Engine, case: Case) -> Plain:
    """Return the decision of an example, at its own time, in UTC."""
    now = parse_now(case.now or NOW, UTC)
    answers = read_answers(
        engine.policy, answers_of(engine.policy, case), now, UTC
    )
    return decide(engine, answers)


def differences(engine: Engine) -> Iterator[Difference]:
    """Yield every difference of every example of a policy."""
    for clause in engine.policy.clauses:
        for case in clause.cases:
            yield from differences_of(engine, clause, case)


def differences_of(
    engine: Engine, clause: Clause, case: Case
) -> Iterator[Difference]:
    """Yield every difference of one example."""
    decision = run_case(engine, case)
    for word, expected in case.expect:
        found = compare(word, expected, decision)
        if found is not None:
            yield Difference(clause, case, word, expected, found)
