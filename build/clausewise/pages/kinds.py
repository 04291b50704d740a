"""Which kinds of cases a page tells apart: its routes, and their options.

A kind that several clauses speak of in part is split by the first answer
that divides them; what holds for the whole is then said only once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from checker.english.values import any_of
from checker.policy import Atom, Clause, Fact, Guard, Is, Policy
from checker.reading import option_label
from clausewise.pages.together import (
    asked,
    beyond,
    both,
    can_hold_together,
    narrowed,
    whole_scope,
)

__all__ = ["Kind", "is_met", "kinds", "leads_on"]


@dataclass(frozen=True, slots=True)
class Kind:
    """Customers with one reason; its parts are all of it.

    `within` is the title of the kind without which this title says little.
    """

    title: str
    scope: Guard
    parts: tuple[Kind, ...] = ()
    within: str = ""


def kinds(policy: Policy, page: str) -> Kind:
    """Return the whole of a page's customers, in parts that they know."""
    opened = _opened(policy, page)
    own = _own_scope(policy, page)
    settling = [c for c in policy.clauses if _settles(policy, c)]
    found = tuple(
        _split(
            policy,
            settling,
            Kind(route.called, both(asked(policy, route.when), own)),
            is_part=False,
        )
        for route in policy.routes
        if route.name in opened
    )
    if len(found) == 1:
        return found[0]
    return Kind("", tuple(g for kind in found for g in kind.scope), found)


def leads_on(clause: Clause) -> bool:
    """Tell whether a clause gives something, or leaves it to somebody."""
    return bool(
        clause.gives
        or clause.discretions
        or clause.other_ways
        or clause.nothing_to_do
    )


def is_no_at_once(policy: Policy, clause: Clause) -> bool:
    """Tell whether a clause refuses all whom it concerns."""
    scope = whole_scope(policy, clause)
    return any(
        test.kind == "refused if" and is_met(test.atoms, scope)
        for test in clause.tests
    )


def is_met(atoms: Iterable[Atom], scope: Guard) -> bool:
    """Tell whether these all hold for whomever the scope holds."""
    return bool(scope) and not beyond((tuple(atoms),), scope)


def _settles(policy: Policy, clause: Clause) -> bool:
    return leads_on(clause) or is_no_at_once(policy, clause)


def _opened(policy: Policy, page: str) -> set[str]:
    """The routes that are settled here, by clauses of their own if any."""
    settling = [c for c in policy.clauses if _settles(policy, c)]
    alone = {c.routes[0] for c in settling if len(c.routes) == 1}
    return {
        name
        for c in policy.clauses
        if page in (c.page, *c.also_on) and (_settles(policy, c) or c.tests)
        for name in c.routes
        if name not in alone or (_settles(policy, c) and len(c.routes) == 1)
    }


def _own_scope(policy: Policy, page: str) -> Guard:
    """Whom the clauses that stand on a page itself are about, () for all."""
    scopes = [c.scope for c in policy.clauses if c.page == page]
    return tuple(g for scope in scopes for g in scope) if all(scopes) else ()


def _split(
    policy: Policy, clauses: Sequence[Clause], kind: Kind, *, is_part: bool
) -> Kind:
    here = [
        c
        for c in clauses
        if c.scope and can_hold_together(whole_scope(policy, c), kind.scope)
    ]
    for fact in policy.facts:
        classes = list(_classes(fact, here, kind.scope))
        if len(classes) > 1:
            within = kind.title if is_part and fact.kind == "choice" else ""
            parts = (
                Kind(
                    _title(fact, options, here),
                    asked(policy, narrowed(kind.scope, fact.name, options)),
                    within=within,
                )
                for options in classes
            )
            return replace(
                kind,
                parts=tuple(
                    _split(policy, here, part, is_part=True) for part in parts
                ),
            )
    return kind


def _classes(
    fact: Fact, clauses: Sequence[Clause], scope: Guard
) -> Iterator[tuple[str, ...]]:
    """The options of a fact, those together that these clauses treat alike."""
    if fact.kind == "choice":
        options = [value for value, _ in fact.options]
    elif fact.kind == "yes/no":
        options = ["yes", "no"]
    else:
        return
    alike: dict[tuple[str, ...], list[str]] = {}
    for option in options:
        kept = narrowed(scope, fact.name, (option,))
        if kept:
            concerned = tuple(
                c.id for c in clauses if can_hold_together(c.scope, kept)
            )
            alike.setdefault(concerned, []).append(option)
    yield from (tuple(found) for found in alike.values())


def _title(
    fact: Fact, options: tuple[str, ...], clauses: Sequence[Clause]
) -> str:
    if fact.kind == "choice":
        return "; or ".join(option_label(fact, option) for option in options)
    atom = Is(fact.name, options)
    for clause in clauses:
        if clause.scope and all(atom in atoms for atoms in clause.scope):
            return clause.title
    return f"{fact.ask} {any_of([*options]).capitalize()}"
