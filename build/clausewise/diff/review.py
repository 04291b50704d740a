"""The review page: one HTML file to open, read, print and sign off."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from clausewise.diff.report import Report
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
from clausewise.diff.words import is_changed

__all__ = ["review_page"]


def review_page(found: Report) -> str:
    """Return the report as a page of HTML that needs nothing else."""
    return (
        _environment()
        .get_template("review.html.j2")
        .render(
            found=found,
            policy=found.new.policy,
            sections=(
                ("G", "Whose outcome changes", found.groups),
                ("D", "Whose last day moves", found.dates),
            ),
            kinds=KINDS,
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        effects=EFFECTS,
        same_amount=SAME_AMOUNT,
        change_words=change_words,
        given_rows=given_rows,
        listed=listed,
        outcome_rows=outcome_rows,
        group_title=title,
        is_changed=is_changed,
    )
    return environment
