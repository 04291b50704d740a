"""The customers whose outcome changes, gathered into as few groups as fit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from checker.cells import Variable
from checker.diagram import Diagram, variables
from checker.policy import Is
from checker.words import any_of, date_words
from clausewise.analysis.plain import words_of_bands
from clausewise.analysis.witness import Band
from clausewise.diff.cubes import Box, boxes, cells_in, count, inside
from clausewise.diff.customers import Customer, customer_of
from clausewise.diff.effects import Effect, Told, effect_of, told
from clausewise.diff.joint import Joint, Side
from clausewise.diff.outcomes import (
    Change,
    Context,
    Found,
    Ruled,
    compare,
)

__all__ = ["Group", "Groups", "groups_of"]


@dataclass(frozen=True, slots=True)
class Group:
    """Customers who fare alike: who they are, and what changes for them.

    `who` are the deciding answers, one text each, among the customers
    that `among` names; `also` is what all of them have in common anyway.
    `exact` is False where the words say more people than are meant.
    `region` and `days` are the very set: cells of the joint space, and
    the editions by whose rules their orders are decided.
    """

    kind: Literal["outcome", "deadline"]
    who: tuple[str, ...]
    among: str
    also: tuple[str, ...]
    orders: str
    changes: tuple[Told, ...]
    effect: Effect
    situations: int
    exact: bool
    customer: Customer
    region: Diagram = field(compare=False, repr=False)
    days: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Groups:
    """All groups, with the joint space and the regions behind them.

    `regions` holds for each day of order that is told apart each change
    with the exact set of its customers. `unseen` counts the boxes for
    which no customer could be made, as their answers exclude each other.
    """

    joint: Joint
    groups: tuple[Group, ...]
    regions: dict[str, dict[Change, Diagram]]
    unseen: int


@dataclass(slots=True)
class _Draft:
    region: Diagram
    box: Box | None
    context: Context
    changes: list[Change]


def groups_of(old: Side, new: Side) -> Groups:
    """Return every group of customers whose outcome changes."""
    joint = Joint(old, new)
    by_day = {day: _found(joint, day) for day in joint.days}
    groups: list[Group] = []
    unseen = 0
    for days in _alike(by_day):
        found = by_day[days[0]]
        for draft in _drafts(joint, found):
            possible = joint.diagrams.all([draft.region, joint.possible])
            customer = customer_of(joint, possible, days[0])
            if customer is None or not (customer.differs or _is_money(draft)):
                unseen += 1
            else:
                groups.append(_group(joint, found, draft, customer, days))
    groups.sort(key=_importance)
    regions = {day: found.changes for day, found in by_day.items()}
    return Groups(joint, tuple(groups), regions, unseen)


def _found(joint: Joint, day: str) -> Found:
    found = Found()
    for before in (*joint.old.routes, None):
        for after in (*joint.new.routes, None):
            where = joint.diagrams.all(
                [
                    _taking(joint, joint.old, before),
                    _taking(joint, joint.new, after),
                ]
            )
            if where is not False and (before or after):
                compare(
                    joint,
                    _ruled(joint.old, before, day),
                    _ruled(joint.new, after, day),
                    where,
                    found,
                )
    return Found(
        {c: joint.as_told(region) for c, region in found.changes.items()},
        {c: joint.as_told(region) for c, region in found.contexts.items()},
    )


def _taking(joint: Joint, side: Side, route: str | None) -> Diagram:
    if route is not None:
        return joint.takes(side, route)
    return joint.diagrams.no(
        joint.diagrams.any([joint.takes(side, name) for name in side.routes])
    )


def _ruled(side: Side, route: str | None, day: str) -> Ruled:
    return Ruled(side, None if route is None else side.rules(route, day))


def _alike(by_day: dict[str, Found]) -> list[list[str]]:
    """Return runs of days for whose orders the same changes hold."""
    runs: list[list[str]] = []
    for day, found in by_day.items():
        if runs and by_day[runs[-1][0]].changes == found.changes:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _orders(joint: Joint, days: list[str]) -> str:
    """Return the days of order that a run of editions stands for.

    Where nothing dates an order, they are the days of the question.
    """
    first, after = joint.days.index(days[0]), joint.days.index(days[-1]) + 1
    words = []
    if first > 0:
        words.append(f"from {date_words(days[0])}")
    if after < len(joint.days):
        words.append(f"before {date_words(joint.days[after])}")
    if not words:
        return ""
    if joint.policy.orders_dated_by:
        return f"orders {' and '.join(words)}"
    return f"cases {' and '.join(words)}, however old the order"


def _drafts(joint: Joint, found: Found) -> list[_Draft]:
    """Return the groups without their customers."""
    merged: dict[tuple[Diagram, bool], list[Change]] = {}
    for change, region in found.changes.items():
        key = region, change.kind == "deadline"
        merged.setdefault(key, []).append(change)
    drafts: list[_Draft] = []
    for (region, _), changes in merged.items():
        for draft in _boxed(joint, found, region, changes):
            for other in drafts:
                if (
                    other.box == draft.box
                    and other.region == draft.region
                    and _is_deadline(other) == _is_deadline(draft)
                ):
                    other.changes += draft.changes
                    break
            else:
                drafts.append(draft)
    return drafts


def _is_deadline(draft: _Draft) -> bool:
    return draft.changes[0].kind == "deadline"


def _is_money(draft: _Draft) -> bool:
    """Tell whether only sums are reckoned otherwise."""
    kinds = {change.kind for change in draft.changes}
    return kinds <= {"refund", "compensation", "cost"}


def _boxed(
    joint: Joint, found: Found, region: Diagram, changes: list[Change]
) -> list[_Draft]:
    """Return a region as boxes, in the context that needs fewest words."""
    possible = joint.diagrams.all([region, joint.possible])
    if possible is False:
        return []
    best: tuple[tuple[int, int], Context, list[Box]] | None = None
    contexts = dict.fromkeys(c for change in changes for c in change.among)
    choices = [(context, found.contexts[context]) for context in contexts]
    for context, customers in choices:
        among = joint.diagrams.all([customers, joint.possible])
        tried = boxes(
            joint.diagrams, joint.variables, possible, among, joint.needs
        )
        if tried is None:
            continue
        size = len(tried), sum(len(box) for box in tried)
        if best is None or size < best[0]:
            best = size, context, tried
    if best is None:
        return [_Draft(region, None, choices[0][0], [*changes])]
    return [
        _Draft(
            joint.diagrams.all(
                [region, inside(joint.diagrams, joint.variables, box)]
            ),
            box,
            best[1],
            [*changes],
        )
        for box in best[2]
    ]


def _group(
    joint: Joint,
    day_found: Found,
    draft: _Draft,
    customer: Customer,
    days: list[str],
) -> Group:
    possible = joint.diagrams.all([draft.region, joint.possible])
    common = cells_in(possible, joint.variables)
    box = draft.box if draft.box is not None else common
    numbers = variables(draft.region)
    once = joint.diagrams.all([draft.region, joint.counted_once(numbers)])
    also = {n: common[n] for n in sorted(numbers) if n not in box}
    found = told(draft.changes, _verdicts(joint, day_found, draft))
    return Group(
        "deadline" if _is_deadline(draft) else "outcome",
        _words(joint, box),
        _among(draft.context),
        _words(joint, also),
        _orders(joint, days),
        found,
        effect_of(found, customer),
        count(once, joint.variables, numbers | variables(once)),
        draft.box is not None,
        customer,
        draft.region,
        tuple(days),
    )


def _verdicts(
    joint: Joint, found: Found, draft: _Draft
) -> dict[str, list[str]]:
    """Return the verdicts that occur in a group, before and now."""
    names: dict[str, list[str]] = {"verdict was": [], "verdict is": []}
    for (kind, name), customers in found.contexts.items():
        if kind in names:
            there = joint.diagrams.all([draft.region, customers])
            if there is not False:
                names[kind].append(name)
    return names


def _words(joint: Joint, box: Box) -> tuple[str, ...]:
    bands = [
        Band(variable, cells)
        for number, cells in sorted(box.items())
        if len(cells) < (variable := joint.variables[number]).cells
    ]
    found = [
        _kind_of_case(joint, band.variable, band.cells) or words
        for band, words in words_of_bands(joint.policy, bands)
    ]
    return tuple(dict.fromkeys(filter(None, found)))


def _kind_of_case(
    joint: Joint, variable: Variable, cells: frozenset[int]
) -> str:
    """Return kinds of case by name, where the answers tell just those."""
    if variable.kind != "option":
        return ""
    values = {str(variable.cuts[cell]) for cell in cells}
    called = []
    for route in joint.policy.routes:
        match route.when:
            case ((Is(fact=name, values=found),),) if (
                name,
            ) == variable.facts and values >= {*found}:
                called.append(route.called)
                values -= {*found}
    return "" if values else any_of(called)


_GROUPS = {
    "open": "who get something",
    "not_eligible": "who are refused",
    "other_options": "who are pointed to another way",
    "not_needed": "who need not do anything",
    "not_regulated": "of whom the policy says nothing",
}


def _among(context: Context) -> str:
    """Return the customers among whom a group is meant."""
    kind, name = context
    if kind == "keeps":
        return f"among those who get “{name}” by the old rules and by the new"
    if kind == "stays":
        return f"among those {_GROUPS[name]} by the old rules and by the new"
    rules = "old" if kind == "was" else "new"
    return f"among those {_GROUPS[name]} by the {rules} rules"


def _importance(group: Group) -> tuple[object, ...]:
    kinds = [change.kind for change in group.changes]
    order = ("verdict", "remedy", "refund", "compensation", "cost")
    first = min(
        (order.index(k) if k in order else len(order) for k in kinds),
    )
    effects = ("worse", "different", "better")
    return (
        group.kind == "deadline",
        first,
        effects.index(group.effect),
        -group.situations,
        group.who,
    )
