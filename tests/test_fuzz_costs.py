"""What hostile input costs: no traceback, no hang, no memory without end.

Two thousand sets of answers and two thousand damaged policy files go
through a process of their own, whose time and memory are its alone.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from policies import ROOT

_TRIED = 2_000
_SECONDS = 2.0
"""Of the processor, for one input: some twenty times what it takes."""
_MEBIBYTES = 100
"""For all of them together, over what an idle process has."""


@pytest.mark.parametrize(("what", "least"), [("answers", 500), ("files", 500)])
def test_hostile_input_is_cheap(what: str, least: int, tmp_path: Path) -> None:
    """Each is refused by name or decided, soon, and in little memory."""
    paths = os.pathsep.join(
        str(ROOT / name) for name in ("", "build", "tests")
    )
    run = subprocess.run(
        [sys.executable, "-m", "fuzzing", what, str(_TRIED), str(tmp_path)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-4_000:]
    costs = json.loads(run.stdout)
    assert costs["tried"] == _TRIED
    assert costs["refused"] >= least
    assert costs["slowest"] < _SECONDS
    assert costs["mebibytes"] < _MEBIBYTES
