"""What was probably meant by a value that is written in another way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches

from checker.money import CURRENCIES
from clausewise.problems import one_of

__all__ = [
    "full_unit",
    "likely_amount",
    "likely_day",
    "likely_number",
    "misspelt_unit",
]

_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen twenty"
).split()
_NUMBERS = {word: str(number) for number, word in enumerate(_ONES, 1)}
_NUMBERS |= {
    "a": "1",
    "an": "1",
    "thirty": "30",
    "forty": "40",
    "fifty": "50",
    "sixty": "60",
    "ninety": "90",
    "hundred": "100",
}
_UNITS = {
    "h": "hours",
    "hr": "hours",
    "hrs": "hours",
    "d": "days",
    "wk": "weeks",
    "wks": "weeks",
    "yr": "years",
    "yrs": "years",
    "percent": "%",
    "per cent": "%",
    "pct": "%",
}
_NUMBER = re.compile(
    r"[^\d.,]*(\d{1,5})(?: ?(?:-|–|or|to|until) ?(\d{1,5}))? ?"
    r"([a-z]+(?: [a-z]+)*|%)\W*"
)
_TWICE = re.compile(r"(\d+) \(\1\)")
_SIGNS = {
    "Euro": "EUR",
    "Euros": "EUR",
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
}
_MONTHS = (
    "january february march april may june july august september october "
    "november december"
).split()


def likely_number(text: str) -> str:
    """Return "14 days" for "fourteen (14) Days.", "" if nothing is likely."""
    if amount := likely_amount(text):
        return amount
    digits = re.sub(r"[a-z]+", _in_digits, text.lower())
    match = _NUMBER.fullmatch(_TWICE.sub(r"\1", digits))
    if match is None:
        return ""
    least, most, noun = match.groups()
    until = f" to {most}" if most else ""
    return f'"{least}{until} {full_unit(noun) or noun}"'


def _in_digits(word: re.Match[str]) -> str:
    return _NUMBERS.get(word[0], word[0])


def full_unit(noun: str) -> str:
    """Return "hours" for "hrs", "%" for "per cent", "" for another noun."""
    return _UNITS.get(noun, "")


def misspelt_unit(noun: str, units: Iterable[str]) -> str:
    """Return "days" for "dais", "" for what may be counted, like "yards".

    One slip is one letter wrong, missing or too many, or two that changed
    places; nobody's pen slips at the first letter. Two words are a unit even
    with more slips than one.
    """
    units = list(units)
    slips = [unit for unit in units if _is_one_slip(noun, unit)]
    if " " in noun:
        pairs = [unit for unit in units if " " in unit]
        slips += get_close_matches(noun, pairs, n=1, cutoff=0.8)
    return slips[0] if slips else ""


def _is_one_slip(word: str, meant: str) -> bool:
    return any(
        word[at:] == meant[at + 1 :]  # missing
        or word[at + 1 :] == meant[at:]  # too many
        or word[at + 1 :] == meant[at + 1 :]  # wrong
        or word[at:] == meant[at : at + 2][::-1] + meant[at + 2 :]
        for at in range(1, len(meant) + 1)
        if word[:at] == meant[:at]
    )


def likely_amount(text: str) -> str:
    """Return "50.00 USD" for "$50" or "50,00 USD", "" if none is likely."""
    number = re.search(r"\d+(?:[.,]\d{1,3})?(?![\d.,])", text)
    if number is None or len(re.findall(r"\d+(?:[.,]\d+)*", text)) != 1:
        return ""
    rest = text.replace(number[0], "").strip()
    code = _SIGNS.get(rest, rest.upper())
    if code not in CURRENCIES:
        return ""
    whole, _, part = number[0].replace(",", ".").partition(".")
    if len(part) == 3:
        return ""
    return f'"{whole}{"." + part.ljust(2, "0") if part else ""} {code}"'


def likely_day(text: str) -> str:
    """Return the dates that "3/4/2026" can be, "" if it can be none."""
    found = dict.fromkeys(_days(text))
    return one_of(found) if found else ""


def _days(text: str) -> Iterator[str]:
    words = re.findall(r"\d+|[a-z]+", text.lower())
    if len(words) != 3:
        return
    years = [word for word in words if len(word) == 4 and word.isdigit()]
    others = [word for word in words if word not in years]
    if len(years) != 1 or len(others) != 2:
        return
    orders = [others, others[::-1]]
    if words[0] in years:
        orders = [others[::-1]]
    for day, month in orders:
        number = _month(month)
        if number and day.isdigit():
            try:
                yield date(int(years[0]), number, int(day)).isoformat()
            except ValueError:
                continue


def _month(word: str) -> int:
    if word.isdigit():
        return int(word) if 1 <= int(word) <= 12 else 0
    for number, name in enumerate(_MONTHS, 1):
        if len(word) >= 3 and name.startswith(word):
            return number
    return 0
