"""`clausewise diff`: how editions are named, and what is written."""

from __future__ import annotations

import json
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from clausewise.cli import main
from clausewise.compile import compile_policy
from clausewise.load import load_policy
from policies import ROOT

KEYS = {
    "store",
    "old",
    "new",
    "nature",
    "summary",
    "groups",
    "dates",
    "clauses",
    "parameters",
    "questions",
    "settings",
}
_VOID = {"meta", "br", "hr", "img", "link", "input"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one store, committed, and then edited."""
    policy = tmp_path / "policy"
    for name in ("order-desk", "calendars"):
        shutil.copytree(ROOT / "policy" / name, policy / name)
    _git(tmp_path, "init", "--quiet")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "--quiet", "--message", "First edition")
    store = policy / "order-desk" / "store.yaml"
    store.write_text(
        store.read_text("utf-8").replace("version: 1", "version: 2"), "utf-8"
    )
    return tmp_path


@pytest.mark.parametrize(
    "names",
    [
        ["HEAD:order-desk", "order-desk"],
        ["HEAD:order-desk", ".:order-desk"],
        ["--store", "order-desk", "HEAD", "."],
    ],
)
def test_diff_takes_revisions_and_the_working_copy(
    project: Path, names: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A revision and the working copy can be named in several ways."""
    assert main(["--root", str(project), "diff", *names]) == 0
    out = capsys.readouterr().out
    assert "Nothing changed in outcome" in out
    assert "version: 1 → 2" in out


def test_diff_takes_folders_and_a_published_policy(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A published policy.json can be compared with a folder."""
    folder = project / "policy" / "order-desk"
    published = project / "policy.json"
    published.write_text(compile_policy(load_policy(folder)), "utf-8")
    assert main(["diff", str(published), str(folder)]) == 0
    assert "The two editions are the same." in capsys.readouterr().out


def test_diff_takes_a_copy_that_was_kept_elsewhere(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A copied folder is compared by the project's calendars."""
    shutil.copytree(project / "policy" / "order-desk", project / "keep")
    names = [str(project / "keep"), "order-desk"]
    assert main(["--root", str(project), "diff", *names]) == 0
    assert "Nothing changed in outcome" in capsys.readouterr().out


@pytest.mark.parametrize(
    "names",
    [
        ["nowhere", "order-desk"],
        ["no-such-revision:order-desk", "order-desk"],
        ["HEAD:no-such-store", "order-desk"],
        ["--store", "no-such-store", "HEAD", "."],
        ["policy/order-desk/store.yaml", "order-desk"],
    ],
)
def test_diff_refuses_what_is_no_edition(
    project: Path,
    names: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A name that is no edition is wrong usage, with what was meant."""
    monkeypatch.chdir(project)
    assert main(["--root", str(project), "diff", *names]) == 2
    assert capsys.readouterr().err.startswith("clausewise: ")


def test_diff_reports_problems_of_a_policy(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An edition with problems gives them, and exit code 1."""
    facts = project / "policy" / "order-desk" / "facts.yaml"
    facts.write_text("facts: no\n", "utf-8")
    names = ["HEAD:order-desk", "order-desk"]
    assert main(["--root", str(project), "diff", *names]) == 1
    assert "policy/order-desk/facts.yaml:" in capsys.readouterr().err


def test_diff_writes_json_with_stable_names(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The JSON form always has the same names at the top."""
    names = ["HEAD:order-desk", "order-desk", "--format", "json"]
    assert main(["--root", str(project), "diff", *names]) == 0
    assert set(json.loads(capsys.readouterr().out)) == KEYS


def test_diff_writes_a_page_that_needs_nothing_else(project: Path) -> None:
    """The review page is well formed and fetches nothing from anywhere."""
    clause = project / "policy" / "order-desk" / "cancellation.yaml"
    text = clause.read_text("utf-8")
    before = "1 to 3 working days"
    assert before in text
    clause.write_text(text.replace(before, "2 to 4 working days"), "utf-8")
    page = project / "review.html"
    names = ["HEAD:order-desk", "order-desk", "--format", "html"]
    names += ["--to", str(page)]
    assert main(["--root", str(project), "diff", *names]) == 0
    html = page.read_text("utf-8")
    reader = _Reader()
    reader.feed(html)
    assert reader.open == []
    assert not reader.fetched
    assert reader.tables == reader.headed
    assert "<script" not in html
    assert reader.headings[0] == 1
    assert all(
        b - a <= 1
        for a, b in zip(reader.headings, reader.headings[1:], strict=False)
    )


class _Reader(HTMLParser):
    """Notes what a page fetches, its headings and its tables."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.fetched: list[str] = []
        self.headings: list[int] = []
        self.tables = 0
        self.headed = 0

    def handle_starttag(
        self, tag: str, attrs: list[tuple[str, str | None]]
    ) -> None:
        if tag not in _VOID:
            self.open.append(tag)
        if tag == "table":
            self.tables += 1
        if tag == "thead":
            self.headed += 1
        if tag in ("h1", "h2", "h3"):
            self.headings.append(int(tag[1]))
        for name, value in attrs:
            if name in ("src", "href") and not (value or "").startswith("#"):
                self.fetched.append(str(value))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True)
