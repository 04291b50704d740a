"""The public pages: complete, safe, and made from the policy alone."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import markdown  # type: ignore[import-untyped]  # it ships none
import pytest

from checker.engine import Engine
from checker.policy import Dated, Is, Parameter, Policy, Route, Window
from checker.words import HOLE
from clausewise.compile import store_folders
from clausewise.load import load_policy
from clausewise.pages import (
    first_question,
    navigation,
    render,
    sheets,
    source_of,
)
from clausewise.pages.effects import Column
from clausewise.pages.markup import plain, sentence
from clausewise.pages.mend import ThemeChangedError, mend
from clausewise.pages.situations import Situation
from clausewise.pages.specimen import VERDICTS, specimen
from sample_shop import SHOP

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
STORES = [load_policy(folder) for folder in store_folders(ROOT)]
NUMBERS = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"twenty|thirty|hundred|half|double|twice)\b",
    re.IGNORECASE,
)
HOSTILE = (
    "<script>alert(1)</script> {{ 7 * 7 }} {% x %} | *a* _b_ `c` [d](e:f) "
    "![g](h) {: onclick=i } \"j\" 'k' & &lt; \\ ~~~ <!-- l"
)


@pytest.mark.parametrize("path", ["refund", "warranty", "check", "index"])
def test_render_matches_the_golden_page(path: str) -> None:
    """A small shop's pages are, word for word, those in tests/golden."""
    found = render([SHOP])[f"small-shop/{path}.md"]
    assert found == (GOLDEN / f"{path}.md").read_text()


def test_render_leaves_out_a_page_without_clauses() -> None:
    """A page without clauses does not exist, nor does a way to it."""
    pages = render([SHOP])
    assert "small-shop/cancellation.md" not in pages
    assert "cancellation" not in str(navigation([SHOP]))
    assert "/cancellation/" not in "".join(pages.values())


def test_render_makes_one_store_the_first_page() -> None:
    """With one store the first page is its home; with more, a choice."""
    one = render([SHOP])["index.md"]
    two = render([SHOP, replace(SHOP, store="b", name="Other")])["index.md"]
    assert "# Small shop" in one
    assert "small-shop/check.md" in one
    assert 'href="b/"' in two
    assert 'href="small-shop/"' in two


@pytest.mark.parametrize("policy", [SHOP, *STORES], ids=lambda p: p.store)
def test_render_gives_every_clause_one_anchor(policy: Policy) -> None:
    """Every clause has one anchor, its number, on its own page."""
    pages = render([policy])
    for clause in policy.clauses:
        anchor = f"{{: #{clause.id} }}"
        homes = [path for path, text in pages.items() if anchor in text]
        assert homes == [f"{policy.store}/{clause.page}.md"]
        assert pages[homes[0]].count(anchor) == 1


@pytest.mark.parametrize("policy", [SHOP, *STORES], ids=lambda p: p.store)
def test_render_repeats_a_clause_under_its_one_anchor(policy: Policy) -> None:
    """A clause that also stands elsewhere leads there to its anchor."""
    pages = render([policy])
    for clause in policy.clauses:
        for page in clause.also_on:
            text = pages[f"{policy.store}/{page}.md"]
            assert f"### {plain(clause.title)}" in text
            assert f'href="../{clause.page}/#{clause.id}"' in text


@pytest.mark.parametrize("policy", [SHOP, *STORES], ids=lambda p: p.store)
def test_render_explains_a_clause_only_on_its_own_page(
    policy: Policy,
) -> None:
    """Where a clause is repeated, it stands without examples and reading."""
    for sheet in sheets(policy):
        text = render([policy])[f"{policy.store}/{sheet.page.name}.md"]
        own = len(sheet.clauses) - len(sheet.repeated)
        assert text.count('<details class="reading"') == own


@pytest.mark.parametrize("policy", [SHOP, *STORES], ids=lambda p: p.store)
def test_render_links_only_to_what_exists(policy: Policy) -> None:
    """Every link to a clause ends at an anchor of the page it names."""
    pages = {path: _html(text) for path, text in render([policy]).items()}
    for path, html in pages.items():
        if path == "index.md":
            continue
        store, _, page = path.removesuffix(".md").rpartition("/")
        for target, anchor in re.findall(r'href="([^"#:]*)#([^"]+)"', html):
            named = target.removesuffix(".md").strip("./") or page
            assert f'id="{anchor}"' in pages[f"{store}/{named}.md"]


