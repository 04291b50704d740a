"""The `clausewise` command: check, test, decide, ask, facts, build, serve.

Glue only. Exit codes: 0 done, 1 problems in the policy, 2 bad answers or
wrong usage.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

from checker.answers import parse_now
from checker.code import CodeError
from checker.codec import digest, loads
from checker.dates import Zone
from checker.engine import Engine
from checker.wire import ask as ask_engine
from clausewise.answer_file import read_answer_file
from clausewise.audit.command import add_arguments as add_check_options
from clausewise.audit.command import check_stores
from clausewise.compile import compile_policy, store_folders
from clausewise.coverage.command import add_arguments as add_test_options
from clausewise.coverage.command import test_stores
from clausewise.diff.command import add_diff
from clausewise.editions.command import publish_stores
from clausewise.editions.rerun import EditionUnknown, rerun
from clausewise.fmt.command import format_stores
from clausewise.load import load_policy
from clausewise.plain import decision_text, fact_lines
from clausewise.problems import PolicyError
from clausewise.scaffold.command import new_store
from clausewise.schema.command import write_schemas
from clausewise.terminal import converse
from clausewise.zones import zone_named

__all__ = ["main"]

OK, BAD_POLICY, BAD_INPUT = 0, 1, 2


class _UsageError(Exception):
    """What was asked for on the command line cannot be done."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except PolicyError as error:
        print(error, file=sys.stderr)
        return getattr(options, "on_policy_error", BAD_POLICY)
    except _UsageError as error:
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
        raise _UsageError("name a store, or write --all")
    return write_schemas(options.root, _folders(options), options.to)


def _decide(options: argparse.Namespace) -> int:
    reply = _rerun(options) if options.code else _judged(options)
    decision = reply["decision"]
    if options.json:
        print(json.dumps(decision, ensure_ascii=False, indent=1))
    else:
        print(decision_text(decision, reply["question"]))
    return BAD_INPUT if decision["problems"] else OK


def _rerun(options: argparse.Namespace) -> dict[str, Any]:
    try:
        return rerun(options.root, options.code)
    except (CodeError, EditionUnknown) as error:
        raise _UsageError(str(error)) from error


def _judged(options: argparse.Namespace) -> dict[str, Any]:
    if not options.store or not options.answers:
        raise _UsageError(
            "usage: clausewise decide STORE --answers FILE, "
            "or clausewise decide --code CODE"
        )
    engine = _engine(options)
    zone = _customer_zone(options, engine)
    try:
        given = read_answer_file(Path(options.answers))
    except OSError as error:
        raise _UsageError(
            f"cannot read the answers in {options.answers}: {error.strerror}"
        ) from error
    except PolicyError as error:
        raise _UsageError(str(error)) from error
    now = _now(options.now, zone)
    return ask_engine(engine, given, now, zone, everything=options.all)


def _facts(options: argparse.Namespace) -> int:
    engine = _engine(options)
    for line in fact_lines(engine.policy):
        print(line)
    return OK


def _ask(options: argparse.Namespace) -> int:
    engine = _engine(options)
    zone = _customer_zone(options, engine)
    return converse(engine, _now(options.now, zone), zone)


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


def _engine(options: argparse.Namespace) -> Engine:
    policy = load_policy(_folder(options.root, options.store))
    text = compile_policy(policy)
    return Engine(loads(text), digest(text))


def _customer_zone(options: argparse.Namespace, engine: Engine) -> Zone:
    """Return the zone that was asked for, or else the store's own."""
    if options.zone is None:
        return _zone(engine.policy.zone or "UTC")
    return _zone(options.zone)


def _zone(name: str) -> Zone:
    try:
        return zone_named(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise _UsageError(
            f"there is no time zone {name!r}; use one like Europe/Berlin"
        ) from error


def _now(text: str, zone: Zone) -> int:
    if not text:
        return int(datetime.now().timestamp()) // 60
    try:
        return parse_now(text, zone)
    except ValueError as error:
        raise _UsageError(
            f"--now {text} is no moment; use one like 2026-04-01T12:00"
        ) from error


def _folders(options: argparse.Namespace) -> list[Path]:
    if options.stores:
        return [_folder(options.root, store) for store in options.stores]
    found = store_folders(options.root)
    if not found:
        raise _UsageError(
            f"there is no policy/ with a store in {options.root}"
        )
    return found


def _folder(root: Path, store: str) -> Path:
    folder = root / "policy" / store
    if (folder / "store.yaml").is_file():
        return folder
    known = ", ".join(path.name for path in store_folders(root))
    raise _UsageError(f"there is no store {store!r}; there are: {known}")


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

    decide = commands.add_parser("decide", help="decide one case")
    decide.add_argument("store", metavar="STORE", nargs="?", default="")
    decide.add_argument("--answers", default="", metavar="FILE")
    decide.add_argument("--code", default="", metavar="CODE")
    decide.add_argument("--now", default="", metavar="TIME")
    decide.add_argument("--zone", default=None, metavar="ZONE")
    decide.add_argument("--all", action="store_true")
    decide.add_argument("--json", action="store_true")
    decide.set_defaults(run=_decide)

    facts = commands.add_parser("facts", help="list what can be answered")
    facts.add_argument("store", metavar="STORE")
    facts.set_defaults(run=_facts)

    ask = commands.add_parser("ask", help="ask the checker's questions here")
    ask.add_argument("store", metavar="STORE")
    ask.add_argument("--now", default="", metavar="TIME")
    ask.add_argument("--zone", default=None, metavar="ZONE")
    ask.set_defaults(run=_ask)

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
