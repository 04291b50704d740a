"""What an editor sees in the browser after saving a file."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from clausewise.serve import DevServer, rebuild

PAGE = """<!doctype html><html lang="en"><head><title>A shop</title>
<link rel="icon" href="data:,"></head>
<body><h1>{text}</h1></body></html>"""


@pytest.fixture
def dev() -> Iterator[DevServer]:
    with DevServer(0) as server:
        threading.Thread(
            target=server.serve_forever, args=(0.02,), daemon=True
        ).start()
        yield server
        server.shutdown()


def test_page_follows_each_rebuild(
    page: Page, dev: DevServer, tmp_path: Path
) -> None:
    """An open page shows a new build by itself, without a key pressed."""
    publish(dev, tmp_path, "30 days")
    page.goto(dev.url)
    expect(page.get_by_role("heading")).to_have_text("30 days")

    publish(dev, tmp_path, "45 days")

    expect(page.get_by_role("heading")).to_have_text("45 days")


def test_page_shows_a_problem_until_it_is_mended(
    page: Page, dev: DevServer, tmp_path: Path
) -> None:
    """A problem appears over the last good page and goes when mended."""
    publish(dev, tmp_path, "30 days")
    page.goto(dev.url)

    rebuild(dev, tmp_path, lambda _folder, _url: "refund.yaml:3:1: <b>odd</b>")

    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("refund.yaml:3:1: <b>odd</b>")
    expect(page.get_by_role("heading")).to_have_text("30 days")

    publish(dev, tmp_path, "45 days")

    expect(page.get_by_role("heading")).to_have_text("45 days")
    expect(alert).to_have_count(0)


def publish(dev: DevServer, aside: Path, text: str) -> None:
    def build(destination: Path, _site_url: str) -> None:
        destination.mkdir()
        (destination / "index.html").write_text(PAGE.format(text=text))

    rebuild(dev, aside, build)
