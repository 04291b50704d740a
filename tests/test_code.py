"""Case codes: a case comes back whole, and nothing else gets through."""

from __future__ import annotations

import base64
import json
import random
import time
import zlib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.code import LIMIT, Case, CodeError, close_case, open_case
from checker.dates import UTC, Zone
from clausewise.zones import zone_named
from policies import given_usual, store

NEW_YORK = zone_named("America/New_York", 2015, 2041)
LINES = [
    {"item": "Mug", "price": "10.00 USD", "quantity": "2", "affected": "1"},
    {
        "item": "Bowl",
        "price": "20.00 USD",
        "quantity": "3",
        "affected": "1",
        "discount": "5.00 USD",
        "returned": "1",
    },
]
CASE = Case(
    "platform",
    "0123456789abcdef",
    {"problem": "quality", "order lines": LINES, "paid": "36.00 USD"},
    29_579_100,
    NEW_YORK,
)
CODE = close_case(CASE)
SEED, HOSTILE = 4, 600


def code_of(inside: str, number: object = 1) -> str:
    """A code with a right check around any letters."""
    return f"{number}.{inside}.{zlib.crc32(f'1.{inside}'.encode()):08x}"


def packed(text: str | bytes) -> str:
    """Text as the letters of a code."""
    raw = text.encode() if isinstance(text, str) else text
    packer = zlib.compressobj(9, wbits=-15)
    found = packer.compress(raw) + packer.flush()
    return base64.urlsafe_b64encode(found).decode().rstrip("=")


def parts(**changed: Any) -> list[Any]:
    """The parts of a small case, some of them changed."""
    whole = {
        "store": "platform",
        "digest": "0123456789abcdef",
        "now": 29_579_100,
        "name": "UTC",
        "rows": [-10, 0],
        "given": {"problem": "quality"},
        "all": 0,
    }
    return list((whole | changed).values())


def fault(text: str) -> str:
    """What is wrong with a code."""
    with pytest.raises(CodeError) as found:
        open_case(text)
    assert str(found.value)
    return found.value.fault


def fault_of(**changed: Any) -> str:
    """What is wrong with a code whose parts are changed."""
    return fault(code_of(packed(json.dumps(parts(**changed)))))


# There and back ------------------------------------------------------


def test_code_brings_its_case_back() -> None:
    """Store, edition, answers, moment, zone and order lines all return."""
    assert open_case(CODE) == CASE
    asked = replace(CASE, everything=True)
    assert open_case(close_case(asked)) == asked


@pytest.mark.parametrize(
    "name", "components general-store group-buy order-desk platform".split()
)
def test_code_of_a_usual_customer_is_short(name: str) -> None:
    """Each store's usual case fits in 1.5 KB, and in an address as it is."""
    usual = given_usual(store(name))
    code = close_case(Case(name, "0" * 16, usual, 29_579_100, NEW_YORK))
    assert 0 < len(code) < 1500
    assert code.replace("_", "").replace("-", "").replace(".", "").isalnum()


@given(
    st.dictionaries(
        st.text("abc é<&", min_size=1, max_size=9).map(str.strip).filter(bool),
        st.text("xyz 漢\"'\\<>&#%", max_size=60),
        max_size=20,
    ),
    st.integers(-(10**9), 10**9),
)
def test_code_keeps_any_text(answers: dict[str, str], now: int) -> None:
    """Whatever a customer typed comes back letter by letter."""
    case = Case("platform", "0" * 16, dict(answers), now, NEW_YORK)
    assert open_case(close_case(case)) == case


def test_code_may_be_broken_into_lines() -> None:
    """A mail program's line breaks and blanks do no harm."""
    broken = "\n ".join(CODE[at : at + 40] for at in range(0, len(CODE), 40))
    assert open_case(f"  {broken}\r\n") == CASE


def test_code_is_not_made_of_what_it_could_not_bring_back() -> None:
    """A case too large or too odd for a code has none."""
    letters = random.Random(SEED)
    noise = {
        f"fact {n}": "".join(letters.choices("abcdefghijklmnop", k=190))
        for n in range(90)
    }
    assert close_case(replace(CASE, given=dict(noise))) == ""
    odd: Any = {"paid": 5}
    assert close_case(replace(CASE, given=odd)) == ""
    assert close_case(replace(CASE, digest="")) == ""
    assert close_case(replace(CASE, given={"a": "\ud800"})) == ""


# Typing errors -------------------------------------------------------


