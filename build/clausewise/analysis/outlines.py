"""Which facts are told, left open or never asked in a wanted case.

An outline is a case before its numbers: bands of time and of money are
handed on to those who choose them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.answers import NOT_ASKED
from checker.policy import Route
from clausewise.analysis.bands import TOLD, Band, statuses_for
from clausewise.analysis.vocabulary import Rows, Vocabulary, sources

__all__ = ["Outline", "outlines"]


type _Task = tuple[Sequence[Band], ...]
"""Alternatives, each of bands to be met together."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A case before its numbers: each fact's status, and the bands."""

    statuses: Mapping[str, str]
    bands: tuple[Band, ...]


def outlines(
    words: Vocabulary, route: Route, wanted: Iterable[Band]
) -> Iterator[Outline]:
    """Yield the ways to be asked and told so that the bands can hold."""
    tasks = [[[*wanted]], words.rows_of(f"route {route.name}")]
    whole = tuple(tuple(rows) for rows in tasks if rows)
    yield from _Search(words, {}, whole).outlines()


@dataclass(frozen=True, slots=True)
class _Search:
    """A step of the search: what is settled, and what is still to meet."""

    vocabulary: Vocabulary
    statuses: Mapping[str, frozenset[str]]
    tasks: tuple[_Task, ...]
    bands: tuple[Band, ...] = ()

    def outlines(self) -> Iterator[Outline]:
        if self.tasks:
            first, *rest = self.tasks
            for row in first:
                met = _meet(self, row, tuple(rest))
                if met is not None:
                    yield from met.outlines()
            return
        words = self.vocabulary
        for name, statuses in self.statuses.items():
            if len(statuses) > 1:
                fact = words.facts[name]
                order = words.preferred(fact, statuses)
                if name in _measured(self.bands):
                    # a date or an amount in a band is best told
                    order.sort(key=lambda status: status != TOLD)
                for status in order:
                    met = _narrow(self, name, frozenset([status]))
                    if met is not None:
                        yield from met.outlines()
                return
        settled = {
            name: next(iter(statuses))
            for name, statuses in self.statuses.items()
        }
        found = _completed(words, settled)
        yield Outline(found, self.bands)
        earlier = _not_today(words, found)
        if earlier:
            yield Outline({**found, **earlier}, self.bands)


def _not_today(words: Vocabulary, found: Mapping[str, str]) -> dict[str, str]:
    """Return days that have to be told, as something came after them.

    Unless told they are today, and then nothing can have followed.
    """
    return {
        name: TOLD
        for chain in words.policy.events
        for place, name in enumerate(chain)
        if name not in found
        and words.facts[name].unless_told in ("today", "now")
        and words.is_asked(words.facts[name], found)
        and any(found.get(later) == TOLD for later in chain[place + 1 :])
    }


def _measured(bands: Iterable[Band]) -> frozenset[str]:
    return frozenset(n for band in bands for n in band.variable.facts)


def _meet(
    search: _Search,
    row: Iterable[Band],
    tasks: tuple[_Task, ...],
) -> _Search | None:
    found: _Search | None = _Search(
        search.vocabulary, search.statuses, tasks, search.bands
    )
    for band in row:
        if found is None:
            return None
        found = _meet_band(found, band)
    return found


def _meet_band(search: _Search, band: Band) -> _Search | None:
    variable = band.variable
    if variable.kind in ("option", "happened", "stated"):
        fact = search.vocabulary.facts[variable.facts[0]]
        return _narrow(search, fact.name, statuses_for(fact, band))
    found: _Search | None = _Search(
        search.vocabulary,
        search.statuses,
        search.tasks,
        (*search.bands, band),
    )
    for name in variable.facts:
        if name == "now" or found is None:
            continue
        fact = search.vocabulary.facts[name]
        if fact.worked_out:
            for source in sources(fact):
                if found is not None:
                    found = _narrow(found, source, frozenset([TOLD]))
            continue
        found = _narrow(found, name, search.vocabulary.domain(fact))
    return found


def _narrow(
    search: _Search, name: str, allowed: frozenset[str]
) -> _Search | None:
    words = search.vocabulary
    before = search.statuses.get(name)
    whole = words.domain(words.facts[name])
    after = (before or whole) & allowed
    if not after:
        return None
    statuses = {**search.statuses, name: after}
    tasks = search.tasks
    rows = words.rows_of(name)
    old = before or whole
    if rows and NOT_ASKED in old and NOT_ASKED not in after:
        tasks = (*tasks, rows)
    if rows and after == {NOT_ASKED} and old != after:
        tasks = (*tasks, *_failing(rows))
    return _Search(words, statuses, tasks, search.bands)


def _failing(rows: Rows) -> Iterator[tuple[tuple[Band, ...], ...]]:
    """Yield for each alternative the ways in which it does not hold."""
    for row in rows:
        yield tuple(
            (Band(band.variable, others),)
            for band in row
            if (others := frozenset(range(band.variable.cells)) - band.cells)
        )


def _completed(
    words: Vocabulary, settled: dict[str, str]
) -> Mapping[str, str]:
    """Return the statuses with every other asked question answered too."""
    found = dict(settled)
    for _ in words.policy.facts:
        before = len(found)
        for fact in words.policy.facts:
            if fact.name in found or fact.worked_out or fact.unless_told:
                continue
            if fact.known_by != "the customer" or not fact.ask:
                continue
            if words.is_asked(fact, found):
                among = words.domain(fact) - {NOT_ASKED}
                found[fact.name] = words.preferred(fact, among)[0]
        if len(found) == before:
            break
    return found
