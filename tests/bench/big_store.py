"""Writes a store of 120 clauses over 55 facts, as YAML for the loader.

Four kinds of cases have thirty clauses and thirteen facts each; three
facts are common. The clauses are those of a sound policy: windows,
discretion, money, promises and proofs, each with a number of its own.
With one route for all, every clause meets every other one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent, indent

__all__ = ["CLAUSES", "FACTS", "write_big_store"]

CLAUSES = 120
FACTS = 55
_CASES = ("broken", "wrong", "late", "unwanted")
_KINDS = ("small", "large", "heavy", "fragile")
_STATES = ("new", "tried", "worn")
_CAUSES = ("maker", "carrier", "customer", "unclear")

_COMMON_FACTS = """\
problem:
  ask: What is the problem?
  called: the problem
  known by: the customer
  kind: choice
  choices:
    broken: It is broken
    wrong: It is the wrong product
    late: It came late
    unwanted: I do not want it
price paid:
  ask: What did you pay?
  called: the price
  known by: the customer
  kind: money
received on:
  ask: When did it arrive?
  called: the arrival
  known by: the customer
  kind: date
"""

_FACTS = """\
{c} asked on:
  ask: When did you tell us?
  called: your message
  known by: the customer
  kind: date
  unless told: today
  ask only when: {{problem: {c}}}
{c} approved on:
  ask: When did we approve it?
  called: our approval
  known by: the customer
  kind: date
  may be: not yet
  ask only when: {{problem: {c}}}
{c} sent on:
  ask: When did you send the parcel?
  called: the sending of the parcel
  known by: the customer
  kind: date
  may be: not yet
  ask only when: {{{c} approved on: has happened}}
{c} granted:
  ask: Did our team agree?
  called: the agreement of our team
  known by: the customer
  kind: yes/no
  may be: not yet
  ask only when: {{problem: {c}}}
{c} opened:
  ask: Was the package open?
  called: the opening
  known by: the customer
  kind: yes/no
  ask only when: {{problem: {c}}}
{c} complete:
  ask: Is everything there?
  called: the whole content
  known by: the customer
  kind: yes/no
  ask only when: {{problem: {c}}}
{c} gift:
  ask: Was it a gift?
  called: the gift
  known by: the customer
  kind: yes/no
  ask only when: {{problem: {c}}}
{c} fee:
  called: the handling fee
  known by: the shop
  kind: money
  from: nothing
  to: price paid
{c} postage:
  ask: What did the way back cost?
  called: the postage
  known by: the customer
  kind: money
  ask only when: {{problem: {c}}}
{c} photos:
  ask: How many photos do you have?
  called: the photos
  known by: the customer
  kind: whole number
  ask only when: {{problem: {c}}}
