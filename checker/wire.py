"""The engine's one door: JSON text in, JSON text out.

The browser's worker and the command line both come in here, so a case
that is re-run elsewhere gets the same decision to the letter.
"""

from __future__ import annotations

import json
from typing import Any

from checker.ahead import remaining
from checker.answers import Answers, parse_now, read_answers
from checker.code import Case, CodeError, close_case, open_case
from checker.codec import PolicyFormatError, digest, loads
from checker.dates import UTC, Zone, iso_moment
from checker.decide import decide
from checker.engine import Engine
from checker.flip import nearest_flip
from checker.questions import open_questions, question, summary
from checker.words import moment_words

__all__ = ["answer", "ask", "open_policy", "zone_from"]

_ROWS = 400
_OLDER = 4
_engine: list[Engine] = []
_older: dict[str, Engine] = {}


def open_policy(text: str) -> str:
    """Take in a policy's JSON and return its name and first question.

    Raises `checker.codec.PolicyFormatError` where it is no policy.
    """
    engine = Engine(loads(text), digest(text))
    _engine[:] = [engine]
    policy = engine.policy
    now = Answers(policy, 0, UTC, UTC, {})
    names = open_questions(engine, now)
    return _json(
        {
            "store": policy.store,
            "name": policy.name,
            "version": policy.version,
            "digest": engine.digest,
            "facts": {
                fact.name: question(engine, fact.name, None)
                for fact in policy.facts
                if fact.ask
            },
            "first": question(engine, names[0], None) if names else None,
        }
    )


def answer(text: str) -> str:
    """Return the reply to a request about the open policy.

    Answers to questions that this edition does not have are left out: a
    saved link may come from an older one. A request with a "digest" is
    about the edition of that name; where it is not open the reply is
    {"missing": digest}, and the next request brings its JSON as
    "edition". A request with a "code" alone is told the case in it, as
    {"case"}, or what is wrong with it, as {"fault", "says"}. Every other
    reply carries the "code" of its case. Raises ValueError for a request
    that has not the shape of one.
    """
    request = json.loads(text)
    if not isinstance(request, dict):
        raise ValueError("a request is an object")
    if isinstance(request.get("code"), str):
        return _json(_opened(request["code"]))
    given, now = request.get("answers", {}), request.get("now")
    if not isinstance(given, dict) or not isinstance(now, str):
        raise ValueError("a request has answers and a time")
    zone = zone_from(request.get("zone"))
    engine = _edition(request)
    if engine is None:
        return _json({"missing": request["digest"]})
    names = [fact.name for fact in engine.policy.facts]
    given = {name: given[name] for name in names if name in given}
    moment = parse_now(now, zone)
    everything = request.get("all") is True
    case = Case(
        engine.policy.store, engine.digest, given, moment, zone, everything
    )
    reply = ask(engine, given, moment, zone, everything=everything)
    return _json(reply | {"code": close_case(case)})


def ask(
    engine: Engine,
    given: dict[str, Any],
    now: int,
    zone: Zone,
    *,
    everything: bool = False,
) -> dict[str, Any]:
    """Return the decision so far, and the question that comes next.

    The decision's `flip` is the nearest change that would have turned a
    refusal, see `checker.flip`; null where there is none, or where
    waiting is enough.
    """
    answers = read_answers(engine.policy, given, now, zone)
    names = open_questions(engine, answers, everything=everything)
    decision = decide(engine, answers, everything=everything)
    if decision["possible_from"]:
        # nothing need change but the day
        decision["flip"] = None
    else:
        decision["flip"] = nearest_flip(engine, answers)
    least, most = remaining(engine, answers, names, everything=everything)
    return {
        "question": question(engine, names[0], answers) if names else None,
        "remaining": {"least": least, "most": most},
        "asked": [f.name for f in engine.policy.facts if f.name in given],
        "problems": decision["problems"],
        "summary": summary(engine, given, answers, final=not names),
        "decision": decision,
    }


def zone_from(plain: Any) -> Zone:
    """Return a zone from {"name", "offsets": [[minute, offset], …]}.

    Raises ValueError where the rows are not whole numbers in order.
    """
    if not plain:
        return UTC
    match plain:
        case {"name": str(name), "offsets": [*rows]}:
            pass
        case _:
            raise ValueError("a zone has a name and its offsets")
    offsets = tuple(
        (row[0], row[1])
        for row in rows
        if isinstance(row, list)
        and len(row) == 2
        and all(type(part) is int for part in row)
    )
    if len(offsets) != len(rows) or not 0 < len(rows) <= _ROWS:
        raise ValueError("a zone's offsets are pairs of whole numbers")
    if list(offsets) != sorted(offsets) or any(
        abs(offset) > 18 * 60 for _, offset in offsets
    ):
        raise ValueError("a zone's offsets are in order, and of this world")
    return Zone(name[:60], offsets)


def _edition(request: dict[str, Any]) -> Engine | None:
    """Return the engine of the edition that a request is about."""
    wanted, text = request.get("digest"), request.get("edition")
    if wanted is None or wanted == _engine[0].digest:
        return _engine[0]
    if wanted not in _older and isinstance(text, str):
        try:
            older = Engine(loads(text), digest(text))
        except PolicyFormatError:
            return None
        if older.digest != wanted:
            return None
        while len(_older) >= _OLDER:
            del _older[next(iter(_older))]
        _older[wanted] = older
    return _older.get(wanted)


def _opened(code: str) -> dict[str, Any]:
    """Return the case in a code as the parts of a request."""
    try:
        case = open_case(code)
    except CodeError as error:
        return {"fault": error.fault, "says": str(error)}
    return {
        "case": {
            "store": case.store,
            "digest": case.digest,
            "answers": case.given,
            "now": iso_moment(case.now, case.zone),
            "words": moment_words(case.now, case.zone),
            "zone": {"name": case.zone.name, "offsets": case.zone.offsets},
            "all": case.everything,
        }
    }


def _json(plain: Any) -> str:
    return json.dumps(plain, ensure_ascii=False)
