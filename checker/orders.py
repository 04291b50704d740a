"""Order lines: what was bought, and the affected part of what was paid."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from checker.money import UNBOUNDED, MoneyError, allocate, parse_money
from checker.policy import Money

__all__ = ["OrderError", "OrderLine", "affected_part", "parse_lines"]

_LINES_LIMIT = 100
_QUANTITY_LIMIT = 10_000
_COUNTED = {
    "quantity": "how many you bought",
    "affected": "how many have the problem",
    "returned": "how many were sent back before",
}


class OrderError(ValueError):
    """The order lines cannot be used; `str()` tells what to do.

    `part` is the key and the number of what is at fault, like "price-2".
    """

    def __init__(self, says: str, part: str = "") -> None:
        super().__init__(says)
        self.part = part


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One line: price of one piece, pieces bought, pieces affected.

    `discount` is what a coupon took off this line alone, in minor units;
    `returned` are the pieces that went back before.
    """

    item: str
    price: Money
    quantity: int
    affected: int
    discount: int = 0
    returned: int = 0


def parse_lines(raw: Any, currency: str = "") -> tuple[OrderLine, ...]:
    """Return order lines from a list of mappings, or from its JSON text."""
    if isinstance(raw, str):
        try:
            raw = json.loads(raw)
        except ValueError as error:
            raise OrderError("Enter the order item by item") from error
    if not isinstance(raw, list) or not raw:
        raise OrderError("Enter at least one item of the order")
    if len(raw) > _LINES_LIMIT:
        raise OrderError(f"Enter at most {_LINES_LIMIT} items")
    lines = []
    for number, row in enumerate(raw, start=1):
        lines.append(_line(row, number, currency))
        currency = lines[-1].price.currency
    if len({line.price.currency for line in lines}) > 1:
        raise OrderError("Enter all prices in one currency")
    if not any(line.affected for line in lines):
        raise OrderError("Enter how many have the problem", "affected-1")
    return tuple(lines)


def affected_part(lines: tuple[OrderLine, ...], paid: int) -> int:
    """Return the affected pieces' part of what was paid for all lines.

    What was paid is shared out over the lines by their amounts after
    their own discounts, and over the pieces of a line equally, largest
    remainder first, ties to the first; so any sequence of part refunds
    adds up to what was paid. The affected pieces come after those that
    were returned before. Of a payment without a limit it has none
    either, or it is nothing.
    """
    amounts = [
        line.price.minor * line.quantity - line.discount for line in lines
    ]
    if paid >= UNBOUNDED:
        plenty = max(sum(amounts), len(lines)) * _QUANTITY_LIMIT
        return UNBOUNDED if affected_part(lines, plenty) else 0
    by_line = allocate(paid, amounts)
    total = 0
    for line, amount in zip(lines, by_line, strict=True):
        each, odd = divmod(amount, line.quantity)
        # the first pieces cost the odd units more
        more = min(max(odd - line.returned, 0), line.affected)
        total += each * line.affected + more
    return total


def _line(row: Any, number: int, currency: str) -> OrderLine:
    if not isinstance(row, dict):
        raise OrderError(f"Item {number}: enter a name and a price")
    item = str(row.get("item", "")).strip()[:200] or f"Item {number}"
    try:
        price = parse_money(str(row.get("price", "")), currency)
    except MoneyError as error:
        raise _fault(number, "price", _inside(error)) from error
    quantity = _pieces(row, "quantity", number, least=1)
    affected = _pieces(row, "affected", number, least=0)
    if affected > quantity:
        raise _fault(
            number,
            "affected",
            f"{affected} cannot have the problem, because only {quantity} "
            "were bought. Change one of the two numbers",
        )
    returned = _pieces(row, "returned", number, least=0)
    if affected + returned > quantity:
        raise _fault(
            number,
            "returned",
            f"{returned} of {quantity} were sent back before, so {affected} "
            "more cannot have the problem. Change one of the numbers",
        )
    discount = _discount(row.get("discount", ""), number, price, quantity)
    return OrderLine(item, price, quantity, affected, discount, returned)


def _discount(raw: Any, number: int, price: Money, quantity: int) -> int:
    if not str(raw).strip():
        return 0
    try:
        found = parse_money(str(raw), price.currency)
    except MoneyError as error:
        says = f"the discount: {_inside(error)}"
        raise _fault(number, "discount", says) from error
    if found.currency != price.currency:
        says = f"enter the discount in {price.currency}, as the price"
        raise _fault(number, "discount", says)
    if found.minor > price.minor * quantity:
        raise _fault(
            number,
            "discount",
            "the discount cannot be more than the price of all pieces. "
            "Change one of the two amounts",
        )
    return found.minor


def _pieces(row: dict[str, Any], key: str, number: int, least: int) -> int:
    text = str(row.get(key, least)).strip() or "0"
    if not text.isascii() or not text.isdigit() or len(text) > 5:
        raise _fault(number, key, f"enter {_COUNTED[key]}, like 2")
    if not least <= int(text) <= _QUANTITY_LIMIT:
        range_words = f"a number from {least} to {_QUANTITY_LIMIT}"
        raise _fault(number, key, f"enter {_COUNTED[key]}: {range_words}")
    return int(text)


def _inside(error: MoneyError) -> str:
    """Return what an error says, for the middle of a sentence."""
    words = str(error)
    is_advice = words.startswith("Enter ")
    return words.replace("E", "e", 1) if is_advice else words


def _fault(number: int, key: str, says: str) -> OrderError:
    return OrderError(f"Item {number}: {says}", f"{key}-{number}")
