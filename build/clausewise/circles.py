"""Facts that lean on themselves: bounds and questions that go in a circle."""

from __future__ import annotations

from collections.abc import Mapping

from checker.policy import Fact, Guard, Is
from clausewise.amounts import facts_of
from clausewise.fields import Fields
from clausewise.problems import Problems

__all__ = [
    "check_circles",
]


def check_circles(
    top: Fields, facts: Mapping[str, Fact], problems: Problems
) -> None:
    bounds = {
        name: facts_of(fact.low)
        | facts_of(fact.high)
        | ({fact.at_most} if fact.at_most else set())
        for name, fact in facts.items()
    }
    asked = {
        name: _asked_first(fact.ask_only_when) for name, fact in facts.items()
    }
    for name, _ in top.pairs("facts"):
        if circle := _circle(name.value, bounds):
            problems.add(
                name.at,
                "the bounds of this fact come back to itself",
                " → ".join(f'"{each}"' for each in circle),
                "bounds that end at a fact without any",
            )
        if circle := _circle(name.value, asked):
            problems.add(
                name.at,
                "this fact is asked only when it is itself answered",
                " → ".join(f'"{each}"' for each in circle),
                "a condition on facts asked before it",
            )


def _asked_first(guard: Guard) -> set[str]:
    """Return the facts that a guard cannot do without."""
    each = [
        {atom.fact for atom in atoms if isinstance(atom, Is)}
        for atoms in guard
    ]
    return set.intersection(*each) if each else set()


def _circle(
    start: str, after: Mapping[str, set[str] | frozenset[str]]
) -> tuple[str, ...]:
    paths: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while paths:
        path = paths.pop()
        if path[-1] == start and len(path) > 1:
            return path
        if path[-1] not in seen:
            seen.add(path[-1])
            onward = sorted(after.get(path[-1], ()))
            paths += [(*path, name) for name in onward]
    return ()
