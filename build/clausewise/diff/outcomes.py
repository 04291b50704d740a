"""Whose outcome differs between two rule sets: every change, and where.

A change is one thing that a customer loses, gains or gets otherwise; its
region is the exact set of customers, as a diagram over the joint space.
What merely follows from a verdict that turned is not listed beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from checker.diagram import Diagram, leaves
from checker.policy import (
    Clause,
    Cost,
    Discretion,
    Evidence,
    Line,
    Promise,
    Step,
    Test,
    Warn,
    Within,
)
from checker.rules import ELIGIBLE, NONE, NOT_ELIGIBLE, REVIEW, Rules, Way
from checker.words import fill
from clausewise.diff.joint import Joint, Side
from clausewise.diff.things import (
    Thing,
    cap_of,
    cost_of,
    deadline_of,
    evidence_of,
    facts_behind,
    has_money,
    is_plain,
    line_of,
    promise_of,
    step_of,
)

__all__ = ["OPEN", "Change", "Context", "Found", "Ruled", "compare"]

OPEN = "open"
_OTHER = "other_options"
_NOT_NEEDED = "not_needed"
_NOT_REGULATED = "not_regulated"
_RANK = {NONE: 0, REVIEW: 1, ELIGIBLE: 2}

type Kind = Literal[
    "verdict",
    "remedy",
    "refund",
    "compensation",
    "destination",
    "sends",
    "cost",
    "promise",
    "step",
    "evidence",
    "deadline",
]
type Context = tuple[str, ...]
"""A set of customers with a name: ("was", "open"), ("keeps", "Refund")."""


@dataclass(frozen=True, slots=True)
class Change:
    """What changes for some customers.

    `was` and `now` are verdicts or standings, or the things lost and
    gained; `subject` is the remedy concerned, or "". `among` are the
    named sets of customers within which it can be described.
    """

    kind: Kind
    subject: str
    was: str | tuple[Thing, ...]
    now: str | tuple[Thing, ...]
    among: tuple[Context, ...]


@dataclass(slots=True)
class Found:
    """Every change with its region, and the named sets of customers."""

    changes: dict[Change, Diagram] = field(default_factory=dict)
    contexts: dict[Context, Diagram] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ruled:
    """One side's rules of a route; None where no route takes the case."""

    side: Side
    rules: Rules | None


def compare(
    joint: Joint, old: Ruled, new: Ruled, where: Diagram, found: Found
) -> None:
    """Add every change between two rule sets for the customers `where`."""
    _Comparison(joint, old, new, where, found).run()


class _Half:
    """One side's outcome as diagrams over the joint space."""

    def __init__(self, joint: Joint, ruled: Ruled) -> None:
        self.joint, self.side, self.rules = joint, ruled.side, ruled.rules
        self.verdict: Diagram = _NOT_REGULATED
        if self.rules is not None:
            self.verdict = self.carry(self.rules.verdict)
        self.group = joint.diagrams.apply(_group, self.verdict)

    @property
    def ways(self) -> list[Way]:
        return self.rules.ways if self.rules else []

    def carry(self, diagram: Diagram) -> Diagram:
        assert self.rules is not None
        return self.joint.carry(self.side, self.rules.space, diagram)

    def is_(self, group: str) -> Diagram:
        return self.joint.diagrams.apply(_is, self.group, group)

    def alive(self, way: Way) -> Diagram:
        """Return where a remedy can be had, and is not refused."""
        diagrams = self.joint.diagrams
        open_ = diagrams.apply(_is_alive, self.carry(way.standing))
        groups = (OPEN, _NOT_NEEDED)
        if way.chosen_by == "after refusal":
            groups = (_OTHER, NOT_ELIGIBLE)
        heard = diagrams.any([self.is_(group) for group in groups])
        return diagrams.all([open_, heard])

    def standing(self, name: str) -> Diagram:
        """Return how a remedy of that name stands, at best."""
        diagrams = self.joint.diagrams
        best: Diagram = NONE
        for way in self.ways:
            if way.remedy.name == name:
                stands = diagrams.either(
                    self.alive(way), self.carry(way.standing), NONE
                )
                best = diagrams.apply(_better, best, stands)
        return best


