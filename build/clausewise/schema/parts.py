"""What every part of a page's schema is made with, and what many share."""

from __future__ import annotations

from checker.policy import Policy
from clausewise.schema.phrases import Phrases
from clausewise.schema.shapes import TEXTS, Plain, Shaper

__all__ = ["NOT_STATED", "TESTS", "Parts", "window_laws"]

TESTS = ("allowed only if", "refused if", "may be refused if")
NOT_STATED: Plain = {"const": "not stated"}


class Parts:
    """A store's words; `limits` are what most rules may be narrowed by."""

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


def window_laws(*more: str) -> Plain:
    """Return that a window has a start, and a start a window."""
    return {
        "dependentRequired": {
            "after": ["within"],
            **{name: ["within"] for name in more},
        },
        "if": {
            "required": ["within"],
            "properties": {"within": {"not": NOT_STATED}},
        },
        "then": {"required": ["after"]},
    }
