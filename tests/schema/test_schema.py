"""The schemas: every good file fits, and what they can tell is refused."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from clausewise.cli import main
from clausewise.load import grammar
from clausewise.load.grammar import Words
from clausewise.schema.command import schemas_of
from clausewise.schema.guide import read_guide
from clausewise.schema.shapes import Plain
from policies import ROOT

type Output = pytest.CaptureFixture[str]

STORES = sorted(path.parent for path in ROOT.glob("policy/*/store.yaml"))
FILES = [path for folder in STORES for path in sorted(folder.glob("*.yaml"))]
SLIPS: dict[str, dict[str, Any]] = {
    f"{path.stem}-{number}": case
    for path in sorted((ROOT / "tests/faulty").glob("*.yaml"))
    for number, case in enumerate(
        yaml.load(path.read_text("utf-8"), yaml.BaseLoader), 1
    )
    if "/" not in case["file"]
}
TOLD = re.compile(
    r"(needs a line|has no such line|has lines of its own|is one text"
    r"|is a list|is yes or no|cannot be this|cannot be said of"
    r"|there is no such (verdict|standing|calendar|currency|time zone|page)"
    r"|this (fact|route) is not in facts.yaml|the store has no such page"
    r"|a condition is missing its fact|a window has no start"
    r"|has nothing to choose from|a warning rests on nothing"
    r"|which the language uses|nothing stands after|is empty"
    r"|is no answer of|a clause gives its remedies in one way)"
)
BEYOND = {
    "remedies-9": "a fact inside a phrase of money",
    "examples-10": "the name of a remedy",
}


class Core(yaml.SafeLoader):
    """Reads texts, numbers and nothing as YAML 1.2 and editors do."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - the form of PyYAML


for tag, form, first in (
    ("null", r"~|null|", ["~", "n", ""]),
    ("bool", r"true|false", ["t", "f"]),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?[0-9]+\.[0-9]*", list("-+0123456789")),
):
    Core.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{form})$"), first
    )


@cache
def schemas(folder: Path) -> dict[str, Plain]:
    """The three schemas of a store."""
    return schemas_of(folder)


def fits(schema: Plain, text: str) -> bool:
    """Tell whether an editor would mark nothing in a file."""
    try:
        content = yaml.load(text, Core)
    except yaml.YAMLError:
        return False
    checker = Draft202012Validator.FORMAT_CHECKER
    validator = Draft202012Validator(schema, format_checker=checker)
    return not [*validator.iter_errors(content)]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small store of the loader's tests."""
    root = tmp_path_factory.mktemp("small") / "policy"
    shutil.copytree(ROOT / "tests/small_store", root / "small")
    shutil.copytree(ROOT / "policy/calendars", root / "calendars")
    shutil.copy(ROOT / "policy/README.md", root)
    return root / "small"


