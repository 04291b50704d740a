"""Loading a store: its values, and each slip that an editor can make.

`small_store/` is a complete small store. Each case of `faulty/` plants
one slip in it and says, word for word, what the editor reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields, is_dataclass, replace
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker import policy as values
from checker.codec import loads
from checker.policy import (
    Accepted,
    Case,
    Clause,
    Compare,
    Constant,
    Count,
    Dated,
    Extreme,
    FactAmount,
    Is,
    Money,
    Policy,
    Ratio,
    Setting,
    Share,
    Unstated,
    Window,
    Within,
)
from clausewise.audit.unquoted import unquoted_sentences
from clausewise.compile import compile_policy, store_folders
from clausewise.load import load_policy, load_store
from clausewise.problems import PolicyError
from policies import as_published

_HERE = Path(__file__).parent
_ROOT = _HERE.parent
_FILES = sorted((_HERE / "small_store").glob("*.yaml"))
_SLIPS: dict[str, dict[str, Any]] = {
    f"{path.stem}-{number}": case
    for path in sorted((_HERE / "faulty").glob("*.yaml"))
    for number, case in enumerate(
        yaml.load(path.read_text("utf-8"), yaml.BaseLoader), 1
    )
}

type Plant = Callable[[str, str, str], Path]


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    """Return a copy of the small store with one passage replaced."""
    folder = tmp_path / "policy" / "small"
    copytree(_HERE / "small_store", folder)
    copytree(_ROOT / "policy" / "calendars", folder.parent / "calendars")

    def replace(file: str, old: str, new: str) -> Path:
        path = folder.parent / file if "/" in file else folder / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return folder

    return replace


@pytest.fixture
def small(plant: Plant) -> Policy:
    """Return the small store, loaded."""
    return load_policy(plant("store.yaml", "version: 3", "version: 3"))


def _clause(policy: Policy, name: str) -> Clause:
    return next(clause for clause in policy.clauses if clause.id == name)


@pytest.mark.parametrize("slip", _SLIPS)
def test_each_slip_is_named(slip: str, plant: Plant) -> None:
    """Each slip is named with its place, what was found and meant."""
    case = _SLIPS[slip]
    old, new = (
        case[key].removesuffix("\n") for key in ("instead of", "write")
    )
    problems = load_store(plant(case["file"], old, new))[1]
    assert [str(problem) for problem in problems] == list(case["says"])


def test_no_message_speaks_python() -> None:
    """A message has no word that only a programmer knows."""
    said = " ".join(line for case in _SLIPS.values() for line in case["says"])
    words = set(re.findall(r"\w+", said))
    assert not words & {"None", "dict", "str", "KeyError", "null", "mapping"}


def test_all_problems_come_at_once(plant: Plant) -> None:
    """Slips in several files are told together, in file order."""
    plant("store.yaml", "currency: EUR", "currency: EURO")
    plant("facts.yaml", "in the future: yes", "in the future: perhaps")
    plant("warranty.yaml", "title: A repair", "titel: A repair")
    folder = plant("refund.yaml", "- add: price", "- add: prise")
    with pytest.raises(PolicyError) as failure:
        load_policy(folder)
    files = [problem.file for problem in failure.value.problems]
    assert files == [
        "policy/small/facts.yaml",
        "policy/small/refund.yaml",
        "policy/small/store.yaml",
        "policy/small/warranty.yaml",
    ]
    assert str(failure.value).count("\n") == 3


def test_missing_files_are_problems(tmp_path: Path) -> None:
    """A folder without store and facts is two problems."""
    folder = tmp_path / "policy" / "small"
    folder.mkdir(parents=True)
    assert [str(problem) for problem in load_store(folder)[1]] == [
        "policy/small/facts.yaml:1:1: this file cannot be opened; "
        "found no such file or directory",
        "policy/small/store.yaml:1:1: this file cannot be opened; "
        "found no such file or directory",
    ]


@pytest.mark.parametrize("name", ["about", "assets", "search"])
def test_an_address_of_the_site_names_no_store(
    name: str, plant: Plant
) -> None:
    """A folder whose address the site needs for itself is refused."""
    folder = plant("store.yaml", "version: 3", "version: 3")
    taken = folder.rename(folder.parent / name)
    assert [str(problem) for problem in load_store(taken)[1]] == [
        f"policy/{name}/store.yaml:1:1: the site needs this address for "
        f'itself; found "{name}"; meant another name for the folder'
    ]


def test_strange_files_are_problems(plant: Plant) -> None:
    """A YAML file that is no part of a policy is not passed over."""
    folder = plant("store.yaml", "version: 3", "version: 3")
    (folder / "warrenty.yaml").write_text("a: b\n")
    assert [str(problem) for problem in load_store(folder)[1]] == [
        "policy/small/warrenty.yaml:1:1: this file is no part of a policy; "
        'found "warrenty.yaml"; meant "warranty.yaml"'
    ]


def test_page_of_borrowed_clauses_needs_no_file(plant: Plant) -> None:
    """A page can consist of clauses that are also on it."""
    plant(
        "store.yaml",
        "  warranty:\n    title: Warranty\n",
        "  warranty:\n    title: Warranty\n"
        "  cancellation:\n    title: Cancelling\n",
    )
    folder = plant("refund.yaml", "also on: warranty", "also on: cancellation")
    assert load_store(folder)[1] == []


def test_store_is_read(small: Policy) -> None:
    """What store.yaml and facts.yaml say stands in the policy."""
    assert (small.store, small.name, small.version) == (
        "small",
        "Small shop",
        "3",
    )
    assert (small.currency, small.zone) == ("EUR", "Europe/Berlin")
    assert small.calendar.weekend == (5, 6)
    assert small.orders_dated_by == "bought on"
    assert small.events == (("bought on", "asked on", "repaired at"),)
    assert small.paid == ("price", "shipping")
    assert small.refunded == "already refunded"
    assert dict(small.usual)["price"] == "40.00 EUR"
    assert [route.name for route in small.routes] == ["return", "repair"]
    assert [page.name for page in small.pages] == ["refund", "warranty"]
    assert small.settings == (
        Setting(
            "calendar",
            "weekends only",
            "The source names no public holidays.",
        ),
    )


def test_settings_can_be_left_to_the_customer(plant: Plant) -> None:
    """An asked currency and the customer's zone are empty settings."""
    plant("store.yaml", "currency: EUR", "currency: asked")
    folder = plant("store.yaml", "Europe/Berlin", "the customer's")
    policy = load_policy(folder)
    assert (policy.currency, policy.zone) == ("", "")


