"""The guide for contributors names what is there, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

from policies import ROOT

_GUIDE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_guide_names_every_module_of_the_engine() -> None:
    """Each module of checker/ has its row in the table, and is there."""
    assert _named("Inside `checker/`") == _parts(ROOT / "checker")


def test_guide_names_every_part_of_the_tools() -> None:
    """Each folder and module at the top of the tools has its row."""
    tools = ROOT / "build/clausewise"
    assert _named("Inside `build/clausewise/`") == _parts(tools)


def _named(heading: str) -> set[str]:
    """Return what the first column of the table under a heading names."""
    table = _GUIDE[_GUIDE.index(heading) :].split("\n\n")[1]
    rows = [row.split("|")[1] for row in table.splitlines()[2:]]
    names = re.findall(r"`([^`]+)`", " ".join(rows))
    return {name.rstrip("/") for name in names}


def _parts(folder: Path) -> set[str]:
    return {
        path.stem
        for path in folder.iterdir()
        if not path.name.startswith("__")
    }
