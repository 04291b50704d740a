"""The engine and the twin on one case: every way in which they differ."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from checker.answers import read_answers
from checker.decide import decide
from checker.engine import Engine
from checker.policy import Promise, Step
from twin.case import Case, Day, raw_answers
from twin.lifting import NEED, Finding, find
from twin.parts import inside
from twin.ruling import NOT_ELIGIBLE, NOT_REGULATED, REVIEW, Item
from twin.sums import HUGE
from twin.ties import is_tied
from twin.zones import minutes, zone_data

__all__ = ["decided", "differences", "minutes"]

_SHOWN = {
    "customer_costs": ("cost", "label"),
    "shop_costs": ("cost", "label"),
    "timelines": ("promise", "what"),
    "steps": ("step", "do"),
    "evidence": ("evidence", "what"),
    "warnings": ("warning", "says"),
}


def decided(engine: Engine, case: Case) -> dict[str, Any]:
    """Return what the engine makes of a case."""
    answers = read_answers(
        engine.policy,
        raw_answers(case),
        minutes(case.now),
        zone_data(case.zone),
    )
    return decide(engine, answers)


def differences(
    engine: Engine, case: Case, most: int, *, in_words: bool = True
) -> list[str]:
    """Return each difference between the engine and the twin.

    Without `in_words` what is shown is compared clause by clause, since
    the twin does not fill the holes of a text. Where conditions are tied
    to each other, the engine may leave more open than there is, but
    nothing out. Raises TooManyError where the twin has more than `most`
    worlds to try.
    """
    finding = find(case, most)
    found = decided(engine, case)
    tied = bool(finding.route) and is_tied(case, finding.route)
    if not _agree(finding.verdict, found["verdict"], tied):
        return [f"verdict: twin {finding.verdict}, got {found['verdict']}"]
    if not finding.rulings or not found["route"]:
        return []
    return [
        *_standings(finding, found, tied),
        *_amounts(finding, found, tied),
        *_shown(finding, found, tied, in_words),
        *(_due(case, finding, found, tied) if in_words else ()),
        *_deadlines(finding, found),
    ]


def _agree(expected: str | None, got: str | None, tied: bool) -> bool:
    """Tell whether a standing is the right one, or left open for a tie."""
    if got == expected:
        return True
    return tied and got in (REVIEW, NEED)


def _standings(
    finding: Finding, found: dict[str, Any], tied: bool
) -> Iterator[str]:
    expected = dict(finding.standings)
    got = {(r["clause"], r["name"]): r["standing"] for r in found["remedies"]}
    for name in sorted(expected.keys() | got.keys()):
        one, other = expected.get(name), got.get(name)
        if tied and other == NOT_ELIGIBLE and one is None:
            continue
        if tied and other is None and found["verdict"] != finding.verdict:
            continue
        if not _agree(one, other, tied):
            yield f"standing of {name}: twin {one}, got {other}"


def _amounts(
    finding: Finding, found: dict[str, Any], tied: bool
) -> Iterator[str]:
    for remedy in found["remedies"]:
        worth = finding.worth((remedy["clause"], remedy["name"]))
        amount = remedy["amount"]
        if worth is None or amount is None:
            refused = remedy["standing"] == NOT_ELIGIBLE
            allowed = refused or (tied and amount is not None)
            if amount != worth and not allowed:
                yield f"amount of {remedy['name']}: twin {worth}"
            continue
        got = amount["min"], amount["max"]
        expected = _open(worth[0]), _open(worth[1])
        wider = _size(got[0]) <= worth[0] and worth[1] <= _size(got[1])
        if got != expected and not (tied and wider):
            yield f"amount of {remedy['name']}: twin {worth}, got {got}"


def _open(minor: int) -> int | None:
    return None if abs(minor) > HUGE // 10**6 else minor


def _size(minor: int | None) -> int:
    return 10 * HUGE if minor is None else minor


def _shown(
    finding: Finding, found: dict[str, Any], tied: bool, in_words: bool
) -> Iterator[str]:
    def item(kind: str, clause: str, words: str) -> Item:
        return kind, clause, words if in_words else ""

    certain = {item(*each) for each in finding.certain}
    open_ = {item(*each) for each in finding.perhaps} - certain
    sure: set[Item] = set()
    perhaps: set[Item] = set()
    for key, (kind, words) in _SHOWN.items():
        for plain in found[key]:
            each = item(kind, plain["clause"], plain[words])
            (perhaps if plain["perhaps"] else sure).add(each)
    perhaps -= sure
    missing = open_ - perhaps - sure
    if _is_refused(finding):
        missing = set()  # what refuses for certain is enough
    for each in sorted(missing):
        yield f"perhaps {each}: twin"
    if in_words:
        for each in sorted(sure - certain):
            yield f"certain {each}: got"
    lacking = certain - sure - perhaps
    if len(finding.rulings) > 1 and _is_refused(finding):
        lacking = set()
    for each in sorted(lacking):
        yield f"certain {each}: twin"
    if not tied:
        for each in sorted(sure | perhaps - certain - open_):
            if each not in certain | open_:
                yield f"perhaps {each}: got"


def _is_refused(finding: Finding) -> bool:
    return all(ruling.is_refused for ruling in finding.rulings)


def _due(
    case: Case, finding: Finding, found: dict[str, Any], tied: bool
) -> Iterator[str]:
    for key in ("steps", "timelines"):
        kind, words = _SHOWN[key]
        for plain in found[key]:
            item = kind, plain["clause"], plain[words]
            due = finding.due(item)
            known = {moment for moment in due if moment is not None}
            if plain["at"] is None:
                if len(due) == 1 and known:
                    yield f"due {plain}: twin {due}"
                continue
            at = datetime.fromisoformat(plain["at"])
            if at in known or (tied and (not due or None in due)):
                continue
            if known and at > max(known) and _runs_from_a_day(case, item):
                continue
            yield f"due {plain}: twin {due}"


def _runs_from_a_day(case: Case, item: Item) -> bool:
    """Tell whether something is due after a date known to the day alone.

    Whether it is shown may hang on the minute as well. The engine then
    names the end that holds for the last minute of the day.
    """
    _, id_, words = item
    do = words.removeprefix("We ")
    (clause,) = [c for c in case.policy.clauses if c.id == id_]
    return any(
        isinstance(case.given.get(thing.after), Day)
        for thing in inside(clause)
        if isinstance(thing, Promise | Step) and thing.do == do
    )


def _deadlines(finding: Finding, found: dict[str, Any]) -> Iterator[str]:
    named = {
        (plain["clause"], datetime.fromisoformat(plain["at"]))
        for plain in found["deadlines"]
        if plain["kind"] == "window"
    }
    some = {d for ruling in finding.rulings for d in ruling.deadlines}
    if len(finding.rulings) == 1:
        for clause, moment in sorted(named - some):
            yield f"deadline of {clause} at {moment}: got"
    if finding.verdict in (NEED, NOT_REGULATED):
        return
    every = frozenset.intersection(*(r.deadlines for r in finding.rulings))
    for clause, moment in sorted(every - named):
        yield f"deadline of {clause} at {moment}: twin"
