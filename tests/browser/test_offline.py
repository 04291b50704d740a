"""The site without a network, across editions, and with its worker ended."""

from __future__ import annotations

import io
import json
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browser.test_journeys import JOURNEYS, walk
from checker.codec import digest
from clausewise.publish import write_service_worker
from clausewise.serve import DevServer
from clausewise.serve.static import SiteHandler, SiteServer

CHECK = "order-desk/check/"
POLICY_PAGE = "order-desk/cancellation/"
OLD, NEW = "Nobody renewed this page.", "This page was renewed."


@pytest.fixture
def visitor(chromium: Browser) -> Iterator[BrowserContext]:
    """A fresh profile that may keep the site."""
    context = chromium.new_context(
        locale="en-US", timezone_id="America/New_York"
    )
    # A busy machine starts three checkers at once in one of these tests.
    context.set_default_navigation_timeout(90_000)
    yield context
    context.close()


class Host:
    """A host that can publish another edition, go down, and come back."""

    def __init__(self, site: Path) -> None:
        self.server = SiteServer(0, site)
        self.url = self.server.url
        self._run()

    def publish(self, site: Path) -> None:
        self.server.site = site

    def down(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def up(self, site: Path) -> None:
        self.server = SiteServer(self.server.server_port, site)
        assert self.server.url == self.url
        self._run()

    def _run(self) -> None:
        threading.Thread(
            target=self.server.serve_forever, args=(0.02,), daemon=True
        ).start()


@pytest.fixture(scope="module")
def old(
    built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """An edition of the site with a sentence of its own on one page."""
    folder = tmp_path_factory.mktemp("old") / "site"
    shutil.copytree(built[0], folder)
    page = folder / POLICY_PAGE / "index.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("</h1>", f"</h1><p>{OLD}</p>", 1), "utf-8")
    set_up_worker(folder)
    return folder


@pytest.fixture
def new(old: Path, tmp_path: Path) -> Path:
    """The edition after it: another sentence, another policy."""
    return edition(old, tmp_path / "new", renew)


@pytest.fixture
def host(old: Path) -> Iterator[Host]:
    host = Host(old)
    yield host
    host.down()


def edition(
    before: Path, folder: Path, change: Callable[[Path], None]
) -> Path:
    """A copy of the site with a change, published as a whole."""
    shutil.copytree(before, folder)
    change(folder)
    set_up_worker(folder)
    return folder


def set_up_worker(folder: Path) -> None:
    """As a build does it, but patient: a test machine may be busy."""
    write_service_worker(folder)
    script = folder / "sw.js"
    text = script.read_text(encoding="utf-8")
    assert "PATIENCE_MS = 3000" in text
    script.write_text(
        text.replace("PATIENCE_MS = 3000", "PATIENCE_MS = 30_000"), "utf-8"
    )


def renew(folder: Path) -> None:
    page = folder / POLICY_PAGE / "index.html"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace(OLD, NEW), encoding="utf-8")
    policy = folder / "order-desk/policy.json"
    before = policy.read_text(encoding="utf-8")
    after = before + "\n"
    policy.write_text(after, encoding="utf-8")
    check = folder / CHECK / "index.html"
    html = check.read_text(encoding="utf-8")
    assert digest(before) in html
    check.write_text(html.replace(digest(before), digest(after)), "utf-8")


def test_site_works_without_a_network_after_the_first_visit(
    visitor: BrowserContext, host: Host, old: Path
) -> None:
    """Having opened the checker once, a reader can go on with no network."""
    page = visitor.new_page()
    page.goto(host.url + CHECK)
    wait_until_kept(page, old)

    host.down()

    page.goto(host.url + POLICY_PAGE)
    expect(page.get_by_text(OLD)).to_be_visible()
    journey = next(j for j in JOURNEYS if j["store"] == "order-desk")
    walk(page, host.url + CHECK, journey["answers"])
    expect(page.locator(".checker-result")).to_be_visible()


def test_page_is_the_newest_where_there_is_a_network(
    visitor: BrowserContext, host: Host, old: Path, new: Path
) -> None:
    """The first look after an upgrade shows it, and the next keeps it."""
    page = visitor.new_page()
    page.goto(host.url + CHECK)
    wait_until_kept(page, old)
    host.publish(new)

    page.goto(host.url + POLICY_PAGE)

    expect(page.get_by_text(NEW)).to_be_visible()
    wait_until_kept(page, new)
    host.down()
    page.goto(host.url + POLICY_PAGE)
    expect(page.get_by_text(NEW)).to_be_visible()


def test_page_keeps_the_edition_that_it_began_with(
    visitor: BrowserContext, host: Host, old: Path, new: Path
) -> None:
    """An open page gets its own files after an upgrade, a new one new ones."""
    first = visitor.new_page()
    first.goto(host.url + CHECK)
    wait_until_kept(first, old)
    first.reload()
    until(first, "() => navigator.serviceWorker.controller !== null")
    host.publish(new)

    second = visitor.new_page()
    second.goto(host.url + CHECK)
    wait_until_kept(second, new)

    texts = [policy_of(page) for page in (first, second)]
    before, after = (
        (site / "order-desk/policy.json").read_text(encoding="utf-8")
        for site in (old, new)
    )
    assert texts == [before, after]


def test_edition_that_arrives_slowly_is_kept_whole(
    visitor: BrowserContext,
    host: Host,
    old: Path,
    new: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What an old worker clears away is never what a new one brings."""
    asked, released = threading.Event(), threading.Event()
    send_head = SiteHandler.send_head

    def slowly(self: SiteHandler) -> io.BytesIO | BinaryIO | None:
        if self.path == "/about/privacy/":
            asked.set()
            released.wait()
        return send_head(self)

    page = visitor.new_page()
    page.goto(host.url + CHECK)
    wait_until_kept(page, old)
    page.reload()
    until(page, "() => navigator.serviceWorker.controller !== null")
    monkeypatch.setattr(SiteHandler, "send_head", slowly)
    host.publish(new)
    page.goto(host.url + POLICY_PAGE)
    assert asked.wait(60)
    brought = "async (edition) => caches.has(`clausewise / ${edition}`)"
    until(page, brought, told(new)["edition"])

    page.goto(host.url + CHECK)

    # The old worker clears away after it has answered.
    page.wait_for_timeout(500)
    assert page.evaluate(brought, told(new)["edition"])
    released.set()
    wait_until_kept(page, new)


def test_old_edition_goes_when_nobody_reads_it(
    visitor: BrowserContext, host: Host, old: Path, new: Path
) -> None:
    """With its last page closed, what was kept of an edition is removed."""
    script = new / "sw.js"
    text = script.read_text(encoding="utf-8")
    assert "60_000" in text
    # A page may take a minute to open; none does here.
    script.write_text(text.replace("60_000", "0"), encoding="utf-8")
    page = visitor.new_page()
    page.goto(host.url + CHECK)
    wait_until_kept(page, old)
    host.publish(new)
    page.goto(host.url + POLICY_PAGE)
    wait_until_kept(page, new)

    page.goto(host.url + POLICY_PAGE)

    until(
        page,
        "async (old) => !(await caches.keys()).some(k => k.endsWith(old))",
        told(old)["edition"],
    )


def test_kill_switch_leaves_nothing(
    visitor: BrowserContext, host: Host, old: Path, tmp_path: Path
) -> None:
    """A site built with OFFLINE=false ends the worker and what it kept."""
    page = visitor.new_page()
    page.goto(host.url + CHECK)
    wait_until_kept(page, old)
    ended = tmp_path / "ended"
    shutil.copytree(old, ended)
    write_service_worker(ended, is_offline=False)
    host.publish(ended)

    page.goto(host.url + POLICY_PAGE)

    until(page, "async () => !(await caches.keys()).length")
    expect(page.get_by_text(OLD)).to_be_visible()


def test_half_an_upgrade_is_never_kept(
    visitor: BrowserContext, host: Host, old: Path, tmp_path: Path
) -> None:
    """While a host mixes two editions, the worker of neither is set up."""
    mixed = tmp_path / "mixed"
    shutil.copytree(old, mixed)
    (mixed / "assets/site.css").write_text("/* of another edition */")
    host.publish(mixed)
    page = visitor.new_page()

    page.goto(host.url + POLICY_PAGE)

    expect(page.get_by_text(OLD)).to_be_visible()
    refused = page.evaluate(
        """async () => {
          const found = await navigator.serviceWorker.register("/sw.js");
          const worker = found.installing ?? found.waiting ?? found.active;
          const ends = ["activated", "redundant"];
          while (!ends.includes(worker.state)) {
            await new Promise((resolve) => setTimeout(resolve, 50));
          }
          return worker.state;
        }"""
    )
    assert refused == "redundant"


def test_full_storage_harms_nothing(
    visitor: BrowserContext, host: Host
) -> None:
    """Where the browser gives no room, the checker works as ever online."""
    page = visitor.new_page()
    session = visitor.new_cdp_session(page)
    session.send(
        "Storage.overrideQuotaForOrigin",
        {"origin": host.url.rstrip("/"), "quotaSize": 1000},
    )
    page.goto(host.url + CHECK)

    journey = next(j for j in JOURNEYS if j["store"] == "order-desk")
    for _ in range(2):
        page.evaluate("sessionStorage.clear()")
        walk(page, host.url + CHECK, journey["answers"])
        expect(page.locator(".checker-result")).to_be_visible()
        page = visitor.new_page()
        page.goto(host.url + CHECK)


def test_make_serve_keeps_nothing(visitor: BrowserContext, old: Path) -> None:
    """An editor's browser forgets what it kept of a site at that address."""
    with DevServer(0) as server:
        server.site = old
        threading.Thread(
            target=server.serve_forever, args=(0.02,), daemon=True
        ).start()
        page = visitor.new_page()
        page.goto(server.url)
        page.evaluate(
            """async () => {
              await caches.open("clausewise / left over");
              await navigator.serviceWorker.register("/sw.js");
            }"""
        )

        page.reload()

        until(
            page,
            """async () =>
              !(await navigator.serviceWorker.getRegistrations()).length &&
              !(await caches.keys()).length""",
        )
        server.shutdown()


def test_manifest_names_icons_that_are_there(
    page: Page, site: str, built: tuple[Path, str]
) -> None:
    """Browsers find the manifest, its start page and its icons, as told."""
    page.goto(site + POLICY_PAGE)
    session = page.context.new_cdp_session(page)

    found = session.send("Page.getAppManifest")

    assert found["errors"] == []
    manifest = json.loads(found["data"])
    assert (manifest["start_url"], manifest["scope"]) == ("./", "./")
    purposes = set()
    for icon in manifest["icons"]:
        content = (built[0] / icon["src"]).read_bytes()
        purposes.add(icon.get("purpose", "any"))
        if icon["type"] == "image/png":
            # A PNG begins with its name and then its width and height.
            sides = (content[16:20], content[20:24])
            measured = "x".join(str(int.from_bytes(s)) for s in sides)
            assert icon["sizes"] == measured
    assert purposes == {"any", "maskable"}


def told(site: Path) -> dict[str, Any]:
    """What an edition's worker knows of its files."""
    text = (site / "sw.js").read_text(encoding="utf-8")
    known: dict[str, Any] = json.JSONDecoder().raw_decode(
        text.removeprefix("const SITE = ")
    )[0]
    return known


def wait_until_kept(page: Page, site: Path) -> None:
    """Wait until the whole edition is kept, the runtime too."""
    known = told(site)
    until(
        page,
        """async ([edition, count]) => {
          const names = await caches.keys();
          const name = names.find((name) => name.endsWith(edition));
          const kept = name && (await caches.open(name));
          // Python's memory may come later.
          const paths = kept && (await kept.keys()).map(({ url }) => url);
          const others = paths?.filter((url) => !url.includes("/snapshot-"));
          return others?.length === count;
        }""",
        [known["edition"], len(known["files"]) + len(known["runtime"])],
    )


def policy_of(page: Page) -> str:
    """What a page gets as its policy."""
    text: str = page.evaluate(
        "fetch('../policy.json').then((response) => response.text())"
    )
    return text


def until(page: Page, claim: str, given: object = None) -> None:
    """Wait until the claim holds; it may be asynchronous."""
    for _ in range(600):
        if page.evaluate(claim, given):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"this never held: {claim}")
