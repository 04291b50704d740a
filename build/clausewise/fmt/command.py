"""`clausewise fmt`: puts the files of some stores in order."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from clausewise.fmt.tidy import tidy
from clausewise.problems import PolicyError

__all__ = ["format_stores"]

OK, BAD_POLICY = 0, 1


def format_stores(folders: Iterable[Path], *, only_check: bool) -> int:
    """Put every file in order, or tell which are not; return the code.

    A file with slips of YAML stays as it is; the slips are told.
    """
    code = OK
    for folder in folders:
        for path in sorted(folder.glob("*.yaml")):
            name = f"policy/{folder.name}/{path.name}"
            before = path.read_bytes()
            try:
                after = tidy(before, name)
            except PolicyError as error:
                print(error, file=sys.stderr)
                code = BAD_POLICY
                continue
            if after == before:
                continue
            if only_check:
                print(f"{name} is not in order")
                code = BAD_POLICY
            else:
                part = path.with_name(f".{path.name}.part")
                part.write_bytes(after)
                part.replace(path)
                print(f"{name} is now in order")
    return code
