"""What was in the order: columns on request, sums, and the simpler way."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from browser.wizard_site import Wizard, wizard_site
from checker.money import money_words, parse_money
from checker.orders import affected_part, parse_lines

DISCOUNT = "A discount was for one item alone"
RETURNED = "Some pieces were sent back before"
INSTEAD = "I know what I paid for the items with the problem"
QUESTION = "What was in the order?"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the checker page."""
    with wizard_site(tmp_path_factory.mktemp("wizard-lines")) as url:
        yield url


@pytest.fixture
def wizard(page: Page, address: str) -> Wizard:
    """The page at the question about the order."""
    wizard = Wizard(page, address)
    wizard.open()
    wizard.to_the_lines()
    return wizard


def type_more(wizard: Wizard, row: int, **typed: str) -> None:
    """Fill in the columns that few need."""
    for part, text in typed.items():
        wizard.page.locator(f"[data-part={part}-{row}]").fill(text)


def test_columns_that_few_need_come_when_ticked(wizard: Wizard) -> None:
    """A plain order has four fields a row; a tick brings one more."""
    page = wizard.page
    fields = page.locator("[data-row] input:visible")
    expect(fields).to_have_count(4)
    page.get_by_label(DISCOUNT).check()
    expect(fields).to_have_count(5)
    page.get_by_label(RETURNED).check()
    expect(fields).to_have_count(6)
    page.get_by_label(DISCOUNT).uncheck()
    expect(fields).to_have_count(5)


def test_what_is_not_ticked_is_not_told(wizard: Wizard) -> None:
    """A discount typed and then put away does not reach the engine."""
    page = wizard.page
    wizard.type_line(1, "Mug", "10.00", "4", "1")
    page.get_by_label(DISCOUNT).check()
    page.get_by_label(RETURNED).check()
    type_more(wizard, 1, discount="4", returned="1")
    page.get_by_label(DISCOUNT).uncheck()
    wizard.continues()
    expect(page.locator(".checker-result")).to_be_visible()
    assert wizard.answers()["order lines"] == [
        {
            "item": "Mug",
            "price": "10.00 USD",
            "quantity": "4",
            "affected": "1",
            "returned": "1",
        }
    ]


def test_an_item_without_the_problem_needs_no_number(wizard: Wizard) -> None:
    """How many have the problem may stay empty: then it is none."""
    page = wizard.page
    wizard.type_line(1, "Mug", "10.00", "2", "1")
    page.get_by_role("button", name="Add another item").click()
    wizard.type_line(2, "Bowl", "20.00", "1", "")
    wizard.continues()
    expect(page.locator(".checker-result")).to_be_visible()
    told = wizard.answers()["order lines"]
    assert [line["affected"] for line in told] == ["1", "0"]


@pytest.mark.parametrize(
    ("quantity", "affected", "discount", "returned"),
    [
        ("3", "1", "", ""),
        ("3", "1", "20.01", "0"),
        ("3", "1", "20.01", "1"),
        ("3", "1", "20.00", "2"),
        ("4", "2", "0.01", "1"),
        ("7", "3", "0.05", "4"),
    ],
)
def test_sums_are_what_the_engine_makes_of_them(
    wizard: Wizard, quantity: str, affected: str, discount: str, returned: str
) -> None:
    """The sum shown is the engine's part of all that the items cost."""
    page = wizard.page
    row = {
        "item": "Mug",
        "price": "10.00 USD",
        "quantity": quantity,
        "affected": affected,
        "discount": discount,
        "returned": returned,
    }
    (line,) = lines = parse_lines([row])
    whole = line.price.minor * line.quantity - line.discount
    part = money_words(affected_part(lines, whole), "USD")
    wizard.type_line(1, "Mug", "10.00", quantity, affected)
    page.get_by_label(DISCOUNT).check()
    page.get_by_label(RETURNED).check()
    type_more(wizard, 1, discount=discount, returned=returned)
    pieces = "1 piece" if affected == "1" else f"{affected} pieces"
    expect(page.locator(".checker-sums")).to_have_text(
        f"Ordered: {quantity} pieces, {money_words(whole, 'USD')}. "
        f"With the problem: {pieces}, {part}."
    )


def test_the_amount_paid_can_be_told_instead(wizard: Wizard) -> None:
    """One amount does, by keyboard; the table is then out of the way."""
    page = wizard.page
    page.get_by_label(INSTEAD).focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("table")).to_have_count(0)
    wizard.continues()
    expect(page.locator(".checker-error-summary")).to_contain_text(
        "Enter what you paid for the items with the problem"
    )
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-part=paid]")).to_be_focused()
    page.keyboard.type("8.00")
    page.keyboard.press("Enter")
    expect(page.locator(".checker-result")).to_be_visible()
    assert wizard.answers()["order lines"] == "8.00 USD"


