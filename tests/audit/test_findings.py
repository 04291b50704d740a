"""What each finding is: its page, its place, its customer, its acceptance."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from audit.planting import PLANTS, Plant, planted, store
from checker.engine import Engine
from checker.policy import Accepted, Clause, Is, Policy
from clausewise.analysis.desk import Desk
from clausewise.analysis.witness import Witness
from clausewise.audit.finders import contradiction
from clausewise.audit.finding import Finding, Level
from clausewise.audit.registry import FINDERS, names
from clausewise.audit.report import FORMATS, report
from clausewise.audit.run import Audit, audit
from clausewise.audit.summary import Looked
from clausewise.cli import main

_ROOT = Path(__file__).parents[2]
_STORES = sorted({plant.store for plant in PLANTS})
_GUIDE = (_ROOT / "policy" / "FINDINGS.md").read_text("utf-8")


@cache
def _audit(name: str) -> Audit:
    return audit(store(name))


def _without_acceptances(policy: Policy) -> Policy:
    clauses = (replace(clause, accepted=()) for clause in policy.clauses)
    return replace(policy, clauses=tuple(clauses))


def _plant(fault: str) -> Plant:
    return next(plant for plant in PLANTS if plant.fault == fault)


# The pages -----------------------------------------------------------


def test_guide_has_a_page_for_each_finding_and_no_other() -> None:
    """Whoever meets a name finds its page, and no page is left over."""
    assert re.findall(r"^## (.+)$", _GUIDE, re.MULTILINE) == [*names()]


def test_each_page_says_what_to_avoid_to_prefer_and_why() -> None:
    """A page has the level of its finding, and all three parts."""
    levels = {finder.NAME: finder.LEVEL for finder in FINDERS}
    pages = re.split(r"^## ", _GUIDE, flags=re.MULTILINE)[1:]
    assert len(pages) == len(names())
    for page in pages:
        name = page.split("\n", 1)[0]
        assert f"Level: {levels.get(name, 'warning')}." in page, name
        for part in ("**Avoid:**", "**Prefer:**", "**Why:**"):
            assert re.search(rf"{re.escape(part)} \S", page), (name, part)


def test_names_are_told_once() -> None:
    """A finding's name is its own, and reads like words."""
    assert len(set(names())) == len(names())
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in names())


# The five stores -----------------------------------------------------


@pytest.mark.parametrize("name", _STORES)
def test_store_has_nothing_left_to_do(name: str) -> None:
    """Every finding of a store is mended, or accepted with its reason."""
    assert [f.says for f in _audit(name).urgent] == []


@pytest.mark.parametrize("name", _STORES)
def test_store_accepts_with_a_reason_and_a_date(name: str) -> None:
    """An acceptance says more than yes, and asks about what is unstated."""
    accepted = [a for clause in store(name).clauses for a in clause.accepted]
    assert accepted
    for item in accepted:
        assert len(item.reason.split()) >= 6, item
        assert item.on
        assert item.ask_by > item.on or item.finding != "unstated", item


def test_stores_show_only_customers_whom_the_engine_knows() -> None:
    """Each example, put through the engine again, ends as it is told."""
    shown = 0
    for name in _STORES:
        policy = _without_acceptances(store(name))
        engine = Engine(policy)
        for finding in audit(policy).findings:
            if finding.example is None:
                continue
            example = finding.example
            witness = Witness("", example.answers, example.now)
            decision = witness.decision(engine)
            assert decision["problems"] == []
            assert decision["headline"] == example.outcome
            shown += 1
    assert shown >= len(_STORES)


# What the sources leave contradictory, one row for each that was read by
# hand: the clauses that the tool has to name, and the kind of finding.
# Two rows are of no pair of sentences: a table's empty cells (22) and a
# number that is missing in a list (25).
_READINGS = {
    1: ("general-store", "contradiction", "RET-1 WAR-1"),
    2: ("general-store", "contradiction", "RET-1 WAR-1"),
    3: ("general-store", "contradiction", "RET-2 WAR-1"),
    4: ("general-store", "contradiction", "COU-1 RET-2"),
    5: ("general-store", "contradiction", "SEND-3 WAR-4"),
    6: ("general-store", "contradiction", "COST-1 SEND-3"),
    7: ("general-store", "contradiction", "SEND-3 WAR-3"),
    8: ("general-store", "contradiction", "WAR-1 WAR-5"),
    9: ("general-store", "contradiction", "COST-2"),
    10: ("general-store", "contradiction", "COU-1 COU-3"),
    11: ("components", "contradiction", "COND-3 MIND-3"),
    12: ("components", "contradiction", "COND-2 COND-3"),
    13: ("components", "contradiction", "COND-2 DEF-2"),
    14: ("components", "contradiction", "MIND-2"),
    15: ("components", "contradiction", "ITEM-1 SHIP-3"),
    16: ("components", "contradiction", "COND-1 ITEM-1"),
    17: ("components", "contradiction", "COND-3 ITEM-1"),
    18: ("group-buy", "contradiction", "CLM-3 FUN-1"),
    19: ("group-buy", "contradiction", "FUN-3 FUN-4"),
    20: ("group-buy", "contradiction", "WRO-1 WRO-2"),
    21: ("platform", "contradiction", "NOR-1 PRC-1"),
    22: ("platform", "gap", "SHO-1"),
    23: ("platform", "contradiction", "LOG-1 REM-1"),
    24: ("platform", "contradiction", "RET-1"),
    25: ("platform", "unconfirmed-interpretation", "FOR-1"),
    26: ("platform", "contradiction", "TIM-1"),
    27: ("order-desk", "discretion-word", "CAN-4"),
    28: ("order-desk", "contradiction", "CAN-13 CAN-6"),
    29: ("order-desk", "contradiction", "CAN-11 CAN-13"),
    30: ("order-desk", "discretion-word", "CAN-9"),
}


