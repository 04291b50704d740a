"""Shows a customer of a group as an example, replayed by the engine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checker.answers import NOT_ASKED
from checker.diagram import Diagram
from checker.plain import Plain
from clausewise.analysis.desk import Desk
from clausewise.analysis.ground import Customer, Ground
from clausewise.analysis.plain import plain_group
from clausewise.analysis.witness import Witness
from clausewise.audit.finding import Example

__all__ = ["example_in", "shown"]

type Agrees = Callable[[Plain], bool]


def example_in(
    desk: Desk, ground: Ground, diagram: Diagram, agrees: Agrees
) -> Example | None:
    """Return a customer for whom a diagram holds and the engine agrees."""
    for number, customer in enumerate(ground.customers(diagram)):
        decision = customer.witness.decision(desk.engine, everything=True)
        if agrees(decision):
            return shown(desk, ground, customer, decision)
        if number > 20:
            break
    return None


def shown(
    desk: Desk, ground: Ground, customer: Customer, decision: Plain
) -> Example:
    """Return a customer as an example, with what the engine said."""
    group = plain_group(desk.policy, customer.bands)
    return Example(
        f"{ground.route.called}: {group}",
        _told(customer.witness),
        customer.witness.now,
        str(decision["headline"]),
    )


def _told(witness: Witness) -> dict[str, Any]:
    return {
        name: value
        for name, value in witness.answers.items()
        if value != NOT_ASKED
    }
