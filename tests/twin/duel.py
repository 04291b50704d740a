"""The engine and the twin on one case: every way in which they differ."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from checker.answers import read_answers
from checker.decide import decide
from checker.engine import Engine
from twin.case import Case, raw_answers
from twin.lifting import NEED, Finding, find
from twin.ruling import NOT_ELIGIBLE, Item
from twin.sums import HUGE
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


def differences(engine: Engine, case: Case, most: int) -> list[str]:
    """Return each difference between the engine and the twin, in words.

    Raises TooManyError where the twin has more than `most` worlds to try.
    """
    finding = find(case, most)
    found = decided(engine, case)
    if finding.verdict != found["verdict"]:
        return [f"verdict: twin {finding.verdict}, got {found['verdict']}"]
    if not finding.rulings or not found["route"]:
        return []
    return [
        *_standings(finding, found),
        *_amounts(finding, found),
        *_shown(finding, found),
        *_due(finding, found, case),
        *_deadlines(finding, found),
    ]


def _standings(finding: Finding, found: dict[str, Any]) -> Iterator[str]:
    expected = {
        name: standing for name, standing in finding.standings
    }
    got = {
        (r["clause"], r["name"]): r["standing"] for r in found["remedies"]
    }
    for name in sorted(expected.keys() | got.keys()):
        if expected.get(name) != got.get(name):
            yield (
                f"standing of {name}: twin {expected.get(name)}, "
                f"got {got.get(name)}"
            )


def _amounts(finding: Finding, found: dict[str, Any]) -> Iterator[str]:
    for remedy in found["remedies"]:
        worth = finding.worth((remedy["clause"], remedy["name"]))
        amount = remedy["amount"]
        if amount is None or worth is None:
            if remedy["standing"] != NOT_ELIGIBLE and amount is not worth:
                yield f"amount of {remedy['name']}: twin {worth}, got {amount}"
            continue
        got = amount["min"], amount["max"]
        if got != (_open(worth[0]), _open(worth[1])):
            yield f"amount of {remedy['name']}: twin {worth}, got {got}"


def _open(minor: int) -> int | None:
    return None if abs(minor) > HUGE // 10**6 else minor


def _shown(finding: Finding, found: dict[str, Any]) -> Iterator[str]:
    sure: set[Item] = set()
    perhaps: set[Item] = set()
    for key, (kind, words) in _SHOWN.items():
        for plain in found[key]:
            item = kind, plain["clause"], plain[words]
            (perhaps if plain["perhaps"] else sure).add(item)
    costs = {item for item in finding.certain if item[0] == "cost"}
    for item in sorted(finding.certain - costs ^ sure - costs):
        yield f"certain {item}: {'twin' if item not in sure else 'got'}"
    for item in sorted(finding.perhaps ^ perhaps - costs):
        yield f"perhaps {item}: {'twin' if item not in perhaps else 'got'}"
    for item in sorted(costs - sure - perhaps):
        yield f"certain {item}: twin"


def _due(
    finding: Finding, found: dict[str, Any], case: Case
) -> Iterator[str]:
    for key in ("steps", "timelines"):
        kind, words = _SHOWN[key]
        for plain in found[key]:
            due = finding.due((kind, plain["clause"], plain[words]))
            known = {moment for moment in due if moment is not None}
            if plain["at"] is None:
                if len(due) == 1 and known:
                    yield f"due {plain}: twin {due}"
            elif datetime.fromisoformat(plain["at"]) not in known:
                yield f"due {plain}: twin {due}"


def _deadlines(finding: Finding, found: dict[str, Any]) -> Iterator[str]:
    named = {
        (plain["clause"], datetime.fromisoformat(plain["at"]))
        for plain in found["deadlines"]
        if plain["kind"] == "window"
    }
    some = {d for ruling in finding.rulings for d in ruling.deadlines}
    for clause, moment in sorted(named - some):
        yield f"deadline of {clause} at {moment}: got"
    if finding.verdict == NEED:
        return
    every = frozenset.intersection(*(r.deadlines for r in finding.rulings))
    for clause, moment in sorted(every - named):
        yield f"deadline of {clause} at {moment}: twin"
