"""What all tests go by: no stop-watch, the same cases, one browser at a time.

A law does not break because the machine is busy, and a case that is found
in one run is found in the next.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import (  # type: ignore[import-untyped]
    LoadScopeScheduling,
)

settings.register_profile(
    "steady",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("steady")


_BROWSER = "tests/browser/"


class _Schedule(LoadScopeScheduling):  # type: ignore[misc]
    """All browser tests go to one process, every other one to any."""

    def _split_scope(self, nodeid: str) -> str:
        return _BROWSER if nodeid.startswith(_BROWSER) else nodeid


def pytest_xdist_make_scheduler(
    config: pytest.Config, log: object
) -> LoadScopeScheduling:
    """Two browsers would slow each other down, and build two sites."""
    return _Schedule(config, log)
