"""The `clausewise` command: check, test, decide, ask, facts, build, serve.

Glue only. Exit codes: 0 done, 1 problems in the policy, 2 bad answers or
wrong usage.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from clausewise.audit.command import add_arguments as add_check_options
from clausewise.audit.command import check_stores
from clausewise.coverage.command import add_arguments as add_test_options
from clausewise.coverage.command import test_stores
from clausewise.diff.command import add_diff
from clausewise.editions.command import publish_stores
from clausewise.fmt.command import format_stores
from clausewise.problems import PolicyError
from clausewise.scaffold.command import new_store
from clausewise.schema.command import write_schemas
from clausewise.stores import UsageError, folders_of
from clausewise.terminal.command import add_case_commands

__all__ = ["main"]

OK, BAD_POLICY, BAD_INPUT = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except PolicyError as error:
        print(error, file=sys.stderr)
        return getattr(options, "on_policy_error", BAD_POLICY)
    except UsageError as error:
        print(f"clausewise: {error}", file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:
        return OK


def _check(options: argparse.Namespace) -> int:
    return check_stores(_folders(options), options)


def _test(options: argparse.Namespace) -> int:
    return test_stores(_folders(options), options)


def _fmt(options: argparse.Namespace) -> int:
    return format_stores(_folders(options), only_check=options.check)


def _publish(options: argparse.Namespace) -> int:
    return publish_stores(_folders(options))


def _schema(options: argparse.Namespace) -> int:
    if not options.stores and not options.all:
        raise UsageError("name a store, or write --all")
    return write_schemas(options.root, _folders(options), options.to)


def _build(options: argparse.Namespace) -> int:
    from mkdocs.exceptions import MkDocsException

    from clausewise.runtime import RuntimeProblem
    from clausewise.site import build_site

    try:
        build_site(options.root, options.root / options.to, options.site_url)
    except (MkDocsException, RuntimeProblem) as error:
        print(f"The site cannot be built: {error}", file=sys.stderr)
        return BAD_POLICY
    print(f"Built into {options.to}/")
    return OK


def _serve(options: argparse.Namespace) -> int:
    from clausewise.serve import serve

    serve(options.root, options.port)
    return OK


def _folders(options: argparse.Namespace) -> list[Path]:
    return folders_of(options.root, options.stores)


def _root() -> Path:
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / "policy").is_dir():
            return folder
    return here


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="clausewise",
        description="After-sales policy: pages and checker from one source.",
    )
    parser.add_argument(
        "--root",
        type=Path,
        default=_root(),
        help="the folder that holds policy/ (default: found from here)",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="find slips in the policies")
    check.add_argument("stores", nargs="*", metavar="STORE")
    add_check_options(check)
    check.set_defaults(run=_check)

    test = commands.add_parser("test", help="run the examples")
    test.add_argument("stores", nargs="*", metavar="STORE")
    add_test_options(test)
    test.set_defaults(run=_test)

    new = commands.add_parser("new", help="begin a store that works")
    new.add_argument("store", metavar="STORE")
    new.set_defaults(run=lambda found: new_store(found.root, found.store))

    fmt = commands.add_parser("fmt", help="put white space in order")
    fmt.add_argument("stores", nargs="*", metavar="STORE")
    fmt.add_argument(
        "--check",
        action="store_true",
        help="change nothing, and tell which files are not in order",
    )
    fmt.set_defaults(run=_fmt)

    publish = commands.add_parser("publish", help="keep an edition for ever")
    publish.add_argument("stores", nargs="*", metavar="STORE")
    publish.set_defaults(run=_publish)

    schema = commands.add_parser("schema", help="help an editor complete")
    schema.add_argument("stores", nargs="*", metavar="STORE")
    schema.add_argument("--all", action="store_true", help="every store")
    schema.add_argument(
        "--to", type=Path, default=Path(".vscode/schemas"), metavar="FOLDER"
    )
    schema.set_defaults(run=_schema)

    add_case_commands(commands)

    build = commands.add_parser("build", help="build the site")
    build.add_argument("--to", default="site", metavar="FOLDER")
    build.add_argument("--site-url", default="http://127.0.0.1:8000/")
    build.set_defaults(run=_build)

    serve = commands.add_parser("serve", help="build, serve and rebuild")
    serve.add_argument("--port", type=int, default=8000)
    serve.set_defaults(run=_serve)

    add_diff(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
