"""Gives what the checker loads addresses that change with its content.

A page names the scripts, the Python and the engine that it was built with,
and the digest of its policy. So neither an upgrade nor a browser's cache can
ever put the parts of two editions together.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Addresses", "stamped"]

_PLACE = re.compile(
    r'data-store="(?P<store>[^"]+)" data-policy="(?P<policy>[^"]+)" '
    r'data-runtime="(?P<runtime>[^"]+)"'
)


@dataclass(frozen=True, slots=True)
class Addresses:
    """What stands in assets/runtime/, and the policies' digests by store.

    Python's folder, the engine, and Python's memory, where the site has one.
    """

    python: str
    wheel: str
    digests: Mapping[str, str]
    snapshot: str | None = None

    @classmethod
    def read(
        cls,
        runtime: Path,
        digests: Mapping[str, str],
        snapshot: str | None = None,
    ) -> Addresses:
        """The addresses according to the runtime's manifest."""
        manifest = json.loads((runtime / "runtime.json").read_text())
        return cls(manifest["python"], manifest["wheel"], digests, snapshot)


def stamped(html: str, addresses: Addresses) -> str:
    """The page, its checker told what it was built with."""

    def exactly(place: re.Match[str]) -> str:
        runtime = place["runtime"]
        snapshot = addresses.snapshot
        return (
            f'data-store="{place["store"]}" data-policy="{place["policy"]}" '
            f'data-digest="{addresses.digests[place["store"]]}" '
            f'data-python="{runtime}{addresses.python}" '
            f'data-wheel="{runtime}{addresses.wheel}"'
            + (f' data-snapshot="{runtime}{snapshot}"' if snapshot else "")
        )

    return _PLACE.sub(exactly, html)
