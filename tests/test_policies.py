"""The five policies keep to their sources: nothing lost, nothing invented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from checker.policy import Policy
from checker.words import value_words
from clausewise.cli import main
from policies import ROOT, store

# How many atomic statements each source document makes.
STATEMENTS = {
    "general-store": ("000", 64),
    "components": ("001", 44),
    "group-buy": ("002", 32),
    "platform": ("003", 42),
    "order-desk": ("004", 24),
}
PAGES = {
    "general-store": {"refund", "warranty"},
    "components": {"refund", "warranty"},
    "group-buy": {"refund", "warranty"},
    "platform": {"refund", "warranty"},
    "order-desk": {"cancellation"},
}
# Every number that a source states, in the words of the policy.
NUMBERS = {
    "general-store": {"30 days", "3 working days", "36 hours"},
    "components": {
        "30 days",
        "48 hours",
        "50 %",
        "5 working days",
        "7 days",
        "2 working days",
        "10 to 15 working days",
        "3 videos",
        "10 photos",
    },
    "group-buy": {
        "3 to 5 working days",
        "14 days",
        "15 days",
        "30 days",
        "2 weeks",
    },
    "platform": {
        "15 days",
        "7 days",
        "2 to 3 working days",
        "1 to 2 working days",
    },
    "order-desk": {"24 hours", "12 hours", "1 to 3 working days"},
}
A_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"fifteen|twenty|thirty|forty|fifty|hundred|half|double|twice)\b",
    re.IGNORECASE,
)
# A sample of an RMA number; and what says that nothing was paid.
ALLOWED = ("RMA123456789", "Enter 0 if")


@pytest.mark.parametrize("name", STATEMENTS)
def test_policy_holds_every_statement_of_its_source(name: str) -> None:
    """Each statement of the source stands behind a clause of its store."""
    number, count = STATEMENTS[name]
    wanted = {f"{number}.{place:02}" for place in range(1, count + 1)}
    cited = {of for rule in store(name).clauses for of in rule.source}
    assert wanted - cited == set()
    assert cited - wanted == set()


@pytest.mark.parametrize("name", STATEMENTS)
def test_policy_cites_a_source_for_every_clause(name: str) -> None:
    """No clause stands on the page that no source has asked for."""
    assert [rule.id for rule in store(name).clauses if not rule.source] == []


@pytest.mark.parametrize("name", PAGES)
def test_policy_has_just_the_pages_that_its_source_feeds(name: str) -> None:
    """A page exists exactly where the source has something to say."""
    of = store(name)
    assert {page.name for page in of.pages} == PAGES[name]
    filled = {rule.page for rule in of.clauses}
    filled |= {page for rule in of.clauses for page in rule.also_on}
    assert filled == PAGES[name]


@pytest.mark.parametrize("name", NUMBERS)
def test_policy_states_the_numbers_of_its_source_and_no_other(
    name: str,
) -> None:
    """Every number of a policy is one that its source states."""
    stated = {
        value_words(dated.value)
        for rule in store(name).clauses
        for parameter in rule.parameters
        for dated in parameter.values
    }
    assert stated == NUMBERS[name]


@pytest.mark.parametrize("name", NUMBERS)
def test_policy_types_no_number_into_a_sentence(name: str) -> None:
    """No sentence, question or remark holds a number of its own."""
    found = [text for text in _sentences(store(name)) if _has_number(text)]
    assert found == []


@pytest.mark.parametrize("name", STATEMENTS)
def test_policy_leaves_to_settings_what_no_source_states(name: str) -> None:
    """Currency, zone, calendar and contact are settings with a reason."""
    of = store(name)
    assert of.currency == ""
    assert of.zone == ""
    told = {setting.name for setting in of.settings if setting.reason}
    assert {"currency", "zone", "calendar", "contact"} <= told


@pytest.mark.parametrize("name", STATEMENTS)
def test_policy_gives_each_clause_its_own_name(name: str) -> None:
    """A clause's id names it alone, on whatever page."""
    names = [rule.id for rule in store(name).clauses]
    assert len(names) == len(set(names))


def test_check_finds_nothing_to_say(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """`clausewise check` has nothing to mend in all five stores."""
    assert main(["--root", str(ROOT), "check"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    clauses = sum(len(store(name).clauses) for name in STATEMENTS)
    assert line.startswith(f"5 stores, {clauses} clauses: nothing to mend; ")


def _has_number(text: str) -> bool:
    for allowed in ALLOWED:
        text = text.replace(allowed, "")
    return bool(A_NUMBER.search(text))


def _sentences(of: Policy) -> Iterator[str]:
    """Everything an editor wrote for readers, holes and examples aside."""
    for fact in of.facts:
        yield from (fact.ask, fact.help, fact.called, fact.proved_by)
        yield from (label for _, label in fact.options)
    yield from (route.called for route in of.routes)
    yield from (section.intro for section in of.sections)
    yield from of.not_regulated
    for rule in of.clauses:
        yield rule.title
        for text in _texts(rule):
            yield re.sub(r"<[^<>]+>", "", text)


_QUIET = {
    "accepted",
    "id",
    "cases",
    "source",
    "parameters",
    "scope",
    "when",
    "since",
    "until",
    "file",
    "exception_to",
    "atoms",
    "interpretation",
    "read_as",
    "explains",
}


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in _QUIET:
                yield from _texts(getattr(value, field.name))
