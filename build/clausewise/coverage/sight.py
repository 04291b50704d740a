"""What an example reaches: its answers, seen through its route's rules."""

from __future__ import annotations

from checker.answers import Answers, Span, parse_now, read_answers
from checker.cells import span_of
from checker.dates import UTC, day_of, last_minute
from checker.diagram import leaves
from checker.policy import Case, Window
from checker.sense import contradictions
from checker.sight import settled
from checker.view import View
from clausewise.analysis.bands import Band
from clausewise.analysis.desk import Desk
from clausewise.analysis.ground import Ground
from clausewise.cases import NOW, answers_of
from clausewise.coverage.goal import Goal, Place

__all__ = ["Sight", "limit_of"]


class Sight:
    """One example; it sees nothing where its answers make no case."""

    def __init__(self, desk: Desk, case: Case) -> None:
        self._view: View | None = None
        self._ground: Ground | None = None
        engine = desk.engine
        now = parse_now(case.now or NOW, UTC)
        given = answers_of(desk.policy, case)
        raw = read_answers(desk.policy, given, now, UTC)
        answers, idle = engine.settle(raw)
        if answers.problems or contradictions(answers):
            return
        routes = engine.routes(answers)
        if len(routes) != 1 or not engine.picks_route(routes[0], answers):
            return
        view = View(engine, routes[0], answers, idle)
        self._view = view
        self._ground = next(
            ground
            for ground in desk.grounds
            if ground.route.name == view.route.name
            and _edition(desk, ground.on) == _edition(desk, view.on)
        )
        space = self._ground.space
        self._cells = space.possible(answers)
        self._shop = frozenset(
            number
            for number, variable in enumerate(space.variables)
            if len(self._cells[number]) > 1
            and not any(view.can_tell(name) for name in variable.facts)
        )

    def reaches(self, goal: Goal) -> bool:
        """Tell whether the example certainly shows the goal."""
        return any(self._is_at(place) for place in goal.places)

    def _is_at(self, place: Place) -> bool:
        if self._ground is None or place.ground is not self._ground:
            return False
        diagrams = self._ground.diagrams
        part = diagrams.restrict(place.diagram, self._cells)
        if place.result is not True:
            merged = diagrams.merge(part, self._shop)
            part = diagrams.apply(settled, merged)
        if leaves(part) != {place.result}:
            return False
        return not place.at_edge or self._is_at_edge(place)

    def _is_at_edge(self, place: Place) -> bool:
        """Tell whether a date lies on the last day, or a day later."""
        assert self._view is not None
        assert place.band is not None
        answers = self._view.answers
        window = limit_of(place.band, answers)
        name, origin = place.band.variable.facts[:2]
        start = span_of(origin, answers)
        end = span_of(name, answers) or Span(answers.now, answers.now)
        if window is None or start is None:
            return False
        last = last_minute(
            start.first, window, answers.zone, answers.policy.calendar
        )
        late = 0 if 0 in place.band.cells else 1
        if window.unit == "hours":
            return end.first <= last + late <= end.last
        day = day_of(last, answers.zone) + late
        return day_of(end.first, answers.zone) == day


def limit_of(band: Band, answers: Answers) -> Window | None:
    """Return the window of which a band is one side."""
    cuts = band.variable.cuts
    place = max(band.cells) if 0 in band.cells else min(band.cells) - 1
    cut = cuts[place] if place < len(cuts) else None
    if isinstance(cut, str):
        cut = answers.known.get(cut)
    return cut if isinstance(cut, Window) else None


def _edition(desk: Desk, on: str) -> str:
    return max((d for d in desk.engine.editions if d <= on[:10]), default="")
