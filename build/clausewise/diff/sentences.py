"""Which clauses were added, removed, moved, retitled or reworded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from difflib import SequenceMatcher

from checker.policy import Accepted, Case, Clause, Parameter, Policy
from checker.words import fill
from clausewise.diff.readings import rule_changes
from clausewise.diff.words import Piece, is_changed, word_diff

__all__ = ["ClauseChange", "clause_changes"]

_ALIKE = 0.75
_SPOKEN = {
    "otherwise": "when it goes against the customer",
    "about": "what is left to somebody",
    "do": "what is to be done",
    "if_missed": "if it is missed",
    "what": "what is to be shown",
    "says": "warning",
    "label": "label",
    "sends": "what is sent",
    "nothing_to_do": "nothing to do",
    "paid_to": "paid to",
    "interpretation": "how it is read",
    "read_as": "how a conflict is read",
}


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """One clause in which words changed, or that came, went or moved.

    `kinds` are among added, removed, renumbered, moved, retitled,
    reworded, notes and rule; `notes` are words beside the public
    sentence, and how the checker reads it where the rule changed.
    """

    clause: str
    title: str
    kinds: tuple[str, ...]
    heading: tuple[Piece, ...]
    sentence: tuple[Piece, ...]
    notes: tuple[tuple[str, tuple[Piece, ...]], ...] = ()
    was: str = ""
    place: str = ""
    was_place: str = ""


def clause_changes(old: Policy, new: Policy) -> tuple[ClauseChange, ...]:
    """Return every clause whose words or place changed, in page order."""
    before = {clause.id: clause for clause in old.clauses}
    after = {clause.id: clause for clause in new.clauses}
    renamed = _renumbered(old, new)
    pairs = [(renamed.get(c.id, c.id), c) for c in new.clauses]
    moved = _moved(old, [name for name, _ in pairs if name in before])
    found = []
    for name, clause in pairs:
        change = _change(old, before.get(name), new, clause, name in moved)
        if change is not None:
            found.append(change)
    kept = {name for name, _ in pairs}
    for clause in old.clauses:
        if clause.id not in kept and clause.id not in after:
            found.append(_whole(clause, "removed"))
    return tuple(found)


def _change(
    old_policy: Policy,
    old: Clause | None,
    policy: Policy,
    new: Clause,
    is_moved: bool,
) -> ClauseChange | None:
    if old is None:
        return _whole(new, "added")
    heading = word_diff(old.title, new.title)
    sentence = word_diff(fill(old.text, old), fill(new.text, new))
    notes = tuple(_notes(old, new))
    told = [p.text for _, n in notes for p in n if p.kind != "same"]
    rules = [*rule_changes((old_policy, old), (policy, new), told)]
    where, place = _place(old), _place(new)
    kinds = [
        kind
        for kind, holds in (
            ("renumbered", old.id != new.id),
            ("moved", is_moved or where != place),
            ("retitled", is_changed(heading)),
            ("reworded", is_changed(sentence)),
            ("notes", bool(notes)),
            ("rule", bool(rules)),
        )
        if holds
    ]
    if not kinds:
        return None
    return ClauseChange(
        new.id,
        new.title,
        tuple(kinds),
        heading,
        sentence,
        (*notes, *(("the checker reads", pieces) for pieces in rules)),
        old.id if old.id != new.id else "",
        place,
        where if where != place else "",
    )


def _whole(clause: Clause, kind: str) -> ClauseChange:
    added = kind == "added"
    title, text = clause.title, fill(clause.text, clause)
    return ClauseChange(
        clause.id,
        clause.title,
        (kind,),
        word_diff("" if added else title, title if added else ""),
        word_diff("" if added else text, text if added else ""),
        place=_place(clause),
    )


def _place(clause: Clause) -> str:
    return f"{clause.page}: {clause.section}"


def _renumbered(old: Policy, new: Policy) -> dict[str, str]:
    """Return for new names the old clause that says nearly the same."""
    before = {c.id for c in old.clauses}
    after = {c.id for c in new.clauses}
    gone = [c for c in old.clauses if c.id not in after]
    found = {}
    for clause in new.clauses:
        if clause.id in before:
            continue
        close = [(_likeness(other, clause), other) for other in gone]
        best = max(close, key=lambda pair: pair[0], default=None)
        if best is not None and best[0] >= _ALIKE:
            found[clause.id] = best[1].id
            gone.remove(best[1])
    return found


def _likeness(one: Clause, other: Clause) -> float:
    return SequenceMatcher(
        None, one.text.split(), other.text.split(), autojunk=False
    ).ratio()


def _moved(old: Policy, order: list[str]) -> set[str]:
    """Return the clauses that left the order of the others."""
    before = [c.id for c in old.clauses if c.id in order]
    matcher = SequenceMatcher(None, before, order, autojunk=False)
    kept = {
        name
        for block in matcher.get_matching_blocks()
        for name in before[block.a : block.a + block.size]
    }
    return set(order) - kept


def _notes(
    old: Clause, new: Clause
) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    """Yield the changes in words that stand beside the sentence."""
    before, after = [*_spoken(old)], [*_spoken(new)]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for what, i, j, k, m in matcher.get_opcodes():
        if what == "equal":
            continue
        gone, come = before[i:j], after[k:m]
        for kind, text in come:
            partner = next((p for p in gone if p[0] == kind), None)
            if partner is not None:
                gone.remove(partner)
            yield kind, word_diff(partner[1] if partner else "", text)
        for kind, text in gone:
            yield kind, word_diff(text, "")


def _spoken(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield the texts inside a clause that a customer can come to see."""
    if isinstance(value, str):
        if value and name in _SPOKEN:
            yield _SPOKEN[name], value
    elif isinstance(value, tuple):
        for item in value:
            yield from _spoken(item, name)
    elif is_dataclass(value) and not isinstance(
        value, Accepted | Case | Parameter
    ):
        for field in fields(value):
            yield from _spoken(getattr(value, field.name), field.name)
