"""Which question comes next, and how it is put."""

from __future__ import annotations

from typing import Any

from checker.answers import NOT_STATED, NOT_YET, Answers
from checker.depends import (
    assumptions,
    decisive_assumptions,
    relevant_facts,
)
from checker.engine import Engine
from checker.english import told as say
from checker.english.values import EXAMPLES, SAID
from checker.money import EXPONENTS, example_amount, money_words
from checker.orders import OrderLine
from checker.policy import Fact, Money
from checker.reading import option_label
from checker.tell import url_of
from checker.view import View
from checker.words import moment_words

__all__ = ["open_questions", "question", "summary"]

_UNITS = ["days", "weeks", "months", "years"]


def open_questions(
    engine: Engine, answers: Answers, *, everything: bool = False
) -> list[str]:
    """Return the facts still worth asking, the next one first.

    While several routes are possible only the questions that tell them
    apart are asked. "I don't know" is an answer; it is not asked again.
    What is assumed is asked last, and only where it alone refuses.
    """
    answers, idle = engine.settle(answers)
    routes = engine.routes(answers)
    asked = answers.unsure | set(answers.known)
    if not routes:
        return []
    if len(routes) > 1 or not engine.picks_route(routes[0], answers):
        return [n for n in engine.route_facts() if n not in asked]
    view = View(engine, routes[0], answers, idle)
    names = [n for n in relevant_facts(view, everything) if n not in asked]
    return names or decisive_assumptions(view)


def question(engine: Engine, name: str, answers: Answers | None) -> Any:
    """Return a question as the page draws it."""
    fact = engine.fact(name)
    routes = name in engine.route_facts()
    currency = answers.currency if answers else engine.policy.currency
    return {
        "fact": name,
        "ask": fact.ask,
        "help": fact.help,
        "kind": fact.kind,
        "called": fact.called or name,
        "options": _options(fact),
        "unknown": not routes,
        "not_yet": NOT_YET in fact.may_be,
        "not_stated": NOT_STATED in fact.may_be,
        "future": fact.may_be_future,
        "currency": currency,
        "units": _UNITS if fact.kind == "period" else [],
        "decimals": EXPONENTS if fact.kind == "order lines" else {},
        "example": _example(fact, currency),
        "proved_by": fact.proved_by,
        "why": _why(engine, name),
    }


def summary(
    engine: Engine,
    given: dict[str, Any],
    answers: Answers,
    *,
    final: bool = True,
) -> Any:
    """Return the answers that count, in the words of their questions.

    What is only assumed counts where it would matter otherwise; that is
    looked into once nothing more is asked (`final`).
    """
    settled, idle = engine.settle(answers)
    routes = engine.routes(settled)
    shown = {*given} - idle
    sure = len(routes) == 1 and engine.picks_route(routes[0], settled)
    if final and sure:
        shown |= {*assumptions(View(engine, routes[0], settled, idle))}
    rows = []
    for fact in engine.policy.facts:
        assumed = fact.name in answers.assumed
        if fact.name not in shown or fact.worked_out:
            continue
        raw = fact.unless_told if assumed else given[fact.name]
        rows.append(
            {
                "fact": fact.name,
                "ask": fact.ask or fact.called or fact.name,
                "answer": _said(fact, raw, settled),
                "assumed": assumed,
            }
        )
    return rows


def _options(fact: Fact) -> list[dict[str, str]]:
    options = list(fact.options)
    if fact.kind == "yes/no":
        options = [(word, SAID[word]) for word in ("yes", "no")]
        if NOT_YET in fact.may_be:
            options.append((NOT_YET, SAID[NOT_YET]))
    return [{"value": value, "label": label} for value, label in options]


def _example(fact: Fact, currency: str) -> str:
    return {
        "money": example_amount(currency),
        **EXAMPLES,
    }.get(fact.kind, "")


def _why(engine: Engine, name: str) -> dict[str, str] | None:
    for clause in engine.policy.clauses:
        for test in clause.tests:
            for atom in test.atoms:
                parts = (
                    getattr(atom, "fact", ""),
                    getattr(atom, "end", ""),
                    getattr(atom, "start", ""),
                )
                if name in parts:
                    return {
                        "clause": clause.id,
                        "title": clause.title,
                        "url": url_of(clause),
                    }
    return None


def _line_said(line: OrderLine) -> str:
    price = money_words(line.price.minor, line.price.currency)
    words = [
        say.line_with_problem(line.item, line.affected, line.quantity),
        say.each(price) if line.quantity > 1 else price,
    ]
    if line.discount:
        off = money_words(line.discount, line.price.currency)
        words.append(say.discount(off))
    if line.returned:
        words.append(say.sent_back_before(line.returned))
    return ", ".join(words)


def _said(fact: Fact, raw: Any, answers: Answers) -> str:
    match answers.known.get(fact.name):
        case (OrderLine(), *_) as lines:
            return "; ".join(map(_line_said, lines))
        case Money(minor, currency) if currency:
            paid = money_words(minor, currency)
            if fact.kind == "order lines":
                return say.for_items_with_problem(paid)
            return paid
    if isinstance(raw, list):
        return say.items(len(raw))
    text = str(raw)
    if text in SAID and text not in dict(fact.options):
        return SAID[text]
    known = answers.known.get(fact.name)
    if fact.kind in ("date", "date and time") and known is not None:
        first = getattr(known, "first", None)
        if first is not None:
            return moment_words(
                first, answers.zone, time=not getattr(known, "day_only", False)
            )
    return option_label(fact, text)
