"""What a remedy comes to, line by line: exact ranges, never intervals.

Everything open (an unknown amount, a line that may or may not count, a
value the policy does not state) is tried at both its ends together; the
least and the greatest case give the two columns, and each column adds up
to its total. Floors and caps are lines of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from checker.answers import Answers
from checker.diagram import Diagram
from checker.english import told as say
from checker.intervals import (
    amount_interval,
    facts_in,
    is_limited,
    open_facts,
    told_part,
    worked_out,
)
from checker.money import UNBOUNDED, is_unbounded, share
from checker.policy import (
    Amount,
    Clause,
    Constant,
    Extreme,
    Fact,
    FactAmount,
    Line,
    Money,
    PartOf,
    Ratio,
    Share,
    Unstated,
)
from checker.words import fact_named, parameter
from checker.worlds import World

__all__ = ["Entry", "Sum", "Total", "money_in", "open_in"]

_CASES = 200_000


class Entry(NamedTuple):
    """One line with its value in the least and in the greatest case.

    A floor or a cap is a line without a clause.
    """

    label: str
    clause: str
    note: str
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Total:
    """A sum with its lines; `wide` names the line that makes it a range."""

    least: int
    most: int
    entries: tuple[Entry, ...]
    wide: str


type Counted = tuple[Clause, Line, Diagram]


class Sum:
    """Some lines of money, to be added up for each case of a kind.

    `worlds` tell of each line whether it counts, and then of each amount
    in `idle` whether it is asked; `money` are the amounts to choose, see
    `money_in`. With `capped` the refund limit of the store applies.
    """

    def __init__(
        self,
        lines: Sequence[Counted],
        worlds: Sequence[World],
        money: Sequence[Fact],
        idle: Sequence[str],
        view: tuple[Answers, str],
        capped: bool,
    ) -> None:
        answers, self._on = view
        self._lines = lines
        self._worlds = worlds
        self._money = money
        self._idle = idle
        self._capped = capped
        self._named = [
            (line.label, clause.id, " ".join(line.interpretation))
            for clause, line, _ in lines
        ] + [
            (say.NO_LESS_THAN_NOTHING, "", ""),
            (say.NO_MORE_THAN_PAID, "", ""),
        ]
        self._unstated = [
            f"line {index}"
            for index, (_, line, _) in enumerate(lines)
            if isinstance(line.amount, Unstated)
        ]
        self._derived = [
            fact
            for fact in answers.policy.facts
            if fact.worked_out and not _is_chosen(fact, answers)
        ]

    def total(self, answers: Answers) -> Total:
        """Return the least and the greatest sum of the lines."""
        best: tuple[int, int, list[int]] | None = None
        worst: tuple[int, int, list[int]] | None = None
        for values, counts in self._cases(answers):
            found = self._column(values, counts, answers)
            # Of cases with one total, that in which every line goes furthest:
            # a deduction that is not known must not be shown as none.
            if worst is None or found[:2] < worst[:2]:
                worst = found
            if best is None or found[:2] > best[:2]:
                best = found
        assert best is not None and worst is not None
        entries = [
            Entry(*named, least, most)
            for named, least, most in zip(
                self._named, worst[2], best[2], strict=True
            )
            if named[1] or least or most
        ]
        if (
            entries
            and entries[-1].label == say.NO_MORE_THAN_PAID
            and _came_back(answers)
        ):
            entries[-1] = entries[-1]._replace(label=say.NOT_PAID_AGAIN)
        return Total(worst[0], best[0], tuple(entries), _widest(entries))

    def _column(
        self,
        values: Mapping[str, int],
        counts: Sequence[bool],
        answers: Answers,
    ) -> tuple[int, int, list[int]]:
        """Return one case's sum, with and without floor and cap, by line."""
        column = [
            line.sign * _amount(line.amount, index, clause, values, self._on)
            if counted
            else 0
            for index, ((clause, line, _), counted) in enumerate(
                zip(self._lines, counts, strict=True)
            )
        ]
        total = sum(column)
        floor = max(0, -total)
        for place, value in enumerate(column):
            if floor and is_unbounded(value) and value < 0:
                # a deduction without a limit takes all there is, no more
                column[place], total, floor = value + floor, 0, 0
        limit = _limit(values, answers) if self._capped else UNBOUNDED
        cap = min(0, max(limit, 0) - total - floor)
        return total + floor + cap, total, [*column, floor, cap]

    def _cases(
        self, answers: Answers
    ) -> Iterator[tuple[dict[str, int], Sequence[bool]]]:
        size, count = len(self._lines), 0
        for world in self._worlds:
            counts, asked = world.holds[:size], world.holds[size:]
            bounds = {name: (low, high) for name, low, high in world.limits}
            for name, is_asked in zip(self._idle, asked, strict=True):
                if not is_asked:
                    bounds[name] = 0, 0
            for values in self._corners(0, {}, bounds, answers):
                count += 1
                if count > _CASES:
                    raise OverflowError("too many open amounts in one sum")
                yield values, counts

    def _corners(
        self,
        place: int,
        values: dict[str, int],
        bounds: Mapping[str, tuple[int, int]],
        answers: Answers,
    ) -> Iterator[dict[str, int]]:
        """Yield the amounts with every open one, from a place on, at an end.

        `values` are those before it.
        """
        for fact in self._money[place:]:
            place += 1
            low, *high = _ends(fact, values, bounds, answers)
            if high:
                more = {**values, fact.name: low}
                yield from self._corners(place, more, bounds, answers)
            values[fact.name] = high[0] if high else low
        for fact in self._derived:
            _work_out(fact, values, answers)
        if not self._unstated:
            yield values
            return
        for ends in product((0, 1), repeat=len(self._unstated)):
            yield values | dict(zip(self._unstated, ends, strict=True))


