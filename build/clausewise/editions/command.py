"""`clausewise publish`: keeps the policies as they are now, if all is well."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from checker.codec import digest, loads
from checker.engine import Engine
from clausewise.audit.report import report
from clausewise.audit.run import audit
from clausewise.cases import differences
from clausewise.compile import compile_policy
from clausewise.editions.keep import keep
from clausewise.load import load_policy

__all__ = ["publish_stores"]

OK, BAD_POLICY = 0, 1


def publish_stores(folders: Iterable[Path]) -> int:
    """Publish some stores, all or none; return the exit code.

    Raises `clausewise.problems.PolicyError` for slips in a policy. An
    error that the audit finds, or an example that does not come out,
    is printed, and then nothing is published.
    """
    ready = []
    wrong = []
    for folder in folders:
        policy = load_policy(folder)
        text = compile_policy(policy)
        engine = Engine(loads(text), digest(text))
        ready.append((folder, text))
        wrong += [
            report([finding], "text")
            for finding in audit(policy).findings
            if finding.level == "error"
        ]
        wrong += [str(found) for found in differences(engine)]
    if wrong:
        print(*wrong, "Nothing is published.", sep="\n", file=sys.stderr)
        return BAD_POLICY
    for folder, text in ready:
        path, is_new = keep(folder, text)
        place = f"policy/{folder.name}/published/{path.name}"
        print(f"{place}: {'published' if is_new else 'already published'}")
    return OK
