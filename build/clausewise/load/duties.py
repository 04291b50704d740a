"""What a clause lays on somebody: costs, promises, steps, evidence."""

from __future__ import annotations

from checker.policy import Cost, Evidence, Fact, Promise, Step, Warn
from clausewise.load.fields import Fields
from clausewise.load.grammar import (
    COST,
    EVIDENCE,
    PROMISE,
    STEP,
    WARNING,
    Words,
)
from clausewise.load.parts import (
    lines_of,
    read_deadline,
    read_not_for,
    read_notes,
    read_when,
    refuse_last_day,
)
from clausewise.load.prose import LAST, check_prose, check_quote
from clausewise.load.scope import Scope

__all__ = [
    "label_of",
    "read_costs",
    "read_evidence",
    "read_promises",
    "read_steps",
    "read_warnings",
]

_WORDED = ("a promise", "an estimate", "typical", "start only")


def read_costs(line: Fields, scope: Scope) -> tuple[Cost, ...]:
    """Return the costs outside the refund, and who bears them."""
    costs = []
    for item in lines_of(line, "who pays", COST, scope):
        name = item.text("cost")
        fact = scope.fact(name, ("money",)) if name else None
        called = check_prose(item.text("called"), scope)
        costs.append(
            Cost(
                cost=fact.name if fact else "",
                by=item.one(  # type: ignore[arg-type]
                    "by", ("the customer", "the shop"), "the customer"
                ),
                quotes=check_quote(item.text("quotes"), scope),
                label=called or label_of(fact),
                perhaps=item.yes("perhaps"),
                not_for=read_not_for(item, scope),
                when=read_when(item, scope),
                interpretation=read_notes(item, scope),
            )
        )
    return tuple(costs)


def label_of(fact: Fact | None) -> str:
    """Return what a line of money is called unless it says so itself."""
    return fact.called or fact.name if fact else ""


def read_promises(line: Fields, scope: Scope) -> tuple[Promise, ...]:
    """Return what the shop will do, and by when."""
    promises = []
    for item in lines_of(line, "we will", PROMISE, scope):
        within, after = read_deadline(item, scope)
        promises.append(
            Promise(
                do=check_prose(item.text("do"), scope),
                within=within,
                after=after,
                quotes=check_quote(item.text("quotes"), scope),
                worded_as=item.one("worded as", _WORDED, _WORDED[0]),  # type: ignore[arg-type]
                when=read_when(item, scope),
                not_for=read_not_for(item, scope),
                interpretation=read_notes(item, scope),
            )
        )
    return tuple(promises)


def read_steps(
    line: Fields, scope: Scope, words: Words = STEP
) -> tuple[Step, ...]:
    """Return what the customer does next."""
    steps = []
    for item in lines_of(line, "steps", words, scope):
        within, after = read_deadline(item, scope)
        says, missed = item.text("do"), item.text("if missed")
        if says and "within" not in item:
            refuse_last_day(says, scope, '"within:" and "after:" beside it')
        if missed and not within:
            scope.problems.add(
                item.place("if missed"),
                "a step without a deadline cannot be missed",
                meant='lines "within:" and "after:"',
            )
        steps.append(
            Step(
                do=check_prose(says, scope, LAST),
                quotes=check_quote(item.text("quotes"), scope),
                within=within,
                after=after,
                if_missed=check_prose(missed, scope, LAST),
                when=read_when(item, scope),
                not_for=read_not_for(item, scope),
                interpretation=read_notes(item, scope),
            )
        )
    return tuple(steps)


def read_evidence(line: Fields, scope: Scope) -> tuple[Evidence, ...]:
    """Return what the customer has to show."""
    return tuple(
        Evidence(
            what=check_prose(item.text("what"), scope),
            quotes=check_quote(item.text("quotes"), scope),
            when=read_when(item, scope),
            not_for=read_not_for(item, scope),
            interpretation=read_notes(item, scope),
        )
        for item in lines_of(line, "evidence", EVIDENCE, scope)
    )


def read_warnings(line: Fields, scope: Scope) -> tuple[Warn, ...]:
    """Return what the customer should mind."""
    warnings = []
    for item in lines_of(line, "warnings", WARNING, scope):
        within, after = read_deadline(item, scope)
        says = item.text("says")
        if says and "within" not in item:
            refuse_last_day(says, scope, '"within:" and "after:" beside it')
        if "quotes" not in item and "interpretation" not in item:
            scope.problems.add(
                item.at,
                "a warning rests on nothing",
                meant='a line "quotes:", or "interpretation:" with a reason',
            )
        warnings.append(
            Warn(
                says=check_prose(says, scope, LAST),
                quotes=check_quote(item.text("quotes"), scope),
                within=within,
                after=after,
                when=read_when(item, scope),
                interpretation=read_notes(item, scope),
            )
        )
    return tuple(warnings)
