"""A store unlike the five, said by somebody who had only the guide.

`data/nordholz/` has trials in nights, made-to-measure furniture, a
guarantee with a failed repair, and hours. What it says must stay sayable.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from clausewise.cli import main
from clausewise.coverage.survey import survey
from clausewise.load import load_policy, load_store
from policies import ROOT

type Output = pytest.CaptureFixture[str]

_STORE = ROOT / "tests" / "data" / "nordholz"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with that store alone."""
    policy = tmp_path / "policy"
    shutil.copytree(ROOT / "policy" / "calendars", policy / "calendars")
    shutil.copytree(_STORE, policy / "nordholz")
    return tmp_path


def run(root: Path, *words: str) -> int:
    """Run a command in a project."""
    return main(["--root", str(root), *words])


def test_an_outsiders_store_is_sound(project: Path, capsys: Output) -> None:
    """Nothing is to mend, the files are in order, the examples hold."""
    assert run(project, "check", "nordholz") == 0
    assert "clauses: nothing to mend" in capsys.readouterr().out
    assert run(project, "fmt", "--check") == 0
    assert capsys.readouterr().out == ""
    assert run(project, "test", "nordholz") == 0
    says = "nordholz: 40 examples, 0 come out otherwise\n"
    assert capsys.readouterr().out.startswith(says)


def test_an_outsiders_store_proves_every_clause(project: Path) -> None:
    """Its examples reach both sides of each limit and each outcome."""
    policy = load_policy(project / "policy" / "nordholz")
    assert [*survey(policy).lines()] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        (
            "refund.yaml",
            "trial length: 100 days",
            "trial length: 100 nights",
            'the parameter "trial length" is a count of nights; meant a '
            'length of time, as in "30 days"',
        ),
        (
            "refund.yaml",
            "collection fee: 49.00 EUR",
            "collection fee: 49 euros",
            'the parameter "collection fee" is a count of euros; meant an '
            'amount of money, as in "5.00 EUR"',
        ),
        (
            "cancellation.yaml",
            "kept share: 20 %",
            "kept share: 20 percent",
            'there is no such unit; found "20 percent"; meant "20 %"',
        ),
        (
            "refund.yaml",
            "within return window after delivered on",
            "within return window after your request for the return",
            "this fact is not in facts.yaml; found "
            '"your request for the return"; meant "return asked on"',
        ),
        (
            "warranty.yaml",
            "- part: [frame, core]",
            "- part: frame or core",
            'this cannot be said of "part"; found "frame or core"; meant '
            '"[frame, core]"',
        ),
    ],
)
def test_a_first_try_is_understood(
    project: Path, file: str, old: str, new: str, says: str
) -> None:
    """What somebody writes at first is answered with what to write."""
    path = project / "policy" / "nordholz" / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    problems = load_store(path.parent)[1]
    assert any(str(problem).endswith(says) for problem in problems)
