"""Whether a decision is as an example expects it, word by word."""

from __future__ import annotations

from collections.abc import Callable

from checker.english.values import from_to
from checker.money import money_words, parse_money
from checker.plain import Plain

__all__ = ["compare"]

_REFUSED = ("not_eligible", "none")
_SAID = (
    ("reasons", "says"),
    ("evidence", "what"),
    ("steps", "do"),
    ("warnings", "says"),
    ("timelines", "says"),
    ("customer_costs", "label"),
    ("shop_costs", "label"),
)


def compare(word: str, expected: str, decision: Plain) -> str | None:
    """Return what was found, or None where it is as expected."""
    if word.startswith("refund of "):
        return _refund(word.removeprefix("refund of "), expected, decision)
    if word.startswith("standing of "):
        return _standing(word.removeprefix("standing of "), expected, decision)
    return _WORDS[word](expected, decision)


def _verdict(expected: str, decision: Plain) -> str | None:
    found = decision["verdict"].replace("_", " ")
    if found == expected:
        return None
    problems = "; ".join(p["says"] for p in decision["problems"])
    return f"{found} ({problems})" if problems else found


def _decided_by(expected: str, decision: Plain) -> str | None:
    found = dict.fromkeys(r["clause"] for r in decision["reasons"])
    if set(expected.split(", ")) <= set(found):
        return None
    return _list([*found])


def _not_decided_by(expected: str, decision: Plain) -> str | None:
    found = dict.fromkeys(r["clause"] for r in decision["reasons"])
    if set(expected.split(", ")).isdisjoint(found):
        return None
    return _list([*found])


def _refund(name: str, expected: str, decision: Plain) -> str | None:
    for remedy in decision["remedies"]:
        if name in ("", remedy["name"]) and remedy["lines"]:
            return _amount(expected, remedy["lines"], decision)
    return "no refund"


def _standing(name: str, expected: str, decision: Plain) -> str | None:
    found = [
        r["standing"].replace("_", " ")
        for r in decision["remedies"]
        if r["name"] == name
    ]
    return None if expected in found else _list(found)


def _any_refund(expected: str, decision: Plain) -> str | None:
    return _refund("", expected, decision)


def _compensation(expected: str, decision: Plain) -> str | None:
    for remedy in decision["remedies"]:
        if remedy["compensation"]:
            return _amount(expected, remedy["compensation"], decision)
    return "no compensation"


def _amount(expected: str, lines: list[Plain], decision: Plain) -> str | None:
    low, _, high = expected.partition(" to ")
    currency = expected.split()[-1]
    wanted = (
        parse_money(low, currency).minor,
        parse_money(high or low, currency).minor,
    )
    found = tuple(
        None
        if any(line[side] is None for line in lines)
        else sum(line[side] for line in lines)
        for side in ("min", "max")
    )
    named = next(
        (
            r["amount"]["currency"]
            for r in decision["remedies"]
            if r["amount"]
            and (r["lines"] is lines or r["compensation"] is lines)
        ),
        None,
    )
    if found == wanted and named in (currency, None):
        return None
    ends = [
        "no limit" if end is None else money_words(end, named or currency)
        for end in found
    ]
    return from_to(*ends) if ends[0] != ends[1] else ends[0]


def _remedies(expected: str, decision: Plain) -> str | None:
    found = [
        r["name"]
        for r in decision["remedies"]
        if r["standing"] not in _REFUSED
    ]
    return None if _same(expected, "none", found) else _list(found)


def _last_day(expected: str, decision: Plain) -> str | None:
    return _among(expected, [d["at"][:10] for d in decision["deadlines"]])


def _last_moment(expected: str, decision: Plain) -> str | None:
    return _among(expected, [d["at"][:16] for d in decision["deadlines"]])


def _by(expected: str, decision: Plain) -> str | None:
    found = [t["at"] for t in decision["timelines"] if t["at"]]
    if expected == "none":
        return _list(found) if found else None
    size = len(expected)
    return _among(expected, [at[:size] for at in found])


def _customer_pays(expected: str, decision: Plain) -> str | None:
    found = [c["label"] for c in decision["customer_costs"]]
    return None if _same(expected, "nothing", found) else _list(found)


def _shop_pays(expected: str, decision: Plain) -> str | None:
    found = [c["label"] for c in decision["shop_costs"]]
    return None if _same(expected, "nothing", found) else _list(found)


def _steps(expected: str, decision: Plain) -> str | None:
    found = [step["do"] for step in decision["steps"]]
    whole = ", ".join(found)
    if expected in found or all(
        part.strip(" .") in whole for part in expected.split(", ")
    ):
        return None
    return _list(found)


def _no_steps(expected: str, decision: Plain) -> str | None:
    found = [step["do"] for step in decision["steps"]]
    return _list(found) if any(do in expected for do in found) else None


def _says(expected: str, decision: Plain) -> str | None:
    """Look for words in all that is said beside the verdict."""
    found = [
        ("perhaps " if item.get("perhaps") is True else "") + str(item[key])
        for name, key in _SAID
        for item in decision[name]
    ]
    whole = " ".join(found)
    if all(part.strip(" .") in whole for part in expected.split(", ")):
        return None
    return _list(found)


def _number_of(key: str) -> Callable[[str, Plain], str | None]:
    def counted(expected: str, decision: Plain) -> str | None:
        found = str(len(decision[key]))
        return None if found == expected else found

    return counted


def _depends_on(expected: str, decision: Plain) -> str | None:
    found = [d["fact"] for d in decision["depends_on"]]
    return None if set(expected.split(", ")) == set(found) else _list(found)


def _left_open(expected: str, decision: Plain) -> str | None:
    found = [d["clause"] for d in decision["discretion"] if not d["perhaps"]]
    wanted = [] if expected == "none" else expected.split(", ")
    return None if set(found) == set(wanted) else _list(found)


def _problem(expected: str, decision: Plain) -> str | None:
    found = [p["fact"] for p in decision["problems"]]
    return None if expected in found else _list(found)


def _same(expected: str, nothing: str, found: list[str]) -> bool:
    """Compare a list with its text; the items may hold commas."""
    left = expected.lower()
    if left == nothing:
        return not found
    for item in sorted(found, key=len, reverse=True):
        if item.lower() not in left:
            return False
        left = left.replace(item.lower(), "", 1)
    return not left.strip(", ")


def _among(expected: str, found: list[str]) -> str | None:
    return None if expected in found else _list(found)


def _list(found: list[str]) -> str:
    return ", ".join(found) or "none"


_WORDS: dict[str, Callable[[str, Plain], str | None]] = {
    "verdict": _verdict,
    "decided by": _decided_by,
    "not decided by": _not_decided_by,
    "refund": _any_refund,
    "compensation": _compensation,
    "remedies": _remedies,
    "last day": _last_day,
    "last moment": _last_moment,
    "by": _by,
    "customer pays": _customer_pays,
    "steps": _steps,
    "evidence": _number_of("evidence"),
    "warnings": _number_of("warnings"),
    "shop pays": _shop_pays,
    "no steps": _no_steps,
    "says": _says,
    "promises": _number_of("timelines"),
    "deadlines": _number_of("deadlines"),
    "depends on": _depends_on,
    "left open": _left_open,
    "problem": _problem,
}
