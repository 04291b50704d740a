"""Two clauses that disagree about one customer, before anybody is found."""

from __future__ import annotations

from dataclasses import dataclass

from checker.diagram import Diagram
from checker.plain import Plain
from checker.policy import Clause

__all__ = ["Clash"]


@dataclass(frozen=True, slots=True)
class Clash:
    """Two sentences, for whom they clash, and what they disagree on."""

    one: tuple[Clause, str]
    other: tuple[Clause, str]
    where: Diagram
    on: str
    seen_in: tuple[str, ...]

    def is_seen(self, decision: Plain) -> bool:
        """Tell whether the engine lets both clauses speak, or one refuse."""
        if decision["problems"]:
            return False
        heard = {
            line["clause"] for key in self.seen_in for line in decision[key]
        }
        both = {self.one[0].id, self.other[0].id}
        if "reasons" in self.seen_in:
            return bool(both & heard)
        return both <= heard or not self.seen_in
