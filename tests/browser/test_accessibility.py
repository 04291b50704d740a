"""The checker for everybody: the criteria of govuk-frontend, as tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from browser.test_journeys import JOURNEYS, walk
from browser.wizard_site import Wizard, wizard_site
from checker.code import Case, close_case
from checker.codec import digest
from clausewise.zones import zone_named

Axe = Callable[[Page], list[str]]
type Scheme = Literal["light", "dark"]

FIRST = {j["store"]: j for j in reversed(JOURNEYS)}
WIDTHS = (1280, 320)
ZONE = zone_named("America/New_York", 2015, 2041)
NOON = 29_584_320  # 1 April 2026, 12:00 in New York
OVERFLOWS = "document.documentElement.scrollWidth > innerWidth"


@pytest.fixture(scope="module")
def bare_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a bare checker page before a stand-in engine."""
    folder: Path = tmp_path_factory.mktemp("wizard")
    with wizard_site(folder) as url:
        yield url


@pytest.fixture
def wizard(page: Page, bare_site: str) -> Wizard:
    """A reader at the first question."""
    return Wizard(page, bare_site)


def described(control: Locator) -> str:
    """What is read out after a control's name."""
    words: str = control.evaluate(
        """control => (control.getAttribute("aria-describedby") ?? "")
          .split(" ").filter(Boolean)
          .map((id) => document.getElementById(id).textContent).join(" ")"""
    )
    return words


# Questions -----------------------------------------------------------


def test_legend_is_the_heading_of_the_page(wizard: Wizard) -> None:
    """One h1, inside the legend of the fieldset, at every question."""
    wizard.open()

    def look() -> None:
        headings = wizard.page.locator("#checker h1")
        expect(headings).to_have_count(1)
        expect(wizard.page.locator("fieldset > legend > h1")).to_have_count(1)

    wizard.to_the_lines(look)


def test_hint_and_error_describe_the_fieldset(wizard: Wizard) -> None:
    """First the hint is read, then the error."""
    wizard.open()
    fieldset = wizard.page.locator("fieldset")
    assert described(fieldset) == "Look under “My orders”."
    wizard.continues()
    assert described(fieldset).startswith("Look under “My orders”.Error:") or (
        described(fieldset).startswith("Look under “My orders”. Error:")
    )


def test_dont_know_says_what_happens_then(wizard: Wizard) -> None:
    """The option is described: the result will tell both ways."""
    wizard.open()
    wizard.choose("Paid, not shipped")
    choice = wizard.page.get_by_label("I don’t know", exact=True)
    assert described(choice) == (
        "Then the result says what each answer would mean."
    )


def test_date_is_a_group_of_three_labelled_fields(wizard: Wizard) -> None:
    """Text fields with a numeric keyboard, never a number input."""
    wizard.open()
    wizard.to_the_date()
    name = "When did you place the order?"
    group = wizard.page.get_by_role("group", name=name, exact=True)
    for name in ("Day", "Month", "Year"):
        field = wizard.page.get_by_label(name, exact=True)
        expect(field).to_have_attribute("type", "text")
        expect(field).to_have_attribute("inputmode", "numeric")
    assert "For example, 27 3 2026" in described(group)


def test_error_changes_title_and_takes_focus(wizard: Wizard) -> None:
    """Title first, summary focused, its link leads into the field."""
    wizard.open()
    wizard.to_the_date()
    wizard.type_date("2", "", "2026")
    wizard.continues()
    page = wizard.page
    assert page.title().startswith("Error: ")
    summary = page.locator(".checker-error-summary")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("alert")).to_have_count(1)
    expect(summary.get_by_role("heading", level=2)).to_have_text(
        "There is a problem"
    )
    link = summary.get_by_role("link")
    expect(link).to_have_text("The date must include a month")
    wrong = page.locator("[aria-invalid=true]")
    expect(wrong).to_have_count(1)
    link.press("Enter")
    expect(page.get_by_label("Month", exact=True)).to_be_focused()


