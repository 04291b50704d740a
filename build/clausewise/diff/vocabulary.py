"""Which questions, kinds of case and settings of the store changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from checker.policy import (
    Clause,
    Difference,
    Fact,
    Guard,
    PartOf,
    Policy,
)
from checker.reading import amount_words, guard_words
from checker.words import called

__all__ = ["Detail", "NamedChange", "fact_changes", "setting_changes"]

_NOBODY = Clause("", "", "", "", ())


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing about a question or a setting: what it was and is."""

    what: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class NamedChange:
    """A question, a kind of case, or a setting: added, removed, changed.

    `decides` tells that outcomes may follow from it that are not compared
    customer by customer: an answer that only one edition knows, another
    calendar, another currency.
    """

    name: str
    kind: str
    details: tuple[Detail, ...] = ()
    decides: bool = False


def fact_changes(old: Policy, new: Policy) -> tuple[NamedChange, ...]:
    """Return every question that was added, removed or changed."""
    before = {fact.name: fact for fact in old.facts}
    after = {fact.name: fact for fact in new.facts}
    found = []
    for name in dict.fromkeys([*after, *before]):
        was, now = before.get(name), after.get(name)
        if was is None or now is None:
            fact = was or now
            assert fact is not None
            details = tuple(Detail(w, "", t) for w, t in _about(new, fact))
            kind = "added" if was is None else "removed"
            if was is not None:
                details = tuple(Detail(w, t, "") for w, t in _about(old, fact))
            found.append(NamedChange(name, kind, details))
        else:
            details = tuple(_details(_about(old, was), _about(new, now)))
            if details:
                decides = _answers(was) != _answers(now)
                found.append(NamedChange(name, "changed", details, decides))
    return tuple(found)


def setting_changes(old: Policy, new: Policy) -> tuple[NamedChange, ...]:
    """Return every other thing of the store that was changed."""
    found = [
        NamedChange(
            detail.what,
            "changed" if detail.was and detail.now else _kind(detail.was),
            (detail,),
            detail.what in ("calendar", "zone", "currency"),
        )
        for detail in _details(_settings(old), _settings(new))
    ]
    before = {route.name: route for route in old.routes}
    after = {route.name: route for route in new.routes}
    for name in dict.fromkeys([*after, *before]):
        one = [("called", r.called) for r in (before.get(name),) if r]
        other = [("called", r.called) for r in (after.get(name),) if r]
        if name in before:
            one.append(("taken when", _guard(old, before[name].when)))
        if name in after:
            other.append(("taken when", _guard(new, after[name].when)))
        details = tuple(_details(one, other))
        if details:
            kind = "changed" if one and other else _kind(bool(one))
            found.append(NamedChange(f"kind of case: {name}", kind, details))
    return tuple(found)


def _kind(was: object) -> str:
    return "removed" if was else "added"


def _details(
    one: Iterable[tuple[str, str]], other: Iterable[tuple[str, str]]
) -> Iterator[Detail]:
    was, now = dict(one), dict(other)
    for what in dict.fromkeys([*now, *was]):
        if was.get(what, "") != now.get(what, ""):
            yield Detail(what, was.get(what, ""), now.get(what, ""))


def _about(policy: Policy, fact: Fact) -> Iterator[tuple[str, str]]:
    yield "question", fact.ask
    yield "help", fact.help
    yield "called", fact.called
    yield "kind", fact.kind
    yield "known by", fact.known_by
    for value, label in fact.options:
        yield f"answer “{value}”", label
    yield "asked only when", _guard(policy, fact.ask_only_when)
    yield "may also be", ", ".join(fact.may_be)
    yield "unless told", fact.unless_told
    for word, end in (("from", fact.low), ("to", fact.high)):
        yield word, amount_words(policy, _NOBODY, end) if end else ""
    yield "at most", fact.at_most
    yield "may be in the future", "yes" if fact.may_be_future else ""
    yield "proved by", fact.proved_by
    yield "worked out", _worked_out(policy, fact)


def _settings(policy: Policy) -> Iterator[tuple[str, str]]:
    yield "name", policy.name
    yield "about", policy.about
    yield "version", policy.version
    yield "source", policy.source
    yield "currency", policy.currency or "asked"
    yield "zone", policy.zone or "the customer's"
    yield "calendar", _calendar(policy)
    yield "contact", policy.contact
    yield "orders are dated by", policy.orders_dated_by
    yield "order of events", "; ".join(", ".join(e) for e in policy.events)
    yield (
        "refund limit",
        ", ".join(policy.paid)
        + (f" less {policy.refunded}" if policy.refunded else ""),
    )
    yield "not regulated", " ".join(policy.not_regulated)
    for page in policy.pages:
        yield f"page “{page.name}”", f"{page.title}: {page.summary}"
    for section in policy.sections:
        words = section.intro or "no introduction"
        yield f"section “{section.title}” on {section.page}", words
    for setting in policy.settings:
        yield f"{setting.name}, not stated by the source", setting.reason


def _calendar(policy: Policy) -> str:
    found = policy.calendar
    days = f"{len(found.holidays)} holidays"
    until = f", known until {found.known_until}" if found.known_until else ""
    return f"{found.name} ({days}{until})"


def _answers(fact: Fact) -> object:
    return {value for value, _ in fact.options}, set(fact.may_be), fact.kind


def _guard(policy: Policy, guard: Guard) -> str:
    return guard_words(policy, _NOBODY, guard) or (
        "always" if not guard else ""
    )


def _worked_out(policy: Policy, fact: Fact) -> str:
    match fact.worked_out:
        case Difference(of, less):
            return f"{called(policy, of)} less {called(policy, less)}"
        case PartOf(of, over):
            return (
                f"the part of {called(policy, of)} by {called(policy, over)}"
            )
    return ""
