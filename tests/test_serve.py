"""The editor's server: what it sends, and how it follows a change."""

import base64
import hashlib
import http.client
import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clausewise.publish.csp import content_security_policy
from clausewise.serve import DevServer, rebuild
from clausewise.serve.static import SiteServer
from clausewise.serve.watch import Watch

PAGE = "<html><body><script>let a = 1;</script><p>{text}</p></body></html>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small site."""
    site = tmp_path / "site"
    (site / "shop").mkdir(parents=True)
    (site / "index.html").write_text(PAGE.format(text="home"))
    (site / "shop/index.html").write_text(PAGE.format(text="shop"))
    (site / "404.html").write_text(PAGE.format(text="nothing here"))
    for name in ("a.wasm", "a.mjs", "a.js", "a.css", "a.json"):
        (site / name).write_bytes(b"x")
    (tmp_path / "secret.txt").write_text("secret")
    return site


@pytest.fixture
def server(folder: Path) -> Iterator[SiteServer]:
    with SiteServer(0, folder) as server:
        yield started(server)
        server.shutdown()


@pytest.fixture
def dev() -> Iterator[DevServer]:
    with DevServer(0) as server:
        yield started(server)
        server.shutdown()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.wasm", "application/wasm"),
        ("a.mjs", "text/javascript; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.json", "application/json"),
        ("", "text/html; charset=utf-8"),
    ],
)
def test_server_names_the_type_of_a_file(
    server: SiteServer, name: str, kind: str
) -> None:
    """Each file goes out under the one type that browsers accept for it."""
    reply, _ = get(server, f"/{name}")

    assert reply.status == 200
    assert reply.headers["Content-Type"] == kind
    assert reply.headers["X-Content-Type-Options"] == "nosniff"


def test_server_allows_a_page_its_own_scripts_only(
    server: SiteServer,
) -> None:
    """A page's policy lists its inline scripts by digest, and no more."""
    digest = hashlib.sha256(b"let a = 1;").digest()
    allowed = f"'sha256-{base64.b64encode(digest).decode()}'"

    page, _ = get(server, "/")
    script, _ = get(server, "/a.js")

    assert (
        f"script-src 'self' 'wasm-unsafe-eval' {allowed};"
        in page.headers["Content-Security-Policy"]
    )
    assert (
        "script-src 'self' 'wasm-unsafe-eval';"
        in script.headers["Content-Security-Policy"]
    )


def test_policy_counts_inline_scripts_only() -> None:
    """A script from a file needs no digest; the same text needs one."""
    policy = content_security_policy(
        """<script src="a.js"></script><script>x</script>
        <script type="module">x</script><p>x</p>"""
    )

    assert policy.count("sha256-") == 1


def test_server_completes_the_address_of_a_folder(
    server: SiteServer,
) -> None:
    """A folder without its slash redirects; with it, its page comes."""
    bare, _ = get(server, "/shop")
    whole, body = get(server, "/shop/")

    assert (bare.status, bare.headers["Location"]) == (301, "/shop/")
    assert (whole.status, "shop" in body) == (200, True)


@pytest.mark.parametrize(
    "path",
    [
        "/missing",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "//x/y",
        f"/{'x' * 300}",
    ],
)
def test_server_has_a_page_for_what_is_missing(
    server: SiteServer, path: str
) -> None:
    """What is not in the site, also beside it, gets the site's own 404."""
    reply, body = get(server, path)

    assert reply.status == 404
    assert "nothing here" in body


def test_server_takes_the_next_free_port(server: SiteServer) -> None:
    """A port in use is passed over for a later one."""
    with SiteServer(server.server_port, None) as second:
        assert second.server_port > server.server_port


def test_rebuild_swaps_a_whole_site_in(dev: DevServer, tmp_path: Path) -> None:
    """After each good build the new page is served, and old folders go."""
    for text in ("one", "two", "three"):
        rebuild(dev, tmp_path, good(text))

        assert text in get(dev, "/")[1]

    assert state(dev) == {"build": 3, "problem": None}
    assert {path.name for path in tmp_path.iterdir()} == {"2", "3"}


