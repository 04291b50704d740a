"""The checker's result: read, changed, printed, copied, linked, saved."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from browser.wizard_site import Wizard, wizard_site

REVIEW = "eligible_subject_to_review"
HEADLINE = "You can cancel the order and get 79.90 USD back."
TWO = {"questions": 2}
SAID = ".checker-actions .checker-said"
LINK = "#answers=order+status=paid&refund+button=yes"
BUTTON = "Does your order show a refund button?"


@pytest.fixture(scope="module")
def bare_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a bare checker page before a stand-in engine."""
    folder: Path = tmp_path_factory.mktemp("wizard")
    with wizard_site(folder) as url:
        yield url


@pytest.fixture
def wizard(page: Page, bare_site: str) -> Wizard:
    """A reader at the first question."""
    return Wizard(page, bare_site)


def result(wizard: Wizard, **decision: Any) -> Page:
    """Open a result from a link with two answers."""
    verdict = decision.pop("verdict", "eligible")
    plan = {**TWO, "verdict": verdict, "decision": decision}
    wizard.open(plan, LINK)
    expect(wizard.page.locator(".checker-result")).to_be_visible()
    return wizard.page


def test_the_result_has_the_title_and_the_focus(wizard: Wizard) -> None:
    """The headline is the page's heading, and stays out of the history."""
    page = result(wizard)
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADLINE)
    expect(wizard.heading).to_be_focused()
    expect(page).to_have_title("Your result – Checker – Order desk")


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        ("eligible", "Eligible"),
        ("eligible_subject_to_review", "Eligible, subject to review"),
        ("not_eligible", "Not eligible"),
        ("not_needed", "Not needed"),
        ("other_options", "Other options"),
        ("not_regulated", "Not regulated"),
        ("need_information", "More information needed"),
        ("invalid_input", "Answers to check"),
    ],
)
def test_every_verdict_is_said_in_words(
    wizard: Wizard, verdict: str, words: str
) -> None:
    """Colour and sign only repeat what is written."""
    page = result(wizard, verdict=verdict)
    expect(page.locator(".checker-verdict")).to_have_text(words)


def test_the_deciding_words_are_marked_and_linked(wizard: Wizard) -> None:
    """One sentence stands once, however many of its words decided."""
    page = result(wizard)
    reason = page.locator(".checker-reason")
    expect(reason).to_have_count(1)
    expect(reason.locator("mark")).to_have_text(
        ["within 30 days of purchase", "has not been shipped"]
    )
    expect(reason.get_by_role("link")).to_have_attribute(
        "href", wizard.url.replace("check/", "cancellation/#CAN-2")
    )


def test_the_money_is_shown_line_by_line(wizard: Wizard) -> None:
    """A range names the line that makes it one."""
    page = result(wizard)
    refund = page.locator(".checker-remedy").first
    expect(refund).to_contain_text("39.90 to 79.90\u00a0USD")
    expect(refund).to_contain_text("A range, because of: administration fee.")
    # two lines, the note on one of them, and the total
    expect(refund.get_by_role("row")).to_have_count(4)


def test_dates_are_drawn_in_order_with_today_marked(wizard: Wizard) -> None:
    """The line is a list, read in the order of time."""
    moments = result(wizard).locator(".checker-moment")
    expect(moments.locator(".checker-moment-kind")).to_have_text(
        ["You told us", "Now", "Deadline", "Estimate"]
    )
    expect(moments.nth(1)).to_have_attribute("aria-current", "date")


def test_dates_are_not_drawn_where_none_is_to_come(wizard: Wizard) -> None:
    """What the reader told and what day it is answer no "by when"."""
    event = {"what": "It came", "at": "2026-03-02", "words": "2 March 2026"}
    now = {"what": "", "at": "2026-04-01", "words": "1 April 2026"}
    page = result(
        wizard,
        dates=[event | {"kind": "event"}, now | {"kind": "now"}],
        deadlines=[],
        timelines=[],
    )
    expect(page.get_by_role("region", name="By when")).to_have_count(0)


def test_a_deadline_says_for_whom_before_that_it_has_passed(
    wizard: Wizard,
) -> None:
    """The condition first: it has passed for those alone."""
    deadline = {
        "what": "Your request",
        "at": "2026-03-01",
        "words": "1 March 2026",
        "clause": "CAN-2",
        "passed": True,
        "note": "Only if the answer to “Is it special?” is “yes”.",
    }
    page = result(wizard, deadlines=[deadline])
    expect(page.locator(".checker-deadlines")).to_contain_text(
        "Only if the answer to “Is it special?” is “yes”. This has passed."
    )


