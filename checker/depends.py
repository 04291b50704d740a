"""What is still open: which question could change what, and how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from checker.bands import cell_words, option_words
from checker.diagram import Diagram, Diagrams, leaves, variables
from checker.intervals import sources
from checker.plain import Plain, unique
from checker.policy import Cost, Fact, Promise, Step, Warn
from checker.remedies import amounts_needed
from checker.rows import Row
from checker.rules import Item
from checker.verdicts import NONE, NOT_ELIGIBLE, NOT_REGULATED, OTHER
from checker.view import View
from checker.words import called, fact_named

__all__ = [
    "assumptions",
    "decisive_assumptions",
    "open_outcomes",
    "relevant_facts",
    "shop_outcomes",
    "turns",
]

_BANDS = ("gap", "size")
_THERE = ("happened", "stated")


class _Lead(NamedTuple):
    """What some answers can lead to."""

    verdicts: tuple[str, ...]
    remedies: tuple[str, ...]


type _Part = tuple[int, _Lead, list[int]]
"""A variable, and those of its cells that lead to the same."""


def relevant_facts(view: View, everything: bool = False) -> list[str]:
    """Return the facts whose answer can still change the outcome.

    In the order of the vocabulary, and only those that the customer can
    be asked. With `everything` also those that would only add reasons.
    """
    wanted = _wanted(view, everything)
    return [
        fact.name
        for fact in view.policy.facts
        if fact.name in wanted and _can_ask(view, fact)
    ]


def assumptions(view: View) -> list[str]:
    """Return the assumed facts that would matter if it were otherwise."""
    return [
        name
        for name in _assumed(view)
        if name in _wanted(_unassumed(view, name), False)
    ]


def decisive_assumptions(view: View) -> list[str]:
    """Return the assumed facts without which the case is not refused.

    Nobody is refused over something that nobody has said.
    """
    refused = {NOT_ELIGIBLE, OTHER}
    if not view.standings(view.rules.verdict) <= refused:
        return []
    found = []
    for name in _assumed(view):
        other = _unassumed(view, name)
        if not other.standings(other.rules.verdict) <= refused:
            found.append(name)
    return found


def open_outcomes(view: View) -> list[Row]:
    """Return each open fact with the verdicts that its answers leave."""
    whole = view.folded(view.rules.verdict)
    gains = [view.folded(way.gain) for way in view.rules.ways]
    numbers = variables(whole).union(*(variables(gain) for gain in gains))
    by_fact: dict[str, list[int]] = {}
    for number in sorted(numbers):
        variable = view.rules.space.variables[number]
        name = next(
            (n for n in variable.facts if view.can_tell(n)), variable.facts[0]
        )
        by_fact.setdefault(name, []).append(number)
    return [
        _outcomes(view, name, group, [whole, *gains])
        for name, group in by_fact.items()
    ]


def shop_outcomes(view: View, names: list[str]) -> list[Row]:
    """Return what follows from each fact that only the shop knows."""
    rules = view.rules
    results = [rules.verdict, *(way.gain for way in rules.ways)]
    seen = [view.look(result) for result in results]
    return [
        _outcomes(
            view,
            name,
            [
                number
                for number in sorted(view.shop)
                if name in view.rules.space.variables[number].facts
            ],
            seen,
        )
        for name in dict.fromkeys(names)
    ]


def _assumed(view: View) -> list[str]:
    return [
        fact.name
        for fact in view.policy.facts
        if fact.ask and fact.name in view.answers.assumed - view.idle
    ]


def _unassumed(view: View, name: str) -> View:
    """Return the case as it is if something is not assumed."""
    known = {k: v for k, v in view.answers.known.items() if k != name}
    answers = replace(view.answers, known=known)
    return View(view.engine, view.route, answers, view.idle, view.on)


def turns(view: View, names: list[str], everything: bool) -> bool:
    """Tell whether the first of some questions can make others idle.

    An amount does so where a condition compares it, and where others are
    asked only for the limit of a refund.
    """
    limit = {*view.policy.paid, view.policy.refunded}
    first, *others = names
    return first in _turning(view, everything) or bool(limit & {*others})


def _wanted(view: View, everything: bool) -> set[str]:
    """Return every open fact that can still change the outcome."""
    wanted = _turning(view, everything) | {*amounts_needed(view)}
    for item in view.open_items():
        wanted |= _needed_by(item)
    wanted |= _needed_by_windows(view)
    if view.engine.editions and view.policy.orders_dated_by:
        wanted.add(view.policy.orders_dated_by)
    return wanted


def _turning(view: View, everything: bool) -> set[str]:
    """Return the open facts that can turn what is decided or shown."""
    rules = view.rules
    diagrams = [view.folded(rules.verdict)]
    diagrams += [view.folded(way.gain) for way in rules.ways]
    diagrams += [view.look(item.shows) for item in view.open_items()]
    if everything:
        diagrams += [view.look(bar.against) for bar in rules.bars]
    numbers = {
        number
        for diagram in diagrams
        for number in variables(diagram)
        if number not in view.shop
    }
    return {
        name
        for number in numbers
        for behind in rules.space.variables[number].facts
        for name in sources(view.policy, behind)
        if view.can_tell(name)
    }


def _outcomes(
    view: View, name: str, numbers: list[int], results: Sequence[Diagram]
) -> Row:
    """Return what a fact leads to; `results` are verdict and gains."""
    fact = fact_named(view.policy, name)
    parted = _untold(
        view,
        [
            (number, *part)
            for number in numbers
            for part in _parted(view, number, results)
        ],
    )
    plain = {
        "fact": name,
        "ask": fact.ask or called(view.policy, name),
        "known_by": fact.known_by,
        "outcomes": [],
    }

    def outcomes(view: View) -> Plain:
        found = [
            {
                "if": words,
                "verdicts": [*lead.verdicts],
                "remedies": [*lead.remedies],
            }
            for number, lead, cells in parted
            for words in _ifs(view, name, number, cells)
        ]
        return {"outcomes": found}

    return Row(plain, outcomes)


def _parted(
    view: View, number: int, results: Sequence[Diagram]
) -> list[tuple[_Lead, list[int]]]:
    """Return what the cells of a variable lead to, with the cells."""
    alike: dict[_Lead, list[int]] = {}
    supposed = _supposed(view, number)
    for cell in view.cells[number]:
        cells = {**view.cells, **supposed, number: (cell,)}
        verdicts, *gains = [
            leaves(Diagrams().restrict(result, cells)) for result in results
        ]
        remedies = [
            way.remedy.name
            for way, gain in zip(view.rules.ways, gains, strict=True)
            if gain != {NONE}
        ]
        words = tuple(sorted(map(str, verdicts)))
        lead = _Lead(words, tuple(unique(remedies)))
        alike.setdefault(lead, []).append(cell)
    return [*alike.items()]


def _supposed(view: View, number: int) -> dict[int, tuple[int, ...]]:
    """Return the cells without which a band is none.

    What lies in a band has happened, and its length is stated.
    """
    variables = view.rules.space.variables
    if variables[number].kind not in _BANDS:
        return {}
    return {
        other: (0,)
        for other, variable in enumerate(variables)
        if variable.kind in _THERE
        and variable.facts[0] in variables[number].facts
        and 0 in view.cells[other]
    }


def _untold(view: View, parted: list[_Part]) -> list[_Part]:
    """Leave out "has happened" where the bands of time tell as much."""
    variables = view.rules.space.variables
    told = {
        word
        for number, lead, _ in parted
        if variables[number].kind in _BANDS
        for word in (*lead.verdicts, *lead.remedies)
    }
    return [
        (number, lead, cells[1:])
        if variables[number].kind in _THERE
        and cells[0] == 0
        and told == {*lead.verdicts, *lead.remedies}
        else (number, lead, cells)
        for number, lead, cells in parted
    ]


def _ifs(view: View, name: str, number: int, cells: list[int]) -> list[str]:
    """Return the conditions on cells of one outcome, options in one."""
    variable = view.rules.space.variables[number]
    if variable.kind == "option":
        values = [str(variable.cuts[cell]) for cell in cells]
        return [option_words(view, name, values)]
    return [cell_words(view, name, number, cell) for cell in cells]


def _can_ask(view: View, fact: Fact) -> bool:
    return (
        fact.known_by == "the customer"
        and bool(fact.ask)
        and not fact.unless_told
        and fact.name not in view.idle
        and view.engine.may_ask(fact, view.answers)
    )


def _needed_by(item: Item) -> set[str]:
    """Return the facts that only say how much or when of what is shown.

    What customers pay to others themselves they need not be told, so
    they are not asked for it either.
    """
    match item.what:
        case Cost(cost=cost, by="the shop"):
            return {cost}
        case Promise(after=after):
            return {after}
        case Step(within=within, after=after) if within:
            return {after}
        case Warn(within=within, after=after) if within:
            return {after}
    return set()


def _needed_by_windows(view: View) -> set[str]:
    """Return the start dates of windows whose end is yet to come."""
    wanted: set[str] = set()
    if view.standings(view.rules.verdict) <= {NOT_ELIGIBLE, NOT_REGULATED}:
        return wanted
    for bar in view.rules.bars:
        if view.truth(bar.concerns) is not False:
            for atom in getattr(bar.test, "atoms", ()):
                start = getattr(atom, "start", "")
                if start and view.can_tell(start):
                    wanted.add(start)
    return wanted
