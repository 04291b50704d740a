"""Which example notices a mutant first, if any does."""

from __future__ import annotations

from collections.abc import Iterator

from checker.engine import Engine
from checker.policy import Case, Clause
from clausewise.cases import Difference, differences_of
from mutation.mutants import Mutant

__all__ = ["noticed_by"]


def noticed_by(mutant: Mutant) -> Difference | None:
    """Return the first difference that the examples show, or None.

    The broken clause's own examples are asked first.
    """
    engine = Engine(mutant.policy)
    for clause, case in _examples(mutant):
        for difference in differences_of(engine, clause, case):
            return difference
    return None


def _examples(mutant: Mutant) -> Iterator[tuple[Clause, Case]]:
    clauses = mutant.policy.clauses
    for clause in sorted(clauses, key=lambda c: c.id != mutant.clause):
        for case in clause.cases:
            yield clause, case
