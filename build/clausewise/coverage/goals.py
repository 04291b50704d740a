"""What the examples of a store should reach: its clauses, limits, outcomes."""

from __future__ import annotations

from collections.abc import Iterator

from checker.diagram import Diagram, leaves
from checker.policy import Cost, Discretion, Evidence, Policy, Warn
from checker.rules import Bar, Shown, Way
from checker.verdicts import ELIGIBLE, NOT_ELIGIBLE, REVIEW
from checker.words import called, fill
from clausewise.analysis.desk import Desk
from clausewise.analysis.ground import Ground
from clausewise.coverage.goal import Goal, Key, Place
from clausewise.coverage.limits import limits_of, lines_of

__all__ = ["goals_of"]

_STANDINGS = (ELIGIBLE, REVIEW, NOT_ELIGIBLE)


def goals_of(desk: Desk) -> tuple[Goal, ...]:
    """Return every goal of a store, by clause in the order of its pages."""
    found: dict[Key, list[Place]] = {}
    for ground in desk.grounds:
        for key, place in _of_ground(ground):
            places = found.setdefault(key, [])
            if place not in places:
                places.append(place)
    order = {clause.id: n for n, clause in enumerate(desk.policy.clauses)}
    goals = [Goal(*key, tuple(places)) for key, places in found.items()]
    goals.sort(key=lambda goal: order.get(goal.clause, len(order)))
    return tuple(_distinct(goals))


def _distinct(goals: list[Goal]) -> Iterator[Goal]:
    """Yield goals but for those that are another one in other words."""
    seen = set()
    for goal in goals:
        key = (
            goal.clause,
            frozenset(
                (id(p.ground), p.diagram, p.result, p.at_edge)
                for p in goal.places
            ),
        )
        if key not in seen:
            seen.add(key)
            yield goal


def _of_ground(ground: Ground) -> Iterator[tuple[Key, Place]]:
    rules = ground.rules
    for clause in ground.clauses:
        yield (
            ("clause", clause.id, "it applies"),
            Place(ground, rules.scope[clause.id]),
        )
        yield from limits_of(ground, clause)
    for bar in rules.bars:
        yield from _conditions(ground, bar)
    for way in rules.ways:
        own = len(way.remedy.tests) + len(way.remedy.discretions)
        for bar in rules.bars_of(way)[-own:] if own else ():
            yield from _conditions(ground, bar)
        yield from _standings(ground, way)
    yield from _parts(ground)
    route = ground.route
    for verdict in _leaves(rules.verdict):
        words = f"a case of “{route.called}” is {_words(verdict)}"
        yield ("verdict", "", words), Place(ground, rules.verdict, verdict)


def _standings(ground: Ground, way: Way) -> Iterator[tuple[Key, Place]]:
    for standing in _STANDINGS:
        if standing in _leaves(way.standing):
            says = f"“{way.remedy.name}” is {_words(standing)}"
            if len(way.clause.routes) > 1:
                says += f" in a case of “{ground.route.called}”"
            yield (
                ("remedy", way.clause.id, says),
                Place(ground, way.standing, standing),
            )


def _parts(ground: Ground) -> Iterator[tuple[Key, Place]]:
    """Yield what is shown, or counted, only in some cases of a clause."""
    for item in ground.rules.items:
        if item.what.when:
            words = fill(
                _named(ground.policy, item.what), item.clause, on=ground.on
            )
            yield (
                ("part", item.clause.id, f"“{words}” is shown"),
                Place(ground, item.shows),
            )
    for clause in ground.clauses:
        for line in lines_of(clause):
            if line.when:
                yield (
                    ("part", clause.id, f"“{line.label}” counts"),
                    Place(ground, ground.rules.line_shows(clause, line)),
                )


def _named(policy: Policy, what: Shown) -> str:
    match what:
        case Cost(cost=cost, label=label):
            return label or called(policy, cost)
        case Evidence(what=words) | Warn(says=words):
            return words
        case _:
            return what.do


def _conditions(ground: Ground, bar: Bar) -> Iterator[tuple[Key, Place]]:
    rules, diagrams = ground.rules, ground.diagrams
    test, name = bar.test, bar.clause.id
    met = diagrams.all([bar.concerns, diagrams.no(bar.against)])
    quote = fill(test.quotes, bar.clause, on=ground.on)
    if isinstance(test, Discretion):
        sides = [
            (
                f"{test.who} has still to decide {test.about}",
                rules.leaves_open(bar),
            )
        ]
        if test.settled_by:
            sides += [
                (f"{test.who} said no about {test.about}", rules.refuses(bar)),
                (f"{test.who} said yes about {test.about}", met),
            ]
    else:
        sides = [
            (f"“{quote}” goes against the customer", bar.against),
            (f"“{quote}” does not stand in the way", met),
        ]
    for says, diagram in sides:
        yield ("condition", name, says), Place(ground, diagram)


def _leaves(diagram: Diagram) -> tuple[str, ...]:
    return tuple(sorted(map(str, leaves(diagram))))


def _words(verdict: str) -> str:
    return verdict.replace("_", " ")