@pytest.mark.parametrize("policy", [SHOP, *STORES], ids=lambda p: p.store)
def test_render_takes_every_number_from_a_parameter(policy: Policy) -> None:
    """No number stands in answers and tables that no parameter gave."""
    part = re.compile(
        r'<dl class="answers" data-search-exclude>.*?</dl>|<tbody>.*?</tbody>',
        re.DOTALL,
    )
    for path, text in render([policy]).items():
        for found in part.findall(text):
            assert not _numbers(found, policy), path


@pytest.mark.parametrize("policy", [SHOP, *STORES], ids=lambda p: p.store)
def test_sentence_takes_every_number_from_a_parameter(
    policy: Policy,
) -> None:
    """No number stands in a clause that is neither a value nor its text."""
    for clause in policy.clauses:
        typed = re.sub(r"<[^<>]+>", "", clause.text)
        shown = _without_values(str(sentence(clause.text, clause)))
        assert NUMBERS.findall(shown) == NUMBERS.findall(typed)


def test_render_shows_a_later_value_beside_the_present_one() -> None:
    """An announced value stands in the answer, at its clause, in a list."""
    text = render([SHOP])["small-shop/refund.md"]
    assert text.count('<span class="value">1 January 2027</span>') == 4
    assert "## What changed" in text
    assert "## What changed" not in render([SHOP])["small-shop/warranty.md"]


def test_render_says_what_the_policy_leaves_open() -> None:
    """A value that is named but not given is listed as not stated."""
    text = render([SHOP])["small-shop/warranty.md"]
    assert "<dt>voucher time</dt>" in text
    assert "The policy contradicts itself here." in text


def test_render_fills_what_a_conflict_quotes_elsewhere() -> None:
    """A passage of another clause holds that clause's own number."""
    components = next(p for p in STORES if p.store == "components")
    text = render([components])["components/refund.md"]
    shown = _Reader(_html(text)).text
    assert shown.count("“Report within 48 hours of delivery”") > 1
    assert "within report time" not in shown


def test_sentence_refuses_a_hole_that_nothing_fills() -> None:
    """The name of a number never stands where the number should."""
    with pytest.raises(KeyError, match="RET-1: nothing fills <other time>"):
        sentence("In <other time>.", SHOP.clauses[0])


def test_render_prints_only_examples_that_are_to_be_shown() -> None:
    """An example that is not marked as shown is for the tests alone."""
    text = "".join(render([SHOP]).values())
    assert "The last day is in time" in text
    assert "Not printed" not in text


def test_render_prints_why_an_example_comes_out_so() -> None:
    """An example is answered in the checker's own sentence, with its why."""
    components = next(p for p in STORES if p.store == "components")
    text = render([components])["components/refund.md"]
    case = text.split("The request goes in one day too late.")[1]
    assert (
        "No. The 30 days that run from the receipt ended on 1 April"
        in (case.split("</section>")[0])
    )


def test_render_says_what_a_date_of_an_example_is_of() -> None:
    """A promised date is called what is promised, not the money's arrival."""
    components = next(p for p in STORES if p.store == "components")
    pages = render([components])
    # "typically issued", so no date stands without that word
    told = "by</dt><dd>30 March 2026 (typical)</dd>"
    assert (
        f"<dt>We issue an approved refund {told}"
        in (pages["components/refund.md"])
    )
    assert told in pages["components/index.md"]


def test_render_says_of_an_example_what_may_not_be_paid() -> None:
    """A cost that arises in some cases only is not shown as certain."""
    desk = next(p for p in STORES if p.store == "order-desk")
    assert (
        "<dt>You pay</dt><dd>Delivery to you (in some cases), "
        "Sending the parcel back (in some cases)</dd>"
    ) in render([desk])["order-desk/cancellation.md"]


def test_card_of_a_page_leaves_nobody_out() -> None:
    """A store's home answers every kind, with every time of one clause."""
    platform = next(p for p in STORES if p.store == "platform")
    components = next(p for p in STORES if p.store == "components")
    home = _Reader(_html(render([platform])["platform/index.md"])).text
    assert "“within 7 days of that day for factory special products”" in home
    home = _Reader(_html(render([components])["components/index.md"])).text
    who_pays = home.split("Who pays?")[1].split("When does")[0].split("\n")
    told = [line for line in who_pays if line]
    assert told[-3:] == [
        "Something you no longer need",
        "You return freight",
        "Off the refund purchase cost, export postage, in some cases",
    ]


