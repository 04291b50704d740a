"""Where the rule behind a sentence changed: how the checker reads it.

A rule can change while its sentence stays: "may be refused if" becomes
"refused if". New numbers are told elsewhere, so they do not count here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from checker.policy import Clause, Policy
from checker.reading import reading
from clausewise.diff.words import Piece, word_diff

__all__ = ["rule_changes"]


def rule_changes(
    before: tuple[Policy, Clause],
    after: tuple[Policy, Clause],
    told: Collection[str],
) -> Iterator[tuple[Piece, ...]]:
    """Yield each line of a clause's reading that is another one now.

    `told` are words that came or went and are shown already; a line that
    came or went with them is left out.
    """
    old, new = _readings(before, after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for what, i, j, k, m in matcher.get_opcodes():
        if what == "equal":
            continue
        gone = [line for line in old[i:j] if not _is_told(line, told)]
        come = [line for line in new[k:m] if not _is_told(line, told)]
        for place in range(max(len(gone), len(come))):
            was = gone[place] if place < len(gone) else ""
            now = come[place] if place < len(come) else ""
            yield word_diff(was, now)


def _readings(
    before: tuple[Policy, Clause], after: tuple[Policy, Clause]
) -> tuple[list[str], list[str]]:
    """Return both readings, with the new numbers and the new names."""
    policy, new = after
    known = {parameter.name for parameter in new.parameters}
    numbers = (
        *new.parameters,
        *(p for p in before[1].parameters if p.name not in known),
    )
    old = replace(before[1], parameters=numbers)
    try:
        was = reading(policy, old)
    except KeyError:
        # a question that the new edition no longer has
        was = reading(before[0], old)
    return was, reading(policy, new)


def _is_told(line: str, told: Collection[str]) -> bool:
    return any(words in line for words in told)
