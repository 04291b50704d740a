"""The editor's server: shows the site, and each change within seconds.

A site is built aside and swapped in when it is whole. While the policy has a
problem, the last good site stays up, with the problem shown over it.
"""

import io
import json
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from clausewise.publish import ENDING
from clausewise.serve.static import SiteHandler, SiteServer
from clausewise.serve.watch import Watch

__all__ = ["DevServer", "State", "rebuild", "serve"]

_BUILD_LIMIT = 600
_RELOAD = Path(__file__).with_name("reload.js")
_SCRIPT = '<script src="/__clausewise/reload.js" type="module"></script>'
_FIRST_BUILD_FAILED = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>A problem - Clausewise</title>
<body><h1>The site cannot be built yet</h1>
<p>Mend what is listed here and save: this page follows by itself.</p>
<pre>{problem}</pre></body></html>
"""


# Makes a site in a folder for an address; returns the problem, if any.
type Build = Callable[[Path, str], str | None]


@dataclass(frozen=True, slots=True)
class State:
    """What the open pages need to know: which build, and what is wrong."""

    build: int
    problem: str | None


class DevServer(SiteServer):
    """A site under change; `state` and `site` are replaced, never edited."""

    state = State(0, None)

    def __init__(self, first_port: int) -> None:
        super().__init__(first_port, None, _Handler)


class _Handler(SiteHandler):
    """Adds the reloading script to each page, and answers its questions."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        assert isinstance(self.server, DevServer)
        state = self.server.state
        match self.path:
            case "/__clausewise/state":
                answer = {"build": state.build, "problem": state.problem}
                return self._send(
                    200, json.dumps(answer).encode(), "application/json"
                )
            case "/__clausewise/reload.js":
                return self._send(
                    200, _RELOAD.read_bytes(), self.extensions_map[".js"]
                )
            case "/sw.js":
                # What a published site at this address kept would hide edits.
                return self._send(
                    200, ENDING.read_bytes(), self.extensions_map[".js"]
                )
        if self.server.site is None:
            page = _FIRST_BUILD_FAILED.format(
                problem=escape(state.problem or "")
            )
            return self._send(500, page.encode(), self.extensions_map[".html"])
        return super().send_head()

    def page(self, html: str) -> str:
        before, end, after = html.rpartition("</body>")
        return before + _SCRIPT + end + after

    def cache_control(self) -> str:
        """An edit must be seen at once."""
        return "no-store"


def serve(root: Path, first_port: int) -> None:
    """Serve until interrupted; on the first free port from that one on."""
    # Being told to end is as good as Ctrl+C: the folder aside is removed.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with DevServer(first_port) as server:
            _serve(root, server)
    except KeyboardInterrupt:
        print("\nStopped.")
    except OSError as error:
        sys.exit(f"The site cannot be served: {error.strerror or error}")


def _serve(root: Path, server: DevServer) -> None:
    with TemporaryDirectory(prefix="clausewise-") as folder:
        update = partial(rebuild, server, Path(folder), partial(_build, root))
        print("Building the site.", flush=True)
        watch = Watch(root)
        update()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(f"\n    {server.url}\n", flush=True)
        print("Save a file to see its change; Ctrl+C stops.", flush=True)
        while True:
            changed = watch.wait()
            more = f" and {len(changed) - 1} more" if changed[1:] else ""
            print(f"{changed[0]}{more} changed.", flush=True)
            update()


def rebuild(server: DevServer, aside: Path, build: Build) -> None:
    """Build aside; swap the new site in, or show what is wrong."""
    started = time.monotonic()
    number = server.state.build + 1
    made = aside / str(number)
    problem = build(made, server.url)
    if problem is not None:
        shutil.rmtree(made, ignore_errors=True)
        server.state = State(server.state.build, problem)
        print(f"{problem}\n", file=sys.stderr, flush=True)
        return
    server.site = made
    server.state = State(number, None)
    # A browser may still be reading the site before this one.
    shutil.rmtree(aside / str(number - 2), ignore_errors=True)
    seconds = time.monotonic() - started
    print(f"Built in {seconds:.1f} s.", flush=True)


def _build(root: Path, destination: Path, site_url: str) -> str | None:
    """Build in a process of its own; the problem, if there is one."""
    command = [sys.executable, "-m", "clausewise.serve.build_once"]
    command += [str(root), str(destination), site_url]
    try:
        run = subprocess.run(
            command,
            check=False,
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
            timeout=_BUILD_LIMIT,
        )
    except subprocess.TimeoutExpired:
        return f"The site was not built within {_BUILD_LIMIT} seconds."
    if run.returncode == 0:
        return None
    return run.stderr.strip() or f"The build ended with {run.returncode}."
