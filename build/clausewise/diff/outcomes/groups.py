"""The customers whose outcome changes, gathered into as few groups as fit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from checker.diagram import Diagram, variables
from clausewise.diff.outcomes.boxes import cells_in
from clausewise.diff.outcomes.changes import Change, Found
from clausewise.diff.outcomes.customers import Customer, customer_of
from clausewise.diff.outcomes.drafts import Draft, drafts
from clausewise.diff.outcomes.effects import Effect, Told, effect_of, told
from clausewise.diff.outcomes.joint import Joint
from clausewise.diff.outcomes.regions import alike, changes_on
from clausewise.diff.outcomes.side import Side
from clausewise.diff.outcomes.situations import situations
from clausewise.diff.outcomes.who import among_words, box_words, orders_words

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


def groups_of(old: Side, new: Side) -> Groups:
    """Return every group of customers whose outcome changes."""
    joint = Joint(old, new)
    by_day = {day: changes_on(joint, day) for day in joint.days}
    groups: list[Group] = []
    unseen = 0
    for days in alike(by_day):
        found = by_day[days[0]]
        for draft in drafts(joint, found):
            possible = joint.diagrams.all([draft.region, joint.possible])
            customer = customer_of(joint, possible, days[0])
            if customer is None or not (customer.differs or draft.is_money):
                unseen += 1
            else:
                groups.append(_group(joint, found, draft, customer, days))
    groups.sort(key=_importance)
    regions = {day: found.changes for day, found in by_day.items()}
    return Groups(joint, tuple(groups), regions, unseen)


def _group(
    joint: Joint,
    found: Found,
    draft: Draft,
    customer: Customer,
    days: list[str],
) -> Group:
    possible = joint.diagrams.all([draft.region, joint.possible])
    common = cells_in(possible, joint.variables)
    box = draft.box if draft.box is not None else common
    numbers = sorted(variables(draft.region))
    also = {n: common[n] for n in numbers if n not in box}
    changes = told(draft.changes, _verdicts(joint, found, draft))
    return Group(
        kind="deadline" if draft.is_deadline else "outcome",
        who=box_words(joint, box, also),
        among=among_words(draft.context),
        also=box_words(joint, also, box),
        orders=orders_words(joint, days),
        changes=changes,
        effect=effect_of(changes, customer),
        situations=situations(joint, draft.region),
        exact=draft.box is not None,
        customer=customer,
        region=draft.region,
        days=tuple(days),
    )


def _verdicts(
    joint: Joint, found: Found, draft: Draft
) -> dict[str, list[str]]:
    """Return the verdicts that occur in a group, before and now."""
    names: dict[str, list[str]] = {"verdict was": [], "verdict is": []}
    for (kind, name), customers in found.contexts.items():
        if kind in names:
            there = joint.diagrams.all([draft.region, customers])
            if there is not False:
                names[kind].append(name)
    return names


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
