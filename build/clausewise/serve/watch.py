"""Notices saved files by their date and size, on any system."""

import os
import time
from pathlib import Path

__all__ = ["Watch"]

_SOURCES = ("policy", "checker", "build", "docs", "mkdocs.yml")
_POLL_SECONDS = 0.4

type _Snapshot = dict[str, tuple[int, int]]


class Watch:
    """Remembers the sources of a site as they were when last asked."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._seen = _snapshot(root)

    def wait(self) -> list[str]:
        """Block until something was saved; the names, once all is quiet."""
        now = self._seen
        while True:
            before, now = now, _snapshot(self._root)
            # An editor or a checkout writes several files: wait for the last.
            if now == before != self._seen:
                break
            time.sleep(_POLL_SECONDS)
        changed = dict(now.items() ^ self._seen.items())
        self._seen = now
        return sorted(changed)


def _snapshot(root: Path) -> _Snapshot:
    found: _Snapshot = {}
    for source in _SOURCES:
        top = root / source
        files = [top] if top.is_file() else _files(top)
        for file in files:
            try:
                status = file.stat()
            except FileNotFoundError:
                # Deleted, or a link to nowhere, such as an editor's lock.
                continue
            name = file.relative_to(root).as_posix()
            found[name] = (status.st_mtime_ns, status.st_size)
    return found


def _files(top: Path) -> list[Path]:
    """Files below; what editors and Python leave there does not count."""
    files: list[Path] = []
    for folder, folders, names in os.walk(top):
        folders[:] = [f for f in folders if not _is_noise(f)]
        files += [Path(folder, name) for name in names if not _is_noise(name)]
    return files


def _is_noise(name: str) -> bool:
    return name.startswith((".", "#", "__pycache__")) or name.endswith("~")
