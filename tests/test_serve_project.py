"""`clausewise serve` on a copy of this very project, as an editor uses it."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

ROOT = Path(__file__).parents[1]
LINKED = ("build", "checker", "docs", "mkdocs.yml", "node_modules", ".cache")
PATIENCE = 90


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The project with a policy folder that may be edited."""
    for name in (*LINKED, "package-lock.json", "THIRD-PARTY-NOTICES.md"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "policy", tmp_path / "policy")
    return tmp_path


@pytest.fixture
def url(project: Path) -> Iterator[str]:
    """The address that the running server printed."""
    server = subprocess.Popen(
        [sys.executable, "-m", "clausewise.cli", "serve", "--port", "18000"],
        cwd=project,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert server.stdout is not None
    lines = iter(server.stdout.readline, "")
    yield next(line.strip() for line in lines if "http://" in line)
    server.send_signal(signal.SIGTERM)
    assert server.wait(timeout=20) == 0


def test_a_saved_policy_is_on_its_page_within_seconds(
    project: Path, url: str
) -> None:
    """A changed title appears; a slip is named while the page stays up."""
    policy = project / "policy/general-store/refund.yaml"
    good = policy.read_text()
    number, line = next(
        (number, line.strip())
        for number, line in enumerate(good.splitlines(), start=1)
        if line.strip().startswith("title: ")
    )
    page = f"{url}general-store/refund/"
    assert line.removeprefix("title: ") in read(page)

    policy.write_text(good.replace(line, "title: Sending it home", 1))
    wait_for(lambda: state(url) == {"build": 2, "problem": None})
    assert "Sending it home" in read(page)

    policy.write_text(good.replace(line, "titel: Sending it home", 1))
    wait_for(lambda: state(url)["problem"] is not None)
    assert f"refund.yaml:{number}:" in state(url)["problem"]
    assert "Sending it home" in read(page)

    policy.write_text(good)
    wait_for(lambda: state(url) == {"build": 3, "problem": None})
    assert line.removeprefix("title: ") in read(page)


def wait_for(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.2)


def read(address: str) -> str:
    with urlopen(address, timeout=10) as reply:
        text: str = reply.read().decode()
    return text


def state(url: str) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(read(f"{url}__clausewise/state"))
    return answer
