"""The checker's questions, asked in a terminal."""

from __future__ import annotations

import re
from typing import Any

from checker.dates import Zone
from checker.engine import Engine
from checker.money import example_amount
from checker.wire import ask
from clausewise.terminal.words import decision_text

__all__ = ["converse"]

_DATE = re.compile(r"^(\d{1,2}) (\d{1,2}) (\d{4})\b,?")


def converse(engine: Engine, now: int, zone: Zone) -> int:
    """Ask until nothing more can change, then print the decision."""
    given: dict[str, Any] = {}
    reply = ask(engine, given, now, zone)
    while reply["question"]:
        question = reply["question"]
        typed = _typed(question)
        if typed is None:
            break
        reply = ask(engine, {**given, question["fact"]: typed}, now, zone)
        if reply["problems"]:
            for problem in reply["problems"]:
                print(f"  {problem['says']}.")
            reply = ask(engine, given, now, zone)
        else:
            given[question["fact"]] = typed
    print()
    print(decision_text(reply["decision"]))
    return 0


def _typed(question: dict[str, Any]) -> Any:
    print()
    print(question["ask"])
    if question["help"]:
        print(f"  {question['help']}")
    options = [o["value"] for o in question["options"]]
    for number, option in enumerate(question["options"], start=1):
        print(f"  {number}. {option['label']}")
    ways = []
    if question["example"]:
        ways.append(f"like {_typed_like(question)}")
    if question["not_yet"] and not options:
        ways.append("“not yet”")
    if question["not_stated"]:
        ways.append("“not stated”")
    if question["unknown"]:
        ways.append("“unknown” if you do not know")
    if ways:
        print(f"  ({'; '.join(ways)})")
    if question["kind"] == "order lines":
        return _lines(question["currency"] or "USD")
    try:
        text = input("> ").strip()
    except EOFError:
        return None
    if question["kind"] in ("date", "date and time"):
        text = _DATE.sub(r"\3-\2-\1", text)
    if text.isdigit() and options and 0 < int(text) <= len(options):
        return options[int(text) - 1]
    return text or "?"


def _typed_like(question: dict[str, Any]) -> str:
    if question["kind"] == "money":
        return example_amount(question["currency"] or "USD", coded=True)
    return str(question["example"])


def _lines(currency: str) -> list[dict[str, str]] | str | None:
    print("  One line each: item; price; how many; how many affected")
    print("  Where needed: ; discount on it alone; how many went back before")
    print("  An empty line ends the order.")
    like = example_amount(currency, coded=True)
    print(f"  Or give what was paid for the affected items, like {like}.")
    rows: list[dict[str, str]] = []
    names = (
        "item",
        "price",
        "quantity",
        "affected",
        "discount",
        "returned",
    )
    while True:
        try:
            text = input("> ").strip()
        except EOFError:
            return rows or None
        if not text:
            return rows or None
        if not rows and ";" not in text:
            return text
        parts = [part.strip() for part in text.split(";")]
        rows.append(dict(zip(names, parts, strict=False)))
