"""Examples written into a page: nothing else changes by a letter."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checker.policy import Case
from clausewise.cases import NOW
from clausewise.coverage.insert import (
    NotWritten,
    with_examples,
    write_examples,
)
from clausewise.coverage.layout import example_lines
from clausewise.coverage.proposal import proposals
from clausewise.coverage.survey import survey
from clausewise.fmt.tidy import tidy
from clausewise.load import load_policy
from clausewise.problems import Problems
from clausewise.read import read_bytes
from policies import ROOT

STORES = sorted(path.parent.name for path in ROOT.glob("policy/*/store.yaml"))
PAGE = """\
# Kept as it is.
sections:
  - section:   A section   # with a note
    clauses:
      - clause: A-1
        title: One
        examples:
          - case: First
            expect: {verdict: eligible}
            # about the first example

      # about the second clause
      - clause: A-2
        title: Two
        text: >-
          A sentence
          that is long.

# The end.
"""
CASE = Case(
    "On the last day: it is late",
    (("asked on", "2026-04-01"), ("opened", "no")),
    (("verdict", "not eligible"),),
)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A copy of the order desk's folder."""
    for name in ("calendars", "order-desk"):
        shutil.copytree(ROOT / "policy" / name, tmp_path / "policy" / name)
    return tmp_path / "policy" / "order-desk"


def test_examples_stand_at_the_end_of_their_clause() -> None:
    """New lines come after the last example, or after the clause."""
    found = with_examples(PAGE.encode(), {"A-1": [CASE], "A-2": [CASE]})
    case = """\
- case: 'On the last day: it is late'
  given: {asked on: 2026-04-01, opened: no}
  expect: {verdict: not eligible}
"""
    inner = "".join(f"{' ' * 10}{line}\n" for line in case.splitlines())
    before, after = PAGE.split("\n      # about the second")
    assert found.decode() == (
        f"{before}{inner}\n      # about the second"
        + after.replace(
            "that is long.\n", f"that is long.\n        examples:\n{inner}"
        )
    )


def test_the_ends_of_lines_stay() -> None:
    """A file of Windows keeps its ends of lines."""
    raw = PAGE.replace("\n", "\r\n").encode()
    found = with_examples(raw, {"A-1": [CASE]})
    assert found.count(b"\n") == found.count(b"\r\n") == raw.count(b"\n") + 3


def test_dashes_below_their_name_keep_their_column() -> None:
    """A list that begins in the column of its name goes on there."""
    page = PAGE.replace("          - case", "        - case").replace(
        "            expect", "          expect"
    )
    found = with_examples(page.encode(), {"A-1": [CASE]}).decode()
    assert "\n        - case: 'On the last day" in found


def test_examples_in_brackets_are_not_written_to() -> None:
    """A list in [ ] has no place for a dash, and the editor is told."""
    page = PAGE.replace(
        "examples:\n          - case: First\n"
        "            expect: {verdict: eligible}",
        "examples: [{case: First, expect: {verdict: eligible}}]",
    )
    with pytest.raises(NotWritten, match="A-1 stand in"):
        with_examples(page.encode(), {"A-1": [CASE]})


def test_a_new_example_is_loaded_beside_the_others(desk: Path) -> None:
    """What is written is what was confirmed, and every line stays."""
    file = desk / "cancellation.yaml"
    before = file.read_text().splitlines()
    case = Case(
        "No button",
        (("refund button", "no"),),
        (("verdict", "eligible subject to review"),),
    )
    assert write_examples(desk, {"CAN-6": [case]}) == [file]
    lines = iter(file.read_text().splitlines())
    assert all(line in lines for line in before)
    clause = next(c for c in load_policy(desk).clauses if c.id == "CAN-6")
    assert [(c.case, c.given, c.expect) for c in clause.cases] == [
        (case.case, case.given, case.expect)
    ]


def test_an_example_that_does_not_come_out_is_not_written(
    desk: Path,
) -> None:
    """A file stays as it is where a new example would fail."""
    before = (desk / "cancellation.yaml").read_bytes()
    case = Case("Wrong", (), (("verdict", "not eligible"),))
    with pytest.raises(NotWritten, match="does not come out"):
        write_examples(desk, {"CAN-2": [case]})
    assert (desk / "cancellation.yaml").read_bytes() == before
    assert not [*desk.glob(".*")]


def test_an_example_that_cannot_be_loaded_is_not_written(
    desk: Path,
) -> None:
    """A file stays as it is where the loader would refuse it."""
    case = Case("Wrong", (("no such fact", "yes"),), (("verdict", "x"),))
    with pytest.raises(NotWritten, match="would have slips"):
        write_examples(desk, {"CAN-2": [case]})


@pytest.mark.parametrize("name", STORES)
def test_every_proposal_can_be_written(name: str, tmp_path: Path) -> None:
    """What is proposed, the loader, the checker and the formatter accept."""
    for part in ("calendars", name):
        shutil.copytree(ROOT / "policy" / part, tmp_path / "policy" / part)
    folder = tmp_path / "policy" / name
    whole = load_policy(folder)
    bare = replace(
        whole,
        clauses=tuple(replace(c, cases=()) for c in whole.clauses),
    )
    made = [*proposals(survey(bare))]
    added = {
        clause: [p.case for p in made if p.clause == clause]
        for clause in dict.fromkeys(p.clause for p in made)
    }
    for path in write_examples(folder, added):
        assert tidy(path.read_bytes(), path.name) == path.read_bytes()
    cases = [c for clause in load_policy(folder).clauses for c in clause.cases]
    before = [c for clause in whole.clauses for c in clause.cases]
    assert len(cases) == len(before) + len(made)


WORDS = (
    st.text(
        st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")),
        min_size=1,
        max_size=130,
    )
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)


@given(
    WORDS,
    st.dictionaries(WORDS, WORDS, max_size=4),
    st.dictionaries(WORDS, WORDS, min_size=1, max_size=3),
    st.integers(0, 12),
)
def test_any_words_are_read_back_as_they_were(
    title: str, answers: dict[str, str], expect: dict[str, str], column: int
) -> None:
    """Whatever an example says, YAML and the strict reader give it back."""
    case = Case(title, tuple(answers.items()), tuple(expect.items()), now=NOW)
    lines = "\n".join(example_lines(case, column))
    text = f"{' ' * column}examples:\n{lines}\n"
    wanted = {"case": title, "now": NOW, "expect": expect}
    if answers:
        wanted["given"] = answers
    assert yaml.load(text, yaml.BaseLoader) == {"examples": [wanted]}
    problems = Problems()
    read_bytes(text.encode(), "", problems)
    assert problems.in_order() == []


def test_several_names_are_a_list() -> None:
    """Remedies stand in brackets, or under each other if they are long."""
    remedies = (("remedies", "Repair, Refund"),)
    assert example_lines(Case("Two", (), remedies), 0)[1] == (
        "  expect: {remedies: [Repair, Refund]}"
    )
    long = (("remedies", f"Repair, {'Refund ' * 20}."),)
    assert example_lines(Case("Two", (), long), 0)[1:3] == [
        "  expect:",
        "    remedies:",
    ]


def test_the_products_of_an_order_are_a_list() -> None:
    """Order lines are laid out one word to a line."""
    rows = [{"item": "Cup", "price": "5.00 USD"}]
    case = Case("Cups", (("lines", json.dumps(rows)),), (("verdict", "a"),))
    assert example_lines(case, 0) == [
        "- case: Cups",
        "  given:",
        "    lines:",
        "      - item: Cup",
        "        price: 5.00 USD",
        "  expect: {verdict: a}",
    ]
