"""Every kind of world that the answers leave open, one of each at least."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise, product

from checker.policy import (
    Clause,
    Constant,
    Fact,
    FactAmount,
    PartOf,
    Policy,
    Window,
)
from twin.case import (
    HIDDEN,
    IDLE,
    NOT_STATED,
    NOT_YET,
    UNKNOWN,
    Bought,
    Case,
    Day,
    Given,
    Moment,
    TooManyError,
    Value,
    World,
)
from twin.cuts import moments, sizes
from twin.parts import names_in
from twin.sums import HUGE, worked_out
from twin.times import local_day
from twin.truth import holds

__all__ = [
    "is_possible",
    "possible_routes",
    "said",
    "used",
    "worlds",
]

_NOBODY = Clause("", "", "", "", ())
_PERIODS = (
    Window(1, 1, "days"),
    Window(30, 30, "days"),
    Window(12, 12, "months"),
    Window(90, 90, "years"),
)


def worlds(
    case: Case, route: str, most: int = 10**6
) -> Sequence[tuple[World, World]]:
    """Return the possible worlds, as far as they differ for a route.

    Each comes with what was chosen for it, before what is not asked was
    taken back. There are none where all that was said cannot be true
    together. Raises TooManyError where that takes more than `most` tries.
    """
    told = said(case)
    names = used(case.policy, route, told)
    choices = {
        fact.name: list(_values(case, told, fact))
        for fact in case.policy.facts
        if fact.name in names and fact.worked_out is None
    }
    for name, found in moments(case, told, names, most).items():
        choices[name] += found
    for name in [n for n, values in choices.items() if NOT_STATED in values]:
        choices[HIDDEN + name] = [*_PERIODS]
    count = 1
    for values in choices.values():
        count *= len(values)
        if count > most:
            raise TooManyError
    tried: list[tuple[World, World]] = []
    for picked in product(*choices.values()):
        chosen = dict(zip(choices, picked, strict=True))
        tried.append((_whole(case, chosen), chosen))
    possible = [pair for pair in tried if is_possible(case, pair[0])]
    given = [name for name in told if name in case.given and name in choices]
    asked = _as_asked(tried, given)
    is_less = not possible or len(asked) < len(tried)
    if asked and is_less:
        told_true = any(is_possible(case, world) for world, _ in asked)
        possible = possible if told_true else []
    return possible


def _as_asked(
    tried: Sequence[tuple[World, World]], told: Sequence[str]
) -> Sequence[tuple[World, World]]:
    """Return the worlds in which all that was said was asked for.

    What is asked for in no world does not count; of two answers that are
    never asked for together the later one does not.
    """
    ever = [
        name
        for name in told
        if any(world[name] == chosen[name] for world, chosen in tried)
    ]
    while True:
        asked = [
            (world, chosen)
            for world, chosen in tried
            if all(world[name] == chosen[name] for name in ever)
        ]
        if asked or not ever:
            return asked
        ever.pop()


def said(case: Case) -> dict[str, Given]:
    """Return what was said, or holds because nobody said otherwise."""
    told: dict[str, Given] = {}
    for fact in case.policy.facts:
        value = case.given.get(fact.name)
        if value is None and fact.unless_told:
            value = _usual(case, fact)
        if value is not None and value != UNKNOWN:
            told[fact.name] = value
    return told


def possible_routes(case: Case) -> list[str]:
    """Return the routes that the answers leave open."""
    told = said(case)
    facts = {fact.name for fact in case.policy.facts}
    names = facts & {*names_in(tuple(r.when for r in case.policy.routes))}
    choices = {
        name: list(_values(case, told, case.fact(name))) for name in names
    }
    open_ = [
        dict(zip(choices, chosen, strict=True))
        for chosen in product(*choices.values())
    ]
    return [
        route.name
        for route in case.policy.routes
        if any(holds(case, world, _NOBODY, route.when) for world in open_)
    ]


def is_possible(case: Case, world: World) -> bool:
    """Tell whether all of this can be true together."""
    policy = case.policy
    for chain in policy.events:
        happened = [
            moment
            for name in chain
            if isinstance(moment := world[name], Moment)
        ]
        if any(later < earlier for earlier, later in pairwise(happened)):
            return False
    for fact in policy.facts:
        value = world[fact.name]
        if fact.kind != "money" or not isinstance(value, int):
            continue
        limit = world.get(fact.at_most)
        if isinstance(limit, int) and value > limit:
            return False
        if case.given.get(fact.name, UNKNOWN) == UNKNOWN and not (
            _bound(world, fact, low=True)
            <= value
            <= _bound(world, fact, low=False)
        ):
            return False
    for fact in policy.facts:
        if isinstance(fact.worked_out, PartOf):
            part, whole = (
                world[fact.worked_out.over],
                world[fact.worked_out.of],
            )
            if (
                isinstance(part, int)
                and isinstance(whole, int)
                and part > whole
            ):
                return False
    refunded = world.get(policy.refunded)
    if policy.paid and isinstance(refunded, int):
        paid = [world[name] for name in policy.paid]
        asked = [amount for amount in paid if isinstance(amount, int)]
        return not asked or refunded <= sum(asked)
    return True


def used(policy: Policy, route: str, told: Collection[str] = ()) -> set[str]:
    """Return the facts that the clauses of a route, or answers, lead to."""
    facts = {fact.name: fact for fact in policy.facts}
    clauses = tuple(c for c in policy.clauses if route in c.routes)
    picking = tuple(r.when for r in policy.routes)
    limits = (*policy.paid, policy.refunded, policy.orders_dated_by)
    found: set[str] = set()
    new = set(names_in((clauses, picking, limits))) & set(facts)
    new |= {*told}
    while new:
        found |= new
        behind = {
            name
            for fact in new
            for name in names_in(
                (
                    facts[fact].ask_only_when,
                    facts[fact].worked_out,
                    facts[fact].low,
                    facts[fact].high,
                    facts[fact].at_most,
                )
            )
        }
        new = behind & set(facts) - found
    return found


def _whole(case: Case, chosen: Mapping[str, Value]) -> World:
    """Return a whole world: what is not asked, and what follows."""
    world: dict[str, Value] = {"now": case.now, **chosen}
    facts = [fact for fact in case.policy.facts if fact.worked_out is None]
    for fact in facts:
        world.setdefault(fact.name, IDLE)
    changed = True
    while changed:
        changed = False
        for fact in facts:
            idle = NOT_YET if NOT_YET in fact.may_be else IDLE
            asked = holds(case, world, _NOBODY, fact.ask_only_when)
            if not asked and world[fact.name] != idle:
                world[fact.name] = idle
                changed = True
    for fact in case.policy.facts:
        if fact.worked_out is not None:
            world[fact.name] = worked_out(world, fact)
    return world


def _usual(case: Case, fact: Fact) -> Given:
    match fact.unless_told:
        case "today":
            today = local_day(case.now, case.zone)
            return Day(today.year, today.month, today.day)
        case "now":
            return case.now
        case "nothing":
            return 0
        case usual:
            return usual


def _values(
    case: Case, told: Mapping[str, Given], fact: Fact
) -> Iterator[Value]:
    """Return what a fact may be, except for moments that are open."""
    value = told.get(fact.name)
    if isinstance(value, Day):
        return
    if value is not None:
        yield value
        return
    yield from fact.may_be
    match fact.kind:
        case "yes/no":
            yield from ("yes", "no")
        case "choice":
            yield from (option for option, _ in fact.options)
        case "money" | "whole number":
            yield from sizes(case, told, fact)
        case "period":
            yield from _PERIODS
        case "order lines":
            yield (Bought(100, 1, 1),)
            yield (Bought(0, 1, 1), Bought(100, 1, 0))


def _bound(world: World, fact: Fact, *, low: bool) -> int:
    match fact.low if low else fact.high:
        case FactAmount(name):
            value = world[name]
            return value if isinstance(value, int) else 0
        case Constant("nothing"):
            return 0
    return 0 if low else HUGE
