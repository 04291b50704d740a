"""What an editor reads of a group: only what differs, in plain words."""

from __future__ import annotations

from dataclasses import replace

from checker.policy import Clause, Constant, Count, Policy, Ratio, Window
from clausewise.diff.telling import change_words, outcome_rows, title
from clausewise.diff.vocabulary import Detail
from clausewise.diff.words import marked
from diff.test_expectations import _clause, _diff, _parameter


def test_rows_show_only_the_lines_that_differ() -> None:
    """Of three proofs the one that changed is shown, without the others."""
    found = _diff(
        "components", _parameter("DEF-1", "videos", Count(1, "video"))
    )
    (group,) = found.groups
    rows = {row.what: (row.was, row.now) for row in outcome_rows(group)}
    assert rows["To show"] == (
        "3 videos from different angles",
        "1 video from different angles",
    )


def test_fewer_proofs_are_better() -> None:
    """Whoever has to show one video instead of three is better off."""
    fewer, more = (
        _diff(
            "components", _parameter("DEF-1", "videos", Count(n, "videos"))
        ).groups[0]
        for n in (1, 5)
    )
    assert (fewer.effect, more.effect) == ("better", "worse")


def test_a_group_without_a_mark_is_named_by_those_among_whom_it_is() -> None:
    """It is not "everybody" who gets more, but whoever gets this."""
    found = _diff("components", _parameter("ITEM-1", "share", Ratio(3, 5)))
    (group,) = found.groups
    assert title(group) == (
        "All who get “Keep it” by the old rules and by the new: "
        "the compensation changes"
    )
    assert [change_words(change) for change in group.changes] == [
        "Keep it, compensation: was 50 % of the price difference, "
        "now 60 % of the price difference"
    ]


def test_a_cost_that_somebody_else_bears_is_one_change() -> None:
    """Who pays changes; the cost neither goes away nor is it new."""

    def edit(clause: Clause) -> Clause:
        costs = (replace(clause.costs[0], by="the shop"), *clause.costs[1:])
        return replace(clause, costs=costs)

    found = _diff("general-store", _clause("COST-1", edit))
    group = found.groups[0]
    assert [change_words(change) for change in group.changes] == [
        "Cost: was Sending the item back: paid by the customer, "
        "now Sending the item back: paid by the shop"
    ]
    assert group.effect == "better"


def test_what_has_happened_is_said_as_one_phrase() -> None:
    """An event and its time are one phrase, and what it follows is implied.

    A parcel sent 11 to 14 days after the code was in time with two weeks.
    """
    found = _diff(
        "group-buy",
        _parameter("RTN-3", "code validity", Window(10, 10, "days")),
    )
    late = found.groups[0]
    assert late.who == (
        "the problem: It is the wrong quantity, size, colour or design",
        "the report of the problem has happened",
        "the approval: yes",
        "the sending of the return parcel has happened, 11 to 14 days after "
        "the issue of the return code",
    )


def test_the_time_of_what_has_not_happened_runs_until_today() -> None:
    """Who has not asked yet is told apart by how old the purchase is."""
    found = _diff(
        "general-store",
        _parameter("RET-1", "return window", Window(15, 15, "days")),
    )
    (group,) = found.dates
    assert group.who[1] == "your request for the return: not yet"
    assert group.also[0] == "today at most 15 days after your purchase"


def test_steps_say_when_they_were_due() -> None:
    """A step and its day are two sentences, not run together."""
    found = _diff(
        "group-buy",
        _parameter("RTN-3", "code validity", Window(10, 10, "days")),
    )
    steps = [
        row
        for group in found.groups
        for row in outcome_rows(group)
        if row.what == "Next steps"
    ]
    assert steps
    for row in steps:
        assert row.was.startswith(
            "Hand in the parcel while the return code is valid. "
            "This was due by "
        )


def test_a_question_shows_only_the_answer_that_was_reworded() -> None:
    """One of six answers has other words; the five others are not told."""

    def edit(policy: Policy) -> Policy:
        return replace(
            policy,
            facts=tuple(
                replace(
                    fact,
                    options=(
                        ("damage", "It is damaged or dirty"),
                        *fact.options[1:],
                    ),
                )
                if fact.name == "quality problem"
                else fact
                for fact in policy.facts
            ),
        )

    found = _diff("platform", edit)
    assert found.nature == "editorial"
    (question,) = found.facts
    assert question.details == (
        Detail("answer “damage”", "It is damaged", "It is damaged or dirty"),
    )


def test_the_bounds_of_an_amount_are_told_in_words() -> None:
    """What a fee lies between is said as the policy says it."""

    def edit(policy: Policy) -> Policy:
        return replace(
            policy,
            facts=tuple(
                replace(fact, high=Constant("10.00 USD"))
                if fact.name == "administration fee"
                else fact
                for fact in policy.facts
            ),
        )

    (question,) = _diff("group-buy", edit).facts
    assert question.details == (
        Detail("to", "what you paid for the item", "10.00 USD"),
    )


def test_a_rule_that_changes_behind_its_sentence_is_told() -> None:
    """The sentence stays, and the editor reads what the rule is now."""

    def edit(clause: Clause) -> Clause:
        (test,) = clause.tests
        return replace(clause, tests=(replace(test, kind="refused if"),))

    found = _diff("group-buy", _clause("CLM-3", edit))
    assert found.nature == "material"
    (change,) = found.clauses
    assert change.kinds == ("rule",)
    ((what, pieces),) = change.notes
    assert what == "the checker reads"
    assert marked(pieces).startswith(
        "[-May be refused by our after-sales team-] {+Refused+} if the "
        "report of the problem is later than 14 days after the collection "
        "date"
    )


def test_a_new_number_is_no_new_rule() -> None:
    """A number is told as a number; the rule that uses it is the same."""
    found = _diff(
        "group-buy",
        _parameter("RTN-3", "code validity", Window(10, 10, "days")),
    )
    assert [change.kinds for change in found.clauses] == [("reworded",)]


def test_a_reworded_introduction_is_told_alone() -> None:
    """Of all sections the one with another introduction is told."""

    def edit(policy: Policy) -> Policy:
        first, *others = policy.sections
        return replace(
            policy,
            sections=(replace(first, intro="For you."), *others),
        )

    found = _diff("order-desk", edit)
    assert found.nature == "editorial"
    assert len(found.settings) == 1
    assert found.settings[0].name.startswith("section “")
    assert found.settings[0].details[0].now == "For you."


def test_a_date_without_a_date_of_orders_is_for_old_orders_too() -> None:
    """Where nothing dates an order, the day of the case decides."""

    def edit(clause: Clause) -> Clause:
        number = clause.parameters[0]
        first = number.values[0]
        later = replace(
            first, value=Window(15, 15, "days"), since="2027-01-01"
        )
        return replace(
            clause, parameters=(replace(number, values=(first, later)),)
        )

    found = _diff("general-store", _clause("RET-1", edit))
    assert {group.orders for group in (*found.groups, *found.dates)} == {
        "cases from 1 January 2027, however old the order"
    }