def test_numbers_are_exact(small: Policy) -> None:
    """A parameter is a window, a ratio, an amount or a count, exactly."""
    found = {
        parameter.name: parameter.values
        for clause in small.clauses
        for parameter in clause.parameters
    }
    assert found == {
        "return window": (
            Dated(Window(30, 30, "days")),
            Dated(Window(1, 2, "weeks", True, True), "2027-01-01"),
        ),
        "fee": (Dated(Money(500, "EUR")),),
        "share": (Dated(Ratio(125, 1000)),),
        "repair time": (Dated(Window(3, 3, "working days")),),
        "photos": (Dated(Count(2, "photos")),),
        "photo time": (Dated(Window(48, 48, "hours")),),
    }


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("natural days", "days"),
        ("business days", "working days"),
        ("working days", "working days"),
        ("days", "days"),
    ],
)
def test_days_have_two_kinds(plant: Plant, written: str, unit: str) -> None:
    """Natural days are days, and business days are working days."""
    folder = plant("warranty.yaml", "3 working days", f"3 {written}")
    parameters = _clause(load_policy(folder), "REP-1").parameters
    assert parameters[0].values == (Dated(Window(3, 3, unit)),)  # type: ignore[arg-type]


def test_conditions_are_read(small: Policy) -> None:
    """Each phrase of a condition has one meaning."""
    first = _clause(small, "RET-1")
    assert first.tests[0].atoms == (
        Within("asked on", "return window", "bought on"),
    )
    assert first.tests[0].when == ((Compare("price", "more than", "0"),),)
    assert first.gives is not None
    assert first.gives.remedies[1].tests[0].atoms == (
        Compare("bought on", "less than", "2020-01-01"),
    )
    assert first.discretions[0].when == (
        (Is("opened", ("yes",)),),
        (Is("opened", ("no",)),),
    )
    lines = _clause(small, "RET-2").in_every_refund
    assert lines[1].when == ((Compare("price", "at least", "fee"),),)