def test_code_notices_every_single_wrong_letter() -> None:
    """One letter changed, lost or doubled is never another case."""
    for at in range(len(CODE)):
        other = "A" if CODE[at] != "A" else "B"
        for typo in (
            CODE[:at] + other + CODE[at + 1 :],
            CODE[:at] + CODE[at + 1 :],
            CODE[:at] + CODE[at] + CODE[at:],
        ):
            assert fault(typo) in ("check", "damaged", "format", "content")


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", "empty"),
        (" \n ", "empty"),
        ("hello", "format"),
        ("2.AAAA.00000000", "format"),
        ("1.AAAA", "damaged"),
        ("1.AAAA.00000000", "check"),
        (code_of("AAAA"), "damaged"),
        (code_of("A"), "damaged"),
        (code_of(packed("[")), "damaged"),
        (code_of(packed(b"\xff\xfe")), "damaged"),
        (code_of(packed("{}")), "content"),
        (code_of(packed("[1.5]")), "content"),
        (code_of(packed("[NaN]")), "content"),
        (code_of(packed("[" * 5000 + "]" * 5000)), "content"),
        ("1." + "A" * LIMIT + ".00000000", "too long"),
        ("A" * 10**7, "too long"),
    ],
)
def test_code_names_what_is_wrong_with_it(text: str, wrong: str) -> None:
    """Each fault has a name, and says what to do."""
    assert fault(text) == wrong


def test_code_cannot_unpack_to_more_than_a_case() -> None:
    """A small code that would unpack to megabytes is stopped early."""
    bomb = code_of(packed("[" + '"' + "a" * 2_500_000 + '"' + "]"))
    assert len(bomb) < LIMIT
    start = time.perf_counter()
    assert fault(bomb) == "too long"
    assert time.perf_counter() - start < 0.5


@pytest.mark.parametrize(
    "changed",
    [
        {"store": "../secret"},
        {"store": "Platform"},
        {"store": 1},
        {"digest": "0123"},
        {"digest": "../../etc/passwd"},
        {"now": "now"},
        {"now": True},
        {"now": 10**12},
        {"name": ""},
        {"name": ["UTC"]},
        {"name": "\u001b[31m"},
        {"rows": []},
        {"rows": [0]},
        {"rows": [0, 0, -5, 60]},
        {"rows": [0, 5000]},
        {"rows": [0, "0"]},
        {"rows": [0, 0] * 500},
        {"rows": {"0": 0}},
        {"given": []},
        {"given": {"": "yes"}},
        {"given": {"a": None}},
        {"given": {"a": 5}},
        {"given": {"a": {"b": "c"}}},
        {"given": {"a": "x" * 201}},
        {"given": {"a": "\u0000"}},
        {"given": {"a": "\ud800"}},
        {"given": {"a": []}},
        {"given": {"a": [["x"]]}},
        {"given": {"a": [{"colour": "red"}]}},
        {"given": {"a": [{"item": 5}]}},
        {"given": {"a": [{"item": "x"}] * 51}},
        {"given": {f"f{n}": "yes" for n in range(101)}},
        {"all": 2},
        {"all": True},
        {"all": "yes"},
    ],
)
def test_code_with_a_wrong_part_is_refused(changed: dict[str, Any]) -> None:
    """Size, pattern, type and nesting are checked, part by part."""
    assert fault_of(**changed) == "content"


def test_code_from_hostile_hands_is_always_named() -> None:
    """Hundreds of made-up codes give a named fault each, and quickly."""
    chance = random.Random(SEED)
    start = time.perf_counter()
    for _ in range(HOSTILE):
        text = json.dumps(_spoilt(parts(), chance))
        found = code_of(packed(text), chance.choice([1, 1, 1, 2, 99]))
        try:
            case = open_case(found)
        except CodeError as error:
            assert str(error)
            continue
        assert isinstance(case, Case)
        assert open_case(close_case(case)) == case
    assert time.perf_counter() - start < 10


def test_code_made_of_noise_is_always_named() -> None:
    """Random letters, and letters cut from real codes, never get through."""
    chance = random.Random(SEED)
    letters = "ABCabc019-_.%=&<>\"'\u202e漢"
    for _ in range(HOSTILE):
        noise = "".join(chance.choices(letters, k=chance.randrange(1, 300)))
        cut = CODE[chance.randrange(3, len(CODE)) :]
        for text in (noise, f"1.{noise}", code_of(noise), f"1.{cut}"):
            assert fault(text)


def test_zone_of_a_code_has_a_bounded_name() -> None:
    """A zone's name is cut as the wire cuts it."""
    case = replace(CASE, zone=Zone("x" * 150, UTC.offsets))
    assert len(open_case(close_case(case)).zone.name) == 60


def _spoilt(plain: Any, chance: random.Random) -> Any:
    """The value with something in it exchanged for something else."""
    others: list[Any] = [None, True, -1, 10**30, "", "x" * 500, [], {}, [[]]]
    others += ["<script>", "__proto__", {"__proto__": "x"}, 0, "2026-01-01"]
    if chance.random() < 0.2:
        return chance.choice(others)
    match plain:
        case list() if plain:
            copy = list(plain)
            at = chance.randrange(len(copy))
            copy[at] = _spoilt(copy[at], chance)
            return copy
        case dict() if plain:
            fact = chance.choice(list(plain))
            return plain | {fact: _spoilt(plain[fact], chance)}
    return chance.choice(others)
