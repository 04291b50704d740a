"""The theme's own script: it waits for a reader, and nobody misses it."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.test_look import POLICY, POLICY_PAGE

HAS_STARTED = "'document$' in window"
# The page's own policy forbids what wait_for_function does.
STARTS = """() => new Promise((done, fail) => {
  const look = () => "document$" in window ? done() : setTimeout(look, 50);
  setTimeout(fail, 30_000, "the theme has not started");
  look();
})"""


@pytest.mark.parametrize("sign", ["point", "tap", "key", "scroll"])
def test_it_starts_at_the_first_touch(
    page: Page, site: str, sign: str
) -> None:
    """A page that is only looked at has not run it; any touch starts it."""
    page.goto(site + POLICY_PAGE)
    page.wait_for_timeout(500)
    assert not page.evaluate(HAS_STARTED)

    if sign == "point":
        page.mouse.move(100, 100)
    elif sign == "tap":
        page.mouse.click(100, 100)
    elif sign == "key":
        page.keyboard.press("Tab")
    else:
        page.evaluate("scrollBy(0, 400)")

    page.evaluate(STARTS)


def test_search_opened_by_the_first_touch_is_ready(
    page: Page, site: str
) -> None:
    """On a phone the first tap opens it, and what is typed is found."""
    clause = POLICY.clauses[-1]
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site)
    page.locator('.md-header__button[for="__search"]').click()
    page.keyboard.type(clause.title)
    found = page.locator(f'.md-search-result a[href*="#{clause.id}"]')
    expect(found.first).to_be_visible()


def test_words_searched_for_are_marked_at_once(page: Page, site: str) -> None:
    """Who comes from the search sees the words marked, without a touch."""
    word = POLICY.clauses[0].title.split()[-1]
    page.goto(f"{site}{POLICY_PAGE}?h={word}")
    expect(page.locator("mark", has_text=word).first).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_layout_is_still_when_it_starts(
    page: Page, site: str, shifts: Callable[[], list[Any]], width: int
) -> None:
    """Nothing moves from the first paint until the reader has it all."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site + POLICY_PAGE)
    page.mouse.move(100, 100)
    page.evaluate(STARTS)
    page.wait_for_timeout(300)
    assert shifts() == []


def test_page_reads_without_it(broken_page: Page, site: str) -> None:
    """A script that does not come takes nothing from what a page says."""
    thrown: list[str] = []
    broken_page.on("pageerror", lambda error: thrown.append(str(error)))
    broken_page.route("**/bundle.*.js", lambda route: route.abort())
    broken_page.goto(site + POLICY_PAGE)
    clause = next(c for c in POLICY.clauses if c.page in POLICY_PAGE)
    broken_page.get_by_role("link", name=clause.id, exact=True).first.click()
    expect(broken_page.locator(f'[id="{clause.id}"]')).to_be_in_viewport()
    assert thrown == []
