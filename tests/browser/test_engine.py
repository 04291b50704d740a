"""The engine's page side and its worker, on a bare page of their own.

The Python behind them is a stand-in: it answers, refuses or hangs on demand.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from browser.hosting import ROOT, serving
from clausewise.runtime import prepare
from clausewise.runtime.archive import write_wheel
from clausewise.serve.static import SiteHandler, SiteServer

WIRE = """
import json

def open_policy(text):
    policy = json.loads(text)
    return json.dumps({"opened": policy["name"], "digest": "abc"})

def answer(text):
    request = json.loads(text)
    if request.get("hang"):
        while True:
            pass
    if "refuse" in request:
        raise ValueError(request["refuse"])
    zone = request.pop("zone")
    if "where" in request:
        return json.dumps(zone)
    return json.dumps({"echo": request})
"""

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Bare</title>
<link rel="icon" href="data:,"></head>
<body><script type="module" src="page.js"></script></body></html>
"""

SCRIPT = """
import { createEngine } from "./assets/checker/engine.js";
window.states = [];
window.make = (options = {}) => {
  window.engine = createEngine({
    workerUrl: "assets/checker/worker.js",
    pythonUrl: "assets/runtime/python/",
    wheelUrl: "assets/runtime/checker-1-py3-none-any.whl",
    policyUrl: "policy.json",
    onState: (state) => window.states.push(state),
    ...options,
  });
};
window.settled = () => new Promise((resolve) => {
  const look = () => ["ready", "failed"].includes(engine.state.name)
    ? resolve(engine.state) : setTimeout(look, 20);
  look();
});
"""

PYTHON = "assets/runtime/python/"
WHEEL = "checker-1-py3-none-any.whl"


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the bare page, the runtime and the stand-in engine."""
    folder = tmp_path_factory.mktemp("bare")
    shutil.copytree(ROOT / "docs/assets/checker", folder / "assets/checker")
    runtime = folder / "assets/runtime"
    made = prepare(ROOT)
    manifest = json.loads((made / "runtime.json").read_text())
    shutil.copytree(made / manifest["python"], runtime / "python")
    write_wheel(
        runtime / WHEEL,
        "checker",
        {"checker/__init__.py": b"", "checker/wire.py": WIRE.encode()},
    )
    (folder / "index.html").write_text(PAGE)
    (folder / "page.js").write_text(SCRIPT)
    (folder / "policy.json").write_text('{"name": "a shop"}')
    return folder


@pytest.fixture
def copy(bare: Path, tmp_path: Path) -> Path:
    """A copy of the bare site that a test may break."""
    return Path(shutil.copytree(bare, tmp_path / "site"))


@pytest.fixture
def served(copy: Path) -> Iterator[str]:
    with serving(copy) as url:
        yield url


def test_engine_boots_through_each_stage(page: Page, served: str) -> None:
    """Loading passes runtime, engine and policy, in that order, to ready."""
    open_bare(page, served)

    state = boot(page)

    assert state == {
        "name": "ready",
        "info": {"opened": "a shop", "digest": "abc"},
    }
    stages = [
        s.get("stage", s["name"]) for s in page.evaluate("window.states")
    ]
    assert list(dict.fromkeys(stages)) == [
        "runtime",
        "engine",
        "policy",
        "ready",
    ]


def test_engine_keeps_questions_until_ready(page: Page, served: str) -> None:
    """A question asked before start boots the engine and gets its reply."""
    open_bare(page, served)
    page.evaluate("make()")

    replies = page.evaluate(
        "Promise.all([engine.ask({n: 1}), engine.ask({n: 2})])"
    )

    assert replies == [{"echo": {"n": 1}}, {"echo": {"n": 2}}]


def test_engine_is_told_the_zone_by_its_changes(
    page: Page, served: str
) -> None:
    """New York's clocks changed on 8 March 2026 at 07:00 UTC."""
    open_bare(page, served)
    boot(page)

    zone = page.evaluate("engine.ask({where: true})")

    assert zone["name"] == "America/New_York"
    offsets = zone["offsets"]
    assert offsets[0] == [-10000000, -300]
    assert [29549220, -240] in offsets
    assert offsets == sorted(offsets)
    assert len(offsets) == 53


