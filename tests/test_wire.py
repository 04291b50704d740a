"""The wire: JSON in, JSON out, and nothing else gets through."""

from __future__ import annotations

import json
from typing import Any

import pytest

from checker import wire
from checker.answers import parse_now
from checker.code import open_case
from checker.codec import PolicyFormatError, digest, dumps
from checker.dates import UTC
from checker.engine import Engine
from policies import NOW, given_usual, names, store

DESK = store("order-desk")
STORE = store("general-store")
BERLIN = {
    "name": "Europe/Berlin",
    "offsets": [[-10000000, 60], [29579100, 120], [29881500, 60]],
}


@pytest.fixture(autouse=True)
def _opened() -> None:
    """The general store is open in the worker."""
    wire.open_policy(dumps(STORE))


def reply(answers: Any = None, **more: Any) -> dict[str, Any]:
    """What the worker answers to a request."""
    request = {"answers": answers or {}, "now": f"{NOW}+02:00"}
    request |= {"zone": BERLIN} | more
    return dict(json.loads(wire.answer(json.dumps(request))))


USUAL = given_usual(STORE, requested_on="2026-03-20")


# Opening -------------------------------------------------------------


def test_open_policy_names_the_store_and_its_first_question() -> None:
    """Opening tells the name, the digest of the bytes, where to begin."""
    text = dumps(DESK)
    found = json.loads(wire.open_policy(text))
    assert found["store"] == "order-desk"
    assert found["name"] == "Order desk"
    assert found["digest"] == digest(text)
    assert found["first"]["fact"] == "order status"
    values = names(found["first"]["options"], "value")
    assert values[:2] == ["unpaid", "paid"]


def test_open_policy_carries_every_question_at_once() -> None:
    """Each fact comes with all that its question is drawn from."""
    found = json.loads(wire.open_policy(dumps(DESK)))
    keys = (
        "fact ask help kind options unknown not_yet not_stated future "
        "currency example called units"
    )
    for info in found["facts"].values():
        assert set(keys.split()) <= set(info)
    assert "label in my region" not in found["facts"]


@pytest.mark.parametrize("text", ["", "[]", '{"format": 9}', "not json"])
def test_open_policy_refuses_other_bytes(text: str) -> None:
    """What is no policy is refused, and the open one stays open."""
    with pytest.raises(PolicyFormatError):
        wire.open_policy(text)
    assert reply()["decision"]["store"] == "general-store"


# Answering -----------------------------------------------------------


def test_answer_begins_with_a_question() -> None:
    """Nothing said yet: a question, and an open decision."""
    found = reply()
    assert found["question"]["fact"] == "what happened"
    assert found["decision"]["verdict"] == "need_information"
    assert found["problems"] == []
    assert all(row["assumed"] for row in found["summary"])


def test_answer_ends_with_a_decision() -> None:
    """All said: no question, and the decision in full."""
    found = reply(USUAL)
    assert found["question"] is None
    assert found["remaining"] == {"least": 0, "most": 0}
    assert found["decision"]["verdict"] == "eligible"
    assert found["decision"]["now"] == "2026-04-01T12:00+02:00"
    assert found["decision"]["zone"] == "Europe/Berlin"


def test_answer_counts_the_question_being_shown() -> None:
    """What remains includes the question on the screen."""
    found = reply({"what happened": "changed my mind"})
    least, most = found["remaining"]["least"], found["remaining"]["most"]
    assert 1 <= least <= most


def test_answer_goes_from_question_to_question_to_an_end() -> None:
    """Answering each question as the usual customer comes to an end."""
    given: dict[str, Any] = {}
    for _ in range(40):
        found = reply(given)
        if found["question"] is None:
            break
        name = found["question"]["fact"]
        assert name not in given
        given[name] = USUAL.get(name, "unknown")
    assert found["question"] is None
    assert found["decision"]["verdict"] == "eligible"


