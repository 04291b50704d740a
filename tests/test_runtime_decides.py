"""The browser's Python decides as the one on the command line does."""

import json
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from checker import wire
from checker.policy import Policy
from clausewise.cases import NOW, answers_of
from clausewise.compile import compile_policy, store_folders
from clausewise.load import load_policy
from clausewise.runtime import prepare, prepare_snapshot
from pyodide_node import run_python

ROOT = Path(__file__).parents[1]
CASES = 60
UTC = {"name": "UTC", "offsets": [[-10000000, 0]]}
# Two clock changes, so that the zone's arithmetic is compared too.
ZONE = {
    "name": "America/New_York",
    "offsets": [[0, -300], [29547780, -240], [29890440, -300]],
}


type Replies = list[str]


@pytest.mark.parametrize(
    "store", store_folders(ROOT), ids=lambda folder: folder.name
)
@pytest.mark.parametrize("start", ["plainly", "from a snapshot"])
def test_both_interpreters_decide_alike(store: Path, start: str) -> None:
    """Every reply is the same text, in Pyodide and in CPython."""
    ours, theirs = replies(store, start)
    assert theirs[: CASES + 1] == ours[: CASES + 1]


@pytest.mark.parametrize(
    "store", store_folders(ROOT), ids=lambda folder: folder.name
)
@pytest.mark.parametrize("start", ["plainly", "from a snapshot"])
def test_every_example_comes_out_the_same_in_the_browser(
    store: Path, start: str
) -> None:
    """All that the policy's examples reach works in the trimmed Python."""
    ours, theirs = replies(store, start)
    assert len(ours[CASES + 1 :]) > 20
    assert theirs[CASES + 1 :] == ours[CASES + 1 :]


@cache
def replies(store: Path, start: str) -> tuple[Replies, Replies]:
    """What both say: on opening, along the questions, to the examples.

    A Pyodide takes seconds to start, so it is started once for each store
    and way to start.
    """
    policy = load_policy(store)
    text = compile_policy(policy)
    opened = wire.open_policy(text)
    requests = [*walk(), *examples(policy)]
    runtime = prepare(ROOT)
    is_kept = start == "from a snapshot"
    theirs = run_python(
        runtime,
        """
        from checker import wire
        opened = wire.open_policy(given["policy"])
        replies = [wire.answer(request) for request in given["requests"]]
        json.dumps([opened, *replies])
        """,
        {"policy": text, "requests": requests},
        snapshot=prepare_snapshot(ROOT, runtime) if is_kept else None,
    )
    return [opened, *map(wire.answer, requests)], theirs


def examples(policy: Policy) -> list[str]:
    """A request for each example, with and without all that could be said."""
    return [
        json.dumps(
            {
                "answers": answers_of(policy, case),
                "now": case.now or NOW,
                "zone": UTC,
                "all": everything,
            }
        )
        for clause in policy.clauses
        for case in clause.cases
        for everything in (False, True)
    ]


def walk() -> list[str]:
    """At most sixty requests that follow the questions of the policy."""
    requests: list[str] = []
    waiting: list[dict[str, Any]] = [{}]
    while waiting and len(requests) < CASES:
        answers = waiting.pop(0)
        request = json.dumps(
            {"answers": answers, "now": "2026-04-01T12:00", "zone": ZONE}
        )
        requests.append(request)
        question = json.loads(wire.answer(request))["question"]
        if question is not None:
            waiting += [
                {**answers, question["fact"]: value}
                for value in islice(some_answers(question), 4)
            ]
    return requests


def some_answers(question: dict[str, Any]) -> list[Any]:
    """A few answers that a customer could give."""
    by_kind: dict[str, list[Any]] = {
        "yes/no": ["yes", "no"],
        "choice": [option["value"] for option in question["options"]],
        "date": ["2026-03-02", "2026-01-31"],
        "date and time": ["2026-03-02 09:30", "2026-03-08 02:30"],
        "money": ["79.90 USD", "0 USD"],
        "whole number": ["1", "3"],
        "period": ["12 months", "30 days"],
        "order lines": [
            [
                row("Cup", "3", "9.99 USD", "1"),
                row("Pot", "1", "24.50 USD", "0"),
            ]
        ],
    }
    return [*by_kind[question["kind"]], "unknown"]


def row(item: str, quantity: str, price: str, affected: str) -> object:
    """One line of an order."""
    return {
        "item": item,
        "quantity": quantity,
        "price": price,
        "affected": affected,
    }
