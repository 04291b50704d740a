"""What runs before a commit and in a pull request, run here as well."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from clausewise.cli import main
from clausewise.compile import store_folders
from policies import ROOT

HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
REVIEW = ROOT / ".github/workflows/policy-review.yml"


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_each_hook_runs_in_a_project(
    hook: dict[str, str], tmp_path: Path
) -> None:
    """A hook is a command that lets a sound store pass."""
    calendars = ROOT / "policy/calendars"
    shutil.copytree(calendars, tmp_path / "policy/calendars")
    assert main(["--root", str(tmp_path), "new", "garden-shop"]) == 0
    program, *words = hook["entry"].split()
    assert program == "clausewise"
    assert main(["--root", str(tmp_path), *words]) == 0
    assert re.search(hook["files"], "policy/garden-shop/refund.yaml")


def test_a_review_has_a_page_for_each_store(tmp_path: Path) -> None:
    """Against its own revision a project has one page for each store."""
    found = subprocess.run(
        [ROOT / ".ci/review", "HEAD", tmp_path],
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr
    pages = sorted(path.stem for path in tmp_path.glob("*.html"))
    known = [folder.name for folder in store_folders(ROOT)]
    new = re.findall(r"^(\S+) is new", found.stdout, re.MULTILINE)
    assert sorted([*pages, *new]) == known


def test_the_workflow_runs_what_is_there() -> None:
    """Each command of the pull request's review exists."""
    steps = yaml.safe_load(REVIEW.read_text("utf-8"))["jobs"]["review"]
    runs = [step["run"] for step in steps["steps"] if "run" in step]
    assert [run.split()[0] for run in runs] == [
        "build/setup/venv.sh",
        ".venv/bin/clausewise",
        ".venv/bin/clausewise",
        ".ci/review",
    ]
    for run in runs:
        program, *words = run.split(" | ")[0].split()
        assert (ROOT / program).is_file()
        if program.endswith("clausewise"):
            with pytest.raises(SystemExit) as exit_:
                main([*words, "--help"])
            assert exit_.value.code == 0
