"""Compiles policies to the bytes from which pages and checker both start."""

from __future__ import annotations

from pathlib import Path

from checker.codec import dumps
from checker.policy import Policy

__all__ = ["compile_policy", "store_folders"]


def compile_policy(policy: Policy) -> str:
    """Return the policy as JSON text."""
    return dumps(policy)


def store_folders(root: Path) -> list[Path]:
    """Return the stores' folders under `policy/`, sorted by name."""
    return sorted(
        path.parent for path in (root / "policy").glob("*/store.yaml")
    )
