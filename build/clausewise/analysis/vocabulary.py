"""The facts of a policy: what each can be, and when it is asked at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
    Within,
)
from checker.words import fact_named
from clausewise.analysis.bands import TOLD, Band, statuses_for

__all__ = ["Rows", "Vocabulary", "sources"]

_DATES = ("date", "date and time")

type Rows = tuple[tuple[Band, ...], ...]
"""Alternatives, each of bands that hold together."""


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
        self._rows: dict[str, Rows] = {
            name: tuple(tuple(self._band(a) for a in atoms) for atoms in guard)
            for name, guard in guards
            if guard
        }

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

    def rows_of(self, name: str) -> Rows:
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


def sources(fact: Fact) -> tuple[str, ...]:
    """Return the facts from which an amount is worked out."""
    match fact.worked_out:
        case Difference(of, less):
            return of, less
        case PartOf(of, over):
            return of, over
    return ()
