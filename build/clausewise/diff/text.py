"""The differences as plain text, for a terminal or a ticket."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill as wrap

from clausewise.diff.outcomes.groups import Group
from clausewise.diff.report import Report
from clausewise.diff.sentences import ClauseChange
from clausewise.diff.telling import (
    EFFECTS,
    KINDS,
    SAME_AMOUNT,
    change_words,
    given_rows,
    listed,
    outcome_rows,
    title,
)
from clausewise.diff.vocabulary import NamedChange
from clausewise.diff.words import is_changed, marked
from clausewise.problems import counted

__all__ = ["report_text"]

_WIDTH = 79


def report_text(found: Report) -> str:
    """Return the report as text, ending in a line feed."""
    lines = [*_lines(found)]
    return "\n".join(lines).rstrip() + "\n"


def _lines(found: Report) -> Iterator[str]:
    policy = found.new.policy
    yield f"{policy.name or policy.store}: what changes"
    for word, side in (("Old", found.old), ("New", found.new)):
        version = side.policy.version or "without a number"
        yield f"  {word}: {side.label}, version {version}, {side.digest}"
    yield ""
    yield found.summary
    for heading, letter, groups in (
        ("Whose outcome changes", "G", found.groups),
        ("Whose last day moves", "D", found.dates),
    ):
        if groups:
            yield from _heading(heading)
        for number, group in enumerate(groups, start=1):
            yield from _group(found, group, f"{letter}{number}")
    if found.uncompared:
        yield from _heading("Not compared case by case: look at these")
        for named in found.uncompared:
            yield from _named(named)
    if found.clauses:
        yield from _heading("Words")
        for change in found.clauses:
            yield from _clause(change)
    if found.parameters:
        yield from _heading("Numbers")
        for number_ in found.parameters:
            was, now = number_.was or "(none)", number_.now or "(none)"
            yield from _para(
                f"{number_.clause}, {number_.name}: {was} → {now}", "  "
            )
    for heading, changes in (
        ("Questions", [c for c in found.facts if not c.decides]),
        (
            "Settings of the store",
            [c for c in found.settings if not c.decides],
        ),
    ):
        if changes:
            yield from _heading(heading)
        for named in changes:
            yield from _named(named)


def _group(found: Report, group: Group, name: str) -> Iterator[str]:
    yield from _para(f"{name}  {title(group)}", "")
    if group.who:
        yield from _para(f"({group.among})", "    ")
    if group.orders:
        yield from _para(f"Only {group.orders}.", "    ")
    if group.also:
        yield from _para(f"All of them: {'; '.join(group.also)}.", "    ")
    if not group.exact:
        yield from _para("Not everybody so described is meant.", "    ")
    if not group.customer.differs:
        yield from _para(SAME_AMOUNT, "    ")
    for change in listed(group):
        yield from _para(f"- {change_words(change)}", "    ")
    situations = counted(group.situations, "situation")
    yield from _para(f"{EFFECTS[group.effect]}. {situations}.", "    ")
    day = group.customer.now.replace("T", " ")
    yield f"    For example, on {day} UTC:"
    for row in given_rows(found.new.policy, group):
        yield from _para(f"{row['ask']} {row['answer']}", "      ")
    for outcome in outcome_rows(group):
        was = outcome.was.replace("\n", "; ") or "–"
        now = outcome.now.replace("\n", "; ") or "–"
        if was == now:
            yield from _para(f"{outcome.what}: {was}, as before", "      ")
        else:
            yield from _para(f"{outcome.what}: {was} → {now}", "      ")
    yield ""


def _clause(change: ClauseChange) -> Iterator[str]:
    words = ", ".join(KINDS.get(kind, kind) for kind in change.kinds)
    yield from _para(f"{change.clause} ({words})", "  ")
    if change.was:
        yield from _para(f"was {change.was}", "    ")
    if change.was_place:
        yield from _para(
            f"moved from {change.was_place} to {change.place}", "    "
        )
    if is_changed(change.heading):
        yield from _para(f"Title: {marked(change.heading)}", "    ")
    if is_changed(change.sentence):
        yield from _para(marked(change.sentence), "    ")
    for what, pieces in change.notes:
        yield from _para(f"{what}: {marked(pieces)}", "    ")


def _named(change: NamedChange) -> Iterator[str]:
    yield from _para(f"{change.name} ({change.kind})", "  ")
    for detail in change.details:
        was, now = detail.was or "(none)", detail.now or "(none)"
        yield from _para(f"{detail.what}: {was} → {now}", "    ")


def _heading(text: str) -> Iterator[str]:
    yield ""
    yield text
    yield "-" * len(text)


def _para(text: str, indent: str) -> Iterator[str]:
    yield wrap(
        text,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
