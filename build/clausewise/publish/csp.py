"""The Content-Security-Policy under which every page of the site works."""

import base64
import hashlib
from html.parser import HTMLParser

__all__ = ["content_security_policy"]


def content_security_policy(page: str = "") -> str:
    """The policy for one page, which allows its own inline scripts by digest.

    A worker is under the policy of its own file, which has no such scripts.
    """
    scripts = _InlineScripts()
    scripts.feed(page)
    scripts.close()
    hashes = sorted({_source_hash(text) for text in scripts.texts})
    # Python in the browser is WebAssembly: without this word it cannot start.
    allowed = " ".join(["'self'", "'wasm-unsafe-eval'", *hashes])
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {allowed}",
            "style-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "font-src 'self'",
            # The theme's icons are data: addresses in its style sheets.
            "img-src 'self' data:",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )


class _InlineScripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._is_inside = False

    def handle_starttag(
        self, tag: str, attrs: list[tuple[str, str | None]]
    ) -> None:
        if tag == "script" and "src" not in dict(attrs):
            self._is_inside = True
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        if self._is_inside:
            self.texts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._is_inside = False


def _source_hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
