"""What one customer is told: the verdict, why, and what would change it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from checker.english.values import all_of, any_of, capital, quoted

type Prospect = Literal["covered", "decided", "open"]
"""Whether a case is then covered, somebody decides, or the rest does."""

# The verdict in one sentence.
BY_ITSELF = "It happens by itself."
NOT_COVERED = "It is not covered."
NOT_REGULATED = "This policy does not say anything about this."
NOT_TRUE_TOGETHER = "Some answers cannot be true together."
UNREAD = "Some answers need another look."
NO_REMEDY_NAMED = "The policy names no remedy; the shop decides what follows."
SHOP_DECIDES = "The shop decides whether you get it."
# Why.
YOUR_CASE = "This is the case that you describe."
NO_LESS_THAN_NOTHING = "A refund is never less than nothing"
NO_MORE_THAN_PAID = "A refund is never more than what you paid"
NOT_PAID_AGAIN = "What you have already got back is not paid again"
WHETHER_TO_REFUSE = "whether to refuse this"
# What is possible from some day on.
THIS = "this"

_VERDICTS = {
    "eligible": "Yes.",
    "eligible_subject_to_review": "Possibly.",
    "too early": "Not yet.",
    "not_eligible": "No.",
    "not_needed": "You need not do anything.",
}
_CHOICES = {
    "customer": "You can choose: {}.",
    "shop": "You get, as the shop chooses: {}.",
}
_CONDITIONS = {
    "allowed only if": "Allowed only if {}.",
    "refused if": "Refused: {}.",
    "may be refused if": "May be refused: {}.",
}
_WOULD = {
    "covered": "this would be covered",
    "decided": "this could be covered, and somebody would decide",
    "open": "this could be covered, and the other conditions would decide",
}
_WILL = {
    "covered": "",
    "decided": ", and somebody then decides",
    "open": ", if the other conditions hold",
}
_INDIRECT = ("whether", "how", "what", "which", "when", "who", "where")


def verdict(name: str, says: str) -> str:
    """Say a verdict and what it means for the customer."""
    return f"{_VERDICTS[name]} {says}"


def gains(chosen_by: str, remedies: Sequence[str]) -> str:
    """Say what a customer gets."""
    if len(remedies) > 1 and chosen_by in _CHOICES:
        return _CHOICES[chosen_by].format(any_of(remedies))
    return f"You can get: {all_of(remedies)}."


def with_amount(remedy: str, amount: str) -> str:
    """Return a remedy with what it comes to."""
    return f"{remedy} ({amount})"


def last_day_for(noun: str, day: str) -> str:
    """Say the first deadline, behind the verdict."""
    return f" Last day for {noun}: {day}."


def time_for(noun: str, until: str) -> str:
    """Say the same where hours count, so that no day is the last."""
    return f" Time for {noun}: until {until}."


def another_way(ways: Sequence[str]) -> str:
    """Say what can be had instead."""
    return f"Not this, but there is another way: {any_of(ways)}."


def depends_on(asks: Sequence[str]) -> str:
    """Say which answers are still open."""
    answers = "answer" if len(asks) == 1 else "answers"
    quotes = all_of([quoted(ask) for ask in asks])
    return f"It depends on the {answers} to {quotes}"


def decides(who: str, about: str) -> str:
    """Return "The shop decides whether …", or "… decides: …"."""
    first = about.split(" ", 1)[0]
    mark = "" if first in _INDIRECT else ":"
    return f"{capital(who)} decides{mark} {about.rstrip('.')}."


def decides_because(who: str, about: str) -> str:
    """Return the same, to be followed by the reason."""
    return f"{decides(who, about)} "


def has_agreed(who: str) -> str:
    """Say that somebody has decided for the customer."""
    return f"{capital(who)} has agreed."


def tells(who: str, noun: str) -> str:
    """Say who knows what the customer cannot know."""
    return f"{capital(who)} tells what is open here: {noun}."


def whether_you_get(remedy: str) -> str:
    """Return what is decided about a remedy that is not certain."""
    return f"whether you get this: {remedy}"


def can_get(remedy: str) -> str:
    """Say that a sentence gives a remedy."""
    return gains("", [remedy])


def of_remedy(remedy: str) -> str:
    """Return what leads a sentence on one remedy."""
    return f"{remedy}: "


def condition(kind: str, conditions: Sequence[str]) -> str:
    """Say which condition goes against the customer."""
    return _CONDITIONS[kind].format("; ".join(conditions))


def holds(condition: str) -> str:
    """Say that a condition holds."""
    return capital(f"{condition}.")


def answered(ask: str, label: str) -> str:
    """Say what was answered."""
    return f"{ask} {capital(label)}."


def not_yet(noun: str) -> str:
    """Say that an event has not happened, as was answered."""
    return f"{capital(noun)}: not yet."


def has_not_happened(noun: str) -> str:
    """Say that an event has not happened, so nothing counts from it."""
    return capital(f"{noun} has not happened yet.")


def is_not_known(noun: str) -> str:
    """Say that a value is not known."""
    return capital(f"{noun} is not known.")


def is_value(noun: str, value: str) -> str:
    """Say what a value is."""
    return capital(f"{noun}: {value}.")


def depends_on_whether(condition: str) -> str:
    """Say on which condition it hangs."""
    return f"It depends on whether {condition}."


def time_ended(noun: str, until: str) -> str:
    """Say that a deadline has passed."""
    return f"The time for {noun} ended on {until}."


def still_time(until: str) -> str:
    """Say that a deadline is to come."""
    return f"There is still time: until {until}."


def done_when(noun: str, when: str, rest: str) -> str:
    """Say when something was done, and how that lies to a window."""
    return f"{noun}: {when}. {rest}"


def last_possible(until: str) -> str:
    """Say by when something had to be done."""
    return f"Last possible: {until}."


def wait_ends(until: str, *, past: bool) -> str:
    """Say when a time to wait is over."""
    return f"The time to wait {'ended' if past else 'ends'} on {until}."


def only_then(guard: str) -> str:
    """Return what leads a reason that may not concern the case."""
    return f"If {guard}: "


def would_follow(change: str, prospect: Prospect) -> str:
    """Say what would have turned a refusal, and how far."""
    return f"{change}, {_WOULD[prospect]}."


def if_answered(ask: str, label: str) -> str:
    """Return another answer, as the start of a sentence."""
    return f"If the answer to {quoted(ask)} were {quoted(capital(label))}"


def if_it_were(noun: str, limit: str) -> str:
    """Return another amount or number, as the start of a sentence."""
    return f"If {noun} were {limit}"


def with_date(noun: str, when: str) -> str:
    """Return another date, as the start of a sentence."""
    return f"With {noun} {when}"


def possible_from(noun: str, day: str, prospect: Prospect) -> str:
    """Say from when on what comes too early is possible."""
    return f"{capital(noun)} is possible from {day} on{_WILL[prospect]}."


def ordered_in(noun: str, periods: Sequence[str]) -> str:
    """Return in which periods an order may have been placed."""
    return f"{noun}: {any_of(periods)}"


def from_day(day: str) -> str:
    """Return a period's start."""
    return f"from {day}"


def line_with_problem(item: str, affected: int, quantity: int) -> str:
    """Return how much of an order line has the problem."""
    return f"{item}: {affected} of {quantity} with the problem"


def each(price: str) -> str:
    """Return the price of one of several pieces."""
    return f"{price} each"


def discount(amount: str) -> str:
    """Return what a coupon took off a line."""
    return f"{amount} discount"


def sent_back_before(count: int) -> str:
    """Return how many pieces went back before."""
    return f"{count} sent back before"


def for_items_with_problem(amount: str) -> str:
    """Return what was paid for what has the problem."""
    return f"{amount} for the items with the problem"


def items(count: int) -> str:
    """Return how long an order is that could not be read."""
    return f"{count} items"
