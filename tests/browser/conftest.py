"""What every browser test stands on: a browser, the built site, a page.

Chromium, unless CLAUSEWISE_BROWSER says firefox.
"""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    Request,
    expect,
    sync_playwright,
)

from browser.hosting import ROOT, serving

# What comes at all comes sooner; a busy machine may take longer than usual.
expect.set_options(timeout=30_000)

_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """A headless Chromium, the one that `make test` found."""
    with playwright.chromium.launch(
        args=_FLAGS, executable_path=found("chromium")
    ) as browser:
        yield browser


@pytest.fixture(scope="session")
def firefox(playwright: Playwright) -> Iterator[Browser]:
    """A headless Firefox, the one that `make test` found.

    Playwright's own build is driven in its own way, any other by WebDriver
    BiDi.
    """
    path = found("firefox")
    is_own = path == playwright.firefox.executable_path
    with playwright.firefox.launch(
        channel=None if is_own else "moz-firefox", executable_path=path
    ) as browser:
        yield browser


@pytest.fixture(scope="session")
def browser(request: pytest.FixtureRequest) -> Browser:
    """The browser that a test runs in, unless its module says another."""
    name = os.environ.get("CLAUSEWISE_BROWSER", "chromium")
    found: Browser = request.getfixturevalue(name)
    return found


@pytest.fixture(scope="session")
def built(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Path, str]]:
    """The folder of the built site and its address."""
    from clausewise.site import build_site

    folder = tmp_path_factory.mktemp("site") / "built"
    with serving(folder) as url:
        build_site(ROOT, folder, url)
        yield folder, url


@pytest.fixture(scope="session")
def site(built: tuple[Path, str]) -> str:
    """The address of the built site, with a slash at its end."""
    return built[1]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile: nothing stored, American English, New York time.

    No service worker, which would answer where a test stands in for the host;
    its own tests allow it.
    """
    context = browser.new_context(
        locale="en-US",
        service_workers="block",
        timezone_id="America/New_York",
    )
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails its test on a console error or a foreign request."""
    page = context.new_page()
    faults: list[str] = []
    page.on(
        "console",
        lambda m: (
            faults.append(f"console: {m.text}") if m.type == "error" else None
        ),
    )
    page.on("pageerror", lambda error: faults.append(f"thrown: {error}"))
    foreign = watch_origin(context)
    yield page
    assert not faults + foreign


@pytest.fixture
def broken_page(context: BrowserContext) -> Iterator[Page]:
    """A page for sabotage: its console may show what the test broke."""
    foreign = watch_origin(context)
    yield context.new_page()
    assert not foreign


@pytest.fixture
def shifts(page: Page) -> Callable[[], list[Any]]:
    """What has moved on the page since its first paint, and how far."""
    page.add_init_script(
        """window.shifts = [];
        new PerformanceObserver((list) => {
          for (const { value, sources } of list.getEntries()) {
            window.shifts.push([value, String(sources?.[0]?.node?.className)]);
          }
        }).observe({ type: "layout-shift", buffered: true });"""
    )
    return lambda: page.evaluate("window.shifts")


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """Runs axe on a page; one line for each violation, none if all is well."""
    source = (ROOT / "node_modules/axe-core/axe.min.js").read_text()

    def run(page: Page) -> list[str]:
        page.evaluate(source)
        result: dict[str, Any] = page.evaluate("axe.run()")
        return [
            f"{violation['id']}: {node['html']}"
            for violation in result["violations"]
            for node in violation["nodes"]
        ]

    return run


def found(name: str) -> str:
    """The path of a browser on this machine."""
    search = subprocess.run(
        [ROOT / "build/setup/browser.sh", name],
        capture_output=True,
        check=False,
        text=True,
    )
    if search.returncode:
        pytest.fail(search.stderr)
    return search.stdout.strip()


def watch_origin(context: BrowserContext) -> list[str]:
    """A list that fills with requests to other origins than the first."""
    foreign: list[str] = []
    origins: list[str] = []

    def note(request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in {"http", "https", "ws", "wss"}:
            return
        origin = f"{parts.scheme}://{parts.netloc}"
        origins.append(origin)
        if origin != origins[0]:
            foreign.append(f"foreign request: {request.url}")

    context.on("request", note)
    return foreign
