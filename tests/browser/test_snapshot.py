"""A second visit starts Python from a kept memory, and never fails by it."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from browser.hosting import ROOT, serving
from browser.test_boot import SAVER, ready
from browser.test_engine import PAGE, SCRIPT, boot, open_bare
from browser.test_journeys import JOURNEYS, walk
from browser.test_offline import told, until
from clausewise.publish import write_service_worker

CHECK = "order-desk/check/"
PAGE_BYTES = 4096

type Harm = Callable[[bytearray], None]


@pytest.fixture
def visitor(chromium: Browser) -> Iterator[BrowserContext]:
    """A fresh profile that may keep the site."""
    context = chromium.new_context(
        locale="en-US", timezone_id="America/New_York"
    )
    yield context
    context.close()


def test_second_visit_starts_from_the_snapshot(
    visitor: BrowserContext, site: str, built: tuple[Path, str]
) -> None:
    """The memory is fetched after the first start, and serves the next."""
    journey = next(j for j in JOURNEYS if j["store"] == "order-desk")
    shown = []
    for start in ("plainly", "from a snapshot"):
        page = visitor.new_page()
        walk(page, site + CHECK, journey["answers"])
        assert how_started(page) == start
        shown.append(page.locator(".checker-result h1").inner_text())
        wait_until_kept(page, built[0])
        page.close()
    assert shown[0] == shown[1]


def test_memory_with_a_wrong_byte_is_not_taken(
    visitor: BrowserContext, site: str, built: tuple[Path, str]
) -> None:
    """What was kept is checked by its digest, before Python sees it."""
    first = visited(visitor, site, built[0])
    first.evaluate(
        """async (path) => {
          const [name] = (await caches.keys()).filter(
            (name) => !name.endsWith("clients"));
          const kept = await caches.open(name);
          const url = new URL(path, location.origin).href;
          const bytes = new Uint8Array(
            await (await kept.match(url)).arrayBuffer());
          bytes[bytes.length >> 1] ^= 1;
          await kept.put(url, new Response(bytes));
        }""",
        snapshot_of(built[0]),
    )

    page = visitor.new_page()
    page.goto(site + CHECK)

    ready(page)
    assert how_started(page) == "plainly"


def another_build(memory: bytearray) -> None:
    """The name of the Pyodide that it was made in."""
    start = first_page(memory)
    memory[start + 16] ^= 1


def no_python(memory: bytearray) -> None:
    """The header is right, and behind it stands nothing of Python."""
    start = first_page(memory) + PAGE_BYTES
    memory[start:] = b"\xa5" * (len(memory) - start)


@pytest.mark.parametrize("harm", [another_build, no_python])
def test_snapshot_that_fails_does_no_harm(
    visitor: BrowserContext,
    built: tuple[Path, str],
    tmp_path: Path,
    harm: Harm,
) -> None:
    """The checker starts without it, and never tries or fetches it again."""
    copy = tmp_path / "site"
    shutil.copytree(built[0], copy)
    put_snapshot(copy, harm)
    with serving(copy) as url:
        visited(visitor, url, copy)
        starts = []
        for _ in range(2):
            page = visitor.new_page()
            page.goto(url + CHECK)
            ready(page)
            starts.append(how_started(page))
            until(page, EMPTY, snapshot_of(copy))
            page.close()

    assert starts == ["snapshot failed", "plainly"]


def test_data_saver_fetches_no_snapshot(
    visitor: BrowserContext, site: str, built: tuple[Path, str]
) -> None:
    """With data-saver on the checker is kept, and no memory of it."""
    visitor.add_init_script(SAVER)
    page = visitor.new_page()
    page.goto(site + CHECK)
    page.get_by_label("Canceled before it was shipped").check()
    page.get_by_role("button", name="Continue").click()
    ready(page)

    until(page, f"async () => {KEPT} === {len(kept_paths(built[0])) - 1}")
    page.wait_for_timeout(1500)

    paths = page.evaluate(PATHS)
    assert f"/{snapshot_of(built[0])}" not in paths


def test_worker_that_hangs_over_a_snapshot_is_replaced(
    broken_page: Page, tmp_path: Path
) -> None:
    """Silence over a kept memory is cut short, and questions go on."""
    shutil.copytree(ROOT / "docs/assets/checker", tmp_path / "assets/checker")
    (tmp_path / "index.html").write_text(PAGE)
    (tmp_path / "page.js").write_text(SCRIPT)
    (tmp_path / "assets/checker/worker.js").write_text(
        """self.onmessage = ({ data: { id, addresses } }) => {
          if (addresses?.snapshot) {
            self.postMessage({ type: "restoring" });
          } else {
            self.postMessage({ id, type: "ready", info: {} });
          }
        };"""
    )
    with serving(tmp_path) as url:
        open_bare(broken_page, url)

        state = boot(broken_page, '{snapshotUrl: "it", restoreMs: 300}')

    assert state == {"name": "ready", "info": {}}
    assert broken_page.evaluate("engine.howStarted") == "snapshot failed"
    names = broken_page.evaluate("window.states.map(({ name }) => name)")
    assert "failed" not in names


EMPTY = """async (path) => (await (await caches.match(
  new URL(path, location.origin).href)).arrayBuffer()).byteLength === 0"""
KEPT = """(await (await caches.open((await caches.keys()).find(
  (name) => !name.endsWith("clients")))).keys()).length"""
PATHS = """async () => (await (await caches.open((await caches.keys()).find(
  (name) => !name.endsWith("clients")))).keys())
  .map(({ url }) => new URL(url).pathname)"""


def visited(visitor: BrowserContext, url: str, site: Path) -> Page:
    """A page of a reader who has everything of the checker kept."""
    page = visitor.new_page()
    page.goto(url + CHECK)
    ready(page)
    wait_until_kept(page, site)
    return page


def wait_until_kept(page: Page, site: Path) -> None:
    until(page, f"async () => {KEPT} === {len(kept_paths(site))}")


def kept_paths(site: Path) -> list[str]:
    known = told(site)
    return [
        path
        for part in ("files", "runtime", "snapshot")
        for path in known[part]
    ]


def snapshot_of(site: Path) -> str:
    """The address of the site's one memory."""
    [path] = told(site)["snapshot"]
    return str(path)


def how_started(page: Page) -> str | None:
    return page.locator("html").get_attribute("data-start")


def first_page(memory: bytearray) -> int:
    """Where the pages begin: behind the size and a flag for each."""
    size = int.from_bytes(memory[:4], "little")
    return 4 + -(-size // PAGE_BYTES)


def put_snapshot(site: Path, harm: Harm) -> None:
    """Give the site a memory that does harm, under its own right name."""
    path = site / snapshot_of(site)
    memory = bytearray(path.read_bytes())
    harm(memory)
    path.unlink()
    name = f"snapshot-{hashlib.sha256(memory).hexdigest()[:32]}.txt"
    (path.parent / name).write_bytes(memory)
    for page in site.rglob("check/index.html"):
        html = page.read_text(encoding="utf-8")
        assert path.name in html
        page.write_text(html.replace(path.name, name), encoding="utf-8")
    write_service_worker(site)
