"""Tells whether two conditions can hold for the same customer.

It errs on the side of yes: only conditions that plainly exclude each
other (two options of one choice, both sides of one window) are apart.
"""

from __future__ import annotations

from itertools import product

from checker.policy import Atom, Clause, Guard, Is, Policy, Within
from checker.words import fact_named

__all__ = [
    "asked",
    "beyond",
    "both",
    "can_hold_together",
    "narrowed",
    "whole_scope",
]


def whole_scope(policy: Policy, clause: Clause, when: Guard = ()) -> Guard:
    """Return what holds for a clause's customers: scope, route, questions.

    A question that is asked only in some cases narrows its clause to
    those cases.
    """
    routes: Guard = ()
    for route in policy.routes:
        if route.name in clause.routes:
            if not route.when:
                routes = ()
                break
            routes += route.when
    return asked(policy, both(both(clause.scope, when), routes))


def asked(policy: Policy, guard: Guard) -> Guard:
    """Return a condition with what makes its questions be asked at all."""
    return tuple(
        alternative for atoms in guard for alternative in _asked(policy, atoms)
    )


def narrowed(guard: Guard, fact: str, options: tuple[str, ...]) -> Guard:
    """Return what is left of a condition once these are the options."""
    return both(guard, ((Is(fact, options),),))


def can_hold_together(one: Guard, other: Guard) -> bool:
    """Tell whether some customer can meet both."""
    return bool(both(one, other)) or not (one or other)


def beyond(narrow: Guard, wide: Guard) -> Guard:
    """Return what `narrow` asks for beyond `wide`, () for nothing."""
    known = {atom for atoms in wide for atom in atoms}
    shared = {a for a in known if all(a in atoms for atoms in wide)}
    options: dict[str, set[str]] = {}
    for atom in shared:
        if isinstance(atom, Is):
            values = set(atom.values)
            options[atom.fact] = options.get(atom.fact, values) & values

    def is_met(atom: Atom) -> bool:
        if atom in shared:
            return True
        return isinstance(atom, Is) and options.get(atom.fact, {""}) <= set(
            atom.values
        )

    left = [
        tuple(atom for atom in atoms if not is_met(atom))
        for atoms in narrow
        if can_hold_together((atoms,), wide)
    ]
    if not all(left):
        return ()
    return tuple(dict.fromkeys(left))


def both(one: Guard, other: Guard) -> Guard:
    """Return the condition that both hold; () also if they never do."""
    if not (one and other):
        return one or other
    return tuple(
        tuple(dict.fromkeys(left + right))
        for left, right in product(one, other)
        if not any(_exclude(a, b) for a, b in product(left, right))
    )


def _exclude(one: Atom, other: Atom) -> bool:
    match one, other:
        case Is(fact, values), Is(same, others) if fact == same:
            return not set(values) & set(others)
        case Within(end, window, start, later), Within():
            return other == Within(end, window, start, not later)
    return False


def _asked(
    policy: Policy, atoms: tuple[Atom, ...], seen: frozenset[str] = frozenset()
) -> Guard:
    for atom in atoms:
        # What has not happened yet need not have been asked about.
        if isinstance(atom, Is) and atom.values != ("not yet",):
            only_when = fact_named(policy, atom.fact).ask_only_when
            if only_when and atom.fact not in seen:
                return tuple(
                    found
                    for alternative in both((atoms,), only_when)
                    for found in _asked(
                        policy, alternative, seen | {atom.fact}
                    )
                )
    return (atoms,)
