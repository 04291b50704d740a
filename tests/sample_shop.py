"""A small shop, built by hand, that uses each thing a page can show."""

from __future__ import annotations

from checker.policy import (
    Case,
    Choice,
    Clause,
    Conflict,
    Cost,
    Dated,
    Discretion,
    Evidence,
    Fact,
    FactAmount,
    Is,
    Line,
    NotStated,
    Page,
    Parameter,
    Policy,
    Promise,
    Ratio,
    Remedy,
    Route,
    Section,
    Setting,
    Share,
    Step,
    Test,
    Window,
    Within,
)

__all__ = ["SHOP"]


def _window(name: str, *values: Dated) -> Parameter:
    return Parameter(name, values)


_FACTS = (
    Fact(
        "what happened",
        "choice",
        "the customer",
        ask="What happened?",
        help="Choose what comes closest.",
        options=(
            ("changed my mind", "I do not want it"),
            ("stopped working", "It stopped working"),
        ),
    ),
    Fact("unused", "yes/no", "the customer", ask="Is it unused?"),
    Fact(
        "cause",
        "choice",
        "the customer",
        ask="Why did it fail?",
        options=(("defect", "A defect"), ("wear", "Wear and tear")),
        ask_only_when=((Is("what happened", ("stopped working",)),),),
    ),
    Fact(
        "purchased on",
        "date",
        "the customer",
        ask="When did you pay?",
        called="the day you paid",
    ),
    Fact(
        "requested on",
        "date",
        "the customer",
        ask="When did you ask?",
        called="the day you ask",
    ),
    Fact("returned on", "date", "the shop", called="the day we have it back"),
    Fact(
        "price paid",
        "money",
        "the customer",
        ask="What did it cost?",
        called="the price paid",
    ),
    Fact(
        "return postage",
        "money",
        "the customer",
        ask="What does sending it back cost?",
        called="return postage",
    ),
)

_RETURN = Clause(
    id="RET-1",
    title="How long you can return it",
    section="Returning something you do not want",
    text=(
        "You can return the product within <return window> of purchase "
        "for a refund or an exchange."
    ),
    routes=("return",),
    source=("000.08", "000.09"),
    page="refund",
    parameters=(
        _window(
            "return window",
            Dated(Window(30, 30, "days")),
            Dated(Window(15, 15, "days"), "2027-01-01"),
        ),
    ),
    tests=(
        Test(
            "allowed only if",
            (Within("requested on", "return window", "purchased on"),),
            "within <return window> of purchase",
            "The <return window> ended on <last day>.",
        ),
    ),
    gives=Choice(
        "customer",
        (
            Remedy(
                "Refund",
                "for a refund",
                refund=(Line(1, FactAmount("price paid"), "Price paid"),),
            ),
            Remedy("Exchange", "an exchange"),
        ),
    ),
    interpretation=("The day of purchase is day zero.",),
    cases=(
        Case(
            "The last day is in time",
            (("purchased on", "2026-03-02"), ("requested on", "2026-04-01")),
            (
                ("verdict", "eligible"),
                ("last day", "2026-04-01"),
                ("refund of Refund", "79.90 USD"),
                ("decided by", "RET-1"),
            ),
            shown=True,
        ),
        Case("Not printed", (), (("verdict", "not eligible"),)),
    ),
)

_CONDITION = Clause(
    id="RET-2",
    title="Condition of the item",
    section="Returning something you do not want",
    text="Used items are not refunded.",
    routes=("return",),
    page="refund",
    tests=(
        Test(
            "refused if",
            (Is("unused", ("no",)),),
            "Used items are not refunded",
            not_for=("Exchange",),
        ),
    ),
)

_MONEY = Clause(
    id="PAY-1",
    title="When the money is sent",
    section="Money and postage",
    text=(
        "You pay for sending it back, and we send the refund within "
        "<sending time>."
    ),
    routes=("return", "warranty"),
    page="refund",
    also_on=("warranty",),
    parameters=(_window("sending time", Dated(Window(1, 3, "working days"))),),
    costs=(
        Cost(
            "return postage",
            "the customer",
            "You pay for sending it back",
            when=((Is("what happened", ("changed my mind",)),),),
        ),
    ),
    promises=(
        Promise(
            "send the refund",
            "sending time",
            "returned on",
            "we send the refund within <sending time>",
            worded_as="an estimate",
        ),
    ),
)

_WARRANTY = Clause(
    id="WAR-1",
    title="A defect",
    section="Warranty",
    text=(
        "If a defect is confirmed you get <share> of the price. "
        "The voucher is sent after <voucher time>. Show the invoice."
    ),
    routes=("warranty",),
    page="warranty",
    parameters=(
        Parameter("share", (Dated(Ratio(50, 100)),)),
        Parameter("voucher time", (Dated(NotStated()),)),
    ),
    scope=((Is("cause", ("defect",)),),),
    discretions=(
        Discretion("customer service", "the defect", "is confirmed"),
    ),
    gives=Choice(
        "all",
        (
            Remedy(
                "Voucher",
                "you get <share> of the price",
                compensation=(
                    Line(1, Share("share", FactAmount("price paid")), "Part"),
                ),
            ),
        ),
    ),
    steps=(Step("Ask customer service.", "is confirmed"),),
    evidence=(Evidence("The invoice", "Show the invoice"),),
    conflicts=(
        Conflict(
            (
                "you get <share> of the price",
                "You can return the product within <return window>",
            ),
            "You get the part.",
        ),
    ),
)

_WEAR = Clause(
    id="WAR-2",
    title="Wear and tear",
    section="Warranty",
    text="Wear and tear is not covered.",
    routes=("warranty",),
    page="warranty",
    scope=((Is("cause", ("wear",)),),),
    tests=(Test("refused if", (Is("cause", ("wear",)),), "is not covered"),),
)

SHOP = Policy(
    store="small-shop",
    name="Small shop",
    about="Sells small things, and takes them back.",
    version="1",
    facts=_FACTS,
    routes=(
        Route(
            "return",
            "Returning something",
            ((Is("what happened", ("changed my mind",)),),),
        ),
        Route(
            "warranty",
            "A warranty claim",
            ((Is("what happened", ("stopped working",)),),),
        ),
    ),
    sections=(
        Section("Returning something you do not want", "refund", ("return",)),
        Section("Money and postage", "refund", ("return", "warranty")),
        Section("Warranty", "warranty", ("warranty",), "For what fails."),
        Section("Nothing here", "cancellation", ("return",)),
    ),
    pages=(
        Page("refund", "Returns and refunds", "When we take things back."),
        Page("cancellation", "Cancelling an order"),
        Page("warranty", "Warranty"),
    ),
    clauses=(_RETURN, _CONDITION, _MONEY, _WARRANTY, _WEAR),
    contact="the email address in your order",
    not_regulated=("Cancelling an order is not regulated here.",),
    settings=(Setting("currency", "asked", "The source names none."),),
    source="Our promise",
    usual=(
        ("what happened", "changed my mind"),
        ("unused", "yes"),
        ("price paid", "79.90 USD"),
        ("return postage", "5.00 USD"),
    ),
)
