"""`clausewise test`: what is missing, what is proposed, what is written."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import pytest

from clausewise.cli import main
from policies import ROOT

type Output = pytest.CaptureFixture[str]

USED = """\
        examples:
          - case: The item was used
            given: {unused: no}
            expect: {verdict: not eligible, decided by: RET-2, remedies: none}
"""
PAGE = "policy/garden-shop/refund.yaml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A new store without its example of an item that was used."""
    calendars = ROOT / "policy/calendars"
    shutil.copytree(calendars, tmp_path / "policy/calendars")
    main(["--root", str(tmp_path), "new", "garden-shop"])
    text = (tmp_path / PAGE).read_text()
    assert USED in text
    (tmp_path / PAGE).write_text(text.replace(USED, ""))
    return tmp_path


def run(root: Path, *words: str) -> int:
    """Run `clausewise test` in a project."""
    return main(["--root", str(root), "test", *words])


def test_one_line_says_how_much_is_missing(
    project: Path, capsys: Output
) -> None:
    """Without an option there is one line more for each store."""
    capsys.readouterr()
    assert run(project) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == "garden-shop: 3 examples, 0 come out otherwise"
    assert second.startswith("garden-shop: ")
    assert second.endswith("; without one: 1 side of a condition")


def test_coverage_lists_what_is_missing_with_its_place(
    project: Path, capsys: Output
) -> None:
    """Each missing thing is one line that an editor can click."""
    capsys.readouterr()
    assert run(project, "--coverage") == 0
    (line,) = capsys.readouterr().out.splitlines()[2:]
    assert re.fullmatch(
        rf"{re.escape(PAGE)}:\d+: RET-2: no example where “only items that "
        "are unused” goes against the customer",
        line,
    )


def test_a_proposal_can_be_read_aloud(project: Path, capsys: Output) -> None:
    """It says who, in the question's words, and what the checker says."""
    capsys.readouterr()
    assert run(project, "--propose") == 0
    lines = capsys.readouterr().out.splitlines()[3:]
    assert lines[0].startswith("# RET-2, code ")
    assert lines[1:] == [
        "# It is 1 April 2026, 12:00. The usual customer, but:",
        "#   Is the item unused? no",
        "# The checker says: No. The item has been used, so we do not take "
        "it back.",
        "- case: “only items that are unused” goes against the customer",
        "  given: {unused: no}",
        "  expect: {verdict: not eligible, decided by: RET-2}",
    ]


def test_what_legal_confirms_is_written(
    project: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After “right” the example stands in the file, and none is missing."""
    monkeypatch.setattr("sys.stdin", io.StringIO("right\n"))
    assert run(project, "--write") == 0
    out = capsys.readouterr().out
    assert f"1 example added to {PAGE}" in out
    assert run(project) == 0
    assert "reach every clause" in capsys.readouterr().out


@pytest.mark.parametrize("said", ["wrong\n", "later\n", "stop\n", ""])
def test_what_legal_does_not_confirm_is_not_written(
    said: str,
    project: Path,
    capsys: Output,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """After anything but “right” the file stays; “wrong” is told again."""
    before = (project / PAGE).read_bytes()
    monkeypatch.setattr("sys.stdin", io.StringIO(said))
    assert run(project, "--write") == 0
    assert (project / PAGE).read_bytes() == before
    told = "RET-2: you said that this is wrong" in capsys.readouterr().out
    assert told == (said == "wrong\n")


def test_a_code_confirms_without_asking(project: Path, capsys: Output) -> None:
    """--right writes the proposals with these codes and no others."""
    run(project, "--propose")
    (code,) = re.findall(r"code (\w+)", capsys.readouterr().out)
    assert run(project, "--write", "--right", code) == 0
    assert "1 example added" in capsys.readouterr().out


def test_a_code_of_other_words_confirms_nothing(
    project: Path, capsys: Output
) -> None:
    """A code from before the policy changed is refused; code 2."""
    before = (project / PAGE).read_bytes()
    assert run(project, "--write", "--right", "00000") == 2
    assert "read it again with --propose" in capsys.readouterr().err
    assert (project / PAGE).read_bytes() == before
