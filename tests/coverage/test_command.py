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

CASE = """\
          - case: Canceled on a Monday
            given: {order status: canceled, canceled on: 2026-03-30}
            expect: {verdict: eligible, decided by: CAN-12, refund: \
50.00 USD, by: 2026-04-02}
            shown: yes
"""
OTHERS = re.compile(
    r"          - case: Canceled on a (?:Friday|Saturday).*\n.*\n.*\n"
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The order desk without an example of a confirmed cancellation."""
    for name in ("calendars", "order-desk"):
        shutil.copytree(ROOT / "policy" / name, tmp_path / "policy" / name)
    page = tmp_path / "policy/order-desk/cancellation.yaml"
    text = page.read_text()
    assert CASE in text
    page.write_text(OTHERS.sub("", text.replace(CASE, "")))
    return tmp_path


def run(root: Path, *words: str) -> int:
    """Run `clausewise test` in a project."""
    return main(["--root", str(root), "test", *words])


def test_one_line_says_how_much_is_missing(
    project: Path, capsys: Output
) -> None:
    """Without an option there is one line more for each store."""
    assert run(project) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("order-desk: ")
    assert "have an example; without one: 1 clause" in second


def test_coverage_lists_what_is_missing_with_its_place(
    project: Path, capsys: Output
) -> None:
    """Each missing thing is one line that an editor can click."""
    assert run(project, "--coverage") == 0
    lines = capsys.readouterr().out.splitlines()[2:]
    page = r"policy/order-desk/cancellation\.yaml"
    assert any(
        re.fullmatch(rf"{page}:\d+: CAN-12: no example where it applies", line)
        for line in lines
    )
    assert lines[-1] == (
        "policy/order-desk: no example where a case of "
        "“Cancelling an order” is eligible"
    )


def test_a_proposal_can_be_read_aloud(project: Path, capsys: Output) -> None:
    """It says who, in the question's words, and what the checker says."""
    assert run(project, "--propose") == 0
    out = capsys.readouterr().out
    assert "#   What does your order page say? Canceled before it" in out
    assert "# The checker says: Yes. You can get: Refund (50.00 USD)." in out
    assert "- case: Canceled before it was shipped" in out
    assert "decided by: CAN-12" in out


def test_what_legal_confirms_is_written(
    project: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After “right” the example stands in the file, and none is missing."""
    monkeypatch.setattr("sys.stdin", io.StringIO("right\n" * 9))
    assert run(project, "--write") == 0
    assert "added to policy/order-desk/cancellation.yaml" in (
        capsys.readouterr().out
    )
    assert run(project) == 0
    assert "reach every clause" in capsys.readouterr().out


def test_what_legal_calls_wrong_is_not_written(
    project: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After “wrong” the file stays, and the clause is named."""
    page = project / "policy/order-desk/cancellation.yaml"
    before = page.read_bytes()
    monkeypatch.setattr("sys.stdin", io.StringIO("wrong\n" * 9))
    assert run(project, "--write") == 0
    assert page.read_bytes() == before
    assert "CAN-12: you said that this is wrong" in capsys.readouterr().out


def test_a_code_confirms_without_asking(project: Path, capsys: Output) -> None:
    """--right writes the proposals with these codes and no others."""
    run(project, "--propose")
    (code, *_) = re.findall(r"code (\w+)", capsys.readouterr().out)
    assert run(project, "--write", "--right", code) == 0
    assert "1 example added" in capsys.readouterr().out


def test_a_code_of_other_words_confirms_nothing(
    project: Path, capsys: Output
) -> None:
    """A code from before the policy changed is refused; code 2."""
    page = project / "policy/order-desk/cancellation.yaml"
    before = page.read_bytes()
    assert run(project, "--write", "--right", "00000") == 2
    assert "read it again with --propose" in capsys.readouterr().err
    assert page.read_bytes() == before
