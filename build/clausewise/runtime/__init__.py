"""Prepares the Python that runs in the customer's browser."""

from clausewise.runtime.pyodide import RuntimeProblem, prepare
from clausewise.runtime.snapshot import prepare_snapshot

__all__ = ["RuntimeProblem", "prepare", "prepare_snapshot"]
