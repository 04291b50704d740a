"""An example that is missing, filled in, with what the checker says.

The answers are those of a concrete customer, shortened by what the usual
customer answers alike and by what changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from checker.money import money_words
from checker.plain import Plain
from checker.policy import Case, Policy
from clausewise.analysis.desk import Desk
from clausewise.cases import run_case
from clausewise.coverage.sight import Sight
from clausewise.coverage.survey import Missing, Survey

__all__ = ["Proposal", "proposals"]

_DIGITS = 5

type Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """An example for a clause, with what the checker says of it.

    `code` belongs to exactly these words: whoever confirms it confirms
    what was read, and nothing that came later.
    """

    clause: str
    case: Case
    headline: str
    code: str


def proposals(found: Survey) -> Iterator[Proposal]:
    """Yield an example for each missing goal that none before reaches."""
    desk, made = found.desk, list[Sight]()
    for missing in found.missing:
        if any(sight.reaches(missing.goal) for sight in made):
            continue
        case = _shortened(desk, missing, missing.case)
        sight = Sight(desk, case)
        made.append(sight)
        decision = run_case(desk.engine, case)
        clause = missing.goal.clause or _decider(desk, missing, decision)
        case = replace(case, expect=_expected(desk, missing, decision))
        code = _code(desk.policy, clause, case)
        yield Proposal(clause, case, decision["headline"], code)


def _shortened(desk: Desk, missing: Missing, case: Case) -> Case:
    """Return the case without answers that say or change nothing."""
    policy, band = desk.policy, missing.place.band
    usual = dict(policy.usual)
    pairs = tuple(pair for pair in case.given if usual.get(pair[0]) != pair[1])
    case = replace(case, given=pairs)
    kept = band.variable.facts if band else ()
    wanted = _outcome(desk, missing, case)
    for pair in sorted(pairs, key=lambda pair: pair[1] != "none"):
        if pair[0] in kept:
            continue
        less = tuple(other for other in case.given if other != pair)
        shorter = replace(case, given=less)
        if _outcome(desk, missing, shorter) == wanted:
            case = shorter
    return case


def _outcome(desk: Desk, missing: Missing, case: Case) -> object:
    decision = run_case(desk.engine, case)
    return (
        Sight(desk, case).reaches(missing.goal),
        decision["route"],
        _expected(desk, missing, decision),
        decision["depends_on"],
    )


# What the checker says -----------------------------------------------


def _expected(desk: Desk, missing: Missing, decision: Plain) -> Pairs:
    """Return what an editor would look at, as the example expects it."""
    found = {"verdict": decision["verdict"].replace("_", " ")}
    reasons = [r["clause"] for r in decision["reasons"]]
    if reasons:
        own = missing.goal.clause
        found["decided by"] = own if own in reasons else reasons[0]
    goal = missing.goal
    open_ = [
        remedy
        for remedy in decision["remedies"]
        if remedy["standing"] not in ("not_eligible", "none")
    ]
    for remedy in decision["remedies"]:
        if goal.kind == "remedy" and f"“{remedy['name']}”" in goal.says:
            word = f"standing of {remedy['name']}"
            found[word] = remedy["standing"].replace("_", " ")
    names = [remedy["name"] for remedy in open_]
    if names and not any(", " in name for name in names):
        found["remedies"] = ", ".join(names)
    paid = [remedy for remedy in open_ if remedy["lines"]]
    if len(paid) == 1 and (amount := _amount(paid[0])):
        found["refund"] = amount
    last = [
        line["at"]
        for line in decision["deadlines"]
        if line["clause"] == goal.clause
    ]
    if goal.kind == "limit" and last:
        exact = len(last[0]) > len("2026-04-01") and "hour" in goal.says
        word = "last moment" if exact else "last day"
        found[word] = last[0][: 16 if exact else 10]
    for step in decision["steps"]:
        if goal.kind == "part" and f"“{step['do']}”" in goal.says:
            found["steps"] = step["do"]
    if decision["depends_on"]:
        found["depends on"] = ", ".join(
            dict.fromkeys(d["fact"] for d in decision["depends_on"])
        )
    return tuple(found.items())


def _amount(remedy: Plain) -> str:
    amount = remedy["amount"]
    if not amount or not amount["currency"]:
        return ""
    sides = []
    for side in ("min", "max"):
        sums = [line[side] for line in remedy["lines"]]
        if None in sums:
            return ""
        sides.append(money_words(sum(sums), amount["currency"]))
    low, high = (words.replace(",", "") for words in sides)
    return high if low == high else f"{low.split()[0]} to {high}"


def _decider(desk: Desk, missing: Missing, decision: Plain) -> str:
    reasons = [reason["clause"] for reason in decision["reasons"]]
    clauses = [clause.id for clause in missing.place.ground.clauses]
    return str([*reasons, *clauses][0])


def _code(policy: Policy, clause: str, case: Case) -> str:
    words = repr((policy.store, clause, case.given, case.now, case.expect))
    return sha256(words.encode()).hexdigest()[:_DIGITS]