def _unread(clause: Clause) -> Clause:
    """Return a clause as the source has it: nothing declared, all plain."""
    costs = tuple(
        replace(cost, perhaps=False, interpretation=())
        for cost in clause.costs
    )
    found = replace(
        clause, conflicts=(), accepted=(), costs=costs, warnings=()
    )
    if clause.id == "REM-1":
        # the source's table names what one gets beside quality alone
        quality = ((Is("problem", ("quality",)),),)
        found = replace(found, scope=quality)
    return found


@cache
def _found_unread(name: str) -> tuple[Finding, ...]:
    policy = store(name)
    clauses = tuple(map(_unread, policy.clauses))
    return audit(replace(policy, clauses=clauses)).findings


@pytest.mark.parametrize("number", _READINGS)
def test_contradictions_are_found_by_the_tool_itself(number: int) -> None:
    """With nothing declared, the tool finds what was read by hand."""
    name, kind, clauses = _READINGS[number]
    wanted = {*clauses.split()}
    found = [f for f in _found_unread(name) if f.name == kind]
    if kind == "contradiction":
        assert wanted in [{*f.clauses} for f in found]
    else:
        assert any(wanted <= {*f.clauses} for f in found)


def test_every_reading_has_its_row() -> None:
    """Thirty contradictions were read by hand, and none is left out."""
    assert [*_READINGS] == [*range(1, 31)]


@pytest.mark.parametrize("name", _STORES)
def test_declared_conflicts_are_not_told_again(name: str) -> None:
    """To declare a conflict takes its pair of sentences off the list."""
    policy = store(name)
    bare = tuple(replace(clause, conflicts=()) for clause in policy.clauses)
    without = [*contradiction.find(Desk(replace(policy, clauses=bare)))]
    assert len([*contradiction.find(Desk(policy))]) < len(without)


# Acceptances ---------------------------------------------------------


def _accept(policy: Policy, name: str, about: str) -> Policy:
    accepted = Accepted(name, "It is meant so.", "2026-04-01", about)

    def with_it(clause: Clause) -> Clause:
        if clause.id != "PLANTED-1":
            return clause
        return replace(clause, accepted=(accepted,))

    return replace(policy, clauses=tuple(map(with_it, policy.clauses)))


def _left(policy: Policy) -> set[str]:
    return {f.name for f in audit(policy).findings if "PLANTED-1" in f.clauses}


def test_acceptance_covers_its_finding_only(tmp_path: Path) -> None:
    """What is accepted is not told, and something else still is."""
    policy = planted(_plant("word of discretion"), tmp_path)
    assert "discretion-word" in _left(policy)
    accepted = _accept(policy, "discretion-word", "we may ask".capitalize())
    assert _left(accepted) == set()
    other = _accept(policy, "discretion-word", "they may ask")
    assert _left(other) == {"discretion-word", "stale-acceptance"}
    wrong = _accept(policy, "vague-time", "")
    assert _left(wrong) == {"discretion-word", "stale-acceptance"}


def test_unstated_value_needs_the_date_of_the_question(
    tmp_path: Path,
) -> None:
    """What is not stated may stand only with the day Legal is asked by."""
    policy = planted(_plant("time that is not stated"), tmp_path)
    assert _left(policy) == {"unstated"}
    assert _left(_accept(policy, "unstated", "sing")) == {"stale-acceptance"}


# Reports and the command ---------------------------------------------


@pytest.fixture
def found(tmp_path: Path) -> tuple[Finding, ...]:
    """The findings of a store with an overlap."""
    fault = _plant("remedy that another clause gives differently")
    return audit(planted(fault, tmp_path)).urgent