@pytest.mark.parametrize("folder", STORES, ids=lambda path: path.name)
def test_each_schema_is_one(folder: Path) -> None:
    """What is written is a schema of draft 2020-12."""
    for schema in schemas(folder).values():
        Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize(
    "path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_each_file_fits_its_schema(path: Path) -> None:
    """An editor marks nothing in the files of the five stores."""
    found = schemas(path.parent)
    schema = found.get(path.stem, found["page"])
    checker = Draft202012Validator.FORMAT_CHECKER
    validator = Draft202012Validator(schema, format_checker=checker)
    content = yaml.load(path.read_text("utf-8"), Core)
    assert [error.message for error in validator.iter_errors(content)] == []


@pytest.mark.parametrize("name", ["store", "facts", "refund", "warranty"])
def test_the_small_store_fits(name: str, small: Path) -> None:
    """The store in which every word stands fits as well."""
    found = schemas(small)
    text = (small / f"{name}.yaml").read_text("utf-8")
    assert fits(found.get(name, found["page"]), text)


def is_refused(slip: str, small: Path) -> bool:
    """Tell whether an editor would mark something after a slip."""
    case = SLIPS[slip]
    path = small / case["file"]
    old, new = (
        case[key].removesuffix("\n") for key in ("instead of", "write")
    )
    text = path.read_text("utf-8").replace(old, new, 1)
    found = schemas(small)
    return not fits(found.get(path.stem, found["page"]), text)


@pytest.mark.parametrize(
    "slip",
    [
        name
        for name, case in SLIPS.items()
        if TOLD.search(case["says"][0]) and name not in BEYOND
    ],
)
def test_a_slip_that_a_schema_can_tell_is_refused(
    slip: str, small: Path
) -> None:
    """A wrong name, a missing line, a wrong shape or option is marked."""
    assert is_refused(slip, small)


def test_most_slips_are_marked_while_typing(small: Path) -> None:
    """Six in ten slips of the loader's tests are marked by the editor."""
    refused = [slip for slip in SLIPS if is_refused(slip, small)]
    assert len(refused) >= 0.6 * len(SLIPS)


def test_each_word_is_explained() -> None:
    """The guide's tables say what each word of the language means."""
    guide = read_guide(ROOT / "policy/README.md")
    missing = {
        f"{words.of}: {name}"
        for words in vars(grammar).values()
        if isinstance(words, Words) and words is not grammar.CALENDAR
        for name in words.all
        if not guide.says(words, name)
    }
    assert missing == set()


def test_each_word_has_a_shape(small: Path) -> None:
    """A new word of the language needs a shape in the schema as well."""
    assert [*shapeless(schemas(small))] == []


def shapeless(part: Any) -> Iterator[str]:
    """Yield the names of which a schema says nothing but the meaning."""
    if isinstance(part, list):
        for item in part:
            yield from shapeless(item)
    if not isinstance(part, dict):
        return
    if part.get("additionalProperties") is False:
        for name, shape in part["properties"].items():
            if not {*shape} - {"description", "markdownDescription"}:
                yield name
    for item in part.values():
        yield from shapeless(item)


def test_a_question_explains_its_fact() -> None:
    """Pointing at a fact shows its question and its options."""
    guard = schemas(ROOT / "policy/order-desk")["page"]["$defs"]["conditions"]
    fact = guard["anyOf"][0]["properties"]["order status"]
    lines = fact["description"].split("\n")
    assert lines[0] == "What does your order page say?"
    assert "canceled: Canceled before it was shipped" in lines


def test_schemas_are_written_where_the_editor_finds_them(
    tmp_path: Path, capsys: Output
) -> None:
    """Each file of a store is named in the settings with its schema."""
    for name in ("calendars", "order-desk"):
        shutil.copytree(ROOT / "policy" / name, tmp_path / "policy" / name)
    settings = tmp_path / ".vscode/settings.json"
    settings.parent.mkdir()
    settings.write_text('{"editor.rulers": [120]}')
    words = ["--root", str(tmp_path), "schema", "order-desk"]
    assert main([*words, "--to", "made"]) == 0
    assert "3 schemas in made/" in capsys.readouterr().out
    found = json.loads(settings.read_text())
    assert found["editor.rulers"] == [120]
    assert found["yaml.schemas"]["./made/order-desk/page.json"] == [
        "policy/order-desk/refund.yaml",
        "policy/order-desk/cancellation.yaml",
        "policy/order-desk/warranty.yaml",
    ]
    for path in found["yaml.schemas"]:
        assert (tmp_path / path).is_file()


def test_settings_with_notes_stay_as_they_are(
    tmp_path: Path, capsys: Output
) -> None:
    """Settings that are no plain JSON are not overwritten; code 2."""
    shutil.copytree(ROOT / "policy", tmp_path / "policy")
    settings = tmp_path / ".vscode/settings.json"
    settings.parent.mkdir()
    settings.write_text("// mine\n{}")
    assert main(["--root", str(tmp_path), "schema", "--all"]) == 2
    assert settings.read_text() == "// mine\n{}"
    found = capsys.readouterr()
    assert "put this under" in found.err
    assert "policy/platform/facts.yaml" in found.out


def test_a_store_has_to_be_named(capsys: Output) -> None:
    """Neither a store nor --all is wrong usage; code 2."""
    assert main(["--root", str(ROOT), "schema"]) == 2
    assert "name a store, or write --all" in capsys.readouterr().err
