"""Ways into a region, those most like the usual customer first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from random import Random

from checker.answers import NOT_YET, parse_now, read_answers
from checker.cells import cells_left
from checker.dates import UTC
from checker.diagram import Diagram, Node, variables
from clausewise.cases import NOW, usual_answers
from clausewise.diff.outcomes.boxes import paths
from clausewise.diff.outcomes.joint import Joint

__all__ = ["ways_into"]

_TRIES = 150


def ways_into(joint: Joint, region: Diagram) -> Iterator[dict[int, int]]:
    """Yield ways into a region, each once, as cells of some variables."""
    tried = set()
    for path in _ways(_near_usual(joint, region), region):
        key = tuple(sorted(path.items()))
        if key not in tried:
            tried.add(key)
            yield path


def _ways(near: Diagram, region: Diagram) -> Iterator[dict[int, int]]:
    """Yield ways through both, first near the usual, then by chance."""
    yield from islice(paths(near), _TRIES // 4)
    chance = Random(1)
    for place in range(_TRIES):
        part = near if place % 2 else region
        found: dict[int, int] = {}
        while isinstance(part, Node):
            live = [c for c, kid in enumerate(part.kids) if kid is not False]
            found[part.var] = chance.choice(live)
            part = part.kids[found[part.var]]
        yield found
    yield from islice(paths(region), _TRIES)


def _near_usual(joint: Joint, region: Diagram) -> Diagram:
    """Return the part of a region that is most like the usual customer."""
    usual = usual_answers(joint.policy)
    answers = read_answers(joint.policy, usual, parse_now(NOW, UTC), UTC)
    for number, variable in enumerate(joint.variables):
        if variable.kind == "gap":
            until = joint.until_now.get(number)
            if (
                until is not None
                and answers.known.get(variable.facts[0]) == NOT_YET
            ):
                variable = joint.variables[until]
        if number in variables(region) and all(
            name in answers.known or name == "now"
            for name in variable.facts[:2]
        ):
            left = {*cells_left(variable, answers)}
            law = joint.diagrams.node(
                number, [cell in left for cell in range(variable.cells)]
            )
            nearer = joint.diagrams.all([region, law])
            if nearer is not False:
                region = nearer
    return region
