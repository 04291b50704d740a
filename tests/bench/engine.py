"""Measures the engine: a decision against a function written by hand.

Run by `make bench`. Ratios come from one run on one machine, so they can
be compared; times cannot. Each figure is the least processor time of
several rounds.
"""

from __future__ import annotations

import cProfile
import json
import pstats
import random
import resource
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from itertools import islice
from time import perf_counter, process_time
from typing import Any

from bench.by_hand import components
from checker.answers import parse_now, read_answers
from checker.codec import digest, loads
from checker.dates import UTC
from checker.decide import decide
from checker.engine import Engine
from checker.questions import open_questions
from checker.verdicts import NEED
from clausewise.cases import NOW, answers_of
from clausewise.compile import compile_policy, store_folders
from clausewise.load import load_policy
from policies import ROOT

__all__ = ["main"]

ROUNDS = 5
ORDERS = 100_000
COMPARED = 3_000
SEED = 20260401

type Given = dict[str, Any]
type Asked = tuple[Given, str]


def main() -> int:
    """Print all measurements; exit 1 where hand and engine disagree."""
    orders = int(sys.argv[1]) if len(sys.argv) > 1 else ORDERS
    texts = _compiling()
    engines = {name: _loading(name, text) for name, text in texts.items()}
    wrong = _disagreements(engines["components"])
    for line in wrong:
        print(f"  the function written by hand disagrees: {line}")
    _against_hand(engines["components"])
    _next_question(engines)
    _batch(engines["components"], orders)
    return 1 if wrong else 0


def _compiling() -> dict[str, str]:
    """Compile all stores, and print how long that takes."""
    start = process_time()
    texts = {
        folder.name: compile_policy(load_policy(folder))
        for folder in store_folders(ROOT)
    }
    read = process_time() - start
    start = process_time()
    for text in texts.values():
        engine = Engine(loads(text))
        for route in engine.policy.routes:
            engine.rules(route.name, NOW)
    diagrams = process_time() - start
    print("Compiling all stores (goal: under 1 s):")
    print(f"  YAML to policy.json {read:6.2f} s")
    print(f"  diagrams of all routes {diagrams:.2f} s")
    return texts


def _loading(name: str, text: str) -> Engine:
    best = _best(lambda: Engine(loads(text), digest(text)))
    print(f"Loading {name}: {1000 * best:.1f} ms (goal: under 10 ms)")
    return Engine(loads(text), digest(text))


def _disagreements(engine: Engine) -> list[str]:
    """Return the cases that the function by hand decides otherwise.

    They are the examples, and many past orders.
    """
    found = []
    orders = islice(_orders(engine, random.Random(SEED)), COMPARED)
    for given, now in (*_examples(engine), *orders):
        decision = decide(engine, _read(engine, given, now))
        if decision["verdict"] == NEED:
            continue
        amounts = {
            remedy["name"]: (remedy["amount"]["min"], remedy["amount"]["max"])
            for remedy in decision["remedies"]
            if remedy["amount"] and decision["verdict"] != "not_eligible"
        }
        if components(given, now) != (decision["verdict"], amounts):
            found.append(f"{given} at {now}")
    return found


def _against_hand(engine: Engine) -> None:
    """Compare whole decisions with the verdicts and amounts by hand."""
    asked = [
        (given, now)
        for given, now in _examples(engine)
        if "unknown" not in given.values()
    ]

    def by_hand() -> None:
        for given, now in asked:
            components(given, now)

    read = [_read(engine, *one) for one in asked]
    decided = [decide(engine, answers) for answers in read]
    parts: list[tuple[str, Callable[[], object]]] = [
        ("reading the answers", lambda: [_read(engine, *a) for a in asked]),
        ("deciding", lambda: [decide(engine, answers) for answers in read]),
        ("(writing decisions as JSON)", lambda: [*map(json.dumps, decided)]),
    ]
    hand = _best(by_hand) / len(asked)
    print(f"One decision of components, over its {len(asked)} examples:")
    print(f"  by hand, verdict and amount {1e6 * hand:8.1f} µs    1 ×")
    for words, run in parts:
        spent = _best(run) / len(asked)
        print(f"  {words:27} {1e6 * spent:8.1f} µs {spent / hand:4.0f} ×")
    print("What dominates it:")
    _profile(lambda: [decide(engine, _read(engine, *a)) for a in asked])


