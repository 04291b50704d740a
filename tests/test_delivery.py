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
    checker_files,
    stamped,
    write_headers,
    write_service_worker,
)
from clausewise.publish.compress import compress
from clausewise.runtime.node import RuntimeProblem
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


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """A page's script, which imports another, the worker, and a sheet."""
    (tmp_path / "words.js").write_text('export const HELLO = "Grüß Gott";')
    (tmp_path / "checker.js").write_text(
        'import { HELLO } from "./words.js";\n'
        'new Worker(new URL("./worker.js", import.meta.url));\n'
        "document.title = HELLO;\n"
    )
    (tmp_path / "worker.js").write_text("self.postMessage(1);")
    (tmp_path / "checker.css").write_text("p {}")
    return tmp_path


def test_scripts_are_joined_with_what_they_import(scripts: Path) -> None:
    """A browser gets two scripts, their maps, and the sheets as they are."""
    _, files = checker_files(ROOT, scripts)

    assert sorted(files) == [
        "checker.css",
        "checker.js",
        "checker.js.map",
        "worker.js",
        "worker.js.map",
    ]
    assert "Grüß Gott" in files["checker.js"]
    assert '"./worker.js",import.meta.url' in files["checker.js"]
    assert "import " not in files["checker.js"]
    assert files["checker.css"] == "p {}"


def test_map_leads_back_to_the_sources(scripts: Path) -> None:
    """Who wonders what runs here can read it as it was written."""
    _, files = checker_files(ROOT, scripts)

    told = json.loads(files["checker.js.map"])
    assert told["sources"] == ["words.js", "checker.js"]
    assert told["sourcesContent"][1] == (scripts / "checker.js").read_text()


def test_digest_of_scripts_follows_each_change(scripts: Path) -> None:
    """What a module says, and what a sheet is called, is in the address."""
    first, _ = checker_files(ROOT, scripts)
    assert checker_files(ROOT, scripts)[0] == first

    (scripts / "words.js").write_text('export const HELLO = "Moin";')
    second, _ = checker_files(ROOT, scripts)
    (scripts / "checker.css").rename(scripts / "other.css")
    third, _ = checker_files(ROOT, scripts)

    assert len({first, second, third}) == 3


def test_script_that_cannot_be_joined_is_named(scripts: Path) -> None:
    """A slip in a module stops the build, with its place."""
    (scripts / "words.js").write_text("export const = 1;")

    with pytest.raises(RuntimeProblem, match=r"words\.js:1:13: ERROR"):
        checker_files(ROOT, scripts)


def test_joined_page_asks_for_no_other_script() -> None:
    """What the real page imports is all in its one file."""
    _, files = checker_files(ROOT, ROOT / "docs/assets/checker")

    for name in ("checker.js", "worker.js"):
        assert not re.search(r'\b(from|import)\s*"\.', files[name])


@pytest.mark.parametrize(
    ("path", "is_kept"),
    [
        ("assets/runtime/python-0123abcd/pyodide.mjs", True),
        ("assets/runtime/checker-1-0ab-cp314-none-any.whl.txt", True),
        ("assets/runtime/snapshot-0123abcd.txt", True),
        ("assets/runtime/runtime.json", False),
        ("assets/checker/0123456789ab/worker.js", True),
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
