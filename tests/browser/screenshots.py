"""Photographs every page, question, error and result, to be looked at.

`make screenshots` writes them to screenshots/, with index.html to see them
side by side: 320 and 1280 pixels wide, light and dark.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, expect, sync_playwright

from browser.hosting import ROOT, serving
from browser.test_journeys import JOURNEYS, walk
from clausewise.site import build_site

FOLDER = ROOT / "screenshots"
WIDTHS = (1280, 320)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
HEIGHT = 900


@dataclass
class Album:
    """The pictures taken, by what they show."""

    folder: Path
    taken: dict[str, list[str]] = field(default_factory=dict)

    def take(self, page: Page, title: str) -> None:
        """Four pictures of the page as it stands."""
        number = len(self.taken) + 1
        self.taken[title] = []
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            for scheme in SCHEMES:
                page.emulate_media(
                    color_scheme=scheme, reduced_motion="reduce"
                )
                page.evaluate("scrollTo(0, 0)")
                name = f"{number:03}-{width}-{scheme}.png"
                page.screenshot(path=self.folder / name, full_page=True)
                self.taken[title].append(name)

    def write_index(self) -> None:
        """A sheet with all of them, four in a row."""
        rows = "".join(
            f"<h2>{escape(title)}</h2><div>"
            + "".join(
                f'<a href="{name}"><img src="{name}" loading="lazy" '
                f'alt="{escape(title)}, {name[4:-4]}"></a>'
                for name in names
            )
            + "</div>"
            for title, names in self.taken.items()
        )
        (self.folder / "index.html").write_text(
            _SHEET.format(rows=rows), encoding="utf-8"
        )


_SHEET = """<!doctype html><html lang="en"><meta charset="utf-8">
<title>Screenshots</title><style>
body {{ font: 1rem/1.5 system-ui; margin: 2rem; background: #888 }}
div {{ display: flex; gap: 1rem; align-items: start }}
img {{ max-height: 40rem; max-width: 22vw }}
</style><h1>Every page, question and result</h1>{rows}</html>
"""


def photograph_pages(browser: Browser, site: str, album: Album) -> None:
    """Every page of the sitemap, and the one for wrong addresses."""
    page = browser.new_page(service_workers="block")
    text = page.request.get(f"{site}sitemap.xml").text()
    addresses = [
        part.split("</loc>")[0]
        for part in text.split("<loc>")
        if "://" in part
    ]
    for address in [*addresses[1:], f"{site}no/such/page/"]:
        page.goto(address)
        album.take(page, f"Page {urlsplit(address).path}")
    page.close()


def photograph_journeys(browser: Browser, site: str, album: Album) -> None:
    """Each question once, first without an answer, and every result."""
    seen: set[tuple[str, str]] = set()
    for journey in JOURNEYS:
        store = journey["store"]
        page = browser.new_page(
            locale="en-US",
            timezone_id="America/New_York",
            service_workers="block",
        )

        def look(fact: str, page: Page = page, store: str = store) -> None:
            if (store, fact) in seen:
                return
            seen.add((store, fact))
            album.take(page, f"Question {store}: {fact}")
            page.get_by_role("button", name="Continue").click()
            expect(page.locator(".checker-error-summary")).to_be_visible(
                timeout=30_000
            )
            album.take(page, f"Error {store}: {fact}")

        walk(page, f"{site}{store}/check/", journey["answers"], look)
        album.take(page, f"Result {store}: {journey['journey']}")
        page.evaluate(
            "document.querySelectorAll('details').forEach(d => d.open = true)"
        )
        album.take(page, f"Result, unfolded, {store}: {journey['journey']}")
        page.close()


def photograph_failure(browser: Browser, site: str, album: Album) -> None:
    """The checker that could not start."""
    page = browser.new_page(service_workers="block")
    page.route("**/assets/runtime/**", lambda route: route.abort())
    page.goto(f"{site}order-desk/check/")
    page.locator("form.checker-form input").first.check()
    page.get_by_role("button", name="Continue").click()
    expect(page.locator(".checker-failure-box")).to_be_visible()
    album.take(page, "Failure order-desk: nothing could be loaded")
    page.close()


def main() -> None:
    """Build the site, walk through it, and write the album."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    album = Album(FOLDER)
    path = subprocess.check_output(
        [ROOT / "build/setup/browser.sh", "chromium"], text=True
    ).strip()
    with tempfile.TemporaryDirectory() as aside, sync_playwright() as driver:
        site = Path(aside, "site")
        with serving(site) as url:
            build_site(ROOT, site, url)
            browser = driver.chromium.launch(
                executable_path=path, args=["--no-sandbox", "--disable-gpu"]
            )
            photograph_pages(browser, url, album)
            photograph_failure(browser, url, album)
            photograph_journeys(browser, url, album)
            browser.close()
    album.write_index()
    print(f"{len(album.taken)} rows: {FOLDER / 'index.html'}")


if __name__ == "__main__":
    main()
