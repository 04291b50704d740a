"""Serves a built site as a careful host would, on this machine only."""

import errno
import hashlib
import io
import os
import sys
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import BaseServer
from typing import BinaryIO

from clausewise.publish.csp import content_security_policy
from clausewise.publish.headers import cache_control

__all__ = ["SiteHandler", "SiteServer"]

HOST = "127.0.0.1"
_PORTS_TRIED = 50

# What may lie compressed beside a file, the smaller first.
_CODINGS = {"br": ".br", "gzip": ".gz"}

# Spelled out, because what the system's own table says differs by machine,
# and a browser refuses a module or a wasm file under any other name.
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".ics": "text/calendar; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
    "": "application/octet-stream",
}


class SiteServer(ThreadingHTTPServer):
    """Serves the folder `site`, which may be replaced at any time.

    `first_port` is only the first to be tried; 0 lets the system choose.
    """

    daemon_threads = True
    # A browser opens many connections at once, and waits a whole second
    # before it tries again where there is no room for them.
    request_queue_size = 64

    def __init__(
        self,
        first_port: int,
        site: Path | None,
        handler: type["SiteHandler"] | None = None,
    ) -> None:
        self.site = site
        for port in range(first_port, first_port + _PORTS_TRIED):
            try:
                super().__init__((HOST, port), handler or SiteHandler)
            except OSError as error:
                if error.errno != errno.EADDRINUSE:
                    raise
            else:
                return
        raise OSError(
            errno.EADDRINUSE,
            f"ports {first_port} to {port} are all taken: "
            "choose another, for example with make serve PORT=9000",
        )

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that turned away in the middle of a file is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.server_port}/"


class SiteHandler(SimpleHTTPRequestHandler):
    """Answers one request from the server's folder."""

    extensions_map = _TYPES
    protocol_version = "HTTP/1.1"
    server_version = "Clausewise"
    sys_version = ""
    server: BaseServer

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Send status and headers; what is returned is the body."""
        path = self.path.split("?", 1)[0].split("#", 1)[0]
        file = self._file(path)
        if file is not None and file.is_dir():
            if not path.endswith("/"):
                return self._send(301, b"", location=f"{path}/")
            file /= "index.html"
        if file is not None and file.is_file():
            coding, sent = self._compressed(file)
            return self._send(
                200, sent.read_bytes(), self._type(file), coding=coding
            )
        missing = self._file("/404.html")
        if missing is not None:
            return self._send(404, missing.read_bytes(), _TYPES[".html"])
        return self._send(404, b"not found\n", _TYPES[".txt"])

    def page(self, html: str) -> str:
        """The page as it is to be sent."""
        return html

    def cache_control(self) -> str:
        """How long a browser may keep what it asked for."""
        return cache_control(self.path.split("?", 1)[0].lstrip("/"))

    def _file(self, path: str) -> Path | None:
        assert isinstance(self.server, SiteServer)
        site = self.server.site
        if site is None:
            return None
        # translate_path reads this, and keeps the request inside of it.
        self.directory = os.fspath(site)
        file = Path(self.translate_path(path))
        try:
            file.stat()
        except (OSError, ValueError):
            # Not there, or no name that a file could have.
            return None
        return file

    def _compressed(self, file: Path) -> tuple[str, Path]:
        """The smallest form that the browser takes; a page stays as it is."""
        taken = self.headers.get("Accept-Encoding", "").replace(" ", "")
        for coding, suffix in _CODINGS.items():
            beside = file.with_name(file.name + suffix)
            is_page = self._type(file) == _TYPES[".html"]
            if coding in taken.split(",") and not is_page and beside.is_file():
                return coding, beside
        return "", file

    def _type(self, file: Path) -> str:
        return _TYPES.get(file.suffix.lower(), _TYPES[""])

    def _send(
        self,
        status: int,
        body: bytes,
        kind: str = _TYPES[".txt"],
        location: str | None = None,
        coding: str = "",
    ) -> io.BytesIO:
        policy = content_security_policy()
        if kind == _TYPES[".html"]:
            html = self.page(body.decode())
            policy = content_security_policy(html)
            body = html.encode()
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if status == 200 and self.headers.get("If-None-Match") == tag:
            status, body = 304, b""
        self.send_response(status)
        if location is not None:
            self.send_header("Location", location)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", self.cache_control())
        self.send_header("ETag", tag)
        self.send_header("Vary", "Accept-Encoding")
        if coding:
            self.send_header("Content-Encoding", coding)
        self.end_headers()
        return io.BytesIO(body)

    def log_message(
        self,
        format: str,  # noqa: A002 - the name that the base class gives it
        *args: object,
    ) -> None:
        """Say nothing: the terminal belongs to the policy's problems."""
