"""Finds where an effect is told: with the widest kind that has it whole.

What only some customers of a kind have is told with the kinds that are
its parts, or with the word that it comes in some cases only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.policy import Clause, Guard, Is, Policy
from clausewise.pages.effects import Effect, effects
from clausewise.pages.items import Item, without
from clausewise.pages.kinds import Kind, leads_on
from clausewise.pages.together import beyond, can_hold_together, whole_scope

__all__ = ["Placing"]


class Placing:
    """The clauses that reach a page's customers, and where each is told."""

    def __init__(self, policy: Policy, page: str, whole: Kind) -> None:
        self._whole = whole
        self._scopes = {c.id: whole_scope(policy, c) for c in policy.clauses}
        self._met: dict[Kind, list[Clause]] = {}
        # What stands on the page itself comes before what stands elsewhere.
        own_first = sorted(policy.clauses, key=lambda c: c.page != page)
        self._clauses = self._reaching(own_first, whole)
        self._effects = [
            effect for c in self._clauses for effect in effects(policy, c)
        ]

    def told(self) -> Iterator[tuple[Kind, Effect, Item]]:
        """Return every effect with its kind, in the words for that kind."""
        for effect in self._effects:
            for kind, item in self._places(effect, self._whole):
                others = self._remedies(kind) & set(effect.not_for)
                names = [n for n in effect.not_for if n in others]
                yield kind, effect, without(item, tuple(names))

    def is_closed(self, kind: Kind) -> bool:
        """Tell whether a kind needs nothing, or has nothing to hope for."""
        return not kind.parts and (
            any(c.nothing_to_do for c in self._here(kind))
            or not any(map(leads_on, self._here(kind)))
        )

    def _places(
        self, effect: Effect, kind: Kind
    ) -> Iterator[tuple[Kind, Item]]:
        if not self._concerns(effect, kind):
            return
        parts = self._open(kind)
        # What holds for one part alone is told there.
        if self._is_whole(effect, kind) and len(parts) != 1:
            yield kind, effect.item
        elif kind.parts:
            found = [p for k in kind.parts for p in self._places(effect, k)]
            if len(parts) > 1 and found == [
                (part, effect.sometimes) for part in parts
            ]:
                yield kind, effect.sometimes
            else:
                yield from found
        else:
            yield kind, effect.sometimes

    def _concerns(self, effect: Effect, kind: Kind) -> bool:
        if not can_hold_together(effect.scope, kind.scope):
            return False
        if kind.parts:
            return True
        if self.is_closed(kind):
            clause = effect.clause
            needless = any(c.nothing_to_do for c in self._here(kind))
            return bool(clause.nothing_to_do if needless else clause.tests)
        if effect.clause.id in self._excepted(kind, wholly=True):
            return False
        names = self._remedies(kind)
        return not names or not names <= set(effect.not_for)

    def _is_whole(self, effect: Effect, kind: Kind) -> bool:
        if kind.parts:
            return bool(self._open(kind)) and all(
                self._concerns(effect, part) and self._is_whole(effect, part)
                for part in self._open(kind)
            )
        if effect.clause.id in self._excepted(kind, wholly=False):
            return False
        return not _untold(beyond(effect.scope, kind.scope), effect.known)

    def _open(self, kind: Kind) -> list[Kind]:
        return [part for part in kind.parts if not self.is_closed(part)]

    def _excepted(self, kind: Kind, *, wholly: bool) -> set[str]:
        return {
            name
            for c in self._here(kind)
            if not (wholly and beyond(self._scopes[c.id], kind.scope))
            for name in c.exception_to
        }

    def _remedies(self, kind: Kind) -> set[str]:
        return {
            remedy.name
            for c in self._here(kind)
            for remedy in (c.gives.remedies if c.gives else ())
        }

    def _here(self, kind: Kind) -> list[Clause]:
        if kind not in self._met:
            self._met[kind] = self._reaching(self._clauses, kind)
        return self._met[kind]

    def _reaching(self, clauses: Sequence[Clause], kind: Kind) -> list[Clause]:
        return [
            c
            for c in clauses
            if can_hold_together(self._scopes[c.id], kind.scope)
        ]


def _untold(left: Guard, known: Guard) -> Guard:
    """Leave out what goes without saying: stages, and what a start implies."""
    implied = {atom for atoms in known for atom in atoms}
    kept = tuple(
        tuple(
            atom
            for atom in atoms
            if atom not in implied
            and not (
                isinstance(atom, Is)
                and set(atom.values) <= {"not yet", "has happened"}
            )
        )
        for atoms in left
    )
    return kept if all(kept) else ()
