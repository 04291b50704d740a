"""How a sentence can speak: the words that deny, grant, count or name.

The tables are of English as policies are written in it. They find what to
read again, and prove nothing.
"""

from __future__ import annotations

import re

from clausewise.audit.text import content_words

__all__ = [
    "ALLOWS",
    "ANY",
    "CLOCK",
    "COMMON",
    "DENIES",
    "FORBIDS",
    "FREE",
    "GIVES",
    "GRANTS",
    "MILD",
    "NEEDS",
    "RARE",
    "REFUSES",
    "STRICT",
    "TIMED",
    "YOURS",
    "anchors_of",
    "topics_of",
]


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


DENIES = _words(
    "not|no|never|cannot|void|invalid|nothing|exclud\\w+|unless|must|"
    "only (?:if|to|when|where)|waived|at most|missing"
)
FORBIDS = _words("not|no|never|cannot|void|invalid|exclud\\w+|waived")
GRANTS = _words(
    "you can|will|eligible|entitled|you get|you receive|choose|free|"
    "bears? all|covers?|we (?:make|refund|give|send|repair|replace|pass)|"
    "may (?:still )?(?:be|take|have)|reserve the right|assess|remain|less|"
    "deduct\\w*|responsible|wrong|should be|if the|start on"
)
REFUSES = _words(
    "not (?:\\w+ ){0,2}(?:included|eligible|supports?|supported|covered)|"
    "(?:eligible|allowed|possible) (?:\\w+ ){0,3}only if"
)
ALLOWS = _words("you can (?:\\w+ )?(?:return|get|keep|choose)|remain")
STRICT = _words("must|only (?:if|to|when|where)|void")
MILD = _words("may take longer|may be reduced|assess|evaluat\\w+")
NEEDS = _words("must|only if")
ANY = _words("any|all|every|each")
FREE = _words("free|no \\w+ fee|bears all costs|at our cost")
YOURS = _words("you (?:bear|pay)|at your (?:own )?(?:cost|expense|risk)")
CLOCK = _words("start on the day|starts? (?:on|from)|counted from")
_ANCHORS = {
    "purchase": "purchase",
    "order": "purchase",
    "receive": "receipt",
    "received": "receipt",
    "receipt": "receipt",
    "delivery": "receipt",
    "collection": "collection",
    "confirmed": "confirmation",
    "approved": "approval",
    "issued": "issue",
}
_FROM = _words("|".join(_ANCHORS))
GIVES = _words("pass (?:\\w+ ){1,3}on to you|receive compensation|paid to you")
_SAME = {
    "ship": "transport",
    "shipp": "transport",
    "dispatch": "transport",
    "send": "transport",
    "sent": "transport",
    "postag": "transport",
    "freight": "transport",
    "deliver": "transport",
    "delivery": "transport",
    "parcel": "transport",
    "packag": "pack",
    "cost": "money",
    "fee": "money",
    "charg": "money",
    "pay": "money",
    "paid": "money",
    "bear": "money",
    "expens": "money",
    "responsibl": "money",
    "responsibility": "money",
    "cancel": "undo",
    "refund": "undo",
    "return": "undo",
    "exchang": "undo",
    "fail": "fault",
    "failur": "fault",
    "functional": "fault",
    "test": "fault",
    "untest": "fault",
    "defect": "fault",
    "break": "fault",
    "breakag": "fault",
    "damag": "fault",
    "damage": "fault",
    "broken": "fault",
    "misus": "use",
    "inappropriat": "use",
    "us": "use",
    "used": "use",
    "addres": "address",
    "compens": "compensat",
    "claim": "undo",
    "report": "report",
    "tell": "report",
    "work": "fault",
    "free": "money",
    "fre": "money",
    "warranti": "warranty",
}
RARE = frozenset("colour label address custom use pack".split())
COMMON = frozenset("undo transport money".split())
TIMED = frozenset("undo fault warranty report".split())
_TOPICS = frozenset(
    "transport money undo fault use colour pack label address custom "
    "warranty compensat report".split()
)


def topics_of(sentence: str) -> frozenset[str]:
    """Return what a sentence is about."""
    words = content_words(sentence)
    return frozenset({_SAME.get(word, word) for word in words} & _TOPICS)


def anchors_of(sentence: str) -> frozenset[str]:
    """Return the events from which a sentence counts."""
    return frozenset(
        _ANCHORS[match[0].lower()] for match in _FROM.finditer(sentence)
    )
