"""What either policy decides of one customer, and what of it counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from checker.answers import UNKNOWN, parse_now, read_answers
from checker.dates import UTC
from checker.decide import decide
from checker.plain import Plain
from checker.policy import Fact
from checker.questions import open_questions
from checker.verdicts import REVIEW
from clausewise.cases import usual_answers
from clausewise.diff.outcomes.side import Side

__all__ = ["decided", "gist"]


def decided(side: Side, answers: Mapping[str, Any], now: str) -> Plain:
    """Return one policy's decision on a customer of both.

    What the customer tells, but this policy does not know, is left out;
    what only it asks is answered as the usual customer does.
    """
    given = {
        name: value
        for name, value in answers.items()
        if _is_known(side.facts.get(name), value)
    }
    moment = parse_now(now, UTC)
    for _ in side.policy.facts:
        read = read_answers(side.policy, given, moment, UTC)
        names = [
            n for n in open_questions(side.engine, read) if n not in given
        ]
        if not names:
            break
        given[names[0]] = _usual(side, names[0])
    read = read_answers(side.policy, given, moment, UTC)
    return decide(side.engine, read)


def gist(decision: Plain) -> Plain:
    """Return what of a decision counts as its outcome."""
    open_ = [
        r
        for r in decision["remedies"]
        if r["standing"] not in ("not_eligible", "none")
    ]
    beside = Counter(r["clause"] for r in open_)
    standing = [
        (
            r["name"],
            r["standing"],
            r["amount"],
            r["destination"],
            r["sends"],
            r["chosen_by"] if beside[r["clause"]] > 1 else "",
        )
        for r in open_
    ]
    return {
        "verdict": decision["verdict"],
        "remedies": sorted(map(str, standing)),
        "costs": sorted(
            str((c["fact"], by, c["min"], c["max"], c["perhaps"]))
            for by in ("customer_costs", "shop_costs")
            for c in decision[by]
        ),
        "discretion": _left(decision),
        "promises": sorted(
            {
                str((t["what"], t["at"], t["says"]))
                for t in decision["timelines"]
            }
        ),
        "steps": sorted(
            {str((s["do"], s["at"], s["words"])) for s in decision["steps"]}
        ),
        "evidence": sorted({e["what"] for e in decision["evidence"]}),
        "deadlines": sorted(
            {
                str((d["what"], d["at"]))
                for d in decision["deadlines"]
                if d["open"]
                and d["kind"] == "window"
                and decision["verdict"].startswith("eligible")
            }
        ),
    }


def _left(decision: Plain) -> list[str]:
    """Return who still decides, once for each ground."""
    if decision["verdict"] != REVIEW:
        return []
    grounds = {
        (d["who"], d["about"], d["clause"], d["says"])
        for d in decision["discretion"]
    }
    return sorted(who for who, *_ in grounds)


def _is_known(fact: Fact | None, value: Any) -> bool:
    if fact is None or fact.worked_out:
        return False
    if fact.kind in ("choice", "yes/no"):
        options = {option for option, _ in fact.options} or {"yes", "no"}
        return value in options or value in fact.may_be
    return True


def _usual(side: Side, name: str) -> Any:
    usual = usual_answers(side.policy)
    if name in usual:
        return usual[name]
    fact = side.facts[name]
    match fact.kind:
        case "yes/no":
            return "no"
        case "choice":
            return fact.options[0][0]
        case "money":
            return f"10.00 {side.policy.currency or 'USD'}"
        case "whole number":
            return "1"
        case "period":
            return "12 months"
    if fact.may_be:
        return fact.may_be[0]
    return UNKNOWN