def test_money_of_both_kinds_is_added_up_once(wizard: Wizard) -> None:
    """The sum stands under the last table, and is called so side by side."""
    line = {"label": "price", "clause": "CAN-2"}
    both = {
        "name": "Refund",
        "standing": "eligible",
        "words": "45.00 USD",
        "lines": [
            line | {"words": "50.00 USD"},
            line | {"words": "-10.00 USD"},
        ],
        "compensation": [line | {"words": "5.00 USD"}],
        "clause": "CAN-2",
        "chosen_by": "customer",
    }
    other = both | {"name": "Voucher", "words": "5.00 USD", "lines": []}
    page = result(wizard, remedies=[both, other])
    tables = page.locator(".checker-remedy").first.get_by_role("table")
    expect(tables.nth(0)).not_to_contain_text("In all")
    expect(tables.nth(1)).to_contain_text("In all")
    expect(tables.nth(1)).to_contain_text("45.00\u00a0USD")
    page.get_by_text("Compare two of these side by side").click()
    expect(
        page.locator(".checker-compare").get_by_role("rowheader")
    ).to_have_text(["Where it stands", "Money, in all", "Compensation in it"])


def test_an_answer_that_changes_no_verdict_says_so(wizard: Wizard) -> None:
    """The verdict of all answers is named; nothing more is claimed."""
    same = {
        "fact": "refund button",
        "ask": BUTTON,
        "known_by": "the customer",
        "outcomes": [
            {"if": words, "verdicts": [REVIEW], "remedies": ["Refund"]}
            for words in ("it does", "it does not")
        ],
    }
    page = result(wizard, verdict="need_information", depends_on=[same])
    expect(page.locator(".checker-open")).to_contain_text(
        "With each answer: possible, somebody decides."
    )


def test_an_answer_that_changes_the_remedy_names_each(wizard: Wizard) -> None:
    """One verdict with two remedies is told with what one gets."""
    moved = {
        "fact": "refund button",
        "ask": BUTTON,
        "known_by": "the customer",
        "outcomes": [
            {"if": words, "verdicts": [REVIEW], "remedies": remedies}
            for words, remedies in (
                ("it does", ["Refund"]),
                ("it does not", ["Repair", "New delivery"]),
            )
        ],
    }
    page = result(wizard, verdict="need_information", depends_on=[moved])
    expect(page.locator(".checker-open li")).to_have_text(
        [
            "If it does: possible, somebody decides (Refund)",
            "If it does not: possible, somebody decides "
            "(Repair, or New delivery)",
        ]
    )


def test_the_message_tells_only_what_was_answered(wizard: Wizard) -> None:
    """What the checker assumed is not put into the customer's mouth."""
    page = result(wizard)
    page.get_by_text("A message that you can send").click()
    message = page.get_by_label("Message").input_value()
    assert "- What does your order page say? paid" in message
    assert "How many videos do you have?" not in message


def test_evidence_is_ticked_off_and_stays_ticked(wizard: Wizard) -> None:
    """Ticks outlive a reload."""
    page = result(wizard)
    page.get_by_label("A photo of the label").check()
    expect(page.locator(".checker-collected")).to_have_text("1 of 3 collected")
    page.reload()
    expect(page.get_by_label("A photo of the label")).to_be_checked()
    expect(page.locator(".checker-collected")).to_have_text("1 of 3 collected")


def test_what_holds_in_some_cases_says_so(wizard: Wizard) -> None:
    """A warning, a proof or a step that may not concern the reader says it."""
    row = {"clause": "CAN-2", "perhaps": True}
    page = result(
        wizard,
        warnings=[{"says": "It came too late.", **row}],
        evidence=[{"what": "A photo", **row}],
        steps=[{"do": "Wait for us", "words": "", **row}],
    )
    for words in ("It came too late.", "A photo", "Wait for us"):
        line = page.get_by_role("listitem").filter(has_text=words).first
        expect(line).to_contain_text(f"{words} in some cases")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy as text").click()
    expect(page.locator(SAID)).to_contain_text("Copied")
    text = page.evaluate("navigator.clipboard.readText()")
    for words in ("It came too late.", "A photo", "Wait for us"):
        assert f"- {words} (in some cases)" in text


