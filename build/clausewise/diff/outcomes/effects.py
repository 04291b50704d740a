"""Each change in words, and whether it is better or worse for customers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from checker.english.values import any_of
from clausewise.diff.outcomes.changes import Change
from clausewise.diff.outcomes.customers import Customer
from clausewise.diff.outcomes.things import Thing

__all__ = ["STANDINGS", "Effect", "Told", "effect_of", "told"]

type Effect = Literal["better", "worse", "different"]

STANDINGS = {
    "eligible": "eligible",
    "eligible_subject_to_review": "eligible subject to review",
    "not_eligible": "not eligible",
    "other_options": "not eligible, but with other ways",
    "not_needed": "nothing to do",
    "not_regulated": "not regulated",
    "none": "not offered",
}
_VALUE = {
    "none": 0,
    "not_eligible": 0,
    "other_options": 1,
    "eligible_subject_to_review": 2,
    "open": 2,
    "eligible": 3,
}
# Whether more of it, longer or in number, is better for the customer.
_SIZED = {
    "choice": True,
    "promise": False,
    "deadline": True,
    "step": True,
    "evidence": False,
}
_NAMES = {
    "verdict": "Answer",
    "refund": "Refund",
    "compensation": "Compensation",
    "destination": "Paid to",
    "sends": "We send",
    "choice": "Choice",
    "cost": "Cost",
    "promise": "We promise",
    "step": "Step",
    "evidence": "To show",
    "discretion": "Left to",
    "deadline": "Last day",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A change as it is told: what was, what is now ("" = nothing)."""

    kind: str
    what: str
    was: str
    now: str
    effect: Effect | None


def told(
    changes: Iterable[Change], verdicts: Mapping[str, Sequence[str]]
) -> tuple[Told, ...]:
    """Return changes in words, what is lost paired with what replaces it.

    `verdicts` are those that occur before and now, by "verdict was" and
    "verdict is".
    """
    found: list[Told] = []
    lost: list[tuple[Change, Thing]] = []
    gained: list[tuple[Change, Thing]] = []
    for change in changes:
        if isinstance(change.was, str) and isinstance(change.now, str):
            found.append(_turned(change, change.was, change.now, verdicts))
        for thing in change.was if isinstance(change.was, tuple) else ():
            lost.append((change, thing))
        for thing in change.now if isinstance(change.now, tuple) else ():
            gained.append((change, thing))
    turned = {(told.was, told.now) for told in found if told.kind == "verdict"}
    found = [
        told
        for told in found
        if told.kind == "verdict" or (told.was, told.now) not in turned
    ]
    for change, thing in lost:
        partner = _partner(change, thing, gained)
        if partner is not None:
            gained.remove(partner)
        found.append(_replaced(change, thing, partner and partner[1]))
    found += [_replaced(change, None, thing) for change, thing in gained]
    return tuple(found)


def effect_of(found: Iterable[Told], customer: Customer) -> Effect:
    """Return whether all of it together is better for the customer."""
    if not customer.differs:
        return "different"
    effects = {
        change.effect or _by_amount(change.what, customer) for change in found
    }
    if len(effects) == 1:
        return effects.pop()
    return "different"


def _turned(
    change: Change,
    was: str,
    now: str,
    verdicts: Mapping[str, Sequence[str]],
) -> Told:
    effect: Effect = "different"
    if was in _VALUE and now in _VALUE and _VALUE[was] != _VALUE[now]:
        effect = "better" if _VALUE[was] < _VALUE[now] else "worse"
    return Told(
        change.kind,
        change.subject or _NAMES["verdict"],
        _standing(was, verdicts["verdict was"]),
        _standing(now, verdicts["verdict is"]),
        effect,
    )


def _standing(name: str, verdicts: Sequence[str]) -> str:
    if name != "open":
        return STANDINGS[name]
    if len(verdicts) > 1:
        return "eligible or subject to review"
    return any_of([STANDINGS[verdict] for verdict in verdicts])


def _partner(
    change: Change, thing: Thing, gained: list[tuple[Change, Thing]]
) -> tuple[Change, Thing] | None:
    """Return what most likely replaces a thing, of the same kind."""
    same = [
        pair
        for pair in gained
        if (pair[0].kind, pair[0].subject) == (change.kind, change.subject)
        and (pair[1].sign * thing.sign >= 0 or change.kind == "cost")
    ]
    close = [pair for pair in same if pair[1].about == thing.about]
    if close:
        return close[0]
    if len(same) == 1 and change.kind in ("destination", "sends", "refund"):
        return same[0]
    return None


def _replaced(change: Change, was: Thing | None, now: Thing | None) -> Told:
    what = _NAMES[change.kind]
    if change.subject:
        what = f"{change.subject}, {what[:1].lower()}{what[1:]}"
        if change.subject == _NAMES[change.kind]:
            what = change.subject
    return Told(
        change.kind,
        what,
        was.words if was else "",
        now.words if now else "",
        _effect(change.kind, was, now),
    )


def _effect(kind: str, was: Thing | None, now: Thing | None) -> Effect | None:
    """Return the effect, or None where the amounts have to tell."""
    if was is None or now is None:
        thing = was or now
        assert thing is not None
        good = thing.sign * (1 if was is None else -1)
        if kind == "deadline":
            good = -good
        if good == 0:
            return "different"
        return "better" if good > 0 else "worse"
    if kind in ("refund", "compensation"):
        return None
    if kind in ("cost", "deadline") and was.sign != now.sign:
        return "better" if was.sign < now.sign else "worse"
    if kind in _SIZED and was.size and now.size and was.size != now.size:
        longer = now.size > was.size
        return "better" if longer == _SIZED[kind] else "worse"
    return "different"


def _by_amount(what: str, customer: Customer) -> Effect:
    before, after = (
        {r["name"]: r["amount"] for r in d["remedies"] if r["amount"]}
        for d in (customer.before, customer.after)
    )
    signs = set()
    for name in before.keys() & after.keys():
        for end in ("min", "max"):
            one, other = before[name][end], after[name][end]
            if one is not None and other is not None and one != other:
                signs.add(other > one)
    if len(signs) != 1:
        return "different"
    return "better" if signs.pop() else "worse"
