"""Whether a condition holds in one world: read off, atom by atom."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from checker.policy import (
    Atom,
    Clause,
    Compare,
    Count,
    Guard,
    Is,
    Money,
    NotStated,
    Test,
    Value,
    Window,
    Within,
)
from twin.case import HIDDEN, IDLE, NOT_STATED, NOT_YET, Case, World
from twin.times import end_of, local_day

__all__ = [
    "concerns",
    "deadline",
    "holds",
    "holds_all",
    "order_day",
    "parameter",
    "window_of",
]


def holds(case: Case, world: World, clause: Clause, guard: Guard) -> bool:
    """Tell whether one of the alternatives holds; none at all always do."""
    return not guard or any(
        holds_all(case, world, clause, atoms) for atoms in guard
    )


def holds_all(
    case: Case, world: World, clause: Clause, atoms: tuple[Atom, ...]
) -> bool:
    """Tell whether every one of the atoms holds."""
    return all(_holds(case, world, clause, atom) for atom in atoms)


def concerns(case: Case, world: World, clause: Clause, test: Test) -> bool:
    """Tell whether a test is about this case at all.

    Its guard holds, and it does not turn on a choice that is not asked.
    """
    idle = any(
        isinstance(atom, Is) and world[atom.fact] == IDLE
        for atom in test.atoms
    )
    return not idle and holds(case, world, clause, test.when)


def order_day(case: Case, world: World) -> str:
    """Return the day whose edition of the policy holds."""
    placed = world.get(case.policy.orders_dated_by, case.now)
    moment = placed if isinstance(placed, datetime) else case.now
    return local_day(moment, case.zone).isoformat()


def parameter(case: Case, world: World, clause: Clause, name: str) -> Value:
    """Return the value of a parameter on the day of the order."""
    on = order_day(case, world)
    dated = next(p for p in clause.parameters if p.name == name).values
    begun = [value for value in dated if value.since <= on]
    return max(begun, key=lambda value: value.since).value


def window_of(
    case: Case, world: World, clause: Clause, name: str
) -> Window | None:
    """Return a window's length, or None where none is stated."""
    found: object = world.get(name)
    if found == NOT_STATED:
        found = world[HIDDEN + name]
    if found is None:
        found = parameter(case, world, clause, name)
    return found if isinstance(found, Window) else None


def deadline(
    case: Case,
    world: World,
    clause: Clause,
    window: str,
    start: str,
    zone: tzinfo | None = None,
) -> datetime | None:
    """Return the last minute of a window whose start has happened.

    It ends where the customer is, if no other zone is given.
    """
    begun = world[start]
    length = window_of(case, world, clause, window)
    if not isinstance(begun, datetime) or length is None:
        return None
    zone = zone or case.zone
    return end_of(begun, length, zone, case.policy.calendar)


def _holds(case: Case, world: World, clause: Clause, atom: Atom) -> bool:
    match atom:
        case Is(fact, values):
            value = world[fact]
            if isinstance(value, datetime):
                return "has happened" in values
            return isinstance(value, str) and value in values
        case Within(end, window, start, later):
            last = deadline(case, world, clause, window, start)
            if last is None:
                return not later
            ended = world[end]
            if not isinstance(ended, datetime):
                ended = case.now
            return (ended > last) == later
        case Compare():
            return _compares(case, world, clause, atom)


def _compares(case: Case, world: World, clause: Clause, atom: Compare) -> bool:
    value = world[atom.fact]
    if value == NOT_YET:
        value = case.now
    if isinstance(value, datetime):
        day = local_day(value, case.zone)
        return _signs(day, date.fromisoformat(atom.value))[atom.sign]
    if not isinstance(value, int):
        assert value == IDLE
        return False
    return _signs(value, _limit(case, world, clause, atom))[atom.sign]


def _limit(case: Case, world: World, clause: Clause, atom: Compare) -> int:
    if atom.value.isdigit():
        return int(atom.value)
    match parameter(case, world, clause, atom.value):
        case Money(minor):
            return minor
        case Count(number):
            return number
        case Window() | NotStated() | _:
            raise AssertionError(atom)


def _signs[T: (int, date)](one: T, other: T) -> dict[str, bool]:
    return {
        "at least": one >= other,
        "more than": one > other,
        "at most": one <= other,
        "less than": one < other,
    }