def test_answer_names_an_impossible_answer_in_its_words() -> None:
    """An answer that cannot be used is a problem of that question."""
    found = reply(USUAL | {"purchased on": "2026-02-30"})
    (problem,) = found["problems"]
    assert problem["fact"] == "purchased on"
    assert problem["says"].startswith("There is no such day")
    assert found["decision"]["verdict"] == "invalid_input"


def test_answer_reads_days_in_the_zone_sent_along() -> None:
    """The last minute is that of the customer's own clock."""
    found = reply(USUAL | {"purchased on": "2026-03-02"})
    at = names(found["decision"]["deadlines"], "at")
    assert "2026-04-01T23:59+02:00" in at


def test_answer_goes_on_after_a_refusal_on_request() -> None:
    """With `all` the questions go on after a refusal."""
    given = {"what happened": "changed my mind"}
    given |= {"excluded on product page": "yes"}
    assert reply(given)["question"] is None
    assert reply(given, all=True)["question"] is not None


def test_answer_ignores_what_the_policy_does_not_ask() -> None:
    """Unknown names of an old link change nothing and harm nothing."""
    stale = USUAL | {"colour": "red", "__proto__": "x"}
    assert reply(stale)["decision"] == reply(USUAL)["decision"]
    assert reply(stale)["problems"] == []


def test_answer_ignores_what_is_no_longer_asked() -> None:
    """A stale answer to a question of another route changes nothing."""
    stale = USUAL | {"cause": "wear", "failed on": "2099-01-01"}
    found, bare = reply(stale)["decision"], reply(USUAL)["decision"]
    # what was said of the other kind of case may tell how that would go
    del found["other_routes"], bare["other_routes"]
    assert found == bare


@pytest.mark.parametrize(
    "raw", [None, 7, 1.5, True, [], {}, ["x"], "x" * 10**5, "\x00", "𝟚"]
)
def test_answer_survives_hostile_answers(raw: Any) -> None:
    """Whatever stands as an answer, the reply is a reply."""
    for name in ("what happened", "purchased on", "price paid"):
        found = reply(USUAL | {name: raw})
        assert found["decision"]["verdict"] in (
            "invalid_input",
            "need_information",
        )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "7",
        "null",
        "{}",
        '{"answers": {}}',
        '{"answers": {}, "now": 7}',
        '{"answers": {}, "now": "yesterday"}',
        '{"answers": {}, "now": "2026-02-30T12:00"}',
        '{"answers": [], "now": "2026-04-01T12:00"}',
        '{"answers": ["a"], "now": "2026-04-01T12:00"}',
        '{"answers": "x", "now": "2026-04-01T12:00"}',
        '{"answers": {}, "now": "2026-04-01T12:00", "zone": "Berlin"}',
        '{"answers": {}, "now": "2026-04-01T12:00", "zone": {"name": "x"}}',
        '{"answers": {}, "now": "2026-04-01T12:00", '
        '"zone": {"name": "x", "offsets": []}}',
        '{"answers": {}, "now": "2026-04-01T12:00", '
        '"zone": {"name": "x", "offsets": [[0, "y"]]}}',
        '{"answers": {}, "now": "2026-04-01T12:00", '
        '"zone": {"name": "x", "offsets": [[0]]}}',
        '{"answers": {}, "now": "2026-04-01T12:00", '
        '"zone": {"name": "x", "offsets": [[0, 6000]]}}',
        '{"answers": {}, "now": "2026-04-01T12:00", '
        '"zone": {"name": "x", "offsets": [[9, 0], [0, 60]]}}',
    ],
)
def test_answer_refuses_what_is_no_request(text: str) -> None:
    """A request that cannot be read raises ValueError, or is as if empty."""
    try:
        found = json.loads(wire.answer(text))
    except ValueError:
        return
    # an empty list of answers is no answer at all
    assert found["decision"]["verdict"] == "need_information"
    assert '"answers": []' in text