def test_reload_and_change_keep_all_that_was_said(wizard: Wizard) -> None:
    """Ticks, columns and numbers are there again, before and after."""
    page = wizard.page
    wizard.type_line(1, "Mug", "10.00", "4", "1")
    page.get_by_label(RETURNED).check()
    type_more(wizard, 1, returned="2")
    page.reload()
    expect(page.locator("[data-part=returned-1]")).to_have_value("2")
    expect(page.locator("[data-part=returned-1]")).to_be_visible()
    wizard.continues()
    expect(page.locator(".checker-result")).to_be_visible()
    page.get_by_role("button", name=f"Change {QUESTION}").click()
    expect(page.get_by_label(RETURNED)).to_be_checked()
    expect(page.locator("[data-part=returned-1]")).to_have_value("2")
    expect(page.get_by_label(DISCOUNT)).not_to_be_checked()


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("label", [INSTEAD, RETURNED])
def test_lines_have_no_axe_violation(
    wizard: Wizard, axe: Callable[[Page], list[str]], width: int, label: str
) -> None:
    """Both ways to answer, wide and narrow, all of it on the screen."""
    page = wizard.page
    page.set_viewport_size({"width": width, "height": 800})
    page.get_by_label(label).check()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_fault_is_shown_at_its_field(page: Page, site: str) -> None:
    """The engine names the row and the column; an empty row is no row."""
    page.clock.set_fixed_time("2026-04-01T16:00:00Z")
    answers = "problem=quality&quality problem=damage&received on=2026-03-30"
    page.goto(f"{site}platform/check/#answers={answers}")
    expect(page.locator("h1")).to_contain_text(
        "What was in the order", timeout=60_000
    )
    add = page.get_by_role("button", name="Add another item")
    page.get_by_label("Currency").select_option("USD")
    add.click()
    for number, affected in ((2, "1"), (3, "3")):
        if number == 3:
            add.click()
        for part, text in (
            ("item", "Mug"),
            ("price", "10.00"),
            ("quantity", "2"),
            ("affected", affected),
        ):
            page.locator(f"[data-part={part}-{number}]").fill(text)
    page.get_by_role("button", name="Continue").click()
    expect(page.locator(".checker-error-summary")).to_contain_text(
        "Item 2: 3 cannot have the problem, because only 2 were bought."
    )
    wrong = page.locator("[aria-invalid=true]")
    expect(wrong).to_have_count(1)
    expect(wrong).to_have_attribute("data-part", "affected-3")


@pytest.mark.parametrize(
    ("currency", "price", "sum_"),
    [
        ("HUF", "10.50", "21.00 HUF"),
        ("COP", "1000", "2,000.00 COP"),
        ("JPY", "1000", "2,000 JPY"),
        ("KWD", "1.250", "2.500 KWD"),
    ],
)
def test_sums_have_the_decimals_of_the_engine(
    wizard: Wizard, currency: str, price: str, sum_: str
) -> None:
    """Browsers leave decimals out that some currencies no longer use."""
    page = wizard.page
    page.get_by_label("Currency").select_option(currency)
    wizard.type_line(1, "Mug", price, "2", "2")
    assert (
        money_words(2 * parse_money(price, currency).minor, currency) == sum_
    )
    expect(page.locator(".checker-sums")).to_have_text(
        f"Ordered: 2 pieces, {sum_}. With the problem: 2 pieces, {sum_}."
    )


def test_the_amount_told_is_what_the_result_pays_back(
    page: Page, site: str
) -> None:
    """In the built site one amount leads to the refund, and to no more."""
    page.clock.set_fixed_time("2026-04-01T16:00:00Z")
    answers = (
        "problem=quality&quality problem=damage&received on=2026-03-30"
        "&review passed=not yet"
    )
    page.goto(f"{site}platform/check/#answers={answers}")
    page.get_by_label(INSTEAD).check(timeout=60_000)
    page.get_by_label("Currency").select_option("USD")
    page.locator("[data-part=paid]").fill("8.00")
    page.get_by_role("button", name="Continue").click()
    result = page.locator(".checker-result")
    expect(result).to_contain_text("8.00 USD for the items with the problem")
    expect(page.locator(".checker-amount")).to_have_text("8.00\u00a0USD")
    expect(result).not_to_contain_text("How much did you actually pay")
