"""Prepares the Python that runs in the customer's browser."""

from clausewise.runtime.pyodide import RuntimeProblem, prepare

__all__ = ["RuntimeProblem", "prepare"]
