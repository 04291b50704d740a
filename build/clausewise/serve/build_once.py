"""Builds the site in a process of its own, so that edited code counts."""

import sys
import traceback
from pathlib import Path

from mkdocs.exceptions import MkDocsException

from clausewise.problems import PolicyError
from clausewise.runtime import RuntimeProblem
from clausewise.site import build_site

__all__ = ["main"]


def main() -> int:
    """Build sys.argv's root, destination and address; 1 on a problem."""
    root, destination, site_url = sys.argv[1:]
    try:
        # An editor's browser keeps nothing: see docs/assets/offline.js.
        build_site(Path(root), Path(destination), site_url, may_snapshot=False)
    except (MkDocsException, PolicyError, RuntimeProblem) as problem:
        print(problem, file=sys.stderr)
        return 1
    except Exception as fault:  # noqa: BLE001 - an editor gets no traceback
        last = traceback.extract_tb(fault.__traceback__)[-1]
        print(
            "A fault of Clausewise, not of your policy: "
            f"{type(fault).__name__}: {fault} "
            f"({Path(last.filename).name}, line {last.lineno})",
            file=sys.stderr,
        )
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