def _next_question(engines: dict[str, Engine]) -> None:
    """Print how long it takes to find the question that comes next."""
    print("Next question, median and slowest (goal: under 2 ms):")
    for name, engine in engines.items():
        times = []
        for given, now in _examples(engine):
            for size in range(0, len(given) + 1, 3):
                some = dict([*given.items()][:size])
                ask = partial(open_questions, engine, _read(engine, some, now))
                times.append(_best(ask, 2))
        times.sort()
        middle = times[len(times) // 2]
        print(f"  {name:14} {1000 * middle:.2f} {1000 * times[-1]:.2f} ms")


def _batch(engine: Engine, count: int) -> None:
    """Decide many past orders in one process."""
    orders = _orders(engine, random.Random(SEED))
    before = _peak()
    start, cpu = perf_counter(), process_time()
    verdicts: dict[str, int] = {}
    for _ in range(count):
        given, now = next(orders)
        verdict = decide(engine, _read(engine, given, now))["verdict"]
        verdicts[verdict] = verdicts.get(verdict, 0) + 1
    spent, cpu = perf_counter() - start, process_time() - cpu
    print(f"{count:,} past orders of components in one process:")
    print(f"  {count / spent:,.0f} orders per second ({cpu:.0f} s of CPU)")
    print(f"  peak memory {_peak():.0f} MiB, {before:.0f} MiB before")
    for verdict, number in sorted(verdicts.items()):
        print(f"  {verdict:28} {number:,}")


def _orders(engine: Engine, source: random.Random) -> Iterator[Asked]:
    """Yield past orders: examples with other dates, amounts and options."""
    policy = engine.policy
    examples = [*_examples(engine)]
    options = {
        fact.name: [*(value for value, _ in fact.options), *fact.may_be]
        for fact in policy.facts
        if fact.kind == "choice"
    }
    while True:
        given, now = source.choice(examples)
        days = timedelta(source.randrange(-700, 1))
        moved = {
            name: _moved(str(value), days, source)
            for name, value in given.items()
        }
        name = source.choice([*options])
        if name != engine.route_facts()[0] and name in moved:
            moved[name] = source.choice(options[name])
        late = datetime.fromisoformat(now) + days
        yield moved, late.isoformat(timespec="minutes")


def _moved(text: str, days: timedelta, source: random.Random) -> str:
    """Return a date on another day, an amount with other cents."""
    if text[:4].isdigit() and text[4:5] == "-":
        size = len(text)
        later = datetime.fromisoformat(text) + days
        return later.isoformat(timespec="minutes")[:size]
    if text.endswith(" USD"):
        return f"{text[:-6]}{source.randrange(100):02} USD"
    return text


def _examples(engine: Engine) -> Iterator[Asked]:
    for clause in engine.policy.clauses:
        for case in clause.cases:
            yield answers_of(engine.policy, case), case.now or NOW


def _read(engine: Engine, given: Given, now: str) -> Any:
    return read_answers(engine.policy, given, parse_now(now, UTC), UTC)


def _best(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the least time of several rounds, after a warm one."""
    run()
    times = []
    for _ in range(rounds):
        start = process_time()
        run()
        times.append(process_time() - start)
    return min(times)


def _profile(run: Callable[[], object], lines: int = 8) -> None:
    profile = cProfile.Profile()
    profile.runcall(run)
    stats = pstats.Stats(profile).stats  # type: ignore[attr-defined]
    whole = sum(row[2] for row in stats.values())
    rows = sorted(stats.items(), key=lambda row: -row[1][3])
    ours = [row for row in rows if "checker" in row[0][0]]
    for (path, _, name), (_, calls, _, spent, _) in ours[1 : lines + 1]:
        module = path.rsplit("/", 1)[-1].removesuffix(".py")
        print(f"  {spent / whole:4.0%} {module}.{name} ({calls:,} calls)")


def _peak() -> float:
    """Return the most memory that this process has held, in MiB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 if sys.platform == "linux" else 1024 * 1024)


if __name__ == "__main__":
    sys.exit(main())
