"""A case as one short line of text, to keep, send and re-open.

A code looks like "1.<letters>.<check>": the format's number, the case, and
a check that notices a typo. It carries the store, the digest of the
edition that judged it, the answers, the moment and the zone with all its
offsets, so whoever opens it gets the same decision. It is made of A-Z,
a-z, 0-9, "-", "_" and ".", and goes into an address as it is.

Nothing about a code is trusted: `open_case` raises CodeError, which names
what is wrong, for whatever is not a whole case of bounded size.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import zlib
from dataclasses import dataclass
from typing import Any, Literal, NoReturn

from checker.dates import Zone
from checker.english import code as say

__all__ = ["FORMAT", "LIMIT", "Case", "CodeError", "close_case", "open_case"]

FORMAT = 1
LIMIT = 4096  # characters of a code
_INSIDE = 32_768  # characters of a case, once unpacked
_ANSWERS, _LINES, _TEXT, _ROWS, _DEPTH = 100, 50, 200, 400, 6
_MOMENTS = 10**9
_LINE_KEYS = {
    "item",
    "price",
    "quantity",
    "affected",
    "discount",
    "returned",
}

_CODE = re.compile(r"(\d{1,4})\.([A-Za-z0-9_-]+)\.([0-9a-f]{8})")
_STORE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DIGEST = re.compile(r"[0-9a-f]{16}")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")

type Fault = Literal[
    "empty", "too long", "format", "check", "damaged", "content"
]
type Given = dict[str, str | list[dict[str, str]]]


class CodeError(ValueError):
    """A text that is no case code: which fault, and what to do."""

    def __init__(self, fault: Fault, detail: str = "") -> None:
        super().__init__(say.fault(fault, detail))
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Case:
    """All that a decision hangs on; `now` is minutes since 1970, in UTC."""

    store: str
    digest: str
    given: Given
    now: int
    zone: Zone
    everything: bool = False


def close_case(case: Case) -> str:
    """Return the code of a case, or "" where it is too large for one."""
    rows = _deltas(case.zone.offsets)
    parts = [case.store, case.digest, case.now, case.zone.name, rows]
    parts += [case.given, int(case.everything)]
    try:
        _case(parts)
    except CodeError:
        return ""
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    packer = zlib.compressobj(9, wbits=-15)
    packed = packer.compress(text.encode()) + packer.flush()
    inside = base64.urlsafe_b64encode(packed).decode().rstrip("=")
    code = f"{FORMAT}.{inside}.{_check(inside)}"
    return code if len(code) <= LIMIT and len(text) <= _INSIDE else ""


def open_case(text: str) -> Case:
    """Return the case in a code; line breaks in it do not matter.

    Raises CodeError, and nothing else, for whatever is no code.
    """
    if len(text) > 2 * LIMIT:
        raise CodeError("too long")
    code = "".join(text.split())
    if not code:
        raise CodeError("empty")
    if len(code) > LIMIT:
        raise CodeError("too long")
    match = _CODE.fullmatch(code)
    if match is None:
        raise CodeError("damaged" if code[:2] == f"{FORMAT}." else "format")
    if match[1] != str(FORMAT):
        raise CodeError("format", say.format_is(match[1]))
    if match[3] != _check(match[2]):
        raise CodeError("check")
    return _case(_parts(_unpacked(match[2])))


def _check(inside: str) -> str:
    return f"{zlib.crc32(f'{FORMAT}.{inside}'.encode()):08x}"


def _unpacked(inside: str) -> str:
    try:
        packed = base64.urlsafe_b64decode(inside + "=" * (-len(inside) % 4))
        opener = zlib.decompressobj(wbits=-15)
        text = opener.decompress(packed, _INSIDE + 1).decode()
    except (binascii.Error, zlib.error, ValueError) as error:
        raise CodeError("damaged") from error
    if len(text) > _INSIDE:
        raise CodeError("too long")
    if not opener.eof or opener.unused_data:
        raise CodeError("damaged")
    return text


def _parts(text: str) -> list[Any]:
    depth = deepest = 0
    for sign in _STRING.sub("", text):
        depth += (sign in "[{") - (sign in "]}")
        deepest = max(deepest, depth)
    if deepest > _DEPTH:
        raise CodeError("content", say.DEEP)
    try:
        parts = json.loads(text, parse_float=_refused, parse_constant=_refused)
    except ValueError as error:
        if isinstance(error, CodeError):
            raise
        raise CodeError("damaged") from error
    if not isinstance(parts, list) or len(parts) != 7:
        raise CodeError("content", say.PARTS)
    return parts


def _refused(_: str) -> NoReturn:
    raise CodeError("content", say.FRACTION)


def _case(parts: list[Any]) -> Case:
    store, edition, now, name, rows, given, everything = parts
    if not _is(store, _STORE) or not _is(edition, _DIGEST):
        raise CodeError("content", say.NO_STORE)
    if type(now) is not int or abs(now) > _MOMENTS:
        raise CodeError("content", say.NO_TIME)
    if not _is_text(name) or not name:
        raise CodeError("content", say.NO_ZONE)
    if everything not in (0, 1) or type(everything) is not int:
        raise CodeError("content", say.WHOLE)
    zone = Zone(name[:60], _offsets(rows))
    return Case(store, edition, _given(given), now, zone, everything == 1)


def _given(found: Any) -> Given:
    if not isinstance(found, dict) or len(found) > _ANSWERS:
        raise CodeError("content", say.ANSWERS)
    for fact, answer in found.items():
        if not fact or not _is_text(fact):
            raise CodeError("content", say.NO_QUESTION)
        if not _is_text(answer) and not _are_lines(answer):
            raise CodeError("content", say.no_answer(fact))
    return found


def _are_lines(found: Any) -> bool:
    return (
        isinstance(found, list)
        and 0 < len(found) <= _LINES
        and all(
            isinstance(line, dict)
            and set(line) <= _LINE_KEYS
            and all(_is_text(value) for value in line.values())
            for line in found
        )
    )


def _is_text(found: Any) -> bool:
    return (
        isinstance(found, str)
        and len(found) <= _TEXT
        and not _CONTROL.search(found)
    )


def _is(found: Any, pattern: re.Pattern[str]) -> bool:
    return _is_text(found) and pattern.fullmatch(found) is not None


def _deltas(offsets: tuple[tuple[int, int], ...]) -> list[int]:
    """Return each row as minutes after the row before, and its offset."""
    flat = []
    before = 0
    for moment, offset in offsets:
        flat += [moment - before, offset]
        before = moment
    return flat


def _offsets(flat: Any) -> tuple[tuple[int, int], ...]:
    if not isinstance(flat, list) or not 0 < len(flat) <= 2 * _ROWS:
        raise CodeError("content", say.NO_OFFSETS)
    if len(flat) % 2 or any(type(number) is not int for number in flat):
        raise CodeError("content", say.CLOCK_WORDS)
    rows: list[tuple[int, int]] = []
    moment = 0
    for step, offset in zip(flat[::2], flat[1::2], strict=True):
        moment += step
        if (rows and step <= 0) or abs(moment) > _MOMENTS:
            raise CodeError("content", say.CLOCK_BACKWARDS)
        if abs(offset) > 18 * 60:
            raise CodeError("content", say.CLOCK_ODD)
        rows.append((moment, offset))
    return tuple(rows)
