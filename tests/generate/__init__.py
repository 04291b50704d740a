"""Small policies and cases, made of the whole language by chance.

A `Pick` draws from hypothesis, which can shrink what it finds, or from
a seeded generator, which is quick; both make the same kinds of values.
"""

from generate.cases import answer_by, case_for, cases
from generate.pick import Pick, picked_from
from generate.policies import policies, policy_of

__all__ = [
    "Pick",
    "answer_by",
    "case_for",
    "cases",
    "picked_from",
    "policies",
    "policy_of",
]
