"""Carries a policy as JSON: the same bytes for the pages and the browser.

Each value becomes an object whose `is` names its class; fields that hold
their default are left out. Keys keep the order of the class, so the same
policy always makes the same bytes.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, Field, fields, is_dataclass
from hashlib import sha256
from typing import Any

from checker import policy as _policy
from checker.policy import Policy

__all__ = ["FORMAT", "PolicyFormatError", "digest", "dumps", "loads"]

FORMAT = 1

# Every class there is a record.
_CLASSES = {
    name: kind
    for name, kind in vars(_policy).items()
    if isinstance(kind, type)
}


class PolicyFormatError(ValueError):
    """These bytes are not a policy of a format that this engine reads."""


def dumps(policy: Policy) -> str:
    """Return the policy as JSON text, ending in a line feed."""
    document = {"format": FORMAT, "policy": _plain(policy)}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def loads(text: str) -> Policy:
    """Return the policy in `text`, or raise PolicyFormatError."""
    try:
        document = json.loads(text)
    except ValueError as error:
        raise PolicyFormatError(f"not JSON: {error}") from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise PolicyFormatError(f"not a policy of format {FORMAT}")
    try:
        policy = _value(document["policy"])
    except (KeyError, TypeError, AttributeError) as error:
        raise PolicyFormatError(f"not a whole policy: {error}") from error
    if not isinstance(policy, Policy):
        raise PolicyFormatError("not a policy")
    return policy


def digest(text: str) -> str:
    """Return the name of an edition: 16 hexadecimal digits of SHA-256."""
    return sha256(text.encode()).hexdigest()[:16]


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        plain = {"is": type(value).__name__}
        for field in fields(value):
            found = getattr(value, field.name)
            if found != _default(field):
                plain[field.name] = _plain(found)
        return plain
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _default(field: Field[Any]) -> Any:
    return None if field.default is MISSING else field.default


def _value(plain: Any) -> Any:
    # most of a policy is text, for which no call is made
    if isinstance(plain, dict):
        kind = _CLASSES[plain["is"]]
        found = {
            name: item if isinstance(item, str) else _value(item)
            for name, item in plain.items()
            if name != "is"
        }
        return kind(**found)
    if isinstance(plain, list):
        return tuple([i if isinstance(i, str) else _value(i) for i in plain])
    return plain
