"""Makes the two sites to compare: ours, and stock Pyodide with our engine."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from clausewise.publish import Addresses
from clausewise.publish.compress import compress
from clausewise.publish.headers import FOREVER
from clausewise.runtime.archive import write_zip
from clausewise.serve.static import SiteHandler, SiteServer
from clausewise.site import build_site

__all__ = ["Site", "make_sites"]

HERE = Path(__file__).parent
_STORE = "order-desk"
_STOCK = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "pyodide-lock.json",
    "python_stdlib.zip",
)


@dataclass(frozen=True, slots=True)
class Site:
    """A site that is up: what its page is told, and the bytes it sends."""

    url: str
    worker: str
    python: str
    wheel: str
    sent: int


class _KeepingHandler(SiteHandler):
    """Lets a browser keep all of the runtime, stock files too."""

    def cache_control(self) -> str:
        is_stock = self.path.startswith("/stock/")
        return FOREVER if is_stock else super().cache_control()


@contextmanager
def make_sites(root: Path, folder: Path) -> Iterator[tuple[Site, Site]]:
    """Build both sites below the folder, and serve them."""
    with (
        SiteServer(0, folder / "stock", _KeepingHandler) as theirs,
        SiteServer(0, folder / "ours", _KeepingHandler) as own,
    ):
        build_site(root, folder / "ours", own.url)
        told = Addresses.read(folder / "ours/assets/runtime", {})
        _make_stock(root, folder)
        for name in ("ours", "stock"):
            _add_page(folder / name)
            compress(folder / name, root / ".cache" / "compressed")
        for server in (theirs, own):
            threading.Thread(target=server.serve_forever, daemon=True).start()
        runtime = "assets/runtime/"
        yield (
            Site(
                theirs.url,
                "bench/stock_worker.js",
                "stock/",
                "stock/engine.zip",
                _sent(folder / "stock/stock"),
            ),
            Site(
                own.url,
                "bench/worker.js",
                runtime + told.python,
                runtime + told.wheel,
                _sent(folder / "ours" / runtime),
            ),
        )
        for server in (theirs, own):
            server.shutdown()


def _make_stock(root: Path, folder: Path) -> None:
    """Pyodide as npm delivers it; the engine as it is written."""
    stock = folder / "stock" / "stock"
    stock.mkdir(parents=True)
    for name in _STOCK:
        shutil.copyfile(root / "node_modules/pyodide" / name, stock / name)
    engine = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in (root / "checker").rglob("*.py")
    }
    write_zip(stock / "engine.zip", engine)


def _add_page(site: Path) -> None:
    """A bare page; the same scripts on both sites."""
    bench = site / "bench"
    scripts = next((site.parent / "ours/assets/checker").iterdir())
    shutil.copytree(scripts, bench)
    for name in ("index.html", "page.js", "stock_worker.js"):
        shutil.copyfile(HERE / name, bench / name)
    policy = site.parent / "ours" / _STORE / "policy.json"
    shutil.copyfile(policy, bench / "policy.json")


def _sent(folder: Path) -> int:
    """The bytes on the line, each file in its smallest form."""
    sizes = []
    for file in folder.rglob("*"):
        if file.is_file() and file.suffix not in {".br", ".gz"}:
            beside = file.with_name(file.name + ".br")
            sizes.append(min(_size(file), _size(beside)))
    return sum(sizes)


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 1 << 40
