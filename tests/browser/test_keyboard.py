"""Whole journeys by keyboard alone, in every store's checker."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.test_journeys import JOURNEYS

FIRST = {j["store"]: j for j in reversed(JOURNEYS)}
_STOPS, _QUESTIONS = 60, 20
_INSTEAD = {"unknown", "not yet", "not stated"}


def tab_to(page: Page, selector: str) -> None:
    """Press the tab key until something is reached."""
    for _ in range(_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate(
            "selector => document.activeElement.matches(selector)", selector
        ):
            return
    raise AssertionError(f"the tab key does not reach {selector}")


def choose(page: Page, value: str) -> None:
    """Reach a radio button with the arrow keys."""
    tab_to(page, "form.checker-form input[type=radio]")
    for _ in range(_STOPS):
        if page.evaluate("document.activeElement.value") == value:
            page.keyboard.press("Space")
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"the arrow keys do not reach {value}")


def type_into(page: Page, part: str, text: str) -> None:
    """Reach a field and type."""
    tab_to(page, f'[data-part="{part}"]')
    page.keyboard.type(text)


def choose_currency(page: Page, code: str) -> None:
    """Pick the currency in its list, where it is asked."""
    if page.locator('select[data-part="currency"]').count():
        type_into(page, "currency", code)


def answer(page: Page, kind: str, raw: Any) -> None:
    """Give one answer with the keys."""
    if isinstance(raw, list):
        choose_currency(page, raw[0]["price"].split(" ")[1])
        for number, line in enumerate(raw, start=1):
            if number > 1:
                tab_to(page, ".checker-rows > button")
                page.keyboard.press("Enter")
            for part, text in line.items():
                typed = text.split(" ")[0] if part == "price" else text
                if not (number > 1 and part == "item"):
                    tab_to(page, f'[data-part="{part}-{number}"]')
                page.keyboard.type(typed)
    elif kind in ("choice", "yes/no"):
        choose(page, raw)
    elif raw in _INSTEAD:
        tab_to(page, f'[data-part="instead"][value="{raw}"]')
        page.keyboard.press("Space")
    elif kind.startswith("date"):
        day, _, time = raw.partition("T")
        year, month, number = day.split("-")
        type_into(page, "day", number)
        type_into(page, "month", month)
        type_into(page, "year", year)
        if time:
            type_into(page, "time", time)
    else:
        amount, _, currency = raw.partition(" ")
        type_into(page, "amount", amount)
        choose_currency(page, currency)


@pytest.mark.parametrize("store", FIRST)
def test_journey_by_keyboard_alone(page: Page, site: str, store: str) -> None:
    """From the first question to the result, and from there anew."""
    given = FIRST[store]["answers"]
    page.clock.set_fixed_time("2026-04-01T16:00:00Z")
    page.goto(f"{site}{store}/check/")
    for _ in range(_QUESTIONS):
        settled = page.locator(
            ".checker-result, form.checker-form:not([data-answered])"
        )
        expect(settled.first).to_be_visible(timeout=60_000)
        if page.locator(".checker-result").count():
            break
        form = page.locator("form.checker-form")
        fact = form.get_attribute("data-fact") or ""
        answer(page, form.get_attribute("data-kind") or "", given[fact])
        form.evaluate("form => { form.dataset.answered = 'yes' }")
        tab_to(page, ".checker-continue")
        page.keyboard.press("Enter")
    heading = page.locator("#checker h1")
    expect(heading).to_be_focused()
    for words in FIRST[store]["sees"]:
        expect(page.locator(".checker-result")).to_contain_text(words)
    tab_to(page, ".checker-actions button:last-child")
    expect(page.locator(":focus")).to_have_text("Copy the case code")
    tab_to(page, ".checker-actions button:last-child")
    expect(page.locator(":focus")).to_have_text("Start again")
    page.keyboard.press("Enter")
    expect(page.locator("form.checker-form")).to_be_visible()
    expect(heading).to_be_focused()
