"""Nodes made of the events of PyYAML's parser, with its limits.

Nothing is resolved: a scalar is text, and an alias stands for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol

import yaml
from yaml import events

from clausewise.problems import Place, Problems, shown
from clausewise.read.nodes import Items, Node, Pairs, Text
from clausewise.read.raw import UNSEEN
from clausewise.read.slips import comment, explained, nothing, prose, reference

__all__ = ["MOST_CHARACTERS", "MOST_LEVELS", "MOST_NODES", "Builder"]

MOST_LEVELS = 20
MOST_CHARACTERS = 10_000
MOST_NODES = 50_000

_GLIMPSE = 100
# Complaints of something that begins before the place where it is noted.
_EARLIER = (
    "end of stream",
    "expected ','",
    "expected ':'",
    "expected alphabetic",
)


class _Mark(Protocol):
    """A place as PyYAML counts it, from nothing."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class _TooMuchError(Exception):
    """A limit is passed; the rest of the file is not read."""


def _events_of(text: str) -> Iterator[events.Event]:
    """Yield what PyYAML's parser finds in a text.

    The parser in C is many times as quick. Where it stops, the one in
    Python goes on, because we know to explain what that one complains of.
    """
    quick = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    count = 0
    try:
        for event in yaml.parse(text, Loader=quick):
            yield event
            count += 1
    except yaml.YAMLError:
        found = yaml.parse(text, Loader=yaml.SafeLoader)
        yield from islice(found, count, None)


@dataclass(slots=True)
class _Open:
    """A list or lines of pairs whose end has not come yet."""

    at: Place
    of_pairs: bool
    in_braces: bool
    nodes: list[Node] = field(default_factory=list)

    @property
    def awaits_name(self) -> bool:
        return self.of_pairs and len(self.nodes) % 2 == 0


