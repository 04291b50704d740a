"""The schema of a page: refund.yaml, cancellation.yaml, warranty.yaml."""

from __future__ import annotations

from itertools import combinations

from checker.policy import Policy
from clausewise.load import grammar
from clausewise.load.grammar import Words
from clausewise.schema.phrases import Phrases
from clausewise.schema.shapes import (
    COUNT,
    DAY,
    MOMENT,
    NAME,
    SENTENCE,
    TEXT,
    TEXTS,
    YES,
    Plain,
    Shaper,
    either,
    listed,
    money,
    one_of,
    pattern,
)

__all__ = ["page_schema"]

_NOT_STATED: Plain = {"const": "not stated"}
_LENGTH = "[1-9][0-9]{0,4}( to [1-9][0-9]{0,4})? "
_FIRST_DAY = "(, the first day counted)?"
_EXTENDED = "(, (the first day counted|extended to a working day)){0,2}"
_NUMBERS = (
    "not stated",
    f"{_LENGTH}hours?",
    f"{_LENGTH}(working|business) days?{_FIRST_DAY}",
    f"{_LENGTH}((natural )?day|week|month|year)s?{_EXTENDED}",
    r"(?!0+(\.0+)? ?%)[0-9]{1,4}(\.[0-9]{1,6})? ?%",
    r"[1-9][0-9]* (?!(working |business )?(hour|day|week|month|year)s?\b)"
    "[a-z]+( [a-z]+)*",
)
_ID = "[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*"
_TESTS = ("allowed only if", "refused if", "may be refused if")


def page_schema(policy: Policy, shaper: Shaper) -> Plain:
    """Return the schema of every page of a store."""
    return _Page(policy, shaper).whole()


