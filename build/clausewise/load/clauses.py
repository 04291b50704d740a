"""Sections and clauses of a page file, read into values."""

from __future__ import annotations

import re
from dataclasses import replace

from checker.policy import (
    Clause,
    Guard,
    Section,
)
from clausewise.load.acceptances import read_accepted
from clausewise.load.conditions import both, read_guard
from clausewise.load.duties import (
    read_costs,
    read_evidence,
    read_promises,
    read_steps,
    read_warnings,
)
from clausewise.load.examples import read_cases
from clausewise.load.fields import Fields
from clausewise.load.grammar import (
    CLAUSE,
    NOTHING,
    PAGE_FILE,
    PAID_TO,
    SECTION,
    TEST,
)
from clausewise.load.parameters import read_parameters, read_period
from clausewise.load.parts import read_notes
from clausewise.load.prose import check_prose, check_quote, holes
from clausewise.load.references import (
    Store,
    read_also_on,
    read_conflicts,
    read_exceptions,
    read_explains,
    read_routes,
    remedies_of,
)
from clausewise.load.remedies import read_choice, read_lines, read_remedies
from clausewise.load.rules import read_discretions, read_tests
from clausewise.load.scope import Scope
from clausewise.problems import nearest, shown
from clausewise.read.nodes import Node, Pairs

__all__ = ["Store", "read_page"]

_ID = re.compile(r"[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*")


def read_page(
    page: str, root: Pairs, store: Store
) -> tuple[tuple[Section, ...], tuple[Clause, ...]]:
    """Return the sections and the clauses of one page file."""
    top = store.scope.fields(root, PAGE_FILE)
    sections: dict[str, Section] = {}
    clauses: list[Clause] = []
    for node in top.items("sections"):
        line = store.scope.fields(node, SECTION)
        section = _section(page, line, store)
        if section.title in sections:
            store.scope.problems.add(
                line.place("section"),
                "two sections of a page have one title",
                shown(section.title),
                "another title",
            )
        sections[section.title] = section
        shared = read_guard(line.node("applies when"), store.scope)
        clauses += [
            _clause(item, section, shared, store)
            for item in line.items("clauses")
        ]
    return tuple(sections.values()), tuple(clauses)


def _section(page: str, line: Fields, store: Store) -> Section:
    problems = store.scope.problems
    if "route" in line and "routes" in line:
        problems.add(
            line.place("routes"),
            'a section has "route:" and "routes:"',
            meant="one of them",
        )
    routes = line.texts("routes") or line.texts("route")
    if not routes and len(store.routes) > 1:
        problems.add(
            line.at,
            "a section needs a line",
            meant='"routes:" with ' + (nearest("", store.routes) or "some"),
        )
    return Section(
        check_prose(line.text("section"), store.scope),
        page,
        read_routes(routes, store.routes, store) or store.routes,
        check_prose(line.text("intro"), store.scope),
    )


def _clause(
    node: Node, section: Section, shared: Guard, store: Store
) -> Clause:
    outer = store.scope
    line = outer.fields(node, CLAUSE)
    own = line.texts("applies to routes")
    routes = read_routes(own, section.routes, store) or section.routes
    literal = tuple(text.value for text in line.texts("literal"))
    parameters = read_parameters(line, outer)
    text = line.value("text")
    scope = replace(
        outer,
        parameters=parameters,
        text=text,
        literal=literal,
        remedies=remedies_of(routes, store),
    )
    _check_text(line, scope)
    guard = read_guard(line.node("applies when"), scope)
    scope_of_clause = both(shared, guard)
    if (shared or guard) and not scope_of_clause:
        scope.problems.add(
            line.place("applies when"),
            "this clause never applies",
            meant='what the section\'s "applies when:" allows',
        )
    explains, explains_quotes = read_explains(line, scope)
    nothing = line.node("nothing to do")
    paid_to = line.node("paid to")
    says = scope.fields(nothing, NOTHING) if nothing else None
    to = scope.fields(paid_to, PAID_TO) if paid_to else None
    since, until = read_period(line, parameters, scope)
    return Clause(
        id=_id(line, store),
        title=check_prose(line.text("title"), replace(scope, parameters={})),
        section=section.title,
        text=text,
        routes=routes,
        source=tuple(text.value for text in line.texts("source")),
        page=section.page,
        also_on=read_also_on(line, section.page, store),
        parameters=tuple(parameters.values()),
        scope=scope_of_clause,
        tests=read_tests(line, scope, TEST),
        discretions=read_discretions(line, scope),
        gives=read_choice(line, scope),
        in_every_refund=read_lines(line, "in every refund", scope) or (),
        costs=read_costs(line, scope),
        promises=read_promises(line, scope),
        steps=read_steps(line, scope),
        evidence=read_evidence(line, scope),
        warnings=read_warnings(line, scope),
        nothing_to_do=check_prose(says.text("says"), scope) if says else "",
        nothing_quotes=check_quote(says.text("quotes"), scope) if says else "",
        other_ways=read_remedies(line, "other ways", scope),
        paid_to=check_prose(to.text("what"), scope) if to else "",
        paid_to_quotes=check_quote(to.text("quotes"), scope) if to else "",
        explains=explains,
        explains_quotes=explains_quotes,
        exception_to=read_exceptions(line, store),
        interpretation=read_notes(line, scope),
        conflicts=read_conflicts(line, scope, store),
        cases=read_cases(line, scope, store.names),
        accepted=read_accepted(line, scope),
        since=since,
        until=until,
        file=line.at.file,
        line=line.at.line,
    )


def _id(line: Fields, store: Store) -> str:
    text = line.text("clause")
    if text is None:
        return ""
    if not _ID.fullmatch(text.value):
        store.scope.problems.add(
            text.at,
            "a clause has a short name of letters, digits and hyphens",
            shown(text.value),
            '"RET-1"',
        )
    first = next(o for o in store.outlines if o.id == text.value)
    if first.at != line.at:
        store.scope.problems.add(
            text.at,
            "this clause name stands twice",
            shown(text.value),
            f"a new name; the first is in {first.at.file}, "
            f"line {first.at.line}",
        )
    return text.value


def _check_text(line: Fields, scope: Scope) -> None:
    text = line.text("text")
    if text is None:
        return
    check_prose(text, scope)
    in_text = holes(text.value)
    for name, _ in line.pairs("parameters"):
        if name.value not in in_text:
            scope.problems.add(
                name.at,
                "this parameter is not in the text",
                shown(name.value),
                f'"<{name.value}>" in the text, or the line left out',
            )
    for word in line.texts("literal"):
        if word.value not in text.value:
            scope.problems.add(
                word.at,
                "this literal is not in the text",
                shown(word.value),
                "words copied from the text, or the line left out",
            )
