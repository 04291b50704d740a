"""`clausewise fmt`: files put in order in place, or only told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from clausewise.cli import main
from policies import ROOT

type Output = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The order desk, in order but for one line of facts.yaml."""
    for name in ("calendars", "order-desk"):
        shutil.copytree(ROOT / "policy" / name, tmp_path / "policy" / name)
    main(["--root", str(tmp_path), "fmt"])
    facts = tmp_path / "policy/order-desk/facts.yaml"
    facts.write_text(facts.read_text() + "\n\n")
    return tmp_path


def run(root: Path, *words: str) -> int:
    """Run `clausewise fmt` in a project."""
    return main(["--root", str(root), "fmt", *words])


def test_check_only_tells(project: Path, capsys: Output) -> None:
    """With --check nothing is written; exit code 1."""
    facts = project / "policy/order-desk/facts.yaml"
    before = facts.read_bytes()
    capsys.readouterr()
    assert run(project, "--check") == 1
    assert capsys.readouterr().out == (
        "policy/order-desk/facts.yaml is not in order\n"
    )
    assert facts.read_bytes() == before


def test_files_are_put_in_order_in_place(
    project: Path, capsys: Output
) -> None:
    """A changed file is named; the second time there is nothing to do."""
    capsys.readouterr()
    assert run(project, "order-desk") == 0
    assert capsys.readouterr().out == (
        "policy/order-desk/facts.yaml is now in order\n"
    )
    assert run(project, "--check") == 0
    assert capsys.readouterr().out == ""


def test_a_file_with_slips_stays(project: Path, capsys: Output) -> None:
    """A slip is told with its place; the file stays; exit code 1."""
    facts = project / "policy/order-desk/facts.yaml"
    facts.write_text("facts:\n\ta: b\n")
    assert run(project) == 1
    assert capsys.readouterr().err.startswith(
        "policy/order-desk/facts.yaml:2:1: a tab stands here"
    )
    assert facts.read_text() == "facts:\n\ta: b\n"
