"""Sections and clauses of a page file, read into values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from checker.policy import (
    Clause,
    Conflict,
    Dated,
    Guard,
    Page,
    Parameter,
    Section,
)
from clausewise.conditions import both, read_guard
from clausewise.examples import Names, read_cases
from clausewise.fields import Fields
from clausewise.grammar import (
    CLAUSE,
    CONFLICT,
    DATED,
    EXPLAINS,
    NOTHING,
    PAGE_FILE,
    PAID_TO,
    SECTION,
    TEST,
)
from clausewise.nodes import Items, Node, Pairs, Text, described
from clausewise.outline import Outline
from clausewise.problems import nearest, shown
from clausewise.prose import check_prose, check_quote, holes
from clausewise.remedies import read_choice, read_lines, read_remedies
from clausewise.rules import (
    check_note,
    read_costs,
    read_discretions,
    read_evidence,
    read_notes,
    read_promises,
    read_steps,
    read_tests,
    read_warnings,
)
from clausewise.scope import Scope
from clausewise.values import ValueProblem, kind_of, read_day, read_value

__all__ = ["Store", "read_page"]

_ID = re.compile(r"[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Store:
    """What the clauses of all pages can refer to."""

    scope: Scope
    routes: tuple[str, ...]
    pages: Mapping[str, Page]
    outlines: tuple[Outline, ...]
    names: Names


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
        _routes(routes, store.routes, store) or store.routes,
        check_prose(line.text("intro"), store.scope),
    )


def _routes(
    texts: tuple[Text, ...], known: tuple[str, ...], store: Store
) -> tuple[str, ...]:
    for text in texts:
        if text.value not in known:
            store.scope.problems.add(
                text.at,
                "this route is not in facts.yaml"
                if text.value not in store.routes
                else "this route is not one of the section's",
                shown(text.value),
                nearest(text.value, known),
            )
    return tuple(t.value for t in texts if t.value in known)


def _clause(
    node: Node, section: Section, shared: Guard, store: Store
) -> Clause:
    outer = store.scope
    line = outer.fields(node, CLAUSE)
    own = line.texts("applies to routes")
    routes = _routes(own, section.routes, store) or section.routes
    literal = tuple(text.value for text in line.texts("literal"))
    parameters = _parameters(line, outer)
    text = line.value("text")
    scope = replace(
        outer,
        parameters=parameters,
        text=text,
        literal=literal,
        remedies=_remedies(routes, store),
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
    explains, explains_quotes = _explains(line, scope)
    nothing = line.node("nothing to do")
    paid_to = line.node("paid to")
    says = scope.fields(nothing, NOTHING) if nothing else None
    to = scope.fields(paid_to, PAID_TO) if paid_to else None
    since, until = _period(line, parameters, scope)
    return Clause(
        id=_id(line, store),
        title=check_prose(line.text("title"), replace(scope, parameters={})),
        section=section.title,
        text=text,
        routes=routes,
        source=tuple(text.value for text in line.texts("source")),
        page=section.page,
        also_on=_also_on(line, section, store),
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
        exception_to=_exceptions(line, store),
        interpretation=read_notes(line, scope),
        conflicts=_conflicts(line, scope, store),
        cases=read_cases(line, scope, store.names),
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


def _remedies(routes: tuple[str, ...], store: Store) -> frozenset[str]:
    return frozenset(
        name
        for outline in store.outlines
        if outline.routes & set(routes)
        for name in outline.remedies
    )


def _parameters(line: Fields, scope: Scope) -> dict[str, Parameter]:
    parameters = {}
    for name, node in line.pairs("parameters"):
        fact = scope.facts.get(name.value)
        if fact is not None and fact.kind in ("money", "period"):
            scope.problems.add(
                name.at,
                "a parameter has the name of a fact",
                shown(name.value),
                "another name",
            )
        values = _values(node, scope)
        if values:
            parameters[name.value] = Parameter(name.value, values)
    return parameters


def _values(node: Node, scope: Scope) -> tuple[Dated, ...]:
    match node:
        case Text():
            value = _dated(node, "", scope)
            return (value,) if value else ()
        case Items(items):
            return _dated_values(items, scope)
    scope.problems.add(
        node.at,
        "a parameter is one value, or a list of dated ones",
        described(node),
        'a dash before each "value:"',
    )
    return ()


def _dated_values(items: tuple[Node, ...], scope: Scope) -> tuple[Dated, ...]:
    values: list[Dated] = []
    for number, item in enumerate(items):
        line = scope.fields(item, DATED)
        text, since = line.text("value"), line.text("for orders from")
        if text is None:
            continue
        day = _day(since, scope)
        if number == 0 and since:
            scope.problems.add(
                since.at,
                "the first value has a date, so earlier orders have none",
                shown(since.value),
                'the first value without "for orders from:"',
            )
        elif number and since is None:
            scope.problems.add(
                item.at,
                "a later value needs a line",
                meant='"for orders from:"',
            )
        elif number and since and values and day <= values[-1].since:
            wrong = "dated values are not in the order of their dates"
            if day == values[-1].since:
                wrong = "two values are for the same date"
            scope.problems.add(
                since.at,
                wrong,
                shown(since.value),
                f'a date after "{values[-1].since}"',
            )
        value = _dated(text, day, scope)
        if value is None:
            continue
        if values and kind_of(values[0].value) != kind_of(value.value):
            scope.problems.add(
                text.at,
                "the values of a parameter are of one kind",
                kind_of(value.value),
                kind_of(values[0].value),
            )
        values.append(value)
    return tuple(values)


def _dated(text: Text, since: str, scope: Scope) -> Dated | None:
    try:
        return Dated(read_value(text.value), since)
    except ValueProblem as error:
        scope.problems.add(
            text.at, error.wrong, shown(text.value), error.meant
        )
        return None


def _day(text: Text | None, scope: Scope) -> str:
    if text is None:
        return ""
    try:
        return read_day(text.value)
    except ValueProblem as error:
        scope.problems.add(
            text.at, error.wrong, shown(text.value), error.meant
        )
        return ""


def _check_text(line: Fields, scope: Scope) -> None:
    text = line.text("text")
    if text is None:
        return
    named = {name.value for name, _ in line.pairs("parameters")}
    known = dict.fromkeys(named) | dict(scope.parameters)
    check_prose(text, replace(scope, parameters=known))  # type: ignore[arg-type]
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


def _period(
    line: Fields, parameters: Mapping[str, Parameter], scope: Scope
) -> tuple[str, str]:
    since = _day(line.text("since"), scope)
    until = _day(line.text("until"), scope)
    if since and until and until < since:
        scope.problems.add(
            line.place("until"),
            "the clause ends before it begins",
            shown(until),
            f'"{since}" or later',
        )
    for name, node in line.pairs("parameters"):
        found = parameters.get(name.value)
        for dated in found.values if found else ():
            if until and dated.since > until:
                scope.problems.add(
                    node.at,
                    f'a value of "{name.value}" begins after the clause ends',
                    shown(dated.since),
                    f'"{until}" or earlier',
                )
    return since, until


def _also_on(line: Fields, section: Section, store: Store) -> tuple[str, ...]:
    pages = []
    for text in line.texts("also on"):
        if text.value in store.pages and text.value != section.page:
            pages.append(text.value)
            continue
        store.scope.problems.add(
            text.at,
            "the clause already stands on this page"
            if text.value == section.page
            else "the store has no such page",
            shown(text.value),
            nearest(text.value, [p for p in store.pages if p != section.page])
            or "the line left out",
        )
    return tuple(pages)


def _exceptions(line: Fields, store: Store) -> tuple[str, ...]:
    known = [o.id for o in store.outlines if o.id != line.value("clause")]
    for text in line.texts("exception to"):
        if text.value not in known:
            own = text.value == line.value("clause")
            store.scope.problems.add(
                text.at,
                "a clause is an exception to itself"
                if own
                else "there is no such clause",
                shown(text.value),
                "" if own else nearest(text.value, known),
            )
    return tuple(text.value for text in line.texts("exception to"))


def _explains(line: Fields, scope: Scope) -> tuple[Guard, str]:
    node = line.node("explains")
    if node is None:
        return (), ""
    item = scope.fields(node, EXPLAINS, facts=True)
    guard = read_guard(Pairs(item.rest(), node.at), scope)
    return guard, check_quote(item.text("quotes"), scope)


def _conflicts(
    line: Fields, scope: Scope, store: Store
) -> tuple[Conflict, ...]:
    conflicts = []
    for node in line.items("conflict"):
        item = scope.fields(node, CONFLICT)
        passages = item.texts("between")
        if len(passages) == 1:
            scope.problems.add(
                item.place("between"),
                "a conflict is between passages",
                "one of them",
                "two or more",
            )
        elsewhere = False
        for passage in passages:
            if passage.value in scope.text:
                continue
            if any(passage.value in o.text for o in store.outlines):
                elsewhere = True
            else:
                check_quote(passage, scope)
        if elsewhere and not any(p.value in scope.text for p in passages):
            scope.problems.add(
                item.place("between"),
                "no passage of the conflict stands in this clause",
                meant="a passage quoted from this text",
            )
        read_as = item.text("read as")
        conflicts.append(
            Conflict(
                tuple(passage.value for passage in passages),
                check_note(read_as, scope) if read_as else "",
            )
        )
    return tuple(conflicts)
