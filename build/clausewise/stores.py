"""Stores by their names, as they are given on the command line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from clausewise.compile import store_folders

__all__ = ["UsageError", "folder_of", "folders_of"]


class UsageError(Exception):
    """What was asked for on the command line cannot be done."""


def folders_of(root: Path, stores: Iterable[str]) -> list[Path]:
    """Return the folders of some stores; of all, where none is named."""
    found = [folder_of(root, store) for store in stores]
    found = found or store_folders(root)
    if not found:
        raise UsageError(f"there is no policy/ with a store in {root}")
    return found


def folder_of(root: Path, store: str) -> Path:
    """Return the folder of a store of the project at `root`."""
    folder = root / "policy" / store
    if (folder / "store.yaml").is_file():
        return folder
    known = ", ".join(path.name for path in store_folders(root))
    raise UsageError(f"there is no store {store!r}; there are: {known}")
