"""One number changed in YAML changes page, table, JSON and verdict alike."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from checker.codec import digest, loads
from checker.engine import Engine
from checker.policy import Policy
from clausewise.cases import differences
from clausewise.cli import main
from clausewise.compile import compile_policy
from clausewise.load import load_policy
from clausewise.pages import render
from policies import ROOT, as_published, decided, given_usual, names, store

RETURN = {"what happened": "changed my mind"}
BEFORE = store("general-store")

# The examples of an ordinary return that come out right with fifteen days
# too. In all others the request lies sixteen to thirty days after the
# purchase, or the last day is named.
KEPT = {
    # still too late, and no last day named
    "RET-1/Not asked yet, and the last day has just ended",
    "RET-1/A leap year, the day after",
    "RET-1/The parcel came after the time for a return was over",
    # still impossible
    "RET-1/A request cannot be older than the purchase",
    "RET-1/A parcel cannot arrive before it was bought",
    "COST-1/More refunded before than was ever paid cannot be true",
    # still refused, by another clause
    "RET-2/You have used the item",
    "RET-2/You have altered the item",
    "RET-2/The item was damaged while you had it",
    "RET-2/The packaging or a label is gone",
    "RET-3/A clearance item whose page excludes returns",
    "SEND-1/You sent it back before we had authorised the return",
    "SEND-1/Sent to another address",
    "SEND-1/The wrong item in the parcel",
    "SEND-1/An empty box",
    "SEND-3/Not approved after inspection",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose editor has made thirty days fifteen."""
    root: Path = tmp_path_factory.mktemp("project")
    for name in ("calendars", "general-store"):
        shutil.copytree(ROOT / "policy" / name, root / "policy" / name)
    page = root / "policy/general-store/refund.yaml"
    text = page.read_text()
    assert text.count("30 days") == 1
    page.write_text(text.replace("30 days", "15 days"))
    return root


@pytest.fixture(scope="module")
def after(project: Path) -> Policy:
    """The general store after the edit."""
    return load_policy(project / "policy/general-store")


def page(of: Policy, name: str = "refund") -> str:
    """A page without its HTML tags, and without what its examples give."""
    text = render([of])[f"general-store/{name}.md"]
    text = re.sub(r'<p class="answer">.*?</p>', "", text)
    return re.sub(r"<[^>]+>", "", text)


def part(of: Policy, start: str, end: str) -> str:
    """One part of the refund page."""
    text = render([of])["general-store/refund.md"]
    return re.sub(r"<[^>]+>", "", text.split(start)[1].split(end)[0])


def test_edit_is_a_sound_policy(project: Path) -> None:
    """The edit needs nothing else: the policy has no problems."""
    assert main(["--root", str(project), "check"]) == 0


def test_edit_changes_the_page_wherever_the_number_stands(
    after: Policy,
) -> None:
    """The old number is nowhere left, the new one in its every place."""
    old, new = page(BEFORE), page(after)
    assert "15 days" not in old
    assert "30 days" not in new
    assert old.count("30 days") == new.count("15 days") >= 4
    sentence = "You can return the product within 15 days of purchase"
    assert sentence in new


def test_edit_changes_the_answer_box(after: Policy) -> None:
    """The box at the top answers with the new number."""
    box = '<dl class="answers" data-search-exclude>', "</dl>"
    assert "30 days" in part(BEFORE, *box)
    assert "15 days" in part(after, *box)


def test_edit_changes_the_table(after: Policy) -> None:
    """The table of situations gives the new number."""
    table = '<table class="situations">', "</table>"
    told = "Your request for the return: {} days after your purchase"
    assert told.format(30) in part(BEFORE, *table)
    assert told.format(15) in part(after, *table)


def test_edit_changes_what_the_examples_give(after: Policy) -> None:
    """A printed example is answered by the policy as it now is."""
    case = "You ask on the last day, and get the price back."
    answers = [
        render([of])["general-store/refund.md"]
        .split(case)[1]
        .split('<p class="answer">')[1]
        for of in (BEFORE, after)
    ]
    assert answers[0].startswith("Yes. You can choose: Refund")
    assert answers[1].startswith("No. The 15 days")


