"""Prepares the Python that runs in the browser: Pyodide and the engine.

Pyodide comes from npm, pinned and verified by package-lock.json. Its standard
library, less what no browser can want, and our engine are compiled to
bytecode by that same interpreter, which makes a visitor's first start more
than twice as fast.
"""

import importlib.metadata
import json
import shutil
from collections.abc import Iterable
from pathlib import Path

from clausewise.runtime import archive, bytecode, trim
from clausewise.runtime.archive import (
    read_zip,
    write_wheel,
    write_zip,
)
from clausewise.runtime.bytecode import COMPILER, compile_modules
from clausewise.runtime.cache import cached, digest
from clausewise.runtime.node import RuntimeProblem
from clausewise.runtime.records import written_out
from clausewise.runtime.trim import trimmed

__all__ = ["RuntimeProblem", "prepare"]

_STDLIB = "python_stdlib.zip"
# Unpacked and called texts, the library and the engine are compressed on the
# way by every host, as a whole and so by a third better; a host leaves a .zip
# as it is.
_LIBRARY = "python_stdlib.zip.txt"
_LOCK = "pyodide-lock.json"
_VERBATIM = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")


def prepare(root: Path) -> Path:
    """Return the folder with all that the site publishes in assets/runtime/.

    It is kept in .cache, under the digest of what it is made from. Every name
    in it but the manifest's changes with the content, so that a browser may
    keep the files for ever and never meets an old one.
    """
    engine = _engine_files(root)
    pyodide = _pyodide(root)
    key = digest([pyodide.name.encode(), *_flatten(engine)])

    def make(folder: Path) -> None:
        python = folder / f"python-{pyodide.name[:12]}"
        shutil.copytree(pyodide, python)
        version = json.loads((python / _LOCK).read_text())["info"]["python"]
        tag = "cp" + "".join(version.split(".")[:2])
        wheel = folder / f"checker-1-0{key[:12]}-{tag}-none-any.whl.txt"
        write_wheel(
            wheel, "checker", compile_modules(root, "engine.zip", engine)
        )
        manifest = {
            "files": sorted(
                path.relative_to(folder).as_posix()
                for path in folder.rglob("*")
                if path.is_file()
            ),
            "format": 2,
            "pyodide": _pinned(root)["version"],
            "python": f"{python.name}/",
            "version": ".".join(version.split(".")[:2]),
            "wheel": wheel.name,
        }
        _write_json(folder / "runtime.json", manifest)

    return cached(root / ".cache" / "runtime", key, make)


def _pyodide(root: Path) -> Path:
    """Pyodide's own part, which changes only with its version."""
    source = root / "node_modules" / "pyodide"
    _require_fetched(root, source)
    key = digest(
        [
            _pinned(root)["integrity"].encode(),
            importlib.metadata.version("pyodide-build").encode(),
            *_makers(),
        ]
    )

    def make(folder: Path) -> None:
        for name in _VERBATIM:
            shutil.copyfile(source / name, folder / name)
        library = trimmed(read_zip(source / _STDLIB))
        compiled = compile_modules(
            root, _STDLIB, library, keeps_docstrings=False
        )
        write_zip(folder / _LIBRARY, compiled, packed=False)
        # The list of packages that Pyodide offers is of no use here: the
        # engine needs none, and the site has none.
        info = json.loads((source / _LOCK).read_text())["info"]
        _write_json(folder / _LOCK, {"info": info, "packages": {}})

    return cached(root / ".cache" / "pyodide", key, make)


def _engine_files(root: Path) -> dict[str, bytes]:
    """The engine's source as it is delivered, by its path in the wheel."""
    folder = root / "checker"
    return {
        path.relative_to(root).as_posix(): written_out(
            path.read_text(encoding="utf-8")
        ).encode()
        for path in sorted(folder.rglob("*.py"))
    }


def _require_fetched(root: Path, source: Path) -> None:
    wanted = _pinned(root)["version"]
    try:
        manifest = json.loads((source / "package.json").read_text())
    except FileNotFoundError:
        found = "none is there"
    else:
        if manifest["version"] == wanted:
            return
        found = f"found {manifest['version']}"
    raise RuntimeProblem(
        f"Pyodide {wanted} has not been fetched ({found}): "
        "run build/setup/npm.sh, or make site, which does."
    )


def _pinned(root: Path) -> dict[str, str]:
    """Version and digest of Pyodide according to the lock file."""
    lock = json.loads((root / "package-lock.json").read_text())
    entry: dict[str, str] = lock["packages"]["node_modules/pyodide"]
    return entry


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=2, sort_keys=True) + "\n")


def _makers() -> Iterable[bytes]:
    """The code that makes the folder is one of its inputs."""
    for path in (
        __file__,
        archive.__file__,
        bytecode.__file__,
        trim.__file__,
        COMPILER,
    ):
        yield Path(path).read_bytes()


def _flatten(files: dict[str, bytes]) -> Iterable[bytes]:
    for name in sorted(files):
        yield name.encode()
        yield files[name]
