"""Published editions: the bytes that judge old orders and codes."""

from clausewise.editions.keep import edition, editions, keep

__all__ = ["edition", "editions", "keep"]
