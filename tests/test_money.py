"""Money: read, written, shared and rounded in whole minor units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from checker.money import (
    CURRENCIES,
    MoneyError,
    allocate,
    example_amount,
    exponent,
    money_words,
    parse_money,
    share,
)
from checker.policy import Money, Ratio

HALF = Ratio(50, 100)


@pytest.mark.parametrize(
    ("currency", "places"),
    [("USD", 2), ("EUR", 2), ("JPY", 0), ("KRW", 0), ("KWD", 3), ("CLF", 4)],
)
def test_exponent_is_that_of_the_standard(currency: str, places: int) -> None:
    """A currency has as many decimals as ISO 4217 gives it."""
    assert exponent(currency) == places


@pytest.mark.parametrize(
    ("minor", "currency", "words"),
    [
        (7990, "USD", "79.90 USD"),
        (129900, "USD", "1,299.00 USD"),
        (5, "EUR", "0.05 EUR"),
        (300, "JPY", "300 JPY"),
        (1250, "KWD", "1.250 KWD"),
        (12345, "CLF", "1.2345 CLF"),
        (-650, "USD", "-6.50 USD"),
        (-5, "USD", "-0.05 USD"),
        (0, "USD", "0.00 USD"),
    ],
)
def test_money_words_show_the_currency_and_its_decimals(
    minor: int, currency: str, words: str
) -> None:
    """An amount is written with all decimals that its currency has."""
    assert money_words(minor, currency) == words


@pytest.mark.parametrize(
    ("text", "minor", "currency"),
    [
        ("79.90 USD", 7990, "USD"),
        ("79.9 USD", 7990, "USD"),
        ("79 usd", 7900, "USD"),
        ("USD 1,299", 129900, "USD"),
        ("1 299.50 EUR", 129950, "EUR"),
        ("300 JPY", 300, "JPY"),
        ("1.25 KWD", 1250, "KWD"),
        ("0 USD", 0, "USD"),
        ("79.90USD", 7990, "USD"),
        ("9999999999999.99 USD", 10**15 - 1, "USD"),
    ],
)
def test_parse_money_reads_what_people_type(
    text: str, minor: int, currency: str
) -> None:
    """An amount is read in major units with its currency on either side."""
    assert parse_money(text) == Money(minor, currency)


def test_parse_money_takes_the_currency_of_the_shop() -> None:
    """An amount without a currency is in the default currency."""
    assert parse_money("5", "EUR") == Money(500, "EUR")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("79.90", "Enter the amount with its currency, like 79.90 USD"),
        ("5 XYZ", "XYZ is not a currency code. Enter one like USD"),
        ("79,90 USD", "Enter an amount in numbers, like 79.90"),
        ("1.299,00 EUR", "Enter an amount in numbers, like 79.90"),
        ("1e3 USD", "Enter an amount in numbers, like 79.90"),
        ("abc USD", "Enter an amount in numbers, like 79.90"),
        ("five JPY", "Enter an amount in numbers, like 79"),
        ("5 EUR USD", "Enter the amount in one currency, like 79.90 USD"),
        ("0.5 JPY", "Enter the amount without decimals, like 79"),
        ("79.901 USD", "Enter at most 2 decimals, like 79.90"),
        (".5 USD", "Enter an amount in numbers, like 79.90"),
        ("USD", "Enter an amount in numbers, like 79.90"),
        ("-5 USD", "Enter an amount of nothing or more, like 79.90"),
        ("−5 USD", "Enter an amount of nothing or more, like 79.90"),
        ("10000000000000 USD", "Enter a smaller amount"),
        ("9" * 40 + " USD", "Enter a smaller amount"),
    ],
)
def test_parse_money_says_what_to_do(text: str, says: str) -> None:
    """What is no amount is refused with advice, never guessed."""
    with pytest.raises(MoneyError) as found:
        parse_money(text)
    assert str(found.value) == says


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("0.5 JPY", "Enter the amount without decimals, like 79"),
        ("1.2345 KWD", "Enter at most 3 decimals, like 79.900"),
        ("79.901 USD", "Enter at most 2 decimals, like 79.90"),
    ],
)
def test_parse_money_refuses_more_decimals_than_there_are(
    text: str, says: str
) -> None:
    """A part smaller than the smallest unit is refused, not rounded."""
    with pytest.raises(MoneyError) as found:
        parse_money(text)
    assert str(found.value) == says


def test_parse_money_refuses_two_currencies() -> None:
    """An amount has one currency, not two."""
    with pytest.raises(MoneyError):
        parse_money("5 USD EUR")


@given(some.integers(0, 10**15 - 1), some.sampled_from(sorted(CURRENCIES)))
def test_parse_money_undoes_money_words(minor: int, currency: str) -> None:
    """What is written can be read back, in every currency."""
    written = money_words(minor, currency)
    assert parse_money(written) == Money(minor, currency)


@pytest.mark.parametrize(
    ("amount", "ratio", "part"),
    [
        (748, HALF, 374),
        (749, HALF, 375),  # 374.5, the half goes up
        (750, HALF, 375),
        (1, HALF, 1),
        (0, HALF, 0),
        (-749, HALF, -375),  # away from nothing on both sides
        (1000, Ratio(125, 1000), 125),
        (100, Ratio(1, 3), 33),
        (200, Ratio(1, 3), 67),
        (7990, Ratio(100, 100), 7990),
    ],
)
def test_share_rounds_half_up_once(
    amount: int, ratio: Ratio, part: int
) -> None:
    """A percentage is an exact ratio, rounded half-up one single time."""
    assert share(amount, ratio) == part


@given(
    some.integers(0, 10**12),
    some.integers(0, 10**6),
    some.integers(1, 10**6),
)
def test_share_is_the_nearest_whole_unit(
    amount: int, numerator: int, denominator: int
) -> None:
    """A share is never further than half a unit from the exact ratio."""
    found = share(amount, Ratio(numerator, denominator))
    off = found * denominator - amount * numerator
    assert -denominator < 2 * off <= denominator


@pytest.mark.parametrize(
    ("total", "weights", "shares"),
    [
        (100, [1, 1, 1], (34, 33, 33)),  # ties to the first line
        (101, [1, 1, 1], (34, 34, 33)),
        (-100, [1, 1, 1], (-34, -33, -33)),
        (10, [1, 2], (3, 7)),  # 3.33 and 6.67: the larger remainder
        (5, [0, 1], (0, 5)),
        (5, [0, 0], (3, 2)),
        (0, [3, 4], (0, 0)),
        (7, [], ()),
    ],
)
def test_allocate_gives_to_the_largest_remainder(
    total: int, weights: list[int], shares: tuple[int, ...]
) -> None:
    """Left-over units go to the largest remainders, ties to the first."""
    assert allocate(total, weights) == shares


@given(
    some.integers(-(10**9), 10**9),
    some.lists(some.integers(0, 10**6), min_size=1, max_size=20),
)
def test_allocate_loses_nothing(total: int, weights: list[int]) -> None:
    """Shares add up to the total, each within a unit of its exact part."""
    shares = allocate(total, weights)
    assert sum(shares) == total
    whole = sum(weights)
    if whole:
        for part, weight in zip(shares, weights, strict=True):
            assert abs(part * whole - total * weight) < whole


@pytest.mark.parametrize(
    ("currency", "plain", "coded"),
    [
        ("EUR", "79.90", "79.90 EUR"),
        ("JPY", "79", "79 JPY"),
        ("KWD", "79.900", "79.900 KWD"),
        ("", "79.90", "79.90"),
    ],
)
def test_example_is_an_amount_of_its_currency(
    currency: str, plain: str, coded: str
) -> None:
    """What is shown as an example could be typed as it stands."""
    assert example_amount(currency) == plain
    assert example_amount(currency, coded=True) == coded


def test_parse_money_advises_in_the_currency_of_the_shop() -> None:
    """A shop that sells in euros asks for euros, not for dollars."""
    with pytest.raises(MoneyError) as error:
        parse_money("5 EUR USD", "EUR")
    assert str(error.value).endswith("like 79.90 EUR")
    with pytest.raises(MoneyError) as error:
        parse_money("five", "JPY")
    assert str(error.value).endswith("Enter one like JPY")
