"""What a customer sees when the checker cannot run.

Each time: what happened in plain words, the tables, a person to reach, and a
way to try again.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from browser.hosting import serving
from browser.test_journeys import walk
from clausewise.runtime.archive import read_zip, write_wheel
from clausewise.serve.static import SiteHandler, SiteServer

CHECK = "order-desk/check/"
CONTACT = "online customer service"
LOST = "A part of it did not arrive."
RENEWED = "The site has been renewed since this page was opened"
BLOCKED = "does not let it run"
SLOW = "It took too long."
WRONG = "Something in it went wrong. It is not your mistake."

# Stands in for checker.wire: it opens the real policy, and then goes wrong.
CRASHING = """
from checker.wire_as_it_was import open_policy
def answer(text):
    raise ZeroDivisionError("on purpose")
"""
HANGING = """
from checker.wire_as_it_was import open_policy
def answer(text):
    while True:
        pass
"""

type Sabotage = Callable[[Path], None]


def gone(pattern: str) -> Sabotage:
    def sabotage(site: Path) -> None:
        found = list(site.glob(pattern))
        assert found
        for file in found:
            file.unlink()

    return sabotage


def cut(pattern: str) -> Sabotage:
    def sabotage(site: Path) -> None:
        (file,) = site.glob(pattern)
        file.write_bytes(file.read_bytes()[:60_000])

    return sabotage


def garbled(pattern: str) -> Sabotage:
    def sabotage(site: Path) -> None:
        (file,) = site.glob(pattern)
        content = bytearray(file.read_bytes())
        middle = len(content) // 2
        content[middle : middle + 400] = b"\xff" * 400
        file.write_bytes(content)

    return sabotage


def engine(wire: str) -> Sabotage:
    """An engine whose door is another one."""

    def sabotage(site: Path) -> None:
        (wheel,) = site.glob("assets/runtime/*.whl.txt")
        files = {
            name: content
            for name, content in read_zip(wheel).items()
            if ".dist-info/" not in name
        }
        files["checker/wire_as_it_was.pyc"] = files.pop("checker/wire.pyc")
        files["checker/wire.py"] = wire.encode()
        write_wheel(wheel, "checker", files)

    return sabotage


def another_policy(site: Path) -> None:
    """The policy of the next edition, under the page of this one."""
    policy = site / "order-desk/policy.json"
    policy.write_text(policy.read_text(encoding="utf-8") + "\n", "utf-8")


PYTHON = "assets/runtime/python-*/"
ON_THE_HOST: dict[str, tuple[Sabotage, str]] = {
    "worker gone": (gone("assets/checker/*/worker.js"), LOST),
    "script gone": (gone(f"{PYTHON}pyodide.mjs"), RENEWED),
    "wasm gone": (gone(f"{PYTHON}pyodide.asm.wasm"), RENEWED),
    "wasm cut": (cut(f"{PYTHON}pyodide.asm.wasm"), LOST),
    "wasm garbled": (garbled(f"{PYTHON}pyodide.asm.wasm"), LOST),
    "library cut": (cut(f"{PYTHON}python_stdlib.zip.txt"), LOST),
    "engine gone": (gone("assets/runtime/*.whl.txt"), RENEWED),
    "engine cut": (cut("assets/runtime/*.whl.txt"), WRONG),
    "policy gone": (gone("order-desk/policy.json"), LOST),
    "policy of another edition": (another_policy, RENEWED),
    "engine crashes": (engine(CRASHING), WRONG),
    "engine hangs": (engine(HANGING), SLOW),
}


@pytest.fixture
def copy(built: tuple[Path, str], tmp_path: Path) -> Path:
    """A copy of the site that a test may break."""
    return Path(shutil.copytree(built[0], tmp_path / "site"))


@pytest.fixture
def served(copy: Path) -> Iterator[str]:
    with serving(copy) as url:
        yield url


@pytest.mark.parametrize("case", ON_THE_HOST)
def test_host_at_fault_leaves_the_customer_a_way(
    broken_page: Page, copy: Path, served: str, case: str
) -> None:
    """Whatever is missing or broken on the host, the page says and helps."""
    sabotage, says = ON_THE_HOST[case]
    sabotage(copy)
    if says == SLOW:
        shorten_patience(broken_page)

    broken_page.goto(served + CHECK)

    answer_first(broken_page)
    expect_a_way(broken_page, says)


def header(name: str, old: str, new: str) -> type[SiteServer]:
    """A host that sends one header otherwise."""

    class Handler(SiteHandler):
        def send_header(self, keyword: str, value: str) -> None:
            is_it = keyword == name
            super().send_header(
                keyword, value.replace(old, new) if is_it else value
            )

    class Host(SiteServer):
        def __init__(self, port: int, site: Path) -> None:
            super().__init__(port, site, Handler)

    return Host


@pytest.mark.parametrize(
    ("host", "says"),
    [
        (
            header("Content-Security-Policy", "'wasm-unsafe-eval'", ""),
            BLOCKED,
        ),
        (
            header("Content-Security-Policy", "worker-src 'self'", ""),
            # Without the word, the rule for scripts counts.
            None,
        ),
        (
            header(
                "Content-Security-Policy", "worker-src 'self'", "worker-src"
            ),
            LOST,
        ),
        (header("Content-Type", "application/wasm", "text/plain"), LOST),
        (header("Content-Type", "text/javascript", "text/plain"), None),
    ],
    ids=[
        "no wasm-unsafe-eval",
        "no worker-src",
        "worker forbidden",
        "wasm as text",
        "scripts as text",
    ],
)
def test_hosts_headers_leave_the_customer_a_way(
    broken_page: Page,
    built: tuple[Path, str],
    host: type[SiteServer],
    says: str | None,
) -> None:
    """Under wrong headers the page says so, works, or stays readable."""
    with serving(built[0], host) as url:
        broken_page.goto(url + CHECK)
        if says is not None:
            answer_first(broken_page)
            expect_a_way(broken_page, says)
        elif "text/javascript" in page_script_type(broken_page):
            answer_first(broken_page)
            expect(broken_page.locator("form.checker-form")).to_have_attribute(
                "data-fact", "canceled on", timeout=60_000
            )
        else:
            broken_page.locator("details.checker-fallback > summary").click()
            expect(broken_page.get_by_text(CONTACT).last).to_be_visible()


BROWSERS = {
    "no WebAssembly": ("delete self.WebAssembly", BLOCKED),
    "no workers": ("delete window.Worker", BLOCKED),
    "workers forbidden": (
        """window.Worker = function () {
             throw new DOMException("not here", "SecurityError") }""",
        BLOCKED,
    ),
}


@pytest.mark.parametrize("case", BROWSERS)
def test_browsers_limits_leave_the_customer_a_way(
    broken_page: Page, site: str, case: str
) -> None:
    """A browser without WebAssembly or workers gets words and tables."""
    script, says = BROWSERS[case]

    def without(route: Route) -> None:
        reply = route.fetch()
        route.fulfill(response=reply, body=f"{script};\n{reply.text()}")

    where = "worker.js" if "WebAssembly" in script else "checker.js"
    broken_page.route(f"**/{where}", without)

    broken_page.goto(site + CHECK)

    answer_first(broken_page)
    expect_a_way(broken_page, says)


def test_network_lost_at_the_first_visit_leaves_a_way_back(
    broken_page: Page, site: str
) -> None:
    """Offline before the checker came, the answer waits for another try."""
    broken_page.route("**/assets/runtime/**", lambda route: route.abort())
    broken_page.goto(site + CHECK)
    answer_first(broken_page)
    expect_a_way(broken_page, LOST)

    broken_page.unroute("**/assets/runtime/**")
    broken_page.get_by_role("button", name="Try again").click()

    expect(broken_page.locator("form.checker-form")).to_have_attribute(
        "data-fact", "canceled on", timeout=60_000
    )
    expect(broken_page.locator(".checker-failure-box")).to_have_count(0)


def test_renewed_site_is_opened_anew_with_the_answers_kept(
    broken_page: Page, copy: Path, served: str
) -> None:
    """Where the page's own engine has gone, trying again gets the new page."""
    (wheel,) = copy.glob("assets/runtime/*.whl.txt")
    renewed = wheel.with_name("checker-2-cp314-none-any.whl.txt")
    broken_page.route(
        f"**/{wheel.name}",
        lambda route: route.fulfill(status=404, body="gone"),
    )
    broken_page.goto(served + CHECK)
    answer_first(broken_page)
    expect_a_way(broken_page, RENEWED)

    wheel.rename(renewed)
    html = copy / CHECK / "index.html"
    text = html.read_text(encoding="utf-8")
    html.write_text(text.replace(wheel.name, renewed.name), "utf-8")
    broken_page.get_by_role("button", name="Try again").click()

    expect(broken_page.locator('[value="canceled"]')).to_be_checked(
        timeout=60_000
    )


