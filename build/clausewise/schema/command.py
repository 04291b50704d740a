"""`clausewise schema`: writes what an editor needs to complete the files."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from clausewise.load import load_store
from clausewise.load.grammar import PAGE_NAMES
from clausewise.schema.guide import read_guide
from clausewise.schema.page import page_schema
from clausewise.schema.shapes import Plain, Shaper
from clausewise.schema.shop import shop_schema
from clausewise.schema.vocabulary import facts_schema

__all__ = ["schemas_of", "write_schemas"]

OK, BAD_INPUT = 0, 2

_SETTINGS = Path(".vscode") / "settings.json"


def schemas_of(folder: Path) -> dict[str, Plain]:
    """Return the schema of each kind of file of a store: three of them.

    A store with slips has schemas as well, of what could be read of it.
    """
    policy, _ = load_store(folder)
    shaper = Shaper(read_guide(folder.parent / "README.md"))
    calendars = sorted(
        path.stem.replace("-", " ")
        for path in (folder.parent / "calendars").glob("*.yaml")
    )
    return {
        "store": shop_schema(policy, shaper, calendars),
        "facts": facts_schema(policy, shaper),
        "page": page_schema(policy, shaper),
    }


def write_schemas(root: Path, folders: Iterable[Path], to: Path) -> int:
    """Write the schemas, and the settings by which VS Code finds them."""
    matches: dict[str, list[str]] = {}
    for folder in folders:
        for name, schema in schemas_of(folder).items():
            path = root / to / folder.name / f"{name}.json"
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, schema)
            files = PAGE_NAMES if name == "page" else (name,)
            matches[f"./{to.as_posix()}/{folder.name}/{name}.json"] = [
                f"policy/{folder.name}/{file}.yaml" for file in files
            ]
    settings = root / _SETTINGS
    try:
        before = json.loads(settings.read_text("utf-8"))
        known = before.get("yaml.schemas", {})
    except FileNotFoundError:
        before, known = {}, {}
    except (ValueError, AttributeError):
        print(
            f"clausewise: {_SETTINGS} is not plain JSON, so it stays as it "
            'is; put this under "yaml.schemas" yourself:',
            file=sys.stderr,
        )
        print(json.dumps(matches, indent=2))
        return BAD_INPUT
    settings.parent.mkdir(exist_ok=True)
    _write(settings, before | {"yaml.schemas": known | matches})
    print(f"{len(matches)} schemas in {to}/, named in {_SETTINGS}")
    return OK


def _write(path: Path, plain: Plain) -> None:
    text = json.dumps(plain, ensure_ascii=False, indent=2)
    path.write_text(f"{text}\n", "utf-8", newline="\n")
