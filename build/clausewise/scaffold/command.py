"""`clausewise new`: writes the files of a new store, or says why not."""

from __future__ import annotations

import re
import sys
from importlib.resources import files
from pathlib import Path

from clausewise.load.grammar import TAKEN_BY_SITE

__all__ = ["new_store"]

OK, BAD_INPUT = 0, 2

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_TITLE = "The name of the store"
_CALENDARS = "calendars"


def new_store(root: Path, store: str) -> int:
    """Write a small, complete and valid store; return the exit code."""
    folder = root / "policy" / store
    if wrong := _wrong(store, folder):
        print(f"clausewise: {wrong}", file=sys.stderr)
        return BAD_INPUT
    folder.mkdir(parents=True)
    title = store.replace("-", " ").capitalize()
    for source in sorted(
        files("clausewise.scaffold").joinpath("store").iterdir(),
        key=lambda source: source.name,
    ):
        text = source.read_text("utf-8").replace(_TITLE, title)
        (folder / source.name).write_text(text, "utf-8", newline="\n")
    print(
        f"policy/{store}/ is a small store that already works. Change its "
        "sentences and rules, then run: clausewise check "
        f"{store}, clausewise test {store}"
    )
    return OK


def _wrong(store: str, folder: Path) -> str:
    """Say why a store cannot have this name, "" if it can."""
    if not _NAME.fullmatch(store):
        return (
            f"{store!r} cannot be the name of a store; use small letters, "
            "digits and single dashes, like garden-shop"
        )
    if store in (*TAKEN_BY_SITE, _CALENDARS):
        return f"{store!r} cannot be the name of a store; it is taken"
    if folder.exists():
        return f"policy/{store} is already there; choose another name"
    return ""
