"""What every property test goes by: no stop-watch, and the same cases.

A law does not break because the machine is busy, and a case that is found
in one run is found in the next.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile(
    "steady",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("steady")
