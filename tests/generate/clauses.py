"""Clauses by chance, with whatever may stand in one."""

from __future__ import annotations

from dataclasses import replace

from checker.policy import (
    Choice,
    Clause,
    Cost,
    Discretion,
    Evidence,
    Line,
    Promise,
    Remedy,
    Step,
    Test,
    Warn,
)
from generate.amounts import amount_of, lines_of
from generate.conditions import EDITION, atoms_of, guard_of, window_for
from generate.pick import Pick
from generate.words import Words
from twin.case import NOT_YET

__all__ = ["clause_of", "with_exceptions"]


def clause_of(
    pick: Pick, words: Words, number: int, routes: list[str]
) -> Clause:
    """Return a clause with whatever may stand in one."""
    id_ = f"C-{number}"
    words.numbers = []
    gives = None
    if pick.chance(55):
        gives = Choice(
            pick.one(["all", "customer", "shop"]),
            tuple(
                _remedy(pick, words, f"{name} {number}")
                for name in ("Refund", "Exchange")[: pick.number(1, 2)]
            ),
        )
    elsewhere = ["Refund 0", "Exchange 0", f"Refund {number}"]
    clause = Clause(
        id=id_,
        title=id_,
        section="All",
        text="",
        page="refund",
        routes=tuple(routes) if pick.chance(70) else (pick.one(routes),),
        scope=guard_of(pick, words, 45),
        gives=gives,
        tests=tuple(
            replace(
                _test(pick, words),
                not_for=pick.some(elsewhere, 2) if pick.chance(25) else (),
            )
            for _ in range(pick.one([0, 1, 1, 2]))
        ),
        discretions=tuple(
            replace(
                _discretion(pick, words),
                not_for=pick.some(elsewhere, 1) if pick.chance(25) else (),
            )
            for _ in range(1 if pick.chance(20) else 0)
        ),
        in_every_refund=lines_of(pick, words, 1) if pick.chance(20) else (),
        costs=_costs(pick, words, id_) if pick.chance(25) else (),
        promises=_promises(pick, words, id_) if pick.chance(25) else (),
        steps=_steps(pick, words, id_) if pick.chance(30) else (),
        evidence=(
            (Evidence(f"Evidence of {id_}", "", guard_of(pick, words, 40)),)
            if pick.chance(25)
            else ()
        ),
        warnings=(
            (Warn(f"Warning of {id_}", when=guard_of(pick, words, 40)),)
            if pick.chance(15)
            else ()
        ),
        nothing_to_do="Nothing to do" if pick.chance(5) else "",
        other_ways=(
            (_remedy(pick, words, f"Way out {number}"),)
            if pick.chance(15)
            else ()
        ),
        since=EDITION if words.dated and pick.chance(15) else "",
        until=EDITION if words.dated and pick.chance(15) else "",
    )
    return replace(clause, parameters=tuple(words.numbers))


def with_exceptions(pick: Pick, clauses: list[Clause]) -> list[Clause]:
    """Return clauses of which some are exceptions to others."""
    if len(clauses) < 2 or not pick.chance(25):
        return clauses
    first, second = clauses[0], clauses[1]
    return [replace(first, exception_to=(second.id,)), *clauses[1:]]


def _remedy(pick: Pick, words: Words, name: str) -> Remedy:
    refund = compensation = None
    if name.startswith(("Refund", "Way out")) and pick.chance(85):
        refund = lines_of(pick, words, 3)
    if pick.chance(20):
        compensation = (Line(1, amount_of(pick, words), "Compensation"),)
    return Remedy(
        name,
        "",
        refund=refund,
        compensation=compensation,
        tests=(_test(pick, words),) if pick.chance(20) else (),
        discretions=(_discretion(pick, words),) if pick.chance(15) else (),
        steps=(
            (Step(f"Step of {name}", "", when=guard_of(pick, words, 40)),)
            if pick.chance(15)
            else ()
        ),
        perhaps=pick.chance(8),
        when=guard_of(pick, words, 15),
    )


def _test(pick: Pick, words: Words) -> Test:
    return Test(
        pick.one(["allowed only if", "refused if", "may be refused if"]),
        atoms_of(pick, words),
        "",
        when=guard_of(pick, words, 20),
    )


def _discretion(pick: Pick, words: Words) -> Discretion:
    settling = [f.name for f in words.of("yes/no") if NOT_YET in f.may_be]
    return Discretion(
        "our team",
        "it",
        "",
        settled_by=pick.one(settling) if settling and pick.chance(60) else "",
        when=guard_of(pick, words, 20),
    )


def _costs(pick: Pick, words: Words, id_: str) -> tuple[Cost, ...]:
    money = [f.name for f in words.of("money") if f.worked_out is None]
    return (
        Cost(
            pick.one(money),
            pick.one(["the customer", "the shop"]),
            "",
            label=f"Cost of {id_}",
            perhaps=pick.chance(20),
            when=guard_of(pick, words, 40),
        ),
    )


def _promises(pick: Pick, words: Words, id_: str) -> tuple[Promise, ...]:
    dates = words.of("date", "date and time")
    return (
        Promise(
            f"Keep the promise of {id_}",
            "" if pick.chance(15) else window_for(pick, words),
            pick.one(dates).name,
            "",
            when=guard_of(pick, words, 40),
        ),
    )


def _steps(pick: Pick, words: Words, id_: str) -> tuple[Step, ...]:
    dates = words.of("date", "date and time")
    due = pick.chance(40)
    return (
        Step(
            f"Take the step of {id_}",
            "",
            within=window_for(pick, words) if due else "",
            after=pick.one(dates).name if due else "",
            when=guard_of(pick, words, 40),
        ),
    )
