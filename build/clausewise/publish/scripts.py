"""Joins the checker's many modules into the few files that a browser loads.

One that finds forty modules, each by way of another, asks for them in rounds:
on a phone's line the checker starts a second later for it.
"""

from __future__ import annotations

import json
from pathlib import Path

from clausewise.runtime.cache import digest
from clausewise.runtime.node import TIME_LIMIT, RuntimeProblem, run_node

__all__ = ["SCRIPTS", "checker_files"]

SCRIPTS = ("checker.js", "worker.js")
"""What the page loads, and what runs beside it."""

_JOINER = Path(__file__).with_name("join.mjs")


def checker_files(root: Path, folder: Path) -> tuple[str, dict[str, str]]:
    """The digest of what a browser gets of the folder, and that by name.

    The scripts are joined, the sheets as they are. Raises RuntimeProblem
    where a script cannot be joined, with the place in it.
    """
    run = run_node(
        [_JOINER, root / "node_modules/esbuild/lib/main.js", folder, *SCRIPTS],
        f"The checker's scripts were not joined within {TIME_LIMIT} seconds: "
        "try again on a quieter machine.",
    )
    if run.returncode:
        raise RuntimeProblem(
            "The checker's scripts could not be joined:\n"
            + run.stderr.strip()[:2000]
        )
    files: dict[str, str] = json.loads(run.stdout)
    for sheet in folder.glob("*.css"):
        files[sheet.name] = sheet.read_text(encoding="utf-8")
    files = dict(sorted(files.items()))
    parts = [part.encode() for pair in files.items() for part in pair]
    return digest(parts)[:12], files
