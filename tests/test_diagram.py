"""Decision diagrams: the same result as a table of all cases, but small."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from hypothesis import given
from hypothesis import strategies as some

from checker.diagram import (
    Diagram,
    Diagrams,
    Node,
    leaves,
    reached,
    variables,
)

CELLS = 2
VARIABLES = 4

type Formula = int | tuple[str, Formula, Formula]

FORMULAS: some.SearchStrategy[Formula] = some.recursive(
    some.integers(0, VARIABLES - 1),
    lambda part: some.tuples(
        some.sampled_from(["and", "or", "unless"]), part, part
    ),
    max_leaves=8,
)


def diagram(formula: Formula, of: Diagrams) -> Diagram:
    """A formula as a diagram; variable n is true in its first cell."""
    if isinstance(formula, int):
        return of.node(formula, [True, False])
    word, left, right = formula
    one, other = diagram(left, of), diagram(right, of)
    if word == "and":
        return of.all([one, other])
    if word == "or":
        return of.any([one, other])
    return of.all([one, of.no(other)])


def truth(formula: Formula, cells: Sequence[int]) -> bool:
    """A formula worked out the plain way."""
    if isinstance(formula, int):
        return cells[formula] == 0
    word, left, right = formula
    one, other = truth(left, cells), truth(right, cells)
    if word == "and":
        return one and other
    if word == "or":
        return one or other
    return one and not other


def walk(part: Diagram, cells: Sequence[int]) -> object:
    """The leaf that some cells lead to."""
    while isinstance(part, Node):
        part = part.kids[cells[part.var]]
    return part


def all_cells() -> list[tuple[int, ...]]:
    """Every case there is."""
    return [*product(range(CELLS), repeat=VARIABLES)]


@given(FORMULAS)
def test_diagram_agrees_with_the_table(formula: Formula) -> None:
    """A diagram gives in every case what the formula gives."""
    found = diagram(formula, Diagrams())
    for cells in all_cells():
        assert walk(found, cells) is truth(formula, cells)


@given(FORMULAS)
def test_diagram_holds_exactly_the_variables_that_matter(
    formula: Formula,
) -> None:
    """A variable stands in a diagram just where it can change the result."""
    matters = {
        var
        for var in range(VARIABLES)
        for cells in all_cells()
        if truth(formula, cells)
        != truth(formula, [*cells[:var], 1 - cells[var], *cells[var + 1 :]])
    }
    assert variables(diagram(formula, Diagrams())) == matters


@given(FORMULAS, FORMULAS)
def test_diagrams_that_mean_the_same_are_one_object(
    one: Formula, other: Formula
) -> None:
    """Two formulas with the same table make the very same diagram."""
    shop = Diagrams()
    first, second = diagram(one, shop), diagram(other, shop)
    same = all(truth(one, c) == truth(other, c) for c in all_cells())
    assert (first is second) is same


@given(
    FORMULAS,
    some.lists(
        some.sampled_from([(0,), (1,), (0, 1)]),
        min_size=VARIABLES,
        max_size=VARIABLES,
    ),
)
def test_restrict_leaves_just_the_possible_results(
    formula: Formula, left: list[tuple[int, ...]]
) -> None:
    """After a restriction exactly the results still possible are leaves."""
    shop = Diagrams()
    whole, cells_left = diagram(formula, shop), dict(enumerate(left))
    possible = {truth(formula, cells) for cells in product(*left)}
    assert leaves(shop.restrict(whole, cells_left)) == possible
    assert reached(whole, cells_left) == possible


@given(FORMULAS, some.frozensets(some.integers(0, VARIABLES - 1)))
def test_merge_gathers_what_some_variables_leave_open(
    formula: Formula, gone: frozenset[int]
) -> None:
    """Merged variables vanish; each leaf is the set that they leave."""
    shop = Diagrams()
    found = shop.merge(diagram(formula, shop), gone)
    for cells in all_cells():
        open_ = [
            (0, 1) if var in gone else (cells[var],)
            for var in range(VARIABLES)
        ]
        wanted = {truth(formula, c) for c in product(*open_)}
        assert walk(found, cells) == wanted
    assert not variables(found) & gone


def test_restrict_makes_a_cell_impossible_not_false() -> None:
    """An impossible cell adds no result of its own."""
    shop = Diagrams()
    three = shop.node(0, ["a", "b", "c"])
    assert leaves(shop.restrict(three, {0: (0, 2)})) == {"a", "c"}
    assert shop.restrict(three, {0: (1,)}) == "b"


def test_either_takes_one_side_where_the_test_is_known() -> None:
    """A test that is certain leaves only its own side."""
    shop = Diagrams()
    node = shop.node(0, [True, False])
    assert shop.either(True, node, "other") is node
    assert shop.either(False, node, "other") == "other"
    chosen = shop.either(node, "then", "other")
    assert (walk(chosen, [0]), walk(chosen, [1])) == ("then", "other")
