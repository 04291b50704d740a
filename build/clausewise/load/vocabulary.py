"""What clauses may speak of: facts.yaml, read into facts and routes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations

from checker.answers import NOT_YET
from checker.policy import Fact, Kind, Route
from clausewise.load.answers import read_answers
from clausewise.load.circles import check_circles
from clausewise.load.conditions import read_guard
from clausewise.load.facts import read_plain
from clausewise.load.fields import Fields
from clausewise.load.grammar import FACTS, REFUND_LIMIT, ROUTE
from clausewise.load.links import read_joined
from clausewise.load.prose import check_prose
from clausewise.load.scope import DATES, NOW, Scope
from clausewise.problems import Place, Problems
from clausewise.read.nodes import Items, Pairs, Text, described

__all__ = [
    "Vocabulary",
    "read_vocabulary",
]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything that facts.yaml says."""

    facts: Mapping[str, Fact] = field(default_factory=dict)
    routes: Mapping[str, Route] = field(default_factory=dict)
    events: tuple[tuple[str, ...], ...] = ()
    dated_by: str = ""
    paid: tuple[str, ...] = ()
    refunded: str = ""
    usual: tuple[tuple[str, str], ...] = ()


def read_vocabulary(
    root: Pairs, currency: str, problems: Problems
) -> Vocabulary:
    """Return the facts, routes and ordinary answers of a store."""
    top = Fields(root, FACTS, problems)
    plain = {
        name.value: read_plain(name, node, problems)
        for name, node in top.pairs("facts")
    }
    scope = Scope(problems, {**plain, "now": NOW}, currency=currency)
    facts = {
        name.value: read_joined(plain[name.value], node, scope)
        for name, node in top.pairs("facts")
    }
    scope = replace(scope, facts={**facts, "now": NOW})
    check_circles(top, facts, problems)
    limit = top.node("refund limit")
    limits = scope.fields(limit, REFUND_LIMIT) if limit else None
    return Vocabulary(
        facts,
        _routes(top, scope),
        _chains(top, scope),
        "".join(_names(top, "orders are dated by", DATES, scope)[:1]),
        _names(limits, "paid", ("money",), scope) if limits else (),
        "".join(_names(limits, "less", ("money",), scope)[:1])
        if limits
        else "",
        read_answers(top.pairs("usual customer"), scope, removes=False),
    )


def _routes(top: Fields, scope: Scope) -> dict[str, Route]:
    routes = {}
    pairs = top.pairs("routes")
    for name, node in pairs:
        line = scope.fields(node, ROUTE)
        when = read_guard(line.node("when"), scope)
        if len(pairs) > 1 and "when" not in line:
            scope.problems.add(
                name.at,
                f'nothing tells the route "{name.value}" from the others',
                meant='a line "when:" with a fact',
            )
        called = check_prose(line.text("called"), scope)
        routes[name.value] = Route(name.value, called, when)
    return routes


def _chains(top: Fields, scope: Scope) -> tuple[tuple[str, ...], ...]:
    """Return the orders of events: one list, or a list of lists."""
    node = top.node("order of events")
    if not isinstance(node, Items) or not any(
        isinstance(chain, Items) for chain in node.items
    ):
        one = _names(top, "order of events", DATES, scope)
        if node is not None:
            _check_ahead(node.at, one, scope)
        return (one,) if one else ()
    chains = []
    for chain in node.items:
        if not isinstance(chain, Items):
            scope.problems.add(
                chain.at,
                "this stands among lists of dates",
                described(chain),
                "every line in [ ]",
            )
            continue
        facts = (
            scope.fact(name, DATES)
            for name in chain.items
            if isinstance(name, Text)
        )
        chains.append(tuple(fact.name for fact in facts if fact))
        _check_ahead(chain.at, chains[-1], scope)
    return tuple(chains)


def _check_ahead(at: Place, chain: tuple[str, ...], scope: Scope) -> None:
    """Note a date that may lie ahead of one that has always happened."""
    for name, later in combinations(chain, 2):
        one, other = scope.facts[name], scope.facts[later]
        is_open = other.may_be_future or NOT_YET in other.may_be
        if one.may_be_future and not is_open:
            scope.problems.add(
                at,
                f'"{name}" may be in the future, and "{later}" comes after '
                "it but has always happened",
                meant=f'"may be: not yet" for "{later}"',
            )


def _names(
    line: Fields, key: str, kinds: tuple[Kind, ...], scope: Scope
) -> tuple[str, ...]:
    facts = (scope.fact(name, kinds) for name in line.texts(key))
    return tuple(fact.name for fact in facts if fact)
