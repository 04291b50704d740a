"""Serves a folder to the browser tests, under the headers of a real host."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from clausewise.serve.static import SiteServer

ROOT = Path(__file__).parents[2]


@contextmanager
def serving(
    folder: Path, server: type[SiteServer] = SiteServer
) -> Iterator[str]:
    """Serve the folder on a free port; the address."""
    with server(0, folder) as running:
        threading.Thread(
            target=running.serve_forever, args=(0.02,), daemon=True
        ).start()
        yield running.url
        running.shutdown()
