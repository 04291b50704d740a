"""Keeps each published edition of a policy, for ever as it was.

An edition lies in `policy/<store>/published/` under the name of its
digest. It is written once; what has its name but other bytes is a slip.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from checker.codec import PolicyFormatError, digest, loads
from clausewise.problems import PolicyError, Problem

__all__ = ["edition", "editions", "keep"]

_FOLDER = "published"


def keep(folder: Path, text: str) -> tuple[Path, bool]:
    """Keep an edition of the store in a folder; tell whether it is new.

    Raises PolicyError where another text is kept under its name.
    """
    path = folder / _FOLDER / f"{digest(text)}.json"
    if path.exists():
        _unchanged(path)
        return path, False
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode())
    return path, True


def editions(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the digest and the text of each edition, by digest.

    Raises PolicyError for one that is not what its name says.
    """
    for path in sorted((folder / _FOLDER).glob("*.json")):
        yield path.stem, _unchanged(path)


def edition(folder: Path, name: str) -> str | None:
    """Return the edition with a digest, None where it was not kept."""
    path = folder / _FOLDER / f"{name}.json"
    return _unchanged(path) if path.is_file() else None


def _unchanged(path: Path) -> str:
    """Return the text of an edition that is still what it was."""
    try:
        text = path.read_bytes().decode()
        found = digest(text)
        loads(text)
    except (UnicodeDecodeError, PolicyFormatError):
        found = "something else"
    if found != path.stem:
        store = path.parent.parent.name
        file = f"policy/{store}/{_FOLDER}/{path.name}"
        wrong = "a published edition is never changed"
        meant = "the file as it was published"
        raise PolicyError([Problem(file, 1, 1, wrong, f"“{found}”", meant)])
    return text
