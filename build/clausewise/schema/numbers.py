"""The shape of the numbers of a clause, dated or not."""

from __future__ import annotations

from clausewise.load import grammar
from clausewise.schema.parts import Parts
from clausewise.schema.shapes import DAY, Plain, either, money, pattern

__all__ = ["parameters"]

_LENGTH = "[1-9][0-9]{0,4}( to [1-9][0-9]{0,4})? "
_FIRST_DAY = "(, the first day counted)?"
_EXTENDED = "(, (the first day counted|extended to a working day)){0,2}"
_NUMBERS = (
    "not stated",
    f"{_LENGTH}hours?",
    f"{_LENGTH}(working|business) days?{_FIRST_DAY}",
    f"{_LENGTH}((natural |calendar )?day|week|month|year)s?{_EXTENDED}",
    r"(?!0+(\.0+)? ?%)[0-9]{1,4}(\.[0-9]{1,6})? ?%",
    r"[1-9][0-9]* (?!(working |business )?(hour|day|week|month|year)s?\b)"
    "[a-z]+( [a-z]+)*",
)


def parameters(parts: Parts) -> Plain:
    """Return the shape of the numbers of a clause."""
    value = either(
        pattern("|".join(_NUMBERS), examples=["14 days", "50 %"]),
        money(parts.policy.currency),
    )
    dated = parts.shaper.lines(
        grammar.DATED, {"value": value, "for orders from": DAY}
    )
    later = dated | {"required": ["value", "for orders from"]}
    first = dated | {"not": {"required": ["for orders from"]}}
    return {
        "type": "object",
        "additionalProperties": either(
            value,
            {
                "type": "array",
                "prefixItems": [first],
                "items": later,
                "minItems": 1,
            },
        ),
        "minProperties": 1,
    }
