"""The codec: the same policy, the same bytes, and back again."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from checker.codec import PolicyFormatError, digest, dumps, loads
from policies import clause, policy, share_of, store, yes_no
from sample_shop import SHOP

STORES = ["general-store", "components", "group-buy", "platform", "order-desk"]
SMALL = policy(
    clause("C-1", parameters=(share_of("part", 1, 3),)),
    facts=(yes_no("unused"),),
)


@pytest.mark.parametrize("name", STORES)
def test_loads_undoes_dumps(name: str) -> None:
    """A store comes back from its bytes as the same value."""
    of = store(name)
    assert loads(dumps(of)) == of


def test_dumps_makes_the_same_bytes_each_time() -> None:
    """The bytes depend on the policy alone, and end in a line feed."""
    text = dumps(SHOP)
    assert text == dumps(loads(text))
    assert text.endswith("}\n")
    assert json.loads(text)["format"] == 1


def test_dumps_leaves_out_what_is_usual() -> None:
    """A field that holds its default is not written."""
    (written,) = json.loads(dumps(SMALL))["policy"]["clauses"]
    assert "since" not in written
    assert "tests" not in written
    assert written["id"] == "C-1"


def test_dumps_keeps_letters_readable() -> None:
    """Letters beyond ASCII are written as themselves."""
    assert "Ü “ß” 東" in dumps(replace(SMALL, name="Ü “ß” 東"))


def test_digest_names_an_edition() -> None:
    """Another letter, another digest of sixteen hexadecimal digits."""
    one, other = dumps(SMALL), dumps(replace(SMALL, name="Shop!"))
    assert digest(one) != digest(other)
    assert len(digest(one)) == 16
    assert int(digest(one), 16) >= 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "7",
        "{}",
        '{"format": 1}',
        '{"format": 2, "policy": {}}',
        '{"format": 1, "policy": null}',
        '{"format": 1, "policy": {}}',
        '{"format": 1, "policy": {"is": "Policy"}}',
        '{"format": 1, "policy": {"is": "Nobody"}}',
        '{"format": 1, "policy": {"is": "Money", "minor": 1, '
        '"currency": "USD"}}',
        '{"format": 1, "policy": {"is": "Policy", "colour": "red"}}',
        '{"format": 1, "policy": {"is": ["Policy"]}}',
    ],
)
def test_loads_refuses_what_is_no_policy(text: str) -> None:
    """Whatever else is sent is refused as no policy of this format."""
    with pytest.raises(PolicyFormatError):
        loads(text)
