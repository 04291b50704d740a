"""Plants faults in copies of the stores: clauses of a template, or edits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from textwrap import indent
from typing import Any

import yaml

from checker.policy import Policy
from clausewise.audit.finding import Finding
from clausewise.audit.run import audit
from clausewise.load.store import load_policy

__all__ = ["PLANTS", "Plant", "findings", "planted", "store"]

_ROOT = Path(__file__).parents[2]
_TABLE: Any = yaml.load(
    (Path(__file__).parent / "planted.yaml").read_text("utf-8"),
    yaml.BaseLoader,
)
_AT = " " * 8


@dataclass(frozen=True, slots=True)
class Plant:
    """A fault: where it goes, what must be found, and what may be."""

    fault: str
    store: str
    file: str
    edits: tuple[tuple[str, str], ...]
    finds: frozenset[str]
    may: frozenset[str]
    clause: str = ""

    def __str__(self) -> str:
        return f"{self.store}: {self.fault}"


def planted(plant: Plant, folder: Path) -> Policy:
    """Return a copy of a store with the fault in it."""
    where = folder / "policy" / plant.store
    copytree(_ROOT / "policy" / plant.store, where)
    copytree(_ROOT / "policy" / "calendars", where.parent / "calendars")
    path = where / f"{plant.file}.yaml"
    text = path.read_text("utf-8")
    for old, new in plant.edits:
        assert not old or old in text, f"nothing to plant at: {old}"
        text = text.replace(old, new, 1) if old else text + new
    path.write_text(text, "utf-8")
    return load_policy(where)


def store(name: str) -> Policy:
    """Return a store as it is."""
    return load_policy(_ROOT / "policy" / name)


def findings(policy: Policy) -> dict[tuple[str, str, str], Finding]:
    """Return what is found and not accepted, by what tells it apart."""
    return {(f.name, f.clause, f.about): f for f in audit(policy).findings}


def _from_kinds() -> Iterator[Plant]:
    for fault, kind in _TABLE["kinds"].items():
        for name in kind.get("stores", _TABLE["stores"]):
            words = _TABLE["stores"][name]
            finds = frozenset(kind["finds"])
            may = frozenset(kind.get("may", ()))
            if "clause" not in kind:
                edits = ((kind["instead of"], kind["write"]),)
                file = kind["file"]
                yield Plant(fault, name, file, edits, finds, may)
                continue
            body = "".join(
                _clause(number, kind[key], words)
                for number, key in enumerate(("clause", "beside"), 1)
                if key in kind
            )
            section = (
                f"\n  - section: Planted\n    route: {words['route']}\n"
                f"    clauses:\n{body}"
            )
            yield Plant(
                fault,
                name,
                words["page"],
                (("", section),),
                finds,
                may,
                "PLANTED-1",
            )


def _clause(number: int, template: str, words: dict[str, Any]) -> str:
    inline = ("\n" + " " * 4).join(words["foreign"].strip("{}").split(", "))
    body = template.format(**words, inline=inline)
    head = (
        f"      - clause: PLANTED-{number}\n{_AT}title: Planted\n"
        f"{_AT}source: [000.01]\n"
    )
    return head + indent(body, _AT)


def _from_edits() -> Iterator[Plant]:
    for edit in _TABLE["edits"]:
        if "cut conflict" in edit:
            edits = [_without_conflict(edit)]
        else:
            edits = [(edit["instead of"], edit["write"])]
        if "also" in edit:
            edits.append((edit["also"][0], edit["also"][1]))
        yield Plant(
            edit["fault"],
            edit["store"],
            edit["file"],
            tuple(edits),
            frozenset(edit["finds"]),
            frozenset(edit.get("may", ())),
        )


def _without_conflict(edit: dict[str, str]) -> tuple[str, str]:
    path = _ROOT / "policy" / edit["store"] / f"{edit['file']}.yaml"
    text = path.read_text("utf-8")
    blocks = re.findall(r"\n +conflict:\n(?: {10,}.*\n)+", text)
    wanted = edit["cut conflict"]
    found = [block for block in blocks if wanted in block]
    assert len(found) == 1, f"no conflict with: {wanted}"
    return found[0], "\n"


PLANTS = (*_from_kinds(), *_from_edits())