def test_answer_carries_what_the_page_links_to() -> None:
    """Every clause that is cited has its title and its address."""
    decision = reply(USUAL)["decision"]
    cited = {
        part["clause"]
        for key in (
            "reasons",
            "customer_costs",
            "deadlines",
            "timelines",
            "steps",
            "evidence",
            "warnings",
        )
        for part in decision[key]
        if part["clause"]
    }
    assert "RET-1" in cited
    assert cited <= set(decision["clauses"])
    assert decision["clauses"]["RET-1"] == {
        "title": "How long you can return it",
        "url": "refund/#RET-1",
    }


def test_answer_names_the_facts_that_pick_the_route() -> None:
    """ "Check another item" knows which answers to drop."""
    decision = reply(USUAL)["decision"]
    assert decision["route_facts"] == ["what happened"]


def test_answer_lists_what_was_answered_in_order() -> None:
    """The facts already answered come in the order of the questions."""
    backwards = dict(reversed(USUAL.items()))
    found = reply(backwards)["asked"]
    assert found[0] == "what happened"
    order = [fact.name for fact in STORE.facts]
    assert found == sorted(found, key=order.index)


def test_ask_and_answer_decide_alike() -> None:
    """The command line and the browser come in by one door."""
    text = dumps(STORE)
    engine = Engine(STORE, digest(text))
    straight = wire.ask(engine, USUAL, parse_now(NOW, UTC), UTC)
    through = reply(USUAL, now=NOW, zone=None)
    assert open_case(through.pop("code")).given == USUAL
    assert json.loads(json.dumps(straight)) == through


@pytest.mark.parametrize("plain", [None, {}])
def test_zone_from_nothing_is_utc(plain: Any) -> None:
    """Without a zone the times are those of UTC."""
    assert wire.zone_from(plain) == UTC


@pytest.mark.parametrize(("rows", "fine"), [(400, True), (401, False)])
def test_zone_from_takes_only_so_many_rows(rows: int, fine: bool) -> None:
    """A zone of a quarter of a century has far fewer changes."""
    plain = {"name": "x", "offsets": [[row, 60] for row in range(rows)]}
    if fine:
        assert wire.zone_from(plain).offset(7) == 60
    else:
        with pytest.raises(ValueError, match="offsets"):
            wire.zone_from(plain)


def test_zone_from_keeps_its_rows() -> None:
    """The page's offsets become a zone of that name."""
    zone = wire.zone_from(BERLIN)
    assert zone.name == "Europe/Berlin"
    assert zone.offset(29579099) == 60
    assert zone.offset(29579100) == 120


# Codes and editions --------------------------------------------------


def test_answer_opens_a_code() -> None:
    """A code is told as the request that it stands for."""
    first = reply(USUAL)
    opened = reply(code=first["code"])["case"]
    assert opened.pop("words") == "1 April 2026, 12:00 (Europe/Berlin)"
    assert opened.pop("store") == "general-store"
    again = json.loads(wire.answer(json.dumps(opened)))
    assert again == first


def test_answer_names_what_is_wrong_with_a_code() -> None:
    """A wrong code is an answer, never a failure of the engine."""
    found = reply(code="1.AAAA.00000000")
    assert found["fault"] == "check"
    assert "Copy it again" in found["says"]


def test_answer_asks_for_an_edition_that_is_not_open() -> None:
    """An older edition is judged once its own bytes have been brought."""
    text = dumps(DESK)
    wanted = digest(text)
    assert reply({}, digest=wanted) == {"missing": wanted}
    for wrong in ("{}", text + " ", dumps(STORE)):
        found = reply({}, digest=wanted, edition=wrong)
        assert found == {"missing": wanted}
    brought = reply({}, digest=wanted, edition=text)
    assert brought["decision"]["policy"]["digest"] == wanted
    assert reply({}, digest=wanted)["decision"] == brought["decision"]
    assert reply()["decision"]["store"] == "general-store"
