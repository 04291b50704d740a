"""The checker's questions: asked one by one, mended, remembered."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.wizard_site import HERE, Wizard, wizard_site

CONTACT = "online customer service"
BUTTON = "Does your order show a refund button?"


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


def test_the_first_question_is_there_before_any_script(
    wizard: Wizard,
) -> None:
    """Without a script the question and the tables stand on the page."""
    wizard.page.route(
        "**/*.js",
        lambda route: route.fulfill(content_type="text/javascript", body=""),
    )
    wizard.page.goto(wizard.url)
    expect(wizard.heading).to_have_text("What does your order page say?")
    wizard.page.get_by_text("All situations in a table").click()
    expect(wizard.page.get_by_role("cell")).to_be_visible()


def test_a_choice_made_before_the_script_stays(wizard: Wizard) -> None:
    """The script takes over the form as the reader left it."""
    wizard.page.add_init_script(
        "new MutationObserver((_, watch) => {"
        "  const radio = document.getElementById('q-2');"
        "  if (radio) { radio.checked = true; watch.disconnect(); }"
        "}).observe(document, { childList: true, subtree: true });"
    )
    wizard.open()
    expect(wizard.page.get_by_label("Paid, not shipped")).to_be_checked()
    wizard.go_on(BUTTON)


def test_a_first_question_of_another_kind_is_taken_over(
    wizard: Wizard,
) -> None:
    """What was typed before the engine was ready is checked when it is."""
    fields = "".join(
        f'<label for="{part}">{part.title()}</label>'
        f'<input type="text" id="{part}" name="placed on-{part}">'
        for part in ("day", "month", "year")
    )
    plain = (HERE / "wizard_page.html").read_text(encoding="utf-8")
    body = re.sub(
        r' data-fact="[^"]*" data-kind="choice"|'
        r'(?<=<div class="checker-options">).*?</div>\n(?=</div>)',
        lambda found: "" if "data-fact" in found[0] else fields,
        plain,
        flags=re.DOTALL,
    ).replace("What does your order page say?", "When did you place it?")
    wizard.page.route(
        wizard.url,
        lambda route: route.fulfill(content_type="text/html", body=body),
    )
    wizard.open({"held": True})
    wizard.type_date("2", "3", "2026")
    wizard.page.get_by_label("Year").press("Enter")
    wizard.release()
    expect(wizard.heading).to_have_text("What does your order page say?")
    assert wizard.answers() == {"placed on": "2026-03-02"}


def test_an_empty_answer_is_named_in_the_summary_and_at_the_field(
    wizard: Wizard,
) -> None:
    """The summary takes focus, the title says Error, the link leads back."""
    wizard.open()
    wizard.continues()
    summary = wizard.page.locator(".checker-error-summary")
    expect(summary).to_be_focused()
    expect(wizard.page).to_have_title(
        "Error: What does your order page say? – Checker – Order desk"
    )
    fieldset = wizard.page.locator("fieldset")
    expect(fieldset).to_have_attribute(
        "aria-describedby", "q-1-hint q-1-error"
    )
    expect(wizard.page.locator("#q-1-error")).to_have_text(
        "Error: Select an answer: What does your order page say?"
    )
    summary.get_by_role("link").click()
    expect(wizard.page.get_by_label("Not paid yet")).to_be_focused()


def test_each_step_takes_the_title_and_the_focus(wizard: Wizard) -> None:
    """After Continue the reader is at the next question's heading."""
    wizard.open()
    wizard.choose("Paid, not shipped")
    expect(wizard.heading).to_be_focused()
    expect(wizard.page).to_have_title(
        "Does your order show a refund button? – Checker – Order desk"
    )


def test_the_engines_word_stands_at_the_question_and_nothing_is_lost(
    wizard: Wizard,
) -> None:
    """A day that does not exist keeps standing in the fields."""
    wizard.open()
    wizard.to_the_date()
    wizard.type_date("45", "3", "2026")
    wizard.continues()
    expect(wizard.page.locator(".checker-error")).to_contain_text(
        "must be a real day"
    )
    expect(wizard.page.get_by_label("Day")).to_have_value("45")
    wizard.page.get_by_label("Day").fill("4")
    wizard.go_on("When was it delivered?")


@pytest.mark.parametrize(
    ("day", "month", "year", "says"),
    [
        ("", "", "", "Enter the day of the order, like 27 3 2026"),
        ("27", "", "2026", "The date must include a month"),
        ("27", "", "", "The date must include a month and a year"),
    ],
)
def test_a_date_names_what_it_lacks(
    wizard: Wizard, day: str, month: str, year: str, says: str
) -> None:
    """An empty part is asked for by its name."""
    wizard.open()
    wizard.to_the_date()
    wizard.type_date(day, month, year)
    wizard.continues()
    expect(wizard.page.locator(".checker-error-summary a")).to_have_text(says)


