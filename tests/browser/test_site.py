"""The built site as every visitor meets it: whole, quiet, on its own."""

import re
from urllib.request import urlopen

import pytest
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


@pytest.mark.parametrize("store", STORES)
def test_engine_opens_the_policy_of_each_store(
    page: Page, site: str, store: str
) -> None:
    """On the real site the real engine boots and opens the store's policy."""
    page.goto(f"{site}{store}/check/")

    opened = page.evaluate(
        """async () => {
          const { python, wheel, policy, digest } =
            document.getElementById("checker").dataset;
          const scripts = document.querySelector(
            "script[src$='/checker.js']").src;
          const { createEngine } =
            await import(new URL("engine.js", scripts));
          return new Promise((resolve, reject) => {
            createEngine({
              workerUrl: new URL("worker.js", scripts),
              pythonUrl: python,
              wheelUrl: wheel,
              policyUrl: policy,
              digest,
              onState: ({ name, info, error }) => {
                if (name === "ready") resolve(info);
                if (name === "failed") reject(Error(error.message));
              },
            }).start();
          });
        }""",
    )

    assert opened["store"] == store
    assert opened["first"]["ask"].endswith("?")
