"""Writes the public pages of every store, as Markdown for the site.

`render` is pure: policies in, site paths and their Markdown out. The
templates hold the words; what they need is gathered here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from checker.engine import Engine
from checker.english.values import capital
from checker.policy import Clause, Fact, Is, Page, Policy, Section
from checker.reading import reading
from checker.words import home_of
from clausewise.pages.answer_box import Answer, answer_box
from clausewise.pages.beside import announced, notes, unstated
from clausewise.pages.items import by_label, by_words, lowered
from clausewise.pages.markup import environment, plain, sentence
from clausewise.pages.situations import Situation, situations
from clausewise.pages.specimen import example, specimen

__all__ = [
    "Sheet",
    "first_question",
    "navigation",
    "render",
    "sheets",
    "source_of",
]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One public page of a policy, with everything that stands on it."""

    page: Page
    sections: tuple[tuple[Section, tuple[Clause, ...]], ...]
    repeated: tuple[Clause, ...]
    answers: tuple[Answer, ...]
    situations: tuple[Situation, ...]

    @property
    def shares(self) -> bool:
        """Whether a row speaks for the rows below it."""
        return any(row.above for row in self.situations)

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """Every clause on the page, its own first."""
        own = tuple(c for _, clauses in self.sections for c in clauses)
        return own + self.repeated


@dataclass(frozen=True, slots=True)
class _Store:
    """A policy, the checker of it, and its public pages."""

    policy: Policy
    engine: Engine
    sheets: tuple[Sheet, ...]


def render(policies: Sequence[Policy]) -> dict[str, str]:
    """Return the Markdown of every page, by its path in the site."""
    pages: dict[str, str] = {}
    stores = [_Store(p, Engine(p), sheets(p)) for p in policies]
    is_copy = len(stores) == 1
    for store in stores:
        name = store.policy.store
        pages[f"{name}/index.md"] = _home(store, is_copy=is_copy)
        for sheet in store.sheets:
            pages[f"{name}/{sheet.page.name}.md"] = _page(store, sheet)
        pages[f"{name}/check.md"] = _check(store)
    if is_copy:
        (only,) = stores
        pages["index.md"] = _home(only, base=f"{only.policy.store}/")
    else:
        pages["index.md"] = _stores(stores)
    return pages


def navigation(policies: Sequence[Policy]) -> list[Mapping[str, object]]:
    """Return the menu of the stores' pages, as MkDocs wants it."""
    if len(policies) == 1:
        (only,) = policies
        return [{"Home": "index.md"}, *_menu(only)[1:]]
    # MkDocs writes titles into the page as they are.
    stores = [{str(plain(p.name)): _menu(p)} for p in policies]
    return [{"All shops": "index.md"}, *stores]


def source_of(path: str) -> str | None:
    """Return the file that an editor changes to change this page."""
    store, _, page = path.removesuffix(".md").rpartition("/")
    named = {"index": "store", "check": "facts"}
    return f"policy/{store}/{named.get(page, page)}.yaml" if store else None


def sheets(policy: Policy) -> tuple[Sheet, ...]:
    """Return the public pages of a policy: those that have clauses."""
    found = [_sheet(policy, page) for page in policy.pages]
    return tuple(sheet for sheet in found if sheet.clauses)


def first_question(policy: Policy) -> Fact:
    """Return the question that the checker begins with.

    It tells the routes apart; with one route it is simply the first.
    """
    deciding = {
        atom.fact
        for route in policy.routes
        for atoms in route.when
        for atom in atoms
        if isinstance(atom, Is)
    }
    asked = [f for f in policy.facts if f.known_by == "the customer" and f.ask]
    return next((f for f in asked if f.name in deciding), asked[0])


def _sheet(policy: Policy, page: Page) -> Sheet:
    own = [c for c in policy.clauses if c.page == page.name]
    sections = tuple(
        (section, tuple(c for c in own if c.section == section.title))
        for section in policy.sections
        if section.page == page.name
    )
    repeated = tuple(c for c in policy.clauses if page.name in c.also_on)
    rows = situations(policy, page.name) if own or repeated else ()
    return Sheet(
        page=page,
        sections=tuple(found for found in sections if found[1]),
        repeated=repeated,
        answers=answer_box(rows),
        situations=rows,
    )


def _page(store: _Store, sheet: Sheet) -> str:
    return _written(
        "page.md.j2",
        policy=store.policy,
        sheet=sheet,
        changes=announced(sheet.clauses),
        unstated=unstated(sheet.clauses),
        here=sheet.page.name,
        example=partial(example, store.engine),
    )


def _home(store: _Store, *, base: str = "", is_copy: bool = False) -> str:
    return _written(
        "home.md.j2",
        is_copy=is_copy,
        policy=store.policy,
        sheets=store.sheets,
        base=base,
        specimen=specimen(store.engine),
    )


def _stores(stores: Sequence[_Store]) -> str:
    found = ((s.policy.store, specimen(s.engine)) for s in stores)
    return _written(
        "stores.md.j2",
        stores=[(store.policy, store.sheets) for store in stores],
        specimen=next((shown for shown in found if shown[1]), None),
    )


def _check(store: _Store) -> str:
    return _written(
        "check.md.j2",
        policy=store.policy,
        fact=first_question(store.policy),
        sheets=store.sheets,
        here="check",
    )


def _menu(policy: Policy) -> list[dict[str, str]]:
    store = policy.store
    return [
        {"Home": f"{store}/index.md"},
        *(
            {sheet.page.name.capitalize(): f"{store}/{sheet.page.name}.md"}
            for sheet in sheets(policy)
        ),
        {"Check my case": f"{store}/check.md"},
    ]


def _written(template: str, **values: object) -> str:
    text = (
        environment()
        .get_template(template)
        .render(
            **values,
            sentence=sentence,
            reading=reading,
            notes=notes,
            home_of=home_of,
            by_label=by_label,
            by_words=by_words,
            capital=capital,
            lowered=lowered,
            plain=plain,
        )
    )
    return text.strip("\n") + "\n"
