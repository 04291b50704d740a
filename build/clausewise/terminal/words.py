"""A decision, and a store's vocabulary, as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from checker.plain import Plain
from checker.policy import Fact, Policy

__all__ = ["decision_text", "fact_lines"]


def decision_text(decision: Plain, question: Plain | None = None) -> str:
    """Return a decision as a person would read it aloud."""
    lines = [decision["headline"]]
    lines += [f"  ! {p['fact']}: {p['says']}" for p in decision["problems"]]
    for reason in decision["reasons"]:
        lines.append(f"  {reason['clause']}: {reason['says']}")
        lines.append(f"    “{reason['sentence']}”")
    for remedy in decision["remedies"]:
        words = f": {remedy['words']}" if remedy["words"] else ""
        standing = remedy["standing"].replace("_", " ")
        lines.append(f"  {remedy['name']} ({standing}){words}")
        for line in (*remedy["lines"], *remedy["compensation"]):
            lines.append(f"    {line['label']}: {line['words']}")
    for title, name, key in (
        ("You pay", "customer_costs", "label"),
        ("The shop pays", "shop_costs", "label"),
        ("Until", "deadlines", "what"),
        ("To show", "evidence", "what"),
        ("Next", "steps", "do"),
        ("Mind", "warnings", "says"),
        ("The shop", "timelines", "says"),
    ):
        for item in decision[name]:
            said, words = item[key], item.get("words", "")
            if words and words not in said:  # a promise names its day itself
                said += f"{'' if said.endswith('.') else ':'} {words}"
            if item.get("perhaps"):
                said += " (in some cases)"
            lines.append(f"  {title}: {said}")
    for left in decision["discretion"]:
        lines.append(f"  Left to {left['who']}: {left['about']}")
    for open_ in decision["depends_on"]:
        lines.append(f"  Depends on: {open_['ask']}")
        for outcome in open_["outcomes"]:
            verdicts = " or ".join(outcome["verdicts"]).replace("_", " ")
            names = " or ".join(outcome["remedies"])
            gives = f" ({names})" if names else ""
            lines.append(f"    {outcome['if']}: {verdicts}{gives}")
    if question:
        lines.append(f"  Still to ask: {question['ask']}")
    policy = decision["policy"]
    lines.append(f"  Policy {policy['version']}, {policy['digest']}")
    return "\n".join(lines)


def fact_lines(policy: Policy) -> Iterator[str]:
    """Yield the facts of a store, with what each may be."""
    for fact in policy.facts:
        if fact.worked_out:
            continue
        values = ", ".join([*_values(fact), *fact.may_be, "unknown"])
        yield f"{fact.name}: {values}"
        words = fact.ask or fact.called
        usual = f"; {fact.unless_told} unless told" if fact.unless_told else ""
        yield f"    {words} (known by {fact.known_by}{usual})"


def _values(fact: Fact) -> list[str]:
    match fact.kind:
        case "yes/no":
            return ["yes", "no"]
        case "choice":
            return [value for value, _ in fact.options]
        case "date":
            return ["a date like 2026-03-02"]
        case "date and time":
            return ["a time like 2026-03-02T14:30", "a date"]
        case "money":
            return ["an amount like 79.90 USD"]
        case "whole number":
            return ["a whole number"]
        case "period":
            return ["a length like 12 months"]
        case "order lines":
            return [
                "a list of item, price, quantity, affected",
                "an amount like 79.90 USD, paid for what is affected",
            ]
