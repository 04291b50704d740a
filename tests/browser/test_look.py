"""The built pages as people meet them: seen, spoken, enlarged, printed."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import unescape
from typing import Literal
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from browser.hosting import ROOT
from clausewise.compile import store_folders
from clausewise.load import load_policy
from clausewise.pages import sheets

Axe = Callable[[Page], list[str]]

POLICY = load_policy(store_folders(ROOT)[0])
STORE = POLICY.store
POLICY_PAGE = f"{STORE}/{sheets(POLICY)[0].page.name}/"
PATHS = ["", f"{STORE}/", POLICY_PAGE, "about/", "about/licences/", "missing"]
WIDTHS = (1280, 320)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_have_no_accessibility_faults(
    broken_page: Page,
    site: str,
    axe: Axe,
    path: str,
    scheme: Literal["light", "dark"],
) -> None:
    """Axe finds nothing, wide and narrow, in light and dark colours."""
    broken_page.emulate_media(color_scheme=scheme)
    broken_page.goto(site + path)
    for width in WIDTHS:
        broken_page.set_viewport_size({"width": width, "height": 800})
        assert axe(broken_page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_links_and_buttons_keep_their_contrast_when_hovered(
    page: Page, site: str, axe: Axe, scheme: Literal["light", "dark"]
) -> None:
    """What the pointer stands on can still be read."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(site + POLICY_PAGE)
    for target in (".md-button", ".md-tabs__link", ".cite", "summary"):
        page.locator(target).first.hover()
        page.wait_for_timeout(300)
        assert axe(page) == []


def test_pages_show_enough_without_colour(page: Page, site: str) -> None:
    """A link in a text is underlined."""
    page.goto(site + POLICY_PAGE)
    line = page.locator(".cite").first.evaluate(
        "link => getComputedStyle(link).textDecorationLine"
    )
    assert line == "underline"


@pytest.mark.parametrize("path", PATHS)
def test_pages_fit_a_narrow_screen(
    broken_page: Page, site: str, path: str
) -> None:
    """At 320 pixels nothing makes the page scroll sideways."""
    broken_page.set_viewport_size({"width": 320, "height": 640})
    broken_page.goto(site + path)
    width = broken_page.evaluate("document.documentElement.scrollWidth")
    assert width <= 320


@pytest.mark.parametrize("path", ["", POLICY_PAGE])
def test_keyboard_shows_where_it_is(page: Page, site: str, path: str) -> None:
    """Every stop of the tab key is visible and has a ring."""
    page.goto(site + path)
    for _ in range(25):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
              const at = document.activeElement;
              const { width, height } = at.getBoundingClientRect();
              const { outlineStyle, outlineWidth } = getComputedStyle(at);
              const ring = outlineStyle !== "none" && outlineWidth !== "0px";
              const isSeen = width > 0 && height > 0 && ring &&
                at.checkVisibility({ visibilityProperty: true });
              return { html: at.outerHTML.slice(0, 120), isSeen };
            }"""
        )
        assert stop["isSeen"], stop["html"]


def test_skip_link_leads_to_the_content(page: Page, site: str) -> None:
    """The first stop of the tab key leads past the header, on any page."""
    for path in (POLICY_PAGE, f"{STORE}/check/"):
        page.goto(site + path)
        page.keyboard.press("Tab")
        link = page.locator(":focus")
        expect(link).to_have_text("Skip to content")
        expect(page.locator(link.get_attribute("href") or "-")).to_have_count(
            1
        )


def test_clause_number_is_its_address(page: Page, site: str) -> None:
    """The address with a clause's number shows that clause."""
    clause = next(c for c in POLICY.clauses if c.page in POLICY_PAGE)
    page.goto(f"{site}{POLICY_PAGE}#{clause.id}")
    heading = page.locator(f'[id="{clause.id}"]')
    expect(heading).to_be_in_viewport()
    expect(heading).to_contain_text(clause.title)


def test_contents_list_the_clauses_of_the_section_read(
    page: Page, site: str
) -> None:
    """Beside a page stand its sections, and the clauses where one reads."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(site + POLICY_PAGE)
    contents = page.locator(".md-sidebar--secondary")
    clause = next(c for c in POLICY.clauses if c.page in POLICY_PAGE)
    link = contents.get_by_role("link", name=clause.title, exact=True)
    expect(link).to_be_hidden()
    page.locator(f'[id="{clause.id}"]').evaluate("at => at.scrollIntoView()")
    expect(link).to_be_visible()


def test_search_finds_a_clause(page: Page, site: str) -> None:
    """Searching for the title of a clause leads to its number."""
    clause = POLICY.clauses[-1]
    page.goto(site)
    page.get_by_role("textbox", name="Search").click()
    page.keyboard.type(clause.title)
    found = page.locator(f'.md-search-result a[href*="#{clause.id}"]')
    expect(found.first).to_be_visible()


def test_search_leaves_examples_out(site: str) -> None:
    """The search finds clauses, not the facts of somebody's example."""
    with urlopen(f"{site}search/search_index.json") as reply:
        found = " ".join(doc["text"] for doc in json.load(reply)["docs"])
    clause = POLICY.clauses[-1]
    assert clause.text.split("<")[0].strip() in unescape(found)
    assert "You shipped the parcel" not in found
    assert "25 March 2026" not in found


