"""A result to keep: its code, its link, and its edition."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser.hosting import ROOT
from browser.test_journeys import JOURNEYS, walk
from checker.code import Case, close_case, open_case
from checker.codec import digest
from clausewise.cli import main
from clausewise.compile import compile_policy
from clausewise.load import load_policy
from clausewise.zones import zone_named

ZONE = zone_named("America/New_York", 2015, 2041)
FIRST = {j["store"]: j for j in reversed(JOURNEYS)}
NOON = 29_584_320  # 1 April 2026, 12:00 in New York

# The engine of the page, asked once more by its worker's own messages.
DECIDE = """
async (code) => {
  const root = document.getElementById("checker");
  const { src } = [...document.scripts].find(
    ({ src }) => src.endsWith("/checker.js"));
  const worker = new Worker(new URL("worker.js", src), { type: "module" });
  const put = (message) => new Promise((resolve, reject) => {
    worker.addEventListener("message", ({ data }) =>
      data.id === message.id &&
      (data.error ? reject(data.error.message) : resolve(data.reply)));
    worker.postMessage(message);
  });
  const { python, wheel, policy } = root.dataset;
  const addresses = { python, wheel, policy };
  for (const [name, url] of Object.entries(addresses)) {
    addresses[name] = new URL(url, document.baseURI).href;
  }
  await put({ id: 1, type: "boot", addresses });
  const told = await put({ id: 2, type: "ask", request: { code } });
  const { store, words, ...request } = told.case;
  const { decision } = await put({ id: 3, type: "ask", request });
  worker.terminate();
  return JSON.stringify(decision, null, 1);
}
"""


def kept(page: Page, name: str) -> str:
    """What a button of the result copies."""
    # Not every browser lets a test read its clipboard.
    page.evaluate(
        """() => {
          navigator.clipboard.writeText = async (text) => {
            window.copied = text;
          };
        }"""
    )
    page.get_by_role("button", name=name).click()
    expect(page.locator(".checker-actions .checker-said")).to_contain_text(
        "Copied"
    )
    text: str = page.evaluate("window.copied")
    return text


def older(store: str) -> tuple[str, str]:
    """Another edition of a store's policy, and its digest."""
    text = compile_policy(load_policy(ROOT / "policy" / store))
    plain = json.loads(text)
    plain["policy"]["version"] = "0, long ago"
    text = json.dumps(plain, ensure_ascii=False, indent=1) + "\n"
    return text, digest(text)


def case(edition: str, **answers: str) -> str:
    """A code of the order desk, from noon on 1 April 2026."""
    given: dict[str, Any] = {"order status": "canceled"} | answers
    return close_case(Case("order-desk", edition, given, NOON, ZONE))


def canceled(edition: str) -> str:
    """A canceled order, known in full."""
    amount = {"amount paid": "50.00 USD", "canceled on": "2026-03-30"}
    return case(edition, **amount)


