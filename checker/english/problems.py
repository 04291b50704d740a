"""What to do about an answer that cannot be used, in the question's words.

Each is put as what to do; the page ends it with a full stop.
"""

from __future__ import annotations

from checker.english.values import capital, quoted

NO_SUCH_QUESTION = "This policy has no such question. Take the answer out"
WORKED_OUT = "This is worked out and cannot be answered. Take it out"
ENTER_NUMBER = "Enter a whole number, like 3"
ENTER_PERIOD = "Enter a length of time, like 12 months"

ENTER_DATE = "Enter a date, like 27 3 2026"
ENTER_TIME = "Enter the time as hours and minutes, like 14:30"
NO_SUCH_DAY = "There is no such day. Check the day and the month"

ENTER_ITEM_BY_ITEM = "Enter the order item by item"
ENTER_ITEM = "Enter at least one item of the order"
ONE_CURRENCY_OF_PRICES = "Enter all prices in one currency"
HOW_MANY = "Enter how many have the problem"
NAME_AND_PRICE = "enter a name and a price"
TOO_LARGE_A_DISCOUNT = (
    "the discount cannot be more than the price of all pieces. "
    "Change one of the two amounts"
)
COUNTED = {
    "quantity": "how many you bought",
    "affected": "how many have the problem",
    "returned": "how many were sent back before",
}

SMALLER_AMOUNT = "Enter a smaller amount"


def select(ask: str) -> str:
    """Say that one of the options has to be chosen."""
    return f"Select an answer to {quoted(ask)}"


def enter_date_for(ask: str) -> str:
    """Say how to give the date that a question asks for."""
    return (
        f"Enter the date for {quoted(ask)}, like 27 3 2026 for 27 March 2026"
    )


def not_in_future(noun: str) -> str:
    """Say that an event has happened already."""
    is_date = {"date", "day"} & set(noun.split())
    subject = capital(noun) if is_date else f"The date of {noun}"
    return f"{subject} cannot be in the future. Enter a date up to today"


def years_between(first: int, last: int) -> str:
    """Say which years can be meant."""
    return f"The year must be between {first} and {last}"


def before_another_date(
    later: str, day: str, earlier: str, other_day: str
) -> str:
    """Say that two dates stand in the wrong order."""
    return (
        f"{later} ({day}) cannot be before {earlier} ({other_day}). "
        "Change one of the two dates"
    )


def more_than(part: str, amount: str, whole: str, most: str) -> str:
    """Say that a part is more than its whole."""
    return (
        f"{part} ({amount}) cannot be more than {whole} ({most}). "
        "Change one of the two amounts"
    )


def more_than_was_paid(refunded: str, amount: str, paid: str) -> str:
    """Say that more was paid back than was paid."""
    return (
        f"{refunded} ({amount}) cannot be more than what was paid ({paid}). "
        "Change one of the amounts"
    )


def enter_amount_in(currency: str) -> str:
    """Say which currency the shop uses."""
    return f"Enter the amount in {currency}, as the shop does"


def one_currency(found: str, other: str) -> str:
    """Say that amounts of one case are in two currencies."""
    return (
        "Enter all amounts in one currency: this one is in "
        f"{found}, another in {other}"
    )


def enter_amount(like: str) -> str:
    """Say that an amount is a number."""
    return f"Enter an amount in numbers, like {like}"


def enter_nothing_or_more(like: str) -> str:
    """Say that an amount has no minus."""
    return f"Enter an amount of nothing or more, like {like}"


def enter_amount_in_one_currency(like: str) -> str:
    """Say that an amount has one currency."""
    return f"Enter the amount in one currency, like {like}"


def enter_amount_with_currency(like: str) -> str:
    """Say that an amount needs its currency."""
    return f"Enter the amount with its currency, like {like}"


def no_currency(code: str, like: str) -> str:
    """Say that ISO 4217 has no such code."""
    return f"{code} is not a currency code. Enter one like {like}"


def too_many_decimals(places: int, like: str) -> str:
    """Say how many decimals an amount has at most."""
    if not places:
        return f"Enter the amount without decimals, like {like}"
    return f"Enter at most {places} decimals, like {like}"


def item_words(number: int) -> str:
    """Return what a line of an order is called."""
    return f"Item {number}"


def inside(says: str) -> str:
    """Return advice for the middle of a sentence."""
    return says.replace("E", "e", 1) if says.startswith("Enter ") else says


def in_item(number: int, says: str) -> str:
    """Say something of a line of an order."""
    return f"{item_words(number)}: {says}"


def items_at_most(most: int) -> str:
    """Say how long an order can be."""
    return f"Enter at most {most} items"


def more_affected_than_bought(affected: int, quantity: int) -> str:
    """Say that fewer pieces were bought than have the problem."""
    return (
        f"{affected} cannot have the problem, because only {quantity} "
        "were bought. Change one of the two numbers"
    )


def more_affected_than_left(
    returned: int, quantity: int, affected: int
) -> str:
    """Say that too few pieces are left to have the problem."""
    return (
        f"{returned} of {quantity} were sent back before, so {affected} "
        "more cannot have the problem. Change one of the numbers"
    )


def in_discount(says: str) -> str:
    """Say what is wrong with a discount."""
    return f"the discount: {inside(says)}"


def discount_in(currency: str) -> str:
    """Say that a discount is in the price's currency."""
    return f"enter the discount in {currency}, as the price"


def enter_count(counted: str) -> str:
    """Say how to give a number of pieces."""
    return f"enter {counted}, like 2"


def enter_count_between(counted: str, least: int, most: int) -> str:
    """Say between which numbers a number of pieces lies."""
    return f"enter {counted}: a number from {least} to {most}"