def open_in(lines: Sequence[Counted], answers: Answers) -> list[str]:
    """Return the facts whose amounts these lines need, in fact order."""
    wanted = {
        name
        for _, line, shows in lines
        if shows is not False
        for name in open_facts(line.amount, answers)
    }
    return [f.name for f in answers.policy.facts if f.name in wanted]


def _came_back(answers: Answers) -> bool:
    """Tell whether something was, or may have been, refunded before."""
    name = answers.policy.refunded
    return bool(name) and amount_interval(name, answers)[1] > 0


def _widest(entries: Sequence[Entry]) -> str:
    wide, label = 0, ""
    for entry in entries:
        if abs(entry.most - entry.least) > wide:
            wide, label = abs(entry.most - entry.least), entry.label
    return label


def money_in(
    lines: Sequence[Counted], answers: Answers, *, capped: bool
) -> list[Fact]:
    """Return the amounts to choose, those that bound others first."""
    wanted = (
        {*answers.policy.paid, answers.policy.refunded} if capped else {""}
    )
    for _, line, _ in lines:
        wanted |= {*open_facts(line.amount, answers), *facts_in(line.amount)}
    money = [
        fact
        for fact in answers.policy.facts
        if fact.name in wanted
        and fact.kind == "money"
        and _is_chosen(fact, answers)
    ]
    money.sort(key=lambda fact: _depth(fact, answers))
    return money


def _depth(fact: Fact, answers: Answers) -> int:
    """Return how many amounts bound this one, each by the next."""
    names = {*_bounds(fact, answers)} - {fact.name}
    return max(
        (
            1 + _depth(fact_named(answers.policy, name), answers)
            for name in names
        ),
        default=0,
    )


def _bounds(fact: Fact, answers: Answers) -> Iterator[str]:
    if fact.name == answers.policy.refunded:
        yield from answers.policy.paid
    if isinstance(fact.worked_out, PartOf):
        yield fact.worked_out.of
    if fact.at_most:
        yield fact.at_most
    for bound in (fact.low, fact.high):
        if bound is not None:
            yield from facts_in(bound)


def _is_chosen(fact: Fact, answers: Answers) -> bool:
    """Tell whether an amount is open in itself, not worked out."""
    if isinstance(fact.worked_out, PartOf):
        return fact.worked_out.over not in answers.known
    return fact.worked_out is None


def _work_out(fact: Fact, values: dict[str, int], answers: Answers) -> None:
    source = fact.worked_out
    assert source is not None
    needed = {source.of}
    if isinstance(source, PartOf):
        needed -= {source.of} if told_part(source, answers) else set()
    else:
        needed |= {source.less}
    if needed <= values.keys():
        values[fact.name] = worked_out(fact, values, answers)


def _ends(
    fact: Fact,
    values: Mapping[str, int],
    bounds: Mapping[str, tuple[int, int]],
    answers: Answers,
) -> tuple[int, ...]:
    low, high = amount_interval(fact.name, answers)
    if isinstance(fact.worked_out, PartOf):
        low, high = 0, values.get(fact.worked_out.of, high)
    elif fact.name not in answers.known:
        if isinstance(fact.high, FactAmount) and fact.high.fact in values:
            high = values[fact.high.fact]
        if isinstance(fact.low, FactAmount) and fact.low.fact in values:
            low = values[fact.low.fact]
        high = min(high, values.get(fact.at_most, high))
        if fact.name == answers.policy.refunded:
            high = min(high, _paid(values, answers))
    least, most = bounds.get(fact.name, (0, UNBOUNDED))
    if most == 0:
        return (0,)
    low, high = max(low, least), min(high, most)
    return (low,) if low >= high else (low, high)


def _amount(
    amount: Amount,
    index: int,
    clause: Clause,
    values: Mapping[str, int],
    on: str,
) -> int:
    match amount:
        case FactAmount(name):
            return values[name]
        case Constant(name):
            value = parameter(clause, name, on)
            return value.minor if isinstance(value, Money) else 0
        case Share(ratio, of):
            value = parameter(clause, ratio, on)
            assert isinstance(value, Ratio)
            return share(_amount(of, index, clause, values, on), value)
        case Extreme(which, of):
            parts = [_amount(p, index, clause, values, on) for p in of]
            return min(parts) if which == "lesser" else max(parts)
        case Unstated(_, low, high):
            end = high if values[f"line {index}"] else low
            return _amount(end, index, clause, values, on)


def _limit(values: Mapping[str, int], answers: Answers) -> int:
    if not is_limited(answers):
        return UNBOUNDED
    refunded = values.get(answers.policy.refunded, 0)
    return _paid(values, answers) - refunded


def _paid(values: Mapping[str, int], answers: Answers) -> int:
    return sum(
        values[name] if name in values else amount_interval(name, answers)[1]
        for name in answers.policy.paid
    )
