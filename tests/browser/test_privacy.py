"""Where a customer's answers go on a whole journey: nowhere but this tab."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Request, expect

from browser.test_journeys import walk

# Stands before every script of the page and notes each write it makes.
RECORDER = """
  window.written = [];
  const note = (where, ...what) =>
    window.written.push([where, JSON.stringify(what)]);
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (...what) {
    note(this === sessionStorage ? "session" : "local", ...what);
    return setItem.apply(this, what);
  };
  for (const [type, method] of [
    [IDBFactory, "open"], [CacheStorage, "open"], [Cache, "put"],
    [Cache, "add"], [Navigator, "sendBeacon"], [BroadcastChannel,
    "postMessage"], [ServiceWorker, "postMessage"]]) {
    const plain = type.prototype[method];
    type.prototype[method] = function (...what) {
      note(`${type.name}.${method}`, ...what.map(String));
      return plain.apply(this, what);
    };
  }
  const cookie =
    Object.getOwnPropertyDescriptor(Document.prototype, "cookie");
  Object.defineProperty(Document.prototype, "cookie", {
    ...cookie,
    set(text) { note("cookie", text); cookie.set.call(this, text); },
  });
"""

# No page, script or policy of the site holds any of these.
ANSWERS = {
    "order status": "shipped",
    "parcel": "unopened",
    "amount paid": "4,271.93 USD",
    "outbound shipping": "38.57 USD",
}
TELLING = ["4271.93", "4,271.93", "427193", "38.57", "3857"]


def test_answers_stay_in_the_tab(
    browser: Browser, built: tuple[Path, str]
) -> None:
    """Of a whole journey, only sessionStorage holds what was answered."""
    folder, url = built
    context = browser.new_context(locale="en-US")
    context.add_init_script(RECORDER)
    requests: list[str] = []
    context.on("request", lambda request: requests.append(sent(request)))
    page = context.new_page()
    page.goto(f"{url}order-desk/cancellation/")
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")
    page.get_by_role("link", name="Check my case").first.hover()

    walk(page, f"{url}order-desk/check/", ANSWERS)
    expect(page.locator(".checker-result")).to_contain_text("4,271.93")
    page.reload()
    expect(page.locator(".checker-result")).to_be_visible(timeout=60_000)

    written: list[list[str]] = page.evaluate("window.written")
    where = {place for place, what in written if tells(what)}
    assert where == {"session"}
    assert requests and not [text for text in requests if tells(text)]
    assert {request.split()[0] for request in requests} == {"GET"}
    assert context.cookies() == []
    assert page.evaluate("indexedDB.databases()") == []
    assert not tells(page.evaluate("JSON.stringify({...localStorage})"))
    assert_only_site_is_kept(page.evaluate(KEPT), folder)
    context.close()


# Every entry of every cache: its address, and a digest of what is kept.
KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const response = await cache.match(request);
      const bytes = await response.clone().arrayBuffer();
      const digest = await crypto.subtle.digest("SHA-256", bytes);
      found.push({
        name,
        path: request.url.slice(location.origin.length + 1),
        text: name.endsWith(" clients") ? await response.text() : "",
        digest: [...new Uint8Array(digest)]
          .map((byte) => byte.toString(16).padStart(2, "0")).join(""),
      });
    }
  }
  return found;
}"""


def assert_only_site_is_kept(entries: list[Any], folder: Path) -> None:
    """Each kept file is one of the site's, byte by byte."""
    assert entries
    for entry in entries:
        if entry["name"].endswith(" clients"):
            assert set(json.loads(entry["text"])) == {"edition", "at"}
            continue
        file = folder / entry["path"]
        if entry["path"] == "" or entry["path"].endswith("/"):
            file /= "index.html"
        content = file.read_bytes()
        assert entry["digest"] == hashlib.sha256(content).hexdigest()


def sent(request: Request) -> str:
    """All that a request tells a host."""
    return " ".join(
        [
            request.method,
            request.url,
            json.dumps(request.headers),
            request.post_data or "",
        ]
    )


def tells(text: str) -> bool:
    return any(word in text for word in TELLING)
