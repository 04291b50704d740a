"""Which facts are told, left open or never asked in a wanted case.

A status says as much of an answer as the questions need: the option
itself, `told` for a date, an amount or a period, or why there is none.
Bands of time and of money are handed on to those who choose numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from checker.answers import NOT_ASKED, NOT_STATED, NOT_YET
from checker.cells import Variable, options_of
from checker.policy import (
    Atom,
    Compare,
    Difference,
    Fact,
    Is,
    PartOf,
    Policy,
    Route,
    Within,
)
from checker.words import fact_named

__all__ = ["TOLD", "Band", "Outline", "Vocabulary", "sources"]

TOLD = "told"
_DATES = ("date", "date and time")


@dataclass(frozen=True, slots=True)
class Band:
    """A variable that has to lie in one of some cells."""

    variable: Variable
    cells: frozenset[int]


@dataclass(frozen=True, slots=True)
class Outline:
    """A case before its numbers: each fact's status, and the bands."""

    statuses: Mapping[str, str]
    bands: tuple[Band, ...]


type _Rows = tuple[tuple[Band, ...], ...]


class Vocabulary:
    """The facts of a policy, and under which answers each is asked."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.facts = {fact.name: fact for fact in policy.facts}
        self.usual = dict(policy.usual)
        guards = (
            *((fact.name, fact.ask_only_when) for fact in policy.facts),
            *((f"route {route.name}", route.when) for route in policy.routes),
        )
        self._rows: dict[str, _Rows] = {
            name: tuple(tuple(self._band(a) for a in atoms) for atoms in guard)
            for name, guard in guards
            if guard
        }

    def outlines(
        self, route: Route, wanted: Iterable[Band]
    ) -> Iterator[Outline]:
        """Yield the ways to be asked and told so that the bands can hold."""
        start = _Search(self, {}, ())
        for rows in ([[*wanted]], self._rows.get(f"route {route.name}", ())):
            if rows:
                start = _Search(
                    self, start.statuses, (*start.tasks, tuple(rows))
                )
        yield from start.outlines()

    def domain(self, fact: Fact) -> frozenset[str]:
        """Return every status that a fact can have."""
        if fact.kind in ("yes/no", "choice"):
            values = {"yes", "no"}
            if fact.kind == "choice":
                values = {value for value, _ in fact.options}
        else:
            values = {TOLD}
        idle = {NOT_ASKED} if fact.ask_only_when else set()
        return frozenset(values | {*fact.may_be} | idle)

    def preferred(self, fact: Fact, among: Iterable[str]) -> list[str]:
        """Return statuses, the usual customer's first, the idle last."""
        usual = self.usual_status(fact)
        listed = [value for value, _ in fact.options]
        if fact.kind == "yes/no":
            listed = ["no", "yes"]
        order = [usual, *listed, TOLD, NOT_YET, NOT_STATED]
        return sorted(
            among,
            key=lambda s: order.index(s) if s in order else len(order),
        )

    def usual_status(self, fact: Fact) -> str:
        """Return the status of a fact for the usual customer, or ""."""
        text = self.usual.get(fact.name) or fact.unless_told
        if not text or text in self.domain(fact):
            return text
        return TOLD if text != "nothing" else ""

    def rows_of(self, name: str) -> _Rows:
        """Return when a fact is asked, as alternatives; () is always."""
        return self._rows.get(name, ())

    def is_asked(self, fact: Fact, statuses: Mapping[str, str]) -> bool:
        """Tell whether these statuses have a fact asked, as far as known."""
        rows = self.rows_of(fact.name)
        if not fact.ask_only_when:
            return True
        return any(
            all(self._holds(band, statuses) for band in row) for row in rows
        )

    def _band(self, atom: Atom) -> Band:
        """Return one condition on which a question or a route depends."""
        match atom:
            case Is(name, values):
                return self._told(self.facts[name], values)
            case Within(end, window, start, later):
                variable = Variable("gap", (end, start, window), (window,))
                cells = [int(later)]
            case Compare(name, sign, value):
                limit = value if value.count("-") == 2 else int(value)
                side = int(sign in ("more than", "at most"))
                variable = Variable("size", (name,), ((limit, side),))
                cells = [int(sign in ("at least", "more than"))]
        return Band(variable, frozenset(cells))

    def _told(self, fact: Fact, values: tuple[str, ...]) -> Band:
        kind: Literal["option", "happened", "stated"] = "option"
        answers, cuts = options_of(fact), options_of(fact)
        if fact.kind in _DATES:
            kind, answers, cuts = "happened", ("has happened", NOT_YET), ()
        elif fact.kind == "period":
            kind, answers, cuts = "stated", ("stated", NOT_STATED), ()
        cells = [n for n, answer in enumerate(answers) if answer in values]
        return Band(Variable(kind, (fact.name,), cuts), frozenset(cells))

    def _holds(self, band: Band, statuses: Mapping[str, str]) -> bool:
        name = band.variable.facts[0]
        fact = fact_named(self.policy, name)
        status = statuses.get(name) or self.usual_status(fact) or NOT_ASKED
        return status in statuses_for(fact, band)


def statuses_for(fact: Fact, band: Band) -> frozenset[str]:
    """Return the statuses of a band's first fact that lie in its cells.

    Where a fact may be "not yet", one that is not asked is that, too.
    """
    variable, cells = band.variable, band.cells
    match variable.kind:
        case "option":
            found = {str(variable.cuts[cell]) for cell in cells}
            if NOT_YET in fact.may_be:
                found -= {NOT_ASKED}
                found |= {NOT_ASKED} if NOT_YET in found else set()
            return frozenset(found)
        case "happened":
            found = {TOLD} if 0 in cells else set()
            return frozenset(
                found | ({NOT_YET, NOT_ASKED} if 1 in cells else set())
            )
        case "stated":
            found = {TOLD} if 0 in cells else set()
            return frozenset(found | ({NOT_STATED} if 1 in cells else set()))
    return frozenset([TOLD, NOT_YET, NOT_ASKED])


@dataclass(frozen=True, slots=True)
class _Search:
    """A step of the search: what is settled, and what is still to meet.

    A task is a list of alternatives, each a list of bands.
    """

    vocabulary: Vocabulary
    statuses: Mapping[str, frozenset[str]]
    tasks: tuple[tuple[tuple[Band, ...] | list[Band], ...], ...]
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
        and words.facts[name].unless_told == "today"
        and words.is_asked(words.facts[name], found)
        and any(found.get(later) == TOLD for later in chain[place + 1 :])
    }


def _measured(bands: Iterable[Band]) -> frozenset[str]:
    return frozenset(n for band in bands for n in band.variable.facts)


def _meet(
    search: _Search,
    row: Iterable[Band],
    tasks: tuple[tuple[tuple[Band, ...] | list[Band], ...], ...],
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


def sources(fact: Fact) -> tuple[str, ...]:
    """Return the facts from which an amount is worked out."""
    match fact.worked_out:
        case Difference(of, less):
            return of, less
        case PartOf(of, over):
            return of, over
    return ()


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


def _failing(rows: _Rows) -> Iterator[tuple[tuple[Band, ...], ...]]:
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
