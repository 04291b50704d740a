"""Order lines: what was bought, and the affected part of what was paid."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from checker.money import MoneyError, allocate, parse_money
from checker.policy import Money

__all__ = ["OrderError", "OrderLine", "affected_part", "parse_lines"]

_LINES_LIMIT = 100
_QUANTITY_LIMIT = 10_000


class OrderError(ValueError):
    """The order lines cannot be used; `str()` tells what to do."""


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
            raise OrderError("Enter the order line by line") from error
    if not isinstance(raw, list) or not raw:
        raise OrderError("Enter at least one line of the order")
    if len(raw) > _LINES_LIMIT:
        raise OrderError(f"Enter at most {_LINES_LIMIT} lines")
    lines = []
    for number, row in enumerate(raw, start=1):
        lines.append(_line(row, number, currency))
        currency = lines[-1].price.currency
    if len({line.price.currency for line in lines}) > 1:
        raise OrderError("Enter all prices in one currency")
    if not any(line.affected for line in lines):
        raise OrderError("Enter how many pieces are affected")
    return tuple(lines)


def affected_part(lines: tuple[OrderLine, ...], paid: int) -> int:
    """Return the affected pieces' part of what was paid for all lines.

    What was paid is shared out over the lines by their amounts after
    their own discounts, and over the pieces of a line equally, largest
    remainder first, ties to the first; so any sequence of part refunds
    adds up to what was paid. The affected pieces come after those that
    were returned before.
    """
    by_line = allocate(
        paid,
        [line.price.minor * line.quantity - line.discount for line in lines],
    )
    total = 0
    for line, amount in zip(lines, by_line, strict=True):
        pieces = allocate(amount, [1] * line.quantity)
        total += sum(pieces[line.returned : line.returned + line.affected])
    return total


def _line(row: Any, number: int, currency: str) -> OrderLine:
    if not isinstance(row, dict):
        raise OrderError(f"Line {number}: enter an item and its price")
    item = str(row.get("item", "")).strip()[:200] or f"Item {number}"
    try:
        price = parse_money(str(row.get("price", "")), currency)
    except MoneyError as error:
        raise OrderError(f"Line {number}: {error}") from error
    quantity = _pieces(row.get("quantity", "1"), number, least=1)
    affected = _pieces(row.get("affected", "0"), number, least=0)
    if affected > quantity:
        raise OrderError(
            f"Line {number}: {affected} pieces are affected, "
            f"but only {quantity} were bought. Change one of the two"
        )
    returned = _pieces(row.get("returned", "0"), number, least=0)
    if affected + returned > quantity:
        raise OrderError(
            f"Line {number}: {returned} of {quantity} pieces went back "
            f"before, so {affected} cannot be affected. Change one of them"
        )
    discount = _discount(row.get("discount", ""), number, price, quantity)
    return OrderLine(item, price, quantity, affected, discount, returned)


def _discount(raw: Any, number: int, price: Money, quantity: int) -> int:
    if not str(raw).strip():
        return 0
    try:
        found = parse_money(str(raw), price.currency)
    except MoneyError as error:
        raise OrderError(f"Line {number}, discount: {error}") from error
    if found.currency != price.currency:
        raise OrderError(f"Line {number}: enter one currency")
    if found.minor > price.minor * quantity:
        raise OrderError(
            f"Line {number}: the discount is more than the line. "
            "Change one of the two"
        )
    return found.minor


def _pieces(raw: Any, number: int, least: int) -> int:
    text = str(raw).strip() or "0"
    if not text.isascii() or not text.isdigit() or len(text) > 5:
        raise OrderError(f"Line {number}: enter how many, like 2")
    if not least <= int(text) <= _QUANTITY_LIMIT:
        raise OrderError(f"Line {number}: enter a number from {least} up")
    return int(text)