def test_render_lists_the_products_of_an_example() -> None:
    """An order stands in an example as a customer would list it."""
    platform = next(p for p in STORES if p.store == "platform")
    text = _Reader(render([platform])["platform/refund.md"]).text
    assert (
        "1 Mug at 10.00 USD, 1 with the problem; "
        "1 Bowl at 20.00 USD, no problem"
    ) in text


def test_render_shows_no_machine_text() -> None:
    """No page shows a customer brackets and quotation marks of a program."""
    for policy in STORES:
        for path, text in render([policy]).items():
            shown = _Reader(_html(text)).text
            assert '":' not in shown, path
            assert "[{" not in shown, path


def test_render_leaves_out_of_an_example_what_is_not_there() -> None:
    """What was not given, and what does not come, is no line of it."""
    for policy in STORES:
        for text in render([policy]).values():
            assert "<dd>None</dd>" not in text


def test_render_names_a_way_to_a_person_on_every_page() -> None:
    """A page ends with whom to ask, and where its limits are told."""
    for page in ("refund", "warranty"):
        text = render([SHOP])[f"small-shop/{page}.md"]
        end = text.split("{: #contact }")[1]
        assert "names this way: the email address in your order." in end
        assert "(index.md#not-regulated)" in end


def test_answers_name_a_kind_once_for_all_its_parts() -> None:
    """The same answer for every part of a kind is said of the kind."""
    group_buy = next(p for p in STORES if p.store == "group-buy")
    refund, _ = sheets(group_buy)
    who_pays = refund.answers[1]
    assert [group.situations for group in who_pays.groups] == [
        "It is the wrong quantity, size, colour or design; "
        "it was damaged or defective when I got it"
    ]


def test_answers_agree_with_the_table_on_who_pays() -> None:
    """What is taken off a refund is a cost in the table too."""
    group_buy = next(p for p in STORES if p.store == "group-buy")
    (row,) = sheets(group_buy)[1].situations
    assert [str(item.words) for item in row.told("off")] == [
        "the administration fee"
    ]
    table = render([group_buy])["group-buy/warranty.md"].split("<table")[1]
    assert "No cost is named." not in table


def test_answers_say_what_ends_a_right_where_no_time_does() -> None:
    """Without a time limit, how long is answered by what comes too late."""
    desk = next(p for p in STORES if p.store == "order-desk")
    (cancellation,) = sheets(desk)
    how_long = cancellation.answers[0]
    assert how_long.nothing == "No time limit is stated here."
    ((situations, (item,)),) = (
        (group.situations, group.items) for group in how_long.groups
    )
    assert (situations, str(item.label)) == ("Shipped", "Refused")
    assert "cannot be canceled once the parcel" in item.words


def test_answers_do_not_say_that_a_stated_time_is_not_stated() -> None:
    """“In some cases” belongs to the promise, not to its missing time."""
    group_buy = next(p for p in STORES if p.store == "group-buy")
    money = sheets(group_buy)[0].answers[2]
    assert [str(i.words) for g in money.groups for i in g.items] == [
        "after the end of the return process, in some cases; no time is stated"
    ]


def test_render_folds_all_examples_but_the_first() -> None:
    """A clause shows one example; the others are counted and folded."""
    components = next(p for p in STORES if p.store == "components")
    text = render([components])["components/refund.md"]
    clause = text.split("{: #ITEM-1 }")[1].split("\n### ")[0]
    first, folded = clause.split('<details class="examples"')
    assert first.count("For example:") == 1
    assert "2 more examples" in folded
    assert folded.split("</details>")[0].count("For example:") == 2


def test_situations_apply_costs_only_where_they_can_hold() -> None:
    """A cost of the return route stands in its row, not in a defect's."""
    refund, warranty = sheets(SHOP)
    (row,) = refund.situations
    assert [str(item.words) for item in row.told("pays")] == ["return postage"]
    assert [row.told("pays") for row in warranty.situations] == [(), ()]


def test_situations_of_a_refusal_promise_nothing() -> None:
    """A row that only refuses shows no promise of another clause."""
    _, warranty = sheets(SHOP)
    defect, wear = warranty.situations
    assert _labels(defect, "ours") == ["We send the refund"]
    assert _labels(wear, "refused") == ["Refused"]
    assert wear.told("ours") == ()


