"""Keeps folders that are costly to make under the digest of their inputs."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

__all__ = ["cached", "digest"]

# Enough to go back and forth between a few edits or branches.
_KEPT = 4


def cached(store: Path, key: str, make: Callable[[Path], None]) -> Path:
    """The folder of that key, made aside and moved, so never half there."""
    done = store / key
    if done.is_dir():
        # Its date says when it was last used.
        os.utime(done)
        return done
    store.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=store, prefix="making-") as aside:
        made = Path(aside) / key
        made.mkdir()
        make(made)
        try:
            made.rename(done)
        except OSError:
            # Somebody else made the same folder meanwhile.
            if not done.is_dir():
                raise
    _forget_oldest(store)
    return done


def _forget_oldest(store: Path) -> None:
    folders = [p for p in store.iterdir() if not p.name.startswith("making-")]
    folders.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for folder in folders[_KEPT:]:
        shutil.rmtree(folder, ignore_errors=True)


def digest(parts: Iterable[bytes]) -> str:
    """One digest of all parts; their lengths keep them apart."""
    total = hashlib.sha256()
    for part in parts:
        total.update(len(part).to_bytes(8, "big") + part)
    return total.hexdigest()[:24]
