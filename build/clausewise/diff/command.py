"""`clausewise diff OLD NEW`: compares two editions and writes the report."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from clausewise.diff.editions import EditionError, edition
from clausewise.diff.report import report
from clausewise.diff.report_json import report_json
from clausewise.diff.review import review_page
from clausewise.diff.text import report_text

__all__ = ["add_diff", "diff"]

_FORMATS = {"text": report_text, "json": report_json, "html": review_page}
_HELP = """\
An edition is a store's folder, a published policy.json, a git revision with
its store (v1:general-store), or the name of a store in the working copy.
With --store, OLD and NEW are git revisions; "." is the working copy.
Differences are no error. Exit codes: 0 compared, 1 problems in a policy,
2 wrong usage."""


def add_diff(commands: Any) -> None:
    """Add the sub-command to a parser's sub-commands."""
    parser = commands.add_parser(
        "diff",
        help="show what an edition changes, and for whom",
        epilog=_HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("old", metavar="OLD")
    parser.add_argument("new", metavar="NEW")
    parser.add_argument("--store", default="", metavar="STORE")
    parser.add_argument("--format", choices=[*_FORMATS], default="text")
    parser.add_argument("--to", default="", metavar="FILE")
    parser.set_defaults(run=diff)


def diff(options: argparse.Namespace) -> int:
    """Compare two editions, and print or write the report."""
    try:
        old = edition(options.root, options.old, options.store)
        new = edition(options.root, options.new, options.store)
    except EditionError as error:
        print(f"clausewise: {error}", file=sys.stderr)
        return 2
    found = report(old, new)
    written = _FORMATS[options.format](found)
    if not options.to:
        sys.stdout.write(written)
        return 0
    try:
        Path(options.to).write_text(written, encoding="utf-8")
    except OSError as error:
        print(
            f"clausewise: cannot write {options.to}: {error.strerror}",
            file=sys.stderr,
        )
        return 2
    print(f"{found.summary} Written to {options.to}")
    return 0
