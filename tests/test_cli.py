"""The command line: every command, every exit code, never a traceback."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from clausewise.cli import main
from clausewise.terminal.words import decision_text
from policies import ROOT

type Output = pytest.CaptureFixture[str]

USUAL = """\
order status: paid
refund button: yes
placed at: 2026-03-30T09:00
paid at: 2026-03-30T09:10
amount paid: 50.00 USD
"""
COMMANDS = ["check", "test", "decide", "facts", "ask", "build", "serve"]
CONTRACT = {
    "": "store policy verdict reasons remedies customer_costs deadlines "
    "timelines evidence steps warnings conflicts depends_on problems",
    "policy": "version digest",
    "reasons": "clause sentence quote says facts",
    "remedies": "name standing amount lines destination",
    "customer_costs": "label min max clause",
    "deadlines": "what at clause",
    "timelines": "what says at clause",
    "evidence": "what clause",
    "steps": "do clause",
    "depends_on": "fact outcomes",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of the order desk alone, to break at will."""
    for name in ("calendars", "order-desk"):
        shutil.copytree(ROOT / "policy" / name, tmp_path / "policy" / name)
    return tmp_path


def run(root: Path, *words: str) -> int:
    """Run a command in a project, as the shell would."""
    try:
        return main(["--root", str(root), *words])
    except SystemExit as exit_:
        assert isinstance(exit_.code, int)
        return exit_.code


def answers(folder: Path, text: str = USUAL) -> str:
    """A file of answers."""
    path = folder / "answers.yaml"
    path.write_text(text)
    return str(path)


def decide(root: Path, text: str, *words: str) -> int:
    """Decide a case of the order desk at noon on 1 April 2026."""
    file = answers(root, text)
    now = () if "--now" in words else ("--now", "2026-04-01T12:00")
    return run(root, "decide", "order-desk", "--answers", file, *now, *words)


def edit(root: Path, page: str, old: str, new: str) -> None:
    """Change one passage of the order desk."""
    path = root / "policy/order-desk" / f"{page}.yaml"
    text = path.read_text()
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1))


def printed(output: Output) -> dict[str, Any]:
    """The decision that was printed as JSON."""
    return dict(json.loads(output.readouterr().out))


# check ---------------------------------------------------------------


def test_check_says_what_it_looked_at_in_a_sound_policy(
    project: Path, capsys: Output
) -> None:
    """No news is told too: one line, and exit code 0."""
    assert run(project, "check") == 0
    out, err = capsys.readouterr()
    says = (
        "1 store, 13 clauses: nothing to mend; 6 findings accepted; "
        "14 notes, shown with --all.\n"
    )
    assert (out, err) == (says, "")
    assert run(project, "check", "order-desk") == 0
    assert capsys.readouterr() == (says, "")


def test_check_lists_every_problem_with_its_place(
    project: Path, capsys: Output
) -> None:
    """Each problem is a line with file, line and column; exit code 1."""
    edit(project, "cancellation", "24 hours", "0 hours")
    edit(project, "facts", "kind: yes/no", "kind: perhaps")
    assert run(project, "check") == 1
    out, err = capsys.readouterr()
    assert err == ""
    *lines, last = out.splitlines()
    assert len(lines) >= 2
    assert last == (
        f"1 store not audited yet: {len(lines)} slips to mend first."
    )
    assert any(
        line.startswith("policy/order-desk/cancellation.yaml:12:")
        for line in lines
    )
    assert any(
        line.startswith("policy/order-desk/facts.yaml:") for line in lines
    )


def test_check_goes_on_to_the_next_store(
    project: Path, capsys: Output
) -> None:
    """The problems of all stores are listed, not only of the first."""
    other = project / "policy/zebra"
    shutil.copytree(project / "policy/order-desk", other)
    for store in ("order-desk", "zebra"):
        path = project / "policy" / store / "store.yaml"
        path.write_text(path.read_text().replace("about:", "abuot:"))
    assert run(project, "check") == 1
    out = capsys.readouterr().out
    assert "policy/order-desk/store.yaml:" in out
    assert "policy/zebra/store.yaml:" in out


