"""The examples beside the clauses: run, and held to what they expect."""

from clausewise.cases.run import (
    NOW,
    Difference,
    answers_of,
    differences,
    differences_of,
    run_case,
    usual_answers,
)

__all__ = [
    "NOW",
    "Difference",
    "answers_of",
    "differences",
    "differences_of",
    "run_case",
    "usual_answers",
]