def test_focus_follows_the_order_on_the_screen(wizard: Wizard) -> None:
    """Back, fields, shortcuts, other answers, why, Continue."""
    wizard.open()
    wizard.to_the_date()
    page = wizard.page
    seen: list[tuple[float, str]] = []
    while not seen or seen[-1][1] != "Continue":
        page.keyboard.press("Tab")
        at, words = page.evaluate(
            """() => {
              const at = document.activeElement;
              return [at.getBoundingClientRect().top + scrollY,
                at.textContent || at.dataset.part];
            }"""
        )
        seen.append((at, words))
        assert len(seen) < 20
    places = [round(at, -1) for at, _ in seen]
    assert places == sorted(places)
    assert [words for _, words in seen][:3] == ["day", "month", "year"]


def test_status_is_there_before_its_words(wizard: Wizard) -> None:
    """A live region that is added with its text would not be read."""
    wizard.open({"held": True})
    status = wizard.page.locator("p[role=status]").first
    before = status.element_handle()
    wizard.page.get_by_label("Shipped", exact=True).check()
    wizard.continues()
    expect(status).to_contain_text("Your answer is kept")
    assert "Your answer is kept" in before.inner_text()


# As it is heard ------------------------------------------------------


def test_question_and_error_are_heard_in_order(page: Page, site: str) -> None:
    """Group, heading, hint, fields; with an error, the alert comes first."""
    page.goto(f"{site}order-desk/check/")
    checker = page.locator("#checker")
    expect(checker).to_match_aria_snapshot(
        """
        - group "What does your order page say?":
          - heading "What does your order page say?" [level=1]
          - text: /Open the order in your account/
          - radio "Not paid yet"
          - radio "Paid, not shipped"
        - button "Continue"
        """
    )
    page.get_by_label("Canceled before it was shipped").check()
    page.get_by_role("button", name="Continue").click()
    question = "On which day was the cancellation confirmed?"
    expect(page.locator("#checker h1")).to_have_text(question, timeout=60_000)
    page.get_by_role("button", name="Continue").click()
    expect(checker).to_match_aria_snapshot(
        """
        - button "Back"
        - alert:
          - heading "There is a problem" [level=2]
          - list:
            - listitem:
              - link /^Enter the date of the confirmed cancellation/
        - group "On which day was the cancellation confirmed?":
          - heading "On which day was the cancellation confirmed?" [level=1]
          - paragraph: "For example, 27 3 2026"
          - paragraph: /^Error. Enter the date/
          - textbox "Day" [invalid]
          - textbox "Month" [invalid]
          - textbox "Year" [invalid]
          - button "Today"
          - checkbox "I don’t know"
        - button "Continue"
        """
    )


def test_result_is_heard_in_order(page: Page, site: str) -> None:
    """Verdict and headline, then regions by name; rows with their amounts."""
    store = "order-desk"
    walk(page, f"{site}{store}/check/", FIRST[store]["answers"])
    expect(page.locator("#checker")).to_match_aria_snapshot(
        """
        - group:
          - heading "Check your answers" [level=2]
          - definition: /^Nothing ?, assumed/
        - paragraph: Eligible
        - heading /^Yes.*Refund.*50.00 USD/ [level=1]
        - region "What decides this":
          - heading "What decides this" [level=2]
          - figure:
            - blockquote
        - region "What you get":
          - article:
            - heading "Refund" [level=3]
            - table "Line by line":
              - rowgroup:
                - row:
                  - rowheader /The amount paid/
                  - cell "50.00 USD"
        - region "By when":
          - list:
            - listitem
        - heading "Keep this result" [level=2]
        """
    )


# Every step and every result -----------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_step_has_no_axe_violation(
    wizard: Wizard, axe: Axe, scheme: Scheme, width: int
) -> None:
    """Each kind of question, with and without an error, and the result."""
    wizard.page.emulate_media(color_scheme=scheme)
    wizard.page.set_viewport_size({"width": width, "height": 800})
    found: list[str] = []

    def look() -> None:
        found.extend(axe(wizard.page))
        assert not wizard.page.evaluate(OVERFLOWS)

    wizard.open()
    wizard.through(look)
    open_all(wizard.page)
    look()
    assert found == []


