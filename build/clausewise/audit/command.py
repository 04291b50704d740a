"""The body of `clausewise check`: load, audit, report."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from pathlib import Path

from checker.policy import Policy
from clausewise.audit.finding import Finding
from clausewise.audit.report import FORMATS, report
from clausewise.audit.run import audit
from clausewise.audit.summary import Looked
from clausewise.audit.unquoted import unquoted_sentences
from clausewise.load.store import load_store
from clausewise.problems import Problem

__all__ = ["SLIP", "add_arguments", "check_stores"]

SLIP = "slip"


def add_arguments(parser: ArgumentParser) -> None:
    """Add the options of the command."""
    parser.add_argument(
        "--sentences",
        action="store_true",
        help="list the sentences that no rule quotes, and nothing else",
    )
    parser.add_argument(
        "--format", choices=FORMATS, default="text", help="how it is told"
    )
    parser.add_argument(
        "--all", action="store_true", help="tell the notes, too"
    )


def check_stores(folders: Iterable[Path], options: Namespace) -> int:
    """Print what there is to find; return 1 for an error or a warning.

    A policy with slips is not audited; its slips are told instead. Who
    reads it as text is told at the end what was looked at, so that
    nothing to mend is no silence.
    """
    looked = Looked()
    for folder in folders:
        policy, problems = load_store(folder)
        if problems:
            looked.not_read([*map(_slip, problems)])
        elif options.sentences:
            _print_unquoted(policy)
        else:
            looked.audited(policy, audit(policy))
    found = looked.told(with_notes=options.all)
    if options.format == "text":
        # a slip is told in the words of the loader, column included
        for finding in found:
            print(_said(finding))
        if not options.sentences:
            print(looked.sentence(with_notes=options.all))
    elif found or options.format != "github":
        print(report(found, options.format))
    return int(any(finding.level != "note" for finding in found))


def _print_unquoted(policy: Policy) -> None:
    for clause in policy.clauses:
        for sentence in unquoted_sentences(clause):
            print(f"{clause.file}:{clause.line}: {sentence}")


def _slip(problem: Problem) -> Finding:
    whole = str(problem)
    says = whole.split(": ", 1)[1]
    return Finding(SLIP, "error", problem.file, problem.line, "", says, whole)


def _said(finding: Finding) -> str:
    if finding.name == SLIP:
        return finding.about
    return report([finding], "text")
