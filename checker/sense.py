"""Answers that cannot be true together: named, with what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.answers import Answers, Problem, Span, currency_of
from checker.english import problems as say
from checker.english.values import capital
from checker.intervals import amount_interval, is_limited, told_part
from checker.money import money_words
from checker.policy import Money, PartOf
from checker.words import called, moment_words

__all__ = ["Agreement", "contradictions"]


class Agreement:
    """What answers of one shape could contradict each other about.

    Most customers contradict themselves in nothing; that is soon seen
    once it is known which dates and amounts are there.
    """

    def __init__(self, answers: Answers) -> None:
        policy, known = answers.policy, answers.known
        kinds = {name: type(value) for name, value in known.items()}
        chains = [
            [name for name in chain if kinds.get(name) is Span]
            for chain in policy.events
        ]
        self._chains = [chain for chain in chains if len(chain) > 1]
        self._priced = [
            name for name, kind in kinds.items() if kind in (Money, tuple)
        ]
        pairs = [(fact.name, fact.at_most) for fact in policy.facts]
        pairs += [
            (fact.worked_out.over, fact.worked_out.of)
            for fact in policy.facts
            if isinstance(fact.worked_out, PartOf)
        ]
        self._pairs = [
            (part, whole)
            for part, whole in pairs
            if kinds.get(part) is Money and kinds.get(whole) is Money
        ]
        if kinds.get(policy.refunded) is Money:
            self._pairs.append((policy.refunded, ""))

    def is_sure(self, answers: Answers) -> bool:
        """Tell whether such answers certainly do not contradict."""
        known: Mapping[str, Any] = answers.known
        for chain in self._chains:
            begun = known[chain[0]].first
            for name in chain:
                span = known[name]
                if span.last < begun:
                    return False
                begun = max(begun, span.first)
        currency = answers.policy.currency
        for name in self._priced:
            found = currency_of(known[name])
            if found and found != (currency := currency or found):
                return False
        for part, whole in self._pairs:
            if known[part].minor > (known[whole].minor if whole else 0):
                return False
        return True


def contradictions(answers: Answers) -> tuple[Problem, ...]:
    """Return every pair of answers that contradicts the vocabulary."""
    return (
        *_order(answers),
        *_currency(answers),
        *_too_much(answers),
    )


def _order(answers: Answers) -> Iterator[Problem]:
    for chain in answers.policy.events:
        yield from _in_order(chain, answers)


def _in_order(chain: tuple[str, ...], answers: Answers) -> Iterator[Problem]:
    known = answers.known
    events = [
        (name, span)
        for name in chain
        if isinstance(span := known.get(name), Span)
    ]
    for place, (later, last) in enumerate(events):
        for earlier, first in reversed(events[:place]):
            if last.last < first.first:
                says = say.before_another_date(
                    _name(answers, later),
                    _day(last, answers),
                    called(answers.policy, earlier),
                    _day(first, answers),
                )
                yield Problem(later, says)
                break


def _currency(answers: Answers) -> Iterator[Problem]:
    named = [
        (name, currency)
        for name, known in answers.known.items()
        if (currency := currency_of(known))
    ]
    currency = answers.policy.currency or (named[0][1] if named else "")
    for name, found in named:
        if found != currency:
            if answers.policy.currency:
                says = say.enter_amount_in(currency)
            else:
                says = say.one_currency(found, currency)
            yield Problem(name, says)


def _too_much(answers: Answers) -> Iterator[Problem]:
    for fact in answers.policy.facts:
        if not fact.at_most:
            continue
        known = answers.known.get(fact.name)
        if not isinstance(known, Money):
            continue
        limit = answers.known.get(fact.at_most)
        if isinstance(limit, Money) and known.minor > limit.minor:
            yield Problem(fact.name, _above(answers, fact.name, fact.at_most))
    yield from _part_of_less(answers)
    refunded = answers.known.get(answers.policy.refunded)
    paid = answers.policy.paid
    if isinstance(refunded, Money) and is_limited(answers):
        total = sum(amount_interval(name, answers)[1] for name in paid)
        if refunded.minor > total:
            says = say.more_than_was_paid(
                _name(answers, answers.policy.refunded),
                money_words(refunded.minor, refunded.currency),
                money_words(total, answers.currency),
            )
            yield Problem(answers.policy.refunded, says)


def _part_of_less(answers: Answers) -> Iterator[Problem]:
    """Yield a part that was told, where it is more than the whole."""
    for fact in answers.policy.facts:
        source = fact.worked_out
        if not isinstance(source, PartOf):
            continue
        part = told_part(source, answers)
        whole = answers.known.get(source.of)
        if part and isinstance(whole, Money) and part.minor > whole.minor:
            says = say.more_than(
                _name(answers, fact.name),
                money_words(part.minor, answers.currency),
                called(answers.policy, source.of),
                money_words(whole.minor, answers.currency),
            )
            yield Problem(source.over, says)


def _above(answers: Answers, name: str, limit: str) -> str:
    amount, most = answers.known[name], answers.known[limit]
    assert isinstance(amount, Money) and isinstance(most, Money)
    return say.more_than(
        _name(answers, name),
        money_words(amount.minor, answers.currency),
        called(answers.policy, limit),
        money_words(most.minor, answers.currency),
    )


def _name(answers: Answers, name: str) -> str:
    return capital(called(answers.policy, name))


def _day(span: Span, answers: Answers) -> str:
    return moment_words(span.first, answers.zone, time=False)
