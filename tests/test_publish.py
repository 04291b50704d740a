"""Published editions: kept once, never changed, and they judge old codes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from checker.code import Case, close_case
from checker.codec import digest
from clausewise.cli import main
from clausewise.compile import compile_policy
from clausewise.editions import edition, editions, keep
from clausewise.load import load_policy
from clausewise.problems import PolicyError
from clausewise.zones import zone_named
from policies import ROOT

type Output = pytest.CaptureFixture[str]

ZONE = zone_named("Europe/Berlin", 2015, 2041)
NOON = 29_583_960  # 1 April 2026, 12:00 in Berlin
ANSWERS = {
    "order status": "paid",
    "refund button": "yes",
    "placed at": "2026-03-30T09:00",
    "paid at": "2026-03-30T09:10",
    "amount paid": "50.00 USD",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of the order desk alone, nothing published yet."""
    for name in ("calendars", "order-desk"):
        shutil.copytree(
            ROOT / "policy" / name,
            tmp_path / "policy" / name,
            ignore=shutil.ignore_patterns("published"),
        )
    return tmp_path


def run(root: Path, *words: str) -> int:
    """Run a command in a project."""
    return main(["--root", str(root), *words])


def desk(root: Path) -> Path:
    """The order desk's folder."""
    return root / "policy/order-desk"


def current(root: Path) -> str:
    """The order desk's policy as it is now."""
    return compile_policy(load_policy(desk(root)))


def edit(root: Path) -> None:
    """Change a title: another edition."""
    path = desk(root) / "cancellation.yaml"
    text = path.read_text()
    at = text.index("title: ") + len("title: ")
    path.write_text(text[:at] + "Mended, " + text[at:])


def code(root: Path) -> str:
    """A case of today's edition."""
    name = digest(current(root))
    return close_case(Case("order-desk", name, dict(ANSWERS), NOON, ZONE))


def test_publish_keeps_the_compiled_bytes(project: Path) -> None:
    """The edition is the policy's JSON, under the name of its digest."""
    assert run(project, "publish") == 0
    text = current(project)
    assert list(editions(desk(project))) == [(digest(text), text)]
    assert edition(desk(project), digest(text)) == text
    assert edition(desk(project), "0" * 16) is None


def test_publish_twice_changes_nothing(project: Path, capsys: Output) -> None:
    """The same policy is one edition, and its file is left alone."""
    run(project, "publish", "order-desk")
    (path,) = (desk(project) / "published").iterdir()
    before = path.stat().st_mtime_ns
    assert run(project, "publish", "order-desk") == 0
    assert path.stat().st_mtime_ns == before
    assert "already published" in capsys.readouterr().out


def test_publish_never_changes_an_older_edition(project: Path) -> None:
    """A new edition stands beside the old ones."""
    run(project, "publish")
    older = dict(editions(desk(project)))
    edit(project)
    run(project, "publish")
    now = dict(editions(desk(project)))
    assert len(now) == 2
    assert older.items() <= now.items()


def test_publish_refuses_a_policy_with_a_slip(project: Path) -> None:
    """A slip stops it, and nothing is written."""
    path = desk(project) / "cancellation.yaml"
    path.write_text(path.read_text() + "\nnonsense: here\n")
    assert run(project, "publish") == 1
    assert list(editions(desk(project))) == []


def test_publish_refuses_a_failing_example(
    project: Path, capsys: Output
) -> None:
    """An example that does not come out stops it, and is told."""
    path = desk(project) / "cancellation.yaml"
    text = path.read_text()
    assert "verdict: eligible" in text
    path.write_text(text.replace("verdict: eligible", "verdict: invalid", 1))
    assert run(project, "publish") == 1
    said = capsys.readouterr().err
    assert "cancellation.yaml" in said
    assert list(editions(desk(project))) == []


def test_edition_changed_by_hand_is_a_slip(project: Path) -> None:
    """What has an edition's name must be that edition."""
    path, _ = keep(desk(project), current(project))
    path.write_text(path.read_text().replace("refund", "Refund", 1))
    with pytest.raises(PolicyError, match="never changed"):
        list(editions(desk(project)))
    assert run(project, "publish") == 1


def test_old_code_is_judged_by_the_edition_it_names(
    project: Path, capsys: Output
) -> None:
    """After a change of the policy an old code gives its old decision."""
    run(project, "publish")
    kept = code(project)
    capsys.readouterr()
    assert run(project, "decide", "--code", kept, "--json") == 0
    before = capsys.readouterr().out
    edit(project)
    assert run(project, "decide", "--code", kept, "--json") == 0
    assert capsys.readouterr().out == before
    assert json.loads(before)["now"] == "2026-04-01T12:00+02:00"


def test_code_of_an_edition_that_was_never_kept_is_not_guessed(
    project: Path, capsys: Output
) -> None:
    """Without its edition a code is not judged by another."""
    kept = code(project)
    edit(project)
    assert run(project, "decide", "--code", kept) == 2
    assert "not in policy/order-desk/published/" in capsys.readouterr().err


@pytest.mark.parametrize("wrong", ["", "1.x.y", "hello"])
def test_wrong_code_is_wrong_usage(
    project: Path, capsys: Output, wrong: str
) -> None:
    """A text that is no code is told so; exit code 2."""
    assert run(project, "decide", "--code", wrong) == 2
    assert capsys.readouterr().err.startswith("clausewise: ")
