"""Tells whether two conditions can hold for the same customer.

It errs on the side of yes: only conditions that plainly exclude each
other (two options of one choice, both sides of one window) are apart.
"""

from __future__ import annotations

from itertools import product

from checker.policy import Atom, Clause, Guard, Is, Policy, Within
from checker.words import fact_named

__all__ = ["beyond", "can_hold_together", "whole_scope"]


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
    scope = _both(_both(clause.scope, when), routes)
    return tuple(
        alternative for atoms in scope for alternative in _asked(policy, atoms)
    )


def can_hold_together(one: Guard, other: Guard) -> bool:
    """Tell whether some customer can meet both."""
    return bool(_both(one, other)) or not (one or other)


def beyond(narrow: Guard, wide: Guard) -> Guard:
    """Return what `narrow` asks for beyond `wide`, () for nothing."""
    known = {atom for atoms in wide for atom in atoms}
    shared = {a for a in known if all(a in atoms for atoms in wide)}
    options = {
        atom.fact: set(atom.values) for atom in shared if isinstance(atom, Is)
    }

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


def _both(one: Guard, other: Guard) -> Guard:
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


def _asked(policy: Policy, atoms: tuple[Atom, ...]) -> Guard:
    found: Guard = (atoms,)
    seen: set[str] = set()
    waiting = [atom for atom in atoms if isinstance(atom, Is)]
    while waiting:
        name = waiting.pop().fact
        if name in seen:
            continue
        seen.add(name)
        asked_when = fact_named(policy, name).ask_only_when
        found = _both(found, asked_when)
        waiting += [
            atom
            for alternative in asked_when
            for atom in alternative
            if isinstance(atom, Is)
        ]
    return found
