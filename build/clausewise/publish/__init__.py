"""Makes of a built site one that a host can deliver fast and offline."""

from clausewise.publish.addresses import (
    Addresses,
    modules_of,
    scripts_digest,
    stamped,
)
from clausewise.publish.headers import cache_control, write_headers
from clausewise.publish.offline import ENDING, write_service_worker

__all__ = [
    "ENDING",
    "Addresses",
    "cache_control",
    "modules_of",
    "scripts_digest",
    "stamped",
    "write_headers",
    "write_service_worker",
]
