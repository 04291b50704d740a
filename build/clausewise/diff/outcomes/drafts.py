"""The regions of the changes, parted into boxes that read best in words."""

from __future__ import annotations

from dataclasses import dataclass

from checker.diagram import Diagram
from clausewise.diff.outcomes.boxes import Box, boxes, inside
from clausewise.diff.outcomes.changes import Change, Context, Found
from clausewise.diff.outcomes.joint import Joint

__all__ = ["Draft", "drafts"]


@dataclass(slots=True)
class Draft:
    """A group without its customer: who it is, and what changes for it.

    `box` is None where too many boxes would be needed; the words then
    say more people than are meant.
    """

    region: Diagram
    box: Box | None
    context: Context
    changes: list[Change]

    @property
    def is_deadline(self) -> bool:
        """Whether only a last day moves."""
        return self.changes[0].kind == "deadline"

    @property
    def is_money(self) -> bool:
        """Whether only sums are reckoned otherwise."""
        kinds = {change.kind for change in self.changes}
        return kinds <= {"refund", "compensation", "cost"}


def drafts(joint: Joint, found: Found) -> list[Draft]:
    """Return the groups, those who fare alike being one."""
    merged: dict[tuple[Diagram, bool], list[Change]] = {}
    for change, region in found.changes.items():
        key = region, change.kind == "deadline"
        merged.setdefault(key, []).append(change)
    drafted: list[Draft] = []
    for (region, _), changes in merged.items():
        for draft in _boxed(joint, found, region, changes):
            for other in drafted:
                if (
                    other.box == draft.box
                    and other.region == draft.region
                    and other.is_deadline == draft.is_deadline
                ):
                    other.changes += draft.changes
                    break
            else:
                drafted.append(draft)
    return drafted


def _boxed(
    joint: Joint, found: Found, region: Diagram, changes: list[Change]
) -> list[Draft]:
    """Return a region as boxes, in the context that needs fewest words."""
    possible = joint.diagrams.all([region, joint.possible])
    if possible is False:
        return []
    best: tuple[tuple[int, int], Context, list[Box]] | None = None
    contexts = dict.fromkeys(c for change in changes for c in change.among)
    for context in contexts:
        among = joint.diagrams.all([found.contexts[context], joint.possible])
        tried = boxes(
            joint.diagrams, joint.variables, possible, among, joint.needs
        )
        if tried is None:
            continue
        size = len(tried), sum(len(box) for box in tried)
        if best is None or size < best[0]:
            best = size, context, tried
    if best is None:
        return [Draft(region, None, next(iter(contexts)), [*changes])]
    _, context, chosen = best
    return [
        Draft(_part(joint, region, box), box, context, [*changes])
        for box in chosen
    ]


def _part(joint: Joint, region: Diagram, box: Box) -> Diagram:
    boxed = inside(joint.diagrams, joint.variables, box)
    return joint.diagrams.all([region, boxed])
