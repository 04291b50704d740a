"""Finds the two editions to compare: folders, revisions, published files."""

from __future__ import annotations

import subprocess
import tarfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from checker.codec import PolicyFormatError, digest, loads
from checker.policy import Policy
from clausewise.compile import compile_policy
from clausewise.load import load_policy

__all__ = ["Edition", "EditionError", "edition"]

_HERE = (".", "working-copy")


class EditionError(Exception):
    """An edition cannot be found; `str()` says what was meant."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a policy, and how it was named."""

    label: str
    policy: Policy
    digest: str


def edition(root: Path, name: str, store: str = "") -> Edition:
    """Return the edition that a name stands for.

    With `store` the name is a git revision, or "." for the working copy.
    Otherwise it is a store's folder, a published policy.json, REV:STORE,
    or a store of the working copy. Raises EditionError, or PolicyError
    where the policy has problems.
    """
    if store:
        if name in _HERE:
            return _loaded(root / "policy" / store, "the working copy", store)
        return _revision(root, name, store)
    path = Path(name)
    if path.is_file():
        return _published(path)
    if (path / "store.yaml").is_file():
        return _copy(root, path, name)
    if (root / "policy" / name / "store.yaml").is_file():
        return _loaded(root / "policy" / name, "the working copy", name)
    revision, colon, found = name.rpartition(":")
    if colon and revision and found:
        if revision in _HERE:
            return edition(root, revision, found)
        return _revision(root, revision, found)
    raise EditionError(
        f"there is no edition {name!r}; use a store's folder, a policy.json, "
        "a revision with its store (main:general-store), or a store's name"
    )


def _loaded(folder: Path, label: str, store: str) -> Edition:
    if not (folder / "store.yaml").is_file():
        raise EditionError(f"there is no store {store!r} in {label}")
    policy = load_policy(folder)
    return Edition(label, policy, digest(compile_policy(policy)))


def _copy(root: Path, path: Path, label: str) -> Edition:
    """Return a store's folder, with the project's calendars if it has none.

    Whoever keeps a copy of a store to compare with copies that alone.
    """
    store = path.resolve()
    if (store.parent / "calendars").is_dir():
        return _loaded(path, label, path.name)
    with TemporaryDirectory() as folder:
        policy = Path(folder) / "policy"
        copytree(root / "policy" / "calendars", policy / "calendars")
        copytree(store, policy / store.name)
        return _loaded(policy / store.name, label, path.name)


def _published(path: Path) -> Edition:
    try:
        text = path.read_text(encoding="utf-8")
        policy = loads(text)
    except (OSError, UnicodeDecodeError, PolicyFormatError) as error:
        raise EditionError(
            f"{path} is no published policy: {error}"
        ) from error
    return Edition(str(path), policy, digest(text))


def _revision(root: Path, revision: str, store: str) -> Edition:
    """Return a store as it stood in a commit of the project."""
    name = _git(
        root,
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        f"{revision}^{{commit}}",
    )
    commit = name.decode().strip()
    if not commit:
        raise EditionError(f"there is no revision {revision!r}")
    listed = _git(root, "ls-tree", "-d", "--name-only", commit, "policy/")
    folders = [
        folder
        for folder in listed.decode().split()
        if folder in (f"policy/{store}", "policy/calendars")
    ]
    if f"policy/{store}" not in folders:
        raise EditionError(f"there is no store {store!r} in {revision}")
    packed = _git(root, "archive", "--format=tar", commit, *folders)
    with TemporaryDirectory() as folder:
        with tarfile.open(fileobj=BytesIO(packed)) as archive:
            archive.extractall(folder, filter="data")
        return _loaded(
            Path(folder) / "policy" / store, f"{revision}:{store}", store
        )


def _git(root: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *arguments],
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise EditionError(
            "git is not installed, so there are no revisions"
        ) from error
    if done.returncode and arguments[0] != "rev-parse":
        says = done.stderr.decode(errors="replace").strip()
        raise EditionError(f"git cannot do that: {says}")
    return done.stdout
