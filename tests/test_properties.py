"""Laws of the engine that hold for every policy and every case."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.answers import read_answers
from checker.decide import decide
from checker.engine import Engine
from checker.money import (
    CURRENCIES,
    allocate,
    exponent,
    money_words,
    parse_money,
)
from checker.orders import OrderLine, affected_part
from checker.policy import (
    Choice,
    Clause,
    Fact,
    FactAmount,
    Guard,
    Line,
    Money,
    Page,
    Parameter,
    PartOf,
    Policy,
    Ratio,
    Remedy,
    Route,
    Section,
    Share,
    Within,
)
from checker.policy import Dated as DatedValue
from checker.policy import Test as Condition
from checker.questions import open_questions
from generate import case_for, cases, picked_from, policy_of
from twin.case import UNKNOWN, Case, TooManyError, raw_answers
from twin.duel import decided
from twin.lifting import NEED, Finding, find
from twin.ruling import NOT_ELIGIBLE, Named
from twin.sums import HUGE
from twin.ties import is_tied
from twin.truth import deadline
from twin.worlds import is_possible, said
from twin.zones import minutes, zone_data

_WORLDS = 150
_RANKS = {
    "eligible": 4,
    "eligible_subject_to_review": 3,
    "need_information": 3,
    "other_options": 2,
    "not_eligible": 1,
    "not_needed": 0,
    "not_regulated": 0,
    "invalid_input": 0,
}
_QUICK = settings(max_examples=150)
_amounts = st.integers(0, 10**7)


# Money ---------------------------------------------------------------


@given(_amounts, st.lists(st.integers(0, 10**5), min_size=1, max_size=8))
def test_allocated_shares_make_up_the_whole(
    total: int, weights: list[int]
) -> None:
    """Shares add up to the whole, and none is a cent from its exact part."""
    shares = allocate(total, weights)
    assert sum(shares) == total
    whole = sum(weights) or len(weights)
    for share, weight in zip(shares, weights, strict=True):
        part = weight if sum(weights) else 1
        assert abs(share * whole - total * part) < whole


@given(
    _amounts,
    st.lists(st.integers(0, 10**5), min_size=1, max_size=8),
    st.randoms(use_true_random=False),
)
def test_order_of_lines_moves_no_more_than_the_tie_cent(
    total: int, weights: list[int], chance: random.Random
) -> None:
    """Another order of the lines changes a share by a cent at most."""
    places = [*range(len(weights))]
    chance.shuffle(places)
    before = allocate(total, weights)
    after = allocate(total, [weights[place] for place in places])
    for place, share in zip(places, after, strict=True):
        assert abs(share - before[place]) <= 1
    assert sorted(after) == sorted(before) or len(set(weights)) < len(weights)


_pieces = st.tuples(st.integers(0, 5000), st.integers(1, 6))


@given(_amounts, st.lists(_pieces, min_size=1, max_size=4), st.data())
def test_part_refunds_add_up_to_what_was_paid(
    paid: int, bought: list[tuple[int, int]], data: st.DataObject
) -> None:
    """Refunding piece by piece, in any order, ends at what was paid."""
    left = [
        (line, piece)
        for line, (_, quantity) in enumerate(bought)
        for piece in range(quantity)
    ]
    order = data.draw(st.permutations([line for line, _ in left]))
    affected = [0] * len(bought)
    refunded, parts = 0, []
    for line in order:
        affected[line] += 1
        whole = affected_part(_lines(bought, affected), paid)
        parts.append(whole - refunded)
        refunded = whole
    assert refunded == sum(parts) == paid
    assert min(parts) >= 0


@given(st.sampled_from(sorted(CURRENCIES)), st.integers(0, 10**12))
def test_money_reads_what_it_writes(currency: str, minor: int) -> None:
    """An amount in any currency is read back from its own words."""
    words = money_words(minor, currency)
    assert parse_money(words) == Money(minor, currency)
    assert len(words.split()[0].partition(".")[2]) == exponent(currency)


@pytest.mark.parametrize(
    ("currency", "places"),
    [
        *((name, 4) for name in ("CLF", "UYW")),
        *((name, 3) for name in ("BHD", "IQD", "JOD", "KWD", "LYD", "OMR")),
        ("TND", 3),
        *((name, 0) for name in ("BIF", "CLP", "DJF", "GNF", "ISK", "JPY")),
        *((name, 0) for name in ("KMF", "KRW", "PYG", "RWF", "UGX", "UYI")),
        *((name, 0) for name in ("VND", "VUV", "XAF", "XOF", "XPF")),
        *((name, 2) for name in ("CHF", "CNY", "EUR", "GBP", "USD")),
    ],
)
def test_exponents_are_those_of_the_standard(
    currency: str, places: int
) -> None:
    """Each currency has as many decimals as ISO 4217 gives it."""
    assert exponent(currency) == places


@given(_amounts, _amounts, _amounts, st.sampled_from([1, 12, 50, 99, 100]))
def test_refund_and_deductions_make_up_the_base(
    paid: int, fee: int, refunded: int, percent: int
) -> None:
    """Refund and deductions are the base, and never more than is left."""
    policy = _with_fee(Ratio(percent, 100))
    case = {
        "paid": f"{min(paid, 10**6)} JPY",
        "fee": f"{fee} JPY",
        "refunded": f"{min(refunded, paid, 10**6)} JPY",
    }
    answers = read_answers(policy, case, 29_000_000)

    remedy = decide(Engine(policy), answers)["remedies"][0]
    base, taken, *limits = remedy["lines"]
    total = remedy["amount"]["min"]
    assert total == base["min"] + taken["min"] + sum(x["min"] for x in limits)
    assert base["min"] == min(paid, 10**6)
    assert -taken["min"] == (2 * fee * percent + 100) // 200
    assert 0 <= total <= min(paid, 10**6) - min(refunded, paid, 10**6)


# Cases ---------------------------------------------------------------


@given(cases(known=80))
@_QUICK
def test_lines_of_each_column_add_up(case: Case) -> None:
    """The least lines make the least amount, the greatest the greatest."""
    for remedy in decided(Engine(case.policy), case)["remedies"]:
        amount = remedy["amount"]
        if amount is None:
            continue
        lines = [*remedy["lines"], *remedy["compensation"]]
        for end in ("min", "max"):
            column = [line[end] for line in lines]
            if None not in column:
                assert sum(column) == amount[end]


@given(cases(known=100))
@_QUICK
def test_refund_is_never_below_nothing_or_above_what_is_left(
    case: Case,
) -> None:
    """A refund lies between nothing and what was paid and not returned."""
    told = said(case)
    paid = [told.get(name) for name in case.policy.paid]
    back = told.get(case.policy.refunded, 0)
    for remedy in decided(Engine(case.policy), case)["remedies"]:
        lines = remedy["lines"]
        for end in ("min", "max"):
            column = [line[end] for line in lines]
            if None in column:
                continue
            assert sum(column) >= 0
            if paid and all(isinstance(p, int) for p in paid):
                assert isinstance(back, int)
                known = [p for p in paid if isinstance(p, int)]
                assert sum(column) <= sum(known) - back


@given(cases(known=90), st.randoms(use_true_random=False))
@_QUICK
def test_order_of_clauses_and_facts_changes_nothing(
    case: Case, chance: random.Random
) -> None:
    """Neither clauses nor facts mean anything by their place."""
    policy = case.policy
    moved = replace(
        policy,
        clauses=tuple(chance.sample(policy.clauses, len(policy.clauses))),
        facts=tuple(chance.sample(policy.facts, len(policy.facts))),
    )
    before = decided(Engine(policy), case)
    after = decided(Engine(moved), replace(case, policy=moved))
    assert _gist(before) == _gist(after)


def test_verdict_turns_only_at_the_end_of_a_time() -> None:
    """As the clock runs on, it falls at a deadline, rises after a wait."""
    fallen = risen = 0
    for case in _cases(60_000, 5_000, known=100):
        if _depends_on_now(case):
            continue
        engine = Engine(case.policy)
        before = decided(engine, case)
        ends = [
            datetime.fromisoformat(mark["at"])
            for mark in before["deadlines"]
            if mark["kind"] == "window"
        ]
        for days in (1, 4, 12, 30, 90, 400):
            then = case.now + timedelta(days=days)
            after = decided(engine, replace(case, now=then))
            if _RANKS[before["verdict"]] > _RANKS[after["verdict"]]:
                fallen += 1
                assert any(case.now <= end < then for end in ends)
            if _RANKS[before["verdict"]] < _RANKS[after["verdict"]]:
                risen += 1
                assert any(case.now <= end < then for end in _waits(case))
    assert fallen > 5
    assert risen > 5


def test_unknown_is_the_union_of_its_values() -> None:
    """What an unknown answer leaves open is what its values give."""
    open_ = 0
    for case, finding in _found(61_000, 1_000):
        got = decided(Engine(case.policy), case)["verdict"]
        assert got == finding.verdict
        verdicts = {ruling.verdict for ruling in finding.rulings}
        open_ += len(verdicts) > 1
        if got not in (NEED, "eligible_subject_to_review"):
            assert len(verdicts) == 1 or verdicts <= {
                NOT_ELIGIBLE,
                "other_options",
            }
    assert open_ > 20


def test_both_ends_of_a_range_can_happen() -> None:
    """Some world brings the least amount, and some the greatest."""
    ranges = 0
    for case, finding in _found(62_000, 1_200):
        for remedy in decided(Engine(case.policy), case)["remedies"]:
            amount = remedy["amount"]
            worths = _worths(finding, (remedy["clause"], remedy["name"]))
            if amount is None or not worths:
                continue
            least = {_bounded(low) for low, _ in worths}
            most = {_bounded(high) for _, high in worths}
            assert amount["min"] in least
            assert amount["max"] in most
            assert _bounded(min(low for low, _ in worths)) == amount["min"]
            assert _bounded(max(high for _, high in worths)) == amount["max"]
            ranges += amount["min"] != amount["max"]
    assert ranges > 20


@pytest.mark.parametrize("seed", range(250))
def test_what_is_not_asked_cannot_change_the_outcome(seed: int) -> None:
    """What is not among the questions changes no verdict and no remedy.

    Except for an amount that bounds another one: the whole of a part, or
    a part that is told.
    """
    pick = picked_from(70_000 + seed)
    policy = policy_of(pick)
    case = case_for(pick, policy, 50)
    engine = Engine(policy)
    asked = set(_questions(engine, case))
    before = _outcome(decided(engine, case))
    for fact in policy.facts:
        if (
            fact.name in asked
            or fact.known_by != "the customer"
            or fact.worked_out is not None
            or fact.unless_told
            or fact.name in case.given
            or not fact.ask
            or fact.name in _bounding(policy)
        ):
            continue
        for _ in range(4):
            more = case_for(pick, policy, 100).given.get(fact.name, UNKNOWN)
            told = replace(case, given={**case.given, fact.name: more})
            found = decided(engine, told)
            if found["verdict"] != "invalid_input":
                assert _outcome(found) == before, fact.name


@pytest.mark.parametrize("seed", range(150))
def test_what_is_asked_can_change_the_outcome(seed: int) -> None:
    """Two worlds that differ in an asked fact alone have two outcomes."""
    pick = picked_from(80_000 + seed)
    policy = policy_of(pick)
    case = case_for(pick, policy, 75)
    try:
        finding = find(case, _WORLDS)
    except TooManyError:
        return
    if not finding.rulings or is_tied(case, finding.route):
        return
    for name in _questions(Engine(policy), case):
        ways: dict[str, set[object]] = {}
        for world, ruling in zip(finding.worlds, finding.rulings, strict=True):
            rest = {k: v for k, v in world.items() if k != name}
            outcome = (
                ruling.verdict,
                repr(sorted(ruling.ways.items())),
                ruling.items,
                ruling.deadlines,
                repr(sorted(ruling.due.items())),
            )
            ways.setdefault(repr(sorted(rest.items(), key=str)), set()).add(
                repr(outcome)
            )
        costs = {
            cost.cost for clause in policy.clauses for cost in clause.costs
        }
        assert name in costs or any(len(found) > 1 for found in ways.values())


def test_worlds_of_a_whole_case_can_be_true() -> None:
    """The engine refuses as invalid what the twin calls impossible."""
    for seed in range(200):
        pick = picked_from(90_000 + seed)
        policy = policy_of(pick)
        case = case_for(pick, policy, 100)
        try:
            finding = find(case, _WORLDS)
        except TooManyError:
            continue
        got = decided(Engine(policy), case)["verdict"]
        assert (finding.verdict == "invalid_input") == (got == "invalid_input")
        assert all(is_possible(case, world) for world in finding.worlds)


# Helpers -------------------------------------------------------------


def _cases(seed: int, count: int, known: int) -> Iterator[Case]:
    for number in range(seed, seed + count):
        pick = picked_from(number)
        yield case_for(pick, policy_of(pick), known)


def _found(seed: int, count: int) -> Iterator[tuple[Case, Finding]]:
    """Yield cases whose open facts can be tried one by one."""
    for case in _cases(seed, count, known=70):
        try:
            finding = find(case, _WORLDS)
        except TooManyError:
            continue
        if finding.rulings and not is_tied(case, finding.route):
            yield case, finding


def _worths(finding: Finding, named: Named) -> list[tuple[int, int]]:
    ways = [ruling.ways.get(named) for ruling in finding.rulings]
    return [
        way.worth
        for way in ways
        if way is not None
        and way.standing != NOT_ELIGIBLE
        and way.worth is not None
    ]


def _bounded(minor: int) -> int | None:
    """Return an amount, or None where it has no limit."""
    return None if minor > HUGE // 10**6 else minor


def _lines(
    bought: list[tuple[int, int]], affected: list[int]
) -> tuple[OrderLine, ...]:
    return tuple(
        OrderLine("Thing", Money(price, "USD"), quantity, count)
        for (price, quantity), count in zip(bought, affected, strict=True)
    )


def _with_fee(ratio: Ratio) -> Policy:
    facts = tuple(
        Fact(name, "money", "the customer", ask=f"{name}?")
        for name in ("paid", "fee", "refunded")
    )
    clause = Clause(
        "C-1",
        "",
        "",
        "",
        ("return",),
        parameters=(Parameter("share", (DatedValue(ratio),)),),
        gives=Choice(
            "all",
            (
                Remedy(
                    "Refund",
                    "",
                    (
                        Line(1, FactAmount("paid"), "Paid"),
                        Line(-1, Share("share", FactAmount("fee")), "Fee"),
                    ),
                ),
            ),
        ),
    )
    return Policy(
        "shop",
        "",
        "",
        "",
        facts,
        (Route("return", ""),),
        (Section("", "", ("return",)),),
        (Page("refund", ""),),
        (clause,),
        paid=("paid",),
        refunded="refunded",
    )


def _gist(decision: dict[str, Any]) -> object:
    rows = ("steps", "evidence", "customer_costs", "timelines", "warnings")
    return (
        _outcome(decision),
        [sorted(map(repr, decision[name])) for name in rows],
    )


def _outcome(decision: dict[str, Any]) -> object:
    remedies = [
        (r["clause"], r["name"], r["standing"], _ends(r["amount"]))
        for r in decision["remedies"]
        if r["standing"] != NOT_ELIGIBLE
    ]
    return decision["verdict"], sorted(remedies)


def _bounding(policy: Policy) -> set[str]:
    wholes = {fact.at_most for fact in policy.facts}
    wholes |= {
        fact.worked_out.over
        for fact in policy.facts
        if isinstance(fact.worked_out, PartOf)
    }
    return wholes | ({*policy.paid} if policy.refunded else set())


def _ends(amount: dict[str, Any] | None) -> str:
    """Return the ends of an amount; its currency comes with the answers."""
    return repr(amount and (amount["min"], amount["max"]))


def _questions(engine: Engine, case: Case) -> list[str]:
    answers = read_answers(
        engine.policy,
        raw_answers(case),
        minutes(case.now),
        zone_data(case.zone),
    )
    return open_questions(engine, answers)


def _depends_on_now(case: Case) -> bool:
    """Tell whether something else than a deadline turns with the clock.

    A date that is open moves with now, and so does "today"; guards and
    comparisons with a day are no deadlines.
    """
    policy = case.policy
    told = said(case)
    texts = repr(policy.clauses)
    return (
        "Compare(fact='date" in texts
        or "Compare(fact='ordered" in texts
        or any(f.unless_told == "today" for f in policy.facts)
        or any(f.name not in told for f in policy.facts if "date" in f.kind)
        or any(repr(c.scope).count("Within") for c in policy.clauses)
        or _guards_run(policy)
    )


def _waits(case: Case) -> Iterator[datetime]:
    """Yield when a condition's window may end that does harm while it runs."""
    for world in find(case, _WORLDS).worlds:
        for clause in case.policy.clauses:
            for test in _tests_of(clause):
                for atom in test.atoms:
                    if isinstance(atom, Within) and (
                        (test.kind == "allowed only if") == atom.later
                    ):
                        times = atom.window, atom.start
                        last = deadline(case, world, clause, *times)
                        if last is not None:
                            yield last


def _tests_of(clause: Clause) -> list[Condition]:
    ways = [*clause.other_ways]
    if clause.gives:
        ways += clause.gives.remedies
    return [*clause.tests, *(test for way in ways for test in way.tests)]


def _guards_run(policy: Policy) -> bool:
    guards: list[Guard] = []
    for clause in policy.clauses:
        ways = [*clause.other_ways]
        if clause.gives:
            ways += clause.gives.remedies
        left = [*clause.discretions]
        left += [d for way in ways for d in way.discretions]
        guards += [test.when for test in _tests_of(clause)]
        guards += [discretion.when for discretion in left]
        guards += [way.when for way in ways]
    return "Within" in repr(guards)
