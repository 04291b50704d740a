"""`clausewise test`: runs the examples, and shows what they do not reach."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from checker.engine import Engine
from checker.policy import Policy
from checker.reading import option_label
from checker.words import date_words
from clausewise.cases import NOW, differences
from clausewise.coverage.insert import NotWritten, write_examples
from clausewise.coverage.layout import example_lines
from clausewise.coverage.proposal import Proposal, proposals
from clausewise.coverage.survey import Survey, survey
from clausewise.load import load_policy
from clausewise.problems import counted

__all__ = ["add_arguments", "test_stores"]

OK, BAD_POLICY, BAD_INPUT = 0, 1, 2


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `clausewise test`."""
    parser.add_argument(
        "--coverage",
        action="store_true",
        help="list what no example reaches",
    )
    parser.add_argument(
        "--propose",
        action="store_true",
        help="print the missing examples, with what the checker says",
    )
    parser.add_argument(
        "--write",
        action="store_true",
        help="add the proposed examples that you confirm to the policy",
    )
    parser.add_argument(
        "--right",
        default="",
        metavar="CODES",
        help="the codes of the proposals that are right, with commas",
    )


def test_stores(
    folders: Iterable[Path],
    options: argparse.Namespace,
    ask: Callable[[str], str] = input,
) -> int:
    """Run the examples of some stores, and return the exit code."""
    wrong = False
    codes = [code for code in options.right.split(",") if code]
    found: dict[str, Path] = {}
    for folder in folders:
        policy = load_policy(folder)
        if not _come_out(policy):
            wrong = True
            continue
        seen = survey(policy)
        print(seen.summary)
        if options.coverage:
            for line in seen.lines():
                print(line)
        if options.propose or options.write or codes:
            made = [*proposals(seen)]
            found |= {proposal.code: folder for proposal in made}
            right = _right(seen, made, codes, options, ask)
            if options.write and right and not _written(folder, right):
                wrong = True
    if unknown := [code for code in codes if code not in found]:
        print(
            f"clausewise: no proposal has the code {', '.join(unknown)}; "
            "the policy has changed since, so read it again with --propose",
            file=sys.stderr,
        )
        return BAD_INPUT
    return BAD_POLICY if wrong else OK


def _come_out(policy: Policy) -> bool:
    found = list(differences(Engine(policy)))
    for difference in found:
        print(difference)
    count = sum(len(clause.cases) for clause in policy.clauses)
    other = len({(d.case.file, d.case.line) for d in found})
    come = "comes" if other == 1 else "come"
    print(
        f"{policy.store}: {counted(count, 'example')}, "
        f"{other} {come} out otherwise"
    )
    return not found


def _right(
    seen: Survey,
    made: list[Proposal],
    codes: list[str],
    options: argparse.Namespace,
    ask: Callable[[str], str],
) -> list[Proposal]:
    """Print the proposals, and return those that are said to be right."""
    if codes:
        return [proposal for proposal in made if proposal.code in codes]
    right: list[Proposal] = []
    wrong: list[Proposal] = []
    for number, proposal in enumerate(made, 1):
        print()
        for line in _aloud(seen.desk.policy, proposal):
            print(line)
        if not options.write:
            continue
        try:
            said = ask(
                f"{number} of {len(made)}: right, wrong, later or stop? "
            )
        except EOFError:
            break
        match said.strip().lower()[:1]:
            case "r":
                right.append(proposal)
            case "w":
                wrong.append(proposal)
            case "s":
                break
    for proposal in wrong:
        print(
            f"{proposal.clause}: you said that this is wrong: "
            f"“{proposal.case.case}”. Read the clause and its rule again."
        )
    return right


def _aloud(policy: Policy, proposal: Proposal) -> Iterable[str]:
    """Yield a proposal in words, and as it would stand in the file."""
    yield f"# {proposal.clause}, code {proposal.code}"
    day = proposal.case.now or NOW
    yield f"# It is {date_words(day)}, {day[11:16]}. The usual customer, but:"
    for name, text in proposal.case.given:
        fact = next(f for f in policy.facts if f.name == name)
        words = "not said" if text == "none" else option_label(fact, text)
        yield f"#   {fact.ask or fact.called or name} {words}"
    yield f"# The checker says: {proposal.headline}"
    yield from example_lines(proposal.case, 0)


def _written(folder: Path, right: list[Proposal]) -> bool:
    cases = {
        clause: [p.case for p in right if p.clause == clause]
        for clause in dict.fromkeys(p.clause for p in right)
    }
    try:
        files = write_examples(folder, cases)
    except NotWritten as error:
        print(f"clausewise: nothing is written: {error}", file=sys.stderr)
        return False
    names = ", ".join(f"policy/{folder.name}/{path.name}" for path in files)
    print(f"{counted(len(right), 'example')} added to {names}")
    return True