def test_check_lists_sentences_that_no_rule_quotes(
    project: Path, capsys: Output
) -> None:
    """On request it names each sentence that nothing implements."""
    assert run(project, "check", "--sentences") == 0
    out = capsys.readouterr().out
    assert "This differs from country to country." in out
    assert "cannot be canceled once the parcel" not in out


def test_check_without_policies_is_wrong_usage(
    tmp_path: Path, capsys: Output
) -> None:
    """A folder without policies is a slip of the caller, not a success."""
    assert run(tmp_path, "check") == 2
    assert "policy" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["check", "test", "facts", "ask"])
def test_unknown_store_is_wrong_usage(
    project: Path, capsys: Output, command: str
) -> None:
    """A store that is not there is named, with those that are; code 2."""
    assert run(project, command, "nowhere") == 2
    err = capsys.readouterr().err
    assert "nowhere" in err
    assert "order-desk" in err


# test ----------------------------------------------------------------


def test_test_counts_the_examples(project: Path, capsys: Output) -> None:
    """All examples right: their number, and exit code 0."""
    assert run(project, "test", "order-desk") == 0
    out = capsys.readouterr().out
    assert out.startswith("order-desk: ")
    assert "examples, 0 come out otherwise" in out


def test_test_names_the_example_that_broke(
    project: Path, capsys: Output
) -> None:
    """A broken example is named with its place; exit code 1."""
    old = "{verdict: eligible, by: 2026-04-01}"
    edit(project, "cancellation", old, old.replace("eligible", "not needed"))
    assert run(project, "test") == 1
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith("policy/order-desk/cancellation.yaml:")
    assert "CAN-12, “Canceled on a Friday" in first
    assert "verdict should be not needed" in first
    assert "1 comes out otherwise" in last


# decide --------------------------------------------------------------


def test_decide_prints_the_contract(project: Path, capsys: Output) -> None:
    """The JSON has every name of the contract; a decision is code 0."""
    assert decide(project, USUAL, "--json") == 0
    found = printed(capsys)
    for part, words in CONTRACT.items():
        pieces = [found] if not part else found[part]
        for piece in pieces if isinstance(pieces, list) else [pieces]:
            assert set(words.split()) <= set(piece), part
    (remedy,) = found["remedies"]
    assert remedy["amount"] == {"min": 5000, "max": 5000, "currency": "USD"}
    assert set(remedy["lines"][0]) >= {"label", "min", "max", "clause"}
    assert found["store"] == "order-desk"
    assert len(found["policy"]["digest"]) == 16


def test_decide_prints_a_decision_to_read_aloud(
    project: Path, capsys: Output
) -> None:
    """Without --json the decision is plain text with its sentence."""
    assert decide(project, USUAL) == 0
    out = capsys.readouterr().out
    assert "CAN-2" in out
    assert "there is no guarantee" in out
    assert "50.00 USD" in out
    assert "{" not in out


_NOTHING: dict[str, Any] = {
    "headline": "No.",
    "customer_costs": [],
    "deadlines": [],
    "depends_on": [],
    "discretion": [],
    "evidence": [],
    "problems": [],
    "reasons": [],
    "remedies": [],
    "shop_costs": [],
    "steps": [],
    "timelines": [],
    "warnings": [],
    "policy": {"version": "1", "digest": "0" * 16},
}


def test_decide_says_what_holds_in_some_cases_only() -> None:
    """A warning over something that nobody told is no statement."""
    warning = {"says": "It came too late.", "perhaps": True}
    decision = _NOTHING | {"warnings": [warning]}
    text = decision_text(decision)
    assert "  Mind: It came too late. (in some cases)\n" in text


