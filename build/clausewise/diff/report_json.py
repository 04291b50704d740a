"""The differences as JSON, with names that stay the same."""

from __future__ import annotations

import json

from checker.plain import Plain
from clausewise.diff.editions import Edition
from clausewise.diff.outcomes.groups import Group
from clausewise.diff.report import Report
from clausewise.diff.telling import outcome_rows, title
from clausewise.diff.vocabulary import NamedChange
from clausewise.diff.words import Piece

__all__ = ["report_json"]


def report_json(found: Report) -> str:
    """Return the report as JSON text, ending in a line feed."""
    plain = {
        "store": found.new.policy.store,
        "old": _edition(found.old),
        "new": _edition(found.new),
        "nature": found.nature,
        "summary": found.summary,
        "groups": [
            _group(group, f"G{number}")
            for number, group in enumerate(found.groups, start=1)
        ],
        "dates": [
            _group(group, f"D{number}")
            for number, group in enumerate(found.dates, start=1)
        ],
        "clauses": [
            {
                "clause": change.clause,
                "title": change.title,
                "kinds": [*change.kinds],
                "was": change.was,
                "place": change.place,
                "was_place": change.was_place,
                "heading": _pieces(change.heading),
                "sentence": _pieces(change.sentence),
                "notes": [
                    {"what": what, "words": _pieces(words)}
                    for what, words in change.notes
                ],
            }
            for change in found.clauses
        ],
        "parameters": [
            {
                "clause": change.clause,
                "name": change.name,
                "was": change.was,
                "now": change.now,
            }
            for change in found.parameters
        ],
        "questions": [_named(change) for change in found.facts],
        "settings": [_named(change) for change in found.settings],
    }
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def _edition(side: Edition) -> Plain:
    return {
        "label": side.label,
        "version": side.policy.version,
        "digest": side.digest,
    }


def _group(group: Group, name: str) -> Plain:
    return {
        "id": name,
        "title": title(group),
        "who": [*group.who],
        "among": group.among,
        "also": [*group.also],
        "orders": group.orders,
        "effect": group.effect,
        "situations": group.situations,
        "exact": group.exact,
        "changes": [
            {
                "kind": change.kind,
                "what": change.what,
                "was": change.was,
                "now": change.now,
            }
            for change in group.changes
        ],
        "customer": {
            "answers": dict(group.customer.answers),
            "now": group.customer.now,
            "outcome_differs": group.customer.differs,
            "differs": [
                {"what": row.what, "was": row.was, "now": row.now}
                for row in outcome_rows(group)
            ],
            "before": _decision(group.customer.before),
            "after": _decision(group.customer.after),
        },
    }


def _decision(decision: Plain) -> Plain:
    return {
        "verdict": decision["verdict"],
        "headline": decision["headline"],
        "remedies": [
            {
                "name": remedy["name"],
                "standing": remedy["standing"],
                "amount": remedy["amount"],
            }
            for remedy in decision["remedies"]
        ],
    }


def _named(change: NamedChange) -> Plain:
    return {
        "name": change.name,
        "kind": change.kind,
        "decides": change.decides,
        "details": [
            {"what": d.what, "was": d.was, "now": d.now}
            for d in change.details
        ],
    }


def _pieces(pieces: tuple[Piece, ...]) -> list[Plain]:
    return [{"kind": piece.kind, "text": piece.text} for piece in pieces]
