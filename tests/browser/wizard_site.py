"""A bare page with the wizard and a stand-in engine, and a reader of it."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from browser.hosting import ROOT, serving
from clausewise.publish import checker_files

HERE = Path(__file__).parent


@contextmanager
def wizard_site(folder: Path) -> Iterator[str]:
    """Serve the page from a folder; the address of the checker page."""
    scripts = folder / "assets/checker"
    check = folder / "order-desk/check"
    shutil.copytree(ROOT / "docs/assets/checker", scripts)
    shutil.copy(HERE / "wizard_engine.js", scripts / "engine.js")
    _, files = checker_files(ROOT, scripts)
    for name, text in files.items():
        (scripts / name).write_text(text, encoding="utf-8")
    check.mkdir(parents=True)
    shutil.copy(HERE / "wizard_page.html", check / "index.html")
    with serving(folder) as url:
        yield f"{url}order-desk/check/"


class Wizard:
    """What a reader does on the checker page, in their words."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url

    def open(
        self, plan: dict[str, Any] | None = None, fragment: str = ""
    ) -> None:
        """Go to the page; the plan tells the stand-in what to do."""
        told = json.dumps(plan or {})
        self.page.add_init_script(f"window.fakeEngine = {told}")
        self.page.goto(self.url + fragment)

    def release(self) -> None:
        """Let an engine that is held become ready."""
        self.page.evaluate("release()")

    @property
    def heading(self) -> Locator:
        return self.page.locator("#checker h1")

    def continues(self) -> None:
        self.page.get_by_role("button", name="Continue").click()

    def go_on(self, heading: str) -> None:
        self.continues()
        expect(self.heading).to_have_text(heading)

    def choose(self, label: str) -> None:
        before = self.heading.inner_text()
        self.page.get_by_label(label, exact=True).check()
        self.continues()
        expect(self.heading).not_to_have_text(before)

    def type_date(self, day: str, month: str, year: str) -> None:
        for name, typed in (("Day", day), ("Month", month), ("Year", year)):
            self.page.get_by_label(name, exact=True).fill(typed)

    def type_line(self, row: int, *typed: str) -> None:
        for name, text in zip(
            ("item", "price", "quantity", "affected"), typed, strict=True
        ):
            self.page.locator(f"[data-part={name}-{row}]").fill(text)

    def to_the_date(self) -> None:
        self.choose("Paid, not shipped")
        self.choose("I don’t know")

    def to_the_time(self) -> None:
        self.to_the_date()
        self.type_date("2", "3", "2026")
        self.go_on("When was it delivered?")

    def to_the_lines(self, look: Callable[[], None] = lambda: None) -> None:
        """Answer all but the last; look at each question on the way."""

        def show() -> None:
            look()
            self.continues()
            expect(self.page.locator(".checker-error-summary")).to_be_visible()
            look()

        for label in ("Paid, not shipped", "I don’t know"):
            show()
            self.choose(label)
        show()
        self.type_date("2", "3", "2026")
        self.go_on("When was it delivered?")
        show()
        self.choose("Not yet")
        show()
        self.page.get_by_label("Amount").fill("1,299.00")
        self.page.get_by_label("Currency").select_option("USD")
        self.go_on("How many videos do you have?")
        show()
        self.page.get_by_label("Number").fill("2")
        self.go_on("Which warranty does the listing state?")
        show()
        self.page.get_by_label("Number").fill("12")
        self.page.get_by_label("Unit").select_option("months")
        self.go_on("What was in the order?")
        show()

    def through(self, look: Callable[[], None] = lambda: None) -> None:
        """Answer every question."""
        self.to_the_lines(look)
        self.type_line(1, "Mug", "10.00", "2", "1")
        self.continues()
        expect(self.page.locator(".checker-result")).to_be_visible()

    def request(self) -> dict[str, Any]:
        """What the engine was last asked."""
        asked: dict[str, Any] = self.page.evaluate("window.lastRequest")
        return asked

    def answers(self) -> dict[str, Any]:
        told: dict[str, Any] = self.request()["answers"]
        return told