class _Comparison:
    def __init__(
        self,
        joint: Joint,
        old: Ruled,
        new: Ruled,
        where: Diagram,
        found: Found,
    ) -> None:
        self.joint, self.diagrams = joint, joint.diagrams
        self.old, self.new = _Half(joint, old), _Half(joint, new)
        self.where = self.diagrams.all([where, joint.known_to_both])
        self.found = found
        groups = sorted(
            {*map(str, leaves(self.old.group) | leaves(self.new.group))}
        )
        self.same = {
            group: self.all(self.old.is_(group), self.new.is_(group))
            for group in groups
        }
        for group in groups:
            self.name(("was", group), self.all(self.old.is_(group)))
            self.name(("is", group), self.all(self.new.is_(group)))
            self.name(("stays", group), self.same[group])
        for when, half in (
            ("verdict was", self.old),
            ("verdict is", self.new),
        ):
            for verdict in leaves(half.verdict):
                self.name(
                    (when, str(verdict)),
                    self.all(self.diagrams.apply(_is, half.verdict, verdict)),
                )

    def all(self, *parts: Diagram) -> Diagram:
        return self.diagrams.all([self.where, *parts])

    def name(self, context: Context, region: Diagram) -> None:
        """Add customers to a named set."""
        known = self.found.contexts.get(context, False)
        self.found.contexts[context] = self.diagrams.any([known, region])

    def add(self, change: Change, region: Diagram) -> None:
        """Add customers to a change."""
        if region is False:
            return
        known = self.found.changes.get(change, False)
        self.found.changes[change] = self.diagrams.any([known, region])

    def add_by_group(self, change: Change, region: Diagram) -> None:
        """Add customers to a change, apart by their unchanged verdict."""
        for group, same in self.same.items():
            self.add(
                replace(change, among=(("stays", group),)),
                self.diagrams.all([region, same]),
            )

    def run(self) -> None:
        """Compare everything that a customer is told."""
        self.verdicts()
        names = dict.fromkeys(
            way.remedy.name
            for half in (self.old, self.new)
            for way in half.ways
        )
        for name in names:
            self.remedy(name)
        self.items()
        self.deadlines()

    def verdicts(self) -> None:
        """Compare where one can go on, and then what is left to somebody."""
        pairs = self.diagrams.apply(_pair, self.old.group, self.new.group)
        for was, now in self.differing(pairs):
            region = self.all(self.diagrams.apply(_is, pairs, (was, now)))
            among = (("was", was), ("is", now))
            self.add(Change("verdict", "", was, now, among), region)
        pairs = self.diagrams.apply(_pair, self.old.verdict, self.new.verdict)
        for was, now in self.differing(pairs):
            if _group(was) == _group(now) == OPEN:
                region = self.all(self.diagrams.apply(_is, pairs, (was, now)))
                change = Change("verdict", "", was, now, (("stays", OPEN),))
                self.add(change, region)

    def remedy(self, name: str) -> None:
        """Compare one remedy: its standing, its money, what is sent."""
        was, now = self.old.standing(name), self.new.standing(name)
        stays = self.diagrams.any([*self.same.values()])
        pairs = self.diagrams.apply(_pair, was, now)
        both = self.all(
            stays,
            self.diagrams.apply(_is_alive, was),
            self.diagrams.apply(_is_alive, now),
        )
        self.name(("keeps", name), both)
        for before, after in self.differing(pairs):
            region = self.all(
                stays, self.diagrams.apply(_is, pairs, (before, after))
            )
            self.add_by_group(
                Change("remedy", name, before, after, ()), region
            )
        money: tuple[Kind, ...] = ("refund", "compensation")
        for kind in money:
            lost, gained = self.uncancelled(
                self.money(self.old, name, kind, both),
                self.money(self.new, name, kind, both),
            )
            self.differences(kind, name, lost, gained)
        for kind, things in (
            ("sends", self.sent),
            ("destination", self.destinations),
        ):
            lost, gained = self.uncancelled(
                things(self.old, name, both), things(self.new, name, both)
            )
            self.differences(kind, name, lost, gained)

    def differing(self, pairs: Diagram) -> list[tuple[str, str]]:
        """Return the pairs of leaves that are not twice the same."""
        found = [leaf for leaf in leaves(pairs) if isinstance(leaf, tuple)]
        return sorted((str(a), str(b)) for a, b in found if a != b)

    def money(
        self, half: _Half, name: str, kind: str, both: Diagram
    ) -> Iterator[tuple[Thing, Diagram]]:
        """Yield each line of a remedy's money, and for whom it counts."""
        rules = half.rules
        if rules is None:
            return
        with_refund: list[Diagram] = []
        for way in half.ways:
            lines = getattr(way.remedy, kind)
            if way.remedy.name != name or lines is None:
                continue
            there = self.all(both, half.alive(way))
            with_refund.append(there)
            yield has_money(), there
            for line in lines:
                yield from self.lines(half, way.clause, line, there)
        if kind == "refund" and with_refund:
            there = self.diagrams.any(with_refund)
            limits = (*rules.policy.paid, rules.policy.refunded)
            yield from self.by_idle(half, cap_of(rules.policy), limits, there)
            for clause in rules.clauses:
                for line in clause.in_every_refund:
                    yield from self.lines(half, clause, line, there)

    def lines(
        self, half: _Half, clause: Clause, line: Line, there: Diagram
    ) -> Iterator[tuple[Thing, Diagram]]:
        """Yield a line where it counts; nothing added is no line."""
        assert half.rules is not None
        thing = line_of(half.rules, clause, line)
        shows = half.carry(half.rules.line_shows(clause, line))
        region = self.all(there, shows)
        names = facts_behind(half.side.policy, line.amount)
        plain = is_plain(line.amount)
        for other, where in self.by_idle(half, thing, names, region):
            if other == thing or not plain:
                yield other, where

    def by_idle(
        self,
        half: _Half,
        thing: Thing,
        names: Iterable[str],
        region: Diagram,
    ) -> Iterator[tuple[Thing, Diagram]]:
        """Yield a thing apart by which of its amounts are not asked.

        An amount that a customer is not asked for counts as nothing.
        """
        idle: Diagram = ""
        for name in dict.fromkeys(filter(None, names)):
            asked = self.joint.asked(half.side, name)
            idle = self.diagrams.apply(_idle, idle, asked, name)
        for leaf in leaves(idle):
            where = self.all(region, self.diagrams.apply(_is, idle, leaf))
            if where is not False:
                key = (thing.key, leaf) if leaf else thing.key
                yield replace(thing, key=key), where

    def sent(
        self, half: _Half, name: str, both: Diagram
    ) -> Iterator[tuple[Thing, Diagram]]:
        """Yield what is sent with a remedy."""
        for way in half.ways:
            if way.remedy.name == name and way.remedy.sends and half.rules:
                words = fill(way.remedy.sends, way.clause, on=half.rules.on)
                yield (
                    Thing("sends", words, "sends", words),
                    self.all(both, half.alive(way)),
                )

    def destinations(
        self, half: _Half, name: str, both: Diagram
    ) -> Iterator[tuple[Thing, Diagram]]:
        """Yield where a refund is paid to: the first clause that says so."""
        if half.rules is None:
            return
        paid = self.diagrams.any(
            [
                half.alive(way)
                for way in half.ways
                if way.remedy.name == name and way.remedy.refund is not None
            ]
        )
        before: list[Diagram] = []
        for clause in half.rules.clauses:
            if clause.paid_to:
                shows = half.carry(half.rules.scope[clause.id])
                first = [self.diagrams.no(other) for other in before]
                before.append(shows)
                yield (
                    Thing("to", clause.paid_to, "to", clause.paid_to),
                    self.all(both, paid, shows, *first),
                )

    def items(self) -> None:
        """Compare costs, promises, steps and evidence."""
        stays = self.all(self.diagrams.any([*self.same.values()]))
        kinds: tuple[Kind, ...] = ("cost", "promise", "step", "evidence")
        for kind in kinds:
            lost, gained = self.uncancelled(
                self.shown(self.old, kind, stays),
                self.shown(self.new, kind, stays),
            )
            self.differences(kind, "", lost, gained)

    def shown(
        self, half: _Half, kind: str, stays: Diagram
    ) -> Iterator[tuple[Thing, Diagram]]:
        """Yield everything of a kind that is shown, and to whom."""
        if half.rules is None:
            return
        where: dict[Thing, list[Diagram]] = {}
        for item in half.rules.items:
            thing = None
            match item.what:
                case Cost():
                    thing = cost_of(half.rules, item.clause, item.what)
                case Promise():
                    thing = promise_of(half.rules, item.clause, item.what)
                case Step():
                    thing = step_of(half.rules, item.clause, item.what)
                case Evidence():
                    thing = evidence_of(half.rules, item.clause, item.what)
                case Warn():
                    continue
            if thing.kind != kind:
                continue
            region = self.all(stays, half.carry(item.shows))
            names = [item.what.cost] if isinstance(item.what, Cost) else []
            for other, there in self.by_idle(half, thing, names, region):
                where.setdefault(other, []).append(there)
        for thing, regions in where.items():
            yield thing, self.diagrams.any(regions)

    def deadlines(self) -> None:
        """Compare until when customers with a way forward may act."""
        stays = self.same.get(OPEN, False)
        if stays is False:
            return
        lost, gained = self.uncancelled(
            self.windows(self.old, stays), self.windows(self.new, stays)
        )
        self.differences("deadline", "", lost, gained)

    def windows(
        self, half: _Half, stays: Diagram
    ) -> Iterator[tuple[Thing, Diagram]]:
        """Yield every window whose end is yet to come."""
        rules = half.rules
        if rules is None:
            return
        where: dict[Thing, list[Diagram]] = {}
        bars = [(bar.clause, bar.test, bar.concerns) for bar in rules.bars]
        for way in half.ways:
            there = self.diagrams.apply(_is_there, half.carry(way.standing))
            for bar in rules.bars_of(way):
                if bar.test in way.remedy.tests:
                    where_ = half.carry(bar.concerns)
                    self._windows_of(
                        half,
                        bar.clause,
                        bar.test,
                        self.all(stays, there, where_),
                        where,
                    )
        for clause, test, concerns in bars:
            region = self.all(stays, half.carry(concerns))
            self._windows_of(half, clause, test, region, where)
        for thing, regions in where.items():
            yield thing, self.diagrams.any(regions)

    def _windows_of(
        self,
        half: _Half,
        clause: Clause,
        test: Test | Discretion,
        region: Diagram,
        where: dict[Thing, list[Diagram]],
    ) -> None:
        assert half.rules is not None
        if not isinstance(test, Test):
            return
        for atom in test.atoms:
            if isinstance(atom, Within):
                thing = deadline_of(half.rules, clause, atom)
                done: Diagram = False
                if atom.end != "now":
                    done = self.joint.has_happened(half.side, atom.end)
                begun = self.joint.has_happened(half.side, atom.start)
                within = replace(atom, later=False)
                inside = half.carry(half.rules.space.atom(clause, within))
                open_ = self.all(region, begun, inside, self.diagrams.no(done))
                where.setdefault(thing, []).append(open_)

    def uncancelled(
        self,
        old: Iterable[tuple[Thing, Diagram]],
        new: Iterable[tuple[Thing, Diagram]],
    ) -> tuple[list[tuple[Thing, Diagram]], list[tuple[Thing, Diagram]]]:
        """Return what is not on both sides for the same customers."""
        before = [(t, r) for t, r in old if r is not False]
        after = [(t, r) for t, r in new if r is not False]
        common = Counter(before) & Counter(after)
        return _less(before, common), _less(after, common)

    def differences(
        self,
        kind: Kind,
        subject: str,
        lost: list[tuple[Thing, Diagram]],
        gained: list[tuple[Thing, Diagram]],
    ) -> None:
        """Add each thing that is lost or gained, with its region."""
        signed = [(-1, *pair) for pair in lost] + [(1, *p) for p in gained]
        for thing in dict.fromkeys(thing for _, thing, _ in signed):
            balance: Diagram = "0"
            for sign, other, region in signed:
                if other == thing:
                    balance = self.diagrams.apply(
                        _note, balance, region, str(sign)
                    )
            words = {True: thing, False: thing}
            for sign, other, _ in signed:
                if other == thing:
                    words[sign > 0] = other
            less = self.all(self.diagrams.apply(_is_less, balance))
            more = self.all(self.diagrams.apply(_is_more, balance))
            for was, now, region in (
                ((words[False],), (), less),
                ((), (words[True],), more),
            ):
                change = Change(kind, subject, was, now, ())
                if subject:
                    among = (("keeps", subject),)
                    self.add(replace(change, among=among), region)
                else:
                    self.add_by_group(change, region)


def _less(
    found: list[tuple[Thing, Diagram]],
    common: Counter[tuple[Thing, Diagram]],
) -> list[tuple[Thing, Diagram]]:
    left = Counter(common)
    rest = []
    for pair in found:
        if left[pair]:
            left[pair] -= 1
        else:
            rest.append(pair)
    return rest


def _note(balance: str, holds: bool, sign: str) -> str:
    """Return how often more something is there after than before."""
    return str(int(balance) + int(sign)) if holds else balance


def _is_less(balance: str) -> bool:
    return int(balance) < 0


def _is_more(balance: str) -> bool:
    return int(balance) > 0


def _group(verdict: str) -> str:
    return OPEN if verdict in (ELIGIBLE, REVIEW) else verdict


def _idle(known: str, is_asked: bool, name: str) -> str:
    return known if is_asked else f"{known}, {name}"


def _is(found: object, value: object) -> bool:
    return found == value


def _is_alive(standing: str) -> bool:
    return standing in (ELIGIBLE, REVIEW)


def _is_there(standing: str) -> bool:
    return standing != NONE


def _better(one: str, other: str) -> str:
    return max(one, other, key=_RANK.__getitem__)


def _pair(one: str, other: str) -> tuple[str, str]:
    return one, other
