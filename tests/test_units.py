"""A unit with a slip of the pen is told; another noun is a count."""

import pytest

from checker.policy import Count
from clausewise.load.values import ValueProblem, read_value


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("30 dayz", "30 days"),
        ("30 dais", "30 days"),
        ("30 dyas", "30 days"),
        ("30 das", "30 days"),
        ("2 weeeks", "2 weeks"),
        ("12 moths", "12 months"),
        ("48 huors", "48 hours"),
        ("3 buisness days", "3 working days"),
        ("3 workingdays", "3 working days"),
        ("3 work days", "3 working days"),
    ],
)
def test_one_slip_in_a_unit_is_told_where_it_is_written(
    written: str, meant: str
) -> None:
    """A letter wrong, missing, too many, or two that changed places."""
    with pytest.raises(ValueProblem) as told:
        read_value(written)
    assert told.value.meant == f'"{meant}"'


@pytest.mark.parametrize(
    "counted", ["tours", "yards", "gears", "nights", "ways", "seats", "parts"]
)
def test_a_noun_that_only_looks_like_a_unit_is_counted(counted: str) -> None:
    """What is counted may be called anything, yards and tours as well."""
    assert read_value(f"3 {counted}") == Count(3, counted)
