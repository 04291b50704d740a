"""A customer's answers as an example, with its dates at the limit.

Where a goal is one side of a limit, the example lies on its last day, or
on the day after it, because that is where an editor looks.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from checker.answers import parse_now, read_answers
from checker.dates import UTC, iso_moment, last_minute
from checker.english.values import capital
from checker.policy import Case, Policy
from checker.words import fact_named
from clausewise.analysis.desk import Desk
from clausewise.analysis.witness import Witness
from clausewise.cases import NOW, answers_of, run_case
from clausewise.coverage.goal import Goal, Place
from clausewise.coverage.sight import Sight, limit_of

__all__ = ["filled"]

_SCAN = 1500


def filled(
    desk: Desk, goal: Goal, place: Place, witness: Witness
) -> Case | None:
    """Return an example of a goal, or None where it does not get there."""
    given = {name: _text(value) for name, value in witness.answers.items()}
    usual = dict(desk.policy.usual)
    given |= {name: "none" for name in usual if name not in given}
    now = "" if witness.now == NOW else witness.now
    whole = Case(_title(desk, goal), tuple(given.items()), (), now=now)
    found = [
        case
        for case in (*_at_limit(desk.policy, place, whole), whole)
        if Sight(desk, case).reaches(goal)
    ]
    for case in found:
        if run_case(desk.engine, case)["verdict"] != "need_information":
            return case
    return found[0] if found else None


def _title(desk: Desk, goal: Goal) -> str:
    if goal.kind == "clause":
        return desk.clauses[goal.clause].title
    return capital(goal.says)


def _text(value: Any) -> str:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _at_limit(policy: Policy, place: Place, case: Case) -> Iterator[Case]:
    """Yield the case moved to the last day, or to the day after it.

    First the end is moved, and then the start.
    """
    band = place.band
    if band is None or band.variable.kind != "gap":
        return
    given = answers_of(policy, case)
    now = case.now or NOW
    answers = read_answers(policy, given, parse_now(now, UTC), UTC)
    window = limit_of(band, answers)
    end, start = band.variable.facts[:2]
    begins, ends = given.get(start, ""), given.get(end, now)
    ends = ends if _is_date(ends) else now
    if window is None or not _is_date(begins):
        return
    late = 0 if 0 in band.cells else 1

    def last(begin: str) -> int:
        moment = parse_now(begin, UTC)
        return last_minute(moment, window, UTC, policy.calendar)

    yield from _moved(policy, case, end, last(begins) + late)
    if len(begins) > len("2026-04-01"):
        return
    moment = parse_now(ends, UTC)
    day = date.fromisoformat(ends[:10])
    days = [(day - timedelta(days=n)).isoformat() for n in range(_SCAN)]
    met = [begin for begin in days if last(begin) >= moment]
    if met and len(met) < len(days):
        yield _with(case, start, days[len(met) - 1 + late])


def _moved(
    policy: Policy, case: Case, name: str, moment: int
) -> Iterator[Case]:
    iso = iso_moment(moment, UTC)
    if name == "now":
        yield replace(case, now=iso[:16])
        return
    exact = fact_named(policy, name).kind == "date and time"
    moved = _with(case, name, iso[:16] if exact else iso[:10])
    yield moved
    if iso[:10] > (case.now or NOW)[:10]:
        yield replace(moved, now=f"{iso[:10]}T12:00")


def _with(case: Case, name: str, text: str) -> Case:
    given = dict(case.given) | {name: text}
    return replace(case, given=tuple(given.items()))


def _is_date(text: object) -> bool:
    return isinstance(text, str) and text[:4].isdigit() and "-" in text