@pytest.mark.parametrize(
    ("month", "time", "says", "wrong"),
    [
        ("3", "25:00", "hours and minutes", ["time"]),
        ("2", "10:00", "no such day", ["day", "month", "year"]),
        ("5", "10:00", "in the future", ["day", "month", "year"]),
    ],
)
def test_only_the_part_at_fault_is_marked(
    page: Page, site: str, month: str, time: str, says: str, wrong: list[str]
) -> None:
    """A wrong hour leaves the day alone, a wrong day the hour."""
    page.clock.set_fixed_time("2026-04-01T16:00:00Z")
    page.goto(f"{site}components/check/#answers=reason=wrong item")
    for part, text in (
        ("day", "31"),
        ("month", month),
        ("year", "2026"),
        ("time", time),
    ):
        page.locator(f"[data-part={part}]").fill(text, timeout=60_000)
    page.get_by_role("button", name="Continue").click()
    summary = page.locator(".checker-error-summary")
    expect(summary).to_contain_text(says)
    marked = page.locator("[aria-invalid=true]")
    assert (
        marked.evaluate_all("found => found.map((e) => e.dataset.part)")
        == wrong
    )


def test_text_instead_of_an_amount_is_no_fault_of_its_currency(
    page: Page, site: str
) -> None:
    """The currency was chosen: only the amount is asked for again."""
    page.clock.set_fixed_time("2026-04-01T16:00:00Z")
    answers = "order status=canceled&canceled on=2026-03-30"
    page.goto(f"{site}order-desk/check/#answers={answers}")
    page.locator("[data-part=amount]").fill("fifty", timeout=60_000)
    page.get_by_label("Currency").select_option("USD")
    page.get_by_role("button", name="Continue").click()
    expect(page.locator(".checker-error-summary a")).to_have_text(
        "Enter an amount in numbers, like 79.90"
    )
    wrong = page.locator("[aria-invalid=true]")
    expect(wrong).to_have_count(1)
    expect(wrong).to_have_attribute("data-part", "amount")


def test_an_instead_and_a_typed_answer_exclude_each_other(
    wizard: Wizard,
) -> None:
    """Typing unticks "Not yet"; ticking it is the answer."""
    wizard.open()
    wizard.to_the_date()
    wizard.page.get_by_label("Not yet").check()
    wizard.page.get_by_label("Day").fill("1")
    expect(wizard.page.get_by_label("Not yet")).not_to_be_checked()
    wizard.page.get_by_label("Not yet").check()
    wizard.page.get_by_label("I don’t know").check()
    expect(wizard.page.get_by_label("Not yet")).not_to_be_checked()
    wizard.go_on("When was it delivered?")
    assert wizard.answers()["placed on"] == "unknown"


def test_a_shortcut_fills_the_date(wizard: Wizard) -> None:
    """Yesterday is the reader's own yesterday."""
    wizard.page.clock.set_fixed_time("2026-03-01T02:00:00Z")
    wizard.open()
    wizard.to_the_date()
    wizard.page.get_by_role("button", name="Yesterday").click()
    wizard.go_on("When was it delivered?")
    # In New York it is still the last evening of February.
    assert wizard.answers()["placed on"] == "2026-02-27"


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("14:30", "2026-03-02T14:30"),
        ("2.30 pm", "2026-03-02T14:30"),
        ("12 am", "2026-03-02T00:00"),
        ("noon", "2026-03-02Tnoon"),
        (None, "2026-03-02"),
    ],
)
def test_a_time_is_read_as_people_write_it(
    wizard: Wizard, typed: str | None, sent: str
) -> None:
    """What it cannot read goes to the engine as typed."""
    wizard.open()
    wizard.to_the_time()
    wizard.type_date("2", "Mar", "2026")
    if typed is None:
        wizard.page.get_by_label("I know only the day").check()
    else:
        wizard.page.get_by_label("Time").fill(typed)
    wizard.go_on("How much did you pay in all?")
    assert wizard.answers()["delivered at"] == sent


def test_every_kind_of_answer_reaches_the_engine(wizard: Wizard) -> None:
    """Parts are joined as the wire says; the currency is asked once."""
    wizard.open()
    wizard.through()
    assert wizard.answers() == {
        "order status": "paid",
        "refund button": "unknown",
        "placed on": "2026-03-02",
        "delivered at": "not yet",
        "amount paid": "1,299.00 USD",
        "videos": "2",
        "warranty": "12 months",
        "order lines": [
            {
                "item": "Mug",
                "price": "10.00 USD",
                "quantity": "2",
                "affected": "1",
            }
        ],
    }


@pytest.mark.parametrize(
    ("questions", "least", "says"),
    [
        (3, 1, "Question 2 – 1 to 2 questions left, with this one"),
        (3, 2, "Question 2 – 2 questions left, with this one"),
        (2, 1, "Question 2 – the last question"),
        (2, 0, "Question 2 – the last question"),
        (8, 3, "Question 2 – 3 to 7 questions left, with this one"),
    ],
)
def test_progress_says_how_many_questions_are_left(
    wizard: Wizard, questions: int, least: int, says: str
) -> None:
    """The fewest and the most that the engine knows of, never a guess."""
    wizard.open({"questions": questions, "least": least})
    wizard.choose("Paid, not shipped")
    expect(wizard.page.locator(".checker-progress")).to_have_text(says)


