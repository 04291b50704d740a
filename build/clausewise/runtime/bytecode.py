"""Compiles Python for the browser, inside the browser's own interpreter."""

import importlib.util
from pathlib import Path
from tempfile import TemporaryDirectory

from clausewise.runtime.archive import read_zip, write_zip
from clausewise.runtime.node import TIME_LIMIT, RuntimeProblem, run_node

__all__ = ["COMPILER", "compile_modules"]

COMPILER = Path(__file__).with_name("compile_bytecode.mjs")


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
        run = run_node(
            [COMPILER, pyodide, site_packages, folder, str(level)],
            "Compiling Python for the browser took more than "
            f"{TIME_LIMIT} seconds: try again on a quieter machine.",
        )
        if run.returncode:
            raise RuntimeProblem(
                "Python for the browser could not be compiled:\n"
                + run.stderr.strip()
            )
        return read_zip(packed)
