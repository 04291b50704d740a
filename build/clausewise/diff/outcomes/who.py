"""Who is meant by a group, in the words of the questions."""

from __future__ import annotations

from checker.cells import Variable
from checker.english.values import any_of
from checker.policy import Is
from checker.words import date_words
from clausewise.analysis.bands import Band
from clausewise.analysis.plain import words_of_bands
from clausewise.diff.outcomes.boxes import Box
from clausewise.diff.outcomes.changes import Context
from clausewise.diff.outcomes.joint import Joint

__all__ = ["among_words", "box_words", "orders_words"]

_GROUPS = {
    "open": "who get something",
    "not_eligible": "who are refused",
    "other_options": "who are pointed to another way",
    "not_needed": "who need not do anything",
    "not_regulated": "of whom the policy says nothing",
}


def box_words(joint: Joint, box: Box, beside: Box) -> tuple[str, ...]:
    """Return the deciding answers, one text each."""
    bands, others = (
        [
            Band(variable, cells)
            for number, cells in sorted(part.items())
            if len(cells) < (variable := joint.variables[number]).cells
        ]
        for part in (box, beside)
    )
    found = [
        _kind_of_case(joint, band.variable, band.cells) or words
        for band, words in words_of_bands(joint.policy, bands, others)
    ]
    return tuple(dict.fromkeys(filter(None, found)))


def among_words(context: Context) -> str:
    """Return the customers among whom a group is meant."""
    kind, name = context
    if kind == "keeps":
        return f"among those who get “{name}” by the old rules and by the new"
    if kind == "stays":
        return f"among those {_GROUPS[name]} by the old rules and by the new"
    rules = "old" if kind == "was" else "new"
    return f"among those {_GROUPS[name]} by the {rules} rules"


def orders_words(joint: Joint, days: list[str]) -> str:
    """Return the days of order that a run of editions stands for.

    Where nothing dates an order, they are the days of the question.
    """
    first, after = joint.days.index(days[0]), joint.days.index(days[-1]) + 1
    words = []
    if first > 0:
        words.append(f"from {date_words(days[0])}")
    if after < len(joint.days):
        words.append(f"before {date_words(joint.days[after])}")
    if not words:
        return ""
    if joint.policy.orders_dated_by:
        return f"orders {' and '.join(words)}"
    return f"cases {' and '.join(words)}, however old the order"


def _kind_of_case(
    joint: Joint, variable: Variable, cells: frozenset[int]
) -> str:
    """Return kinds of case by name, where the answers tell just those."""
    if variable.kind != "option":
        return ""
    values = {str(variable.cuts[cell]) for cell in cells}
    called = []
    for route in joint.policy.routes:
        match route.when:
            case ((Is(fact=name, values=found),),) if (
                name,
            ) == variable.facts and values >= {*found}:
                called.append(route.called)
                values -= {*found}
    return "" if values else any_of(called)
