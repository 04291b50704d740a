"""What the examples of a store should reach: its clauses, limits, outcomes.

A goal is a diagram and a result of it: an example reaches the goal when
its answers leave nothing but that result. The same goal may stand in
several routes and editions; one of them is enough.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import Literal

from checker.diagram import Diagram, Node, leaves
from checker.policy import (
    Atom,
    Clause,
    Compare,
    Cost,
    Discretion,
    Evidence,
    Guard,
    Line,
    Policy,
    Remedy,
    Warn,
    Within,
)
from checker.rules import ELIGIBLE, NOT_ELIGIBLE, REVIEW, Bar, Shown, Way
from checker.words import called, fill
from clausewise.analysis.bands import Band
from clausewise.analysis.desk import Desk
from clausewise.analysis.ground import Ground
from clausewise.analysis.plain import band_words

__all__ = ["Goal", "Kind", "Place", "goals_of"]

Kind = Literal[
    "clause", "condition", "limit", "edge", "part", "remedy", "verdict"
]

_LIMITS = ("gap", "size")
_STANDINGS = (ELIGIBLE, REVIEW, NOT_ELIGIBLE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a goal can be reached: a diagram of one route and edition.

    `band` is the side of a limit that the goal is about, if it is; with
    `at_edge` only its last day counts, or the first day after it.
    """

    ground: Ground
    diagram: Diagram
    result: Hashable = True
    band: Band | None = None
    at_edge: bool = False


@dataclass(frozen=True, slots=True)
class Goal:
    """Something that an example should show.

    `clause` is "" for the verdict of a route. `says` completes "no
    example where …".
    """

    kind: Kind
    clause: str
    says: str
    places: tuple[Place, ...]


type _Key = tuple[Kind, str, str]


def goals_of(desk: Desk) -> tuple[Goal, ...]:
    """Return every goal of a store, by clause in the order of its pages."""
    found: dict[_Key, list[Place]] = {}
    for ground in desk.grounds:
        for key, place in _of_ground(desk.policy, ground):
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


def _of_ground(policy: Policy, ground: Ground) -> Iterator[tuple[_Key, Place]]:
    rules = ground.rules
    for clause in ground.clauses:
        yield (
            ("clause", clause.id, "it applies"),
            Place(ground, rules.scope[clause.id]),
        )
        yield from _limits(policy, ground, clause)
    for bar in rules.bars:
        yield from _conditions(ground, bar)
    for way in rules.ways:
        own = len(way.remedy.tests) + len(way.remedy.discretions)
        for bar in rules.bars_of(way)[-own:] if own else ():
            yield from _conditions(ground, bar)
        yield from _standings(ground, way)
    yield from _parts(policy, ground)
    route = ground.route
    for verdict in _leaves(rules.verdict):
        words = f"a case of “{route.called}” is {_words(verdict)}"
        yield ("verdict", "", words), Place(ground, rules.verdict, verdict)


def _standings(ground: Ground, way: Way) -> Iterator[tuple[_Key, Place]]:
    for standing in _STANDINGS:
        if standing in _leaves(way.standing):
            says = f"“{way.remedy.name}” is {_words(standing)}"
            if len(way.clause.routes) > 1:
                says += f" in a case of “{ground.route.called}”"
            yield (
                ("remedy", way.clause.id, says),
                Place(ground, way.standing, standing),
            )


def _parts(policy: Policy, ground: Ground) -> Iterator[tuple[_Key, Place]]:
    """Yield what is shown, or counted, only in some cases of a clause."""
    for item in ground.rules.items:
        if item.what.when:
            words = fill(_named(policy, item.what), item.clause, on=ground.on)
            yield (
                ("part", item.clause.id, f"“{words}” is shown"),
                Place(ground, item.shows),
            )
    for clause in ground.clauses:
        for line in _lines(clause):
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