def test_change_leads_to_the_question_and_back_to_the_result(
    wizard: Wizard,
) -> None:
    """Later answers that still matter are not asked again."""
    page = result(wizard)
    page.get_by_role(
        "button", name="Change What does your order page say?"
    ).click()
    expect(page.get_by_label("Paid, not shipped")).to_be_checked()
    page.get_by_label("Shipped", exact=True).check()
    wizard.go_on(HEADLINE)
    assert wizard.answers() == {
        "order status": "shipped",
        "refund button": "yes",
    }


def test_an_open_question_can_be_answered_from_the_result(
    wizard: Wizard,
) -> None:
    """What would change the answer links to its question."""
    page = result(wizard, verdict="need_information")
    opened = page.locator(".checker-open")
    expect(opened).to_contain_text(
        "If it does not: not covered, or other ways"
    )
    expect(opened).to_contain_text("If it does: covered (Refund)")
    opened.get_by_role("button").click()
    expect(wizard.heading).to_have_text(
        "Does your order show a refund button?"
    )


def test_answers_that_do_not_fit_have_change_links(wizard: Wizard) -> None:
    """A problem says what to mend, and leads there."""
    page = result(
        wizard,
        verdict="invalid_input",
        problems=[{"fact": "order status", "says": "It cannot be so."}],
    )
    section = page.get_by_role("region", name="What does not fit")
    expect(section).to_contain_text("It cannot be so.")
    section.get_by_role("button", name="Change").click()
    expect(wizard.heading).to_have_text("What does your order page say?")


def test_a_hostile_link_does_no_harm(wizard: Wizard) -> None:
    """Unknown facts are dropped, wrong values are problems, text is text."""
    evil = "<img src=x onerror=alert(1)>"
    pairs = (
        f"order status={evil}&__proto__=x&constructor=y&no such fact={evil}"
        "&refund button=yes"
    )
    wizard.open(TWO, f"#answers={quote(pairs)}")
    expect(wizard.page.locator(".checker-verdict")).to_be_visible()
    expect(wizard.page.locator("img")).to_have_count(0)
    expect(wizard.heading).to_have_text("Some answers need another look.")
    assert wizard.page.evaluate("location.hash") == ""
    wizard.page.get_by_role("button", name="Change").first.click()
    expect(wizard.heading).to_have_text("What does your order page say?")
    wizard.page.get_by_label("Shipped", exact=True).check()
    wizard.go_on(HEADLINE)
    assert set(wizard.answers()) == {"order status", "refund button"}


def test_a_link_that_is_too_long_carries_nothing(wizard: Wizard) -> None:
    """More than four kilobytes are not read."""
    wizard.open(TWO, LINK + "&x=" + "y" * 4100)
    expect(wizard.heading).to_have_text("What does your order page say?")
    expect(wizard.page.get_by_label("Paid, not shipped")).not_to_be_checked()


def test_a_link_with_some_answers_asks_the_rest(wizard: Wizard) -> None:
    """It says that the answers came from the link."""
    wizard.open(TWO, "#answers=order+status=paid")
    expect(wizard.heading).to_have_text(
        "Does your order show a refund button?"
    )
    notice = wizard.page.locator(".checker-notice")
    expect(notice).to_contain_text("The link")


def test_the_copied_link_opens_the_same_answers(wizard: Wizard) -> None:
    """Link, reload of the link, same request."""
    page = wizard.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    wizard.open()
    wizard.through()
    before = wizard.answers()
    page.get_by_role("button", name="Copy link to this result").click()
    expect(page.locator(SAID)).to_contain_text("Copied")
    link = page.evaluate("navigator.clipboard.readText()")
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator(".checker-result")).to_be_visible()
    assert wizard.answers() == before


def test_the_copied_text_stands_alone(wizard: Wizard) -> None:
    """A ticket holds verdict, sentence, answers and the version."""
    page = result(wizard)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy as text").click()
    expect(page.locator(SAID)).to_contain_text("Copied")
    text = page.evaluate("navigator.clipboard.readText()")
    for words in (
        f"Order desk: Eligible\n{HEADLINE}",
        "- Refund: 39.90 to 79.90 USD",
        "What does your order page say? paid",
        'order status: "paid"',
        "9f86d081884c7d659a2feaa0c55ad015",
        "Statutory rights are separate.",
    ):
        assert words in text


def test_without_a_clipboard_the_text_is_shown(wizard: Wizard) -> None:
    """It is selected, to be copied by hand."""
    wizard.page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
    )
    page = result(wizard)
    page.get_by_role("button", name="Copy as text").click()
    shown = page.get_by_label("Copy this by hand")
    assert HEADLINE in shown.input_value()
    expect(shown).to_be_focused()


