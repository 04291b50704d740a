"""Two clauses that give one customer different answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from checker.diagram import Diagram
from checker.plain import Plain
from checker.policy import (
    Clause,
    Cost,
    Evidence,
    Promise,
    Step,
    Test,
    Warn,
    Within,
)
from checker.rules import Bar, Item
from checker.words import called, fill, parameter, value_words
from clausewise.analysis.desk import Desk
from clausewise.analysis.ground import Ground
from clausewise.audit.effects import hurts_late
from clausewise.audit.finding import Finding, Level, at_clause
from clausewise.audit.show import example_in
from clausewise.audit.text import (
    are_reconciled,
    content_words,
    sentence_of,
)

__all__ = ["LEVEL", "NAME", "find"]

NAME = "overlap"
LEVEL: Level = "error"
_ALIKE = 0.5
_KEYS: dict[type, tuple[str, ...]] = {
    Cost: ("customer_costs", "shop_costs"),
    Promise: ("timelines",),
    Step: ("steps",),
    Evidence: ("evidence",),
    Warn: ("warnings",),
}


@dataclass(frozen=True, slots=True)
class _Clash:
    """Two sentences, for whom they clash, and what they disagree on."""

    one: tuple[Clause, str]
    other: tuple[Clause, str]
    where: Diagram
    on: str
    seen_in: tuple[str, ...]

    def is_seen(self, decision: Plain) -> bool:
        """Tell whether the engine lets both clauses speak, or one refuse."""
        if decision["problems"]:
            return False
        heard = {
            line["clause"] for key in self.seen_in for line in decision[key]
        }
        both = {self.one[0].id, self.other[0].id}
        if "reasons" in self.seen_in:
            return bool(both & heard)
        return both <= heard or not self.seen_in


def find(desk: Desk) -> Iterator[Finding]:
    """Yield each pair of clauses that disagree about one customer."""
    for ground in desk.grounds:
        for clash in _clashes(desk, ground):
            one, other = clash.one[0], clash.other[0]
            if are_reconciled(desk.policy, one, other):
                continue
            example = example_in(desk, ground, clash.where, clash.is_seen)
            if example is None:
                continue
            yield at_clause(
                NAME,
                LEVEL,
                one,
                f"{one.id} and {other.id} give one customer different "
                f"answers: {clash.on}.",
                about=f"{one.id}, {other.id}: {clash.on}",
                example=example,
                sentences=(sentence_of(*clash.one), sentence_of(*clash.other)),
            )


def _clashes(desk: Desk, ground: Ground) -> Iterator[_Clash]:
    yield from _remedies(ground)
    yield from _windows(desk, ground)
    yield from _items(desk, ground)
    yield from _destinations(ground)


def _remedies(ground: Ground) -> Iterator[_Clash]:
    """Yield remedies of two clauses that stand open for one customer."""
    diagrams = ground.diagrams
    ways = [w for w in ground.rules.ways if w.chosen_by != "after refusal"]
    for one, other in combinations(ways, 2):
        if one.clause is other.clause:
            continue
        where = diagrams.all(
            [diagrams.apply(_is_open, way.standing) for way in (one, other)]
        )
        yield _Clash(
            (one.clause, one.remedy.quotes),
            (other.clause, other.remedy.quotes),
            where,
            f"“{one.remedy.name}” and “{other.remedy.name}”",
            ("remedies",),
        )


def _windows(desk: Desk, ground: Ground) -> Iterator[_Clash]:
    """Yield deadlines of two lengths for one step of the customer."""
    diagrams = ground.diagrams
    bars = [(bar, atom) for bar in _bars(ground) for atom in _within(bar)]
    for (one, first), (other, second) in combinations(bars, 2):
        if one.clause is other.clause or _apart(ground, one, other):
            continue
        if _span(one, first) != _span(other, second):
            continue
        lengths = [
            value_words(value)
            for bar, atom in ((one, first), (other, second))
            if (value := parameter(bar.clause, atom.window, ground.on))
        ]
        if len(set(lengths)) < 2 or not _is_hard(one, other):
            continue
        differ = diagrams.apply(_differ, one.against, other.against)
        yield _Clash(
            (one.clause, one.test.quotes),
            (other.clause, other.test.quotes),
            diagrams.all([one.concerns, other.concerns, differ]),
            f"{called(desk.policy, first.end)} within {lengths[0]} or "
            f"{lengths[1]} after {called(desk.policy, first.start)}",
            ("reasons",),
        )


def _span(bar: Bar, atom: Within) -> tuple[str, str, bool]:
    """Return what is measured, and whether its last day counts."""
    assert isinstance(bar.test, Test)
    return atom.end, atom.start, hurts_late(bar.test, atom)


def _bars(ground: Ground) -> list[Bar]:
    found = list(ground.rules.bars)
    for way in ground.rules.ways:
        found += [
            bar
            for bar in ground.rules.bars_of(way)
            if bar.test in way.remedy.tests
        ]
    return [bar for bar in found if isinstance(bar.test, Test)]


def _within(bar: Bar) -> list[Within]:
    atoms = getattr(bar.test, "atoms", ())
    return [atom for atom in atoms if isinstance(atom, Within)]


def _is_hard(*bars: Bar) -> bool:
    return any(
        isinstance(bar.test, Test) and bar.test.kind != "may be refused if"
        for bar in bars
    )


def _apart(ground: Ground, one: Bar, other: Bar) -> bool:
    """Tell whether two conditions govern different remedies only."""
    free = {*one.test.not_for} | {*other.test.not_for}
    names = {way.remedy.name for way in ground.rules.ways}
    return bool(free) and names <= free


def _items(desk: Desk, ground: Ground) -> Iterator[_Clash]:
    """Yield costs, promises, steps and proofs that do not agree."""
    diagrams = ground.diagrams
    for one, other in combinations(ground.rules.items, 2):
        if one.clause is other.clause or _serve_others(ground, one, other):
            continue
        on = _quarrel(desk, ground, one, other)
        if on:
            yield _Clash(
                (one.clause, one.what.quotes),
                (other.clause, other.what.quotes),
                diagrams.all([one.shows, other.shows]),
                on,
                _KEYS[type(one.what)],
            )


def _quarrel(desk: Desk, ground: Ground, one: Item, other: Item) -> str:
    """Return what two items disagree on, "" where they get along."""
    first = _length(ground, one)
    second = _length(ground, other)
    match one.what, other.what:
        case Cost(cost=cost, by=by), Cost(cost=same, by=payer):
            if cost == same and by != payer:
                return (
                    f"{called(desk.policy, cost)} is paid by {by} or {payer}"
                )
        case Promise(do=do), Promise(do=also):
            if first != second and _alike(do, also):
                return f"we {fill(do, one.clause)} within {first} or {second}"
        case Step(do=do), Step(do=also):
            if first and second and first != second and _alike(do, also):
                return f"“{fill(do, one.clause)}” within {first} or {second}"
        case Evidence(what=what), Evidence(what=same):
            here, there = fill(what, one.clause), fill(same, other.clause)
            if here != there and _alike(what, same) and _numbers(here, there):
                return f"the proof is “{here}” or “{there}”"
    return ""


def _length(ground: Ground, item: Item) -> str:
    within = getattr(item.what, "within", "")
    value = parameter(item.clause, within, ground.on) if within else None
    return value_words(value) if value else ""


def _numbers(one: str, other: str) -> bool:
    return [w for w in one.split() if w.isdigit()] != [
        w for w in other.split() if w.isdigit()
    ]


def _alike(one: str, other: str) -> bool:
    first, second = content_words(one), content_words(other)
    return len(first & second) > _ALIKE * len(first | second)


def _serve_others(ground: Ground, one: Item, other: Item) -> bool:
    free = {*getattr(one.what, "not_for", ())}
    free |= {*getattr(other.what, "not_for", ())}
    names = {
        way.remedy.name
        for way in ground.rules.ways
        if way.chosen_by != "after refusal"
    }
    return bool(free) and names <= free


def _destinations(ground: Ground) -> Iterator[_Clash]:
    paying = [clause for clause in ground.clauses if clause.paid_to]
    for one, other in combinations(paying, 2):
        if one.paid_to != other.paid_to:
            scopes = [ground.rules.scope[c.id] for c in (one, other)]
            yield _Clash(
                (one, one.paid_to_quotes),
                (other, other.paid_to_quotes),
                ground.diagrams.all(scopes),
                f"a refund goes to {one.paid_to} or to {other.paid_to}",
                (),
            )


def _is_open(standing: str) -> bool:
    return standing in ("eligible", "eligible_subject_to_review")


def _differ(one: bool, other: bool) -> bool:
    return one != other