"""

_CHOICE = """\
{name}:
  ask: Which {name} is it?
  called: the {name}
  known by: the customer
  kind: choice
  ask only when: {{problem: {c}}}
  choices:
{options}
"""


def write_big_store(policy: Path, *, one_route: bool = False) -> Path:
    """Write the store into a folder of policies, and return its folder."""
    folder = policy / ("one-route" if one_route else "big-shop")
    folder.mkdir(parents=True)
    (folder / "store.yaml").write_text(_store(), "utf-8")
    (folder / "facts.yaml").write_text(_facts(one_route), "utf-8")
    page = "sections:\n" + "".join(
        indent(_section(place, case, one_route), "  ")
        for place, case in enumerate(_CASES, 1)
    )
    (folder / "refund.yaml").write_text(page, "utf-8")
    return folder


def _store() -> str:
    return dedent("""\
        store: Big shop
        about: What you can claim.
        version: 1
        source: A policy that is made up
        currency: USD
        zone: the customer's
        calendar: weekends only
        contact: our service
        pages:
          refund:
            title: Claims
            summary: What you can claim.
        """)


def _facts(one_route: bool) -> str:
    usual = {"problem": "broken", "price paid": "50.00 USD"}
    usual["received on"] = "2026-03-02"
    orders, routes, facts = "", "", _COMMON_FACTS
    for c in _CASES:
        orders += f"  - [received on, {c} asked on, {c} approved on]\n"
        orders += f"  - [{c} approved on, {c} sent on]\n"
        if not one_route:
            routes += f"  {c}:\n    called: {c.capitalize()}\n"
            routes += f"    when: {{problem: {c}}}\n"
        for word, options in (
            ("kind", _KINDS),
            ("state", _STATES),
            ("cause", _CAUSES),
        ):
            lines = "\n".join(f"    {o}: It is {o}" for o in options)
            facts += _CHOICE.format(c=c, name=f"{c} {word}", options=lines)
            usual[f"{c} {word}"] = options[0]
        facts += _FACTS.format(c=c)
        usual |= {
            f"{c} approved on": "not yet",
            f"{c} granted": "not yet",
            f"{c} opened": "no",
            f"{c} complete": "yes",
            f"{c} gift": "no",
            f"{c} postage": "5.00 USD",
            f"{c} photos": "20",
        }
        if one_route:
            facts = facts.replace(f"  ask only when: {{problem: {c}}}\n", "")
    if one_route:
        routes = "  claim:\n    called: A claim\n"
        routes += "    when: {received on: has happened}\n"
    given = "".join(f"  {fact}: {value}\n" for fact, value in usual.items())
    return (
        f"order of events:\n{orders}routes:\n{routes}"
        f"usual customer:\n{given}facts:\n{indent(facts, '  ')}"
    )


def _section(place: int, case: str, one_route: bool) -> str:
    clauses = "".join(
        f"- clause: C{place}-{number}\n  title: A rule\n{indent(body, '  ')}"
        for number, body in enumerate(_clauses(place, case), 1)
    )
    route = "claim" if one_route else case
    head = f"- section: Rules for {case}\n  route: {route}\n  clauses:\n"
    return head + indent(clauses, "    ")


def _clauses(n: int, c: str) -> Iterator[str]:
    """Yield thirty clauses; `n` keeps the numbers of the cases apart."""
    yield _said(
        "You can tell us within <time to tell> of the arrival.",
        f"time to tell: {28 + n} days",
        f"""\
        allowed only if:
          - {c} asked on: within time to tell after received on
            quotes: within <time to tell> of the arrival
        """,
    )
    yield _said(
        "Send the parcel within <time to send> of our approval.",
        f"time to send: {6 + n} days",
        f"""\
        allowed only if:
          - {c} sent on: within time to send after {c} approved on
            quotes: within <time to send> of our approval
            when: {{{c} approved on: has happened}}
        steps:
          - do: Send the parcel in time.
            within: time to send
            after: {c} approved on
            quotes: Send the parcel
            when: {{{c} sent on: not yet, {c} approved on: has happened}}
        """,
    )
    for place, kind in enumerate(_KINDS, 1):
        yield _said(
            f"If it is {kind}, you get a refund less our fee, "
            f"or <share> of the price and keep it.",
            f"share: {10 * place + n} %",
            f"""\
            applies when:
              - {c} kind: {kind}
            the customer chooses:
              Refund of a {kind} {c} one:
                quotes: you get a refund less our fee
                refund:
                  - add: price paid
                  - subtract: {c} fee
              Keep the {kind} {c} one:
                quotes: keep it
                compensation:
                  - add: share of price paid
            """,
        )
        yield _said(
            f"For a {kind} one we need <photo count>.",
            f"photo count: {place + n} photos",
            f"""\
            applies when:
              - {c} kind: {kind}
            allowed only if:
              - {c} photos: at least photo count
                quotes: we need <photo count>
            evidence:
              - what: <photo count> of it
                quotes: we need <photo count>
            """,
        )
        yield _said(
            f"We collect a {kind} one within <pick-up time> of our approval.",
            f"pick-up time: {place + n} working days",
            f"""\
            applies when:
              - {c} kind: {kind}
            we will:
              - do: collect the {kind} one
                within: pick-up time
                after: {c} approved on
                quotes: We collect a {kind} one within <pick-up time>
            """,
        )
    for place, state in enumerate(_STATES, 1):
        yield _said(
            f"We may refuse a {state} one after <look-in time>.",
            f"look-in time: {5 + 3 * place} days",
            f"""\
            applies when:
              - {c} state: {state}
            may be refused if:
              - {c} asked on: later than look-in time after received on
                quotes: We may refuse a {state} one after <look-in time>
                when: {{{c} granted: not yet}}
            """,
        )
    for cause in _CAUSES[1:]:
        yield _said(
            f"If the cause is the {cause}, our team decides whether it is "
            "covered.",
            "",
            f"""\
            applies when:
              - {c} cause: {cause}
                {c} state: [tried, worn]
            left to:
              - who: our team
                about: whether it is covered
                settled by: {c} granted
                quotes: our team decides whether it is covered
            """,
        )
    yield _said(
        "A worn one that you broke yourself is excluded.",
        "",
        f"""\
        refused if:
          - {c} state: worn
            {c} cause: customer
            quotes: is excluded
        """,
    )
    yield _said(
        "An opened one without all its parts is excluded.",
        "",
        f"""\
        refused if:
          - {c} opened: yes
            {c} complete: no
            quotes: is excluded
        """,
    )
    yield _said(
        "We pay the way back if the maker is the cause.",
        "",
        f"""\
        who pays:
          - cost: {c} postage
            by: the shop
            quotes: We pay the way back
            when: {{{c} cause: [maker, carrier]}}
        """,
    )
    yield _said(
        "Otherwise the way back is yours to pay.",
        "",
        f"""\
        who pays:
          - cost: {c} postage
            by: the customer
            quotes: the way back is yours to pay
            when: {{{c} cause: [customer, unclear]}}
        """,
    )
    yield _said(
        "We reply within <reply time> of your message.",
        f"reply time: {n} to {n + 2} working days",
        f"""\
        we will:
          - do: reply
            within: reply time
            after: {c} asked on
            quotes: We reply within <reply time>
        """,
    )
    yield _said(
        "The refund follows within <refund time> of the sending.",
        f"refund time: {9 + n} days",
        f"""\
        we will:
          - do: send the refund
            within: refund time
            after: {c} sent on
            quotes: The refund follows within <refund time>
            when: {{{c} approved on: has happened}}
        """,
    )
    yield _said(
        "A gift is refunded to the wallet.",
        "",
        f"""\
        applies when:
          - {c} gift: yes
        paid to:
          what: the wallet
          quotes: A gift is refunded to the wallet
        """,
    )
    yield _said(
        "Do not throw the package away.",
        "",
        f"""\
        warnings:
          - says: Do not throw the package away.
            quotes: Do not throw the package away
            when: {{{c} opened: yes}}
        """,
    )
    yield _said("We are glad to help.", "", "")
    yield _said("Our service answers every message.", "", "")


def _said(text: str, parameter: str, body: str) -> str:
    lines = f"text: >-\n  {text}\n"
    if parameter:
        lines += f"parameters:\n  {parameter}\n"
    return lines + dedent(body)
