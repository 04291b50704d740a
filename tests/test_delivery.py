"""What a build adds for hosts and browsers: names, headers, small forms."""

import gzip
import json
import re
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest

from clausewise.publish import (
    Addresses,
    cache_control,
    modules_of,
    scripts_digest,
    stamped,
    write_headers,
    write_service_worker,
)
from clausewise.publish.compress import compress
from clausewise.runtime.trim import trimmed

ROOT = Path(__file__).parents[1]
PLACE = (
    '<div data-store="shop" data-policy="../policy.json" '
    'data-runtime="../../assets/runtime/">'
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site with one of each kind of file."""
    site = tmp_path / "site"
    for path in (
        "index.html",
        "shop/index.html",
        "assets/site.css",
        "assets/main.0123abcd.min.css",
        "assets/checker/0123456789ab/checker.js",
        "assets/runtime/runtime.json",
        "assets/runtime/python-0123abcd/python_stdlib.zip.txt",
        "assets/runtime/checker-1-0ab-cp314-none-any.whl.txt",
        "assets/runtime/snapshot-0123abcd.txt",
        "sitemap.xml",
        "404.html",
    ):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(f"<script>{path}</script>" * 20)
    return site


def test_page_names_what_it_was_built_with() -> None:
    """The page carries Python's folder, the engine and its policy's digest."""
    addresses = Addresses("python-ab/", "checker-1.whl", {"shop": "d1"})

    html = stamped(f"<p>{PLACE}</p>", addresses)

    assert html == (
        '<p><div data-store="shop" data-policy="../policy.json" '
        'data-digest="d1" '
        'data-python="../../assets/runtime/python-ab/" '
        'data-wheel="../../assets/runtime/checker-1.whl"></p>'
    )


def test_page_names_the_memory_that_it_was_built_with() -> None:
    """Where the site has Python's memory, the page says which."""
    addresses = Addresses(
        "python-ab/", "checker-1.whl", {"shop": "d1"}, "snapshot-cd.txt"
    )

    html = stamped(PLACE, addresses)

    assert html.endswith(
        ' data-snapshot="../../assets/runtime/snapshot-cd.txt">'
    )


def test_digest_of_scripts_follows_each_change(tmp_path: Path) -> None:
    """Another content or another name gives the folder another digest."""
    (tmp_path / "a.js").write_text("1")
    first = scripts_digest(tmp_path)
    assert scripts_digest(tmp_path) == first

    (tmp_path / "a.js").write_text("2")
    second = scripts_digest(tmp_path)
    (tmp_path / "a.js").rename(tmp_path / "b.js")

    assert len({first, second, scripts_digest(tmp_path)}) == 3


def test_modules_are_those_that_will_load() -> None:
    """From checker.js every import is followed; the worker is not one."""
    folder = ROOT / "docs/assets/checker"
    found = modules_of(folder, "checker.js")

    text = (folder / "checker.js").read_text(encoding="utf-8")
    assert set(re.findall(r'from "\./(.+?)"', text)) <= set(found)
    assert "worker.js" not in found
    assert all((folder / name).is_file() for name in found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("path", "is_kept"),
    [
        ("assets/runtime/python-0123abcd/pyodide.mjs", True),
        ("assets/runtime/checker-1-0ab-cp314-none-any.whl.txt", True),
        ("assets/runtime/snapshot-0123abcd.txt", True),
        ("assets/runtime/runtime.json", False),
        ("assets/checker/0123456789ab/wizard.js", True),
        ("assets/stylesheets/main.57a0d79d.min.css", True),
        ("assets/site.css", False),
        ("shop/policy.json", False),
        ("shop/editions/0123456789abcdef.json", True),
        ("shop/check/", False),
        ("sw.js", False),
    ],
)
def test_only_names_with_a_digest_are_kept_for_ever(
    path: str, is_kept: bool
) -> None:
    """What can change is asked for anew; what cannot, never again."""
    assert ("immutable" in cache_control(path)) is is_kept
    assert (cache_control(path) == "no-cache") is not is_kept


def test_headers_file_allows_every_inline_script(site: Path) -> None:
    """One policy for all pages holds the digests of all their scripts."""
    write_headers(site)

    text = (site / "_headers").read_text()
    assert text.count("'sha256-") == 3
    assert "/assets/checker/0123456789ab/*\n  Cache-Control: public" in text
    assert "/assets/main.0123abcd.min.css\n  Cache-Control: public" in text
    assert "/assets/runtime/snapshot-0123abcd.txt\n  Cache-Con" in text
    assert "runtime.json" not in text and "site.css" not in text
    # Cloudflare Pages takes no longer line.
    assert all(len(line) < 2000 for line in text.splitlines())


def test_service_worker_names_pages_and_runtime(site: Path) -> None:
    """It keeps pages, scripts and runtime, and nothing made for hosts."""
    write_headers(site)
    compress(site, site.parent / "store")

    write_service_worker(site)

    text = (site / "sw.js").read_text().removeprefix("const SITE = ")
    told, _ = json.JSONDecoder().raw_decode(text)
    assert set(told["files"]) == {
        "",
        "shop/",
        "assets/site.css",
        "assets/main.0123abcd.min.css",
        "assets/checker/0123456789ab/checker.js",
    }
    assert set(told["runtime"]) == {
        "assets/runtime/runtime.json",
        "assets/runtime/python-0123abcd/python_stdlib.zip.txt",
        "assets/runtime/checker-1-0ab-cp314-none-any.whl.txt",
    }
    assert set(told["snapshot"]) == {"assets/runtime/snapshot-0123abcd.txt"}


def test_edition_follows_each_file(site: Path) -> None:
    """The same files make the same edition, another byte another one."""
    write_service_worker(site)
    first = (site / "sw.js").read_bytes()
    write_service_worker(site)
    assert (site / "sw.js").read_bytes() == first

    (site / "assets/site.css").write_text("p {}")
    write_service_worker(site)

    editions = [
        re.search(rb'"edition": "(\w+)"', text)
        for text in (first, (site / "sw.js").read_bytes())
    ]
    assert editions[0] and editions[1]
    assert editions[0][1] != editions[1][1]


def test_compressed_forms_open_to_the_file(site: Path) -> None:
    """Beside a file lie its Brotli and gzip forms, made once per content."""
    store = site.parent / "store"
    compress(site, store)
    made = {path.name: path.stat().st_mtime_ns for path in store.iterdir()}
    compress(site, store)

    file = site / "assets/site.css"
    content = file.read_bytes()
    assert brotli.decompress(Path(f"{file}.br").read_bytes()) == content
    assert gzip.decompress(Path(f"{file}.gz").read_bytes()) == content
    assert len(list(site.rglob("*.whl.txt.br"))) == 1
    assert made == {p.name: p.stat().st_mtime_ns for p in store.iterdir()}


def test_trimming_drops_only_what_it_lists() -> None:
    """A module that nobody has heard of stays, as does its like by name."""
    names = [
        "brandnew.pyc",
        "codecs.py",
        "coder.py",
        "json/decoder.py",
        "encodings/utf_8.py",
        "encodings/cp437.py",
        "traceback.py",
    ]
    dropped = ["tkinter/__init__.py", "code.py", "encodings/big5.py"]

    kept = trimmed(dict.fromkeys([*names, *dropped], b""))

    assert sorted(kept) == sorted(names)