@pytest.mark.parametrize("store", FIRST)
def test_code_gives_the_identical_decision_on_the_command_line(
    page: Page, site: str, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Browser and command line print the same JSON, byte by byte."""
    walk(page, f"{site}{store}/check/", FIRST[store]["answers"])
    code = kept(page, "Copy the case code")
    assert len(code) < 1500
    assert open_case(code).store == store
    in_browser = page.evaluate(DECIDE, code)
    capsys.readouterr()
    main(["--root", str(ROOT), "decide", "--code", code, "--json"])
    assert capsys.readouterr().out == f"{in_browser}\n"


def test_link_opens_the_result_as_of_its_moment(page: Page, site: str) -> None:
    """Weeks later the link still shows that day; now is one button away."""
    store = "general-store"
    walk(page, f"{site}{store}/check/", FIRST[store]["answers"])
    headline = page.locator("#checker h1").inner_text()
    link = kept(page, "Copy link to this result")
    assert "#case=1." in link
    page.goto("about:blank")
    page.clock.set_fixed_time("2026-05-20T16:00:00Z")
    page.goto(link)
    box = page.locator(".checker-asof")
    expect(box).to_contain_text(
        "As checked on 1 April 2026, 12:00", timeout=60_000
    )
    expect(box).to_contain_text("the policy of that day decide")
    expect(page.locator("#checker h1")).to_have_text(headline)
    assert page.evaluate("location.hash") == ""
    page.reload()
    expect(box).to_be_visible(timeout=60_000)
    box.get_by_role("button", name="Check again now").click()
    expect(page.locator("#checker h1")).not_to_have_text(headline)
    expect(box).to_have_count(0)


def test_link_is_judged_by_the_edition_it_names(page: Page, site: str) -> None:
    """An older edition is fetched, judges, and is named."""
    text, name = older("order-desk")
    page.context.route(
        f"**/order-desk/editions/{name}.json",
        lambda route: route.fulfill(
            body=text, content_type="application/json"
        ),
    )
    page.goto(f"{site}order-desk/check/#case={canceled(name)}")
    expect(page.locator(".checker-asof")).to_contain_text(
        "The policy has changed since", timeout=60_000
    )
    expect(page.locator(".checker-fineprint")).to_contain_text("long ago")


def test_link_whose_edition_is_gone_says_so(
    broken_page: Page, site: str
) -> None:
    """Without its edition today's policy judges, and the page tells."""
    address = f"{site}order-desk/check/#case={canceled('0' * 16)}"
    broken_page.goto(address)
    box = broken_page.locator(".checker-asof")
    expect(box).to_contain_text("is not on this site", timeout=60_000)
    expect(broken_page.locator(".checker-result")).to_be_visible()


def test_edition_that_was_tampered_with_judges_nothing(
    broken_page: Page, site: str
) -> None:
    """Bytes that are not the edition's are not used."""
    text, name = older("order-desk")
    broken_page.context.route(
        "**/editions/*.json", lambda route: route.fulfill(body=text + " ")
    )
    broken_page.goto(f"{site}order-desk/check/#case={canceled(name)}")
    expect(broken_page.locator(".checker-asof")).to_contain_text(
        "is not on this site", timeout=60_000
    )


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("#case=hello", "no case code"),
        (f"#case={canceled('0' * 16)[:-1]}0", "could not be opened"),
        ("#case=1." + "A" * 5000, "too long"),
        (
            "#case=" + close_case(Case("platform", "0" * 16, {}, NOON, ZONE)),
            "another shop",
        ),
    ],
)
def test_wrong_link_says_what_is_wrong(
    page: Page, site: str, fragment: str, words: str
) -> None:
    """The first question stands, with a notice above it."""
    page.goto(f"{site}order-desk/check/{fragment}")
    notice = page.locator(".checker-notice")
    expect(notice).to_contain_text(words, timeout=60_000)
    expect(page.locator("form.checker-form")).to_be_visible()


def test_message_holds_what_the_shop_needs(page: Page, site: str) -> None:
    """What is asked for, the facts, the clauses, and the code."""
    store = "general-store"
    walk(page, f"{site}{store}/check/", FIRST[store]["answers"])
    page.get_by_text("A message that you can send").click()
    message = page.get_by_label("Message").input_value()
    for words in (
        "I ask for it:",
        "- Refund: 79.90 USD",
        "When did you pay for it? 2 March 2026",
        "RET-1",
        "\n1.",
    ):
        assert words in message


def test_remedies_stand_side_by_side_where_the_customer_chooses(
    page: Page, site: str
) -> None:
    """Both remedies are columns of one table."""
    store = "general-store"
    walk(page, f"{site}{store}/check/", FIRST[store]["answers"])
    page.get_by_text("Compare two of these side by side").click()
    table = page.locator(".checker-compare table")
    expect(table.get_by_role("columnheader")).to_have_text(
        ["Refund", "Exchange"]
    )
    expect(table).to_contain_text("79.90")
