"""Writes down the memory of the browser's Python, started with the engine.

A browser that has it kept starts from there and spares the start. It holds no
policy, so a new edition of one changes nothing in it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from clausewise.runtime.cache import cached, digest
from clausewise.runtime.node import TIME_LIMIT, RuntimeProblem, run_node

__all__ = ["SNAPSHOT_MAKER", "prepare_snapshot"]

SNAPSHOT_MAKER = Path(__file__).with_name("make_snapshot.mjs")


def prepare_snapshot(root: Path, runtime: Path) -> Path:
    """Return the file, whose name carries its digest.

    It is made of the prepared `runtime` and of nothing else, the same byte
    for byte each time, and kept in .cache. It is called a text, so that
    every host compresses it.
    """
    key = digest([runtime.name.encode(), SNAPSHOT_MAKER.read_bytes()])

    def make(folder: Path) -> None:
        made = folder / "making"
        run = run_node(
            [SNAPSHOT_MAKER, runtime, made],
            "Python's memory was not written down within "
            f"{TIME_LIMIT} seconds: try again on a quieter machine, "
            "or build with SNAPSHOT=false.",
        )
        if run.returncode:
            raise RuntimeProblem(
                "Python's memory could not be written down; SNAPSHOT=false "
                f"builds without:\n{run.stderr.strip()[-2000:]}"
            )
        name = hashlib.sha256(made.read_bytes()).hexdigest()[:32]
        made.rename(folder / f"snapshot-{name}.txt")

    folder = cached(root / ".cache" / "snapshot", key, make)
    return next(folder.iterdir())