def test_decide_says_what_the_shop_pays(
    tmp_path: Path, capsys: Output
) -> None:
    """Who pays is said in both directions, as on the customer's page."""
    file = answers(tmp_path, "problem: quality\nquality problem: damage\n")
    now = "2026-04-01T12:00"
    run(ROOT, "decide", "platform", "--answers", file, "--now", now)
    said = "  The shop pays: The cost of sending it back: not known yet"
    assert said in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        (USUAL, "eligible_subject_to_review"),
        ("order status: unpaid\n", "not_needed"),
        ("order status: shipped\nparcel: at the door\n", "other_options"),
        ("order status: unknown\n", "need_information"),
    ],
)
def test_decide_exits_with_nothing_for_every_verdict(
    project: Path, capsys: Output, text: str, verdict: str
) -> None:
    """A refusal and an open case are decisions too: exit code 0."""
    assert decide(project, text, "--json") == 0
    assert printed(capsys)["verdict"] == verdict


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("order status: lost\n", "order status"),
        ("order satus: paid\n", "order satus"),
        (USUAL + "already refunded: 50.01 USD\n", "already refunded"),
        ("order status: paid\npaid at: 2026-04-02T00:00\n", "paid at"),
        ("order status: paid\namount paid: 50\n", "amount paid"),
    ],
)
def test_decide_exits_with_two_for_bad_answers(
    project: Path, capsys: Output, text: str, fact: str
) -> None:
    """Bad answers are named and printed as JSON all the same; code 2."""
    assert decide(project, text, "--json") == 2
    found = printed(capsys)
    assert found["verdict"] == "invalid_input"
    (problem,) = found["problems"]
    assert problem["fact"] == fact
    assert problem["says"]


@pytest.mark.parametrize(
    "text",
    [
        "- a list\n",
        "just words\n",
        "",
        "order status: paid\norder status: paid\n",
        "order status: [\n",
        "order status: &x paid\nparcel: *x\n",
        "\x00\x01",
        "order status: !!python/object:os.system paid\n",
    ],
)
def test_decide_exits_with_two_for_a_file_it_cannot_read(
    project: Path, capsys: Output, text: str
) -> None:
    """What is no file of answers is wrong usage, said in a line."""
    assert decide(project, text, "--json") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    assert err.startswith("clausewise: ")


