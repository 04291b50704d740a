"""Says under which headers each file should go out, for any kind of host."""

from __future__ import annotations

import re
from pathlib import Path

from clausewise.publish.csp import content_security_policy

__all__ = ["FOREVER", "cache_control", "is_immutable", "write_headers"]

FOREVER = "public, max-age=31536000, immutable"

# Their names, or their folders', change with their content.
_IMMUTABLE = re.compile(
    r"""
    [^/]+/editions/[0-9a-f]{16}\.json
    | assets/ ( runtime/python-[0-9a-f]+/ .*
    | runtime/checker-.*\.whl\.txt
    | runtime/snapshot-[0-9a-f]+\.txt
    | checker/[0-9a-f]{12}/ .*
    | .* \.[0-9a-f]{8}\.min\.(css|js) )
    """,
    re.VERBOSE,
)


def is_immutable(path: str) -> bool:
    """Whether what stands at that address will never be anything else."""
    return _IMMUTABLE.fullmatch(path) is not None


def cache_control(path: str) -> str:
    """Keep what never changes for ever; ask about everything else."""
    return FOREVER if is_immutable(path) else "no-cache"


def write_headers(site: Path) -> None:
    """Write `_headers`, which Netlify and Cloudflare Pages read.

    Both add up the rules that match, and already ask about every file each
    time: so only the files to keep need a rule on caching.
    """
    pages = "".join(
        path.read_text(encoding="utf-8") for path in sorted(_pages(site))
    )
    lines = ["/*"]
    lines += [
        f"  Content-Security-Policy: {content_security_policy(pages)}",
        "  Referrer-Policy: no-referrer",
        "  X-Content-Type-Options: nosniff",
    ]
    for pattern in sorted(_patterns(site)):
        lines += [f"/{pattern}", f"  Cache-Control: {FOREVER}"]
    (site / "_headers").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _pages(site: Path) -> list[Path]:
    return list(site.rglob("*.html"))


def _patterns(site: Path) -> set[str]:
    """Folders of immutable files as patterns, other such files by name."""
    patterns = set()
    for file in site.rglob("*"):
        path = file.relative_to(site)
        if file.is_file() and is_immutable(path.as_posix()):
            is_alone = path.parent.name == "runtime" or (
                path.stem.endswith(".min")
            )
            whole = path if is_alone else path.parent / "*"
            patterns.add(whole.as_posix())
    return patterns