def test_without_scripts_the_tables_are_there(
    built: tuple[Path, str], browser: Browser
) -> None:
    """With JavaScript off, the tables and the person can be reached."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(built[1] + CHECK)

    page.locator("details.checker-fallback > summary").click()

    expect(page.get_by_role("table").first).to_be_visible()
    expect(page.get_by_text(CONTACT).last).to_be_visible()
    expect(page.get_by_text("The checker needs JavaScript")).to_be_visible()
    context.close()


@pytest.mark.parametrize(
    "script",
    [
        """Storage.prototype.setItem = () => {
             throw new DOMException("full", "QuotaExceededError") }""",
        """for (const name of ["sessionStorage", "localStorage"])
             Object.defineProperty(window, name, { get() {
               throw new DOMException("shut", "SecurityError") } })""",
    ],
    ids=["full", "shut"],
)
def test_storage_that_is_full_or_shut_harms_nothing(
    broken_page: Page, site: str, script: str
) -> None:
    """Where nothing can be kept, the whole journey works all the same."""
    broken_page.add_init_script(script)
    answers = {"order status": "canceled", "canceled on": "2026-03-30"}

    walk(broken_page, site + CHECK, answers | {"amount paid": "50.00 USD"})

    result = broken_page.locator(".checker-result")
    expect(result).to_contain_text("50.00 USD")
    broken_page.get_by_role("button", name="Start again").click()
    expect(broken_page.locator("form.checker-form")).to_be_visible()


def answer_first(page: Page) -> None:
    page.locator('input[value="canceled"]').check()
    page.get_by_role("button", name="Continue").click()


def expect_a_way(page: Page, says: str) -> None:
    """What happened, tables, a person, another try; the answer is kept."""
    box = page.locator(".checker-failure-box")
    expect(box).to_be_visible(timeout=60_000)
    expect(box).to_be_focused()
    expect(box).to_contain_text(says)
    expect(box).to_contain_text(CONTACT)
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    expect(page.locator("details.checker-fallback")).to_have_attribute(
        "open", ""
    )
    expect(page.get_by_role("table").first).to_be_visible()
    kept = page.evaluate("JSON.stringify({...sessionStorage})")
    assert "canceled" in kept


def shorten_patience(page: Page) -> None:
    """Half a minute for a reply is right for customers, long for a test."""

    def sooner(route: Route) -> None:
        reply = route.fetch()
        body, count = re.subn(r"(replyMs:\w+=)3e4", r"\g<1>4e3", reply.text())
        assert count == 1
        route.fulfill(response=reply, body=body)

    page.route("**/assets/checker/*/checker.js", sooner)


def page_script_type(page: Page) -> str:
    """The type under which the host sends the checker's script."""
    kind: str = page.evaluate(
        """async () => (await fetch(document.querySelector(
             "script[src$='/checker.js']").src)).headers.get("content-type")"""
    )
    return kind