def test_decide_exits_with_two_without_the_file(
    project: Path, capsys: Output
) -> None:
    """A file that is not there, or is a folder, is wrong usage."""
    for name in ("missing.yaml", "policy"):
        file = str(project / name)
        assert run(project, "decide", "order-desk", "--answers", file) == 2
        assert file in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ("--now", "yesterday"),
        ("--now", "2026-02-30T12:00"),
        ("--zone", "Mars/Phobos"),
        ("--zone", "../../etc/passwd"),
        ("--zone", ""),
        ("--colour", "red"),
    ],
)
def test_decide_exits_with_two_for_wrong_usage(
    project: Path, capsys: Output, words: tuple[str, str]
) -> None:
    """A moment or a zone that does not exist is wrong usage."""
    assert decide(project, USUAL, *words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err


def test_decide_exits_with_one_for_a_broken_policy(
    project: Path, capsys: Output
) -> None:
    """A policy with problems decides nothing; its problems and code 1."""
    edit(project, "cancellation", "24 hours", "0 hours")
    assert decide(project, USUAL, "--json") == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "policy/order-desk/cancellation.yaml:12:" in err


def test_decide_says_each_date_once(project: Path, capsys: Output) -> None:
    """A promise names its day itself; a step and its day are sentences."""
    unpaid = "order status: unpaid\nplaced at: 2026-03-31T12:00\n"
    assert decide(project, unpaid) == 0
    out = capsys.readouterr().out
    assert out.count("1 April 2026, 12:00 (UTC)") == 1
    step = {"do": "Send it.", "words": "Do so by 7 March 2026."}
    decision = _NOTHING | {"steps": [step]}
    assert "Next: Send it. Do so by 7 March 2026." in decision_text(decision)


def test_decide_reads_json_answers(project: Path, capsys: Output) -> None:
    """A file of answers may be JSON."""
    text = json.dumps({"order status": "paid", "refund button": "no"})
    assert decide(project, text, "--json") == 0
    assert printed(capsys)["reasons"][0]["clause"] == "CAN-3"


def test_decide_reads_now_in_the_zone_of_the_customer(
    project: Path, capsys: Output
) -> None:
    """A moment without an offset is the customer's own."""
    words = ("--zone", "Asia/Tokyo", "--json")
    assert decide(project, USUAL, *words) == 0
    assert printed(capsys)["now"] == "2026-04-01T12:00+09:00"
    moment = ("--now", "2026-04-01T12:00Z")
    assert decide(project, USUAL, *words, *moment) == 0
    assert printed(capsys)["now"] == "2026-04-01T21:00+09:00"


def test_decide_takes_this_minute_without_now(
    project: Path, capsys: Output
) -> None:
    """Without --now the clock of the machine counts."""
    file = answers(project)
    words = ("decide", "order-desk", "--answers", file, "--json")
    assert run(project, *words) == 0
    assert printed(capsys)["now"] > "2026-04"


def test_decide_is_the_same_each_time(project: Path, capsys: Output) -> None:
    """The same case makes the same bytes."""
    assert decide(project, USUAL, "--json") == 0
    first = capsys.readouterr().out
    assert decide(project, USUAL, "--json") == 0
    assert capsys.readouterr().out == first


# facts and ask --------------------------------------------------------


def test_facts_lists_every_name_that_can_be_answered(
    project: Path, capsys: Output
) -> None:
    """Each name comes with what it may be, and who knows it."""
    assert run(project, "facts", "order-desk") == 0
    out = capsys.readouterr().out
    assert "order status: unpaid, paid, preparing, shipped, canceled" in out
    assert "placed at: a time like 2026-03-02T14:30, a date, unknown" in out
    assert "canceled on: a date like 2026-03-02, not yet, unknown" in out
    assert "known by the shop" in out


def typed(monkeypatch: pytest.MonkeyPatch, root: Path, *lines: str) -> int:
    """Ask in a terminal where somebody types these lines."""
    text = "".join(f"{line}\n" for line in lines)
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    return run(root, "ask", "order-desk", "--now", "2026-04-01T12:00")


def test_ask_goes_through_the_questions(
    project: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Options are chosen by number, and the end is the decision."""
    words = ("2", "1", "30 3 2026, 09:10", "50.00 USD")
    assert typed(monkeypatch, project, *words) == 0
    out = capsys.readouterr().out
    assert "(like 27 3 2026, 14:30;" in out
    assert "What does your order page say?" in out
    assert "1. Not paid yet" in out
    assert "50.00 USD" in out
    assert "Still to ask" not in out


def test_ask_says_what_to_do_and_asks_again(
    project: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong answer is told in the words of its question, not kept."""
    words = ("lost", "", "2", "1", "tomorrow", "2026-03-30", "50.00 USD")
    assert typed(monkeypatch, project, *words) == 0
    out = capsys.readouterr().out
    assert out.count("What does your order page say?") >= 3
    assert "Enter the date for “When did you pay?”" in out
    assert "CAN-2" in out


def test_ask_ends_with_what_is_open(
    project: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who stops typing gets the decision so far."""
    assert typed(monkeypatch, project) == 0
    assert "It depends" in capsys.readouterr().out


# The rest ------------------------------------------------------------


def test_build_without_a_site_says_so(tmp_path: Path, capsys: Output) -> None:
    """A folder that is no project cannot be built; exit code 1."""
    assert run(tmp_path, "build") == 1
    assert "The site cannot be built" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_there_for_every_command(
    project: Path, capsys: Output, command: str
) -> None:
    """Every command explains itself; exit code 0."""
    words = [command] if command else []
    assert run(project, *words, "--help") == 0
    assert "usage: clausewise" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [(), ("guess",), ("decide",), ("decide", "order-desk"), ("facts",)],
)
def test_half_a_command_is_wrong_usage(
    project: Path, capsys: Output, words: tuple[str, ...]
) -> None:
    """A command that is unknown or not whole is exit code 2."""
    assert run(project, *words) == 2
    assert "usage: clausewise" in capsys.readouterr().err


def test_command_is_installed_and_finds_its_policies(
    project: Path,
) -> None:
    """`clausewise` runs from a folder inside a project."""
    command = Path(sys.executable).parent / "clausewise"
    found = subprocess.run(
        [command, "facts", "order-desk"],
        cwd=project / "policy" / "order-desk",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (found.returncode, found.stderr) == (0, "")
    assert "order status" in found.stdout
