"""What a policy is once it has been read: frozen values, nothing computed.

The loader makes these values from YAML, `checker.codec` carries them to
the browser, and the engine and the pages read them. Names in `fact`,
`window` and `start` fields refer to `Policy.facts` and to the parameters
of the clause in which they stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = [
    "Accepted",
    "Amount",
    "Atom",
    "Calendar",
    "Case",
    "Choice",
    "Clause",
    "Compare",
    "Conflict",
    "Constant",
    "Cost",
    "Count",
    "Dated",
    "Difference",
    "Discretion",
    "Evidence",
    "Extreme",
    "Fact",
    "FactAmount",
    "Guard",
    "Is",
    "Line",
    "Money",
    "NotStated",
    "Page",
    "Parameter",
    "PartOf",
    "Policy",
    "Promise",
    "Ratio",
    "Remedy",
    "Route",
    "Section",
    "Setting",
    "Share",
    "Step",
    "Test",
    "Unit",
    "Unstated",
    "Value",
    "Warn",
    "Window",
    "Within",
]

Unit = Literal["hours", "days", "working days", "weeks", "months", "years"]


# Values of parameters ------------------------------------------------


@dataclass(frozen=True, slots=True)
class Window:
    """A length of time. `least` differs from `most` in "1 to 3 days".

    With `first_day` the day of the event counts as day 1. With
    `extended` a window that would end on a day that is no working day
    ends on the next one, as in Regulation (EEC) No 1182/71, article 3.
    """

    least: int
    most: int
    unit: Unit
    first_day: bool = False
    extended: bool = False


@dataclass(frozen=True, slots=True)
class Ratio:
    """An exact share: 50 % is Ratio(50, 100), 12.5 % is Ratio(125, 1000)."""

    numerator: int
    denominator: int


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in the minor units of an ISO 4217 currency."""

    minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things: "3 videos" is Count(3, "videos")."""

    number: int
    noun: str


@dataclass(frozen=True, slots=True)
class NotStated:
    """The policy names this value, but gives no number."""


type Value = Window | Ratio | Money | Count | NotStated


@dataclass(frozen=True, slots=True)
class Dated:
    """A value, and the first order date for which it holds ("" = always)."""

    value: Value
    since: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number of a clause, under the name of its hole in the text."""

    name: str
    values: tuple[Dated, ...]


# Conditions ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Is:
    """A fact has one of these values.

    Beside options, `yes` and `no` these may be `has happened`, `not yet`
    (dates) and `not stated` (periods).
    """

    fact: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Within:
    """`end` comes within `window` after `start`; `later` turns it round.

    `window` names a parameter of the clause, or a fact of kind period.
    The start's day is day 0 and the last minute of the window is inside.
    """

    end: str
    window: str
    start: str
    later: bool = False


@dataclass(frozen=True, slots=True)
class Compare:
    """A money, number or date fact against a constant.

    `value` is a whole number as text ("0" for nothing; minor units are
    not needed because money is compared with nothing only, or with the
    parameter that `value` names) or an ISO date.
    """

    fact: str
    sign: Literal["at least", "more than", "at most", "less than"]
    value: str


type Atom = Is | Within | Compare
type Guard = tuple[tuple[Atom, ...], ...]
"""Alternatives, each a list of atoms that must all hold. () is always."""


# Amounts -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FactAmount:
    """The amount that a money fact holds."""

    fact: str


@dataclass(frozen=True, slots=True)
class Constant:
    """The money parameter of that name; "nothing" is zero."""

    name: str


@dataclass(frozen=True, slots=True)
class Share:
    """A ratio parameter of an amount, rounded half-up once."""

    ratio: str
    of: Amount


@dataclass(frozen=True, slots=True)
class Extreme:
    """The lesser or the greater of several amounts."""

    which: Literal["lesser", "greater"]
    of: tuple[Amount, ...]


@dataclass(frozen=True, slots=True)
class Unstated:
    """An amount that the policy leaves open between two others."""

    name: str
    low: Amount
    high: Amount


