"""`clausewise new`: a store that works at once, or one sentence why not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from clausewise.cli import main
from clausewise.coverage.survey import survey
from clausewise.load import load_policy
from policies import ROOT

type Output = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project without a store."""
    calendars = ROOT / "policy" / "calendars"
    shutil.copytree(calendars, tmp_path / "policy" / "calendars")
    return tmp_path


def run(root: Path, *words: str) -> int:
    """Run a command in a project."""
    return main(["--root", str(root), *words])


def test_a_new_store_is_right_at_once(project: Path, capsys: Output) -> None:
    """Check finds nothing in it, and its examples come out."""
    assert run(project, "new", "garden-shop") == 0
    assert "policy/garden-shop/ is a small store" in capsys.readouterr().out
    assert run(project, "check", "garden-shop") == 0
    assert "3 clauses: nothing to mend" in capsys.readouterr().out
    assert run(project, "test", "garden-shop") == 0
    out = capsys.readouterr().out
    assert "garden-shop: 4 examples, 0 come out otherwise" in out
    assert "warning" not in out
    assert "error" not in out


def test_a_new_store_has_its_name_and_every_example(project: Path) -> None:
    """It is called like its folder, and nothing lacks an example."""
    run(project, "new", "garden-shop-2")
    policy = load_policy(project / "policy" / "garden-shop-2")
    assert policy.name == "Garden shop 2"
    assert [*survey(policy).lines()] == []


def test_a_store_that_is_there_stays(project: Path, capsys: Output) -> None:
    """A folder of that name is never written to; exit code 2."""
    folder = project / "policy" / "garden-shop"
    folder.mkdir()
    assert run(project, "new", "garden-shop") == 2
    assert capsys.readouterr().err == (
        "clausewise: policy/garden-shop is already there; choose another "
        "name\n"
    )
    assert not [*folder.iterdir()]


@pytest.mark.parametrize(
    "name", ["Garden", "garden shop", "../shop", "-x", "a--b", "a-", "", "é"]
)
def test_a_bad_name_makes_no_folder(
    name: str, project: Path, capsys: Output
) -> None:
    """Only small letters, digits and single dashes are a name."""
    before = sorted(project.rglob("*"))
    assert main(["--root", str(project), "new", "--", name]) == 2
    assert capsys.readouterr().err == (
        f"clausewise: {name!r} cannot be the name of a store; use small "
        "letters, digits and single dashes, like garden-shop\n"
    )
    assert sorted(project.rglob("*")) == before


@pytest.mark.parametrize("name", ["about", "assets", "search", "calendars"])
def test_a_name_in_use_is_refused(
    name: str, project: Path, capsys: Output
) -> None:
    """The site's own addresses and the calendars' folder are taken."""
    assert run(project, "new", name) == 2
    assert capsys.readouterr().err == (
        f"clausewise: {name!r} cannot be the name of a store; it is taken\n"
    )
