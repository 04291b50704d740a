"""Which other kinds of case might help, each with its own verdict.

Each is judged on the same answers as given, but for those that would
have led to it.
"""

from __future__ import annotations

from dataclasses import dataclass

from checker.answers import Answers, Known
from checker.diagram import Diagrams, variables
from checker.engine import Engine
from checker.plain import Plain
from checker.plan import verdict_on
from checker.policy import Route
from checker.space import Space
from checker.verdicts import NOT_ELIGIBLE, NOT_REGULATED
from checker.view import View

__all__ = ["other_routes"]


@dataclass(frozen=True, slots=True, eq=False)
class _Turn:
    """How answers of one shape change where they lead to another route.

    Of the cells that a date or an amount settles there, only those of
    the variables in `numbers` can turn the verdict.
    """

    dropped: frozenset[str]
    added: dict[str, Known]
    space: Space
    numbers: tuple[int, ...]

    def bands(self, given: Answers) -> list[tuple[int, ...]]:
        """Return the cells that can turn the verdict."""
        if not self.numbers:
            return []
        known = {**given.known, **self.added}
        for name in self.dropped:
            del known[name]
        answers = given.told(known, ())
        return [self.space.left(number, answers) for number in self.numbers]


def other_routes(engine: Engine, given: Answers, chosen: Route) -> list[Plain]:
    """Return the other kinds of case that might help, with verdicts."""
    found = []
    is_kept = not engine.editions and not engine.is_measured(given)
    judge = _kept_verdict if is_kept else _verdict
    for route in engine.policy.routes:
        if route.name == chosen.name:
            continue
        verdict = judge(engine, route, given)
        if verdict not in (NOT_ELIGIBLE, NOT_REGULATED):
            found.append(
                {
                    "route": route.name,
                    "called": route.called,
                    "verdict": verdict,
                }
            )
    return found


def _verdict(engine: Engine, route: Route, given: Answers) -> str:
    return verdict_on(_turned(engine, route, given))


def _kept_verdict(engine: Engine, route: Route, given: Answers) -> str:
    """Return the verdict that such answers had before, or find it."""
    keep = engine.keep
    turn = keep.once(
        ("turn", route.name, keep.shape(given)),
        lambda: _turn(_turned(engine, route, given), given),
    )
    return keep.once(
        ("verdict", turn, *turn.bands(given)),
        lambda: _verdict(engine, route, given),
    )


def _turned(engine: Engine, route: Route, given: Answers) -> View:
    """Return the case as if its answers had led to a route."""
    answers, idle = engine.settle(engine.led_to(route, given))
    return View(engine, route, answers, idle)


def _turn(view: View, given: Answers) -> _Turn:
    rules, known = view.rules, view.answers.known
    cells, measured = view.engine.divided(rules.space, view.answers)
    sizes = [variable.cells for variable in rules.space.variables]
    cells = cells | {n: tuple(range(sizes[n])) for n in measured}
    needed = frozenset[int]().union(
        *(
            variables(Diagrams().restrict(diagram, cells))
            for diagram in (rules.verdict, *(way.gain for way in rules.ways))
        )
    )
    return _Turn(
        frozenset(given.known.keys() - known.keys()),
        {n: v for n, v in known.items() if given.known.get(n) != v},
        rules.space,
        tuple(number for number in measured if number in needed),
    )
