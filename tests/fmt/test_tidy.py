"""The formatter: white space in order, and not a word changed."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.codec import dumps
from checker.policy import Case, Policy
from clausewise.fmt.tidy import tidy
from clausewise.load import load_policy
from clausewise.problems import PolicyError
from policies import ROOT

FILES = sorted(
    [*ROOT.glob("policy/*/*.yaml"), *ROOT.glob("tests/small_store/*.yaml")]
)
STORES = sorted(path.parent for path in ROOT.glob("policy/*/store.yaml"))


def tidied(text: str) -> str:
    """A text put in order."""
    return tidy(text.encode(), "a.yaml").decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:   b  \n", "a: b\n"),
        ("a: b", "a: b\n"),
        ("\n\na: b\n\n\n\nc: d\n\n", "a: b\n\nc: d\n"),
        ("a: b\r\nc: d\r\n", "a: b\nc: d\n"),
        ("a:\n- b\n- c\n", "a:\n  - b\n  - c\n"),
        ("a:\n    b: c\n", "a:\n  b: c\n"),
        ("a:\n    -   b: c\n        d: e\n", "a:\n  - b: c\n    d: e\n"),
        ("a:\n  -\n    b: c\n", "a:\n  -\n    b: c\n"),
        ("a:\n    - - b\n      - c\n", "a:\n  - - b\n    - c\n"),
        ("a: >-\n      b\n      c\nd: e\n", "a: >-\n  b\n  c\nd: e\n"),
        ("a: |\n    b\n      c\n", "a: |\n  b\n    c\n"),
        ("a:\n   b: c\n      d\n", "a:\n  b: c\n    d\n"),
        ("a:\n    b: [c,\n      d]\n", "a:\n  b: [c,\n    d]\n"),
        ("a: {b:   c}\n", "a: {b:   c}\n"),
        ("a: b  # a note\n", "a: b  # a note\n"),
        ("# one\na:\n    # two\n    b: c\n", "# one\na:\n  # two\n  b: c\n"),
        ("a:\n    b: c\n    # end\n# last\n", "a:\n  b: c\n  # end\n# last\n"),
        ("\ufeffa:  b\n", "a: b\n"),
    ],
)
def test_white_space_is_put_in_order(before: str, after: str) -> None:
    """Each kind of disorder has one order; notes go with their lines."""
    assert tidied(before) == after


def test_a_long_text_is_folded_under_its_name() -> None:
    """A text over 120 columns goes on lines of its own after >-."""
    words = " ".join(["word"] * 40)
    lines = tidied(f"a:\n  - b: {words}\n    c: d\n").split("\n")
    assert lines[:2] == ["a:", "  - b: >-"]
    assert lines[2] == "      " + " ".join(["word"] * 23)
    assert lines[3] == "      " + " ".join(["word"] * 17)
    assert lines[4:] == ["    c: d", ""]


def test_short_lines_of_a_text_stay_as_they_are() -> None:
    """A text whose lines all fit is not folded anew."""
    text = "a: >-\n  One\n  line\n\n  and another.\n"
    assert tidied(text) == text


def test_a_long_text_with_a_note_behind_it_stays() -> None:
    """Folding would lose the note, so the line stays long."""
    text = f"a: {'word ' * 30} # a note\n"
    assert tidied(text).endswith("# a note\n")


def test_paragraphs_stay_paragraphs() -> None:
    """Folding keeps the blank line between two paragraphs."""
    text = f"a: >-\n  {'one ' * 40}\n\n  {'two ' * 3}\n"
    assert "\n\n  two two two\n" in tidied(text)


def test_slips_come_before_order() -> None:
    """A file that cannot be read is not formatted; its slips are told."""
    with pytest.raises(PolicyError, match="a tab stands here"):
        tidied("a:\n\tb: c\n")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_order_comes_at_once(path: Path) -> None:
    """What is in order stays as it is."""
    once = tidy(path.read_bytes(), path.name)
    assert tidy(once, path.name) == once
    assert not re.search(rb" \n|\n\n\n|[^\n]\Z", once)


@pytest.mark.parametrize("folder", STORES, ids=lambda path: path.name)
def test_the_policy_is_the_same(folder: Path, tmp_path: Path) -> None:
    """The compiled policy is the same, but for the numbers of lines."""
    copy = tmp_path / "policy" / folder.name
    shutil.copytree(folder, copy)
    shutil.copytree(folder.parent / "calendars", copy.parent / "calendars")
    for path in copy.glob("*.yaml"):
        path.write_bytes(tidy(path.read_bytes(), path.name))
    assert compiled(load_policy(copy)) == compiled(load_policy(folder))


def compiled(policy: Policy) -> str:
    """The policy as the checker gets it, without the numbers of lines."""
    clauses = tuple(
        replace(
            clause,
            line=0,
            cases=tuple(
                Case(c.case, c.given, c.expect, c.shown, c.now, c.file)
                for c in clause.cases
            ),
        )
        for clause in policy.clauses
    )
    return dumps(replace(policy, clauses=clauses))


@settings(max_examples=25)
@given(
    st.sampled_from(FILES),
    st.integers(1, 4),
    st.integers(0, 3),
    st.sampled_from(["\n", "\r\n"]),
    st.randoms(use_true_random=False),
)
def test_disorder_is_put_in_the_same_order(
    path: Path, wide: int, blanks: int, newline: str, chance: object
) -> None:
    """However wide the margins and gaps, the same file comes out."""
    text = tidied(path.read_text("utf-8"))
    lines = []
    for line in text.splitlines():
        mangled = widened(line, wide)
        lines.append(mangled + " " * chance.choice([0, 0, 1, 5]))  # type: ignore[attr-defined]
        if not line:
            lines += [""] * blanks
    mangled = newline.join(lines) + newline * blanks
    assert tidied(mangled) == text


def widened(line: str, wide: int) -> str:
    """A line with its margin and what follows its dashes widened."""
    match = re.fullmatch(r"( *)((?:- +)*)(.*)", line)
    assert match is not None
    margin, dashes, words = match.groups()
    for dash in dashes.split("- ")[1:]:
        margin += "-" + " " * (2 * wide - 1) + dash
    spaces = margin.count(" ") if not dashes else len(match[1])
    if not dashes:
        return " " * spaces * wide + words
    return " " * spaces * wide + margin.lstrip(" ") + words