def test_policy_answers_without_scripts(browser: Browser, site: str) -> None:
    """With scripts off, answers, tables and clauses are all there."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site + POLICY_PAGE)
    expect(page.get_by_text("How long do I have?")).to_be_visible()
    expect(page.get_by_role("table")).to_be_visible()
    page.locator("summary").first.click()
    folded = page.locator("details").first.locator("> :not(summary)")
    expect(folded.first).to_be_visible()
    page.goto(f"{site}{STORE}/check/")
    expect(page.get_by_text("The checker needs JavaScript")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    context.close()


def test_only_the_checker_page_loads_the_checker(
    page: Page, site: str
) -> None:
    """Reading a policy fetches neither the checker nor Python."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site + POLICY_PAGE, wait_until="networkidle")
    assert not [url for url in asked if "/checker/" in url]
    assert not [url for url in asked if "/runtime/" in url]


def test_print_shows_what_is_folded(page: Page, site: str) -> None:
    """On paper the readings are open, and the frame is gone."""
    page.goto(site + POLICY_PAGE)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("details ul").first).to_be_visible()
    expect(page.locator(".md-header")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0


def test_print_is_dark_on_white(page: Page, site: str) -> None:
    """A reader with dark colours does not print a dark page."""
    page.emulate_media(color_scheme="dark", media="print")
    page.goto(site + POLICY_PAGE)
    body = "getComputedStyle(document.body)"
    assert page.evaluate(f"{body}.backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(f"{body}.color") == "rgb(22, 40, 43)"


def test_missing_page_helps_on(broken_page: Page, site: str) -> None:
    """A wrong address gets a page in the site's own look, with a way on."""
    broken_page.goto(f"{site}no/such/page/")
    expect(
        broken_page.get_by_role("heading", name="This page does not exist")
    ).to_be_visible()
    broken_page.get_by_role("link", name="Go to the first page").click()
    expect(broken_page).to_have_url(site)


def test_palette_can_be_switched(page: Page, site: str) -> None:
    """The reader can choose colours, and finds them again on other pages."""
    page.emulate_media(color_scheme="light")
    page.goto(site)
    switch = page.get_by_role("button", name="Colours: like your system")
    assert scheme(page) == "light"
    switch.click()
    switch = page.get_by_role("button", name="Colours: light")
    assert scheme(page) == "light"
    switch.click()
    page.goto(site + POLICY_PAGE)
    assert scheme(page) == "dark"
    page.get_by_role("button", name="Colours: dark").click()
    assert scheme(page) == "light"
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute(
        "data-md-color-scheme", "slate"
    )
    assert scheme(page) == "dark"


def test_palette_is_right_before_any_file_has_come(
    broken_page: Page, site: str
) -> None:
    """Who prefers dark colours never sees a light page flash up."""
    broken_page.emulate_media(color_scheme="dark")
    broken_page.route("**/*.js", lambda route: route.abort())
    broken_page.goto(site)
    assert scheme(broken_page) == "dark"


def test_palette_works_where_nothing_may_be_kept(
    page: Page, site: str
) -> None:
    """A browser that shuts its storage still gets the colours it prefers."""
    page.add_init_script(
        """Object.defineProperty(window, "localStorage", {
          get() { throw new DOMException("shut", "SecurityError") } })"""
    )
    page.emulate_media(color_scheme="dark")
    page.route(
        "**/bundle.*.js",
        lambda route: route.fulfill(body="", content_type="text/javascript"),
    )
    page.goto(site)
    assert scheme(page) == "dark"
    page.get_by_role("button", name="Colours: like your system").click()
    assert scheme(page) == "light"


def scheme(page: Page) -> str:
    """Whether the page stands dark on light, or light on dark."""
    ground: str = page.evaluate(
        "getComputedStyle(document.body).backgroundColor"
    )
    first = int(ground.removeprefix("rgb(").split(",")[0])
    return "light" if first > 127 else "dark"
