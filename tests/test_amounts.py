"""Amounts: exact ranges, line by line, and columns that add up."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from checker.policy import (
    Compare,
    Constant,
    Cost,
    Difference,
    Extreme,
    Fact,
    FactAmount,
    Line,
    PartOf,
    Policy,
    Remedy,
    Share,
    Unstated,
)
from policies import (
    asked,
    clause,
    decided,
    fee,
    given_usual,
    gives,
    is_,
    minus,
    money,
    plus,
    refund,
    share_of,
    store,
    when,
    yes_no,
)
from policies import policy as shop

type Plain = dict[str, Any]

PRICE = FactAmount("price")
NOTHING = Constant("nothing")
FACTS = (
    yes_no("gift"),
    yes_no("checked", known_by="the shop", ask=""),
    money("price"),
    money("shipping"),
    money("damage", known_by="the shop", ask="", low=NOTHING, high=PRICE),
    money("customs", known_by="the shop", ask="", low=NOTHING),
    money("wrong price"),
    money("difference", worked_out=Difference("price", "wrong price")),
    Fact("lines", "order lines", "the customer", ask="What?"),
    money("part", worked_out=PartOf("price", "lines")),
    money("refunded", unless_told="nothing"),
)
PAID = {"price": "80.00 USD"}


def of(*lines: Line, **more: Any) -> Policy:
    """A store that refunds these lines to everybody."""
    words = {"paid": ("price",), "refunded": "refunded"}
    extra = more.pop("clauses", ())
    rule = clause("C-1", gives=gives(refund(*lines)), **more)
    return shop(rule, *extra, facts=FACTS, **words)


def line(sign: int, amount: Any, label: str = "line", **more: Any) -> Line:
    """One line of money."""
    return Line(1 if sign > 0 else -1, amount, label, **more)


def remedy(of: Policy, given: Plain) -> Plain:
    """The refund of a case, with its columns checked."""
    (found,) = decided(of, given)["remedies"]
    for end in ("min", "max"):
        column = [row[end] for row in found["lines"]]
        if None not in column:
            assert sum(column) == found["amount"][end]
    return dict(found)


def paid_back(of: Policy, given: Plain) -> tuple[int | None, int | None]:
    """The least and the most that comes back, in minor units."""
    amount = remedy(of, given)["amount"]
    return amount["min"], amount["max"]


def rows(of: Policy, given: Plain) -> list[tuple[str, int, int]]:
    """The lines of a refund, each with its least and most."""
    found = remedy(of, given)["lines"]
    return [(row["label"], row["min"], row["max"]) for row in found]


# Known amounts -------------------------------------------------------


def test_refund_is_the_sum_of_its_lines() -> None:
    """Lines are added and taken away, each with its own clause."""
    case = of(
        plus("price"),
        line(-1, Constant("restocking"), "Restocking"),
        parameters=(fee("restocking", 500),),
    )
    assert rows(case, PAID) == [
        ("Price", 8000, 8000),
        ("Restocking", -500, -500),
    ]
    found = remedy(case, PAID)
    assert found["amount"] == {"min": 7500, "max": 7500, "currency": "USD"}
    assert found["words"] == "75.00 USD"
    assert {row["clause"] for row in found["lines"]} == {"C-1"}


@pytest.mark.parametrize(
    ("price", "words"),
    [
        ("300 JPY", "150 JPY"),
        ("301 JPY", "151 JPY"),  # 150.5 yen, the half goes up
        ("1.001 KWD", "0.501 KWD"),
        ("0.0001 CLF", "0.0001 CLF"),
        ("7.49 USD", "3.75 USD"),
    ],
)
def test_share_is_rounded_in_the_currency_of_the_customer(
    price: str, words: str
) -> None:
    """Half of an amount is rounded half-up to the currency's own unit."""
    case = of(
        line(1, Share("half", PRICE)), parameters=(share_of("half", 50),)
    )
    assert remedy(case, {"price": price})["words"] == words


def test_lesser_and_greater_pick_one_amount() -> None:
    """The lesser or the greater of several amounts counts alone."""
    given = PAID | {"shipping": "5.00 USD"}
    parts = (PRICE, FactAmount("shipping"), Constant("cap"))
    cap = (fee("cap", 4000),)
    least = of(line(1, Extreme("lesser", parts)), parameters=cap)
    most = of(line(1, Extreme("greater", parts)), parameters=cap)
    assert paid_back(least, given) == (500, 500)
    assert paid_back(most, given) == (8000, 8000)


