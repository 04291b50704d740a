"""Order lines: read with care, and shared out to the last unit."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from checker.money import allocate
from checker.orders import OrderError, OrderLine, affected_part, parse_lines
from checker.policy import Money


def line(price: int, quantity: int = 1, affected: int = 0) -> OrderLine:
    """A line of one order, in dollars."""
    return OrderLine("Item", Money(price, "USD"), quantity, affected)


def row(**changes: str) -> dict[str, str]:
    """A line as it is typed."""
    usual = {"item": "Mug", "price": "10.00 USD", "quantity": "2"}
    return usual | {"affected": "1"} | changes


def test_parse_lines_reads_rows() -> None:
    """A row is an item, the price of one, how many, how many affected."""
    mug = OrderLine("Mug", Money(1000, "USD"), 2, 1)
    assert parse_lines([row()]) == (mug,)
    assert parse_lines(json.dumps([row()])) == (mug,)


def test_parse_lines_takes_the_currency_of_the_line_above() -> None:
    """The currency is typed once; later lines may leave it out."""
    lines = parse_lines([row(), row(price="7.50")])
    assert lines[1].price == Money(750, "USD")


def test_parse_lines_counts_one_piece_if_nobody_says() -> None:
    """A line without a quantity is one piece, and none of it affected."""
    rows = [row(), {"item": "Bowl", "price": "5 USD"}]
    bowl = parse_lines(rows)[1]
    assert (bowl.quantity, bowl.affected) == (1, 0)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ("not json", "item by item"),
        ([], "at least one item"),
        ({}, "at least one item"),
        (7, "at least one item"),
        ([row()] * 101, "at most 100 items"),
        (["Mug"], "Item 1: enter a name and a price"),
        ([row(price="")], "Item 1: enter the amount with its currency"),
        ([row(), row(price="abc")], "Item 2: "),
        (
            [row(quantity="0")],
            "Item 1: enter how many you bought: a number from 1 to 10000",
        ),
        ([row(quantity="1.5")], "Item 1: enter how many you bought, like 2"),
        ([row(quantity="-1")], "Item 1: enter how many you bought, like 2"),
        (
            [row(quantity="99999999")],
            "Item 1: enter how many you bought, like 2",
        ),
        (
            [row(quantity="10001")],
            "Item 1: enter how many you bought: a number",
        ),
        (
            [row(affected="3")],
            "Item 1: 3 cannot have the problem, because only 2 were bought",
        ),
        ([row(affected="0")], "how many have the problem"),
        ([row(), row(price="1 EUR")], "all prices in one currency"),
        ([row() | {"price": None}], "Item 1: "),
        ([row(price="ten USD")], "Item 1: enter an amount in numbers"),
        ([row(price="1.005 USD")], "Item 1: enter at most 2 decimals,"),
    ],
)
def test_parse_lines_says_what_to_mend(raw: Any, says: str) -> None:
    """Rows that cannot be used are refused with their number and advice."""
    with pytest.raises(OrderError) as found:
        parse_lines(raw)
    assert says in str(found.value)


@pytest.mark.parametrize(("affected", "part"), [(1, 34), (2, 67), (3, 100)])
def test_affected_part_gives_the_odd_unit_to_the_first_piece(
    affected: int, part: int
) -> None:
    """One dollar for three equal pieces is 34, 33 and 33 cents."""
    assert affected_part((line(50, 3, affected),), 100) == part


def test_affected_part_shares_a_discount_by_price() -> None:
    """A coupon over two lines lowers each by its part of the price."""
    # 10.00 and 20.00, less a coupon of 3.00: paid 9.00 and 18.00
    assert affected_part((line(1000, 1, 1), line(2000)), 2700) == 900
    assert affected_part((line(1000), line(2000, 1, 1)), 2700) == 1800


def test_affected_part_of_free_lines_is_shared_equally() -> None:
    """Lines without a price share what was paid in equal parts."""
    assert affected_part((line(0, 1, 1), line(0)), 500) == 250


@given(
    some.lists(
        some.tuples(some.integers(0, 10**5), some.integers(1, 5)),
        min_size=1,
        max_size=5,
    ),
    some.integers(0, 10**6),
)
def test_affected_part_of_all_part_refunds_is_what_was_paid(
    sizes: list[tuple[int, int]], paid: int
) -> None:
    """Any sequence of part refunds adds up to what was paid, no more."""
    total = 0
    for chosen in range(len(sizes)):
        last = 0
        for affected in range(1, sizes[chosen][1] + 1):
            lines = tuple(
                line(price, quantity, affected if place == chosen else 0)
                for place, (price, quantity) in enumerate(sizes)
            )
            part = affected_part(lines, paid)
            assert part >= last
            last = part
        total += last
    assert total == paid


def test_affected_part_minds_a_discount_on_one_line() -> None:
    """A coupon for one line alone comes off that line's share."""
    # A 100 less its own 10, and B 200; 290 was paid
    rows = parse_lines(
        [
            {"item": "A", "price": "100.00 EUR", "quantity": "1"}
            | {"affected": "1", "discount": "10.00"},
            {"item": "B", "price": "200.00 EUR", "quantity": "1"},
        ]
    )
    assert affected_part(rows, 29000) == 9000


@given(
    some.integers(0, 10**6),
    some.integers(1, 30),
    some.integers(0, 30),
    some.integers(0, 30),
)
def test_affected_part_is_that_of_pieces_shared_out_one_by_one(
    paid: int, quantity: int, returned: int, affected: int
) -> None:
    """A piece costs the same or a unit more, and the first cost more."""
    returned = min(returned, quantity)
    affected = min(affected, quantity - returned)
    pieces = allocate(paid, [1] * quantity)
    mugs = OrderLine(
        "Mug", Money(5, "USD"), quantity, affected, returned=returned
    )
    expected = sum(pieces[returned : returned + affected])
    assert affected_part((mugs,), paid) == expected


def test_affected_part_goes_on_after_earlier_returns() -> None:
    """Part refunds one after another add up to the line, to the cent."""
    # 10.00 over three pieces: 3.34, 3.33, 3.33
    parts = [
        affected_part((OrderLine("A", Money(400, "EUR"), 3, 1, 0, n),), 1000)
        for n in range(3)
    ]
    assert parts == [334, 333, 333]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (
            {"discount": "20.01"},
            "Item 1: the discount cannot be more than the price of all "
            "pieces. Change one of the two amounts",
        ),
        (
            {"returned": "2"},
            "Item 1: 2 of 2 were sent back before, so 1 more cannot have "
            "the problem. Change one of the numbers",
        ),
    ],
)
def test_lines_refuse_more_than_was_bought(
    more: dict[str, str], says: str
) -> None:
    """No line loses more than it was worth, or more pieces than it had."""
    row = {"item": "A", "price": "10.00 EUR", "quantity": "2", "affected": "1"}
    with pytest.raises(OrderError) as error:
        parse_lines([row | more])
    assert str(error.value) == says


@pytest.mark.parametrize(
    ("more", "part"),
    [
        ({"price": "abc"}, "price-2"),
        ({"quantity": "0"}, "quantity-2"),
        ({"affected": "3"}, "affected-2"),
        ({"returned": "2"}, "returned-2"),
        ({"discount": "20.01"}, "discount-2"),
        ({"discount": "1.00 EUR"}, "discount-2"),
    ],
)
def test_lines_name_the_part_at_fault(more: dict[str, str], part: str) -> None:
    """A page can mark the very field that is wrong."""
    with pytest.raises(OrderError) as error:
        parse_lines([row(), row(**more)])
    assert error.value.part == part
