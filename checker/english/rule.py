"""A clause's rule, read aloud: one sentence for each thing that it does."""

from __future__ import annotations

from collections.abc import Sequence

from checker.english.values import all_of, any_of

_TESTS = {
    "allowed only if": "Only if {conditions}",
    "refused if": "Refused if {conditions}",
    "may be refused if": "May be refused by {who} if {conditions}",
}
_WHO_PAYS = {
    ("the customer", False): "You pay",
    ("the customer", True): "You may have to pay",
    ("the shop", False): "The shop pays",
    ("the shop", True): "The shop may have to pay",
}
_CHOICES = {
    "all": "You get",
    "customer": "You choose",
    "shop": "The shop chooses",
    "after refusal": "Another way",
}
_WORDED = {
    "a promise": "a promise",
    "an estimate": "an estimate",
    "typical": "typical",
    "start only": "start only",
}
_EXTREMES = {"lesser": "the lesser of", "greater": "the greater of"}


def concerns(guard: str) -> str:
    """Say whom a clause concerns."""
    return f"Concerns you if {guard}."


def is_exception_to(clauses: Sequence[str]) -> str:
    """Say to which clauses this one is an exception."""
    return f"Is an exception to {all_of(clauses)}."


def condition(
    kind: str, who: str, conditions: Sequence[str], rest: str
) -> str:
    """Say what has to hold, or what refuses."""
    words = _TESTS[kind].format(who=who, conditions=all_of(conditions))
    return f"{words}{rest}."


def left_to(who: str, about: str, settled: str, rest: str) -> str:
    """Say who decides, on what, and which fact settles it ("" = none)."""
    settles = f" ({settled} settles it)" if settled else ""
    return f"Left to {who}: {about}{settles}{rest}."


def gives(chosen_by: str, remedy: str, rest: str, *, perhaps: bool) -> str:
    """Say what a customer gets, and who chooses it."""
    some = " (in some cases)" if perhaps else ""
    return f"{_CHOICES[chosen_by]}: {remedy}{some}{rest}."


def sends(remedy: str, what: str) -> str:
    """Say what the shop sends under a remedy."""
    return of_remedy(remedy, f"we send {what}.")


def pays(remedy: str, line: str) -> str:
    """Say one line of a remedy's money."""
    return of_remedy(remedy, f"{line}.")


def compensates(remedy: str, line: str) -> str:
    """Say one line of what is paid beside a refund."""
    return of_remedy(f"{remedy}, as compensation", f"{line}.")


def leaves(remedy: str, who: str, about: str) -> str:
    """Say who decides about a remedy."""
    return of_remedy(remedy, f"left to {who}: {about}.")


def of_remedy(remedy: str, says: str) -> str:
    """Say something of one remedy."""
    return f"{remedy}: {says}"


def in_every_refund(line: str) -> str:
    """Say a line that reaches each refund."""
    return f"In every refund: {line}."


def who_pays(by: str, cost: str, rest: str, *, perhaps: bool) -> str:
    """Say who bears a cost outside the refund."""
    return f"{_WHO_PAYS[by, perhaps]}: {cost}{rest}."


def promises(do: str, length: str, after: str, worded_as: str) -> str:
    """Say what the shop will do, and by when ("" = no time is stated)."""
    within = f"within {length} " if length else ""
    untold = "" if length else "; no time is stated"
    return f"We {do} {within}after {after}{untold} ({_WORDED[worded_as]})."


def step(do: str, rest: str) -> str:
    """Say what the customer does."""
    return f"Step: {_stop(do)}{rest}."


def to_show(what: str, rest: str) -> str:
    """Say what proves something."""
    return f"To show: {_stop(what)}{rest}."


def warning(says: str, rest: str) -> str:
    """Say what to mind."""
    return f"Warning: {_stop(says)}{rest}."


def nothing_to_do(why: str) -> str:
    """Say that it happens by itself."""
    return f"Nothing to do: {_stop(why)}."


def paid_to(where: str) -> str:
    """Say where the money goes."""
    return f"Paid to: {where}."


def share_of(part: str, whole: str) -> str:
    """Return "50 % of the price paid"."""
    return f"{part} of {whole}"


def extreme(which: str, amounts: Sequence[str]) -> str:
    """Return "the lesser of this and that"."""
    return f"{_EXTREMES[which]} {all_of(amounts)}"


def not_stated(name: str, low: str, high: str) -> str:
    """Return an amount that the policy leaves open."""
    return f"{name} (not stated; from {low} to {high})"


def line(sign: int, amount: str, rest: str, *, first: bool) -> str:
    """Return a line of money; the first one needs no plus."""
    if sign < 0:
        return f"less {amount}{rest}"
    return f"{amount}{rest}" if first else f"plus {amount}{rest}"


def if_(guard: str) -> str:
    """Return a guard behind what it guards ("" = always)."""
    return f", if {guard}" if guard else ""


def where(guard: str) -> str:
    """Return a guard behind a condition ("" = always)."""
    return f", where {guard}" if guard else ""


def either(ways: Sequence[str]) -> str:
    """Return alternatives, each of them whole."""
    return ", or ".join(ways)


def not_for(remedies: Sequence[str]) -> str:
    """Return the remedies that something does not reach."""
    return f" (not for {any_of(remedies)})" if remedies else ""


def _stop(text: str) -> str:
    return text.rstrip(".")
