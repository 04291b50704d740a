"""Loads a store's folder: one frozen policy, or every problem in order."""

from __future__ import annotations

from pathlib import Path

from checker.policy import Clause, Policy, Section
from clausewise.load.agreement import (
    check_amounts,
    check_remedies,
    check_together,
)
from clausewise.load.clauses import read_page
from clausewise.load.examples import names_of
from clausewise.load.grammar import PAGE_NAMES, TAKEN_BY_SITE
from clausewise.load.outline import outlines_of
from clausewise.load.references import Store
from clausewise.load.scope import NOW, Scope
from clausewise.load.shop import Shop, read_shop
from clausewise.load.vocabulary import Vocabulary, read_vocabulary
from clausewise.problems import (
    Place,
    PolicyError,
    Problem,
    Problems,
    nearest,
    shown,
)
from clausewise.read import read
from clausewise.read.nodes import Pairs

__all__ = ["load_policy", "load_store"]

# What is said of names that another file may hold.
_OF_OTHERS = (
    "there is no such clause",
    "no clause has this",
    'no line "who pays:" has this cost',
    "no clause for the same case has this remedy",
    "no clause adds to the refund",
    "this page has no clauses",
)
_FILES = ("store", "facts", *PAGE_NAMES)


def load_policy(folder: Path) -> Policy:
    """Return the policy in a folder, or raise PolicyError with problems."""
    policy, problems = load_store(folder)
    if problems:
        raise PolicyError(problems)
    return policy


def load_store(folder: Path) -> tuple[Policy, list[Problem]]:
    """Return what could be read of a folder, and all its problems."""
    folder = folder.resolve()
    problems = Problems()
    files = _read_files(folder, problems)
    shop, words = Shop(), Vocabulary()
    if root := files["store"]:
        shop = read_shop(root, folder.parent / "calendars", problems)
    if root := files["facts"]:
        words = read_vocabulary(root, shop.currency, problems)
    policy = _policy(folder.name, files, shop, words, problems)
    _check_pages(policy, files, problems)
    unread = [name for name in files if files[name] is None]
    found = problems.in_order()
    if unread:
        found = [problem for problem in found if not _may_follow(problem)]
    return policy, found


def _may_follow(problem: Problem) -> bool:
    """Tell whether a problem may only follow from a file not readable."""
    elsewhere = problem.wrong == "this quote is not in the text" and (
        problem.meant == "words copied from the text"
    )
    return elsewhere or problem.wrong.startswith(_OF_OTHERS)


def _read_files(folder: Path, problems: Problems) -> dict[str, Pairs | None]:
    """Return the store's files, with nothing for those not readable."""
    files = {}
    if folder.name in TAKEN_BY_SITE:
        problems.add(
            Place(_called(folder, "store.yaml")),
            "the site needs this address for itself",
            shown(folder.name),
            "another name for the folder",
        )
    for path in sorted(folder.glob("*.y*ml")):
        if path.stem not in _FILES or path.suffix != ".yaml":
            problems.add(
                Place(_called(folder, path.name)),
                "this file is no part of a policy",
                shown(path.name),
                nearest(path.name, [f"{name}.yaml" for name in _FILES]),
            )
    for name in _FILES:
        path = folder / f"{name}.yaml"
        if path.is_file() or name in ("store", "facts"):
            files[name] = read(path, _called(folder, path.name), problems)
    return files


def _called(folder: Path, name: str) -> str:
    return f"policy/{folder.name}/{name}"


def _check_pages(
    policy: Policy, files: dict[str, Pairs | None], problems: Problems
) -> None:
    store = files["store"]
    if store is None:
        return
    titled = {page.name for page in policy.pages}
    filled = {page for clause in policy.clauses for page in clause.also_on}
    for name in PAGE_NAMES:
        root = files.get(name)
        if root is not None and name not in titled:
            problems.add(
                root.at,
                "store.yaml has no title for this page",
                shown(f"{name}.yaml"),
                f'"{name}:" with a title under "pages:" in store.yaml',
            )
    listed = store.get("pages")
    for page, _ in listed.pairs if isinstance(listed, Pairs) else ():
        name = page.value
        if name in titled and name not in files and name not in filled:
            problems.add(
                page.at,
                "this page has no clauses",
                shown(name),
                f"a file policy/{policy.store}/{name}.yaml, "
                f'or a clause that is "also on: {name}"',
            )


def _policy(
    store: str,
    files: dict[str, Pairs | None],
    shop: Shop,
    words: Vocabulary,
    problems: Problems,
) -> Policy:
    pages = {name: root for name in PAGE_NAMES if (root := files.get(name))}
    outlines = outlines_of(pages, words.routes)
    facts = {**words.facts, "now": NOW}
    scope = Scope(problems, facts, currency=shop.currency)
    known = Store(
        scope,
        tuple(words.routes),
        tuple(shop.pages) if files["store"] else PAGE_NAMES,
        outlines,
        names_of(outlines, scope),
    )
    sections: list[Section] = []
    clauses: list[Clause] = []
    for page, root in pages.items():
        if files["facts"]:
            of_page, in_page = read_page(page, root, known)
            sections += of_page
            clauses += in_page
    check_together(clauses, outlines, problems)
    policy = Policy(
        store=store,
        name=shop.name,
        about=shop.about,
        version=shop.version,
        facts=tuple(words.facts.values()),
        routes=tuple(words.routes.values()),
        sections=tuple(sections),
        pages=tuple(shop.pages.values()),
        clauses=tuple(clauses),
        currency=shop.currency,
        zone=shop.zone,
        contact=shop.contact,
        calendar=shop.calendar,
        events=words.events,
        orders_dated_by=words.dated_by,
        paid=words.paid,
        refunded=words.refunded,
        usual=words.usual,
        not_regulated=shop.not_regulated,
        settings=shop.settings,
        source=shop.source,
    )
    if not problems.in_order():
        check_remedies(policy, outlines, problems)
        check_amounts(policy, outlines, problems)
    return policy
