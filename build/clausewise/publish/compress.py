"""Lays a .br and a .gz beside each file that a host would have to compress.

Run on a built site, `python -m clausewise.publish.compress site`. The best of
Brotli takes two minutes for Python, so what was compressed once is kept.
"""

from __future__ import annotations

import gzip
import hashlib
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import brotli  # type: ignore[import-untyped]

__all__ = ["compress", "main"]

_SUFFIXES = {
    ".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".wasm",
    ".webmanifest", ".xml", ".zip",
}  # fmt: skip
_WORTHWHILE = 256
# As powers of two, in bytes.
_WINDOWS = (21, 24)


def main() -> int:
    """Compress the site named on the command line."""
    compress(Path(sys.argv[1]), Path.cwd() / ".cache" / "compressed")
    return 0


def compress(site: Path, store: Path) -> None:
    """Compress the site's files; `store` keeps what came of each content."""
    store.mkdir(parents=True, exist_ok=True)
    files = [path for path in site.rglob("*") if path.suffix in _SUFFIXES]
    for file in sorted(files):
        content = file.read_bytes()
        if len(content) < _WORTHWHILE:
            continue
        for suffix, make in _MAKERS.items():
            name = hashlib.sha256(content).hexdigest() + suffix
            kept = store / name
            if not kept.exists():
                aside = kept.with_suffix(".making")
                aside.write_bytes(make(content))
                aside.replace(kept)
            shutil.copyfile(kept, file.with_name(file.name + suffix))


def _brotli(content: bytes) -> bytes:
    """The smaller of two tries: a wide window does WebAssembly no good."""
    tries: list[bytes] = [
        brotli.compress(content, quality=11, lgwin=window)
        for window in _WINDOWS
    ]
    return min(tries, key=len)


def _gzip(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)


_MAKERS: dict[str, Callable[[bytes], bytes]] = {".br": _brotli, ".gz": _gzip}

if __name__ == "__main__":
    sys.exit(main())