def _lines(clause: Clause) -> Iterator[Line]:
    yield from clause.in_every_refund
    for remedy in _remedies(clause):
        yield from (*(remedy.refund or ()), *(remedy.compensation or ()))


def _conditions(ground: Ground, bar: Bar) -> Iterator[tuple[_Key, Place]]:
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


def _limits(
    policy: Policy, ground: Ground, clause: Clause
) -> Iterator[tuple[_Key, Place]]:
    """Yield both sides of each limit, where the rest of its row holds."""
    space, diagrams = ground.space, ground.diagrams
    for row, context in _rows(ground, clause):
        for atom in row:
            if not isinstance(atom, Within | Compare):
                continue
            rest = tuple(other for other in row if other != atom)
            around = [context, space.atoms(clause, rest)]
            holds = space.atom(clause, atom)
            for side in _sides(ground, atom, holds):
                inside = 0 in side.cells
                number = space.variables.index(side.variable)
                cells = range(side.variable.cells)
                where = diagrams.all(
                    [
                        *around,
                        diagrams.node(
                            number, [cell in side.cells for cell in cells]
                        ),
                    ]
                )
                words = band_words(policy, side)
                if side.variable.kind == "gap":
                    day = "on the last day" if inside else "a day late"
                    yield (
                        ("edge", clause.id, f"{day}, {words}"),
                        Place(ground, where, True, side, at_edge=True),
                    )
                yield (
                    ("limit", clause.id, words),
                    Place(ground, where, True, side),
                )


def _sides(
    ground: Ground, atom: Within | Compare, holds: Diagram
) -> Iterator[Band]:
    """Yield the two bands of a limit, as its diagram cuts them."""
    facts = (
        (atom.end, atom.start) if isinstance(atom, Within) else (atom.fact,)
    )
    for part in _nodes(holds):
        variable = ground.space.variables[part.var]
        if variable.facts[:2] != facts or variable.kind not in _LIMITS:
            continue
        kids = part.kids
        cut = next(n for n in range(1, len(kids)) if kids[n] != kids[n - 1])
        yield Band(variable, frozenset(range(cut)))
        yield Band(variable, frozenset(range(cut, variable.cells)))
        return


def _nodes(diagram: Diagram) -> Iterator[Node]:
    waiting, seen = [diagram], set()
    while waiting:
        part = waiting.pop()
        if isinstance(part, Node) and part not in seen:
            seen.add(part)
            waiting += [kid for kid in part.kids if kid is not None]
            yield part


def _rows(
    ground: Ground, clause: Clause
) -> Iterator[tuple[tuple[Atom, ...], Diagram]]:
    """Yield conditions that stand together, and where they are asked."""
    rules = ground.rules
    for row in clause.scope:
        yield row, True
    scope = rules.scope[clause.id]
    for source in _sources(clause):
        for test in source.tests:
            yield test.atoms, rules.guard(clause, test.when)
    for guard in _guards(clause):
        for row in guard:
            yield row, scope


def _guards(clause: Clause) -> Iterator[Guard]:
    for source in _sources(clause):
        yield from (test.when for test in source.tests)
        yield from (left.when for left in source.discretions)
        yield from (step.when for step in source.steps)
    for remedy in _remedies(clause):
        yield remedy.when
    yield from (line.when for line in _lines(clause))
    for group in (
        clause.costs,
        clause.promises,
        clause.evidence,
        clause.warnings,
    ):
        yield from (item.when for item in group)


def _sources(clause: Clause) -> tuple[Clause | Remedy, ...]:
    return clause, *_remedies(clause)


def _remedies(clause: Clause) -> tuple[Remedy, ...]:
    return (
        *(clause.gives.remedies if clause.gives else ()),
        *clause.other_ways,
    )


def _leaves(diagram: Diagram) -> tuple[str, ...]:
    return tuple(sorted(map(str, leaves(diagram))))


def _words(verdict: str) -> str:
    return verdict.replace("_", " ")
