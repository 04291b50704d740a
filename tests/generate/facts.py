"""Facts by chance: their kinds, bounds, conditions and differences."""

from __future__ import annotations

from dataclasses import replace

from checker.policy import (
    Constant,
    Difference,
    Fact,
    FactAmount,
    Guard,
    Kind,
    PartOf,
)
from generate.conditions import is_one_of
from generate.pick import Pick
from twin.case import NOT_STATED, NOT_YET

__all__ = ["facts_of"]


def facts_of(pick: Pick) -> tuple[Fact, ...]:
    """Return the facts of a policy."""
    kinds: list[Kind] = [
        "yes/no",
        "date",
        "money",
        "choice",
        "date and time",
        "whole number",
        "period",
        "order lines",
    ]
    facts = [
        Fact("ordered on", "date", "the customer", ask="Ordered?"),
        Fact("paid", "money", "the customer", ask="Paid?"),
    ]
    for number in range(pick.number(1, 5)):
        kind = pick.one(kinds)
        if kind in ("period", "order lines") and pick.chance(50):
            kind = "yes/no"
        facts.append(_fact(pick, kind, number, facts))
    if pick.chance(20):
        facts.append(
            Fact(
                "refunded",
                "money",
                "the customer",
                ask="Refunded?",
                unless_told="nothing",
            )
        )
    return (*facts, *_worked_out(pick, facts))


def _fact(pick: Pick, kind: Kind, number: int, before: list[Fact]) -> Fact:
    name = f"{kind.replace('/', ' or ')} {number}"
    shop = pick.chance(20) and kind not in ("order lines", "period")
    fact = Fact(
        name,
        kind,
        "the shop" if shop else "the customer",
        ask="" if shop else f"{name}?",
    )
    asked: Guard = ()
    if not shop and pick.chance(20):
        asked = _simple_guard(pick, before)
    match kind:
        case "yes/no":
            may_be = (NOT_YET,) if pick.chance(35) else ()
            usual = pick.one(["no", *may_be]) if pick.chance(15) else ""
            return replace(
                fact,
                may_be=may_be,
                ask_only_when=asked,
                unless_told="" if shop else usual,
            )
        case "choice":
            return replace(
                fact,
                options=(("red", "Red"), ("green", "Green"), ("blue", "Blue")),
                ask_only_when=asked,
            )
        case "date" | "date and time":
            may_be = (NOT_YET,) if pick.chance(60) else ()
            usual = pick.one([NOT_YET, "today"]) if pick.chance(20) else ""
            return replace(
                fact,
                may_be=may_be,
                ask_only_when=asked if may_be else (),
                unless_told="" if shop or not may_be else usual,
                may_be_future=pick.chance(10),
            )
        case "money":
            bounds = shop and pick.chance(70)
            return replace(
                fact,
                low=Constant("nothing") if bounds else None,
                high=FactAmount("paid") if bounds else None,
                at_most="paid" if not shop and pick.chance(25) else "",
            )
        case "period":
            return replace(
                fact, may_be=(NOT_STATED,) if pick.chance(50) else ()
            )
        case _:
            return fact


def _simple_guard(pick: Pick, before: list[Fact]) -> Guard:
    """Return a condition of the kind that `ask only when` takes."""
    good = [f for f in before if f.kind in ("yes/no", "choice")]
    good += [f for f in before if NOT_YET in f.may_be]
    if not good:
        return ()
    return ((is_one_of(pick, pick.one(good)),),)


def _worked_out(pick: Pick, facts: list[Fact]) -> list[Fact]:
    money = [f.name for f in facts if f.kind == "money"]
    lines = [f.name for f in facts if f.kind == "order lines"]
    found = []
    if len(money) > 1 and pick.chance(30):
        found.append(
            Fact(
                "difference",
                "money",
                "the system",
                worked_out=Difference(money[0], money[1]),
            )
        )
    if lines and pick.chance(80):
        found.append(
            Fact(
                "part",
                "money",
                "the system",
                worked_out=PartOf(money[0], lines[0]),
            )
        )
    return found
