"""Compiles policies to the bytes from which pages and checker both start."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from checker.codec import dumps
from checker.policy import Policy
from clausewise.zones import zone_named

__all__ = ["compile_policy", "store_folders"]

_FIRST, _LAST = 2010, 2046


def compile_policy(policy: Policy) -> str:
    """Return the policy as JSON text.

    The browser has no database of time zones, so the store's goes with it.
    What the editor accepted of the audit stays with the editor: it decides
    nothing, and must not look like a new policy.
    """
    if policy.zone:
        offsets = zone_named(policy.zone, _FIRST, _LAST).offsets
        policy = replace(policy, zone_offsets=offsets)
    clauses = tuple(replace(c, accepted=()) for c in policy.clauses)
    return dumps(replace(policy, clauses=clauses))


def store_folders(root: Path) -> list[Path]:
    """Return the stores' folders under `policy/`, sorted by name."""
    return sorted(
        path.parent for path in (root / "policy").glob("*/store.yaml")
    )
