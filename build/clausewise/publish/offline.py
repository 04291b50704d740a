"""Writes the service worker that keeps an edition of the site for later."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

from clausewise.runtime.cache import digest

__all__ = ["ENDING", "write_service_worker"]

_WORKER = Path(__file__).with_name("service_worker.js")
# The kill switch: a worker that removes itself and all that was kept.
ENDING = Path(__file__).with_name("service_worker_ending.js")

# For hosts, search engines and debuggers; no reader needs them offline.
_LEFT_OUT = {".br", ".gz", ".map", ".txt", ".xml"}
_NOT_PAGES = {"_headers", "404.html"}
_OTHER_TONGUES = "assets/javascripts/lunr/"
_RUNTIME = "assets/runtime/"
_SNAPSHOT = "assets/runtime/snapshot-"
# Only a reader with an old result wants one of these.
_EDITIONS = "/editions/"


def write_service_worker(site: Path, *, is_offline: bool = True) -> None:
    """Write sw.js, which names each file of the site with its digest."""
    target = site / "sw.js"
    if not is_offline:
        target.write_bytes(ENDING.read_bytes())
        return
    target.unlink(missing_ok=True)
    files: dict[str, str] = {}
    runtime: dict[str, str] = {}
    snapshot: dict[str, str] = {}
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix()
        if file.is_file() and _is_kept(path):
            kept = files
            if path.startswith(_RUNTIME):
                is_memory = path.startswith(_SNAPSHOT)
                kept = snapshot if is_memory else runtime
            kept[_address(path)] = _integrity(file.read_bytes())
    code = _WORKER.read_text(encoding="utf-8")
    named = {"files": files, "runtime": runtime, "snapshot": snapshot}
    parts = [json.dumps(list(named.values())).encode(), code.encode()]
    told = {"edition": digest(parts)[:16], **named}
    text = json.dumps(told, indent=1, ensure_ascii=False)
    target.write_text(f"const SITE = {text};\n\n{code}", encoding="utf-8")


def _is_kept(path: str) -> bool:
    """Library and engine are called texts, and kept all the same."""
    if path.startswith(_RUNTIME):
        return not path.endswith((".br", ".gz"))
    if path in _NOT_PAGES or path.startswith(_OTHER_TONGUES):
        return False
    if _EDITIONS in path:
        return False
    if Path(path).parent.name == "editions":
        # They grow without end, and only an old case asks for one.
        return False
    return Path(path).suffix not in _LEFT_OUT


def _address(path: str) -> str:
    """A page's address is its folder's, as links have it."""
    return path.removesuffix("index.html")


def _integrity(content: bytes) -> str:
    value = hashlib.sha256(content).digest()
    return f"sha256-{base64.b64encode(value).decode()}"