@pytest.mark.parametrize(
    ("wrong", "back"),
    [("79.99 USD", 1), ("80.00 USD", 0), ("80.01 USD", 0)],
)
def test_difference_is_floored_at_nothing(wrong: str, back: int) -> None:
    """A dearer item than the one ordered makes no negative difference."""
    case = of(plus("difference"))
    assert paid_back(case, PAID | {"wrong price": wrong}) == (back, back)


def test_part_of_a_payment_goes_by_the_affected_lines() -> None:
    """Of 80.00 for pieces of 30.00 and 70.00 the second bears 56.00."""
    case = of(plus("part"))
    lines = [
        {"item": "A", "price": "30 USD", "quantity": "1", "affected": "0"},
        {"item": "B", "price": "70 USD", "quantity": "1", "affected": "1"},
    ]
    assert paid_back(case, PAID | {"lines": lines}) == (5600, 5600)


@pytest.mark.parametrize(
    ("more", "back"),
    [
        ({}, (800, 800)),
        ({"price": "unknown"}, (800, 800)),
        ({"price": "8.00 USD"}, (800, 800)),
        # of 20.00, 15.00 came back before: 5.00 are left
        ({"price": "20.00 USD", "refunded": "15.00 USD"}, (500, 500)),
        # at least the 8.00 was paid, so at least 5.00 are left
        ({"refunded": "3.00 USD"}, (500, 800)),
    ],
)
def test_part_of_a_payment_can_be_told_instead_of_lines(
    more: Plain, back: tuple[int, int]
) -> None:
    """Who knows what the affected pieces cost needs no order lines."""
    given = {"lines": "8.00 USD"} | more
    assert paid_back(of(plus("part")), given) == back


def test_part_of_a_payment_that_is_told_leaves_less_to_ask() -> None:
    """The whole payment is asked only where something came back before."""
    case = of(plus("part"))
    assert asked(case, {"lines": "8.00 USD"}) == []
    given = {"lines": "8.00 USD", "refunded": "3.00 USD"}
    assert asked(case, given) == ["price"]


@pytest.mark.parametrize(
    ("price", "problems"),
    [
        ("7.99 USD", ["lines"]),
        ("8.00 USD", []),
        ("8.01 USD", []),
        ("9.00 EUR", ["lines"]),
    ],
)
def test_part_of_a_payment_is_no_more_than_the_payment(
    price: str, problems: list[str]
) -> None:
    """A part that costs more than the whole is no sound answer."""
    given = {"lines": "8.00 USD", "price": price}
    found = decided(of(plus("part")), given)["problems"]
    assert [problem["fact"] for problem in found] == problems


def test_line_counts_only_where_its_guard_holds() -> None:
    """A line with a guard is left out, label and all, where it fails."""
    wrap = line(-1, Constant("wrap"), "Gift wrap", when=when(is_("gift")))
    case = of(plus("price"), wrap, parameters=(fee("wrap", 300),))
    assert paid_back(case, PAID | {"gift": "yes"}) == (7700, 7700)
    assert rows(case, PAID | {"gift": "no"}) == [("Price", 8000, 8000)]


def test_lines_in_every_refund_reach_the_refunds_of_other_clauses() -> None:
    """A clause can add to every refund of the route, under its own name."""
    other = clause("C-2", in_every_refund=(minus("shipping"),))
    case = of(plus("price"), clauses=(other,))
    found = remedy(case, PAID | {"shipping": "5.00 USD"})
    assert [(r["clause"], r["min"]) for r in found["lines"]] == [
        ("C-1", 8000),
        ("C-2", -500),
    ]


def test_line_that_never_counts_beside_a_remedy_is_no_line_of_it() -> None:
    """A refund of gifts has no line that holds for what is no gift."""
    case = of(
        plus("price"),
        scope=when(is_("gift")),
        clauses=(
            clause(
                "C-2",
                scope=when(is_("gift", "no")),
                in_every_refund=(minus("shipping"),),
                gives=gives(refund(plus("price"), name="Half")),
            ),
        ),
    )
    given = PAID | {"gift": "unknown", "shipping": "5.00 USD"}
    found = {r["name"]: r for r in decided(case, given)["remedies"]}
    assert [r["clause"] for r in found["Refund"]["lines"]] == ["C-1"]
    assert [r["min"] for r in found["Half"]["lines"]] == [8000, -500]


# Floor and cap -------------------------------------------------------


@pytest.mark.parametrize(
    ("shipping", "floor"),
    [("79.99 USD", None), ("80.00 USD", None), ("80.01 USD", 1)],
)
def test_floor_is_a_line_of_its_own(shipping: str, floor: int | None) -> None:
    """A refund never falls below nothing, and says so in a line."""
    case = of(plus("price"), minus("shipping"))
    found = rows(case, PAID | {"shipping": shipping})
    label = "A refund is never less than nothing"
    assert {row[0]: row[1] for row in found}.get(label) == floor