def test_a_kept_result_brings_its_own_zone(page: Page, served: str) -> None:
    """It was made where its customer was, perhaps not where it is opened."""
    open_bare(page, served)
    boot(page)

    zone = page.evaluate("""engine.ask({where: true, zone: {name: "Mars"}})""")

    assert zone == {"name": "Mars"}


def test_engine_survives_a_refused_question(page: Page, served: str) -> None:
    """An error in Python reaches the asker alone; the next question works."""
    open_bare(page, served)
    boot(page)

    error = page.evaluate(
        """engine.ask({refuse: "no such fact"})
           .catch(({name, message}) => ({name, message}))"""
    )

    assert error == {"name": "ValueError", "message": "no such fact"}
    assert page.evaluate("engine.ask({n: 3})") == {"echo": {"n": 3}}
    assert page.evaluate("engine.state.name") == "ready"


def test_engine_gives_up_on_a_hanging_answer(page: Page, served: str) -> None:
    """A worker that stays silent past the limit is ended, and said so."""
    open_bare(page, served)
    boot(page, "{replyMs: 8000}")

    error = page.evaluate(
        """engine.ask({hang: true})
           .catch(({name, message}) => ({name, message}))"""
    )

    assert error == {
        "name": "TimeoutError",
        "message": "no reply from the worker in 8 s",
    }
    assert page.evaluate("engine.state.error") == error


def break_nothing_there(name: str) -> Callable[[Path], None]:
    def sabotage(site: Path) -> None:
        (site / name).unlink()

    return sabotage


def break_by_writing(name: str, content: bytes) -> Callable[[Path], None]:
    def sabotage(site: Path) -> None:
        (site / name).write_bytes(content)

    return sabotage


def break_by_cutting(name: str) -> Callable[[Path], None]:
    def sabotage(site: Path) -> None:
        path = site / name
        path.write_bytes(path.read_bytes()[:50_000])

    return sabotage


SABOTAGE = {
    "no worker": (
        break_nothing_there("assets/checker/worker.js"),
        "WorkerError",
        "worker.js could not be loaded",
    ),
    "no script": (
        break_nothing_there(PYTHON + "pyodide.mjs"),
        "EditionError",
        "/python/pyodide.mjs: 404 Not Found",
    ),
    "no inner script": (
        break_nothing_there(PYTHON + "pyodide.asm.mjs"),
        "EditionError",
        "/python/pyodide.asm.mjs: 404 Not Found",
    ),
    "no wasm": (
        break_nothing_there(PYTHON + "pyodide.asm.wasm"),
        "EditionError",
        "/python/pyodide.asm.wasm: 404 Not Found",
    ),
    "cut wasm": (
        break_by_cutting(PYTHON + "pyodide.asm.wasm"),
        "LoadError",
        "pyodide.asm.wasm: WebAssembly.compile",
    ),
    "garbled wasm": (
        break_by_writing(PYTHON + "pyodide.asm.wasm", b"hello"),
        "LoadError",
        "pyodide.asm.wasm: WebAssembly.compile",
    ),
    "no library": (
        break_nothing_there(PYTHON + "python_stdlib.zip.txt"),
        "EditionError",
        "/python/python_stdlib.zip.txt: 404 Not Found",
    ),
    "cut library": (
        break_by_cutting(PYTHON + "python_stdlib.zip.txt"),
        "LoadError",
        "Python did not start",
    ),
    "no lock": (
        break_nothing_there(PYTHON + "pyodide-lock.json"),
        "EditionError",
        "/python/pyodide-lock.json: 404 Not Found",
    ),
    "no wheel": (
        break_nothing_there(f"assets/runtime/{WHEEL}"),
        "EditionError",
        "none-any.whl: 404 Not Found",
    ),
    "no policy": (
        break_nothing_there("policy.json"),
        "LoadError",
        "/policy.json: 404 Not Found",
    ),
    "bad policy": (
        break_by_writing("policy.json", b'{"name": '),
        "JSONDecodeError",
        "Expecting value",
    ),
}


