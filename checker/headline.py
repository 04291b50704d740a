"""The verdict in one sentence, in the customer's words."""

from __future__ import annotations

from checker.plain import Plain
from checker.rules import (
    ELIGIBLE,
    NOT_ELIGIBLE,
)
from checker.words import all_of, any_of, quoted

__all__ = ["DISAGREE", "INVALID", "NEED", "UNREAD", "headline"]

NEED = "need_information"
INVALID = "invalid_input"
DISAGREE = "Some answers cannot be true together."
UNREAD = "Some answers need another look."


def headline(decision: Plain) -> str:
    """Return one sentence for a decision; the details stand below it.

    Reasons that only ask to wait do not speak for a refusal that has
    another one.
    """
    match decision["verdict"]:
        case "eligible":
            return f"Yes. {_gains(decision, ELIGIBLE)}{_until(decision)}"
        case "eligible_subject_to_review":
            return f"Possibly. {_decider(decision)}"
        case "not_eligible" if decision["possible_from"]:
            return f"Not yet. {decision['possible_from']['says']}"
        case "not_eligible":
            lasting = [
                reason
                for reason in decision["reasons"]
                if reason["says"] not in decision["waits"]
            ]
            told = decision | {"reasons": lasting}
            says = _first(decision, False, "It is not covered.")
            return f"No. {_first(told, False, says)}"
        case "other_options":
            ways = [
                _named(remedy)
                for remedy in decision["remedies"]
                if remedy["standing"] not in (NOT_ELIGIBLE, "none")
            ]
            return f"Not this, but there is another way: {any_of(ways)}."
        case "not_needed":
            says = _first(decision, True, "It happens by itself.")
            return f"You need not do anything. {says}"
        case "not_regulated":
            return "This policy does not say anything about this."
        case "need_information":
            asks = [quoted(d["ask"]) for d in decision["depends_on"]]
            answers = "answer" if len(asks) == 1 else "answers"
            return f"It depends on the {answers} to {all_of(asks)}"
    return DISAGREE


def _gains(decision: Plain, standing: str) -> str:
    remedies = [r for r in decision["remedies"] if r["standing"] == standing]
    names = [_named(remedy) for remedy in remedies]
    if len(names) > 1 and remedies[0]["chosen_by"] == "customer":
        return f"You can choose: {any_of(names)}."
    if len(names) > 1 and remedies[0]["chosen_by"] == "shop":
        return f"You get, as the shop chooses: {any_of(names)}."
    return f"You can get: {all_of(names)}."


def _named(remedy: Plain) -> str:
    words = remedy["words"]
    known = words and "not known" not in words
    return f"{remedy['name']} ({words})" if known else str(remedy["name"])


def _until(decision: Plain) -> str:
    last = [
        deadline
        for deadline in decision["deadlines"]
        if deadline["kind"] == "window" and deadline["open"]
    ]
    if not last:
        return ""
    first = min(last, key=lambda deadline: str(deadline["at"]))
    return f" Last day for {first['called']}: {first['day']}."


def _decider(decision: Plain) -> str:
    for left in decision["discretion"]:
        if not left["perhaps"]:
            return str(left["says"])
    if not decision["remedies"]:
        return "The policy names no remedy; the shop decides what follows."
    return "The shop decides whether you get it."


def _first(decision: Plain, stands: bool, without: str) -> str:
    for reason in decision["reasons"]:
        if reason["for"] is stands:
            return str(reason["says"])
    return without