type Amount = FactAmount | Constant | Share | Extreme | Unstated


@dataclass(frozen=True, slots=True)
class Line:
    """One line of money in a refund or a compensation."""

    sign: Literal[1, -1]
    amount: Amount
    label: str
    when: Guard = ()
    quotes: str = ""
    interpretation: tuple[str, ...] = ()


# What a clause does --------------------------------------------------


@dataclass(frozen=True, slots=True)
class Test:
    """A condition of the remedy, with the words that it implements.

    `atoms` must all hold for `allowed only if`; if they all hold under
    `refused if`, the answer is no; under `may be refused if` the shop
    may say no. `otherwise` is said when it goes against the customer.
    """

    kind: Literal["allowed only if", "refused if", "may be refused if"]
    atoms: tuple[Atom, ...]
    quotes: str
    otherwise: str = ""
    when: Guard = ()
    not_for: tuple[str, ...] = ()
    who: str = "the shop"
    interpretation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Discretion:
    """Somebody decides: `settled_by` is the yes/no fact that settles it."""

    who: str
    about: str
    quotes: str
    settled_by: str = ""
    when: Guard = ()
    not_for: tuple[str, ...] = ()
    interpretation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cost:
    """A cost outside the refund, and who bears it."""

    cost: str
    by: Literal["the customer", "the shop"]
    quotes: str
    label: str = ""
    perhaps: bool = False
    not_for: tuple[str, ...] = ()
    when: Guard = ()
    interpretation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Promise:
    """What the shop will do, within a window ("" = not stated) of `after`."""

    do: str
    within: str
    after: str
    quotes: str
    worded_as: Literal["a promise", "an estimate", "typical", "start only"] = (
        "a promise"
    )
    when: Guard = ()
    not_for: tuple[str, ...] = ()
    interpretation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """What the customer does next, perhaps by a deadline."""

    do: str
    quotes: str
    within: str = ""
    after: str = ""
    if_missed: str = ""
    when: Guard = ()
    not_for: tuple[str, ...] = ()
    interpretation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the customer has to show; counts are holes in `what`."""

    what: str
    quotes: str
    when: Guard = ()
    not_for: tuple[str, ...] = ()
    interpretation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Warn:
    """What the customer should mind; `within`/`after` fill <last moment>."""

    says: str
    quotes: str = ""
    within: str = ""
    after: str = ""
    when: Guard = ()
    interpretation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Remedy:
    """One thing that the customer can get.

    `refund` and `compensation` are None where the remedy has no such
    money; an empty `refund` means that its lines stand in other clauses
    ("refund: elsewhere"). `sends` is a thing the shop sends.
    """

    name: str
    quotes: str
    refund: tuple[Line, ...] | None = None
    compensation: tuple[Line, ...] | None = None
    tests: tuple[Test, ...] = ()
    discretions: tuple[Discretion, ...] = ()
    steps: tuple[Step, ...] = ()
    sends: str = ""
    perhaps: bool = False
    when: Guard = ()
    interpretation: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """Remedies of one clause, and who chooses between them."""

    by: Literal["all", "customer", "shop"]
    remedies: tuple[Remedy, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Passages that contradict each other, and how they are read."""

    between: tuple[str, ...]
    read_as: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding of the audit that the editor lets stand, and why.

    `about` are words of the finding, where a clause has several of one
    name; `ask_by` is the date by which Legal asks for what is missing.
    """

    finding: str
    reason: str
    on: str
    about: str = ""
    ask_by: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """An example of a clause: what is given, and what must come out.

    Both are lists of (name, text) as the editor wrote them; `given` is
    laid over the store's usual customer. `line` is its place in the file.
    """

    case: str
    given: tuple[tuple[str, str], ...]
    expect: tuple[tuple[str, str], ...]
    shown: bool = False
    now: str = ""
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered clause: its public sentence, its rule, its source."""

    id: str
    title: str
    section: str
    text: str
    routes: tuple[str, ...]
    source: tuple[str, ...] = ()
    page: str = ""
    also_on: tuple[str, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    scope: Guard = ()
    tests: tuple[Test, ...] = ()
    discretions: tuple[Discretion, ...] = ()
    gives: Choice | None = None
    in_every_refund: tuple[Line, ...] = ()
    costs: tuple[Cost, ...] = ()
    promises: tuple[Promise, ...] = ()
    steps: tuple[Step, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    warnings: tuple[Warn, ...] = ()
    nothing_to_do: str = ""
    nothing_quotes: str = ""
    other_ways: tuple[Remedy, ...] = ()
    paid_to: str = ""
    paid_to_quotes: str = ""
    explains: Guard = ()
    explains_quotes: str = ""
    exception_to: tuple[str, ...] = ()
    interpretation: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    cases: tuple[Case, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    since: str = ""
    until: str = ""
    file: str = ""
    line: int = 0


# Vocabulary ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Difference:
    """A worked-out amount: the first less the second, never below nothing."""

    of: str
    less: str


@dataclass(frozen=True, slots=True)
class PartOf:
    """A worked-out amount: the affected order lines' part of a payment."""

    of: str
    over: str


Kind = Literal[
    "yes/no",
    "choice",
    "date",
    "date and time",
    "money",
    "whole number",
    "period",
    "order lines",
]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that clauses may speak of, and who knows it.

    `low` and `high` bound what only the shop knows. `at_most` names the
    money fact that this one cannot exceed. `unless_told` is the value
    that holds until the customer says otherwise; such a fact is not
    asked, but can be changed.
    """

    name: str
    kind: Kind
    known_by: str
    ask: str = ""
    help: str = ""
    called: str = ""
    options: tuple[tuple[str, str], ...] = ()
    ask_only_when: Guard = ()
    may_be: tuple[str, ...] = ()
    unless_told: str = ""
    low: Amount | None = None
    high: Amount | None = None
    at_most: str = ""
    may_be_future: bool = False
    proved_by: str = ""
    worked_out: Difference | PartOf | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """One kind of case. `when` tells it from the others, `called` names it."""

    name: str
    called: str
    when: Guard = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading over clauses of one page."""

    title: str
    page: str
    routes: tuple[str, ...]
    intro: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One public page: refund, cancellation or warranty."""

    name: str
    title: str
    summary: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting that no source states, with the reason for its value."""

    name: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working days: weekend as weekdays (Monday 0), holidays as ISO dates.

    `also_working` are days of a weekend that are worked all the same, as
    in China, to make up for a longer holiday.
    """

    name: str
    weekend: tuple[int, ...]
    holidays: tuple[str, ...] = ()
    known_until: str = ""
    note: str = ""
    also_working: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """Everything that one store promises, in one value.

    `currency` is an ISO code, or "" where the customer is asked. `zone`
    is an IANA name, or "" for the customer's own; compiling adds its
    changes of offset, as (minute since 1970 UTC, minutes east). `events`
    are lists of dates, each in the order in which they must have
    happened. `usual` is the usual customer of the examples.
    """

    store: str
    name: str
    about: str
    version: str
    facts: tuple[Fact, ...]
    routes: tuple[Route, ...]
    sections: tuple[Section, ...]
    pages: tuple[Page, ...]
    clauses: tuple[Clause, ...]
    currency: str = ""
    zone: str = ""
    zone_offsets: tuple[tuple[int, int], ...] = ()
    contact: str = ""
    calendar: Calendar = Calendar("weekends only", (5, 6))
    events: tuple[tuple[str, ...], ...] = ()
    orders_dated_by: str = ""
    paid: tuple[str, ...] = ()
    refunded: str = ""
    usual: tuple[tuple[str, str], ...] = ()
    not_regulated: tuple[str, ...] = ()
    settings: tuple[Setting, ...] = ()
    source: str = ""