def test_situations_say_once_what_several_share() -> None:
    """What all kinds of a page have stands in one row, before theirs."""
    components = next(p for p in STORES if p.store == "components")
    refund, _ = sheets(components)
    shared, *own = refund.situations
    assert [row.title for row in own] == [
        "A faulty item",
        "The wrong item",
        "Something you no longer need",
    ]
    assert _labels(shared, "ours") == [
        "We issue an approved refund",
        "We expect the funds to appear with you",
    ]
    assert not {item.clause.id for r in own for item in r.told("ours")} & {
        item.clause.id for item in shared.told("ours")
    }
    assert [row.elsewhere("ours") for row in own] == ["above"] * 3


def test_situations_give_what_a_wider_clause_gives() -> None:
    """A row left to somebody has the remedies of the clause around it."""
    *others, defect, wear = SHOP.clauses
    wide = replace(
        defect,
        id="WAR-0",
        discretions=(),
        scope=((Is("cause", ("defect", "wear")),),),
    )
    narrow = replace(defect, gives=None)
    worn = replace(wear, tests=(), discretions=defect.discretions)
    _, warranty = sheets(replace(SHOP, clauses=(*others, wide, narrow, worn)))
    shared, broken, old = warranty.situations
    assert _labels(shared, "gets") == ["Voucher"]
    assert _labels(broken, "decides") == ["Customer service decides"]
    assert [item.clause.id for item in old.told("decides")] == ["WAR-2"]


def test_situations_say_where_nothing_is_named() -> None:
    """Somebody to whom the policy gives nothing reads that in their row."""
    group_buy = next(p for p in STORES if p.store == "group-buy")
    rows = sheets(group_buy)[0].situations
    assert [row.called for row in rows if not row.is_given] == [
        "An item is missing"
    ]
    table = render([group_buy])["group-buy/refund.md"].split("<table")[1]
    assert table.count("Nothing is named.") == 1


def test_situations_name_whoever_decides_about_one_remedy() -> None:
    """What hangs on somebody's word is not told as if it were certain."""
    general = next(p for p in STORES if p.store == "general-store")
    _, damaged = sheets(general)[0].situations
    assert _labels(damaged, "decides") == ["The courier decides"]


def test_situations_are_those_of_the_pages_own_clauses() -> None:
    """A page about quality has no row for goods that are missing."""
    platform = next(p for p in STORES if p.store == "platform")
    _, quality = sheets(platform)
    (row,) = quality.situations
    assert "SHO-1" not in {
        item.clause.id for items in row.cells.values() for item in items
    }


def test_situations_tell_apart_what_a_question_divides() -> None:
    """Each status of an order has a row, and a shipped order four more."""
    desk = next(p for p in STORES if p.store == "order-desk")
    (cancellation,) = sheets(desk)
    assert [row.called for row in cancellation.situations] == [
        "Not paid yet",
        "Paid, not shipped",
        "Paid, with a refund button",
        "Paid, without a refund button",
        "Paid, preparing for shipment",
        "Shipped",
        "Shipped: It has not arrived yet",
        "Shipped: It is being handed to me now",
        "Shipped: I have it and have not unpacked it",
        "Shipped: I have unpacked it",
        "Canceled before it was shipped",
    ]


def test_first_question_tells_the_routes_apart() -> None:
    """The checker begins with the fact that the routes turn on."""
    assert first_question(SHOP).name == "what happened"
    cause = Route("only", "Only", ((Is("cause", ("wear",)),),))
    assert first_question(replace(SHOP, routes=(cause,))).name == "cause"


def test_specimen_prefers_a_rule_with_a_number() -> None:
    """The home page shows the clause whose deciding words hold a number."""
    found = specimen(Engine(SHOP))
    assert found is not None
    assert found.quote == (
        'within <span class="value">30 days</span> of purchase'
    )


def test_source_of_names_the_file_that_an_editor_changes() -> None:
    """Each page of a store leads back to the YAML it is made from."""
    assert source_of("shop/refund.md") == "policy/shop/refund.yaml"
    assert source_of("shop/index.md") == "policy/shop/store.yaml"
    assert source_of("shop/check.md") == "policy/shop/facts.yaml"
    assert source_of("index.md") is None


@pytest.mark.parametrize(
    "start", ["# ", "- ", "+ ", "1. ", "12) ", "> ", "=", "~~~", "!!! a", ": "]
)
def test_plain_leaves_no_markdown_at_the_start_of_a_line(start: str) -> None:
    """Text that begins like a heading, list or quotation stays a paragraph."""
    html = _html(f"before\n\n{plain(start + 'x')}\n")
    assert html.startswith("<p>before</p>\n<p>")
    assert html.count("<p>") == 2