@pytest.mark.parametrize(
    ("bonus", "cap"), [(799, None), (800, None), (801, -1)]
)
def test_cap_is_a_line_of_its_own(bonus: int, cap: int | None) -> None:
    """A refund never exceeds what was paid, and says so in a line."""
    # 72.00 of 80.00 have to come back before the bonus
    case = of(
        line(1, Share("nine tenths", PRICE)),
        line(1, Constant("bonus"), "Bonus"),
        parameters=(share_of("nine tenths", 90), fee("bonus", bonus)),
    )
    found = rows(case, PAID)
    label = "A refund is never more than what you paid"
    assert {row[0]: row[1] for row in found}.get(label) == cap
    assert paid_back(case, PAID)[1] == min(7200 + bonus, 8000)


@pytest.mark.parametrize(
    ("refunded", "back"),
    [("0 USD", 8000), ("30.00 USD", 5000), ("80.00 USD", 0)],
)
def test_cap_leaves_out_what_was_already_refunded(
    refunded: str, back: int
) -> None:
    """What already came back is not paid a second time."""
    given = PAID | {"refunded": refunded}
    assert paid_back(of(plus("price")), given) == (back, back)


def test_cap_counts_everything_paid_for_the_order() -> None:
    """The limit is the price and the shipping together."""
    words: Plain = {"paid": ("price", "shipping")}
    rule = clause("C-1", gives=gives(refund(plus("price"), plus("shipping"))))
    case = shop(rule, facts=FACTS, **words)
    given = PAID | {"shipping": "5.00 USD"}
    assert paid_back(case, given) == (8500, 8500)


def test_compensation_is_no_refund_and_has_no_cap() -> None:
    """A compensation has lines of its own and may exceed the price."""
    gift = Remedy(
        "Voucher", "", compensation=(line(1, Constant("gift"), "Gift"),)
    )
    rule = clause("C-1", gives=gives(gift), parameters=(fee("gift", 9000),))
    case = shop(rule, facts=FACTS, paid=("price",))
    (found,) = decided(case, PAID)["remedies"]
    assert found["lines"] == []
    assert [row["min"] for row in found["compensation"]] == [9000]


def test_compensation_and_refund_keep_separate_lines() -> None:
    """Beside a capped refund a compensation is paid in full."""
    both = refund(
        plus("price"), compensation=(line(1, Constant("gift"), "Gift"),)
    )
    rule = clause("C-1", gives=gives(both), parameters=(fee("gift", 1000),))
    case = shop(rule, facts=FACTS, paid=("price",))
    (found,) = decided(case, PAID)["remedies"]
    assert [row["min"] for row in found["lines"]] == [8000]
    assert [row["min"] for row in found["compensation"]] == [1000]
    assert found["amount"]["min"] == 9000


# Ranges --------------------------------------------------------------


def test_shop_known_amount_is_a_range() -> None:
    """What only the shop knows counts from its least to its most."""
    found = remedy(of(plus("price"), minus("damage")), PAID)
    assert (found["amount"]["min"], found["amount"]["max"]) == (0, 8000)
    assert found["words"] == "0.00 to 80.00 USD"
    assert found["wide"] == "damage"


def test_unbounded_deduction_takes_all_there_is() -> None:
    """A deduction without a limit leaves between nothing and everything."""
    case = of(plus("price"), minus("customs"))
    assert paid_back(case, PAID) == (0, 8000)


def test_no_open_deduction_is_shown_as_none() -> None:
    """Where one deduction takes all there is, another keeps its range."""
    admin = Unstated("a fee", NOTHING, PRICE)
    case = of(plus("price"), minus("damage"), line(-1, admin, "A fee"))
    assert rows(case, PAID) == [
        ("Price", 8000, 8000),
        ("Damage", -8000, 0),
        ("A fee", -8000, 0),
        ("A refund is never less than nothing", 8000, 0),
    ]


def test_unstated_amount_is_a_range() -> None:
    """A fee that the policy does not state runs between its bounds."""
    admin = Unstated("a fee", NOTHING, Constant("most"))
    case = of(
        plus("price"),
        line(-1, admin, "A fee"),
        parameters=(fee("most", 700),),
    )
    assert rows(case, PAID) == [("Price", 8000, 8000), ("A fee", -700, 0)]
    assert remedy(case, PAID)["wide"] == "A fee"


