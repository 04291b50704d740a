"""Strict reading: what is let in, what is refused, and in which words."""

from __future__ import annotations

from pathlib import Path
from random import Random
from time import monotonic

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from clausewise.problems import Place, Problems
from clausewise.read import (
    MOST_BYTES,
    MOST_CHARACTERS,
    MOST_LEVELS,
    MOST_NODES,
    read,
    read_bytes,
)
from clausewise.read.nodes import Items, Pairs, Text
from fuzzing.damage import damaged
from policies import ROOT

_QUOTED = "the sentence in quotation marks, or on its own lines after >-"

_REFUSED = {
    "a: b\na: c\n": [
        'f:2:1: this name stands twice; found "a"; '
        "meant one of them; the first is in line 1",
    ],
    "a: &x b\n": [
        "f:1:4: a value begins with &, which refers to another place; "
        'found "&x"; meant the value itself, or the text in quotation marks',
    ],
    "a: *x\n": [
        "f:1:4: a value begins with *, which refers to another place; "
        'found "*x"; meant the value itself, or the text in quotation marks',
    ],
    "a: !!str b\n": [
        'f:1:4: a value has a tag; found "tag:yaml.org,2002:str"; '
        "meant the value alone",
    ],
    "a:\nb: c\n": [
        'f:1:1: nothing stands after "a:"; '
        "meant a value; or what belongs to it, two spaces further in; or "
        "the line left out",
    ],
    'a: ""\n': [
        'f:1:1: nothing stands after "a:"; '
        "meant a value; or what belongs to it, two spaces further in; or "
        "the line left out",
    ],
    "a:\n  - b\n  -\n": ["f:3:4: this dash stands alone; meant a value"],
    "a: []\n": ["f:1:4: [ ] is empty; meant the line left out"],
    "a: {}\n": ["f:1:4: { } is empty; meant the line left out"],
    "a: {b: We send it, at once}\n": [
        'f:1:20: a comma cuts the text in { }; found "at once"; '
        "meant the text on a line of its own",
    ],
    "a: [We send it, at once.]\n": [
        'f:1:17: a sentence stands in [ ]; found "at once."; '
        "meant a line of its own for each name or dash",
    ],
    "a: {b: " + "long " * 13 + "text}\n": [
        'f:1:8: a sentence stands in { }; found "' + "long " * 13 + 'text"; '
        "meant a line of its own for each name or dash",
    ],
    "a: We take # 4711\n": [
        "f:1:11: the text ends here, because # begins a comment; "
        f'found "# 4711"; meant {_QUOTED}; or two spaces before a comment',
    ],
    "a: We: take\n": [
        "f:1:6: a colon and a space stand where no name can stand; "
        f"meant {_QUOTED}; or the name below the one before it",
    ],
    "a: 'We take\n": [
        "f:1:4: a quotation mark is opened and never closed; "
        "meant a second quotation mark",
    ],
    "a:\n  b: c\n    d: e\n": [
        "f:3:5: this line stands further in than the one above, which has a "
        "value; meant a dash before the line above, or the same indentation "
        "as it",
    ],
    "a:\n  -b: c\n    d: e\n": [
        'f:2:3: a dash needs a space after it; meant "- "',
    ],
    "a:\n  – b: c\n    d: e\n": ['f:2:3: – is no dash; meant "- "'],
    "a:\n  b: > c\n": [
        "f:2:6: a value cannot begin with > and go on in the same line; meant "
        "words such as “more than”, or >- with the text below it",
    ],
    "a: 'b' c\n": [
        "f:1:8: a text goes on after its quotation mark; meant the whole text "
        "on its own lines after >-",
    ],
    "a: [b\n": ["f:1:4: a list in [ ] is not closed; meant ]"],
    "a: @b\n": [
        f"f:1:4: a value cannot begin with this character; meant {_QUOTED}",
    ],
    "a: b\nc\n": [
        'f:2:1: a name stands here without a colon; meant "name: value"; '
        "or, for a sentence of several lines, >- after its name and the "
        "sentence below it, further in",
    ],
    "a:\tb\n\tc\n": [
        "f:1:3: a tab stands here; meant spaces",
        "f:2:1: a tab stands here; meant spaces",
    ],
    "a: b\n---\nc: d\n": [
        'f:2:1: a second document begins here; found "---"; '
        "meant one document in each file",
    ],
    "- a\n": [
        'f:1:1: the file is not made of names; meant lines "name: value"',
    ],
    "? [a]\n: b\n": ["f:1:3: a name is not a text; meant one name"],
    "": ["f:1:1: the file is empty"],
    "%YAML 1.1\n---\na: b\n": [
        "f:1:1: a line begins with %; meant plain text",
    ],
    "a: b\0\n": [
        "f:1:5: an invisible character stands here; meant plain text",
    ],
    'a: "\\0b"\n': [
        "f:1:4: an invisible character stands in this text; meant plain text",
    ],
    'a: "\\UFFFFFFFF"\n': ["f:1:1: the file is not readable YAML"],
}


def _said(raw: bytes) -> tuple[Pairs | None, list[str]]:
    problems = Problems()
    root = read_bytes(raw, "f", problems)
    return root, [str(problem) for problem in problems.in_order()]


