"""Addresses that somebody made up: they neither run nor hang the checker."""

from __future__ import annotations

import json
import random
import re
import zlib
from base64 import urlsafe_b64encode
from urllib.parse import quote

from playwright.sync_api import Page, expect

from browser.test_keep import NOON, canceled

CHECK = "order-desk/check/"
COUNT = 600
# Well under a second each, also on a busy machine.
LIMIT_MS = 1000

MARKS = ["#answers=", "#case=", "#code=", "#", "#!", "#answers=answers=", "#?"]
FACTS = ["order status", "canceled on", "amount paid", "parcel", "__proto__"]
SCRIPTS = [
    "<script>window.ran = true</script>",
    "<img src=x onerror='window.ran = true'>",
    "javascript:window.ran=true",
    "'-(window.ran=true)-'",
    "{{constructor.constructor('window.ran=true')()}}",
    "</h1><svg onload=window.ran=true>",
    "__import__('os').system('true')",
]


# One hash after another in the same page, each until the page has settled.
VISIT = """async (hashes) => {
  const turn = () => new Promise((resolve) => setTimeout(resolve));
  const isSettled = () => {
    const heading = document.querySelector("#checker h1");
    return heading && !heading.textContent.startsWith("Opening") &&
      !document.querySelector(".checker-status--busy");
  };
  const found = [];
  for (const hash of hashes) {
    const began = performance.now();
    const { href } = location;
    const changed = new Promise((resolve) =>
      addEventListener("hashchange", resolve, { once: true }));
    location.hash = hash;
    if (location.href !== href) {
      await changed;
    }
    while (!isSettled() && performance.now() - began < 20_000) {
      await turn();
    }
    found.push({ ms: performance.now() - began, settled: isSettled(),
      failed: Boolean(document.querySelector(".checker-failure-box")),
      hash: hash.slice(0, 80) });
  }
  return found;
}"""


def hostile(seed: int) -> str:
    """One made-up hash: a script, or huge, deep, of wrong types, or noise.

    Or the code of a case that was damaged, or well made of such things.
    """
    chance = random.Random(seed)
    mark = chance.choice(MARKS)
    fact = chance.choice([*FACTS, *SCRIPTS])
    kind = seed % 10
    if kind == 8:
        return f"#case={damaged_code(chance)}"
    if kind == 9:
        return f"#case={forged_code(chance)}"
    if kind == 0:
        value = chance.choice(SCRIPTS)
    elif kind == 1:
        value = chance.choice("0[{%A") * chance.choice([300, 3000, 60_000])
    elif kind == 2:
        depth = chance.choice([50, 900, 20_000])
        value = "[" * depth + "]" * depth
    elif kind == 3:
        wrong: list[object] = [
            None,
            True,
            1e308,
            -1,
            {},
            [[]],
            [None],
            [{"item": {}}],
        ]
        value = json.dumps(chance.choice(wrong))
    elif kind == 4:
        value = "".join(chr(chance.randrange(1, 0xD7FF)) for _ in range(80))
    elif kind == 5:
        value = "%" + "".join(chance.choices("%0fgZ=&;+", k=200))
    elif kind == 6:
        value = chance.choice(
            ["9" * 4000, "-1", "NaN", "1e999", "0x10", "9999-99-99", "²"]
        )
    else:
        pairs = [f"{chance.choice(FACTS)}={n}" for n in range(400)]
        value = "&".join(pairs)
    text = f"{fact}={value}"
    is_encoded = chance.random() < 0.6
    return mark + (quote(text, safe="=&") if is_encoded else text)


def damaged_code(chance: random.Random) -> str:
    """A sound code with something else in its midst."""
    sound = canceled("0" * 16)
    at = chance.randrange(len(sound))
    return f"{sound[:at]}{chance.choice(SCRIPTS)[:5]}{sound[at:]}"


def forged_code(chance: random.Random) -> str:
    """A code whose check is right and whose parts are not."""
    evil = chance.choice([*SCRIPTS, "__proto__", "\u202e[[[[", "[" * 150])
    given = {evil[:150]: evil[:150], "order status": evil[:150]}
    parts = ["order-desk", "0" * 16, NOON, evil[:60], [0, 0], given, 0]
    parts[chance.randrange(7)] = chance.choice([evil, [], {}, None, 10**30])
    packer = zlib.compressobj(9, wbits=-15)
    packed = packer.compress(json.dumps(parts).encode()) + packer.flush()
    inside = re.sub("=+$", "", urlsafe_b64encode(packed).decode())
    check = zlib.crc32(f"1.{inside}".encode())
    return f"1.{inside}.{check:08x}"


def test_hostile_addresses_neither_run_nor_hang(
    broken_page: Page, site: str
) -> None:
    """After each of 600 made-up hashes the page shows a heading, soon.

    The console may say that a forged code names an edition that is not there.
    """
    page = broken_page
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    page.goto(site + CHECK)
    page.get_by_label("Canceled before it was shipped").check()
    page.get_by_role("button", name="Continue").click()
    expect(page.locator('form[data-fact="canceled on"]')).to_be_visible(
        timeout=60_000
    )
    hashes = [hostile(seed) for seed in range(COUNT)]
    tried = page.evaluate(VISIT, hashes)
    assert len(tried) == COUNT
    assert not [one for one in tried if not one["settled"] or one["failed"]]
    # A busy machine pauses for a while, and not at the same hash again.
    slow = [
        hash_
        for hash_, one in zip(hashes, tried, strict=True)
        if one["ms"] > LIMIT_MS
    ]
    again = page.evaluate(VISIT, slow)
    assert not [one for one in again if one["ms"] > LIMIT_MS]
    assert page.evaluate("window.ran") is None
    assert page.locator("#checker script, #checker img").count() == 0
    assert thrown == []


def test_hostile_addresses_open_the_page(page: Page, site: str) -> None:
    """A page opened with a made-up hash starts, and can be answered."""
    for seed in range(20):
        page.goto("about:blank")
        page.goto(site + CHECK + hostile(seed))
        expect(page.locator("#checker h1")).to_be_visible()
        expect(page.locator("#checker h1")).not_to_have_text(
            "Opening your answers…", timeout=30_000
        )
        assert page.evaluate("window.ran") is None
        assert page.locator(".checker-failure-box").count() == 0


def test_page_runs_no_script_but_its_own(broken_page: Page, site: str) -> None:
    """What somebody smuggles into a page is refused by its host's rules."""
    broken_page.goto(site + CHECK)
    refused = broken_page.evaluate(
        """async () => {
          const refused = [];
          addEventListener("securitypolicyviolation",
            (event) => refused.push(event.effectiveDirective));
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
          const image = document.createElement("img");
          image.setAttribute("onerror", "window.ran = true");
          image.src = "data:,";
          document.body.append(image);
          const asked = await fetch("https://elsewhere.example/")
            .catch(() => "no");
          try {
            setTimeout("window.ran = true");
          } catch {
            // Some browsers throw, all refuse.
          }
          await new Promise((resolve) => setTimeout(resolve, 300));
          return asked === "no" ? refused.sort() : [];
        }"""
    )
    assert refused == [
        "connect-src",
        "script-src",
        "script-src-attr",
        "script-src-elem",
    ]
    assert broken_page.evaluate("window.ran") is None
