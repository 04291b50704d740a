"""Writes examples into a page file in place; every other letter stays.

The lines are put in where the strict reader says that a clause's
examples end. Before anything is written, the whole store is loaded and
tested again beside the original.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.engine import Engine
from checker.policy import Case, Clause, Policy
from clausewise.cases import differences
from clausewise.coverage.layout import example_lines
from clausewise.load import load_policy
from clausewise.problems import Place, PolicyError, Problems
from clausewise.read import read_bytes
from clausewise.read.nodes import Items, Node, Pairs, Text

__all__ = ["NotWritten", "with_examples", "write_examples"]

type Added = Mapping[str, Iterable[Case]]


class NotWritten(Exception):
    """The examples cannot be written; the message says why."""


def write_examples(folder: Path, added: Added) -> list[Path]:
    """Add examples to the clauses of a store, and return the files.

    Raises NotWritten, and leaves every file as it is, where anything but
    the new examples would change.
    """
    before = load_policy(folder)
    texts: dict[str, bytes] = {}
    for page in sorted({c.page for c in before.clauses if c.id in added}):
        name = f"{page}.yaml"
        here = {
            c.id: added[c.id]
            for c in before.clauses
            if c.page == page and c.id in added
        }
        texts[name] = with_examples((folder / name).read_bytes(), here)
    _prove(folder, before, texts, added)
    for name, raw in texts.items():
        part = folder / f".{name}.part"
        part.write_bytes(raw)
        part.replace(folder / name)
    return [folder / name for name in texts]


def with_examples(raw: bytes, added: Added) -> bytes:
    """Return a page file with examples at the end of their clauses."""
    problems = Problems()
    root = read_bytes(raw, "", problems)
    if root is None:
        raise NotWritten("the file cannot be read")
    newline = "\r\n" if b"\r\n" in raw else "\n"
    lines = raw.decode("utf-8").split(newline)
    clauses = sorted(
        _clauses(root), key=lambda clause: clause.at.line, reverse=True
    )
    for clause in clauses:
        cases = [*added.get(_name(clause), ())]
        if cases:
            _insert(lines, clause, cases)
    return newline.join(lines).encode("utf-8")


def _clauses(root: Pairs) -> Iterable[Pairs]:
    for section in _items(root.get("sections")):
        if isinstance(section, Pairs):
            for clause in _items(section.get("clauses")):
                if isinstance(clause, Pairs):
                    yield clause


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, Items) else ()


def _name(clause: Pairs) -> str:
    node = clause.get("clause")
    return node.value if isinstance(node, Text) else ""


def _insert(lines: list[str], clause: Pairs, cases: list[Case]) -> None:
    """Put examples behind the last line of a clause's examples."""
    column = clause.at.column - 1
    examples = clause.get("examples")
    if isinstance(examples, Items):
        dash = _dash(lines, examples.at)
        if dash is None:
            raise NotWritten(
                f"the examples of {_name(clause)} stand in [ ]; put a dash "
                "before each of them"
            )
        end = _end(lines, examples.at.line, dash, of_items=True)
        new = []
    else:
        dash = column + 2
        end = _end(lines, clause.at.line, column, of_items=False)
        new = [f"{' ' * column}examples:"]
    for case in cases:
        new += example_lines(case, dash)
    lines[end:end] = new


def _dash(lines: list[str], at: Place) -> int | None:
    """Return the column of a list's dashes, None for a list in [ ]."""
    dash = at.column - 1
    return dash if lines[at.line - 1][dash : dash + 1] == "-" else None


def _end(lines: list[str], start: int, column: int, *, of_items: bool) -> int:
    """Return the number of lines up to the end of what begins at `start`.

    It goes on with what stands further right, with names in its column,
    or with dashes where it is a list. Blank lines and notes behind it
    belong to what follows.
    """
    end = start
    for number in range(start, len(lines)):
        line = lines[number]
        words = line.lstrip(" ")
        if not words:
            continue
        indent = len(line) - len(words)
        if words.startswith("#"):
            if indent > column:
                end = number + 1
            continue
        if indent < column or (
            indent == column and of_items != words.startswith("-")
        ):
            break
        end = number + 1
    return end


def _prove(
    folder: Path, before: Policy, texts: Mapping[str, bytes], added: Added
) -> None:
    """Make sure that only the new examples are new, and come out."""
    with TemporaryDirectory() as name:
        copy = Path(name) / folder.parent.name / folder.name
        shutil.copytree(folder, copy)
        calendars = folder.parent / "calendars"
        if calendars.is_dir():
            shutil.copytree(calendars, copy.parent / "calendars")
        for file, raw in texts.items():
            _only_adds((folder / file).read_bytes(), raw)
            (copy / file).write_bytes(raw)
        try:
            after = load_policy(copy)
        except PolicyError as error:
            raise NotWritten(
                f"the new file would have slips: {error}"
            ) from error
    wanted = replace(
        before,
        clauses=tuple(
            replace(c, cases=(*c.cases, *added.get(c.id, ())))
            for c in before.clauses
        ),
    )
    if _without_lines(after) != _without_lines(wanted):
        raise NotWritten("more than the examples would change")
    failed = len([*differences(Engine(before))])
    for difference in [*differences(Engine(after))][failed:]:
        raise NotWritten(f"a new example does not come out: {difference}")


def _only_adds(before: bytes, after: bytes) -> None:
    lines = iter(after.splitlines())
    if not all(line in lines for line in before.splitlines()):
        raise NotWritten("a line of the file would change")


def _without_lines(policy: Policy) -> Policy:
    return replace(
        policy, clauses=tuple(_placeless(c) for c in policy.clauses)
    )


def _placeless(clause: Clause) -> Clause:
    cases = tuple(
        Case(c.case, c.given, c.expect, c.shown, c.now) for c in clause.cases
    )
    return replace(clause, cases=cases, line=0)
