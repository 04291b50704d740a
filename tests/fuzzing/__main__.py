"""`python -m fuzzing files 2000 FOLDER`: what so many hostile inputs cost.

Prints how many there were, how many of them were refused, the slowest in
seconds and the most memory that they took, in MiB. An input that is
neither refused nor used ends it all with a traceback.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from shutil import copytree

from checker.codec import dumps
from checker.wire import open_policy
from clausewise.cases import NOW
from clausewise.compile import compile_policy
from clausewise.load import load_policy, load_store
from fuzzing.answers import answers_by, reply
from fuzzing.damage import damaged

_ROOT = Path(__file__).parents[2]
_FOLDERS = (
    *(Path("tests/small_store") for _ in range(19)),
    Path("policy/order-desk"),
)
"""One policy in twenty is a real one; those are longer and take longer."""


def main(what: str, count: int, folder: Path) -> None:
    """Try so many inputs and print what they cost."""
    before = _peak()
    tried = _files(count, folder) if what == "files" else _answers(count)
    refused, slowest, started = 0, 0.0, time.process_time()
    for is_refused in tried:
        now = time.process_time()
        refused += is_refused
        slowest, started = max(slowest, now - started), now
    print(
        json.dumps(
            {
                "tried": count,
                "refused": refused,
                "slowest": slowest,
                "mebibytes": _peak() - before,
            }
        )
    )


def _files(count: int, folder: Path) -> Iterator[bool]:
    """Yield whether each damaged file is refused; else it decides a case."""
    copytree(_ROOT / "policy" / "calendars", folder / "calendars")
    for number in range(count):
        chance = Random(f"files {number}")
        source = _ROOT / _FOLDERS[number % len(_FOLDERS)]
        name = chance.choice(sorted(p.name for p in source.glob("*.yaml")))
        store = folder / source.name
        if not store.exists():
            copytree(source, store)
        whole = (source / name).read_bytes()
        (store / name).write_bytes(damaged(chance, whole))
        policy, problems = load_store(store)
        if not problems:
            open_policy(compile_policy(policy))
            reply({}, NOW)
        (store / name).write_bytes(whole)
        yield bool(problems)


def _answers(count: int) -> Iterator[bool]:
    """Yield whether each set of answers is refused; else it is decided."""
    stores = sorted(p.parent for p in _ROOT.glob("policy/*/store.yaml"))
    for place, store in enumerate(stores):
        policy = load_policy(store)
        open_policy(dumps(policy))
        for number in range(place, count, len(stores)):
            chance = Random(f"answers {number}")
            given = answers_by(chance, policy)
            decision = reply(given, NOW)["decision"]
            yield decision["verdict"] == "invalid_input"


def _peak() -> float:
    """Return the most memory that this process has had, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
