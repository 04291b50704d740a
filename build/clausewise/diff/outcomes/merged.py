"""One policy whose customers can be told to both of two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from checker.policy import Clause, Dated, Fact, NotStated, Parameter, Policy

__all__ = ["merged_policy"]


def merged_policy(
    old: Policy, new: Policy, boundaries: Iterable[str] = ()
) -> Policy:
    """Return the new policy with the questions of both.

    What the two ask under different conditions, it asks always. Each of
    the boundaries begins an edition.
    """
    return replace(
        new,
        clauses=(*new.clauses, _dated_clause(boundaries)),
        facts=(*_facts(old, new),),
        events=tuple(dict.fromkeys([*new.events, *old.events])),
        usual=tuple((dict(old.usual) | dict(new.usual)).items()),
    )


def _facts(old: Policy, new: Policy) -> list[Fact]:
    before = {fact.name: fact for fact in old.facts}
    facts = []
    for fact in new.facts:
        earlier = before.pop(fact.name, fact)
        if earlier.ask_only_when != fact.ask_only_when:
            fact = replace(fact, ask_only_when=())
        facts.append(fact)
    gone = before.values()
    return [*facts, *(replace(fact, ask_only_when=()) for fact in gone)]


def _dated_clause(boundaries: Iterable[str]) -> Clause:
    """Return a clause that says nothing, but has a value for each edition."""
    dated = tuple(Dated(NotStated(), day) for day in boundaries)
    days = Parameter("days", (Dated(NotStated()), *dated))
    return Clause("both editions", "", "", "", (), parameters=(days,))
