"""What only the clauses together can get wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.diagram import Diagrams
from checker.policy import Clause, Policy, Remedy
from checker.space import Space
from clausewise.load.outline import Outline
from clausewise.load.steady import turns
from clausewise.problems import Place, Problems

__all__ = ["check_amounts", "check_remedies", "check_together"]


def check_together(
    clauses: Sequence[Clause],
    outlines: Sequence[Outline],
    problems: Problems,
) -> None:
    """Note refunds that nothing fills."""
    for clause in clauses:
        for remedy in _remedies(clause):
            _check_elsewhere(clause, remedy, outlines, problems)


def check_remedies(
    policy: Policy, outlines: Sequence[Outline], problems: Problems
) -> None:
    """Note remedies that stand twice for one case."""
    offers = [
        (clause, remedy)
        for clause in policy.clauses
        for remedy in _remedies(clause)
    ]
    for number, (clause, remedy) in enumerate(offers):
        for other, same in offers[:number]:
            if same.name == remedy.name and _meet(policy, clause, other):
                problems.add(
                    _place(clause, outlines),
                    f'the remedy "{remedy.name}" stands twice for one case',
                    f'the first in "{other.id}"',
                    "another name, or clauses that never apply together",
                )
                break


def check_amounts(
    policy: Policy, outlines: Sequence[Outline], problems: Problems
) -> None:
    """Note money that would turn round with an amount not known."""
    for turn in turns(policy):
        problems.add(
            _place(turn.clause, outlines),
            f'the money of "{turn.remedy.name}" neither grows nor shrinks '
            f'with "{turn.fact}"',
            "lines that add it and lines that subtract it",
            "one direction, the refund limit included",
        )


def _place(clause: Clause, outlines: Sequence[Outline]) -> Place:
    line = (clause.file, clause.line)
    return next(o.at for o in outlines if (o.at.file, o.at.line) == line)


def _remedies(clause: Clause) -> Iterator[Remedy]:
    if clause.gives:
        yield from clause.gives.remedies
    yield from clause.other_ways


def _meet(policy: Policy, one: Clause, other: Clause) -> bool:
    """Tell whether one case can have both clauses."""
    if not set(one.routes) & set(other.routes):
        return False
    if one.until and other.since > one.until:
        return False
    if other.until and one.since > other.until:
        return False
    if one.id in other.exception_to or other.id in one.exception_to:
        return False
    days = {"", one.since, other.since} | {
        dated.since
        for clause in (one, other)
        for parameter in clause.parameters
        for dated in parameter.values
    }
    return any(_meet_on(day, policy, one, other) for day in days)


def _meet_on(day: str, policy: Policy, one: Clause, other: Clause) -> bool:
    diagrams = Diagrams()
    space = Space(policy, (one, other), day, diagrams)
    scopes = [space.guard(clause, clause.scope) for clause in (one, other)]
    return diagrams.all(scopes) is not False


def _check_elsewhere(
    clause: Clause,
    remedy: Remedy,
    outlines: Sequence[Outline],
    problems: Problems,
) -> None:
    if remedy.refund != ():
        return
    if not any(
        outline.fills_refunds and outline.routes & set(clause.routes)
        for outline in outlines
    ):
        problems.add(
            _place(clause, outlines),
            f'no clause adds to the refund of "{remedy.name}"',
            '"refund: elsewhere"',
            'a clause for the same case with "in every refund:"',
        )
