"""When the checker's engine starts, what it fetches, and how quietly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

CHECK = "order-desk/check/"
SAVER = """
  Object.defineProperty(Navigator.prototype, "connection", {
    get: () => ({ saveData: true }),
  });
"""
# Idle, as a busy page is not for a long time.
NEVER_IDLE = "window.requestIdleCallback = () => 0;"


@pytest.fixture
def visitor(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh profile that may keep the site."""
    context = browser.new_context(locale="en-US")
    yield context
    context.close()


def test_engine_starts_when_the_page_is_idle(page: Page, site: str) -> None:
    """Without a touch the engine is ready soon after the page has loaded."""
    page.goto(site + CHECK)

    ready(page)


@pytest.mark.parametrize("touch", ["pointer", "key"])
def test_engine_starts_at_the_first_touch(
    page: Page, site: str, touch: str
) -> None:
    """A page that is never idle starts the engine when it is touched."""
    page.add_init_script(NEVER_IDLE)
    fetched = runtime_requests(page)
    page.goto(site + CHECK)
    page.wait_for_timeout(500)
    assert fetched == []

    if touch == "pointer":
        page.locator("#checker h1").click()
    else:
        page.locator("#checker input").first.focus()

    ready(page)


def test_engine_waits_for_an_answer_under_data_saver(
    page: Page, site: str
) -> None:
    """With data-saver on, nothing is loaded before the first answer."""
    page.add_init_script(SAVER)
    fetched = runtime_requests(page)
    page.goto(site + CHECK)
    page.get_by_label("Canceled before it was shipped").check()
    page.wait_for_timeout(500)
    assert fetched == []

    page.get_by_role("button", name="Continue").click()

    ready(page)
    expect(page.locator('form[data-fact="canceled on"]')).to_be_visible()


def test_data_saver_keeps_nothing_for_a_reader(
    visitor: BrowserContext, site: str
) -> None:
    """With data-saver on, reading a page sets no service worker up."""
    visitor.add_init_script(SAVER)
    page = visitor.new_page()

    page.goto(f"{site}order-desk/cancellation/")
    page.wait_for_timeout(500)

    count = page.evaluate(
        """async () =>
          (await navigator.serviceWorker.getRegistrations()).length"""
    )
    assert count == 0


def test_checker_is_fetched_ahead_at_a_sign_of_interest(
    page: Page, site: str
) -> None:
    """Pointing at Check my case fetches each of the checker's files, once."""
    page.goto(f"{site}order-desk/cancellation/")
    fetched = runtime_requests(page)
    page.wait_for_timeout(300)
    assert fetched == []
    link = page.get_by_role("link", name="Check my case").first

    # The list in runtime.json ends with the standard library.
    with page.expect_request_finished(
        lambda request: "python_stdlib" in request.url
    ):
        link.hover()
        link.focus()
    page.wait_for_timeout(300)

    assert len(fetched) == len(set(fetched)) == 7


def test_data_saver_fetches_nothing_at_a_sign_of_interest(
    page: Page, site: str
) -> None:
    """With data-saver on, pointing at a link costs nothing."""
    page.add_init_script(SAVER)
    page.goto(f"{site}order-desk/cancellation/")
    fetched = runtime_requests(page)
    link = page.get_by_role("link", name="Check my case").first

    link.hover()
    link.focus()
    page.wait_for_timeout(500)

    assert fetched == []


def test_layout_is_still_while_the_engine_starts(
    page: Page, site: str, shifts: Callable[[], list[Any]]
) -> None:
    """Nothing on the page moves from its first paint until it is ready."""
    for width, height in ((320, 800), (412, 823), (1280, 800), (1350, 940)):
        page.set_viewport_size({"width": width, "height": height})
        page.goto(site + CHECK)
        ready(page)
        page.wait_for_timeout(300)
        assert shifts() == []


def ready(page: Page) -> None:
    expect(page.locator("html")).to_have_attribute(
        "data-checker", "ready", timeout=60_000
    )


def runtime_requests(page: Page) -> list[str]:
    """A list that fills with what is fetched of the runtime."""
    found: list[str] = []
    page.on(
        "request",
        lambda request: (
            found.append(request.url)
            if "/assets/runtime/" in request.url
            else None
        ),
    )
    return found
