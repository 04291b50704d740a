"""Money in integer minor units: currencies, reading, writing, sharing out.

Exponents are those of ISO 4217; no amount is ever a float.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from checker.english import problems as say
from checker.policy import Money, Ratio

__all__ = [
    "CURRENCIES",
    "EXPONENTS",
    "UNBOUNDED",
    "MoneyError",
    "allocate",
    "example_amount",
    "exponent",
    "is_unbounded",
    "money_words",
    "parse_money",
    "share",
]

UNBOUNDED = 10**30
"""Stands for "no upper limit" in sums; real amounts stay below _LIMIT."""

_LIMIT = 10**15

CURRENCIES = frozenset(
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND "
    "BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU "
    "CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP "
    "GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES "
    "KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD "
    "MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR "
    "PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD "
    "SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS "
    "UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XOF XPF "
    "YER ZAR ZMW ZWG".split()
)

EXPONENTS = (
    dict.fromkeys(
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF "
        "XPF".split(),
        0,
    )
    | dict.fromkeys("BHD IQD JOD KWD LYD OMR TND".split(), 3)
    | dict.fromkeys("CLF UYW".split(), 4)
)
"""How many decimals a currency has, where not two."""

_CODE = re.compile(r"[A-Z]+")
_AMOUNT = re.compile(
    r"(?P<before>[A-Z]*)\s*(?P<sign>[-−]?)"
    r"(?P<whole>\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.(?P<part>\d+))?"
    r"\s*(?P<after>[A-Z]*)"
)


class MoneyError(ValueError):
    """What was typed is no amount; `str()` tells the customer what to do."""


def exponent(currency: str) -> int:
    """Return how many decimals the currency has."""
    return EXPONENTS.get(currency, 2)


def money_words(minor: int, currency: str) -> str:
    """Return "1,299.00 USD", "300 JPY" or "1.250 KWD"."""
    places = exponent(currency)
    sign = "-" if minor < 0 else ""
    whole, part = divmod(abs(minor), 10**places)
    decimals = f".{part:0{places}d}" if places else ""
    return f"{sign}{whole:,}{decimals} {currency}".rstrip()


def example_amount(currency: str, *, coded: bool = False) -> str:
    """Return an amount as people type it: "79.90", or "79" in yen."""
    places = exponent(currency)
    words = money_words(7990 * 10**places // 100, currency)
    return words if coded else words.removesuffix(f" {currency}")


@lru_cache(maxsize=1000)
def parse_money(text: str, default_currency: str = "") -> Money:
    """Return the amount in "79.90 USD", "USD 1,299" or (by default) "5".

    Raises MoneyError.
    """
    words = text.strip().upper()
    codes = _CODE.findall(words)
    if len(codes) > 1:
        raise MoneyError(_too_many_words(codes, default_currency))
    currency = codes[0] if codes else default_currency
    if not currency:
        like = example_amount("USD", coded=True)
        raise MoneyError(say.enter_amount_with_currency(like))
    if currency not in CURRENCIES:
        raise MoneyError(
            say.no_currency(currency[:12], default_currency or "USD")
        )
    match = _AMOUNT.fullmatch(words)
    if match is None:
        raise MoneyError(say.enter_amount(example_amount(currency)))
    if match["sign"]:
        raise MoneyError(say.enter_nothing_or_more(example_amount(currency)))
    places = exponent(currency)
    part = match["part"] or ""
    if len(part) > places:
        like = example_amount(currency)
        raise MoneyError(say.too_many_decimals(places, like))
    digits = match["whole"].replace(",", "").replace(" ", "")
    if len(digits) > len(str(_LIMIT)):
        raise MoneyError(say.SMALLER_AMOUNT)
    whole = int(digits)
    minor = whole * 10**places + int(part.ljust(places, "0") or "0")
    if minor >= _LIMIT:
        raise MoneyError(say.SMALLER_AMOUNT)
    return Money(minor, currency)


def is_unbounded(minor: int) -> bool:
    """Tell whether an amount comes from one without an upper limit."""
    return abs(minor) > _LIMIT * _LIMIT // 10**8


def share(amount: int, ratio: Ratio) -> int:
    """Return the ratio of an amount, rounded once, half away from zero."""
    top = abs(amount) * ratio.numerator
    rounded = (2 * top + ratio.denominator) // (2 * ratio.denominator)
    return rounded if amount >= 0 else -rounded


def allocate(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Share out a total by weights so that the shares add up to it.

    Largest remainder: every share is rounded towards nothing, and the
    units left over go to the largest remainders, ties to the first
    line. Weights of nothing at all share equally.
    """
    if not weights:
        return ()
    if not any(weights):
        weights = [1] * len(weights)
    whole = sum(weights)
    size = abs(total)
    shares = [size * weight // whole for weight in weights]
    remainders = [size * weight % whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda i: (-remainders[i], i))
    for index in order[: size - sum(shares)]:
        shares[index] += 1
    return tuple(share if total >= 0 else -share for share in shares)


def _too_many_words(codes: list[str], default_currency: str) -> str:
    """Return what to do about "5 USD EUR", or about "five USD"."""
    known = [code for code in codes if code in CURRENCIES]
    if len(known) > 1:
        like = example_amount(default_currency or "USD", coded=True)
        return say.enter_amount_in_one_currency(like)
    like = example_amount(known[0] if known else default_currency)
    return say.enter_amount(like)
