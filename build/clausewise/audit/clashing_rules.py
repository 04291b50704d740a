"""Remedies, deadlines and destinations of two clauses that do not agree."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from checker.policy import Test, Within
from checker.rules import Bar
from checker.words import called, parameter, value_words
from clausewise.analysis.ground import Ground
from clausewise.audit.clash import Clash
from clausewise.audit.effects import hurts_late, is_open

__all__ = ["clashing_destinations", "clashing_remedies", "clashing_windows"]


def clashing_remedies(ground: Ground) -> Iterator[Clash]:
    """Yield remedies of two clauses that stand open for one customer."""
    diagrams = ground.diagrams
    ways = [w for w in ground.rules.ways if w.chosen_by != "after refusal"]
    for one, other in combinations(ways, 2):
        if one.clause is other.clause:
            continue
        where = diagrams.all(
            [diagrams.apply(is_open, way.standing) for way in (one, other)]
        )
        yield Clash(
            (one.clause, one.remedy.quotes),
            (other.clause, other.remedy.quotes),
            where,
            f"“{one.remedy.name}” and “{other.remedy.name}”",
            ("remedies",),
        )


def clashing_windows(ground: Ground) -> Iterator[Clash]:
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
        yield Clash(
            (one.clause, one.test.quotes),
            (other.clause, other.test.quotes),
            diagrams.all([one.concerns, other.concerns, differ]),
            f"{called(ground.policy, first.end)} within {lengths[0]} or "
            f"{lengths[1]} after {called(ground.policy, first.start)}",
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


def clashing_destinations(ground: Ground) -> Iterator[Clash]:
    """Yield refunds that two clauses send to different places."""
    paying = [clause for clause in ground.clauses if clause.paid_to]
    for one, other in combinations(paying, 2):
        if one.paid_to != other.paid_to:
            scopes = [ground.rules.scope[c.id] for c in (one, other)]
            yield Clash(
                (one, one.paid_to_quotes),
                (other, other.paid_to_quotes),
                ground.diagrams.all(scopes),
                f"a refund goes to {one.paid_to} or to {other.paid_to}",
                (),
            )


def _differ(one: bool, other: bool) -> bool:
    return one != other