def test_order_lines_grow_shrink_and_add_up(wizard: Wizard) -> None:
    """The sums run along; a removed row is gone."""
    wizard.open()
    wizard.to_the_lines()
    page = wizard.page
    wizard.type_line(1, "Mug", "10.00", "2", "1")
    page.get_by_role("button", name="Add another item").click()
    wizard.type_line(2, "Teapot", "1,000.50", "1", "1")
    sums = page.locator(".checker-sums")
    expect(sums).to_have_text(
        "Ordered: 3 pieces, 1,020.50 USD. "
        "With the problem: 2 pieces, 1,010.50 USD."
    )
    page.get_by_role("button", name="Remove item 1").click()
    expect(sums).to_have_text(
        "Ordered: 1 piece, 1,000.50 USD. "
        "With the problem: 1 piece, 1,000.50 USD."
    )
    expect(page.locator("[data-part=item-2]")).to_be_focused()


def test_back_and_forward_and_reload_keep_the_case(wizard: Wizard) -> None:
    """The browser's own buttons walk the questions; answers stay."""
    wizard.open()
    wizard.to_the_date()
    wizard.type_date("2", "3", "")
    wizard.page.reload()
    expect(wizard.heading).to_have_text("When did you place the order?")
    expect(wizard.page.get_by_label("Month")).to_have_value("3")
    wizard.page.go_back()
    expect(wizard.heading).to_have_text(
        "Does your order show a refund button?"
    )
    expect(wizard.page.get_by_label("I don’t know")).to_be_checked()
    wizard.page.get_by_role("button", name="Back").click()
    expect(wizard.page.get_by_label("Paid, not shipped")).to_be_checked()
    wizard.page.go_forward()
    wizard.page.go_forward()
    expect(wizard.heading).to_have_text("When did you place the order?")
    expect(wizard.heading).to_be_focused()


def test_letters_typed_in_the_checker_do_not_leave_it(
    wizard: Wizard,
) -> None:
    """The theme's single-key shortcuts hear nothing from inside."""
    wizard.open()
    wizard.page.evaluate(
        "window.heard = []; addEventListener('keydown', "
        "(event) => heard.push(event.key))"
    )
    wizard.choose("Paid, not shipped")
    wizard.page.evaluate("heard.length = 0")
    wizard.page.keyboard.press("n")
    wizard.page.keyboard.press("Escape")
    assert wizard.page.evaluate("heard") == ["Escape"]


def test_an_answer_given_while_loading_is_checked_when_loaded(
    wizard: Wizard,
) -> None:
    """Continue before the engine is ready waits, and says so."""
    wizard.open({"held": True})
    wizard.page.get_by_label("Shipped", exact=True).check()
    wizard.continues()
    expect(wizard.page.get_by_role("status")).to_contain_text(
        "Your answer is kept"
    )
    wizard.release()
    expect(wizard.heading).to_have_text(
        "Does your order show a refund button?"
    )
    expect(wizard.page.locator(".checker-status")).to_have_text("")


def test_a_failed_engine_says_so_shows_the_tables_and_tries_again(
    wizard: Wizard,
) -> None:
    """The answer survives the failure and goes on after the next try."""
    wizard.open({"failures": 1})
    wizard.page.get_by_label("Paid, not shipped").check()
    wizard.continues()
    box = wizard.page.locator(".checker-failure-box")
    expect(box).to_be_focused()
    expect(box).to_contain_text(CONTACT)
    expect(box).to_contain_text("A part of it did not arrive.")
    expect(wizard.page.get_by_role("cell")).to_be_visible()
    box.get_by_role("button", name="Try again").click()
    expect(wizard.heading).to_have_text(
        "Does your order show a refund button?"
    )
    expect(box).to_have_count(0)


def test_the_moment_is_the_customers(wizard: Wizard) -> None:
    """New York's noon is told with its offset; the worker adds the zone."""
    wizard.page.clock.set_fixed_time("2026-04-01T16:00:00Z")
    wizard.open()
    wizard.choose("Shipped")
    request = wizard.request()
    assert request["now"] == "2026-04-01T12:00-04:00"
    assert "zone" not in request


@pytest.mark.parametrize("width", [1280, 320])
def test_questions_and_errors_have_no_axe_violation(
    wizard: Wizard, axe: Callable[[Page], list[str]], width: int
) -> None:
    """Every kind of question, wide and narrow, with and without an error."""
    wizard.page.set_viewport_size({"width": width, "height": 800})
    wizard.open()
    found: list[Any] = []

    def look() -> None:
        found.extend(axe(wizard.page))
        wide = wizard.page.evaluate(
            "document.documentElement.scrollWidth > innerWidth"
        )
        assert not wide

    wizard.through(look)
    assert found == []
