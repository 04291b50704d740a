"""The Python that the site brings along, run under Node as browsers do."""

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from clausewise.runtime import RuntimeProblem, prepare, prepare_snapshot
from clausewise.runtime.archive import read_zip, write_wheel, write_zip
from clausewise.runtime.cache import cached
from pyodide_node import run_python

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def runtime() -> Path:
    return prepare(ROOT)


def test_runtime_holds_all_that_the_worker_loads(runtime: Path) -> None:
    """The folder is complete: Pyodide, its library, the engine, a manifest."""
    manifest = json.loads((runtime / "runtime.json").read_text())

    python = manifest["python"]
    assert set(contents(runtime)) == {
        f"{python}pyodide-lock.json",
        f"{python}pyodide.asm.mjs",
        f"{python}pyodide.asm.wasm",
        f"{python}pyodide.mjs",
        f"{python}python_stdlib.zip.txt",
        "runtime.json",
        manifest["wheel"],
    }
    assert {*manifest["files"], "runtime.json"} == set(contents(runtime))
    assert manifest["format"] == 2
    assert manifest["pyodide"] == pinned()["version"]


def test_runtime_imports_every_module_of_the_engine(runtime: Path) -> None:
    """The engine's bytecode runs on the browser's interpreter, all of it."""
    modules = sorted(
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in (ROOT / "checker").rglob("*.py")
        if path.name not in {"__init__.py", "__main__.py"}
    )
    assert modules

    loaded = run_python(
        runtime,
        f"""
        import importlib, json
        json.dumps([importlib.import_module(name).__file__
                    for name in {modules!r}])
        """,
    )

    assert loaded == [
        f"/engine.whl/{name.replace('.', '/')}.pyc" for name in modules
    ]


def test_runtime_runs_the_python_that_it_names(runtime: Path) -> None:
    """The version in the manifest is that of the interpreter in the wasm."""
    version = run_python(
        runtime,
        """
        import json, sys
        json.dumps("{}.{}".format(*sys.version_info))
        """,
    )

    manifest = json.loads((runtime / "runtime.json").read_text())
    assert version == manifest["version"]


def test_library_keeps_what_an_engine_may_import(runtime: Path) -> None:
    """What was dropped from the library is nothing that we might use."""
    failed = run_python(
        runtime,
        """
        import importlib, json
        failed = []
        for name in (
            "bisect calendar collections contextlib copy dataclasses "
            "datetime decimal enum fractions functools graphlib hashlib "
            "heapq itertools json logging math numbers operator pprint "
            "random re string textwrap traceback typing unicodedata "
            "asyncio encodings.utf_16 encodings.latin_1"
        ).split():
            try:
                importlib.import_module(name)
            except ImportError as error:
                failed.append(str(error))
        json.dumps(failed)
        """,
    )

    assert failed == []


def test_runtime_is_bytecode(runtime: Path) -> None:
    """No visitor's browser compiles Python: there is no source to compile."""
    archives = [*runtime.rglob("*.zip.txt"), *runtime.glob("*.whl.txt")]
    names = [name for path in archives for name in read_zip(path)]

    assert len(archives) == 2
    assert not [name for name in names if name.endswith(".py")]


def test_runtime_carries_the_engine_alone(runtime: Path) -> None:
    """The wheel holds checker/ and its metadata, and never names build/."""
    wheel = next(runtime.glob("*.whl.txt"))
    files = read_zip(wheel)

    folders = {name.split("/")[0] for name in files}
    assert folders == {"checker", "checker-1.dist-info"}
    assert not [
        name
        for name, data in files.items()
        if b"clausewise" in data and name.endswith(".pyc")
    ]


def test_runtime_comes_out_the_same_every_time(
    runtime: Path, tmp_path: Path
) -> None:
    """Made again elsewhere from the same source, it is equal byte by byte."""
    shutil.copyfile(ROOT / "package-lock.json", tmp_path / "package-lock.json")
    shutil.copytree(
        ROOT / "checker",
        tmp_path / "checker",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")

    again = prepare(tmp_path)

    assert contents(again) == contents(runtime)
    # Its name is its digest.
    memories = (
        prepare_snapshot(tmp_path, again),
        prepare_snapshot(ROOT, runtime),
    )
    assert len({memory.name for memory in memories}) == 1


def test_runtime_is_made_once(runtime: Path) -> None:
    """With nothing changed, the folder that is there is used again."""
    made = (runtime / "runtime.json").stat().st_mtime_ns

    assert prepare(ROOT) == runtime
    assert (runtime / "runtime.json").stat().st_mtime_ns == made


def test_runtime_without_pyodide_says_the_remedy(tmp_path: Path) -> None:
    """Where npm has not run, the problem names the command to run."""
    shutil.copyfile(ROOT / "package-lock.json", tmp_path / "package-lock.json")

    with pytest.raises(RuntimeProblem, match=r"run build/setup/npm\.sh"):
        prepare(tmp_path)


def test_engine_with_a_syntax_error_is_named(tmp_path: Path) -> None:
    """A module that Python cannot compile is named with its line."""
    shutil.copyfile(ROOT / "package-lock.json", tmp_path / "package-lock.json")
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    # Pyodide's own part is the same: no need to make it again.
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache/pyodide").symlink_to(prepared_pyodide())
    (tmp_path / "checker").mkdir()
    (tmp_path / "checker/odd.py").write_text("x = = 1\n")

    with pytest.raises(RuntimeProblem, match=r'"checker/odd\.py", line 1'):
        prepare(tmp_path)


def test_wheel_installs_as_a_wheel(tmp_path: Path) -> None:
    """The wheels we write are real ones: pip checks and installs them."""
    wheel = tmp_path / "thing-1-0abc-py3-none-any.whl"
    write_wheel(wheel, "thing", {"thing/__init__.py": b"x = 1\n"})

    command = [sys.executable, "-m", "pip", "install", "--quiet"]
    command += ["--no-index", "--target", str(tmp_path / "to"), str(wheel)]
    subprocess.run(command, check=True)

    assert (tmp_path / "to/thing/__init__.py").read_bytes() == b"x = 1\n"


def test_zip_forgets_order_and_time(tmp_path: Path) -> None:
    """The same files give the same archive, in whatever order they came."""
    write_zip(tmp_path / "a.zip", {"a": b"1", "b": b"2"})
    write_zip(tmp_path / "b.zip", {"b": b"2", "a": b"1"})

    first = (tmp_path / "a.zip").read_bytes()
    assert first == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert {e.date_time[0] for e in archive.infolist()} == {1980}


def test_cache_never_shows_a_half_made_folder(tmp_path: Path) -> None:
    """A making that fails leaves nothing behind under its key."""

    def make(folder: Path) -> None:
        (folder / "half").write_text("x")
        raise KeyError("on purpose")

    with pytest.raises(KeyError):
        cached(tmp_path, "key", make)

    assert list(tmp_path.iterdir()) == []


def pinned() -> dict[str, str]:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    entry: dict[str, str] = lock["packages"]["node_modules/pyodide"]
    return entry


def prepared_pyodide() -> Path:
    prepare(ROOT)
    return ROOT / ".cache" / "pyodide"


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
