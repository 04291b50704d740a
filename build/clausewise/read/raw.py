"""The bytes of a file as plain text, before any YAML is read."""

from __future__ import annotations

import re

from clausewise.problems import Place, Problems

__all__ = [
    "MOST_BYTES",
    "UNSEEN",
    "plain_text",
]

MOST_BYTES = 1_000_000

# Control signs; soft hyphens, spaces of no width and marks of direction,
# which come along when a text is copied; what is no character at all.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "\u2028\u2029\ud800-\udfff\ufffe\uffff]"
)


def plain_text(raw: bytes, file: str, problems: Problems) -> str | None:
    """Return the text, or None with what a lawyer would not see in it."""
    text = _decoded(raw, file, problems)
    if text is None or not _is_plain(text, file, problems):
        return None
    return text


def _decoded(raw: bytes, file: str, problems: Problems) -> str | None:
    if len(raw) > MOST_BYTES:
        problems.add(
            Place(file),
            "the file is too long",
            f"more than {MOST_BYTES} bytes",
            "several smaller files",
        )
        return None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before) - before.rfind(b"\n")
        problems.add(
            Place(file, line, column),
            "the file is not in UTF-8",
            "a byte of another encoding",
            "the file saved as UTF-8",
        )
        return None


def _is_plain(text: str, file: str, problems: Problems) -> bool:
    plain = True
    for number, line in enumerate(text.split("\n"), 1):
        line = line.removesuffix("\r")
        for wrong, column in (
            ("a tab stands here", line.find("\t") + 1),
            ("an invisible character stands here", _unseen(line)),
            ("a line begins with %", 1 if line.startswith("%") else 0),
        ):
            if column:
                plain = False
                meant = "spaces" if "tab" in wrong else "plain text"
                problems.add(Place(file, number, column), wrong, meant=meant)
    return plain


def _unseen(line: str) -> int:
    found = UNSEEN.search(line.replace("\t", " "))
    return found.start() + 1 if found else 0
