"""The built site as every visitor meets it: whole, quiet, on its own."""

import re
from urllib.request import urlopen

from playwright.sync_api import Page

from browser.hosting import ROOT
from clausewise.compile import store_folders

STORES = [folder.name for folder in store_folders(ROOT)]


def test_every_page_is_quiet(page: Page, site: str) -> None:
    """No page of the site logs an error or asks another host for anything."""
    with urlopen(f"{site}sitemap.xml") as reply:
        addresses = re.findall(r"<loc>(.+?)</loc>", reply.read().decode())
    assert f"{site}{STORES[0]}/check/" in addresses

    for address in addresses:
        answer = page.goto(address, wait_until="load")
        assert answer is not None and answer.ok
