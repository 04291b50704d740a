"""Builds the whole site into a folder: policies, pages, checker, runtime."""

from __future__ import annotations

from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

__all__ = ["build_site"]


def build_site(
    root: Path, destination: Path, site_url: str, *, may_snapshot: bool = True
) -> None:
    """Build the site of the project at `root` into `destination`.

    Python's memory is left out where it would serve nobody.

    Raises `clausewise.problems.PolicyError` where a policy has problems,
    and MkDocs' own exceptions where a page has; strict, so that a broken
    link is never published.
    """
    config = load_config(
        str(root / "mkdocs.yml"),
        site_dir=str(destination),
        site_url=site_url,
        strict=True,
    )
    if not may_snapshot:
        config.extra["snapshot"] = False
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
