"""A group of customers in plain words, from the bands that it lies in.

"what happened: I do not want it; your request for the return 16 to 30
days after your purchase; the condition of the item: Unused".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.answers import NOT_ASKED, NOT_STATED
from checker.cells import Variable
from checker.english.values import any_of
from checker.money import money_words
from checker.policy import Policy, Window
from checker.reading import option_label
from checker.words import called, date_words, fact_named, value_words
from clausewise.analysis.bands import Band

__all__ = ["band_words", "plain_group", "words_of_bands"]


def plain_group(policy: Policy, bands: Iterable[Band]) -> str:
    """Return a group, given by bands, in words; "everybody" for none."""
    group = tuple(bands)
    missing = {
        band.variable.facts[0]
        for band in group
        if band.variable.kind == "happened" and band.cells == {1}
    }
    words = [
        told
        for band, told in words_of_bands(policy, group)
        if band.variable.kind != "gap" or not missing & {*band.variable.facts}
    ]
    return "; ".join(dict.fromkeys(filter(None, words))) or "everybody"


def words_of_bands(
    policy: Policy, bands: Iterable[Band], beside: Iterable[Band] = ()
) -> Iterator[tuple[Band, str]]:
    """Yield each band with its words, "" where others say it already.

    That an event has happened is said with the time that it took, and
    goes without saying of what a time was counted from. The time of an
    event that has not happened, here or `beside`, runs until today.
    """
    group = tuple(bands)
    counted = [b for b in group if b.variable.kind == "gap" and min(b.cells)]
    ends = {band.variable.facts[0] for band in counted}
    starts = {band.variable.facts[1] for band in counted}
    open_ = {b.variable.facts[0] for b in (*group, *beside) if _is_open(b)}
    done = {band.variable.facts[0] for band in group if _has_happened(band)}
    for band in group:
        noun = band.variable.facts[0]
        words = band_words(policy, band)
        if _has_happened(band) and noun in ends | starts:
            words = ""
        elif band.variable.kind == "gap" and noun in open_:
            words = f"today{words.removeprefix(called(policy, noun))}"
        elif band in counted and noun in done:
            end = called(policy, noun)
            words = f"{end} has happened,{words.removeprefix(end)}"
        yield band, words


def _has_happened(band: Band) -> bool:
    return band.variable.kind == "happened" and band.cells == {0}


def _is_open(band: Band) -> bool:
    return band.variable.kind == "happened" and band.cells == {1}


def band_words(policy: Policy, band: Band) -> str:
    """Return one band in words, "" where its question is not asked."""
    variable, cells = band.variable, sorted(band.cells)
    noun = called(policy, variable.facts[0])
    match variable.kind:
        case "option":
            fact = fact_named(policy, variable.facts[0])
            values = [str(variable.cuts[cell]) for cell in cells]
            labels = [option_label(fact, v) for v in values if v != NOT_ASKED]
            return f"{noun}: {any_of(labels)}" if labels else ""
        case "happened" | "stated":
            if len(cells) > 1:
                return ""
            if variable.kind == "stated":
                return f"{noun}: {NOT_STATED if cells[0] else 'stated'}"
            return f"{noun}: not yet" if cells[0] else f"{noun} has happened"
        case "gap":
            return _gap(policy, variable, cells[0], cells[-1])
        case "size":
            words = _size(policy, variable, cells[0], cells[-1])
            return f"{noun}: {words}" if words else ""


def _gap(policy: Policy, variable: Variable, first: int, last: int) -> str:
    end, start = (called(policy, name) for name in variable.facts[:2])
    end = "today" if variable.facts[0] == "now" else end
    cuts = variable.cuts
    if isinstance(cuts[0], str):
        side = "later than" if first else "within"
        return f"{end} {side} {called(policy, cuts[0])} after {start}"
    low = cuts[first - 1] if first else None
    high = cuts[last] if last < len(cuts) else None
    if isinstance(low, Window) and isinstance(high, Window):
        if low.unit == high.unit and low.unit != "hours":
            between = f"{low.most + 1} to {value_words(high)}"
            if low.most + 1 == high.most:
                between = value_words(high)
            return f"{end} {between} after {start}"
        return (
            f"{end} more than {value_words(low)} and at most "
            f"{value_words(high)} after {start}"
        )
    if isinstance(low, Window):
        return f"{end} more than {value_words(low)} after {start}"
    if isinstance(high, Window):
        return f"{end} at most {value_words(high)} after {start}"
    return ""


def _size(policy: Policy, variable: Variable, first: int, last: int) -> str:
    cuts = variable.cuts
    kind = fact_named(policy, variable.facts[0]).kind
    words = []
    if first:
        words.append(_limit(policy, kind, cuts[first - 1], True))
    if last < len(cuts):
        words.append(_limit(policy, kind, cuts[last], False))
    return " and ".join(words)


def _limit(policy: Policy, kind: str, cut: object, is_over: bool) -> str:
    assert isinstance(cut, tuple)
    bound, above = cut
    if isinstance(bound, str):
        if is_over:
            side = "after" if above else "on or after"
        else:
            side = "on or before" if above else "before"
        return f"{side} {date_words(bound)}"
    if bound == 0 and above:
        return "more than nothing" if is_over else "nothing"
    if is_over:
        side = "more than" if above else "at least"
    else:
        side = "at most" if above else "less than"
    if kind == "money":
        return f"{side} {money_words(bound, policy.currency)}"
    return f"{side} {bound}"
