"""`clausewise decide`, `facts` and `ask`: one case, as support meets it."""

from __future__ import annotations

import argparse
import json
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

from checker.answers import parse_now
from checker.code import CodeError
from checker.codec import digest, loads
from checker.dates import Zone
from checker.engine import Engine
from checker.wire import ask as ask_engine
from clausewise.compile import compile_policy
from clausewise.editions.rerun import EditionUnknown, rerun
from clausewise.load import load_policy
from clausewise.problems import PolicyError
from clausewise.stores import UsageError, folder_of
from clausewise.terminal.answer_file import read_answer_file
from clausewise.terminal.questions import converse
from clausewise.terminal.words import decision_text, fact_lines
from clausewise.zones import zone_named

__all__ = ["add_case_commands"]

OK, BAD_INPUT = 0, 2


def add_case_commands(commands: Any) -> None:
    """Add the sub-commands to a parser's sub-commands."""
    decide = commands.add_parser("decide", help="decide one case")
    decide.add_argument("store", metavar="STORE", nargs="?", default="")
    decide.add_argument("--answers", default="", metavar="FILE")
    decide.add_argument("--code", default="", metavar="CODE")
    decide.add_argument("--now", default="", metavar="TIME")
    decide.add_argument("--zone", default=None, metavar="ZONE")
    decide.add_argument("--all", action="store_true")
    decide.add_argument("--json", action="store_true")
    decide.set_defaults(run=_decide)

    facts = commands.add_parser("facts", help="list what can be answered")
    facts.add_argument("store", metavar="STORE")
    facts.set_defaults(run=_facts)

    ask = commands.add_parser("ask", help="ask the checker's questions here")
    ask.add_argument("store", metavar="STORE")
    ask.add_argument("--now", default="", metavar="TIME")
    ask.add_argument("--zone", default=None, metavar="ZONE")
    ask.set_defaults(run=_ask)


def _decide(options: argparse.Namespace) -> int:
    reply = _rerun(options) if options.code else _judged(options)
    decision = reply["decision"]
    if options.json:
        print(json.dumps(decision, ensure_ascii=False, indent=1))
    else:
        print(decision_text(decision, reply["question"]))
    return BAD_INPUT if decision["problems"] else OK


def _rerun(options: argparse.Namespace) -> dict[str, Any]:
    try:
        return rerun(options.root, options.code)
    except (CodeError, EditionUnknown) as error:
        raise UsageError(str(error)) from error


def _judged(options: argparse.Namespace) -> dict[str, Any]:
    if not options.store or not options.answers:
        raise UsageError(
            "usage: clausewise decide STORE --answers FILE, "
            "or clausewise decide --code CODE"
        )
    engine = _engine(options)
    zone = _customer_zone(options, engine)
    try:
        given = read_answer_file(Path(options.answers))
    except OSError as error:
        raise UsageError(
            f"cannot read the answers in {options.answers}: {error.strerror}"
        ) from error
    except PolicyError as error:
        raise UsageError(str(error)) from error
    now = _now(options.now, zone)
    return ask_engine(engine, given, now, zone, everything=options.all)


def _facts(options: argparse.Namespace) -> int:
    engine = _engine(options)
    for line in fact_lines(engine.policy):
        print(line)
    return OK


def _ask(options: argparse.Namespace) -> int:
    engine = _engine(options)
    zone = _customer_zone(options, engine)
    return converse(engine, _now(options.now, zone), zone)


def _engine(options: argparse.Namespace) -> Engine:
    policy = load_policy(folder_of(options.root, options.store))
    text = compile_policy(policy)
    return Engine(loads(text), digest(text))


def _customer_zone(options: argparse.Namespace, engine: Engine) -> Zone:
    """Return the zone that was asked for, or else the store's own."""
    if options.zone is None:
        return _zone(engine.policy.zone or "UTC")
    return _zone(options.zone)


def _zone(name: str) -> Zone:
    try:
        return zone_named(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UsageError(
            f"there is no time zone {name!r}; use one like Europe/Berlin"
        ) from error


def _now(text: str, zone: Zone) -> int:
    if not text:
        return int(datetime.now().timestamp()) // 60
    try:
        return parse_now(text, zone)
    except ValueError as error:
        raise UsageError(
            f"--now {text} is no moment; use one like 2026-04-01T12:00"
        ) from error
