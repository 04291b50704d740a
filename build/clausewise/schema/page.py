"""The schema of a page: refund.yaml, cancellation.yaml, warranty.yaml."""

from __future__ import annotations

from checker.policy import Policy
from clausewise.load import grammar
from clausewise.schema.clause import clause
from clausewise.schema.duties import step
from clausewise.schema.parts import TESTS, Parts
from clausewise.schema.remedy import line
from clausewise.schema.rules import left_to, test
from clausewise.schema.shapes import SENTENCE, Plain, Shaper, listed, one_of

__all__ = ["page_schema"]


def page_schema(policy: Policy, shaper: Shaper) -> Plain:
    """Return the schema of every page of a store."""
    parts = Parts(policy, shaper)
    sections = shaper.lines(
        grammar.PAGE_FILE, {"sections": listed(_section(parts))}
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"A page of {policy.name or policy.store}",
        "$defs": {
            "conditions": parts.phrases.guard(),
            "amount": parts.phrases.amount(),
            "lines": listed(line(parts)),
            "own lines": listed(line(parts, needs=("quotes",))),
            "steps": listed(step(parts, grammar.STEP)),
            "way steps": listed(step(parts, grammar.WAY_STEP)),
            "left to": listed(left_to(parts)),
        }
        | {
            f"{prefix}{kind}": listed(test(parts, words, kind))
            for prefix, words in (
                ("", grammar.TEST),
                ("way ", grammar.WAY_TEST),
            )
            for kind in TESTS
        },
        **sections,
    }


def _section(parts: Parts) -> Plain:
    routes = [route.name for route in parts.policy.routes]
    shape = parts.shaper.lines(
        grammar.SECTION,
        {
            "section": SENTENCE,
            "clauses": listed(clause(parts)),
            "route": one_of(routes),
            "routes": listed(one_of(routes), or_one=True),
            "intro": SENTENCE,
            "applies when": parts.guard,
        },
    )
    shape["not"] = {"required": ["route", "routes"]}
    if len(routes) > 1:
        shape["anyOf"] = [
            {"required": ["route"]},
            {"required": ["routes"]},
        ]
    return shape
