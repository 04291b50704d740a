"""Runs the audit over a policy, and sets aside what is accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.policy import Accepted, Clause, Policy
from clausewise.analysis.desk import Desk
from clausewise.audit.finders import stale_acceptance
from clausewise.audit.finding import Finding
from clausewise.audit.registry import FINDERS

__all__ = ["Audit", "audit"]

_WEIGHT = {"error": 0, "warning": 1, "note": 2}


@dataclass(frozen=True, slots=True)
class Audit:
    """What was found: what is left to do, and what was accepted why."""

    findings: tuple[Finding, ...]
    accepted: tuple[tuple[Finding, Accepted], ...]

    @property
    def urgent(self) -> tuple[Finding, ...]:
        """The errors and warnings, without the notes."""
        return tuple(f for f in self.findings if f.level != "note")


def audit(policy: Policy) -> Audit:
    """Return everything that there is to find in a policy."""
    desk = Desk(policy)
    found = _once(f for finder in FINDERS for f in finder.find(desk))
    left: list[Finding] = []
    accepted: list[tuple[Finding, Accepted]] = []
    used: set[tuple[str, Accepted]] = set()
    for finding in found:
        by = _acceptance(desk, finding)
        if by is None:
            left.append(finding)
        else:
            clause, reason = by
            used.add((clause.id, reason))
            accepted.append((finding, reason))
    left += stale_acceptance.find(desk, frozenset(used))
    return Audit(tuple(sorted(left, key=_order)), tuple(accepted))


def _once(findings: Iterator[Finding]) -> list[Finding]:
    """Return one finding where several routes or editions show the same."""
    found: dict[tuple[str, str, str], Finding] = {}
    for finding in findings:
        key = finding.name, finding.clause, finding.about
        found.setdefault(key, finding)
    return list(found.values())


def _acceptance(
    desk: Desk, finding: Finding
) -> tuple[Clause, Accepted] | None:
    for name in finding.clauses:
        clause = desk.clauses[name]
        for accepted in clause.accepted:
            if accepted.finding != finding.name:
                continue
            if accepted.about in f"{finding.about} {finding.says}":
                return clause, accepted
    return None


def _order(finding: Finding) -> tuple[str, int, int, str, str]:
    weight = _WEIGHT[finding.level]
    return finding.file, finding.line, weight, finding.name, finding.about
