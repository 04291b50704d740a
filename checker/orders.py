"""Order lines: what was bought, and the affected part of what was paid."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from checker.english import problems as say
from checker.money import UNBOUNDED, MoneyError, allocate, parse_money
from checker.policy import Money

__all__ = ["OrderError", "OrderLine", "affected_part", "parse_lines"]

_LINES_LIMIT = 100
_QUANTITY_LIMIT = 10_000


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
            raise OrderError(say.ENTER_ITEM_BY_ITEM) from error
    if not isinstance(raw, list) or not raw:
        raise OrderError(say.ENTER_ITEM)
    if len(raw) > _LINES_LIMIT:
        raise OrderError(say.items_at_most(_LINES_LIMIT))
    lines = []
    for number, row in enumerate(raw, start=1):
        lines.append(_line(row, number, currency))
        currency = lines[-1].price.currency
    if len({line.price.currency for line in lines}) > 1:
        raise OrderError(say.ONE_CURRENCY_OF_PRICES)
    if not any(line.affected for line in lines):
        raise OrderError(say.HOW_MANY, "affected-1")
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
        raise OrderError(say.in_item(number, say.NAME_AND_PRICE))
    item = str(row.get("item", "")).strip()[:200] or say.item_words(number)
    try:
        price = parse_money(str(row.get("price", "")), currency)
    except MoneyError as error:
        raise _fault(number, "price", say.inside(str(error))) from error
    quantity = _pieces(row, "quantity", number, least=1)
    affected = _pieces(row, "affected", number, least=0)
    if affected > quantity:
        says = say.more_affected_than_bought(affected, quantity)
        raise _fault(number, "affected", says)
    returned = _pieces(row, "returned", number, least=0)
    if affected + returned > quantity:
        says = say.more_affected_than_left(returned, quantity, affected)
        raise _fault(number, "returned", says)
    discount = _discount(row.get("discount", ""), number, price, quantity)
    return OrderLine(item, price, quantity, affected, discount, returned)


def _discount(raw: Any, number: int, price: Money, quantity: int) -> int:
    if not str(raw).strip():
        return 0
    try:
        found = parse_money(str(raw), price.currency)
    except MoneyError as error:
        says = say.in_discount(str(error))
        raise _fault(number, "discount", says) from error
    if found.currency != price.currency:
        says = say.discount_in(price.currency)
        raise _fault(number, "discount", says)
    if found.minor > price.minor * quantity:
        raise _fault(number, "discount", say.TOO_LARGE_A_DISCOUNT)
    return found.minor


def _pieces(row: dict[str, Any], key: str, number: int, least: int) -> int:
    text = str(row.get(key, least)).strip() or "0"
    counted = say.COUNTED[key]
    if not text.isascii() or not text.isdigit() or len(text) > 5:
        raise _fault(number, key, say.enter_count(counted))
    if not least <= int(text) <= _QUANTITY_LIMIT:
        says = say.enter_count_between(counted, least, _QUANTITY_LIMIT)
        raise _fault(number, key, says)
    return int(text)


def _fault(number: int, key: str, says: str) -> OrderError:
    return OrderError(say.in_item(number, says), f"{key}-{number}")
