"""Customers go through each store's checker, in the built site."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

_NEW_YORK = ZoneInfo("America/New_York")
_NOON = datetime(2026, 4, 1, 12, tzinfo=_NEW_YORK)
_MOST = 20

JOURNEYS = yaml.load(
    Path(__file__).with_name("journeys.yaml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,
)


def walk(
    page: Page,
    address: str,
    answers: dict[str, Any],
    look: Callable[[str], None] = lambda _fact: None,
) -> list[str]:
    """Answer what is asked until the result stands; return the questions.

    `look` is called at each question, before it is answered.
    """
    page.clock.set_fixed_time(_NOON)
    page.goto(address)
    asked: list[str] = []
    for _ in range(_MOST):
        form = page.locator("form.checker-form")
        settled = page.locator(
            ".checker-result, form.checker-form:not([data-answered])"
        )
        expect(settled.first).to_be_visible(timeout=60_000)
        if page.locator(".checker-result").count():
            return asked
        fact = form.get_attribute("data-fact")
        assert fact in answers, f"{fact} was asked; so far: {asked}"
        assert fact not in asked, f"{fact} was asked twice"
        asked.append(fact)
        look(fact)
        fill(form, form.get_attribute("data-kind") or "", answers[fact])
        form.evaluate("form => { form.dataset.answered = 'yes' }")
        page.get_by_role("button", name="Continue").click()
    raise AssertionError(f"no result after {asked}")


def fill(form: Locator, kind: str, answer: Any) -> None:
    """Give one answer as a customer would, by the visible controls."""
    instead = {
        "unknown": "I don’t know",
        "not yet": "Not yet",
        "not stated": "Not stated",
    }
    if isinstance(answer, list):
        fill_lines(form, answer)
    elif kind in ("choice", "yes/no") and answer != "unknown":
        form.locator(f'input[value="{answer}"]').check()
    elif answer in instead:
        form.get_by_label(instead[answer]).check()
    elif kind in ("date", "date and time"):
        day, _, time = answer.partition("T")
        year, month, number = day.split("-")
        form.get_by_label("Day", exact=True).fill(number.lstrip("0"))
        form.get_by_label("Month", exact=True).fill(month.lstrip("0"))
        form.get_by_label("Year", exact=True).fill(year)
        if time:
            form.locator('[data-part="time"]').fill(time)
        elif kind == "date and time":
            form.get_by_label("I know only the day").check()
    else:
        amount, _, currency = answer.partition(" ")
        form.locator('[data-part="amount"]').fill(amount)
        choice = form.locator('select[data-part="currency"]')
        if choice.count():
            choice.select_option(currency)


def fill_lines(form: Locator, lines: list[dict[str, str]]) -> None:
    """Type the lines of an order into its table."""
    for number, line in enumerate(lines, start=1):
        if number > 1:
            form.get_by_role("button", name="Add another item").click()
        for part, text in line.items():
            amount, _, currency = text.partition(" ")
            cell = form.locator(f'[data-part="{part}-{number}"]')
            cell.fill(amount if part == "price" else text)
            if part == "price" and number == 1:
                choice = form.locator('select[data-part="currency"]')
                if choice.count():
                    choice.select_option(currency)


@pytest.mark.parametrize(
    "journey",
    JOURNEYS,
    ids=[f"{j['store']}: {j['journey']}" for j in JOURNEYS],
)
def test_journey_ends_as_the_policy_says(
    page: Page, site: str, journey: dict[str, Any]
) -> None:
    """A case is decided in the browser as the policy has it, on one sheet."""
    address = f"{site}{journey['store']}/check/"
    asked = walk(page, address, journey["answers"])
    result = page.locator(".checker-result")
    for words in journey["sees"]:
        expect(result).to_contain_text(words)
    assert asked == [n for n in asked if n in journey["answers"]]
    expect(page.locator("h1").first).to_be_focused()
    browser = page.context.browser
    if browser is not None and browser.browser_type.name == "chromium":
        # No other prints to a file.
        assert page.pdf(format="A4").count(b"/Type /Page\n") == 1