def test_unknown_guard_tries_the_line_both_ways() -> None:
    """A line that perhaps counts is in one column and not in the other."""
    check = line(
        -1, Constant("check"), "Inspection", when=when(is_("checked"))
    )
    case = of(plus("price"), check, parameters=(fee("check", 250),))
    assert paid_back(case, PAID) == (7750, 8000)


def test_two_lines_of_one_unknown_fact_move_together() -> None:
    """Added and taken away again, an unknown amount cancels out."""
    case = of(plus("price"), plus("damage"), minus("damage"))
    assert paid_back(case, PAID) == (8000, 8000)


def test_opposite_guards_never_count_together() -> None:
    """Of two lines that exclude each other one counts, never both."""
    case = of(
        plus("price"),
        line(-1, Constant("a"), "A", when=when(is_("checked", "yes"))),
        line(-1, Constant("b"), "B", when=when(is_("checked", "no"))),
        parameters=(fee("a", 100), fee("b", 300)),
    )
    assert paid_back(case, PAID) == (7700, 7900)


def test_unknown_amount_in_a_guard_counts_from_its_own_limit() -> None:
    """A line for damage above nothing goes with damage of a cent or more."""
    over = when(Compare("damage", "more than", "0"))
    bonus = line(1, Constant("bonus"), "Bonus", when=over)
    rule = clause(
        "C-1",
        parameters=(fee("bonus", 300),),
        gives=gives(refund(plus("price"), minus("damage"), bonus)),
    )
    # 80.00 without damage; 83.00 less a cent at most, 3.00 at least
    assert paid_back(shop(rule, facts=FACTS), PAID) == (300, 8299)


def test_unknown_price_gives_no_invented_number() -> None:
    """Without the price the refund is open upwards, in words too."""
    found = remedy(of(plus("price")), {"price": "unknown"})
    assert found["amount"]["max"] is None
    assert not any(sign.isdigit() for sign in found["words"])


def test_unknown_refunded_may_be_all_of_it() -> None:
    """Who does not know what came back may be due nothing more."""
    given = PAID | {"refunded": "unknown"}
    assert paid_back(of(plus("price")), given) == (0, 8000)


def test_unknown_part_is_at_most_its_whole() -> None:
    """An unknown part runs from nothing to the whole it cannot exceed."""
    delivery = money("delivery", at_most="price")
    case = shop(
        clause("C-1", gives=gives(refund(plus("delivery")))),
        facts=(*FACTS, delivery),
    )
    assert paid_back(case, PAID | {"delivery": "unknown"}) == (0, 8000)


def test_unknown_amounts_bound_each_other_in_a_chain() -> None:
    """A part of a part stays below both, in whatever order they stand."""
    case = shop(
        clause(
            "C-1",
            gives=gives(refund(plus("price"), minus("half"), plus("bit"))),
        ),
        facts=(
            money("bit", at_most="half"),
            money("half", at_most="price"),
            money("price"),
        ),
    )
    # the bit is at most the half: no more than the price comes back
    given = PAID | {"half": "unknown", "bit": "unknown"}
    assert paid_back(case, given) == (0, 8000)


def test_unknown_amount_is_at_least_its_lower_bound() -> None:
    """An amount that only the shop knows may have a least of its own."""
    repair = money(
        "repair", known_by="the shop", ask="", low=FactAmount("parts"),
        high=PRICE,
    )  # fmt: skip
    case = shop(
        clause("C-1", gives=gives(refund(plus("price"), minus("repair")))),
        facts=(repair, money("parts", at_most="price"), money("price")),
    )
    given = PAID | {"parts": "20.00 USD"}
    assert paid_back(case, given) == (0, 6000)
    # and with the parts unknown the repair is still no less than they are
    more = shop(
        clause("C-1", gives=gives(refund(plus("repair"), minus("parts")))),
        facts=case.facts,
    )
    assert rows(more, PAID | {"parts": "unknown"})[0][2] == 8000
    assert not any(
        label.startswith("A refund is never less")
        for label, _, _ in rows(more, PAID | {"parts": "unknown"})
    )


def test_cost_is_shown_apart_from_the_refund() -> None:
    """What the customer pays to others does not lower the refund."""
    costs = (Cost("shipping", "the customer", "", "Postage"),)
    found = decided(
        of(plus("price"), costs=costs), PAID | {"shipping": "5.00 USD"}
    )
    assert found["remedies"][0]["amount"]["min"] == 8000
    (cost,) = found["customer_costs"]
    assert (cost["label"], cost["min"], cost["max"]) == ("Postage", 500, 500)