@pytest.mark.parametrize("case", SABOTAGE)
def test_engine_names_the_first_cause(
    broken_page: Page, copy: Path, served: str, case: str
) -> None:
    """Whatever fails to load, the engine fails soon and names that file."""
    sabotage, name, message = SABOTAGE[case]
    sabotage(copy)
    open_bare(broken_page, served)

    state = boot(broken_page, "{timeoutMs: 20000}")

    assert state["name"] == "failed"
    assert state["error"]["name"] == name
    assert message in state["error"]["message"]


def test_engine_recovers_by_retry(
    broken_page: Page, copy: Path, served: str
) -> None:
    """After a failure, retry starts afresh and can succeed."""
    policy = copy / "policy.json"
    good = policy.read_text()
    policy.unlink()
    open_bare(broken_page, served)
    assert boot(broken_page)["name"] == "failed"

    policy.write_text(good)
    broken_page.evaluate("engine.retry()")

    assert broken_page.evaluate("settled()")["name"] == "ready"
    assert broken_page.evaluate("engine.ask({n: 4})") == {"echo": {"n": 4}}


class WithoutWasm(SiteHandler):
    """A host whose security policy has no 'wasm-unsafe-eval'."""

    def send_header(self, keyword: str, value: str) -> None:
        super().send_header(keyword, value.replace("'wasm-unsafe-eval'", ""))


class WrongType(SiteHandler):
    """A host that does not know what a .wasm file is."""

    def send_header(self, keyword: str, value: str) -> None:
        super().send_header(
            keyword, value.replace("application/wasm", "text/plain")
        )


@pytest.mark.parametrize(
    ("handler", "message"),
    [
        (WithoutWasm, "'wasm-unsafe-eval'"),
        (WrongType, "served as text/plain, not application/wasm"),
    ],
)
def test_engine_names_a_host_that_hangs_pyodide(
    broken_page: Page,
    bare: Path,
    handler: type[SiteHandler],
    message: str,
) -> None:
    """Where Pyodide alone would wait for ever, the engine says why."""

    class Host(SiteServer):
        def __init__(self, port: int, site: Path) -> None:
            super().__init__(port, site, handler)

    with serving(bare, Host) as url:
        open_bare(broken_page, url)
        state = boot(broken_page, "{timeoutMs: 20000}")

    assert state["name"] == "failed"
    assert message in state["error"]["message"]


def test_engine_refuses_the_policy_of_another_edition(
    broken_page: Page, served: str
) -> None:
    """A policy that is not the one the page was made from never answers."""
    open_bare(broken_page, served)

    state = boot(broken_page, '{digest: "def"}')

    assert state["error"] == {
        "name": "EditionError",
        "message": "the policy is abc, the page's def",
    }


def test_engine_loads_nothing_from_elsewhere(
    broken_page: Page, served: str
) -> None:
    """A policy at another origin is refused before any request is made."""
    open_bare(broken_page, served)

    state = boot(broken_page, '{policyUrl: "http://localhost:9/policy.json"}')

    assert state["error"] == {
        "name": "LoadError",
        "message": "http://localhost:9/policy.json is not on this site",
    }


def open_bare(page: Page, url: str) -> None:
    page.goto(url)
    page.wait_for_function("window.make !== undefined")


def boot(page: Page, options: str = "{}") -> dict[str, Any]:
    """Start the engine and wait until it is ready or failed."""
    page.evaluate(f"make({options}); engine.start()")
    state: dict[str, Any] = page.evaluate("settled()")
    return state
