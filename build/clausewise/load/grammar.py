"""The words of the policy language: what may stand under what.

The editor's guide explains each of these words; there are no others.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "ACCEPTED",
    "CALENDAR",
    "CLAUSE",
    "CONFLICT",
    "COST",
    "DATED",
    "EVIDENCE",
    "EXAMPLE",
    "EXPECT",
    "EXPLAINS",
    "FACT",
    "FACTS",
    "LEFT_TO",
    "LINE",
    "NOTHING",
    "ORDER_LINE",
    "PAGE",
    "PAGE_FILE",
    "PAGE_NAMES",
    "PAID_TO",
    "PROMISE",
    "REFUND_LIMIT",
    "REMEDY",
    "REMEDY_KEYS",
    "RESERVED",
    "ROUTE",
    "SECTION",
    "STEP",
    "STORE",
    "TAKEN_BY_SITE",
    "TEST",
    "VERDICTS",
    "WARNING",
    "WAY_STEP",
    "WAY_TEST",
    "WORKED_OUT",
    "Words",
]


@dataclass(frozen=True, slots=True)
class Words:
    """The names under one heading: those needed, and those allowed."""

    of: str
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Every name that may stand here."""
        return self.needs + self.may

    def less(self, *names: str) -> Words:
        """Return the same words without some."""
        return Words(
            self.of,
            tuple(name for name in self.needs if name not in names),
            tuple(name for name in self.may if name not in names),
        )


STORE = Words(
    "store.yaml",
    ("store", "about", "version", "source", "contact", "pages"),
    (
        "currency",
        "zone",
        "calendar",
        "not stated by the source",
        "not regulated",
    ),
)
PAGE = Words("a page", ("title",), ("summary",))
CALENDAR = Words(
    "a calendar",
    ("calendar", "weekend"),
    ("holidays", "working days", "known until", "note", "source"),
)

FACTS = Words(
    "facts.yaml",
    ("routes", "facts"),
    (
        "orders are dated by",
        "order of events",
        "refund limit",
        "usual customer",
    ),
)
REFUND_LIMIT = Words("the refund limit", ("paid",), ("less",))
ROUTE = Words("a route", ("called",), ("when",))
FACT = Words(
    "a fact",
    (),
    (
        "ask",
        "help",
        "called",
        "known by",
        "kind",
        "choices",
        "ask only when",
        "may be",
        "unless told",
        "from",
        "to",
        "at most",
        "may be in the future",
        "proved by",
        "worked out",
    ),
)
WORKED_OUT = Words("worked out", (), ("difference", "part of", "over"))

PAGE_FILE = Words("a page", ("sections",))
SECTION = Words(
    "a section",
    ("section", "clauses"),
    ("route", "routes", "intro", "applies when"),
)
CLAUSE = Words(
    "a clause",
    ("clause", "title", "text"),
    (
        "source",
        "parameters",
        "literal",
        "applies when",
        "applies to routes",
        "allowed only if",
        "refused if",
        "may be refused if",
        "left to",
        "the customer gets",
        "the customer chooses",
        "we choose",
        "in every refund",
        "who pays",
        "we will",
        "steps",
        "evidence",
        "warnings",
        "nothing to do",
        "other ways",
        "paid to",
        "explains",
        "exception to",
        "also on",
        "interpretation",
        "conflict",
        "accepted",
        "examples",
        "since",
        "until",
    ),
)
DATED = Words("a dated value", ("value",), ("for orders from",))

_LIMITS = ("when", "not for", "interpretation")
TEST = Words("a condition", ("quotes",), ("otherwise", *_LIMITS))
LEFT_TO = Words(
    "left to", ("who", "about", "quotes"), ("settled by", *_LIMITS)
)
REMEDY_KEYS = {
    "the customer gets": "all",
    "the customer chooses": "customer",
    "we choose": "shop",
}
REMEDY = Words(
    "a remedy",
    ("quotes",),
    (
        "refund",
        "compensation",
        "allowed only if",
        "refused if",
        "may be refused if",
        "left to",
        "steps",
        "we send",
        "perhaps",
        "when",
        "interpretation",
    ),
)
LINE = Words(
    "a line of money",
    (),
    (
        "add",
        "subtract",
        "called",
        "from",
        "to",
        "when",
        "quotes",
        "interpretation",
    ),
)
COST = Words(
    "who pays", ("cost", "by", "quotes"), ("called", "perhaps", *_LIMITS)
)
PROMISE = Words(
    "we will", ("do", "quotes"), ("within", "after", "worded as", *_LIMITS)
)
STEP = Words(
    "a step",
    ("do", "quotes"),
    ("within", "after", "if missed", *_LIMITS),
)
EVIDENCE = Words("a piece of evidence", ("what", "quotes"), _LIMITS)
WARNING = Words(
    "a warning",
    ("says",),
    ("quotes", "within", "after", "when", "interpretation"),
)
NOTHING = Words("nothing to do", ("says", "quotes"))
PAID_TO = Words("paid to", ("what", "quotes"))
EXPLAINS = Words("explains", (), ("quotes",))
ACCEPTED = Words(
    "an acceptance", ("finding", "reason", "on"), ("about", "ask by")
)
CONFLICT = Words("a conflict", ("between", "read as"))
WAY_TEST = TEST.less("not for")
WAY_STEP = STEP.less("not for")

EXAMPLE = Words("an example", ("case", "expect"), ("given", "now", "shown"))
EXPECT = Words(
    "what is expected",
    (),
    (
        "verdict",
        "decided by",
        "not decided by",
        "refund",
        "compensation",
        "remedies",
        "last day",
        "last moment",
        "deadlines",
        "customer pays",
        "by",
        "steps",
        "evidence",
        "no steps",
        "says",
        "promises",
        "shop pays",
        "left open",
        "depends on",
        "warnings",
        "problem",
    ),
)
ORDER_LINE = Words(
    "an order line",
    ("item", "price", "quantity", "affected"),
    ("discount", "returned"),
)

VERDICTS = (
    "eligible",
    "eligible subject to review",
    "not eligible",
    "not needed",
    "other options",
    "not regulated",
    "need information",
    "invalid input",
)
PAGE_NAMES = ("refund", "cancellation", "warranty")
TAKEN_BY_SITE = ("about", "assets", "search")
RESERVED = ("unknown", "none", "not yet", "not stated")
