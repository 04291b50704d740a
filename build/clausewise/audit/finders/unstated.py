"""Times and amounts that the policy names and does not state."""

from __future__ import annotations

from collections.abc import Iterator

from checker.policy import Clause, Line, NotStated, Promise, Step, Unstated
from checker.words import fill
from clausewise.analysis.desk import Desk
from clausewise.audit.finding import Finding, Level, at_clause
from clausewise.audit.text import rules_of, sentence_of

__all__ = ["LEVEL", "NAME", "find"]

NAME = "unstated"
LEVEL: Level = "warning"


def find(desk: Desk) -> Iterator[Finding]:
    """Yield each value that is left open, for Legal to be asked about."""
    for clause in desk.policy.clauses:
        for what, quote in dict.fromkeys(_open(clause)):
            yield at_clause(
                NAME,
                LEVEL,
                clause,
                f"The policy does not state {what}. Say by when Legal will "
                "be asked.",
                about=what,
                sentences=(sentence_of(clause, quote),),
            )


def _open(clause: Clause) -> Iterator[tuple[str, str]]:
    for parameter in clause.parameters:
        if any(isinstance(d.value, NotStated) for d in parameter.values):
            yield f"the {parameter.name}", f"<{parameter.name}>"
    for rule in rules_of(clause):
        match rule:
            case Promise(do=do, within="", quotes=quote):
                yield f"by when we {fill(do, clause)}", quote
            case Step(do=do, within="", after=after, quotes=quote) if after:
                yield f"by when to “{fill(do, clause)}”", quote
            case Line(amount=Unstated(name=name), quotes=quote):
                yield f"how much is {name}", quote
