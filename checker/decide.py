"""The decision: one honest verdict, and everything that follows from it."""

from __future__ import annotations

from checker.answers import Answers
from checker.aside import other_routes
from checker.dates import iso_moment
from checker.engine import Engine
from checker.english import told as say
from checker.english.conditions import compared_with_day
from checker.english.values import all_of
from checker.headline import headline
from checker.plain import Plain, unique
from checker.plan import plan_for, verdict_on
from checker.policy import Route
from checker.sense import Agreement, contradictions
from checker.verdicts import (
    INVALID,
    NEED,
    NONE,
    NOT_ELIGIBLE,
    NOT_REGULATED,
    OTHER,
)
from checker.view import View
from checker.waiting import waiting
from checker.words import called, date_words, fact_named

__all__ = ["decide"]


def decide(
    engine: Engine, answers: Answers, *, everything: bool = False
) -> Plain:
    """Return the decision of a case, in the contract's JSON shape.

    It is only to be read: decisions share what they have in common.
    `answers.problems`, and answers that contradict each other, give
    `invalid_input`; a missing answer never gives a refusal. With
    `everything` all that fails is listed, also after a refusal.
    """
    decision = _decide(engine, answers, everything)
    decision["headline"] = decision["headline"] or headline(decision)
    return decision


def _decide(
    engine: Engine,
    given: Answers,
    everything: bool,
) -> Plain:
    answers, idle = engine.settle(given)
    unread = problems = answers.problems
    key = "agreement", engine.keep.shape(answers)
    agreement = engine.keep.once(key, lambda: Agreement(answers))
    if not agreement.is_sure(answers):
        problems += contradictions(answers)
    if problems:
        return _frame(engine, answers, INVALID) | {
            "headline": say.UNREAD if unread else say.NOT_TRUE_TOGETHER,
            "problems": [
                {"fact": p.fact, "says": p.says, "part": p.part}
                for p in problems
            ],
        }
    routes = engine.routes(answers)
    if not routes:
        return _frame(engine, answers, NOT_REGULATED)
    if len(routes) > 1 or not engine.picks_route(routes[0], answers):
        return _which_route(engine, answers, idle, routes)
    view = View(engine, routes[0], answers, idle)
    decision = _on_route(view, everything)
    decision["other_routes"] = other_routes(engine, given, view.route)
    if engine.editions:
        decision |= _by_edition(engine, view, decision)
    if decision["verdict"] in (NOT_ELIGIBLE, OTHER):
        decision |= waiting(view, given)
    return decision


def _by_edition(engine: Engine, view: View, decision: Plain) -> Plain:
    """Return what changes if the order's day is open and it matters."""
    days = engine.ordered_on(view.answers)
    leads = {_lead(decision): [days[0]]}
    same = True
    for day in days[1:]:
        older = View(engine, view.route, view.answers, view.idle, day)
        other = _on_route(older, False)
        leads.setdefault(_lead(other), []).append(day)
        same = same and _gist(other) == _gist(decision)
    if same:
        return {}
    name = view.policy.orders_dated_by
    fact = fact_named(view.policy, name)
    outcomes = [
        {
            "if": say.ordered_in(
                called(view.policy, name),
                [_edition(engine, day) for day in found],
            ),
            "verdicts": [verdict],
            "remedies": [*remedies],
        }
        for (verdict, remedies), found in leads.items()
    ]
    depends = {
        "fact": name,
        "ask": fact.ask or called(view.policy, name),
        "known_by": fact.known_by,
        "outcomes": outcomes,
    }
    return {
        "verdict": NEED,
        "depends_on": [depends, *decision["depends_on"]],
    }


def _lead(decision: Plain) -> tuple[str, tuple[str, ...]]:
    """Return the verdict, and the remedies that are not refused."""
    names = [
        remedy["name"]
        for remedy in decision["remedies"]
        if remedy["standing"] != NOT_ELIGIBLE
    ]
    return decision["verdict"], tuple(unique(names))


def _gist(decision: Plain) -> list[object]:
    """Return the verdict, remedies and dates of a decision."""
    return [
        decision["verdict"],
        [(r["name"], r["standing"]) for r in decision["remedies"]],
        [(d["what"], d["at"]) for d in decision["deadlines"]],
        [(t["what"], t["at"]) for t in decision["timelines"]],
    ]


def _edition(engine: Engine, day: str) -> str:
    """Return the days of order that follow the same edition as a day."""
    start = max((d for d in engine.editions if d <= day), default="")
    after = min((d for d in engine.editions if d > day), default="")
    words = [say.from_day(date_words(start))] if start else []
    if after:
        words.append(compared_with_day("less than", date_words(after)))
    return all_of(words)


def _on_route(view: View, everything: bool) -> Plain:
    plan = plan_for(view, everything)
    decision = _frame(view.engine, view.answers, plan.verdict)
    decision |= plan.told(view)
    return decision


def _which_route(
    engine: Engine,
    answers: Answers,
    idle: frozenset[str],
    routes: tuple[Route, ...],
) -> Plain:
    """Return the open decision while the kind of case is not known."""
    outcomes = []
    for route in routes:
        view = View(engine, route, answers, idle)
        gains = [
            way.remedy.name
            for way in view.rules.ways
            if view.standings(way.gain) != {NONE}
        ]
        outcomes.append(
            {
                "if": route.called,
                "verdicts": [verdict_on(view)],
                "remedies": unique(gains),
            }
        )
    name = next(
        (n for n in engine.route_facts() if n not in answers.known),
        engine.route_facts()[0],
    )
    fact = fact_named(engine.policy, name)
    return _frame(engine, answers, NEED) | {
        "depends_on": [
            {
                "fact": name,
                "ask": fact.ask,
                "known_by": fact.known_by,
                "outcomes": outcomes,
            }
        ]
    }


def _frame(engine: Engine, answers: Answers, verdict: str) -> Plain:
    """Return a decision with every key, and nothing but the verdict."""
    frame = engine.keep.once("frame", lambda: _empty(engine))
    now = iso_moment(answers.now, answers.zone)
    return frame | {"verdict": verdict, "zone": answers.zone.name, "now": now}


def _empty(engine: Engine) -> Plain:
    policy = engine.policy
    return {
        "store": policy.store,
        "policy": {"version": policy.version, "digest": engine.digest},
        "verdict": "",
        "headline": "",
        "possible_from": None,
        "waits": [],
        "route": "",
        "route_called": "",
        "reasons": [],
        "remedies": [],
        "customer_costs": [],
        "shop_costs": [],
        "deadlines": [],
        "timelines": [],
        "dates": [],
        "evidence": [],
        "steps": [],
        "warnings": [],
        "conflicts": [],
        "interpretations": [],
        "discretion": [],
        "depends_on": [],
        "other_routes": [],
        "problems": [],
        "route_facts": list(engine.route_facts()),
        "clauses": {},
        "settings": [
            {"name": s.name, "value": s.value, "reason": s.reason}
            for s in policy.settings
        ],
        "contact": policy.contact,
        "zone": "",
        "now": "",
    }
