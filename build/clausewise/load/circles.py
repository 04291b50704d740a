"""Facts that lean on themselves: bounds and questions that go in a circle."""

from __future__ import annotations

from collections.abc import Mapping

from checker.policy import Fact, Guard, Is
from clausewise.load.amounts import facts_of
from clausewise.load.fields import Fields
from clausewise.problems import Problems

__all__ = [
    "check_circles",
]


def check_circles(
    top: Fields, facts: Mapping[str, Fact], problems: Problems
) -> None:
    bounds: dict[str, frozenset[str]] = {
        name: facts_of(fact.low)
        | facts_of(fact.high)
        | frozenset(filter(None, [fact.at_most]))
        for name, fact in facts.items()
    }
    asked: dict[str, frozenset[str]] = {
        name: _asked_first(fact.ask_only_when) for name, fact in facts.items()
    }
    for after, wrong, meant in (
        (
            bounds,
            "the bounds of this fact come back to itself",
            "bounds that end at a fact without any",
        ),
        (
            asked,
            "this fact is asked only when it is itself answered",
            "a condition on facts asked before it",
        ),
    ):
        seen: set[str] = set()
        for name, _ in top.pairs("facts"):
            circle = _circle(name.value, after)
            if circle and not seen & set(circle):
                path = " → ".join(f'"{each}"' for each in circle)
                problems.add(name.at, wrong, path, meant)
            seen |= set(circle)


def _asked_first(guard: Guard) -> frozenset[str]:
    """Return the facts that a guard cannot do without."""
    each = [
        frozenset(atom.fact for atom in atoms if isinstance(atom, Is))
        for atoms in guard
    ]
    return frozenset.intersection(*each) if each else frozenset()


def _circle(
    start: str, after: Mapping[str, frozenset[str]]
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
