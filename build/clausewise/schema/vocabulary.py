"""The schema of facts.yaml."""

from __future__ import annotations

from checker.policy import Policy
from clausewise.load import grammar
from clausewise.load.facts import KINDS, MAY_BE, TAKEN
from clausewise.load.scope import DATES
from clausewise.schema.phrases import Phrases
from clausewise.schema.shapes import (
    SENTENCE,
    TEXT,
    YES,
    Plain,
    Shaper,
    either,
    listed,
    one_of,
)

__all__ = ["facts_schema"]

_NEVER_WORKED_OUT = ("kind", "known by", "ask", "choices", "may be")
_SHOP = {"properties": {"known by": {"not": {"const": "the customer"}}}}


def facts_schema(policy: Policy, shaper: Shaper) -> Plain:
    """Return the schema of a store's facts."""
    phrases = Phrases(policy, shaper)
    sums = phrases.named("money")
    dates = one_of(f.name for f in policy.facts if f.kind in DATES)
    chain = listed(dates)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"The questions of {policy.name or policy.store}",
        **shaper.lines(
            grammar.FACTS,
            {
                "routes": _routes(phrases, shaper),
                "facts": {
                    "type": "object",
                    "propertyNames": {
                        "not": one_of(sorted({*TAKEN, *grammar.CLAUSE.all}))
                    },
                    "additionalProperties": _fact(phrases, shaper),
                    "minProperties": 1,
                },
                "orders are dated by": dates,
                "order of events": either(chain, listed(chain)),
                "refund limit": shaper.lines(
                    grammar.REFUND_LIMIT,
                    {"paid": listed(sums, or_one=True), "less": sums},
                ),
                "usual customer": phrases.answers(removes=False),
            },
        ),
    }


def _routes(phrases: Phrases, shaper: Shaper) -> Plain:
    route = shaper.lines(
        grammar.ROUTE, {"called": SENTENCE, "when": phrases.guard()}
    )
    told = route | {"required": ["called", "when"]}
    return {
        "type": "object",
        "if": {"minProperties": 2},
        "then": {"additionalProperties": told},
        "else": {"additionalProperties": route},
        "minProperties": 1,
    }


def _fact(phrases: Phrases, shaper: Shaper) -> Plain:
    amount = phrases.amount()
    choices: Plain = {
        "type": "object",
        "propertyNames": {"not": one_of(grammar.RESERVED)},
        "additionalProperties": SENTENCE,
        "minProperties": 1,
    }
    known = {"not": one_of(["customer", "shop"])}
    if_worked_out: Plain = {
        "if": {"required": ["worked out"]},
        "then": {
            "not": either(
                *({"required": [name]} for name in _NEVER_WORKED_OUT)
            )
        },
        "else": {"required": ["kind", "known by"]},
    }
    return shaper.lines(
        grammar.FACT,
        {
            "ask": SENTENCE,
            "help": SENTENCE,
            "called": SENTENCE,
            "known by": {**TEXT, **known},
            "kind": one_of(KINDS),
            "choices": choices,
            "ask only when": phrases.guard(),
            "may be": listed(
                one_of(dict.fromkeys(MAY_BE.values())), or_one=True
            ),
            "unless told": TEXT,
            "from": amount,
            "to": amount,
            "at most": phrases.named("money"),
            "may be in the future": YES,
            "proved by": SENTENCE,
            "worked out": _worked_out(phrases, shaper),
        },
        **if_worked_out,
        allOf=[*_by_kind()],
    )


def _by_kind() -> list[Plain]:
    """Return what each kind of fact needs, and what it cannot have."""
    rules = [
        _where({"known by": {"const": "the customer"}}, {"required": ["ask"]}),
        _where({"from": {}}, _SHOP),
        _where({"to": {}}, _SHOP),
        _where({"kind": {"const": "choice"}}, {"required": ["choices"]}),
        _only("choices", ["choice"]),
        _only("may be in the future", [*DATES]),
        *(_only(name, ["money"]) for name in ("from", "to", "at most")),
        _only("may be", [*MAY_BE]),
        _told("money", ["nothing"], "^[0-9]"),
        _told("date", ["not yet", "today"]),
        _told("date and time", ["not yet", "today", "now"]),
        _told("yes/no", ["yes", "no", "not yet"]),
    ]
    for kind, word in MAY_BE.items():
        rules.append(
            _where(
                {"kind": {"const": kind}},
                {
                    "properties": {
                        "may be": listed({"const": word}, or_one=True)
                    }
                },
            )
        )
    return rules


def _where(properties: Plain, then: Plain) -> Plain:
    return {
        "if": {"properties": properties, "required": [*properties]},
        "then": then,
    }


def _only(name: str, kinds: list[str]) -> Plain:
    return _where({name: {}}, {"properties": {"kind": one_of(kinds)}})


def _told(kind: str, words: list[str], form: str = "") -> Plain:
    shapes = [one_of(words)]
    if form:
        shapes.append({"type": "string", "pattern": form})
    return _where(
        {"kind": {"const": kind}},
        {"properties": {"unless told": either(*shapes)}},
    )


def _worked_out(phrases: Phrases, shaper: Shaper) -> Plain:
    given = one_of(
        fact.name
        for fact in phrases.policy.facts
        if fact.kind == "money" and not fact.worked_out
    )
    two = listed(given) | {"minItems": 2, "maxItems": 2}
    return shaper.lines(
        grammar.WORKED_OUT,
        {
            "difference": two,
            "part of": given,
            "over": phrases.named("order lines"),
        },
        oneOf=[
            {"required": ["difference"]},
            {"required": ["part of", "over"]},
        ],
    )
