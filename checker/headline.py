"""The verdict in one sentence, in the customer's words."""

from __future__ import annotations

from checker.english import told as say
from checker.english.values import NOT_KNOWN_YET
from checker.plain import Plain
from checker.verdicts import ELIGIBLE, NOT_ELIGIBLE, NOT_NEEDED, REVIEW

__all__ = ["headline"]


def headline(decision: Plain) -> str:
    """Return one sentence for a decision; the details stand below it.

    Reasons that only ask to wait do not speak for a refusal that has
    another one.
    """
    match decision["verdict"]:
        case "eligible":
            says = f"{_gains(decision, ELIGIBLE)}{_until(decision)}"
            return say.verdict("eligible", says)
        case "eligible_subject_to_review":
            return say.verdict(REVIEW, _decider(decision))
        case "not_eligible" if decision["possible_from"]:
            return say.verdict("too early", decision["possible_from"]["says"])
        case "not_eligible":
            lasting = [
                reason
                for reason in decision["reasons"]
                if reason["says"] not in decision["waits"]
            ]
            told = decision | {"reasons": lasting}
            says = _first(decision, False, say.NOT_COVERED)
            return say.verdict(NOT_ELIGIBLE, _first(told, False, says))
        case "other_options":
            ways = [
                _named(remedy)
                for remedy in decision["remedies"]
                if remedy["standing"] not in (NOT_ELIGIBLE, "none")
            ]
            return say.another_way(ways)
        case "not_needed":
            says = _first(decision, True, say.BY_ITSELF)
            return say.verdict(NOT_NEEDED, says)
        case "not_regulated":
            return say.NOT_REGULATED
        case "need_information":
            return say.depends_on([d["ask"] for d in decision["depends_on"]])
    return say.NOT_TRUE_TOGETHER


def _gains(decision: Plain, standing: str) -> str:
    remedies = [r for r in decision["remedies"] if r["standing"] == standing]
    names = [_named(remedy) for remedy in remedies]
    return say.gains(remedies[0]["chosen_by"] if remedies else "", names)


def _named(remedy: Plain) -> str:
    name, words = str(remedy["name"]), remedy["words"]
    known = words and words != NOT_KNOWN_YET
    return say.with_amount(name, words) if known else name


def _until(decision: Plain) -> str:
    last = [
        deadline
        for deadline in decision["deadlines"]
        if deadline["kind"] == "window" and deadline["open"]
    ]
    if not last:
        return ""
    first = min(last, key=lambda deadline: str(deadline["at"]))
    # Where hours count, the day is told with its hour.
    is_day = first["day"] != first["words"]
    told = say.last_day_for if is_day else say.time_for
    return told(first["called"], first["day"])


def _decider(decision: Plain) -> str:
    for left in decision["discretion"]:
        if not left["perhaps"]:
            return str(left["says"])
    if not decision["remedies"]:
        return say.NO_REMEDY_NAMED
    return say.SHOP_DECIDES


def _first(decision: Plain, stands: bool, without: str) -> str:
    for reason in decision["reasons"]:
        if reason["for"] is stands:
            return str(reason["says"])
    return without