@given(
    some.integers(0, 10**6),
    some.integers(0, 10**6),
    some.integers(0, 10**6),
    some.integers(0, 100),
)
def test_refund_stays_between_nothing_and_what_was_paid(
    price: int, shipping: int, refunded: int, percent: int
) -> None:
    """0 ≤ refund ≤ paid − already refunded, and both columns add up."""
    case = of(
        line(1, Share("part", PRICE)),
        minus("shipping"),
        minus("damage"),
        parameters=(share_of("part", percent),),
    )
    refunded = min(price, refunded)
    given = {
        "price": f"{price} JPY",
        "shipping": f"{shipping} JPY",
        "refunded": f"{refunded} JPY",
    }
    least, most = paid_back(case, given)
    assert least is not None
    assert most is not None
    assert 0 <= least <= most <= price - refunded
    # half-up by hand: the nearest whole yen
    part = (2 * price * percent + 100) // 200
    assert most == min(max(0, part - shipping), price - refunded)


def test_clauses_are_named_where_lines_come_from() -> None:
    """The floor and the cap name no clause, since none wrote them."""
    found = remedy(
        of(plus("price"), minus("shipping")),
        PAID | {"shipping": "90.00 USD"},
    )
    assert [row["clause"] for row in found["lines"]] == ["C-1", "C-1", ""]


# Real stores ---------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("12.50 USD", "3.75 USD"),  # half of 7.49 is 3.745
        ("12.51 USD", "3.74 USD"),
        ("19.99 USD", "0.00 USD"),
        ("20.00 USD", "0.00 USD"),
    ],
)
def test_components_pay_half_of_the_price_difference(
    wrong: str, words: str
) -> None:
    """Who keeps a cheaper wrong item gets half the difference, half-up."""
    of = store("components")
    given = given_usual(
        of,
        reason="wrong item",
        reported_at="2026-04-01T09:00",
        price_paid="19.99 USD",
        price_of_the_wrong_item=wrong,
    )
    kept = next(
        r for r in decided(of, given)["remedies"] if r["name"] == "Keep it"
    )
    assert kept["words"] == words
    assert kept["lines"] == []


def test_platform_shares_a_coupon_over_the_products() -> None:
    """Of 24.00 for list prices of 10.00 and 20.00 the first bears 8.00."""
    of = store("platform")
    lines = [
        {"item": "Mug", "price": "10 USD", "quantity": "1", "affected": "1"},
        {"item": "Bowl", "price": "20 USD", "quantity": "1", "affected": "0"},
    ]
    found = decided(of, {**given_usual(of), "order lines": lines})
    sums = {r["words"] for r in found["remedies"] if r["lines"]}
    assert sums == {"8.00 USD"}


def test_group_buy_leaves_an_unstated_fee_open() -> None:
    """Of 50.00 a fee is taken that the policy does not state."""
    of = store("group-buy")
    found = decided(of, given_usual(of))
    (back,) = [r for r in found["remedies"] if r["lines"]]
    assert back["words"] == "0.00 to 50.00 USD"
    assert back["wide"]


def test_general_store_gives_delivery_back_and_takes_customs_off() -> None:
    """79.90 and 5.00 for delivery, less 12.00 customs, is 72.90."""
    of = store("general-store")
    given = given_usual(
        of,
        requested_on="2026-03-20",
        outbound_shipping="5.00 USD",
        return_crosses_a_border="yes",
        customs_charged_to_us="12.00 USD",
    )
    found = decided(of, given)
    (back,) = [r for r in found["remedies"] if r["lines"]]
    assert [line["min"] for line in back["lines"]] == [7990, 500, -1200]
    assert back["words"] == "72.90 USD"


def test_cap_of_what_came_back_before_is_called_so() -> None:
    """Nothing more than was paid is asked for: it came back already."""
    given = PAID | {"refunded": "80.00 USD"}
    assert rows(of(plus("price")), given) == [
        ("Price", 8000, 8000),
        ("What you have already got back is not paid again", -8000, -8000),
    ]


def test_cost_that_nobody_is_asked_for_is_not_nothing() -> None:
    """A cost without a question is not known, and never shown as 0."""
    asked_late = money("customs", ask_only_when=when(is_("gift")))
    case = shop(
        clause(
            "C-1",
            gives=gives(Remedy("Gift", "")),
            costs=(Cost("customs", "the shop", ""),),
        ),
        facts=(yes_no("gift"), asked_late),
    )
    (cost,) = decided(case, {"gift": "no"})["shop_costs"]
    assert (cost["min"], cost["max"]) == (0, None)
    assert cost["words"] == "not known yet"
