"""Whether the conditions of a case can be tried one by one.

The engine takes its variables for independent: it tries every answer to
"has it happened?" with every answer to "was it in time?". Where an open
fact stands in two of them, it may find too much possible, never too
little.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.policy import Clause, Compare, Is, Window, Within
from twin.case import NOT_STATED, Case, Day, Given
from twin.cuts import windows_of
from twin.parts import inside, names_in
from twin.worlds import said, used

__all__ = ["is_tied"]

type _Key = tuple[str, ...]

_FAMILIES = {"weeks": "days", "years": "months"}


def is_tied(case: Case, route: str) -> bool:
    """Tell whether an open fact stands in two conditions of a route."""
    told = said(case)
    names = used(case.policy, route)
    open_ = {
        name
        for name in names
        if told.get(name, NOT_STATED) == NOT_STATED
        or isinstance(told[name], Day)
    }
    keys = {
        key: facts
        for clause in case.policy.clauses
        if route in clause.routes
        for atom in inside(clause)
        for key, facts in _variables(case, clause, atom, told)
    }
    seen: set[str] = set()
    for facts in keys.values():
        if facts & open_ & seen:
            return True
        seen |= facts & open_
    by_minute = {
        frozenset(facts[:2])
        for kind, *facts in keys
        if kind == "gap" and facts[-1].startswith("hours ")
    }
    days = {name for name in open_ if isinstance(told.get(name), Day)}
    if any(gap <= open_ and gap & days for gap in by_minute):
        return True  # whether an answer settles it hangs on the minute
    return _is_bound(case, names, open_, seen)


def _is_bound(
    case: Case, names: set[str], open_: set[str], seen: set[str]
) -> bool:
    """Tell whether an open fact hangs on another one that is open."""
    for fact in case.policy.facts:
        if fact.name in names and open_ & {*names_in(fact.ask_only_when)}:
            return True
        bounds = {*names_in((fact.low, fact.high)), fact.at_most}
        if fact.name in open_ & seen and bounds & open_:
            return True
        behind = {*names_in(fact.worked_out)} & open_
        if fact.name in seen and behind & (seen | _in_lines(case)):
            return True
    limits = {*case.policy.paid, case.policy.refunded}
    if len(open_ & limits) > 1 and open_ & limits & seen:
        return True
    if _is_whole(case, open_):
        return True
    return any(
        len(open_ & {*chain}) > 1 and open_ & {*chain} & seen
        for chain in case.policy.events
    )


def _in_lines(case: Case) -> set[str]:
    """Return the facts that are amounts, or part or limit of them."""
    policy = case.policy
    ways = [(c.gives, c.other_ways, c.in_every_refund) for c in policy.clauses]
    return {*names_in((*ways, policy.paid, policy.refunded))}


def _is_whole(case: Case, open_: set[str]) -> bool:
    """Tell whether an open amount is the whole of a part that is known.

    The engine knows that no part is more than its whole, but not that
    the whole is no less than its part.
    """
    told = {*said(case)}
    wholes = {f.at_most for f in case.policy.facts if f.name in told}
    if case.policy.refunded in told:
        wholes |= {*case.policy.paid}
    return bool(wholes & open_)


def _variables(
    case: Case, clause: Clause, atom: object, told: Mapping[str, Given]
) -> Iterator[tuple[_Key, set[str]]]:
    match atom:
        case Is(fact):
            yield ("is", fact), {fact}
        case Compare(fact):
            yield ("size", fact), {fact}
        case Within(end, window, start):
            facts = {end, start, window}
            if window in {f.name for f in case.policy.facts}:
                yield ("gap", end, start, window), facts
                yield ("length", window), {window}
            for length in windows_of(case, clause, atom, told):
                if window not in told:
                    yield ("gap", end, start, _family(length)), facts


def _family(window: Window) -> str:
    unit = _FAMILIES.get(window.unit, window.unit)
    return f"{unit} {window.first_day} {window.extended}"