class _Page:
    def __init__(self, policy: Policy, shaper: Shaper) -> None:
        self.policy = policy
        self.shaper = shaper
        self.phrases = Phrases(policy, shaper)
        self.guard: Plain = {"$ref": "#/$defs/conditions"}
        self.limits = {
            "when": self.guard,
            "not for": TEXTS,
            "interpretation": TEXTS,
        }

    def whole(self) -> Plain:
        sections = self.shaper.lines(
            grammar.PAGE_FILE, {"sections": listed(self.section())}
        )
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": f"A page of {self.policy.name or self.policy.store}",
            "$defs": {
                "conditions": self.phrases.guard(),
                "amount": self.phrases.amount(),
                "lines": listed(self.line()),
                "own lines": listed(self.line(needs=("quotes",))),
                "steps": listed(self.step(grammar.STEP)),
                "way steps": listed(self.step(grammar.WAY_STEP)),
                "left to": listed(self.left_to()),
            }
            | {
                f"{prefix}{kind}": listed(self.test(words, kind))
                for prefix, words in (
                    ("", grammar.TEST),
                    ("way ", grammar.WAY_TEST),
                )
                for kind in _TESTS
            },
            **sections,
        }

    def section(self) -> Plain:
        routes = [route.name for route in self.policy.routes]
        shape = self.shaper.lines(
            grammar.SECTION,
            {
                "section": SENTENCE,
                "clauses": listed(self.clause()),
                "route": one_of(routes),
                "routes": listed(one_of(routes), or_one=True),
                "intro": SENTENCE,
                "applies when": self.guard,
            },
        )
        shape["not"] = {"required": ["route", "routes"]}
        if len(routes) > 1:
            shape["anyOf"] = [
                {"required": ["route"]},
                {"required": ["routes"]},
            ]
        return shape

    def clause(self) -> Plain:
        routes = [route.name for route in self.policy.routes]
        pages = [page.name for page in self.policy.pages]
        ways: Plain = {
            "type": "object",
            "additionalProperties": self.remedy(),
            "minProperties": 1,
        }
        shapes: dict[str, Plain] = {
            "clause": pattern(_ID),
            "title": TEXT,
            "text": TEXT,
            "source": TEXTS,
            "parameters": self.parameters(),
            "literal": TEXTS,
            "applies when": self.guard,
            "applies to routes": listed(one_of(routes), or_one=True),
            "left to": {"$ref": "#/$defs/left to"},
            "in every refund": {"$ref": "#/$defs/own lines"},
            "who pays": listed(self.cost()),
            "we will": listed(self.promise()),
            "steps": {"$ref": "#/$defs/steps"},
            "evidence": listed(self.evidence()),
            "warnings": listed(self.warning()),
            "nothing to do": self.shaper.lines(
                grammar.NOTHING, {"says": TEXT, "quotes": TEXT}
            ),
            "other ways": ways,
            "paid to": self.shaper.lines(
                grammar.PAID_TO, {"what": TEXT, "quotes": TEXT}
            ),
            "explains": self.shaper.lines(
                grammar.EXPLAINS,
                {"quotes": TEXT},
                free=self.phrases.conditions(),
            ),
            "exception to": TEXTS,
            "also on": listed(one_of(pages), or_one=True),
            "interpretation": TEXTS,
            "conflict": listed(self.conflict()),
            "accepted": listed(self.accepted()),
            "examples": listed(self.example()),
            "since": DAY,
            "until": DAY,
        }
        shapes |= {kind: {"$ref": f"#/$defs/{kind}"} for kind in _TESTS}
        shapes |= dict.fromkeys(grammar.REMEDY_KEYS, ways)
        return self.shaper.lines(
            grammar.CLAUSE,
            shapes,
            allOf=[
                {"not": {"required": [*pair]}}
                for pair in combinations(grammar.REMEDY_KEYS, 2)
            ],
        )

    def parameters(self) -> Plain:
        value = either(
            pattern("|".join(_NUMBERS), examples=["14 days", "50 %"]),
            money(self.policy.currency),
        )
        dated = self.shaper.lines(
            grammar.DATED, {"value": value, "for orders from": DAY}
        )
        later = dated | {"required": ["value", "for orders from"]}
        first = dated | {"not": {"required": ["for orders from"]}}
        return {
            "type": "object",
            "additionalProperties": either(
                value,
                {
                    "type": "array",
                    "prefixItems": [first],
                    "items": later,
                    "minItems": 1,
                },
            ),
            "minProperties": 1,
        }

    def test(self, words: Words, kind: str) -> Plain:
        by = ("by",) if kind == "may be refused if" else ()
        words = Words(words.of, words.needs, (*words.may, *by))
        shapes = {name: self.limits.get(name, TEXT) for name in words.all}
        return self.shaper.lines(
            words,
            shapes,
            free=self.phrases.conditions(),
            **{"not": {"propertyNames": one_of(words.all)}},
        )

    def left_to(self) -> Plain:
        settle = [
            fact.name
            for fact in self.policy.facts
            if fact.kind == "yes/no" and "not yet" in fact.may_be
        ]
        return self.shaper.lines(
            grammar.LEFT_TO,
            {
                "who": TEXT,
                "about": TEXT,
                "quotes": TEXT,
                "settled by": one_of(settle),
                **self.limits,
            },
        )

    def remedy(self) -> Plain:
        lines: Plain = {"$ref": "#/$defs/lines"}
        shapes: dict[str, Plain] = {
            "quotes": TEXT,
            "refund": either(lines, {"const": "elsewhere"}),
            "compensation": lines,
            "left to": {"$ref": "#/$defs/left to"},
            "steps": {"$ref": "#/$defs/way steps"},
            "we send": TEXT,
            "perhaps": YES,
            "when": self.guard,
            "interpretation": TEXTS,
        }
        shapes |= {kind: {"$ref": f"#/$defs/way {kind}"} for kind in _TESTS}
        return self.shaper.lines(grammar.REMEDY, shapes)

    def line(self, needs: tuple[str, ...] = ()) -> Plain:
        amount: Plain = {"$ref": "#/$defs/amount"}
        signs = ("add", "subtract")
        stated: Plain = {
            "not": either({"required": ["from"]}, {"required": ["to"]})
        }
        open_ = {"required": ["called", "from", "to"]}
        return self.shaper.lines(
            grammar.LINE,
            {
                "add": amount,
                "subtract": amount,
                "called": TEXT,
                "from": amount,
                "to": amount,
                "when": self.guard,
                "quotes": TEXT,
                "interpretation": TEXTS,
            },
            needs=needs,
            oneOf=[{"required": [sign]} for sign in signs],
            **{
                "if": either(
                    *(
                        {
                            "properties": {sign: _NOT_STATED},
                            "required": [sign],
                        }
                        for sign in signs
                    )
                ),
                "then": open_,
                "else": stated,
            },
        )

    def cost(self) -> Plain:
        return self.shaper.lines(
            grammar.COST,
            {
                "cost": self.phrases.named("money"),
                "by": one_of(["the customer", "the shop"]),
                "quotes": TEXT,
                "called": TEXT,
                "perhaps": YES,
                **self.limits,
            },
        )

    def promise(self) -> Plain:
        worded = ["a promise", "an estimate", "typical", "start only"]
        return self.shaper.lines(
            grammar.PROMISE,
            {
                "do": TEXT,
                "quotes": TEXT,
                "within": NAME,
                "after": self.phrases.dates,
                "worded as": one_of(worded),
                **self.limits,
            },
            **_deadline(),
        )

    def step(self, words: Words) -> Plain:
        shapes = {
            "do": TEXT,
            "quotes": TEXT,
            "within": NAME,
            "after": self.phrases.dates,
            "if missed": TEXT,
            **self.limits,
        }
        return self.shaper.lines(
            words,
            {name: shapes[name] for name in words.all},
            **_deadline("if missed"),
        )

    def evidence(self) -> Plain:
        return self.shaper.lines(
            grammar.EVIDENCE, {"what": TEXT, "quotes": TEXT, **self.limits}
        )

    def warning(self) -> Plain:
        return self.shaper.lines(
            grammar.WARNING,
            {
                "says": TEXT,
                "quotes": TEXT,
                "within": NAME,
                "after": self.phrases.dates,
                "when": self.guard,
                "interpretation": TEXTS,
            },
            anyOf=[{"required": ["quotes"]}, {"required": ["interpretation"]}],
            **_deadline(),
        )

    def conflict(self) -> Plain:
        between: Plain = {"type": "array", "items": TEXT, "minItems": 2}
        return self.shaper.lines(
            grammar.CONFLICT, {"between": between, "read as": TEXT}
        )

    def accepted(self) -> Plain:
        return self.shaper.lines(
            grammar.ACCEPTED,
            {
                "finding": TEXT,
                "reason": TEXT,
                "on": DAY,
                "about": TEXT,
                "ask by": DAY,
            },
        )

    def example(self) -> Plain:
        return self.shaper.lines(
            grammar.EXAMPLE,
            {
                "case": TEXT,
                "expect": self.expect(),
                "given": self.phrases.answers(removes=True),
                "now": MOMENT,
                "shown": YES,
            },
        )

    def expect(self) -> Plain:
        facts = listed(self.phrases.named(), or_one=True)
        one = r"[0-9]+(\.[0-9]+)?( [A-Z]{3})?"
        amount = either(
            money(""), pattern(rf"{one} to [0-9]+(\.[0-9]+)? [A-Z]{{3}}")
        )
        shapes = dict.fromkeys(grammar.EXPECT.all, TEXTS) | {
            "verdict": one_of(grammar.VERDICTS),
            "refund": amount,
            "compensation": amount,
            "last day": DAY,
            "last moment": MOMENT,
            "by": either(DAY, MOMENT, {"const": "none"}),
            "evidence": COUNT,
            "warnings": COUNT,
            "promises": COUNT,
            "depends on": facts,
            "problem": facts,
        }
        return self.shaper.lines(
            grammar.EXPECT,
            shapes,
            patterns={
                "^(refund|compensation) of ": amount,
                "^standing of ": one_of(grammar.VERDICTS),
            },
            minProperties=1,
        )


def _deadline(*more: str) -> Plain:
    """Return that a window has a start, and a start a window."""
    return {
        "dependentRequired": {
            "after": ["within"],
            **{name: ["within"] for name in more},
        },
        "if": {
            "required": ["within"],
            "properties": {"within": {"not": _NOT_STATED}},
        },
        "then": {"required": ["after"]},
    }
