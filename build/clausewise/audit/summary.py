"""What a check has looked at, and what came of it, in one sentence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from checker.english.values import all_of
from checker.policy import Policy
from clausewise.audit.finding import Finding, Level
from clausewise.audit.run import Audit
from clausewise.problems import counted

__all__ = ["Looked"]

_URGENT: tuple[Level, ...] = ("error", "warning")


@dataclass(slots=True)
class Looked:
    """Everything found so far, store by store, and in how much."""

    found: list[Finding] = field(default_factory=list)
    levels: Counter[Level] = field(default_factory=Counter)
    stores: int = 0
    clauses: int = 0
    accepted: int = 0
    unread: int = 0
    slips: int = 0

    def audited(self, policy: Policy, found: Audit) -> None:
        """Add a store that was read, and audited."""
        self.stores += 1
        self.clauses += len(policy.clauses)
        self.found += found.findings
        self.levels.update(finding.level for finding in found.findings)
        self.accepted += len(found.accepted)

    def not_read(self, slips: list[Finding]) -> None:
        """Add a store that cannot be audited before its slips are mended."""
        self.unread += 1
        self.slips += len(slips)
        self.found += slips

    def told(self, *, with_notes: bool) -> list[Finding]:
        """Return what is to be shown, in order."""
        return [f for f in self.found if with_notes or f.level != "note"]

    def sentence(self, *, with_notes: bool) -> str:
        """Return what was looked at and found, with the notes or not."""
        parts = []
        if self.stores:
            what = f"{counted(self.stores, 'store')}, "
            what += counted(self.clauses, "clause")
            parts.append(f"{what}: {self._found(with_notes=with_notes)}.")
        if self.unread:
            what = f"{counted(self.unread, 'store')} not audited yet"
            slips = counted(self.slips, "slip")
            parts.append(f"{what}: {slips} to mend first.")
        return " ".join(parts)

    def _found(self, *, with_notes: bool) -> str:
        urgent = [
            counted(self.levels[level], level)
            for level in _URGENT
            if self.levels[level]
        ]
        parts = [f"{all_of(urgent) or 'nothing'} to mend"]
        if self.accepted:
            parts.append(f"{counted(self.accepted, 'finding')} accepted")
        if notes := self.levels["note"]:
            shown = "" if with_notes else ", shown with --all"
            parts.append(counted(notes, "note") + shown)
        return "; ".join(parts)
