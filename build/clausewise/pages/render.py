"""Writes the public pages of every store, as Markdown for the site.

`render` is pure: policies in, site paths and their Markdown out. The
templates hold the words; what they need is gathered here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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


def render(policies: Sequence[Policy]) -> dict[str, str]:
    """Return the Markdown of every page, by its path in the site."""
    pages: dict[str, str] = {}
    stores: list[tuple[Policy, tuple[Sheet, ...]]] = []
    is_copy = len(policies) == 1
    for policy in policies:
        found = sheets(policy)
        home = _home(policy, found, is_copy=is_copy)
        pages[f"{policy.store}/index.md"] = home
        for sheet in found:
            path = f"{policy.store}/{sheet.page.name}.md"
            pages[path] = _page(policy, sheet)
        pages[f"{policy.store}/check.md"] = _check(policy, found)
        if is_copy:
            pages["index.md"] = _home(policy, found, base=f"{policy.store}/")
        stores.append((policy, found))
    if not is_copy:
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


def _page(policy: Policy, sheet: Sheet) -> str:
    return _written(
        "page.md.j2",
        policy=policy,
        sheet=sheet,
        changes=announced(sheet.clauses),
        unstated=unstated(sheet.clauses),
        here=sheet.page.name,
    )


def _home(
    policy: Policy,
    found: tuple[Sheet, ...],
    *,
    base: str = "",
    is_copy: bool = False,
) -> str:
    return _written(
        "home.md.j2",
        is_copy=is_copy,
        policy=policy,
        sheets=found,
        base=base,
        specimen=specimen(policy),
    )


def _stores(stores: Sequence[tuple[Policy, tuple[Sheet, ...]]]) -> str:
    shown = [(p.store, found) for p, _ in stores if (found := specimen(p))]
    return _written(
        "stores.md.j2",
        stores=stores,
        specimen=shown[0] if shown else None,
    )


def _check(policy: Policy, found: tuple[Sheet, ...]) -> str:
    return _written(
        "check.md.j2",
        policy=policy,
        fact=first_question(policy),
        sheets=found,
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
            example=example,
            notes=notes,
            home_of=home_of,
            by_label=by_label,
            by_words=by_words,
            lowered=lowered,
            plain=plain,
        )
    )
    return text.strip("\n") + "\n"
