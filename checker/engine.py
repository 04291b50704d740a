"""A policy made ready to be asked: its routes and their compiled rules."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import date

from checker.answers import NOT_ASKED, NOT_YET, Answers, Known, Span
from checker.dates import day_of
from checker.diagram import Diagram, Diagrams, reached
from checker.keep import Keep
from checker.policy import Clause, Fact, Is, Money, Policy, Route
from checker.rules import Rules
from checker.space import Space

__all__ = ["Engine"]

type _Cells = dict[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class _Entry:
    """What some answers open: questions asked or idle, and routes.

    `said` is what counts as the answer to idle questions, `sure` are the
    routes to which such answers certainly belong.
    """

    asked: frozenset[str]
    idle: frozenset[str]
    said: dict[str, Known]
    routes: tuple[Route, ...]
    sure: frozenset[str]


class Engine:
    """One policy and its digest; rules are compiled when first needed."""

    def __init__(self, policy: Policy, digest: str = "") -> None:
        self.policy = policy
        self.digest = digest
        self._rules: dict[tuple[str, str], Rules] = {}
        self.keep = Keep()
        self._entered: tuple[Answers | None, _Entry | None] = None, None
        asking = [
            Clause(fact.name, "", "", "", (), scope=fact.ask_only_when)
            for fact in policy.facts
            if fact.ask_only_when
        ]
        picking = [
            Clause(route.name, "", "", "", (), scope=route.when)
            for route in policy.routes
        ]
        self._space = Space(policy, [*asking, *picking], "", Diagrams())
        self._asked_when = {
            clause.id: self._space.asks(clause.id) for clause in asking
        }
        self._picked_when = {
            clause.id: self._space.guard(clause, clause.scope)
            for clause in picking
        }
        self._facts = {fact.name: fact for fact in policy.facts}
        self._route_facts = _route_facts(policy)
        self.editions = sorted(
            {
                day
                for clause in policy.clauses
                for day in (
                    clause.since,
                    _day_after(clause.until),
                    *(d.since for p in clause.parameters for d in p.values),
                )
                if day
            }
        )

    def settle(self, answers: Answers) -> tuple[Answers, frozenset[str]]:
        """Drop answers to questions that are not asked in this case.

        Returns what is left, and the facts that are idle: an event that
        is not asked about has not happened, an amount is nothing, and no
        guard on a choice that is not asked holds.
        """
        entry = self._entry(answers)
        idle, known = entry.idle, answers.known
        if idle:
            known = {n: v for n, v in known.items() if n not in idle}
            known |= entry.said
        problems = answers.problems
        if problems:
            problems = tuple(p for p in problems if p.fact not in idle)
        return answers.told(known, problems), idle

    def key(self, space: Space, answers: Answers) -> tuple[Hashable, ...]:
        """Return a key for all that follows from the cells of some answers.

        Equal keys are those of answers that have the same shape and leave
        the same cells of a space.
        """
        shape = self.keep.shape(answers)
        _, measured = self.divided(space, answers)
        if not measured:
            return space, shape
        return space, shape, *[space.left(n, answers) for n in measured]

    def cells(self, space: Space, answers: Answers) -> _Cells:
        """Return the cells of a space that some answers leave."""
        settled, measured = self.divided(space, answers)
        return settled | {n: space.left(n, answers) for n in measured}

    def is_measured(self, answers: Answers) -> bool:
        """Tell whether a date or an amount opens a question or a route."""
        return bool(self.divided(self._space, answers)[1])

    def divided(
        self, space: Space, answers: Answers
    ) -> tuple[_Cells, tuple[int, ...]]:
        """Return the cells that no date or amount settles, and the rest.

        The rest are the numbers of the variables that one does settle.
        """
        key = "divided", space, self.keep.shape(answers)
        return self.keep.once(key, lambda: space.divide(answers))

    def _entry(self, answers: Answers) -> _Entry:
        last, entry = self._entered
        if entry is None or last is not answers:
            key = "entry", *self.key(self._space, answers)
            entry = self.keep.once(key, lambda: self._enter(answers))
            self._entered = answers, entry
        return entry

    def _enter(self, answers: Answers) -> _Entry:
        cells = self.cells(self._space, answers)
        asks = {n: _holds(s, cells) for n, s in self._asked_when.items()}
        picks = {n: _holds(s, cells) for n, s in self._picked_when.items()}
        idle = frozenset(n for n, held in asks.items() if held is False)
        return _Entry(
            frozenset(self._facts) - idle,
            idle,
            self._said_by(idle),
            tuple(r for r in self.policy.routes if picks[r.name] is not False),
            frozenset(n for n, held in picks.items() if held),
        )

    def _said_by(self, idle: frozenset[str]) -> dict[str, Known]:
        """Return what counts as the answers to questions not asked."""
        said: dict[str, Known] = {}
        for name in idle:
            fact = self.fact(name)
            if NOT_YET in fact.may_be:
                said[name] = NOT_YET
            elif fact.kind in ("yes/no", "choice"):
                said[name] = NOT_ASKED
            elif fact.kind == "money":
                said[name] = Money(0, "")
        return said

    def may_ask(self, fact: Fact, answers: Answers) -> bool:
        """Tell whether a fact's own condition lets it be asked."""
        return fact.name in self._entry(answers).asked

    def routes(self, answers: Answers) -> tuple[Route, ...]:
        """Return the routes that the answers leave possible."""
        return self._entry(answers).routes

    def route_facts(self) -> tuple[str, ...]:
        """Return the facts that tell the routes apart, in fact order."""
        return self._route_facts

    def picks_route(self, route: Route, answers: Answers) -> bool:
        """Tell whether the answers certainly belong to a route."""
        return route.name in self._entry(answers).sure

    def led_to(self, route: Route, answers: Answers) -> Answers:
        """Return the answers as if they had led to another route."""
        names = self.route_facts()
        known = {k: v for k, v in answers.known.items() if k not in names}
        for atom in route.when[0] if route.when else ():
            if isinstance(atom, Is):
                known[atom.fact] = atom.values[0]
        return replace(answers, known=known)

    def rules(self, route: str, on: str) -> Rules:
        """Return a route's rules for orders of a day."""
        edition = max((d for d in self.editions if d <= on[:10]), default="")
        key = route, edition
        if key not in self._rules:
            self._rules[key] = Rules(self.policy, route, edition or on[:10])
        return self._rules[key]

    def ordered_on(self, answers: Answers) -> tuple[str, ...]:
        """Return the days of order that differ: one where it is known.

        Otherwise today, and before it one day for each older edition of
        the policy. Where nothing dates an order, only today counts.
        """
        span = answers.known.get(self.policy.orders_dated_by)
        moment = span.first if isinstance(span, Span) else answers.now
        day = date.fromordinal(day_of(moment, answers.zone)).isoformat()
        if isinstance(span, Span) or not self.policy.orders_dated_by:
            return (day,)
        older = [start for start in self.editions if start <= day]
        return (day, *(_day_before(start) for start in reversed(older)))

    def fact(self, name: str) -> Fact:
        """Return the fact of that name."""
        return self._facts[name]


def _route_facts(policy: Policy) -> tuple[str, ...]:
    names = {
        name
        for route in policy.routes
        for atoms in route.when
        for atom in atoms
        for name in ([] if not hasattr(atom, "fact") else [atom.fact])
    }
    return tuple(f.name for f in policy.facts if f.name in names)


def _holds(scope: Diagram, cells: _Cells) -> bool | None:
    found = reached(scope, cells)
    return None if len(found) > 1 else bool(next(iter(found)))


def _day_before(iso: str) -> str:
    day = date.fromisoformat(iso).toordinal()
    return date.fromordinal(day - 1).isoformat()


def _day_after(iso: str) -> str:
    if not iso:
        return ""
    return date.fromordinal(
        date.fromisoformat(iso).toordinal() + 1
    ).isoformat()
