"""Policy files as a slip, a bad disk or an enemy would leave them."""

from __future__ import annotations

from random import Random

__all__ = ["damaged"]

_JUNK: tuple[bytes, ...] = (
    b"",
    b"\x00",
    b"\xff\xfe",
    b"\t",
    b"---",
    b"...",
    b"- - - -",
    b"a: &a [*a, *a]",
    b"<<: *x",
    b"!!python/object/apply:os.system [x]",
    b"%YAML 9.9",
    b"? complex",
    b"key: |",
    b"key: >-",
    b'key: "open',
    b"key: 'open",
    b"{" * 200,
    b"[" * 200,
    b"text: " + b"<x" * 500,
    b"quotes: " + b"y" * 20_000,
    b"\xe2\x80\xae: \xf0\x9f\x98\x80",
    b"worked out:",
    b"0: 0",
    b"no: no",
    b"since: 0000-00-00",
    b"parameters: 5",
    b"examples:",
    b"kind: order lines",
)
_SIGNS = b":-?[]{},&*!|>'\"%@`#\\ \n\t0~<>"


def damaged(chance: Random, whole: bytes) -> bytes:
    """Return a file with one to four damages."""
    for _ in range(chance.randint(1, 4)):
        whole = chance.choice(_WAYS)(chance, whole)
    return whole


def _without_lines(chance: Random, whole: bytes) -> bytes:
    lines = whole.split(b"\n")
    first = chance.randrange(len(lines))
    return b"\n".join(lines[:first] + lines[first + chance.randint(1, 4) :])


def _with_junk(chance: Random, whole: bytes) -> bytes:
    lines = whole.split(b"\n")
    place = chance.randrange(len(lines) + 1)
    dents = b" " * chance.randrange(16)
    return b"\n".join(
        [*lines[:place], dents + chance.choice(_JUNK), *lines[place:]]
    )


def _with_lines_twice(chance: Random, whole: bytes) -> bytes:
    lines = whole.split(b"\n")
    first = chance.randrange(len(lines))
    some = lines[first : first + chance.randint(1, 30)]
    place = chance.randrange(len(lines) + 1)
    return b"\n".join([*lines[:place], *some, *lines[place:]])


def _dented(chance: Random, whole: bytes) -> bytes:
    lines = whole.split(b"\n")
    place = chance.randrange(len(lines))
    lines[place] = b" " * chance.randint(1, 4) + lines[place]
    return b"\n".join(lines)


def _with_other_value(chance: Random, whole: bytes) -> bytes:
    lines = whole.split(b"\n")
    place = chance.randrange(len(lines))
    name, mark, _ = lines[place].partition(b": ")
    if mark:
        other = lines[chance.randrange(len(lines))].partition(b": ")[2]
        lines[place] = name + mark + (other or chance.choice(_JUNK))
    return b"\n".join(lines)


def _with_a_sign(chance: Random, whole: bytes) -> bytes:
    place = chance.randrange(len(whole) + 1)
    sign = bytes([chance.choice(_SIGNS)])
    return whole[:place] + sign + whole[place + chance.randrange(2) :]


def _with_a_byte(chance: Random, whole: bytes) -> bytes:
    place = chance.randrange(len(whole) + 1)
    return whole[:place] + chance.randbytes(1) + whole[place + 1 :]


def _cut(chance: Random, whole: bytes) -> bytes:
    return whole[: chance.randrange(len(whole) + 1)]


_WAYS = (
    _without_lines,
    _with_junk,
    _with_junk,
    _with_lines_twice,
    _dented,
    _with_other_value,
    _with_other_value,
    _with_a_sign,
    _with_a_byte,
    _cut,
)