def test_edit_leaves_the_warranty_alone(after: Policy) -> None:
    """The other clock's page only quotes the days for a return."""
    old, new = page(BEFORE, "warranty"), page(after, "warranty")
    quoted = "“You can return the product within {} days of purchase” RET-1"
    assert old.count("30 days") == old.count(quoted.format(30)) == 1
    assert new.count("15 days") == new.count(quoted.format(15)) == 1


def test_edit_changes_the_bytes_of_the_browser(after: Policy) -> None:
    """The JSON that the browser gets holds the edit, under a new digest."""
    old, new = compile_policy(BEFORE), compile_policy(after)
    assert loads(new) == as_published(after)
    assert digest(old) != digest(new)
    changed = [
        (one.strip(), other.strip())
        for one, other in zip(old.splitlines(), new.splitlines(), strict=True)
        if one != other
    ]
    assert changed == [
        ('"least": 30,', '"least": 15,'),
        ('"most": 30,', '"most": 15,'),
    ]


@pytest.mark.parametrize(
    ("requested", "old", "new"),
    [
        ("2026-03-16", "eligible", "eligible"),
        ("2026-03-17", "eligible", "eligible"),
        ("2026-03-18", "eligible", "not_eligible"),
        ("2026-03-31", "eligible", "not_eligible"),
        ("2026-04-01", "eligible", "not_eligible"),
        ("2026-04-02", "not_eligible", "not_eligible"),
    ],
)
def test_edit_changes_the_verdict(
    after: Policy, requested: str, old: str, new: str
) -> None:
    """Bought on 2 March: the fifteenth day is now the last, the 17th."""
    given = given_usual(BEFORE, requested_on=requested)
    now = "2026-04-02T12:00"
    assert decided(BEFORE, given, now)["verdict"] == old
    found = decided(after, given, now)
    assert found["verdict"] == new
    assert "2026-03-17T23:59+00:00" in names(found["deadlines"], "at")


def test_edit_changes_the_sentence_that_decides(after: Policy) -> None:
    """The reason quotes the new sentence and names the new last day."""
    given = given_usual(BEFORE, requested_on="2026-03-18")
    (reason,) = decided(after, given)["reasons"]
    assert reason["quote"] == "within 15 days of purchase"
    assert reason["quote"] in reason["sentence"]
    assert "15 days" in reason["says"]
    assert "17 March 2026" in reason["says"]


def test_edit_leaves_other_kinds_of_case_alone(after: Policy) -> None:
    """Warranty and courier damage do not know the days of a return."""
    claim = given_usual(
        BEFORE,
        what_happened="stopped working",
        cause="quality problem",
        warranty_period="90 days",
        failed_on="2026-03-20",
    )
    old, new = decided(BEFORE, claim), decided(after, claim)
    for key in ("verdict", "reasons", "remedies", "deadlines", "steps"):
        assert old[key] == new[key]


def test_edit_breaks_exactly_the_examples_that_it_should(
    after: Policy,
) -> None:
    """Each example of a return breaks but those that are named above."""
    returns: set[str] = set()
    rest: set[str] = set()
    for name, given in _examples():
        (returns if RETURN.items() <= given.items() else rest).add(name)
    assert returns >= KEPT
    assert len(rest) > 30
    assert _broken(after) == returns - KEPT


def test_edit_is_reported_by_the_command(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`clausewise test` names each broken example and exits with 1."""
    assert main(["--root", str(project), "test"]) == 1
    out = capsys.readouterr().out
    assert (
        "RET-1, “You ask on the last day, and get the price back”: "
        "verdict should be eligible; the checker says not eligible"
    ) in out


def _examples() -> Iterator[tuple[str, dict[str, Any]]]:
    for rule in BEFORE.clauses:
        for case in rule.cases:
            given = dict(BEFORE.usual) | dict(case.given)
            yield f"{rule.id}/{case.case}", given


@cache
def _broken(of: Policy) -> frozenset[str]:
    return frozenset(
        f"{d.clause.id}/{d.case.case}" for d in differences(Engine(of))
    )