def test_section_guards_its_clauses(small: Policy) -> None:
    """A section's condition is part of each of its clauses'."""
    assert _clause(small, "RET-1").scope == ((Is("reason", ("unwanted",)),),)


def test_section_guard_is_joined_with_each_alternative(plant: Plant) -> None:
    """A section's condition reaches every alternative of a clause."""
    folder = plant(
        "refund.yaml",
        "        source: [1, 2]\n",
        "        applies when:\n"
        "          - opened: yes\n"
        "          - price: more than nothing\n",
    )
    unwanted = Is("reason", ("unwanted",))
    assert _clause(load_policy(folder), "RET-1").scope == (
        (unwanted, Is("opened", ("yes",))),
        (unwanted, Compare("price", "more than", "0")),
    )


def test_amounts_are_read(small: Policy) -> None:
    """Each phrase of an amount has one meaning; labels name the fact."""
    lines = _clause(small, "RET-2").in_every_refund
    assert [line.amount for line in lines] == [
        FactAmount("price"),
        Constant("fee"),
        Share("share", FactAmount("postage")),
        Extreme("greater", (FactAmount("handling fee"), Constant("fee"))),
        Unstated(
            "What is left open",
            Constant("nothing"),
            FactAmount("price less shipping"),
        ),
    ]
    assert [line.sign for line in lines] == [1, -1, -1, -1, -1]
    assert [line.label for line in lines] == [
        "the price",
        "Fee",
        "12.5 % of postage",
        "Handling",
        "What is left open",
    ]


def test_refund_elsewhere_is_an_empty_refund(small: Policy) -> None:
    """A refund whose lines stand elsewhere differs from no refund."""
    gives = _clause(small, "RET-1").gives
    assert gives is not None
    assert [remedy.refund for remedy in gives.remedies] == [(), None]


def test_clauses_know_their_place(small: Policy) -> None:
    """A clause and its examples name their file and line."""
    clause = _clause(small, "RET-1")
    assert (clause.page, clause.file, clause.line) == (
        "refund",
        "policy/small/refund.yaml",
        8,
    )
    assert clause.cases == (
        Case(
            "On the last day",
            (
                ("asked on", "2026-04-01"),
                ("opened", "no"),
                ("shipping", "none"),
            ),
            (
                ("verdict", "eligible"),
                ("decided by", "RET-1"),
                ("refund of Refund", "0.00 to 40.00 EUR"),
                ("last day", "2026-04-01"),
            ),
            True,
            "2026-04-01T12:00",
            "policy/small/refund.yaml",
            62,
        ),
    )


def test_order_lines_of_an_example_are_json(small: Policy) -> None:
    """Order lines travel as text that the engine reads."""
    given = dict(_clause(small, "REP-1").cases[0].given)
    assert given["basket"] == (
        '[{"item": "Cup", "price": "10.00 EUR", '
        '"quantity": "2", "affected": "1"}]'
    )


def test_every_field_can_be_written(small: Policy) -> None:
    """The small store sets every field that a value of a policy has."""
    unset = {
        (kind.__name__, field.name)
        for kind in vars(values).values()
        if isinstance(kind, type) and is_dataclass(kind)
        for field in fields(kind)
        if field.default is not MISSING
    }
    for value in _all_values(small):
        for field in fields(value):
            if getattr(value, field.name) != field.default:
                unset.discard((type(value).__name__, field.name))
    # Compiling adds a zone's offsets; weekends are all the calendar knows.
    assert unset == {
        ("Policy", "zone_offsets"),
        ("Calendar", "holidays"),
        ("Calendar", "known_until"),
        ("Calendar", "also_working"),
    }