def test_text_tells_place_sentences_and_customer(
    found: tuple[Finding, ...],
) -> None:
    """An editor sees the line, both sentences, and one dated customer."""
    text = report(found, "text")
    assert re.search(
        r"^policy/general-store/refund\.yaml:\d+: error: ", text, re.MULTILINE
    )
    assert "PLANTED-1: “You get a planted gift.”" in text
    assert "For example (Returning something you do not want" in text
    assert "on 2026-04-01T12:00, what happened: changed my mind" in text
    assert "[overlap]" in text


def test_json_holds_every_field(found: tuple[Finding, ...]) -> None:
    """Other programs get what the editor gets, and more."""
    plain = json.loads(report(found, "json"))
    assert len(plain) == len(found) > 0
    first = next(item for item in plain if item["name"] == "overlap")
    assert first["level"] == "error"
    assert first["example"]["answers"]["what happened"] == "changed my mind"
    assert {s["clause"] for s in first["sentences"]} >= {"PLANTED-1"}


def test_sarif_names_rules_levels_and_lines(
    found: tuple[Finding, ...],
) -> None:
    """The report has the shape that code hosts read."""
    plain = json.loads(report(found, "sarif"))
    assert plain["version"] == "2.1.0"
    run = plain["runs"][0]
    described = run["tool"]["driver"]["rules"]
    assert all(r["shortDescription"]["text"].endswith(".") for r in described)
    rules = {rule["id"] for rule in described}
    assert rules == {finding.name for finding in found}
    for result in run["results"]:
        assert result["ruleId"] in rules
        assert result["level"] in ("error", "warning", "note")
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"].startswith("policy/")
        assert place["region"]["startLine"] >= 1


def test_annotations_are_one_line_each(found: tuple[Finding, ...]) -> None:
    """A workflow's runner takes each finding as one command."""
    lines = report(found, "github").split("\n")
    assert len(lines) == len(found) > 0
    for line in lines:
        assert re.match(
            r"::(error|warning|notice) file=policy/[^,:]+,line=\d+,"
            r"title=[a-z-]+::\S",
            line,
        )


@pytest.mark.parametrize("form", FORMATS)
def test_check_fails_for_what_is_not_accepted(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An error is told in every form and gives exit code 1."""
    planted(_plant("remedy that another clause gives differently"), tmp_path)
    words = ["--root", str(tmp_path), "check", "--format", form]
    assert main(words) == 1
    assert "overlap" in capsys.readouterr().out


def test_check_tells_notes_on_request_only(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Notes are counted, shown with --all, and never make a policy bad."""
    words = ["--root", str(_ROOT), "check", "order-desk"]
    assert main(words) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.endswith(" notes, shown with --all.")
    assert main([*words, "--all"]) == 0
    *notes, last = capsys.readouterr().out.splitlines()
    assert any(": note: " in note for note in notes)
    assert last.endswith(" notes.")


@pytest.mark.parametrize("form", FORMATS[1:])
def test_check_tells_programs_findings_alone(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """No sentence for people stands in what another program reads."""
    words = ["--root", str(_ROOT), "check", "order-desk", "--format", form]
    assert main(words) == 0
    assert "nothing to mend" not in capsys.readouterr().out


def _finding(level: Level) -> Finding:
    return Finding("gap", level, "policy/a/refund.yaml", 1, "A-1", "It is so.")


def test_check_counts_what_it_looked_at() -> None:
    """One of anything is one, several are several, and none is no word."""
    policy = replace(
        store("order-desk"), clauses=store("order-desk").clauses[:1]
    )
    accepted = Accepted("gap", "It is meant so.", "2026-04-01")
    looked = Looked()
    looked.audited(policy, Audit((), ()))
    assert looked.sentence(with_notes=False) == (
        "1 store, 1 clause: nothing to mend."
    )
    error, warning = _finding("error"), _finding("warning")
    note = _finding("note")
    found = (error, warning, warning, note)
    looked.audited(policy, Audit(found, ((note, accepted),)))
    assert looked.sentence(with_notes=False) == (
        "2 stores, 2 clauses: 1 error and 2 warnings to mend; "
        "1 finding accepted; 1 note, shown with --all."
    )
    assert looked.told(with_notes=False) == [error, warning, warning]
    looked.not_read([error])
    assert looked.sentence(with_notes=True) == (
        "2 stores, 2 clauses: 1 error and 2 warnings to mend; "
        "1 finding accepted; 1 note. "
        "1 store not audited yet: 1 slip to mend first."
    )


def test_check_tells_slips_in_the_form_that_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A policy that cannot be loaded is told as errors, with their lines."""
    fault = _plant("question that never matters")
    planted(fault, tmp_path)
    path = tmp_path / "policy" / fault.store / "facts.yaml"
    path.write_text(path.read_text().replace("yes/no", "perhaps", 1))
    words = ["--root", str(tmp_path), "check", "--format", "json"]
    assert main(words) == 1
    plain = json.loads(capsys.readouterr().out)
    assert plain and {item["name"] for item in plain} == {"slip"}
    assert all(item["line"] > 1 for item in plain)