def test_scalars_stay_text() -> None:
    """No word, number or time is anything but the text that was written."""
    root, problems = _said(b"a: no\nb: 12:30\nc: 010\nd: 2026-04-01\n")
    assert not problems
    assert root is not None
    values = [value for _, value in root.pairs]
    assert [v.value for v in values if isinstance(v, Text)] == [
        "no",
        "12:30",
        "010",
        "2026-04-01",
    ]


def test_nodes_know_their_places() -> None:
    """Every node has its line and column, counted from 1."""
    root, problems = _said(b"a:\n  - b\n  - c: d\n")
    assert not problems
    assert root is not None
    items = root.get("a")
    assert isinstance(items, Items)
    text, pairs = items.items
    assert text == Text("b", Place("f", 2, 5))
    assert isinstance(pairs, Pairs)
    assert pairs.pairs == (
        (Text("c", Place("f", 3, 5)), Text("d", Place("f", 3, 8))),
    )


def test_white_space_is_folded() -> None:
    """A sentence is the same however its lines are broken."""
    root, problems = _said(b"a: >-\n  One\n  sentence,\n\n  two lines.\n")
    assert not problems
    assert root is not None
    assert root.get("a") == Text("One sentence, two lines.", Place("f", 1, 4))


def test_comment_after_two_spaces_is_a_comment() -> None:
    """A comment with two spaces before it cuts no sentence."""
    root, problems = _said(b"# about\na: b  # of b\nc:  # of c\n  - d\n")
    assert not problems
    assert root is not None


@pytest.mark.parametrize("text", _REFUSED)
def test_what_surprises_is_refused(text: str) -> None:
    """Each part of YAML that could surprise is refused, with a remedy."""
    assert _said(text.encode())[1] == _REFUSED[text]


def test_other_encodings_are_refused() -> None:
    """A file that is not UTF-8 is named with the place of the first byte."""
    assert _said(b"a: b\nc: d\xff\n")[1] == [
        "f:2:5: the file is not in UTF-8; found a byte of another "
        "encoding; meant the file saved as UTF-8"
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "[" * 100_000,
            f"f:1:{MOST_LEVELS + 1}: the lines are nested too deeply; "
            f"found more than {MOST_LEVELS} levels; meant fewer levels",
        ),
        (
            "a: [" + "b," * MOST_NODES + "b]",
            "f:1:99999: the file holds too much; found more than "
            f"{MOST_NODES} values; meant several smaller files",
        ),
        (
            "a: " + "b" * (MOST_CHARACTERS + 1),
            f"f:1:4: a text is too long; found {MOST_CHARACTERS + 1} "
            f"characters; meant at most {MOST_CHARACTERS}",
        ),
        (
            "#" * (MOST_BYTES + 1),
            f"f:1:1: the file is too long; found more than {MOST_BYTES} "
            "bytes; meant several smaller files",
        ),
    ],
    ids=["levels", "values", "characters", "bytes"],
)
def test_limits_hold(text: str, problem: str) -> None:
    """A file beyond a limit is one problem, found quickly."""
    start = monotonic()
    assert _said(text.encode())[1] == [problem]
    assert monotonic() - start < 20


def test_laughs_are_refused() -> None:
    """Names that multiply each other are refused before they multiply."""
    lines = ["a0: &a0 [ha, ha]"]
    lines += [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    problems = _said("\n".join(lines).encode())[1]
    assert len(problems) == 40 + 2 * 39


def test_missing_file_is_a_problem(tmp_path: Path) -> None:
    """A file that cannot be opened is a problem of that file."""
    problems = Problems()
    assert read(tmp_path / "no.yaml", "no.yaml", problems) is None
    assert [str(problem) for problem in problems.in_order()] == [
        "no.yaml:1:1: this file cannot be opened; "
        "found no such file or directory"
    ]


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text makes the reader fail: it gives content or problems."""
    root, problems = _said(text.encode("utf-8", "surrogatepass"))
    assert problems or root is not None


@given(st.text(alphabet="ab:-?[]{},&*!|>'\"%@`#\\ \n\t0", max_size=60))
def test_any_yaml_is_read_or_refused(text: str) -> None:
    """No arrangement of YAML's own signs makes the reader fail."""
    root, problems = _said(text.encode())
    assert problems or root is not None


@given(st.binary())
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    """No bytes make the reader fail."""
    root, problems = _said(raw)
    assert problems or root is not None


def test_parser_in_c_reads_what_the_one_in_python_reads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whichever parser is at hand, nodes, places and problems are the same."""
    texts = [text.encode() for text in _REFUSED]
    for name in ("facts", "refund"):
        whole = (ROOT / f"tests/small_store/{name}.yaml").read_bytes()
        texts += [whole, *(damaged(Random(n), whole) for n in range(40))]
    found = [_said(text) for text in texts]
    assert hasattr(yaml, "CSafeLoader")
    monkeypatch.delattr(yaml, "CSafeLoader")
    for text, (root, problems) in zip(texts, found, strict=True):
        assert _said(text) == (root, problems), text
