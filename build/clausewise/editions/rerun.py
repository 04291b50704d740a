"""Opens a case code at the shop: the same edition, the same decision."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from checker.code import Case, open_case
from checker.codec import digest, loads
from checker.engine import Engine
from checker.wire import ask
from clausewise.compile import compile_policy
from clausewise.editions.keep import edition
from clausewise.load import load_policy

__all__ = ["EditionUnknown", "rerun"]


class EditionUnknown(LookupError):
    """The edition that a code names is not kept in this project."""


def rerun(root: Path, code: str) -> dict[str, Any]:
    """Return the engine's reply to the case in a code.

    Raises `checker.code.CodeError` for a text that is no code,
    EditionUnknown where its edition was never published here, and
    `clausewise.problems.PolicyError` for one that was changed since.
    """
    case = open_case(code)
    engine = _engine(root / "policy" / case.store, case)
    names = [fact.name for fact in engine.policy.facts]
    given = {name: case.given[name] for name in names if name in case.given}
    return ask(engine, given, case.now, case.zone, everything=case.everything)


def _engine(folder: Path, case: Case) -> Engine:
    text = edition(folder, case.digest)
    if text is None and (folder / "store.yaml").is_file():
        text = compile_policy(load_policy(folder))
    if text is None:
        raise EditionUnknown(f"there is no store {case.store!r}")
    if digest(text) != case.digest:
        raise EditionUnknown(
            f"the code was made with edition {case.digest} of {case.store}, "
            f"which is not in policy/{case.store}/published/"
        )
    return Engine(loads(text), case.digest)
