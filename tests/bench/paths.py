"""Reports how many questions a customer is asked, store by store.

Run by `make bench`. A path is walked as a customer walks it: the next
question is answered by chance, until none is left. The first question
is taken in every way; everything else is a stated sample. "I don't
know" is one answer in twenty.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from checker.answers import Answers, parse_now, read_answers
from checker.dates import UTC
from checker.decide import decide
from checker.engine import Engine
from checker.policy import Fact
from checker.questions import open_questions
from checker.sense import contradictions
from clausewise.cases import NOW
from clausewise.compile import store_folders
from policies import ROOT, store

__all__ = ["main"]

PATHS = 600
SEED = 20260401
_REFUSED = ("not_eligible", "not_regulated")
_DAYS = (0, 1, 2, 3, 5, 7, 8, 14, 15, 20, 30, 31, 45, 90)
_AMOUNTS = ("0.00 USD", "5.00 USD", "20.00 USD", "40.00 USD")


@dataclass(frozen=True, slots=True)
class Walk:
    """One path: what was said, in the order in which it was asked."""

    said: tuple[tuple[str, str], ...]
    verdict: str

    @property
    def first(self) -> str:
        """The answer to the first question."""
        return self.said[0][1] if self.said else ""


def main() -> int:
    """Print the least, the median and the most of every store."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PATHS
    print(f"Questions per path ({count:,} paths a store, seed {SEED}):")
    for folder in store_folders(ROOT):
        engine = Engine(store(folder.name))
        source = random.Random(SEED)
        walks = [_walk(engine, source, place) for place in range(count)]
        _report(folder.name, walks)
    return 0


def _report(name: str, walks: list[Walk]) -> None:
    print(f"  {name:26} {_three(walks)}")
    open_ = [walk for walk in walks if walk.verdict not in _REFUSED]
    print(f"    {'of those not refused':24} {_three(open_)}")
    for first in dict.fromkeys(sorted(walk.first for walk in walks)):
        some = [walk for walk in walks if walk.first == first]
        print(f"    {first:24} {_three(some)}")
    longest = max(walks, key=lambda walk: len(walk.said))
    print(f"    longest: {', '.join(name for name, _ in longest.said)}")
    asked = Counter(name for walk in walks for name, _ in walk.said)
    often = [f"{fact} {n / len(walks):.0%}" for fact, n in asked.items()]
    print(f"    how often: {', '.join(often)}")


def _three(walks: list[Walk]) -> str:
    sizes = [len(walk.said) for walk in walks]
    return (
        f"least {min(sizes):2}, median {median(sizes):4.1f}, "
        f"most {max(sizes):2}"
    )


def _walk(engine: Engine, source: random.Random, place: int) -> Walk:
    said: dict[str, str] = {}
    while True:
        answers = _read(engine, said)
        names = open_questions(engine, answers)
        if not names:
            verdict = decide(engine, answers)["verdict"]
            return Walk(tuple(said.items()), verdict)
        fact = engine.fact(names[0])
        choices = _options(fact)
        if not said and choices:
            said[fact.name] = choices[place % len(choices)]
        else:
            said[fact.name] = _answer(engine, fact, said, source)


def _answer(
    engine: Engine, fact: Fact, said: dict[str, str], source: random.Random
) -> str:
    """Return an answer that does not contradict the earlier ones."""
    if source.random() < 0.05 and fact.name not in engine.route_facts():
        return "unknown"
    for _ in range(50):
        found = _any_answer(fact, source)
        answers = _read(engine, said | {fact.name: found})
        if not answers.problems and not contradictions(answers):
            return found
    return "unknown"


def _any_answer(fact: Fact, source: random.Random) -> str:
    options = _options(fact)
    if options:
        return source.choice(options)
    if fact.may_be and source.random() < 0.4:
        return source.choice(fact.may_be)
    match fact.kind:
        case "date" | "date and time":
            today = date.fromisoformat(NOW[:10])
            day = (today - timedelta(source.choice(_DAYS))).isoformat()
            return day if fact.kind == "date" else f"{day}T09:00"
        case "money":
            return source.choice(_AMOUNTS)
        case "period":
            return source.choice(["30 days", "12 months"])
        case "whole number":
            return source.choice(["0", "1", "3"])
    return "unknown"


def _options(fact: Fact) -> list[str]:
    if fact.kind == "yes/no":
        return ["yes", "no", *fact.may_be]
    if fact.kind == "choice":
        return [*(value for value, _ in fact.options), *fact.may_be]
    return []


def _read(engine: Engine, said: dict[str, str]) -> Answers:
    return read_answers(engine.policy, said, parse_now(NOW, UTC), UTC)


if __name__ == "__main__":
    sys.exit(main())
