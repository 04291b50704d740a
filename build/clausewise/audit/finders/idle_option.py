"""Answers to a question between which nothing tells apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

from checker.english.values import all_of
from checker.policy import Fact, Is, Policy
from checker.reading import option_label
from clausewise.analysis.desk import Desk
from clausewise.analysis.ground import Ground
from clausewise.analysis.nodes import nodes_of
from clausewise.audit.finding import Finding, Level, at_facts
from clausewise.audit.outcomes import Memo, differ, outcomes

__all__ = ["LEVEL", "NAME", "find"]

NAME = "idle-option"
LEVEL: Level = "note"

type _Pair = tuple[str, str, str]


def find(desk: Desk) -> Iterator[Finding]:
    """Yield each group of answers to one question with the same outcome."""
    told_apart: set[_Pair] = set()
    asked: set[str] = set()
    for ground in desk.grounds:
        asked |= _asked(ground)
        told_apart |= _told_apart(ground)
    told_apart |= {*_routes_apart(desk.policy)}
    for fact in desk.policy.facts:
        if fact.name not in asked:
            continue
        for alike in _groups(fact, told_apart):
            labels = [f"“{option_label(fact, value)}”" for value in alike]
            yield at_facts(
                NAME,
                LEVEL,
                desk.policy,
                f"“{fact.ask or fact.name}”: nothing tells {all_of(labels)} "
                "apart.",
                about=f"{fact.name}: {', '.join(alike)}",
            )


def _groups(fact: Fact, told_apart: set[_Pair]) -> list[list[str]]:
    """Return the answers of a question that come in groups of one kind."""
    groups: list[list[str]] = []
    for value, _ in fact.options:
        for group in groups:
            if all((fact.name, one, value) not in told_apart for one in group):
                group.append(value)
                break
        else:
            groups.append([value])
    return [group for group in groups if len(group) > 1]


def _routes_apart(policy: Policy) -> Iterator[_Pair]:
    """Yield the answers that lead into different kinds of case."""
    for fact in policy.facts:
        taken = {
            value: {
                route.name
                for route in policy.routes
                for atoms in route.when
                for atom in atoms
                if isinstance(atom, Is)
                and atom.fact == fact.name
                and value in atom.values
            }
            for value, _ in fact.options
        }
        for one, other in permutations(taken, 2):
            if taken[one] != taken[other]:
                yield fact.name, one, other


def _asked(ground: Ground) -> set[str]:
    return {
        variable.facts[0]
        for variable in ground.space.variables
        if variable.kind == "option"
    }


def _told_apart(ground: Ground) -> set[_Pair]:
    found: set[_Pair] = set()
    memo: Memo = {}
    for node in nodes_of(map(ground.live, outcomes(ground))):
        variable = ground.space.variables[node.var]
        if variable.kind != "option":
            continue
        cuts = [str(cut) for cut in variable.cuts]
        for place, one in enumerate(cuts):
            for before, other in enumerate(cuts[:place]):
                pair = variable.facts[0], other, one
                if pair not in found and differ(
                    node.kids[before], node.kids[place], memo
                ):
                    found.add(pair)
    return found
