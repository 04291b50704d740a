"""Words: values, dates and sentences in plain English."""

from __future__ import annotations

import pytest

from checker.answers import parse_now
from checker.dates import UTC
from checker.english.values import all_of, any_of, quoted
from checker.policy import (
    Count,
    Dated,
    Money,
    NotStated,
    Parameter,
    Ratio,
    Value,
    Window,
)
from checker.words import (
    called,
    date_words,
    fact_named,
    fill,
    moment_words,
    parameter,
    sentence_with,
    value_words,
)
from policies import BERLIN, clause, policy, window, yes_no

SHOP = policy(facts=(yes_no("unused", called="the state"), yes_no("sealed")))
DATED = clause(
    "C-1",
    parameters=(
        Parameter(
            "time",
            (
                Dated(Window(30, 30, "days")),
                Dated(Window(15, 15, "days"), "2027-01-01"),
            ),
        ),
        window("sending time", 3, "working days", 1),
    ),
)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Window(30, 30, "days"), "30 days"),
        (Window(1, 1, "days"), "1 day"),
        (Window(1, 3, "working days"), "1 to 3 working days"),
        (Window(1, 1, "working days"), "1 working day"),
        (Window(48, 48, "hours"), "48 hours"),
        (Window(1, 1, "years"), "1 year"),
        (Ratio(50, 100), "50 %"),
        (Ratio(125, 1000), "12.5 %"),
        (Ratio(1225, 10000), "12.25 %"),
        (Ratio(5, 10000), "0.05 %"),
        (Ratio(100, 100), "100 %"),
        (Money(500, "USD"), "5.00 USD"),
        (Count(3, "videos"), "3 videos"),
        (NotStated(), "a time that the policy does not state"),
    ],
)
def test_value_words_say_the_whole_value(value: Value, words: str) -> None:
    """A value is said in full, in the singular where it is one."""
    assert value_words(value) == words


def test_date_words_write_the_month_out() -> None:
    """No date can be misread as month and day turned round."""
    assert date_words("2026-04-01") == "1 April 2026"
    assert date_words("2024-02-29T23:59") == "29 February 2024"


def test_moment_words_name_the_zone_with_the_time() -> None:
    """A time is said with its zone, a date alone without."""
    moment = parse_now("2026-04-01T22:05Z", UTC)
    assert moment_words(moment, UTC) == "1 April 2026, 22:05 (UTC)"
    there = moment_words(moment, BERLIN)
    assert there == "2 April 2026, 00:05 (Europe/Berlin)"
    assert moment_words(moment, BERLIN, time=False) == "2 April 2026"


def test_called_falls_back_to_the_name() -> None:
    """A fact without a noun phrase is called by its name."""
    assert called(SHOP, "unused") == "the state"
    assert called(SHOP, "sealed") == "sealed"
    assert called(SHOP, "now") == "now"
    with pytest.raises(KeyError):
        fact_named(SHOP, "nothing of the kind")


@pytest.mark.parametrize(
    ("on", "length"),
    [("", 30), ("2026-12-31", 30), ("2027-01-01", 15), ("2027-01-02", 15)],
)
def test_parameter_holds_from_its_day(on: str, length: int) -> None:
    """A dated value holds for orders of its first day and later."""
    found = parameter(DATED, "time", on)
    assert found == Window(length, length, "days")


def test_parameter_of_no_name_is_none() -> None:
    """A name that the clause does not know has no value."""
    assert parameter(DATED, "fee") is None


def test_fill_puts_values_into_holes() -> None:
    """Holes become values; what is given beside them comes first."""
    text = "You have <time>, we need <sending time>, until <last day>."
    assert fill(text, DATED, {"last day": "1 May 2026"}) == (
        "You have 30 days, we need 1 to 3 working days, until 1 May 2026."
    )
    assert fill("<time>", DATED, on="2027-01-01") == "15 days"
    assert fill("<what>", DATED) == "what"


TEXT = (
    "You may return it. (See below.) Ask us first! “Used” items stay. "
    "<time> is enough. Write to “us.” The end."
)


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("return it", "You may return it."),
        ("Ask us", "Ask us first!"),
        ("items stay", "“Used” items stay."),
        ("is enough", "<time> is enough."),
        ("The end", "The end."),
        ("first! “Used”", "Ask us first! “Used” items stay."),
        ("not in it", TEXT),
    ],
)
def test_sentence_with_finds_the_shortest_run(
    quote: str, sentence: str
) -> None:
    """A quote is shown in its sentence, or the run that it spans."""
    assert sentence_with(TEXT, quote) == sentence


def test_lists_are_said_with_a_word_before_the_last() -> None:
    """Two are joined by the word, more by commas and the word."""
    assert any_of([]) == ""
    assert any_of(["a"]) == "a"
    assert any_of(["a", "b"]) == "a or b"
    assert all_of(["a", "b", "c"]) == "a, b and c"


def test_quoted_keeps_quotes_inside_apart() -> None:
    """A question that quotes something can be quoted itself."""
    assert quoted("Is it marked “special”?") == "“Is it marked ‘special’?”"
