"""Policies that differ from a store's by one small break each.

A boundary is broken by one unit, by one day, by one minute or by one
cent. Beside boundaries, whatever a clause does is left out, turned round
or let loose, one thing at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from checker.policy import (
    Clause,
    Compare,
    Count,
    Dated,
    Fact,
    Is,
    Money,
    Policy,
    Ratio,
    Test,
    Value,
    Window,
    Within,
)
from mutation.lengths import MINUTES, by_minutes
from mutation.spots import Path, changed, spots

__all__ = ["Mutant", "mutants"]

_LISTS = (
    "tests",
    "discretions",
    "in_every_refund",
    "costs",
    "promises",
    "steps",
    "evidence",
    "warnings",
    "refund",
    "compensation",
    "remedies",
    "other_ways",
    "exception_to",
    "not_for",
)
_GUARDS = ("when", "scope", "explains")
_INSIDE = tuple((name,) for name in _GUARDS)
_SIGNS = {
    "at least": "more than",
    "more than": "at least",
    "at most": "less than",
    "less than": "at most",
}
_KINDS: dict[str, Any] = {
    "refused if": "may be refused if",
    "may be refused if": "refused if",
    "allowed only if": "refused if",
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A broken policy: in which clause, where, and how."""

    kind: Literal["boundary", "rule"]
    clause: str
    where: str
    how: str
    policy: Policy

    @property
    def name(self) -> str:
        """The mutant in one line, as the list of equivalents names it."""
        return f"{self.policy.store}/{self.clause}/{self.where}: {self.how}"


def mutants(policy: Policy) -> Iterator[Mutant]:
    """Yield every policy with one break, boundaries first."""
    found = [*_mutants(policy)]
    yield from (m for m in found if m.kind == "boundary")
    yield from (m for m in found if m.kind == "rule")


def _mutants(policy: Policy) -> Iterator[Mutant]:
    for place, clause in enumerate(policy.clauses):
        bare = replace(clause, cases=(), accepted=())
        for path, part in spots(bare):
            for kind, how, new in _breaks(policy, clause, path, part):
                broken = changed(policy, ("clauses", place, *path), new)
                yield Mutant(
                    kind, clause.id, _words(clause, path), how, broken
                )


type _Break = tuple[Literal["boundary", "rule"], str, object]


def _breaks(
    policy: Policy, clause: Clause, path: Path, part: Any
) -> Iterator[_Break]:
    match part:
        case Window() | Ratio() | Money() | Count():
            for how, new in _moved(part):
                yield "boundary", how, new
        case Within(later=later):
            how = "within" if later else "later than"
            yield "rule", how, replace(part, later=not later)
        case Compare():
            yield from _compared(part)
        case Is():
            yield from _negated(policy, part)
        case Test():
            yield (
                "rule",
                _KINDS[part.kind],
                replace(part, kind=_KINDS[part.kind]),
            )
        case True if path[-1] == "perhaps":
            yield "rule", "for certain", False
    if isinstance(part, tuple) and part:
        yield from _dropped(path, part)


def _moved(value: Value) -> Iterator[tuple[str, Value]]:
    """Yield a number of the policy, moved by its smallest steps."""
    match value:
        case Window(least, most, unit):
            if least == most:
                for step in (1, -1):
                    length = most + step
                    new = replace(value, least=length, most=length)
                    yield f"{step:+} {unit}", new
            else:
                for step in (1, -1):
                    yield f"{step:+} {unit}", replace(value, most=most + step)
                    yield (
                        f"{step:+} {unit} at the least",
                        replace(value, least=least + step),
                    )
            if unit == "weeks":
                for step in (1, -1):
                    days = 7 * most + step
                    yield f"{step:+} days", Window(days, days, "days")
            if unit in MINUTES and least == most:
                for step in (1, -1):
                    yield f"{step:+} minutes", by_minutes(value, step)
        case Ratio(numerator):
            for step in (1, -1):
                new_ratio = replace(value, numerator=numerator + step)
                yield f"{step:+} of {value.denominator}", new_ratio
        case Money(minor):
            for step in (1, -1):
                yield f"{step:+} cent", replace(value, minor=minor + step)
        case Count(number):
            for step in (1, -1):
                yield f"{step:+}", replace(value, number=number + step)


def _compared(atom: Compare) -> Iterator[_Break]:
    sign: Any = _SIGNS[atom.sign]
    yield "boundary", sign, replace(atom, sign=sign)
    if atom.value.isdigit():
        for step in (1, -1):
            value = str(int(atom.value) + step)
            yield "boundary", f"{step:+}", replace(atom, value=value)


def _negated(policy: Policy, atom: Is) -> Iterator[_Break]:
    fact = next(f for f in policy.facts if f.name == atom.fact)
    others = tuple(v for v in _values(fact) if v not in atom.values)
    yield (
        "rule",
        f"is not {' or '.join(atom.values)}",
        replace(atom, values=others),
    )


def _values(fact: Fact) -> tuple[str, ...]:
    match fact.kind:
        case "yes/no":
            return ("yes", "no", *fact.may_be)
        case "choice":
            return (*(value for value, _ in fact.options), *fact.may_be)
        case "period":
            return ("stated", "not stated")
    return ("has happened", "not yet")


def _dropped(path: Path, part: tuple[Any, ...]) -> Iterator[_Break]:
    """Yield a list without each of its items, and a guard let loose."""
    if path[-1] in _LISTS:
        for place, item in enumerate(part):
            left = (*part[:place], *part[place + 1 :])
            yield "rule", f"without {_title(item)}", left
    elif path[-1] in _GUARDS:
        yield "rule", "always", ()
        if len(part) > 1:
            for place in range(len(part)):
                left = (*part[:place], *part[place + 1 :])
                yield "rule", f"without alternative {place + 1}", left
    elif len(part) > 1 and (path[-2:-1] in _INSIDE or path[-1] == "atoms"):
        for place, atom in enumerate(part):
            left = (*part[:place], *part[place + 1 :])
            yield "rule", f"without {_title(atom)}", left


def _title(item: Any) -> str:
    """Return what an item is called: its name, its words or its facts."""
    match item:
        case str():
            return item
        case Is(fact, values):
            return f"{fact}: {' or '.join(values)}"
        case Within(end, window, start):
            return f"{end} within {window} after {start}"
        case Compare(fact, sign, value):
            return f"{fact} {sign} {value}"
        case Test():
            return f"{item.kind} {'; '.join(map(_title, item.atoms))}"
    for name in ("name", "label", "cost", "do", "what", "says", "about"):
        text = getattr(item, name, "")
        if text:
            return f"“{text}”"
    return type(item).__name__


def _words(clause: Clause, path: Path) -> str:
    """Return a path with the things on it called by their names."""
    words: list[str] = []
    value: Any = clause
    for step in path:
        if isinstance(step, int):
            value = value[step]
            if not isinstance(value, tuple | Dated):
                words.append(_title(value))
        else:
            value = getattr(value, step)
            if step not in ("atoms", "values", "value", "parameters"):
                words.append(step)
    return " > ".join(words) or "clause"
