"""One concrete customer for a wanted group, proved by the engine.

    found = witness(engine, route, cells, on)

`cells` maps numbers of `engine.rules(route.name, on).space.variables` to
cells and may leave variables out. The answer is a Witness whose dates,
prices and options lie in exactly those cells, with every other question
of the case answered like the usual customer's; it has been read, settled
and looked at by the engine again. None says that no such customer was
found: cells can exclude each other, as "shipped" and "not paid" do.

Two policies at once (what a diff needs) go through `witness_in`, which
takes the variables themselves: those of either policy, each with its
cells, where both have the same facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from checker.answers import NOT_YET, Answers, parse_now, read_answers
from checker.cells import cells_left
from checker.dates import UTC
from checker.decide import decide
from checker.engine import Engine
from checker.policy import Policy, Route
from checker.sense import contradictions
from clausewise.analysis.bands import Band
from clausewise.analysis.editions import span_of
from clausewise.analysis.numbers import filled
from clausewise.analysis.outlines import outlines
from clausewise.analysis.vocabulary import Vocabulary

__all__ = ["Witness", "witness", "witness_in"]

_OUTLINES = 60


@dataclass(frozen=True, slots=True)
class Witness:
    """A customer: the answers in the engine's own words, and the moment.

    `answers` can be given to `read_answers` or `wire.ask` as they are.
    """

    route: str
    answers: Mapping[str, Any]
    now: str

    def read(self, policy: Policy) -> Answers:
        """Return the answers as the engine reads them, in UTC."""
        return read_answers(
            policy, self.answers, parse_now(self.now, UTC), UTC
        )

    def decision(self, engine: Engine, *, everything: bool = False) -> Any:
        """Return the engine's decision of this case."""
        answers = self.read(engine.policy)
        return decide(engine, answers, everything=everything)


def witness(
    engine: Engine, route: Route, cells: Mapping[int, int], on: str = ""
) -> Witness | None:
    """Return a customer of a route in the wanted cells, or None."""
    space = engine.rules(route.name, on).space
    wanted = [
        Band(space.variables[number], frozenset([cell]))
        for number, cell in cells.items()
    ]
    return witness_in(engine, route, wanted, on)


def witness_in(
    engine: Engine, route: Route, wanted: Iterable[Band], on: str = ""
) -> Witness | None:
    """Return a customer of a route for whom every band holds, or None."""
    words = _vocabulary(engine.policy)
    bands = tuple(wanted)
    for outline in islice(outlines(words, route, bands), _OUTLINES):
        for answers, now in filled(engine, words, outline, on):
            found = Witness(route.name, answers, now)
            if _lands(engine, route, found, bands, on):
                return found
    return None


@cache
def _vocabulary(policy: Policy) -> Vocabulary:
    return Vocabulary(policy)


def _lands(
    engine: Engine,
    route: Route,
    found: Witness,
    bands: Iterable[Band],
    on: str,
) -> bool:
    """Tell whether the engine sees the customer in the wanted cells."""
    raw = found.read(engine.policy)
    answers, idle = engine.settle(raw)
    if answers.problems or contradictions(answers):
        return False
    if [r.name for r in engine.routes(answers)] != [route.name]:
        return False
    if engine.editions and span_of(engine, on) != span_of(
        engine, engine.ordered_on(answers)[0]
    ):
        return False
    missing = idle | {
        n for n, known in answers.known.items() if known == NOT_YET
    }
    return all(
        set(cells_left(band.variable, answers)) <= band.cells
        for band in bands
        if not _is_empty(band, missing)
    )


def _is_empty(band: Band, missing: frozenset[str] | set[str]) -> bool:
    """Tell whether a band measures what is not there to be measured.

    No condition looks at such a band: it asks first whether the event
    has happened, and whether the fact is asked about.
    """
    measured = band.variable.kind in ("gap", "size")
    return measured and bool(missing & {*band.variable.facts})
