"""Makes the table: situation, who pays, what you get, by when.

A row is a kind of customer. What several kinds share stands in a row
before theirs, and is not said again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.policy import Policy
from clausewise.pages.effects import Column
from clausewise.pages.items import Item
from clausewise.pages.kinds import Kind, kinds
from clausewise.pages.placing import Placing

__all__ = ["Situation", "situations"]

type _Cells = dict[Column, list[Item]]


@dataclass(frozen=True, slots=True)
class Situation:
    """One row: a kind of customer, and what is told of it in each column.

    `above` are the columns that a row above has filled for it too, and
    `below` those that the rows of its parts fill. `is_given` is no where
    the policy names nothing that such a customer gets.
    """

    title: str
    within: str
    cells: Mapping[Column, tuple[Item, ...]]
    above: frozenset[Column]
    below: frozenset[Column]
    is_whole: bool
    is_closed: bool
    is_given: bool

    @property
    def called(self) -> str:
        """The title that says enough by itself."""
        return f"{self.within}: {self.title}" if self.within else self.title

    def told(self, *columns: Column) -> tuple[Item, ...]:
        """Return what is told in these columns, in their order."""
        return tuple(i for c in columns for i in self.cells.get(c, ()))

    def elsewhere(self, *columns: Column) -> str:
        """Return which rows say something in these columns, "" for none."""
        if self.above & set(columns) and not self.is_closed:
            return "above"
        return "below" if self.below & set(columns) else ""


def situations(policy: Policy, page: str) -> tuple[Situation, ...]:
    """Return what all of a page's customers share, then each kind's own."""
    whole = kinds(policy, page)
    placing = Placing(policy, page, whole)
    told: dict[Kind, _Cells] = {}
    for kind, effect, item in placing.told():
        column = "conditions" if item.titled else effect.column
        cell = told.setdefault(kind, {}).setdefault(column, [])
        if item not in cell:
            cell.append(item)
    return _rows(placing, told, whole, None)


def _rows(
    placing: Placing,
    told: Mapping[Kind, _Cells],
    kind: Kind,
    before: _Cells | None,
) -> tuple[Situation, ...]:
    above = before or {}
    cells = {
        column: tuple(i for i in items if i not in above.get(column, []))
        for column, items in told.get(kind, {}).items()
    }
    known = {
        column: [*above.get(column, []), *cells.get(column, ())]
        for column in {**above, **cells}
    }
    parts = tuple(
        row for part in kind.parts for row in _rows(placing, told, part, known)
    )
    if kind.parts and not any(cells.values()):
        return parts
    own = Situation(
        kind.title or "In every case",
        kind.within,
        cells,
        frozenset(above),
        frozenset(column for row in parts for column in row.cells),
        before is None,
        placing.is_closed(kind),
        bool(kind.parts or known.get("gets") or known.get("refused")),
    )
    return (own, *parts)
