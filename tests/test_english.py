"""Every word that a person reads from the engine is in its catalogue."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from policies import ROOT

ENGINE = sorted((ROOT / "checker").glob("*.py"))

# The language's own words, which are compared and never shown as they are.
WORDS = {
    "after refusal",
    "allowed only if",
    "at least",
    "at most",
    "date and time",
    "has happened",
    "last day",
    "last moment",
    "less than",
    "line ",
    "may be refused if",
    "more than",
    "not asked",
    "not stated",
    "not yet",
    "order lines",
    "the customer",
    "the shop",
    "the system",
    "too early",
    "too long",
    "whole number",
    "working days",
}
# What is wrong with a policy or with a request is said to programmers.
OURS = {
    "amounts": "OverflowError",
    "codec": "PolicyFormatError",
    "wire": "ValueError",
}


@pytest.mark.parametrize("module", ENGINE, ids=lambda path: path.stem)
def test_no_sentence_stands_outside_the_catalogue(module: Path) -> None:
    """Outside of `checker/english` no string is made to be read."""
    found = [*_strings(module)]
    assert [text for text in found if text not in WORDS] == []


def test_catalogue_decides_nothing() -> None:
    """The catalogue knows no policy, no answers and no decision."""
    for module in sorted((ROOT / "checker" / "english").glob("*.py")):
        tree = ast.parse(module.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module:
                assert not node.module.startswith("checker.") or (
                    node.module == "checker.english.values"
                ), module


def _strings(module: Path) -> Iterator[str]:
    """Yield the strings with words in them that somebody may read."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    ours = OURS.get(module.stem, "")
    skipped = {
        id(inner)
        for node in ast.walk(tree)
        if _is_ours(node, ours)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            words = [w for w in node.value.split() if any(map(str.islower, w))]
            if len(words) > 1 or (words and node.value != node.value.strip()):
                yield node.value


def _is_ours(node: ast.AST, ours: str) -> bool:
    """Tell whether nobody reads the strings in a node but programmers."""
    match node:
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.Call(func=ast.Attribute(attr="compile")):
            return True
        case ast.Call(func=ast.Name(name)):
            return name == ours
    return False