@pytest.mark.parametrize("store", FIRST)
def test_result_of_each_store_has_no_axe_violation(
    page: Page, site: str, axe: Axe, store: str
) -> None:
    """All boxes open, light and dark, wide and narrow, nothing cut off."""
    open_result(page, site, store)
    open_all(page)
    for scheme in ("light", "dark"):
        # no colour is on its way from one to the other when axe looks
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert axe(page) == []
            assert not page.evaluate(OVERFLOWS)


def open_result(page: Page, site: str, store: str) -> None:
    """Open a store's first journey by its code: axe needs the real clock."""
    policy = page.request.get(f"{site}{store}/policy.json").text()
    given = FIRST[store]["answers"]
    code = close_case(Case(store, digest(policy), given, NOON, ZONE))
    page.goto(f"{site}{store}/check/#case={code}")
    expect(page.locator(".checker-result")).to_be_visible(timeout=60_000)


def open_all(page: Page) -> None:
    """Unfold whatever is folded."""
    page.evaluate(
        "document.querySelectorAll('details').forEach(d => { d.open = true })"
    )


# Other ways to see ---------------------------------------------------


@pytest.mark.parametrize(("zoom", "width"), [(200, 640), (400, 320)])
def test_page_reflows_when_enlarged(
    page: Page, site: str, zoom: int, width: int
) -> None:
    """At 200 and 400 % of 1280 pixels nothing scrolls sideways."""
    page.set_viewport_size({"width": width, "height": 1024 * 100 // zoom})
    store = "platform"
    walk(page, f"{site}{store}/check/", FIRST[store]["answers"])
    open_all(page)
    assert not page.evaluate(OVERFLOWS)
    cut = page.evaluate(
        """() => [...document.querySelectorAll("#checker *")]
          .filter((e) => e.checkVisibility() &&
            e.getBoundingClientRect().right > innerWidth + 1)
          .map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert cut == []


def test_focused_heading_is_not_under_the_header(
    page: Page, site: str
) -> None:
    """Enlarged, the sticky header leaves the new heading in view."""
    page.set_viewport_size({"width": 640, "height": 400})
    store = "order-desk"
    walk(page, f"{site}{store}/check/", FIRST[store]["answers"])
    heading = page.locator("#checker h1")
    expect(heading).to_be_focused()
    top = page.evaluate(
        """() => {
          const head = document.querySelector(".md-header");
          const title = document.querySelector("#checker h1");
          return title.getBoundingClientRect().top -
            head.getBoundingClientRect().bottom;
        }"""
    )
    assert top >= 0


def test_forced_colours_keep_choices_and_marks_apart(
    page: Page, site: str, axe: Axe
) -> None:
    """What colour tells is told by a line or a sign as well."""
    page.emulate_media(forced_colors="active")
    page.goto(f"{site}order-desk/check/")
    option = page.locator("#checker").get_by_role("radio").first
    label = option.locator("xpath=following-sibling::label")
    width = "label => getComputedStyle(label).borderTopWidth"
    before = label.evaluate(width)
    option.check()
    assert label.evaluate(width) != before
    assert axe(page) == []
    open_result(page, site, "general-store")
    assert "underline" in page.locator("mark").first.evaluate(
        "mark => getComputedStyle(mark).textDecorationLine"
    )
    assert axe(page) == []


def test_reduced_motion_stops_what_turns(wizard: Wizard) -> None:
    """The sign of waiting stands still where motion is not wanted."""
    wizard.page.emulate_media(reduced_motion="reduce")
    wizard.open({"held": True})
    wizard.page.get_by_label("Shipped", exact=True).check()
    wizard.continues()
    busy = wizard.page.locator(".checker-status--busy")
    expect(busy).to_be_visible()
    assert (
        busy.evaluate("e => getComputedStyle(e, '::before').animationName")
        == "none"
    )


def test_without_scripts_the_tables_answer(
    browser: Browser, site: str
) -> None:
    """No JavaScript: the question stands, the tables open, a way on."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}general-store/check/")
    expect(page.locator("fieldset > legend > h1")).to_be_visible()
    page.locator(".checker-fallback > summary").click()
    expect(
        page.locator(".checker-fallback").get_by_role("table").first
    ).to_be_visible()
    expect(page.get_by_text("To reach a person at")).to_be_visible()
    context.close()
