"""Small policies and cases, made of the whole language by chance.

A `Pick` draws from hypothesis, which can shrink what it finds, or from
a seeded generator, which is quick; both make the same kinds of values.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from checker.policy import (
    Amount,
    Atom,
    Calendar,
    Choice,
    Clause,
    Compare,
    Constant,
    Cost,
    Dated,
    Difference,
    Discretion,
    Evidence,
    Extreme,
    Fact,
    FactAmount,
    Guard,
    Is,
    Kind,
    Line,
    Money,
    Page,
    Parameter,
    PartOf,
    Policy,
    Promise,
    Ratio,
    Remedy,
    Route,
    Section,
    Share,
    Step,
    Test,
    Unit,
    Unstated,
    Warn,
    Window,
    Within,
)
from checker.policy import Value as ParameterValue
from twin.case import (
    NOT_STATED,
    NOT_YET,
    UNKNOWN,
    Bought,
    Case,
    Day,
    Given,
    Moment,
)
from twin.times import first_minute
from twin.worlds import names_in
from twin.zones import zone_data

__all__ = ["Pick", "case_for", "cases", "picked_from", "policies", "policy_of"]

ROUTES = ("return", "claim")
ZONES: tuple[tzinfo, ...] = (
    UTC,
    timezone(timedelta(hours=5, minutes=45)),
    timezone(timedelta(hours=-3)),
    ZoneInfo("Europe/Berlin"),
    ZoneInfo("America/New_York"),
    ZoneInfo("America/Santiago"),
)
_SHOP_ZONES = ("Asia/Tokyo", "Europe/Berlin")
_CALENDARS = (
    Calendar("weekends only", (5, 6)),
    Calendar("fridays", (4, 5), ("2026-03-30", "2026-04-06")),
    Calendar(
        "holidays",
        (5, 6),
        ("2026-03-27", "2026-04-03"),
        "2026-12-31",
        also_working=("2026-03-28", "2026-04-04"),
    ),
)
_NOWS = (
    datetime(2026, 4, 1, 12, 0),
    datetime(2026, 3, 29, 2, 30),
    datetime(2026, 10, 25, 1, 30),
    datetime(2028, 2, 29, 23, 59),
    datetime(2026, 3, 1, 0, 0),
)
_EDITION = "2026-03-20"
_UNITS: tuple[Unit, ...] = (
    "hours",
    "days",
    "days",
    "working days",
    "weeks",
    "months",
    "years",
)


class Pick:
    """Chooses, given how to draw a whole number below another."""

    def __init__(self, below: Callable[[int], int]) -> None:
        self.below = below

    def one[T](self, things: Sequence[T]) -> T:
        """Return one of some things; the first is the simplest."""
        return things[self.below(len(things))]

    def some[T](self, things: Sequence[T], most: int) -> tuple[T, ...]:
        """Return up to `most` different things, in their order."""
        left = [*range(len(things))]
        chosen = []
        for _ in range(min(self.below(most + 1), len(left))):
            chosen.append(left.pop(self.below(len(left))))
        return tuple(things[place] for place in sorted(chosen))

    def chance(self, percent: int) -> bool:
        """Return True that often, False where it is to be simple."""
        return self.below(100) >= 100 - percent

    def number(self, least: int, most: int) -> int:
        """Return a whole number between two."""
        return least + self.below(most - least + 1)


def picked_from(seed: int) -> Pick:
    """Return a quick and repeatable Pick."""
    source = random.Random(seed)
    return Pick(source.randrange)


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """A small well-formed policy."""
    return policy_of(_drawn(draw))


@st.composite
def cases(draw: st.DrawFn, known: int = 60) -> Case:
    """A small well-formed policy, and a case for it."""
    pick = _drawn(draw)
    return case_for(pick, policy_of(pick), known)


def _drawn(draw: st.DrawFn) -> Pick:
    return Pick(lambda n: draw(st.integers(0, n - 1)))


# Policies ------------------------------------------------------------


@dataclass
class _Words:
    """The facts of a policy by kind, to make conditions of."""

    facts: tuple[Fact, ...]
    dated: bool = False
    compares: bool = False
    numbers: list[Parameter] = field(default_factory=list)

    def of(self, *kinds: Kind) -> list[Fact]:
        return [fact for fact in self.facts if fact.kind in kinds]

    @property
    def compared(self) -> list[Fact]:
        """The facts that conditions name.

        A difference and what it follows from are never compared both:
        the engine takes them for independent.
        """
        tied = {
            name
            for fact in self.facts
            if isinstance(fact.worked_out, Difference)
            for name in (fact.worked_out.of, fact.worked_out.less)
        }
        return [
            fact
            for fact in self.facts
            if fact.kind != "order lines"
            and (fact.kind != "period" or fact.may_be)
            and not isinstance(fact.worked_out, PartOf)
            and (fact.worked_out is None or self.compares)
            and (fact.name not in tied or not self.compares)
        ]

    @property
    def amounts(self) -> list[str]:
        """The facts that lines name: none tied to what is compared.

        What was refunded caps every refund; no line names it too.
        """
        facts = self.compared if self.compares else self.facts
        return [
            fact.name
            for fact in facts
            if fact.kind == "money" and not fact.unless_told
        ] or ["paid"]

    @property
    def added(self) -> list[str]:
        """The facts that lines add; those of the shop are subtracted."""
        return [
            fact.name
            for fact in self.facts
            if fact.name in self.amounts
            and fact.known_by != "the shop"
            and (fact.name != "difference" or not self.compares)
        ] or ["paid"]


def policy_of(pick: Pick) -> Policy:
    """Return a small well-formed policy."""
    facts = _facts(pick)
    dated = pick.chance(25)
    words = _Words(facts, dated, pick.chance(50))
    routes: tuple[Route, ...] = (Route("return", "A return"),)
    if pick.chance(20):
        what = Fact(
            "what",
            "choice",
            "the customer",
            ask="What happened?",
            options=tuple((name, name) for name in ROUTES),
        )
        facts = (what, *facts)
        routes = tuple(
            Route(name, f"A {name}", ((Is("what", (name,)),),))
            for name in ROUTES
        )
    clauses = [
        _clause(pick, words, number, [route.name for route in routes])
        for number in range(pick.number(1, 6))
    ]
    clauses = _exceptions(pick, clauses)
    money = [
        f.name
        for f in words.of("money")
        if f.known_by == "the customer" and not f.unless_told
    ]
    paid = tuple(n for n in money if n.startswith("paid") or pick.chance(20))
    told = [f for f in facts if f.unless_told == "nothing"]
    zone = pick.one(_SHOP_ZONES) if pick.chance(20) else ""
    dates = [
        f.name for f in words.of("date", "date and time") if not f.unless_told
    ]
    return Policy(
        store="by-chance",
        name="By chance",
        about="",
        version="1",
        facts=facts,
        routes=routes,
        sections=(Section("All", "refund", tuple(r.name for r in routes)),),
        pages=(Page("refund", "Refunds"),),
        clauses=tuple(clauses),
        currency="USD" if pick.chance(50) else "",
        zone=zone,
        zone_offsets=zone_data(ZoneInfo(zone)).offsets if zone else (),
        calendar=pick.one(_CALENDARS),
        events=(tuple(dates),) if pick.chance(30) else (),
        orders_dated_by="ordered on" if dated else "",
        paid=paid,
        refunded=told[0].name if told and paid else "",
    )


def _facts(pick: Pick) -> tuple[Fact, ...]:
    kinds: list[Kind] = [
        "yes/no",
        "date",
        "money",
        "choice",
        "date and time",
        "whole number",
        "period",
        "order lines",
    ]
    facts = [
        Fact("ordered on", "date", "the customer", ask="Ordered?"),
        Fact("paid", "money", "the customer", ask="Paid?"),
    ]
    for number in range(pick.number(1, 5)):
        kind = pick.one(kinds)
        if kind in ("period", "order lines") and pick.chance(50):
            kind = "yes/no"
        facts.append(_fact(pick, kind, number, facts))
    if pick.chance(20):
        facts.append(
            Fact(
                "refunded",
                "money",
                "the customer",
                ask="Refunded?",
                unless_told="nothing",
            )
        )
    return (*facts, *_worked_out(pick, facts))


def _fact(pick: Pick, kind: Kind, number: int, before: list[Fact]) -> Fact:
    name = f"{kind.replace('/', ' or ')} {number}"
    shop = pick.chance(20) and kind not in ("order lines", "period")
    fact = Fact(
        name,
        kind,
        "the shop" if shop else "the customer",
        ask="" if shop else f"{name}?",
    )
    asked: Guard = ()
    if not shop and pick.chance(20):
        asked = _simple_guard(pick, before)
    match kind:
        case "yes/no":
            may_be = (NOT_YET,) if pick.chance(35) else ()
            usual = pick.one(["no", *may_be]) if pick.chance(15) else ""
            return replace(
                fact,
                may_be=may_be,
                ask_only_when=asked,
                unless_told="" if shop else usual,
            )
        case "choice":
            return replace(
                fact,
                options=(("red", "Red"), ("green", "Green"), ("blue", "Blue")),
                ask_only_when=asked,
            )
        case "date" | "date and time":
            may_be = (NOT_YET,) if pick.chance(60) else ()
            usual = pick.one([NOT_YET, "today"]) if pick.chance(20) else ""
            return replace(
                fact,
                may_be=may_be,
                ask_only_when=asked if may_be else (),
                unless_told="" if shop or not may_be else usual,
                may_be_future=pick.chance(10),
            )
        case "money":
            bounds = shop and pick.chance(70)
            return replace(
                fact,
                low=Constant("nothing") if bounds else None,
                high=FactAmount("paid") if bounds else None,
                at_most="paid" if not shop and pick.chance(25) else "",
            )
        case "period":
            return replace(
                fact, may_be=(NOT_STATED,) if pick.chance(50) else ()
            )
        case _:
            return fact


def _simple_guard(pick: Pick, before: list[Fact]) -> Guard:
    """Return a condition of the kind that `ask only when` takes."""
    good = [f for f in before if f.kind in ("yes/no", "choice")]
    good += [f for f in before if NOT_YET in f.may_be]
    if not good:
        return ()
    return ((_is(pick, pick.one(good)),),)


def _worked_out(pick: Pick, facts: list[Fact]) -> list[Fact]:
    money = [f.name for f in facts if f.kind == "money"]
    lines = [f.name for f in facts if f.kind == "order lines"]
    found = []
    if len(money) > 1 and pick.chance(30):
        found.append(
            Fact(
                "difference",
                "money",
                "the system",
                worked_out=Difference(money[0], money[1]),
            )
        )
    if lines and pick.chance(80):
        found.append(
            Fact(
                "part",
                "money",
                "the system",
                worked_out=PartOf(money[0], lines[0]),
            )
        )
    return found


def _clause(
    pick: Pick, words: _Words, number: int, routes: list[str]
) -> Clause:
    id_ = f"C-{number}"
    words.numbers = []
    gives = None
    if pick.chance(55):
        gives = Choice(
            pick.one(["all", "customer", "shop"]),
            tuple(
                _remedy(pick, words, f"{name} {number}")
                for name in ("Refund", "Exchange")[: pick.number(1, 2)]
            ),
        )
    elsewhere = ["Refund 0", "Exchange 0", f"Refund {number}"]
    clause = Clause(
        id=id_,
        title=id_,
        section="All",
        text="",
        page="refund",
        routes=tuple(routes) if pick.chance(70) else (pick.one(routes),),
        scope=_guard(pick, words, 45),
        gives=gives,
        tests=tuple(
            replace(
                _test(pick, words),
                not_for=pick.some(elsewhere, 2) if pick.chance(25) else (),
            )
            for _ in range(pick.one([0, 1, 1, 2]))
        ),
        discretions=tuple(
            replace(
                _discretion(pick, words),
                not_for=pick.some(elsewhere, 1) if pick.chance(25) else (),
            )
            for _ in range(1 if pick.chance(20) else 0)
        ),
        in_every_refund=_lines(pick, words, 1) if pick.chance(20) else (),
        costs=_costs(pick, words, id_) if pick.chance(25) else (),
        promises=_promises(pick, words, id_) if pick.chance(25) else (),
        steps=_steps(pick, words, id_) if pick.chance(30) else (),
        evidence=(
            (Evidence(f"Evidence of {id_}", "", _guard(pick, words, 40)),)
            if pick.chance(25)
            else ()
        ),
        warnings=(
            (Warn(f"Warning of {id_}", when=_guard(pick, words, 40)),)
            if pick.chance(15)
            else ()
        ),
        nothing_to_do="Nothing to do" if pick.chance(5) else "",
        other_ways=(
            (_remedy(pick, words, f"Way out {number}"),)
            if pick.chance(15)
            else ()
        ),
        since=_EDITION if words.dated and pick.chance(15) else "",
        until=_EDITION if words.dated and pick.chance(15) else "",
    )
    return replace(clause, parameters=tuple(words.numbers))


def _exceptions(pick: Pick, clauses: list[Clause]) -> list[Clause]:
    if len(clauses) < 2 or not pick.chance(25):
        return clauses
    first, second = clauses[0], clauses[1]
    return [replace(first, exception_to=(second.id,)), *clauses[1:]]


def _remedy(pick: Pick, words: _Words, name: str) -> Remedy:
    refund = compensation = None
    if name.startswith(("Refund", "Way out")) and pick.chance(85):
        refund = _lines(pick, words, 3)
    if pick.chance(20):
        compensation = (Line(1, _amount(pick, words), "Compensation"),)
    return Remedy(
        name,
        "",
        refund=refund,
        compensation=compensation,
        tests=(_test(pick, words),) if pick.chance(20) else (),
        discretions=(_discretion(pick, words),) if pick.chance(15) else (),
        steps=(
            (Step(f"Step of {name}", "", when=_guard(pick, words, 40)),)
            if pick.chance(15)
            else ()
        ),
        perhaps=pick.chance(8),
        when=_guard(pick, words, 15),
    )


def _test(pick: Pick, words: _Words) -> Test:
    return Test(
        pick.one(["allowed only if", "refused if", "may be refused if"]),
        _atoms(pick, words),
        "",
        when=_guard(pick, words, 20),
    )


def _discretion(pick: Pick, words: _Words) -> Discretion:
    settling = [f.name for f in words.of("yes/no") if NOT_YET in f.may_be]
    return Discretion(
        "our team",
        "it",
        "",
        settled_by=pick.one(settling) if settling and pick.chance(60) else "",
        when=_guard(pick, words, 20),
    )


def _costs(pick: Pick, words: _Words, id_: str) -> tuple[Cost, ...]:
    money = [f.name for f in words.of("money") if f.worked_out is None]
    return (
        Cost(
            pick.one(money),
            pick.one(["the customer", "the shop"]),
            "",
            label=f"Cost of {id_}",
            perhaps=pick.chance(20),
            when=_guard(pick, words, 40),
        ),
    )


def _promises(pick: Pick, words: _Words, id_: str) -> tuple[Promise, ...]:
    dates = words.of("date", "date and time")
    return (
        Promise(
            f"Keep the promise of {id_}",
            "" if pick.chance(15) else _window(pick, words),
            pick.one(dates).name,
            "",
            when=_guard(pick, words, 40),
        ),
    )


def _steps(pick: Pick, words: _Words, id_: str) -> tuple[Step, ...]:
    dates = words.of("date", "date and time")
    due = pick.chance(40)
    return (
        Step(
            f"Take the step of {id_}",
            "",
            within=_window(pick, words) if due else "",
            after=pick.one(dates).name if due else "",
            when=_guard(pick, words, 40),
        ),
    )


# Conditions ----------------------------------------------------------


def _guard(pick: Pick, words: _Words, percent: int) -> Guard:
    if not pick.chance(percent):
        return ()
    return tuple(
        _atoms(pick, words) for _ in range(2 if pick.chance(25) else 1)
    )


def _atoms(pick: Pick, words: _Words) -> tuple[Atom, ...]:
    return tuple(
        _atom(pick, words) for _ in range(2 if pick.chance(25) else 1)
    )


def _atom(pick: Pick, words: _Words) -> Atom:
    fact = pick.one(words.compared)
    match fact.kind:
        case "date" | "date and time":
            return _about_date(pick, words, fact)
        case "money":
            limit = _money_limit(pick, words)
            sign = "more than" if limit == "0" else "at least"
            if pick.chance(50):
                sign = "at most" if limit == "0" else "less than"
            return Compare(fact.name, sign, limit)  # type: ignore[arg-type]
        case "whole number":
            return Compare(
                fact.name,
                pick.one(["at least", "more than", "at most", "less than"]),
                str(pick.number(1, 4)),
            )
        case _:
            return _is(pick, fact)


def _is(pick: Pick, fact: Fact) -> Is:
    match fact.kind:
        case "yes/no":
            values: Sequence[str] = ("yes", "no", *fact.may_be)
        case "choice":
            values = [value for value, _ in fact.options]
        case "period":
            values = (NOT_STATED,)
        case _:
            values = ("has happened", *fact.may_be)
    chosen: tuple[str, ...] = (pick.one(values),)
    if fact.kind == "choice" and pick.chance(30):
        chosen = (chosen[0], next(v for v in values if v != chosen[0]))
    return Is(fact.name, chosen)


def _about_date(pick: Pick, words: _Words, fact: Fact) -> Atom:
    others = [f.name for f in words.of("date", "date and time") if f != fact]
    if NOT_YET in fact.may_be and pick.chance(25):
        return _is(pick, fact)
    if pick.chance(10):
        sign = pick.one(["at least", "less than"])
        return Compare(fact.name, sign, _EDITION)  # type: ignore[arg-type]
    end, start = fact.name, pick.one(others) if others else "now"
    if pick.chance(10) or end == start or start == "now":
        start, end = fact.name, "now"
    periods = words.of("period")
    window = ""
    if periods and pick.chance(50):
        window = periods[0].name
    return Within(
        end,
        window or _window(pick, words),
        start,
        later=pick.chance(35),
    )


def _window(pick: Pick, words: _Words) -> str:
    least = pick.number(1, 4) if pick.chance(50) else pick.number(5, 40)
    unit = pick.one(_UNITS)
    if unit in ("months", "years"):
        least = 1 + least % 3
    most = least + 2 if pick.chance(15) else least
    later = Window(most + 1, most + 1, unit)
    return _parameter(
        pick,
        words,
        Window(
            least,
            most,
            unit,
            first_day=unit != "hours" and pick.chance(10),
            extended=unit not in ("hours", "working days") and pick.chance(10),
        ),
        later,
    )


def _money_limit(pick: Pick, words: _Words) -> str:
    if pick.chance(60):
        return "0"
    return _parameter(pick, words, Money(2000, "USD"), Money(2500, "USD"))


def _parameter(
    pick: Pick, words: _Words, value: ParameterValue, later: ParameterValue
) -> str:
    """Return the name of a new number of the clause, dated or not."""
    name = f"number {len(words.numbers)}"
    values = [Dated(value)]
    if words.dated and pick.chance(40):
        values.append(Dated(later, _EDITION))
    words.numbers.append(Parameter(name, tuple(values)))
    return name


# Amounts -------------------------------------------------------------


def _lines(pick: Pick, words: _Words, most: int) -> tuple[Line, ...]:
    return tuple(
        Line(
            -1 if taken else 1,
            _deduction(pick, words) if taken else _amount(pick, words),
            f"Line {number}",
            when=_guard(pick, words, 20),
        )
        for number in range(pick.number(1, most))
        for taken in [pick.chance(30)]
    )


def _deduction(pick: Pick, words: _Words) -> Amount:
    """Return an amount to subtract: what the shop knows, or a number.

    What is also added, or limits the refund, would make an amount that
    neither grows nor shrinks with it; the loader takes none such.
    """
    fees = [
        fact.name
        for fact in words.of("money")
        if fact.known_by == "the shop" and fact.name in words.amounts
    ]
    if fees and pick.chance(70):
        return FactAmount(pick.one(fees))
    return Constant(
        _parameter(pick, words, Money(500, "USD"), Money(700, "USD"))
    )


def _amount(pick: Pick, words: _Words, depth: int = 1) -> Amount:
    money = words.added
    simple = FactAmount(pick.one(money))
    kind = pick.below(100)
    if depth == 0 or kind < 55:
        return simple
    if kind < 70:
        ratio = pick.one([Ratio(50, 100), Ratio(125, 1000), Ratio(1, 3)])
        name = _parameter(pick, words, ratio, Ratio(25, 100))
        return Share(name, simple)
    if kind < 85:
        return Extreme(
            pick.one(["lesser", "greater"]),
            (_amount(pick, words, 0), FactAmount(pick.one(money))),
        )
    if kind < 92:
        return Constant(
            _parameter(pick, words, Money(500, "USD"), Money(700, "USD"))
        )
    return Unstated("An open amount", Constant("nothing"), simple)


# Cases ---------------------------------------------------------------


def case_for(pick: Pick, policy: Policy, known: int = 60) -> Case:
    """Return a case: each fact is answered `known` times in a hundred."""
    zone = pick.one(ZONES)
    now = pick.one(_NOWS).replace(tzinfo=zone).astimezone(UTC)
    case = Case(policy, {}, now, zone)
    given: dict[str, Given] = {}
    always = {policy.orders_dated_by, "ordered on"}
    always |= {*names_in(tuple(route.when for route in policy.routes))}
    for fact in policy.facts:
        share = 100 if fact.name in always else known
        if fact.known_by != "the customer":
            share = known // 3
        if fact.unless_told:
            share = known // 2
        if fact.worked_out is not None:
            continue
        if pick.chance(share):
            given[fact.name] = _given(pick, case, fact)
        elif pick.chance(30):
            given[fact.name] = UNKNOWN
    if pick.chance(85):
        _put_in_order(case, given)
        _keep_within(policy, given)
    return replace(case, given=given)


def _put_in_order(case: Case, given: dict[str, Given]) -> None:
    """Let events happen in the order in which they can."""
    for chain in case.policy.events:
        told = [
            name
            for name in chain
            if isinstance(given.get(name), date)
            and not case.fact(name).may_be_future
        ]
        moments = sorted(_moment(case, given[name]) for name in told)
        for name, moment in zip(told, moments, strict=True):
            local = moment.astimezone(case.zone)
            given[name] = (
                Day(local.year, local.month, local.day)
                if isinstance(given[name], Day)
                else moment
            )


def _moment(case: Case, value: Given) -> Moment:
    if isinstance(value, Day):
        return first_minute(value, case.zone)
    assert isinstance(value, Moment)
    return value


def _keep_within(policy: Policy, given: dict[str, Given]) -> None:
    """Let no part be more than its whole."""
    limits = [(fact.name, (fact.at_most,)) for fact in policy.facts]
    for name, whole in (*limits, (policy.refunded, policy.paid)):
        part = given.get(name)
        amounts = [given.get(other) for other in whole]
        known = [amount for amount in amounts if isinstance(amount, int)]
        if isinstance(part, int) and known:
            given[name] = min(part, sum(known))


def _given(pick: Pick, case: Case, fact: Fact) -> Given:
    if fact.may_be and pick.chance(30):
        return pick.one(fact.may_be)
    match fact.kind:
        case "yes/no":
            return pick.one(["yes", "no"])
        case "choice":
            return pick.one([value for value, _ in fact.options])
        case "date" | "date and time":
            return _date(pick, case, fact)
        case "money":
            amounts = [0, 1, 499, 500, 1999, 2000, 2001, 9999]
            if pick.chance(50):
                return pick.number(0, 12_000)
            return pick.one(amounts)
        case "whole number":
            return pick.number(0, 5)
        case "period":
            return Window(*(pick.number(1, 40),) * 2, "days")
        case "order lines":
            return _order(pick)


def _date(pick: Pick, case: Case, fact: Fact) -> Given:
    back = timedelta(
        days=pick.number(0, 45) if pick.chance(80) else pick.number(0, 800),
        minutes=pick.number(0, 24 * 60 - 1),
    )
    if fact.may_be_future and pick.chance(40):
        back = -back
    moment = (case.now - back).astimezone(case.zone)
    if fact.kind == "date" or pick.chance(20):
        return Day(moment.year, moment.month, moment.day)
    return Moment(
        moment.year,
        moment.month,
        moment.day,
        moment.hour,
        moment.minute,
        tzinfo=case.zone,
    ).astimezone(UTC)


def _order(pick: Pick) -> tuple[Bought, ...]:
    lines = [
        Bought(pick.number(1, 3000), quantity, pick.number(0, quantity))
        for quantity in [pick.number(1, 4) for _ in range(pick.number(1, 3))]
    ]
    if not any(line.affected for line in lines):
        lines[0] = replace(lines[0], affected=1)
    return tuple(lines)
