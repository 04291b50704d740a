"""What the editor's guide says of each word, read from its tables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from clausewise.load import grammar
from clausewise.load.grammar import Words

__all__ = ["Guide", "read_guide"]

_CODE = re.compile(r"`([^`]+)`")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")

_STORE = "The store: store.yaml"
_FACTS = "Questions: facts.yaml"
_CLAUSE = "A clause, word by word"
_CONDITIONS = "Conditions"
_MONEY = "Remedies and money"
_DUTIES = "Promises, steps, evidence and warnings"
_READ = "Saying what you read into a sentence"
_EXAMPLES = "Examples"

_CHAPTERS: dict[str, tuple[str, ...]] = {
    grammar.STORE.of: (_STORE,),
    grammar.PAGE.of: (_STORE, _CLAUSE),
    grammar.FACTS.of: (_FACTS,),
    grammar.REFUND_LIMIT.of: (_FACTS,),
    grammar.ROUTE.of: (_FACTS,),
    grammar.FACT.of: (_FACTS,),
    grammar.WORKED_OUT.of: (_FACTS,),
    grammar.EXAMPLE.of: (_EXAMPLES,),
    grammar.EXPECT.of: (_EXAMPLES,),
    grammar.ORDER_LINE.of: (_EXAMPLES,),
    grammar.ACCEPTED.of: (_READ,),
    grammar.CONFLICT.of: (_READ,),
    grammar.LINE.of: (_MONEY, _CONDITIONS),
    grammar.REMEDY.of: (_MONEY, _DUTIES, _CONDITIONS),
    grammar.COST.of: (_MONEY, _CONDITIONS),
}
_OTHERWISE = (_CLAUSE, _CONDITIONS, _DUTIES, _MONEY, _READ, _EXAMPLES)


@dataclass(frozen=True, slots=True)
class Guide:
    """The guide's tables: heading, then word, then what it says."""

    chapters: Mapping[str, Mapping[str, str]]

    def says(self, words: Words, name: str) -> str:
        """Return what the guide says of a name under a heading, or ""."""
        for chapter in _CHAPTERS.get(words.of, _OTHERWISE):
            found = self.chapters.get(chapter, {}).get(name)
            if found:
                return found
        return ""


def read_guide(path: Path) -> Guide:
    """Return the guide in a file; without it, nothing is explained."""
    chapters: dict[str, dict[str, str]] = {}
    heading = ""
    text = path.read_text("utf-8") if path.is_file() else ""
    for line in text.split("\n"):
        if line.startswith("## "):
            heading = line.removeprefix("## ").strip()
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("| `") and len(cells) == 2:
            for name in _CODE.findall(cells[0]):
                chapter = chapters.setdefault(heading, {})
                chapter.setdefault(name, _LINK.sub(r"\1", cells[1]))
    return Guide(chapters)
