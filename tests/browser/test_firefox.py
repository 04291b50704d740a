"""Customers with a Firefox: every journey, by mouse and by keyboard alone.

Any other file of this folder runs there with CLAUSEWISE_BROWSER=firefox.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from browser.test_journeys import (
    test_journey_ends_as_the_policy_says as test_journey,
)
from browser.test_keyboard import (
    test_journey_by_keyboard_alone as test_keyboard,
)

__all__ = ["test_journey", "test_keyboard"]


@pytest.fixture(scope="session")
def browser(firefox: Browser) -> Browser:
    """Firefox, whatever the rest runs in."""
    return firefox