class Builder:
    """Makes nodes of PyYAML's events, so that nothing is ever resolved."""

    def __init__(self, text: str, file: str, problems: Problems) -> None:
        self._text = text
        self._file = file
        self._problems = problems
        self._stack: list[_Open] = []
        self._root: Node | None = None
        self._count = 0
        self._documents = 0
        self._failed = False
        self._failed_in = 0

    def build(self) -> Node | None:
        """Return the one document's root, or None with problems."""
        try:
            for event in _events_of(self._text):
                self._take(event)
        except _TooMuchError:
            return None
        except yaml.MarkedYAMLError as error:
            self._explain(error)
            return None
        except (yaml.YAMLError, ValueError, OverflowError):
            self._report(Place(self._file), "the file is not readable YAML")
            return None
        if self._root is None and not self._failed:
            self._report(Place(self._file), "the file is empty")
        return self._root

    def _take(self, event: events.Event) -> None:
        at = self._place(event.start_mark)
        match event:
            case events.DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._stop(
                        at,
                        "a second document begins here",
                        '"---"',
                        "one document in each file",
                    )
            case events.AliasEvent():
                self._report(at, *reference("*", event.anchor or ""))
                self._put(Text(f"*{event.anchor}", at))
            case events.ScalarEvent():
                self._count_one(event, at)
                self._scalar(event, at)
            case events.SequenceStartEvent() | events.MappingStartEvent():
                self._count_one(event, at)
                self._open(event, at)
            case events.SequenceEndEvent() | events.MappingEndEvent():
                self._close()

    def _count_one(self, event: events.NodeEvent, at: Place) -> None:
        self._count += 1
        if self._count > MOST_NODES:
            self._stop(
                at,
                "the file holds too much",
                f"more than {MOST_NODES} values",
                "several smaller files",
            )
        if event.anchor is not None:
            self._report(at, *reference("&", event.anchor))
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._report(
                at, "a value has a tag", shown(str(tag)), "the value alone"
            )

    def _scalar(self, event: events.ScalarEvent, at: Place) -> None:
        value = " ".join(event.value.split())
        is_plain = not event.style
        if len(event.value) > MOST_CHARACTERS:
            self._report(
                at,
                "a text is too long",
                f"{len(event.value)} characters",
                f"at most {MOST_CHARACTERS}",
            )
        if UNSEEN.search(event.value):
            self._report(
                at,
                "an invisible character stands in this text",
                meant="plain text",
            )
            value = UNSEEN.sub("", value)
        if not value:
            self._empty(at)
        end = event.end_mark.index if event.end_mark else 0
        rest = self._text[end : end + _GLIMPSE].partition("\n")[0]
        if is_plain and value and (slip := comment(rest)):
            self._report(self._place(event.end_mark), *slip)
        top = self._stack[-1] if self._stack else None
        if top and top.in_braces:
            inside = bool(top.nodes)
            if slip := prose(value, is_plain, top.of_pairs, inside):
                self._report(at, *slip)
        self._put(Text(value, at))

    def _empty(self, at: Place) -> None:
        top = self._stack[-1] if self._stack else None
        if top is None or top.awaits_name:
            self._report(at, "a name is empty", meant="a name")
            return
        before = top.nodes[-1] if top.of_pairs and top.nodes else None
        name = before.value if isinstance(before, Text) else ""
        place = before.at if before else at
        line = self._text.split("\n")[place.line - 1]
        start = place.column + len(name)
        if name and (slip := comment(line[start:])):
            self._report(Place(self._file, place.line, start + 2), *slip)
        else:
            self._report(place, *nothing(name, top.in_braces))

    def _open(
        self,
        event: events.SequenceStartEvent | events.MappingStartEvent,
        at: Place,
    ) -> None:
        if len(self._stack) >= MOST_LEVELS:
            self._stop(
                at,
                "the lines are nested too deeply",
                f"more than {MOST_LEVELS} levels",
                "fewer levels",
            )
        of_pairs = isinstance(event, events.MappingStartEvent)
        self._stack.append(_Open(at, of_pairs, bool(event.flow_style)))

    def _close(self) -> None:
        top = self._stack.pop()
        if not top.nodes:
            sign = "{ }" if top.of_pairs else "[ ]"
            self._report(top.at, f"{sign} is empty", meant="the line left out")
        if top.of_pairs:
            self._put(Pairs(self._pairs(top.nodes, top.in_braces), top.at))
        else:
            self._put(Items(tuple(top.nodes), top.at))

    def _pairs(
        self, nodes: list[Node], in_braces: bool
    ) -> tuple[tuple[Text, Node], ...]:
        seen: dict[str, tuple[Text, Node]] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Text):
                self._report(key.at, "a name is not a text", meant="one name")
            elif key.value in seen:
                first = seen[key.value][0].at.line
                self._report(
                    key.at,
                    "this name stands twice",
                    shown(key.value),
                    f"one of them; the first is in line {first}",
                )
            elif not (in_braces and value == Text("", value.at)):
                seen[key.value] = (key, value)
        return tuple(seen.values())

    def _put(self, node: Node) -> None:
        if self._stack:
            self._stack[-1].nodes.append(node)
        else:
            self._root = node

    def _explain(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        complaint = error.problem or ""
        if any(sign in complaint for sign in _EARLIER):
            mark = error.context_mark or mark
        if mark is None:
            self._report(Place(self._file), "the file is not readable YAML")
            return
        row, column, wrong, meant = explained(
            complaint, self._text.split("\n"), mark.line, mark.column
        )
        if row + 1 != self._failed_in:
            at = Place(self._file, row + 1, column + 1)
            self._report(at, wrong, meant=meant)

    def _stop(self, at: Place, wrong: str, found: str, meant: str) -> None:
        self._report(at, wrong, found, meant)
        raise _TooMuchError

    def _report(
        self, at: Place, wrong: str, found: str = "", meant: str = ""
    ) -> None:
        self._failed = True
        self._failed_in = at.line
        self._problems.add(at, wrong, found, meant)

    def _place(self, mark: _Mark | None) -> Place:
        if mark is None:
            return Place(self._file)
        return Place(self._file, mark.line + 1, mark.column + 1)
