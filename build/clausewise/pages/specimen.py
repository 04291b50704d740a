"""Prints examples as a reader sees them: what is given, what comes out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from checker.engine import Engine
from checker.english.values import capital
from checker.money import money_words
from checker.orders import OrderLine, parse_lines
from checker.policy import Case, Clause, Policy
from checker.reading import option_label
from checker.words import called, date_words, fact_named
from clausewise.cases import run_case
from clausewise.pages.items import SOMETIMES, WORDED
from clausewise.pages.markup import sentence

__all__ = ["VERDICTS", "Example", "Specimen", "example", "specimen"]

_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ](?P<time>\d\d:\d\d))?")
# What an example is expected to give, in the order of a customer's interest;
# the rest (ids, numbers of items) is for the tests alone.
_OUTCOMES = {
    "verdict": "Answer",
    "remedies": "You can get",
    "refund": "Refund",
    "compensation": "Compensation",
    "last day": "Last day",
    "last moment": "Last moment",
    "by": "By",
    "customer pays": "You pay",
}
# As the checker's result page says them (assets/checker/verdicts.js).
VERDICTS = {
    "eligible": "Eligible",
    "eligible subject to review": "Eligible, subject to review",
    "not eligible": "Not eligible",
    "not needed": "Not needed",
    "other options": "Other options",
    "not regulated": "Not regulated",
    "need information": "More information needed",
    "invalid input": "Answers to check",
}


@dataclass(frozen=True, slots=True)
class Example:
    """A case in words: what was given, what came out, and why in a sentence.

    `rest` is what the sentence leaves out of what came out.
    """

    case: str
    given: tuple[tuple[str, str], ...]
    gives: tuple[tuple[str, str], ...]
    answer: str
    rest: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Specimen:
    """A clause with its deciding words, and one example of it."""

    clause: Clause
    example: Example
    before: Markup
    quote: Markup
    after: Markup


def example(engine: Engine, case: Case) -> Example:
    """Return an example as a reader sees it, answered by the checker."""
    policy = engine.policy
    decision = run_case(engine, case)
    answer: str = decision["headline"]
    gives = tuple(
        _outcome(name, text, decision)
        for outcome in _OUTCOMES
        for name, text in case.expect
        if name == outcome or name.startswith(f"{outcome} of ")
    )
    return Example(
        case.case,
        tuple(
            _given(policy, name, text)
            for name, text in case.given
            if text != "none"
        ),
        gives,
        answer,
        tuple(
            (name, words)
            for name, words in gives
            if words not in (*VERDICTS.values(), "None")
            and not any(part in answer for part in words.split(", "))
        ),
    )


def specimen(engine: Engine) -> Specimen | None:
    """Return a short clause with a printed example, its rule marked.

    One with a number in its rule shows best what the pages are about.
    """
    found = [
        (clause, case)
        for clause in engine.policy.clauses
        for case in clause.cases
        if case.shown and clause.page
    ]
    if not found:
        return None
    clause, case = min(found, key=lambda pair: _dullness(*pair))
    before, quote, after = clause.text.partition(_rule(clause))
    return Specimen(
        clause,
        example(engine, case),
        sentence(before, clause),
        sentence(quote, clause),
        sentence(after, clause),
    )


def _rule(clause: Clause) -> str:
    """The words that the clause's first rule follows."""
    quotes = [test.quotes for test in clause.tests] + [clause.nothing_quotes]
    quotes += [promise.quotes for promise in clause.promises]
    return next((quote for quote in quotes if quote), clause.text)


def _dullness(clause: Clause, case: Case) -> tuple[bool, bool, int]:
    has_number = "<" in _rule(clause)
    gives_money = any(name.startswith("refund") for name, _ in case.expect)
    return not has_number, not gives_money, len(clause.text)


def _given(policy: Policy, name: str, text: str) -> tuple[str, str]:
    fact = fact_named(policy, name)
    if fact.kind == "order lines":
        lines = "; ".join(_bought(line) for line in parse_lines(text))
        return capital(called(policy, name)), lines
    label = option_label(fact, text)
    if fact.kind in ("choice", "yes/no") and fact.ask:
        return fact.ask, capital(label)
    return capital(called(policy, name)), _dated(label)


def _bought(line: OrderLine) -> str:
    """Return one product of an order, as a customer would list it."""
    price = money_words(line.price.minor, line.price.currency)
    return f"{line.quantity} {line.item} at {price}, " + (
        f"{line.affected} with the problem" if line.affected else "no problem"
    )


def _outcome(
    name: str, text: str, decision: Mapping[str, Any]
) -> tuple[str, str]:
    """Return what came out under its name, no surer than the policy is."""
    kind, of, remedy = name.partition(" of ")
    label = _OUTCOMES[kind]
    if of and kind != remedy.lower():
        label += f" ({remedy})"
    words = VERDICTS.get(text) or _dated(text)
    if name == "by":
        # What comes then is often less than the money: it may be a start.
        for promised in decision["timelines"]:
            if (promised["at"] or "").startswith(text):
                what = f"{promised['what']} by"
                return what, words + WORDED[promised["worded_as"]]
    if name == "customer pays":
        costs = decision["customer_costs"]
        doubtful = {cost["label"] for cost in costs if cost["perhaps"]}
        words = ", ".join(
            f"{cost} ({SOMETIMES})" if cost in doubtful else cost
            for cost in words.split(", ")
        )
    return label, words


def _dated(text: str) -> str:
    def words(match: re.Match[str]) -> str:
        time = f", {match['time']}" if match["time"] else ""
        return date_words(match[0]) + time

    return capital(_DATE.sub(words, text))
