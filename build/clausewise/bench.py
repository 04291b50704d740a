"""Measures what a visitor waits for: bytes to fetch, and Python's start."""

import gzip
import statistics
import subprocess
import sys
from pathlib import Path

from clausewise.runtime import prepare
from clausewise.runtime.bytecode import RuntimeProblem, find_node

__all__ = ["main"]

_RUNS = 5
_START = """
import { pathToFileURL } from "node:url";
const [folder] = process.argv.slice(1);
const { loadPyodide } = await import(
  pathToFileURL(`${folder}/pyodide.mjs`).href
);
const start = performance.now();
await loadPyodide({ indexURL: `${folder}/` });
console.log(performance.now() - start);
"""


def main() -> int:
    """Print the measurements of the project in the current folder."""
    root = Path.cwd()
    try:
        runtime = prepare(root)
        node = find_node()
    except RuntimeProblem as problem:
        print(problem, file=sys.stderr)
        return 1
    print("To fetch, in bytes (raw, then as gzip sends it):")
    total = 0
    for path in sorted(runtime.iterdir()):
        content = path.read_bytes()
        sent = len(gzip.compress(content))
        total += sent
        print(f"  {path.name:46} {len(content):>10,} {sent:>10,}")
    print(f"  {'in all':46} {'':>10} {total:>10,}")
    ours = _starts(node, runtime)
    stock = _starts(node, root / "node_modules/pyodide")
    print(f"Python's start in Node, median of {_RUNS}, in ms:")
    print(f"  {'as npm delivers it':46} {stock:>10.0f}")
    print(f"  {'as we publish it':46} {ours:>10.0f}")
    return 0


def _starts(node: Path, folder: Path) -> float:
    command = [str(node), "--input-type=module", "--eval", _START]
    command += ["--", str(folder)]
    times = [
        float(subprocess.check_output(command, text=True))
        for _ in range(_RUNS)
    ]
    return statistics.median(times)


if __name__ == "__main__":
    sys.exit(main())