def test_render_makes_hostile_text_inert() -> None:
    """Whatever an editor types is shown as typed, and nothing else."""
    before = _tags(render([SHOP]))
    hostile = _replaced(SHOP)
    pages = render([hostile])
    assert _tags(pages) == before
    html = _html(pages["small-shop/refund.md"])
    shown = _Reader(html).text
    assert " ".join(HOSTILE.split()) in " ".join(shown.split())
    assert "<script" not in "".join(pages.values())
    assert "<script" not in str(navigation([hostile, SHOP]))


def test_verdicts_are_called_as_on_the_result_page() -> None:
    """An example says a verdict in the words of the checker's result."""
    script = (ROOT / "docs/assets/checker/words.js").read_text()
    words = script.split("export const VERDICTS = ")[1].split("});")[0]
    said = re.findall(r'\[\s*"([^"]+)"', words)
    assert list(VERDICTS.values()) == said
    about = (ROOT / "docs/about/index.md").read_text()
    explained = re.findall(r"^(.+)\n:   ", about, re.MULTILINE)
    assert explained == said[: len(explained)]


def test_mend_notices_a_changed_theme() -> None:
    """A frame without the known faults is refused, not passed on."""
    with pytest.raises(ThemeChangedError):
        mend("<html></html>")


def test_sentence_shows_later_values_on_request() -> None:
    """A hole holds the first value; a later one is told only if asked."""
    window = Parameter(
        "time",
        (
            Dated(Window(2, 2, "days")),
            Dated(Window(1, 1, "days"), "2027-01-01"),
        ),
    )
    clause = replace(SHOP.clauses[0], parameters=(window,))
    assert "1 day" not in sentence("In <time>.", clause)
    assert ">1 day<" in sentence("In <time>.", clause, later=True)


def _labels(row: Situation, column: Column) -> list[str]:
    return [str(item.label) for item in row.told(column)]


def _replaced(policy: Policy) -> Policy:
    """The policy with hostile text wherever an editor writes freely.

    The loader lets no hole stand in a text that nothing fills.
    """
    return replace(
        policy,
        name=HOSTILE,
        about=HOSTILE,
        contact=HOSTILE,
        not_regulated=(HOSTILE,),
        pages=tuple(
            replace(page, title=HOSTILE, summary=page.summary and HOSTILE)
            for page in policy.pages
        ),
        facts=tuple(
            replace(
                fact,
                ask=fact.ask and HOSTILE,
                help=fact.help and HOSTILE,
                called=fact.called and HOSTILE,
                options=tuple((value, HOSTILE) for value, _ in fact.options),
            )
            for fact in policy.facts
        ),
        routes=tuple(replace(r, called=HOSTILE) for r in policy.routes),
        clauses=tuple(
            replace(
                clause,
                title=HOSTILE,
                text=f"{clause.text} {HOLE.sub(r'<\1', HOSTILE)}",
                interpretation=tuple(HOSTILE for _ in clause.interpretation),
                cases=tuple(replace(c, case=HOSTILE) for c in clause.cases),
            )
            for clause in policy.clauses
        ),
    )


def _html(text: str) -> str:
    body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    html: str = markdown.markdown(
        body,
        extensions=["attr_list", "def_list", "md_in_html", "tables", "toc"],
    )
    return html


def _tags(pages: dict[str, str]) -> dict[str, list[str]]:
    return {path: _Reader(_html(text)).tags for path, text in pages.items()}


def _without_values(html: str) -> str:
    return re.sub(r'<span class="value">.*?</span>', "", html)


def _numbers(html: str, policy: Policy) -> list[str]:
    """Numbers outside values; names of clauses and options may hold some."""
    text = re.sub(r'<a class="cite".*?</a>', "", _without_values(html))
    shown = _Reader(text).text
    typed = " ".join(
        [
            *(r.called for r in policy.routes),
            *(f"{c.title} {c.section} {c.text}" for c in policy.clauses),
            *(f"{f.ask} {f.called} {f.options}" for f in policy.facts),
        ]
    )
    words = [word for word in shown.split() if NUMBERS.search(word)]
    return [word for word in words if word not in typed]


class _Reader(HTMLParser):
    """What a browser sees: the tags, and the text between them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(
        self, tag: str, attrs: list[tuple[str, str | None]]
    ) -> None:
        self.tags.append(f"{tag} {[name for name, _ in attrs]}")

    def handle_data(self, data: str) -> None:
        self.text += data
