"""Which sentences decide a case, and who decides what they leave open."""

from __future__ import annotations

from checker.answers import NOT_YET
from checker.english import told as say
from checker.english.values import capital
from checker.policy import Discretion
from checker.reading import guard_words
from checker.rows import Row, Words, led_by, row_with
from checker.rules import Bar
from checker.tell import reason, says_of
from checker.verdicts import (
    NEED,
    NONE,
    NOT_ELIGIBLE,
    NOT_NEEDED,
    NOT_REGULATED,
    OTHER,
    REVIEW,
)
from checker.view import View
from checker.words import called, fact_named

__all__ = ["discretion", "reasons"]


def reasons(view: View, verdict: str, everything: bool) -> list[Row]:
    """Return the clauses that decide; after a refusal, all that refuse.

    With `everything` also those that would not have refused.
    """
    found: list[Row] = []
    refused = verdict in (NOT_ELIGIBLE, OTHER)
    certain = any(
        view.truth(view.rules.refuses(bar)) for bar in view.rules.bars
    )
    for bar in view.rules.bars:
        concerns = view.truth(bar.concerns)
        against = view.truth(bar.against)
        refuses = view.truth(view.rules.refuses(bar))
        if concerns is False or verdict in (NOT_NEEDED, NOT_REGULATED):
            continue
        if (
            refused
            and not everything
            and (refuses is False or (certain and not refuses))
        ):
            # whatever is still open, one of these refuses
            continue
        test = bar.test
        if against is False and (concerns is None or _idles(view, bar)):
            continue
        says = led_by(
            _only_if(view, bar), says_of(view, bar.clause, test, against)
        )
        stands = _stands(view, bar)
        found.append(
            reason(view, bar.clause, test.quotes, says, stands, bar.facts)
        )
    for way in view.rules.ways:
        standings = view.standings(way.standing)
        after = way.chosen_by == "after refusal"
        if standings == {NONE} or after != refused:
            continue
        name = capital(way.remedy.name)
        if standings != {NOT_ELIGIBLE} or refused:
            says = say.can_get(name)
            found.append(
                reason(view, way.clause, way.remedy.quotes, says, True)
            )
        for bar in way.bars:
            against = view.truth(bar.against)
            says = says_of(view, bar.clause, bar.test, against)
            found.append(
                reason(
                    view,
                    bar.clause,
                    bar.test.quotes,
                    led_by(say.of_remedy(name), says),
                    _stands(view, bar),
                    bar.facts,
                )
            )
    for clause in view.rules.clauses:
        if not view.truth(view.rules.scope[clause.id]):
            continue
        if clause.nothing_to_do and verdict == NOT_NEEDED:
            quote = clause.nothing_quotes
            found.append(
                reason(view, clause, quote, clause.nothing_to_do, True)
            )
        if clause.explains and view.truth(
            view.rules.guard(clause, clause.explains)
        ):
            quote = clause.explains_quotes
            found.append(reason(view, clause, quote, say.YOUR_CASE, True))
    return found


def _stands(view: View, bar: Bar) -> bool | None:
    """Tell whether a condition speaks for the customer; None is open.

    What goes against them but refuses nothing is left to somebody.
    """
    against = view.truth(bar.against)
    if against and not view.truth(view.rules.refuses(bar)):
        return None
    return None if against is None else not against


def _only_if(view: View, bar: Bar) -> str:
    """Return for whom a condition is, where that is open; else ""."""
    test, clause = bar.test, bar.clause
    if view.truth(view.rules.guard(clause, test.when)) is not None:
        return ""
    words = guard_words(view.policy, clause, test.when)
    return say.only_then(words) if words else ""


def _idles(view: View, bar: Bar) -> bool:
    """Tell whether a refusal is only about what has not happened."""
    test = bar.test
    if isinstance(test, Discretion) or test.kind == "allowed only if":
        return False
    return all(
        name in view.answers.assumed
        or name in view.idle
        or view.answers.known.get(name) == NOT_YET
        for name in bar.facts
    )


def discretion(view: View, verdict: str) -> list[Row]:
    """Return who decides on what, where somebody does.

    `says` is the whole sentence, `about` what follows "decides" in it.
    """
    found: list[Row] = []
    if verdict not in (REVIEW, NEED):
        return found
    bars = list(view.rules.bars)
    for way in view.rules.ways:
        if view.standings(way.standing) - {NONE, NOT_ELIGIBLE}:
            bars += view.rules.bars_of(way)
    for bar in bars:
        open_ = view.truth(view.rules.leaves_open(bar))
        if open_ is False:
            continue
        found.append(_left(view, bar, perhaps=open_ is None))
    for way in view.rules.ways:
        if way.remedy.perhaps and view.standings(way.standing) - {NONE}:
            about = say.whether_you_get(way.remedy.name)
            found.append(_plain("the shop", about, way.clause.id))
    for name in view.decided_by_shop(view.rules.verdict):
        fact = fact_named(view.policy, name)
        named = [b for b in view.rules.bars if name in b.facts]
        if any(view.truth(view.rules.leaves_open(bar)) for bar in named):
            continue
        knows = fact.known_by
        who = "the shop" if knows == "the customer" else knows
        noun = called(view.policy, name)
        home = named[0].clause.id if named else ""
        says = say.tells(who, noun)
        found.append(_plain(who, noun, home, says))
    return found


def _left(view: View, bar: Bar, *, perhaps: bool) -> Row:
    """Return who decides about a condition that refuses nobody by itself."""
    test, clause = bar.test, bar.clause.id
    if isinstance(test, Discretion):
        return _plain(test.who, test.about, clause, perhaps=perhaps)
    why = says_of(view, bar.clause, test, True)
    about = say.WHETHER_TO_REFUSE
    says = led_by(say.decides_because(test.who, about), why)
    return _plain(test.who, about, clause, says, perhaps=perhaps)


def _plain(
    who: str,
    about: str,
    clause: str,
    says: Words = "",
    *,
    perhaps: bool = False,
) -> Row:
    plain = {
        "who": who,
        "about": about,
        "says": "",
        "clause": clause,
        "perhaps": perhaps,
    }
    return row_with(plain, "says", says or say.decides(who, about))
