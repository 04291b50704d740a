"""What a policy is once it has been read: frozen values, nothing computed.

The loader makes these values from YAML, `checker.codec` carries them to
the browser, and the engine and the pages read them. Names in `fact`,
`window` and `start` fields refer to `Policy.facts` and to the parameters
of the clause in which they stand.
"""

from __future__ import annotations

from checker.policy.clause import (
    Accepted,
    Case,
    Choice,
    Clause,
    Conflict,
    Remedy,
)
from checker.policy.conditions import Atom, Compare, Guard, Is, Within
from checker.policy.lines import (
    Amount,
    Constant,
    Extreme,
    FactAmount,
    Line,
    Share,
    Unstated,
)
from checker.policy.store import (
    Calendar,
    Page,
    Policy,
    Route,
    Section,
    Setting,
)
from checker.policy.terms import (
    Cost,
    Discretion,
    Evidence,
    Promise,
    Step,
    Test,
    Warn,
)
from checker.policy.values import (
    Count,
    Dated,
    Money,
    NotStated,
    Parameter,
    Ratio,
    Unit,
    Value,
    Window,
)
from checker.policy.vocabulary import Difference, Fact, Kind, PartOf

__all__ = [
    "Accepted",
    "Amount",
    "Atom",
    "Calendar",
    "Case",
    "Choice",
    "Clause",
    "Compare",
    "Conflict",
    "Constant",
    "Cost",
    "Count",
    "Dated",
    "Difference",
    "Discretion",
    "Evidence",
    "Extreme",
    "Fact",
    "FactAmount",
    "Guard",
    "Is",
    "Kind",
    "Line",
    "Money",
    "NotStated",
    "Page",
    "Parameter",
    "PartOf",
    "Policy",
    "Promise",
    "Ratio",
    "Remedy",
    "Route",
    "Section",
    "Setting",
    "Share",
    "Step",
    "Test",
    "Unit",
    "Unstated",
    "Value",
    "Warn",
    "Window",
    "Within",
]
