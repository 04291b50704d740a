"""What is lost and what is gained, thing by thing, by which customers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from checker.diagram import Diagram, Diagrams
from clausewise.diff.outcomes.outcome import Given
from clausewise.diff.outcomes.things import Thing

__all__ = ["Difference", "differences"]

type Difference = tuple[tuple[Thing, ...], tuple[Thing, ...], Diagram]
"""What is lost, what is gained (one of them may be empty), and by whom."""


def differences(
    diagrams: Diagrams, old: Iterable[Given], new: Iterable[Given]
) -> Iterator[Difference]:
    """Yield each thing that some have oftener on one side than the other."""
    lost, gained = _uncancelled(old, new)
    signed = [(-1, *given) for given in lost]
    signed += [(1, *given) for given in gained]
    for thing in dict.fromkeys(thing for _, thing, _ in signed):
        balance: Diagram = "0"
        was = now = thing
        for sign, other, region in signed:
            if other == thing:
                balance = diagrams.apply(_note, balance, region, str(sign))
                was, now = (was, other) if sign > 0 else (other, now)
        yield (was,), (), diagrams.apply(_is_less, balance)
        yield (), (now,), diagrams.apply(_is_more, balance)


def _uncancelled(
    old: Iterable[Given], new: Iterable[Given]
) -> tuple[list[Given], list[Given]]:
    """Return what is not on both sides for the same customers."""
    before = [given for given in old if given[1] is not False]
    after = [given for given in new if given[1] is not False]
    common = Counter(before) & Counter(after)
    return _less(before, common), _less(after, common)


def _less(found: list[Given], common: Counter[Given]) -> list[Given]:
    left = Counter(common)
    rest = []
    for given in found:
        if left[given]:
            left[given] -= 1
        else:
            rest.append(given)
    return rest


def _note(balance: str, holds: bool, sign: str) -> str:
    """Return how often more something is there after than before."""
    return str(int(balance) + int(sign)) if holds else balance


def _is_less(balance: str) -> bool:
    return int(balance) < 0


def _is_more(balance: str) -> bool:
    return int(balance) > 0
