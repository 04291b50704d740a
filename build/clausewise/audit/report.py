"""Findings as text, JSON, SARIF and annotations of a pull request."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Literal

from clausewise.audit.finding import Example, Finding
from clausewise.audit.registry import FINDERS

__all__ = ["FORMATS", "Format", "report"]

type Format = Literal["text", "json", "sarif", "github"]
FORMATS: tuple[Format, ...] = ("text", "json", "sarif", "github")
_GUIDE = "policy/FINDINGS.md"
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def report(findings: Sequence[Finding], form: Format) -> str:
    """Return the findings in a form; "" where there is nothing to say."""
    return _WRITERS[form](findings)


def _text(findings: Sequence[Finding]) -> str:
    return "\n".join(map(_paragraph, findings))


def _paragraph(finding: Finding) -> str:
    lines = [
        f"{finding.file}:{finding.line}: {finding.level}: "
        f"{_named(finding)}{finding.says} [{finding.name}]"
    ]
    for sentence in finding.sentences:
        if sentence.text not in finding.says:
            lines.append(f"    {sentence.clause}: “{sentence.text}”")
    if finding.example is not None:
        lines += [f"    {line}" for line in _customer(finding.example)]
    return "\n".join(lines)


def _named(finding: Finding) -> str:
    named = finding.clause and finding.clause not in finding.says
    return f"{finding.clause}: " if named else ""


def _customer(example: Example) -> list[str]:
    told = "; ".join(
        f"{name}: {_answer(value)}" for name, value in example.answers.items()
    )
    return [
        f"For example ({example.group}):",
        f"  on {example.now}, {told}",
        f"  the checker says: {example.outcome}",
    ]


def _answer(value: Any) -> str:
    if not isinstance(value, list):
        return str(value)
    return ", ".join(
        f"{row['affected']} of {row['quantity']} {row['item']} "
        f"at {row['price']}"
        for row in value
    )


def _json(findings: Sequence[Finding]) -> str:
    plain = [asdict(finding) for finding in findings]
    return json.dumps(plain, ensure_ascii=False, indent=1)


def _sarif(findings: Sequence[Finding]) -> str:
    names = sorted({finding.name for finding in findings})
    rules = [_rule(name) for name in names]
    run = {
        "tool": {"driver": {"name": "clausewise", "rules": rules}},
        "results": [_result(finding) for finding in findings],
    }
    document = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=1)


def _rule(name: str) -> Mapping[str, Any]:
    """Return a kind of finding, described by its module's first line."""
    about = {
        finder.NAME: (finder.__doc__ or "").split("\n", 1)[0]
        for finder in FINDERS
    }
    return {
        "id": name,
        "shortDescription": {"text": about.get(name, name)},
        "help": {"text": f"{_GUIDE}#{name}"},
    }


def _result(finding: Finding) -> Mapping[str, Any]:
    return {
        "ruleId": finding.name,
        "level": finding.level,
        "message": {"text": _message(finding)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": finding.file},
                    "region": {"startLine": finding.line},
                }
            }
        ],
    }


def _message(finding: Finding) -> str:
    rest = _paragraph(finding).split("\n")[1:]
    head = f"{_named(finding)}{finding.says}"
    return "\n".join([head, *(line.strip() for line in rest)])


def _github(findings: Sequence[Finding]) -> str:
    return "\n".join(
        f"::{_COMMANDS[finding.level]} file={_field(finding.file)},"
        f"line={finding.line},title={_field(finding.name)}"
        f"::{_line(_message(finding))}"
        for finding in findings
    )


_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def _line(text: str) -> str:
    """Return a text on one line, as the runner of a workflow wants it."""
    for mark, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        text = text.replace(mark, code)
    return text


def _field(text: str) -> str:
    return _line(text).replace(":", "%3A").replace(",", "%2C")


_WRITERS: dict[Format, Callable[[Sequence[Finding]], str]] = {
    "text": _text,
    "json": _json,
    "sarif": _sarif,
    "github": _github,
}
