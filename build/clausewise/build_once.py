"""Builds the site in a process of its own, so that edited code counts."""

import sys
from pathlib import Path

from clausewise.site import build_site


def main() -> int:
    """Build sys.argv's root, destination and address; 1 on a problem."""
    root, destination, site_url = sys.argv[1:]
    try:
        build_site(Path(root), Path(destination), site_url)
    except Exception as problem:  # noqa: BLE001 - the editor reads any of them
        print(str(problem) or repr(problem), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
