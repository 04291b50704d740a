"""Visits a site in a fresh Chromium, on lines and processors of all kinds."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

from playwright.sync_api import BrowserContext, sync_playwright

from clausewise.bench.sites import Site

__all__ = ["LINES", "Visit", "Visitor"]

_FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run"]
_LIMIT_MS = 300_000
_TICK_S = 0.02

# What the service worker keeps last is the end of it all.
_IS_KEPT = """async () => {
  const { wheel, snapshot } = document.getElementById("checker").dataset;
  const last = new URL(snapshot ?? wheel, document.baseURI).href;
  const count = async (name) =>
    (await (await caches.open(name)).keys()).length;
  const names = (await caches.keys()).filter((n) => !n.endsWith("clients"));
  const before = await Promise.all(names.map(count));
  await new Promise((resolve) => setTimeout(resolve, 500));
  const after = await Promise.all(names.map(count));
  return String(before) === String(after) && Boolean(await caches.match(last));
}"""


@dataclass(frozen=True, slots=True)
class Line:
    """A network: bits per second, and milliseconds there and back."""

    bits: int
    latency: int


LINES: dict[str, Line | None] = {
    "loopback": None,
    "10 Mbit/s 40 ms": Line(10_000_000, 40),
    "1.6 Mbit/s 150 ms": Line(1_600_000, 150),
}


@dataclass(frozen=True, slots=True)
class Visit:
    """Seconds until ready, milliseconds for answers, megabytes in use."""

    ready: float
    first: float
    answer: float
    memory: float


class Visitor:
    """Opens the bare page of a site, each time with a fresh browser."""

    def __enter__(self) -> Self:
        self._playwright = sync_playwright().start()
        self._path = subprocess.check_output(
            ["build/setup/browser.sh", "chromium"], text=True
        ).strip()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._playwright.stop()

    def cold(self, site: Site, line: Line | None = None) -> Visit:
        """A first visit over that line."""
        with self._reader() as context:
            return _visit(context, site, line)

    def slow(self, site: Site) -> Visit:
        """A first visit with a quarter of the processor."""
        with self._reader() as context, _quarter():
            return _visit(context, site)

    def again(self, site: Site) -> Visit:
        """A third visit: the files are there, and what came of them."""
        with self._reader() as context:
            for _ in range(3):
                visit = _visit(context, site)
                time.sleep(1)
            return visit

    def both(self, site: Site) -> tuple[float, float]:
        """The real page: a first visit, then one with the service worker."""
        with self._reader() as context:
            first, second = (_real_visit(context, site)[0] for _ in range(2))
            return first, second

    def starts(self, site: Site, count: int) -> int:
        """How many repeat visits in a row start from the snapshot."""
        with self._reader() as context:
            _real_visit(context, site)
            hows = [_real_visit(context, site)[1] for _ in range(count)]
            return hows.count("from a snapshot")

    @contextmanager
    def _reader(self) -> Iterator[BrowserContext]:
        """A new reader's, with a profile of its own on the disk.

        A private window, which is all that a bare context is, keeps nothing
        that was compiled: no reader's second visit is like that.
        """
        with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
            context = self._playwright.chromium.launch_persistent_context(
                profile, args=_FLAGS, executable_path=self._path
            )
            yield context
            context.close()


def _visit(
    context: BrowserContext, site: Site, line: Line | None = None
) -> Visit:
    page = context.new_page()
    page.set_default_timeout(_LIMIT_MS)
    page.goto(f"{site.url}bench/")
    page.wait_for_function("() => window.bench !== undefined")
    if line is not None:
        context.new_cdp_session(page).send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": line.latency,
                "downloadThroughput": line.bits / 8,
                "uploadThroughput": line.bits / 8,
            },
        )
    told = {"worker": site.worker, "python": site.python, "wheel": site.wheel}
    times: dict[str, Any] = page.evaluate("(site) => bench(site)", told)
    memory = _memory()
    page.close()
    return Visit(
        times["ready"] / 1000, times["first"], times["answer"], memory
    )


def _real_visit(context: BrowserContext, site: Site) -> tuple[float, str]:
    """The seconds until the page's checker is ready, and how it started."""
    page = context.new_page()
    page.set_default_timeout(_LIMIT_MS)
    began = time.monotonic()
    page.goto(f"{site.url}order-desk/check/")
    page.locator("html[data-checker=ready]").wait_for()
    seconds = time.monotonic() - began
    how = page.locator("html").get_attribute("data-start") or ""
    while not page.evaluate(_IS_KEPT):
        page.wait_for_timeout(100)
    page.close()
    return seconds, how


@contextmanager
def _quarter() -> Iterator[None]:
    """Let the browser's processes run a quarter of the time.

    DevTools' own brake does not reach workers.
    """
    done = threading.Event()
    pids: list[int] = []

    def watch() -> None:
        while not done.wait(_TICK_S * 5):
            pids[:] = _browsers()

    def brake() -> None:
        while not done.is_set():
            stopped = list(pids)
            _send(stopped, signal.SIGSTOP)
            time.sleep(_TICK_S * 3 / 4)
            _send(stopped, signal.SIGCONT)
            time.sleep(_TICK_S / 4)

    threads = [threading.Thread(target=act) for act in (watch, brake)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        done.set()
        for thread in threads:
            thread.join()


def _send(pids: list[int], number: int) -> None:
    for pid in pids:
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            # It has ended meanwhile.
            continue


def _memory() -> float:
    """What the page's processes alone use, in megabytes; 0 if not known."""
    total = 0
    for pid in _browsers("--type=renderer"):
        try:
            text = Path(f"/proc/{pid}/smaps_rollup").read_text()
        except OSError:
            continue
        total += sum(
            int(line.split()[1])
            for line in text.splitlines()
            if line.startswith(("Private_Clean", "Private_Dirty"))
        )
    return total / 1000


def _browsers(kind: str = "") -> list[int]:
    """The processes below this one that are Chromium's, on Linux."""
    found: list[int] = []
    parents: dict[int, int] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        parents[int(status.parent.name)] = int(fields[1])
    for pid in parents:
        try:
            command = Path(f"/proc/{pid}/cmdline").read_text()
        except OSError:
            continue
        ours = pid
        while ours in parents and ours != os.getpid():
            ours = parents[ours]
        if ours == os.getpid() and "chrom" in command and kind in command:
            found.append(pid)
    return found