def _all_values(value: Any) -> Iterator[Any]:
    if isinstance(value, tuple):
        for item in value:
            yield from _all_values(item)
    elif is_dataclass(value):
        yield value
        for field in fields(value):
            yield from _all_values(getattr(value, field.name))


def test_events_can_have_several_orders(plant: Plant) -> None:
    """The order of events is one list of dates, or several."""
    folder = plant(
        "facts.yaml",
        "order of events: [bought on, asked on, repaired at]",
        "order of events:\n  - [bought on, asked on]\n"
        "  - [bought on, repaired at]",
    )
    assert load_policy(folder).events == (
        ("bought on", "asked on"),
        ("bought on", "repaired at"),
    )


def test_calendar_is_read(plant: Plant) -> None:
    """A calendar has its holidays in order, and its horizon."""
    folder = plant(
        "calendars/weekends-only.yaml",
        "weekend: [Saturday, Sunday]",
        "weekend: [Friday]\nholidays: [2026-12-25, 2026-01-01]\n"
        "known until: 2026-12-31",
    )
    calendar = load_policy(folder).calendar
    assert calendar.weekend == (4,)
    assert calendar.holidays == ("2026-01-01", "2026-12-25")
    assert calendar.known_until == "2026-12-31"


def test_compiled_policy_is_the_policy(small: Policy) -> None:
    """The compiled bytes hold the whole policy, and its zone's offsets."""
    compiled = loads(compile_policy(small))
    assert replace(compiled, zone_offsets=()) == as_published(small)
    # Berlin: an hour ahead in 2010's winter, two from 28 March, 01:00 UTC
    first, second = compiled.zone_offsets[:2]
    assert first[1] == 60
    assert second == (21162300, 120)


def test_what_the_editor_accepts_is_not_published(small: Policy) -> None:
    """Accepting a finding changes no byte that a customer gets."""
    accepted = Accepted("gap", "Our lawyer knows.", "2026-04-01")
    first, *others = small.clauses
    first = replace(first, accepted=(accepted,))
    after = replace(small, clauses=(first, *others))
    assert compile_policy(after) == compile_policy(small)


def test_unquoted_sentences_are_listed(small: Policy) -> None:
    """A sentence that no rule quotes is listed, and no other."""
    assert unquoted_sentences(_clause(small, "RET-1")) == []
    clause = _clause(small, "RET-2")
    assert unquoted_sentences(clause) == []
    bare = Clause("A-1", "A", "S", "We ship. We care.", ("return",))
    assert unquoted_sentences(bare) == ["We ship.", "We care."]


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
@given(data=st.data())
@settings(
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
    ],
    max_examples=40,
)
def test_any_damage_is_a_problem_or_none(
    tmp_path_factory: pytest.TempPathFactory, path: Path, data: st.DataObject
) -> None:
    """However a file is damaged, loading ends in a policy or problems."""
    lines = path.read_text("utf-8").splitlines()
    first = data.draw(st.integers(0, len(lines) - 1))
    last = data.draw(st.integers(first, min(first + 3, len(lines))))
    junk = data.draw(
        st.lists(
            st.sampled_from(lines)
            | st.text("ab: -[]{}<>", max_size=12)
            | st.sampled_from(["- a", "  a: b", "a: [b]", "- - a"]),
            max_size=3,
        )
    )
    folder = tmp_path_factory.mktemp("shop") / "policy" / "small"
    copytree(_HERE / "small_store", folder)
    lines[first:last] = junk
    (folder / path.name).write_text("\n".join(lines), "utf-8")
    for problem in load_store(folder)[1]:
        assert "\n" not in str(problem)


@pytest.mark.parametrize(
    "folder", store_folders(_ROOT), ids=lambda folder: folder.name
)
def test_each_store_loads(folder: Path) -> None:
    """Each store of this project has no problem."""
    load_policy(folder)
