"""How many questions are left, with the next one: at least, and at most.

The fewest are looked for by trying every answer to a question of few
answers, and again behind each, as far as a few trials go. What is not
tried counts as the end, so the number may be too low and is never too
high.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from checker.answers import UNKNOWN, Answers
from checker.depends import turns
from checker.engine import Engine
from checker.flip import seen
from checker.policy import Fact
from checker.questions import open_questions

__all__ = ["remaining"]

_TRIALS = 12


def remaining(
    engine: Engine,
    answers: Answers,
    names: list[str],
    *,
    everything: bool = False,
) -> tuple[int, int]:
    """Return how many of the questions that are open will be asked.

    `names` are those open now. Until the kind of case is known, the most
    are those of the kind with the most.
    """
    ahead = _Ahead(engine, everything)
    least = ahead.least(answers, names)
    return least, max(least, ahead.most(answers, names))


@dataclass(slots=True)
class _Ahead:
    """A look ahead, with the trials that are left to it."""

    engine: Engine
    everything: bool
    trials: int = _TRIALS

    def least(self, answers: Answers, names: list[str]) -> int:
        """Return the fewest questions, as far as that is known."""
        if not names:
            return 0
        tried = [*self._tried(answers, names)]
        if not tried or not all(after for _, after in tried):
            return 1
        if self.trials <= 0:
            return 2
        tried.sort(key=lambda case: len(case[1]))
        return 1 + min(self.least(case, after) for case, after in tried)

    def most(self, answers: Answers, names: list[str]) -> int:
        """Return the most questions that are open, behind a route too."""
        if not names or names[0] not in self.engine.route_facts():
            return len(names)
        fact = self.engine.fact(names[0])
        cases = (_told(answers, fact, value) for value in _values(fact))
        return 1 + max(self.most(c, self._open(c)) for c in cases)

    def _tried(
        self, answers: Answers, names: list[str]
    ) -> Iterator[tuple[Answers, list[str]]]:
        """Yield the case after each answer to the next question.

        Nothing where a date or an amount, of which there are too many,
        may settle everything at once.
        """
        fact = self.engine.fact(names[0])
        values = _values(fact)
        if fact.kind == "money":
            view = seen(self.engine, answers)
            if view and not turns(view, names, self.everything):
                values = [UNKNOWN]
        elif values and fact.name not in self.engine.route_facts():
            values = [*values, UNKNOWN]
        for value in values:
            self.trials -= 1
            case = _told(answers, fact, value)
            yield case, self._open(case)

    def _open(self, answers: Answers) -> list[str]:
        return open_questions(self.engine, answers, everything=self.everything)


def _values(fact: Fact) -> list[str]:
    """Return the answers to a question that has but a few."""
    if fact.kind == "yes/no":
        return ["yes", "no", *fact.may_be]
    if fact.kind == "choice":
        return [*(value for value, _ in fact.options), *fact.may_be]
    return []


def _told(answers: Answers, fact: Fact, value: str) -> Answers:
    known = {n: v for n, v in answers.known.items() if n != fact.name}
    assumed = answers.assumed - {fact.name}
    if value == UNKNOWN:
        unsure = answers.unsure | {fact.name}
        return replace(answers, known=known, assumed=assumed, unsure=unsure)
    return replace(answers, known=known | {fact.name: value}, assumed=assumed)