def test_the_calendar_file_is_well_formed(wizard: Wizard) -> None:
    """Lines end in CRLF, are folded at 75 octets, and carry the moment."""
    page = result(wizard)
    with page.expect_download() as download:
        page.get_by_role("button", name="Save dates to calendar").click()
    assert download.value.suggested_filename == "dates.ics"
    content = Path(download.value.path()).read_bytes()
    lines = content.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    # RFC 5545 asks for these of a calendar and of each of its events
    for name in (b"VERSION:2.0", b"PRODID:-//"):
        assert sum(line.startswith(name) for line in lines) == 1
    for name in (b"UID:", b"DTSTAMP:", b"DTSTART:"):
        values = {line for line in lines if line.startswith(name)}
        assert len(values) == (1 if name == b"DTSTAMP:" else 2)
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line for line in lines)
    unfolded = content.replace(b"\r\n ", b"").decode()
    assert "DTSTART:20990401T215900Z" in unfolded
    assert "SUMMARY:Ask for the cancellation – Order desk" in unfolded
    assert "1 April 2099\\, 23:59" in unfolded
    assert unfolded.count("BEGIN:VEVENT") == 2


def test_the_other_conditions_are_checked_on_request(
    wizard: Wizard,
) -> None:
    """Only a refusal offers it, and only once."""
    page = result(wizard, verdict="not_eligible")
    page.get_by_role(
        "button", name="Check the remaining conditions too"
    ).click()
    expect(page.get_by_role("button", name="Start again")).to_be_visible()
    expect(
        page.get_by_role("button", name="Check the remaining conditions too")
    ).to_have_count(0)
    assert wizard.request()["all"] is True
    expect(
        page.get_by_text("Every condition has been checked.")
    ).to_be_visible()


def test_another_item_keeps_the_order(wizard: Wizard) -> None:
    """The route's question is asked anew, the rest is kept and said."""
    page = result(wizard)
    page.get_by_role("button", name="Check another item").click()
    expect(wizard.heading).to_have_text("What does your order page say?")
    expect(page.get_by_label("Paid, not shipped")).not_to_be_checked()
    expect(page.locator(".checker-notice")).to_contain_text(
        "Kept from before: Does your order show a refund button? yes"
    )
    page.get_by_label("Not paid yet").check()
    wizard.go_on(HEADLINE)
    assert wizard.answers()["refund button"] == "yes"


def test_start_again_forgets_everything(wizard: Wizard) -> None:
    """Nothing of the case remains in the tab."""
    page = result(wizard)
    page.get_by_role("button", name="Start again").click()
    expect(page.get_by_label("Paid, not shipped")).not_to_be_checked()
    kept = page.evaluate("sessionStorage.getItem('clausewise.order-desk')")
    assert "paid" not in kept
    page.go_back()
    expect(wizard.heading).to_have_text("What does your order page say?")


