"""A group of customers as its readers see it: in words and in rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from checker.answers import parse_now, read_answers
from checker.dates import UTC
from checker.engine import Engine
from checker.english.values import all_of, capital
from checker.plain import Plain
from checker.policy import Policy
from checker.questions import summary
from clausewise.diff.outcomes.effects import STANDINGS, Told
from clausewise.diff.outcomes.groups import Group

__all__ = [
    "EFFECTS",
    "KINDS",
    "SAME_AMOUNT",
    "Row",
    "change_words",
    "given_rows",
    "listed",
    "outcome_rows",
    "title",
]

EFFECTS = {
    "better": "Better for the customer",
    "worse": "Worse for the customer",
    "different": "Different for the customer",
}

KINDS = {"notes": "words beside it", "rule": "the rule behind it"}

SAME_AMOUNT = (
    "The sum is reckoned otherwise, but no customer was found who gets "
    "another amount."
)

_TURNS = {
    "remedy": "what one can get changes",
    "refund": "the refund changes",
    "compensation": "the compensation changes",
    "destination": "the money goes elsewhere",
    "sends": "what is sent changes",
    "choice": "who chooses changes",
    "cost": "the costs change",
    "promise": "what is promised changes",
    "step": "the steps change",
    "evidence": "what to show changes",
    "discretion": "what is left to somebody changes",
    "deadline": "the last day moves",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One thing of a decision, before and after."""

    what: str
    was: str
    now: str


def title(group: Group) -> str:
    """Return who is meant and what turns, in one line."""
    who = "; ".join(group.who) or group.among.replace("among those", "all")
    first = group.changes[0]
    if first.kind == "verdict":
        return f"{capital(who)}: was {first.was}, now {first.now}"
    kinds = dict.fromkeys(change.kind for change in group.changes)
    what = all_of([_TURNS[kind] for kind in kinds])
    return f"{capital(who)}: {what}"


def change_words(change: Told) -> str:
    """Return one change as a sentence."""
    if not change.now:
        return f"{change.what}: no longer {change.was}"
    if not change.was:
        return f"{change.what}: now also {change.now}"
    return f"{change.what}: was {change.was}, now {change.now}"


def given_rows(policy: Policy, group: Group) -> list[Plain]:
    """Return what the customer told, in the words of the questions."""
    known = {fact.name for fact in policy.facts if not fact.worked_out}
    given = {n: v for n, v in group.customer.answers.items() if n in known}
    answers = read_answers(
        policy, given, parse_now(group.customer.now, UTC), UTC
    )
    rows: list[Plain] = summary(Engine(policy), given, answers)
    return rows


def outcome_rows(group: Group) -> list[Row]:
    """Return what differs between the two decisions, the answer first.

    Where one of the two is a refusal, steps and promises follow from it.
    Of several lines those that both decisions have are left out.
    """
    before, after = group.customer.before, group.customer.after
    rows = [
        Row("Answer", _verdict(before), _verdict(after)),
        Row("In short", before["headline"], after["headline"]),
    ]
    names = dict.fromkeys(
        r["name"] for d in (before, after) for r in d["remedies"]
    )
    for name in names:
        rows.append(Row(name, _remedy(before, name), _remedy(after, name)))
    told: list[tuple[str, Callable[[Plain], Iterator[str]]]] = [
        ("You pay", _costs),
        ("Last day", _deadlines),
    ]
    if _is_open(before) == _is_open(after):
        told += [
            ("Left to", partial(_says, "discretion")),
            ("The shop does", partial(_says, "timelines")),
            ("Next steps", _steps),
            ("To show", _evidence),
        ]
    for what, lines in told:
        was, now = [*lines(before)], [*lines(after)]
        rows.append(
            Row(
                what,
                "\n".join(line for line in was if line not in now),
                "\n".join(line for line in now if line not in was),
            )
        )
    return [
        row
        for place, row in enumerate(rows)
        if place == 0 or row.was != row.now
    ]


def listed(group: Group) -> tuple[Told, ...]:
    """Return the changes that the title of a group does not say."""
    first, *others = group.changes
    return tuple(others) if first.kind == "verdict" else group.changes


def _is_open(decision: Plain) -> bool:
    return str(decision["verdict"]).startswith("eligible")


def _verdict(decision: Plain) -> str:
    verdict = str(decision["verdict"])
    return capital(STANDINGS.get(verdict, verdict.replace("_", " ")))


def _remedy(decision: Plain, name: str) -> str:
    found = [
        r
        for r in decision["remedies"]
        if r["name"] == name and r["standing"] != "not_eligible"
    ]
    if not found:
        return "–"
    first = found[0]
    words = [first["words"]] if first["words"] else []
    if first["standing"] != decision["verdict"]:
        standing = first["standing"]
        words.append(STANDINGS.get(standing, standing.replace("_", " ")))
    if first["destination"]:
        words.append(f"to {first['destination']}")
    if first["sends"]:
        words.append(first["sends"])
    return ", ".join(words) or "offered"


def _costs(decision: Plain) -> Iterator[str]:
    for cost in decision["customer_costs"]:
        yield f"{cost['label']}: {cost['words']}"


def _deadlines(decision: Plain) -> Iterator[str]:
    if decision["verdict"].startswith("eligible"):
        for mark in decision["deadlines"]:
            if mark["open"]:
                yield f"{mark['what']}: {mark['day']}"


def _says(what: str, decision: Plain) -> Iterator[str]:
    for item in decision[what]:
        yield str(item["says"])


def _steps(decision: Plain) -> Iterator[str]:
    for step in decision["steps"]:
        do, by = step["do"], step["words"]
        yield f"{do.rstrip('.')}. {by}" if by else do


def _evidence(decision: Plain) -> Iterator[str]:
    for item in decision["evidence"]:
        yield str(item["what"])
