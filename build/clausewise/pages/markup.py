"""Makes policy text harmless: whatever an editor wrote stays plain text.

Markdown and HTML are escaped in one go, with character references that
both leave alone, so a template never has to know in which it stands.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from checker.policy import Clause, Dated
from checker.words import HOLE, date_words, value_words

__all__ = ["environment", "plain", "sentence", "valued"]

_SPECIAL = re.compile(r'[&<>"*_`\[\]{}|\\]')
# What starts a heading, list, quotation, rule or definition in Markdown.
_LINE_START = re.compile(r"^ ?(?:\d+[.)](?=\s|$)|[#+=:~!?^-])")
_LATER = Markup(' <span class="later">({})</span>')
_SPACE = re.compile(r"\s+")


def plain(value: object) -> Markup:
    """Return text that reads the same in Markdown, HTML and attributes."""
    if isinstance(value, Markup):
        return value
    return _guarded(_escaped(str(value)))


def valued(words: str) -> Markup:
    """Return a value of the policy, subtly emphasised."""
    return Markup('<span class="value">{}</span>').format(plain(words))


def sentence(text: str, clause: Clause, *, later: bool = False) -> Markup:
    """Return the text with its holes filled by emphasised values.

    `later` adds the values that are announced for later orders. A hole
    that the clause cannot fill is a fault of the caller's, never words.
    """
    # Split so that every odd piece is the name of a hole.
    pieces = HOLE.split(text)
    return _guarded(
        Markup("").join(
            _hole(piece, clause, later) if odd % 2 else _escaped(piece)
            for odd, piece in enumerate(pieces)
        )
    )


@cache
def environment() -> Environment:
    """Return the templates' environment: strict, and safe by default."""
    found = Environment(
        loader=FileSystemLoader(Path(__file__).with_name("templates")),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=plain,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["date_words"] = date_words
    return found


def _hole(name: str, clause: Clause, later: bool) -> Markup:
    for parameter in clause.parameters:
        if parameter.name == name:
            first, *others = parameter.values
            words = valued(value_words(first.value))
            if later and others:
                notes = Markup("; ").join(_announced(one) for one in others)
                words += _LATER.format(notes)
            return words
    raise KeyError(f"{clause.id}: nothing fills <{name}>")


def _announced(dated: Dated) -> Markup:
    return Markup("{} for orders from {}").format(
        valued(value_words(dated.value)), valued(date_words(dated.since))
    )


def _escaped(text: str) -> Markup:
    return Markup(_SPECIAL.sub(_reference, _SPACE.sub(" ", text)))


def _guarded(text: Markup) -> Markup:
    return Markup(_LINE_START.sub(_reference, text))


def _reference(match: re.Match[str]) -> str:
    before, sign = match[0][:-1], match[0][-1]
    named = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
    return before + named.get(sign, f"&#{ord(sign)};")