def test_the_result_prints_on_one_sheet(wizard: Wizard) -> None:
    """Answers print, buttons do not."""
    page = result(wizard)
    assert page.pdf(format="A4").count(b"/Type /Page\n") == 1
    page.emulate_media(media="print")
    expect(page.locator(".checker-actions")).to_be_hidden()
    expect(page.locator(".checker-answer h1")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("verdict", ["eligible", "not_eligible"])
def test_the_result_has_no_axe_violation(
    wizard: Wizard,
    axe: Callable[[Page], list[str]],
    width: int,
    verdict: str,
) -> None:
    """Wide and narrow, and nothing runs out of the window."""
    wizard.page.set_viewport_size({"width": width, "height": 800})
    page = result(wizard, verdict=verdict)
    page.evaluate(
        "document.querySelectorAll('details').forEach(d => { d.open = true })"
    )
    assert axe(page) == []
    assert not page.evaluate(
        "document.documentElement.scrollWidth > innerWidth"
    )


LATER = {
    "at": "2099-05-03T00:00-04:00",
    "words": "3 May 2099",
    "what": "your request",
    "clause": "CAN-2",
    "says": "Your request is possible from 3 May 2099 on.",
}


def test_a_refusal_that_waiting_ends_is_none_yet(wizard: Wizard) -> None:
    """It is called so, dated, on the line of dates and in the calendar."""
    headline = f"Not yet. {LATER['says']}"
    page = result(
        wizard,
        verdict="not_eligible",
        headline=headline,
        possible_from=LATER,
        flip=None,
    )
    expect(page.locator(".checker-verdict")).to_have_text("Not yet")
    expect(wizard.heading).to_have_text(headline)
    when = page.get_by_role("region", name="By when")
    expect(when).to_contain_text(LATER["says"])
    expect(when.locator(".checker-moment--start")).to_contain_text(
        "3 May 2099"
    )
    expect(page.get_by_text("A message that you can send")).to_have_count(0)
    with page.expect_download() as got:
        page.get_by_role("button", name="Save dates to calendar").click()
    assert "DTSTART:20990503T040000Z" in got.value.path().read_text()


@pytest.mark.parametrize(
    ("at", "shown"), [("2026-03-31T23:59-04:00", 1), ("2099-01-01T00:00Z", 0)]
)
def test_a_refusal_names_no_deadline_that_is_left(
    wizard: Wizard, at: str, shown: int
) -> None:
    """Only the last day that was missed is of use to who is refused."""
    deadline = {
        "what": "Your request",
        "at": at,
        "words": "the last day",
        "clause": "CAN-2",
        "passed": bool(shown),
        "note": "",
    }
    page = result(
        wizard,
        verdict="not_eligible",
        now="2026-04-01T12:00-04:00",
        deadlines=[deadline],
        dates=[],
    )
    expect(page.locator(".checker-deadlines li")).to_have_count(shown)


def test_what_was_assumed_is_folded_where_it_is_much(wizard: Wizard) -> None:
    """On a phone more than two lines would push the reasons away."""
    page = wizard.page
    page.set_viewport_size({"width": 320, "height": 640})
    facts = ("placed on", "delivered at", "videos")
    wizard.open({**TWO, "assumed": [*facts]}, LINK)
    box = page.locator(".checker-assumed")
    expect(box.get_by_text("We assumed 3 answers")).to_be_visible()
    expect(box.get_by_role("listitem")).to_have_count(0)
    box.locator("summary").click()
    expect(box.get_by_role("listitem")).to_have_count(3)


def test_two_last_days_of_one_clause_say_for_whom_they_are(
    wizard: Wizard,
) -> None:
    """On the drawn line, too, a condition tells one from the other."""
    due = {"words": "a day", "what": "Your request"}
    deadline = due | {"clause": "CAN-2", "passed": False, "open": True}
    shown = due | {"kind": "deadline"}
    page = result(
        wizard,
        deadlines=[
            deadline | {"at": "2099-01-01", "note": "Only if it is marked."},
            deadline | {"at": "2099-02-01", "note": "Only if it is not."},
        ],
        dates=[shown | {"at": "2099-01-01"}, shown | {"at": "2099-02-01"}],
        timelines=[],
    )
    drawn = page.locator(".checker-moment--deadline")
    expect(drawn.nth(0)).to_contain_text("Only if it is marked.")
    expect(drawn.nth(1)).to_contain_text("Only if it is not.")


def test_two_last_days_of_one_act_are_told_apart(wizard: Wizard) -> None:
    """The first stands first, and each has the title of its clause."""
    deadline = {
        "what": "Your request",
        "words": "a day",
        "passed": False,
        "kind": "window",
        "note": "",
    }
    later = deadline | {"at": "2099-02-01", "clause": "CAN-2", "open": True}
    first = deadline | {"at": "2099-01-01", "clause": "CAN-5", "open": False}
    shown = {"words": "a day", "what": "Your request", "kind": "deadline"}
    now = {"at": "2026-04-01", "words": "today", "kind": "now", "what": ""}
    page = result(
        wizard,
        deadlines=[later, first],
        dates=[
            now,
            shown | {"at": "2099-01-01"},
            shown | {"at": "2099-02-01"},
        ],
        timelines=[],
    )
    rows = page.locator(".checker-deadlines li")
    expect(rows.nth(0)).to_contain_text("Your request (When the money comes)")
    expect(rows.nth(0)).to_contain_text("This was in time.")
    expect(rows.nth(1)).to_contain_text(
        "Your request (Cancelling a paid order)"
    )
    expect(rows.nth(1)).not_to_contain_text("This was in time.")
    # on the drawn line only what is left to do
    expect(page.locator(".checker-moment--deadline")).to_have_count(1)
    expect(page.locator(".checker-moment--deadline")).to_contain_text(
        "Your request (Cancelling a paid order)"
    )
    with page.expect_download() as got:
        page.get_by_role("button", name="Save dates to calendar").click()
    assert got.value.path().read_text().count("BEGIN:VEVENT") == 1
