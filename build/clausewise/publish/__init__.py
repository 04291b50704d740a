"""Makes of a built site one that a host can deliver fast and offline."""

from clausewise.publish.addresses import Addresses, stamped
from clausewise.publish.headers import cache_control, write_headers
from clausewise.publish.offline import ENDING, write_service_worker
from clausewise.publish.scripts import checker_files

__all__ = [
    "ENDING",
    "Addresses",
    "cache_control",
    "checker_files",
    "stamped",
    "write_headers",
    "write_service_worker",
]