def test_rebuild_keeps_the_last_good_site(
    dev: DevServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A problem is told in the terminal and the browser; the site stays."""
    rebuild(dev, tmp_path, good("one"))

    rebuild(dev, tmp_path, bad)

    assert "one" in get(dev, "/")[1]
    assert state(dev) == {"build": 1, "problem": "refund.yaml:3:1: <odd>"}
    assert "refund.yaml:3:1: <odd>" in capsys.readouterr().err


def test_rebuild_shows_a_problem_before_any_site(
    dev: DevServer, tmp_path: Path
) -> None:
    """Without a good site every address shows the problem, as text."""
    rebuild(dev, tmp_path, bad)

    reply, body = get(dev, "/shop/")

    assert reply.status == 500
    assert "refund.yaml:3:1: &lt;odd&gt;" in body
    assert "/__clausewise/reload.js" in body


def test_reload_script_is_for_the_editor_alone(
    dev: DevServer, server: SiteServer, tmp_path: Path
) -> None:
    """The editor's server adds the script to pages, no other server does."""
    rebuild(dev, tmp_path, good("one"))

    assert "/__clausewise/reload.js" in get(dev, "/")[1]
    assert get(dev, "/__clausewise/reload.js")[0].status == 200
    assert "__clausewise" not in get(server, "/")[1]


@pytest.mark.parametrize(
    "name", ["policy/shop/refund.yaml", "mkdocs.yml", "docs/new.md"]
)
def test_watch_notices_what_was_saved(tmp_path: Path, name: str) -> None:
    """A source that is written, or written anew, ends the wait by name."""
    (tmp_path / "policy/shop").mkdir(parents=True)
    (tmp_path / "docs").mkdir()
    (tmp_path / "policy/shop/refund.yaml").write_text("30 days")
    (tmp_path / "mkdocs.yml").write_text("")
    watch = Watch(tmp_path)

    (tmp_path / name).write_text("a longer text")

    assert watch.wait() == [name]


def test_watch_notices_what_was_deleted(tmp_path: Path) -> None:
    """A source that goes away is a change too."""
    file = tmp_path / "docs/old.md"
    file.parent.mkdir()
    file.write_text("old")
    watch = Watch(tmp_path)

    file.unlink()

    assert watch.wait() == ["docs/old.md"]


def test_watch_overlooks_noise(tmp_path: Path) -> None:
    """Bytecode and an editor's own files are no change of the sources."""
    noise = ["build/__pycache__/a.pyc", "docs/.a.md.swp", "docs/a.md~"]
    watch = Watch(tmp_path)
    for name in [*noise, "docs/a.md"]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")

    assert watch.wait() == ["docs/a.md"]


def good(text: str) -> Callable[[Path, str], str | None]:
    """A build that succeeds, with the text on its page."""

    def build(destination: Path, _site_url: str) -> str | None:
        destination.mkdir()
        (destination / "index.html").write_text(PAGE.format(text=text))
        return None

    return build


def bad(destination: Path, _site_url: str) -> str:
    """A build that ends half way with a problem."""
    destination.mkdir()
    return "refund.yaml:3:1: <odd>"


def started[S: SiteServer](server: S) -> S:
    threading.Thread(
        target=server.serve_forever, args=(0.02,), daemon=True
    ).start()
    return server


def get(server: SiteServer, path: str) -> tuple[http.client.HTTPResponse, str]:
    """The reply to one request, sent exactly as written."""
    connection = http.client.HTTPConnection(
        "127.0.0.1", server.server_port, timeout=10
    )
    connection.request("GET", path)
    reply = connection.getresponse()
    body = reply.read().decode()
    connection.close()
    return reply, body


def state(server: DevServer) -> object:
    return json.loads(get(server, "/__clausewise/state")[1])
