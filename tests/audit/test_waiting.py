"""Times to wait beside times to act, and days that hang on "today"."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from clausewise.audit.finding import Finding
from clausewise.audit.run import audit
from clausewise.load.store import load_policy
from policies import ROOT

_LOOKED_FOR = (
    "overlap",
    "contradiction",
    "dead-condition",
    "unfavourable-term",
)
_STORE = """\
store: Beds
about: Beds on trial.
version: 1
source: Terms
currency: EUR
zone: the customer's
calendar: weekends only
contact: our service
pages:
  refund: {title: Returns, summary: Bring it back.}
"""

_FACTS = """\
order of events: [delivered on, asked on, agreed on, sent on]
usual customer:
  delivered on: 2026-01-02
  price: 900.00 EUR
  agreed on: not yet
facts:
  delivered on:
    ask: When did it arrive?
    called: the delivery
    known by: the customer
    kind: date
  asked on:
    ask: When did you ask for the return?
    called: the request
    known by: the customer
    kind: date
    unless told: today
  agreed on:
    ask: When did we agree?
    called: our agreement
    known by: the customer
    kind: date
    may be: not yet
  sent on:
    ask: When did you send it?
    called: the dispatch
    known by: the customer
    kind: date
    may be: not yet
    ask only when: {agreed on: has happened}
  price:
    ask: What did you pay?
    called: the price
    known by: the customer
    kind: money
routes:
  return: {called: Return, when: {delivered on: has happened}}
"""

_PAGE = """\
sections:
  - section: Returns
    route: return
    clauses:
      - clause: RET-1
        title: The trial
        text: >-
          You can return the bed within <trial> of the delivery for a refund.
        parameters:
          trial: 100 days
        allowed only if:
          - asked on: within trial after delivered on
            quotes: within <trial> of the delivery
        the customer gets:
          Refund:
            quotes: for a refund
            refund:
              - add: price
      - clause: RET-2
        title: The other time
"""

_WAIT = """\
        text: >-
          Your body needs time. A return that is asked for in the first
          <settling time> after the delivery is too early.
        parameters:
          settling time: 30 days
        refused if:
          - asked on: within settling time after delivered on
            quotes: in the first <settling time> after the delivery
"""

_SAME_SIDE = """\
        text: >-
          A return that is asked for more than <settling time> after the
          delivery is too late.
        parameters:
          settling time: 30 days
        refused if:
          - asked on: later than settling time after delivered on
            quotes: more than <settling time> after the delivery
"""

_SENDING = """\
        text: >-
          Send the bed within <sending time> of our agreement.
        parameters:
          sending time: 14 days
        allowed only if:
          - sent on: within sending time after agreed on
            quotes: within <sending time> of our agreement
            when: {agreed on: has happened}
"""


def _found(folder: Path, clause: str, facts: str = _FACTS) -> list[Finding]:
    policy = folder / "policy"
    copytree(ROOT / "policy" / "calendars", policy / "calendars")
    store = policy / "beds"
    store.mkdir()
    (store / "store.yaml").write_text(_STORE, "utf-8")
    (store / "facts.yaml").write_text(facts, "utf-8")
    (store / "refund.yaml").write_text(_PAGE + clause, "utf-8")
    return [
        finding
        for finding in audit(load_policy(store)).findings
        if finding.name in _LOOKED_FOR
    ]


@pytest.mark.parametrize(
    "wait",
    [
        _WAIT,
        _WAIT.replace("refused if:", "allowed only if:").replace(
            "asked on: within", "asked on: later than"
        ),
        _WAIT.replace("refused if:", "may be refused if:"),
    ],
    ids=["refused if within", "allowed only if later", "may be refused"],
)
def test_earliest_day_does_not_clash_with_the_latest(
    wait: str, tmp_path: Path
) -> None:
    """A time to wait and a time to act are two ends of one span."""
    assert _found(tmp_path, wait) == []


def test_two_latest_days_still_clash(tmp_path: Path) -> None:
    """However it is put, two last days for one step are an overlap."""
    found = _found(tmp_path, _SAME_SIDE)
    assert "overlap" in {finding.name for finding in found}
    assert "the request within 100 days or 30 days" in found[0].says


def test_two_earliest_days_still_clash(tmp_path: Path) -> None:
    """Two times to wait for one step are an overlap as well."""
    again = _WAIT.replace("settling time", "second time").replace(
        "30 days", "20 days"
    )
    title = "      - clause: RET-3\n        title: Again\n"
    found = _found(tmp_path, _WAIT + title + again)
    overlaps = [f for f in found if f.name == "overlap"]
    assert [f.clauses for f in overlaps] == [("RET-2", "RET-3")]


_DATED = """\
        text: >-
          We send the refund within <refund time> of your request.
        parameters:
          refund time:
            - value: 5 days
            - value: 9 days
              for orders from: 2027-01-01
        we will:
          - do: send the refund
            within: refund time
            after: asked on
            quotes: We send the refund within <refund time> of your request
"""


def test_change_for_whom_nobody_asks_the_day_is_found(tmp_path: Path) -> None:
    """Who is not asked when they ordered gets the new words in any case."""
    dated = "orders are dated by: sent on\n" + _FACTS
    found = _found(tmp_path / "one", _DATED, dated)
    terms = [f for f in found if f.name == "unfavourable-term"]
    assert [f.clause for f in terms] == ["RET-2"]
    assert "is asked for the dispatch" in terms[0].says
    always = "orders are dated by: delivered on\n" + _FACTS
    assert _found(tmp_path / "two", _DATED, always) == []


def test_condition_after_a_day_that_is_today_is_alive(tmp_path: Path) -> None:
    """A day that is today unless told can lie back, and what follows too."""
    assert _found(tmp_path, _SENDING) == []
