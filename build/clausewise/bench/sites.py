"""Makes the sites to compare: stock Pyodide, ours, ours less its snapshot."""

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

__all__ = ["Site", "Sites", "make_sites"]

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


@dataclass(frozen=True, slots=True)
class Sites:
    """Stock Pyodide with our engine; our site; our site without a snapshot."""

    stock: Site
    ours: Site
    plain: Site
    # The bytes of Python's memory, which a browser fetches when it is idle.
    memory: int


class _KeepingHandler(SiteHandler):
    """Lets a browser keep all of the runtime, stock files too."""

    def cache_control(self) -> str:
        is_stock = self.path.startswith("/stock/")
        return FOREVER if is_stock else super().cache_control()


@contextmanager
def make_sites(root: Path, folder: Path) -> Iterator[Sites]:
    """Build the sites below the folder, and serve them."""
    servers = {
        name: SiteServer(0, folder / name, _KeepingHandler)
        for name in ("stock", "ours", "plain")
    }
    for name in ("ours", "plain"):
        is_ours = name == "ours"
        build_site(
            root, folder / name, servers[name].url, may_snapshot=is_ours
        )
    _make_stock(root, folder)
    for name, server in servers.items():
        _add_page(root, folder / name)
        compress(folder / name, root / ".cache" / "compressed")
        threading.Thread(target=server.serve_forever, daemon=True).start()
    runtime = "assets/runtime/"
    told = Addresses.read(folder / "ours" / runtime, {})
    own = ("bench/worker.js", runtime + told.python, runtime + told.wheel)
    theirs = ("bench/stock_worker.js", "stock/", "stock/engine.zip")
    plain, whole = (_sent(folder / s / runtime) for s in ("plain", "ours"))
    yield Sites(
        Site(servers["stock"].url, *theirs, _sent(folder / "stock/stock")),
        Site(servers["ours"].url, *own, plain),
        Site(servers["plain"].url, *own, plain),
        whole - plain,
    )
    for server in servers.values():
        server.shutdown()
        server.server_close()


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


def _add_page(root: Path, site: Path) -> None:
    """A bare page, the same on all sites, and the worker that we deliver."""
    bench = site / "bench"
    shutil.copytree(root / "docs/assets/checker", bench)
    scripts = next((site.parent / "ours/assets/checker").iterdir())
    shutil.copyfile(scripts / "worker.js", bench / "worker.js")
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
