"""What every test stands on: properties that are not timed."""

from hypothesis import settings

# A busy machine is slow, and no property here is about time.
settings.register_profile("untimed", parent=settings.default, deadline=None)
settings.load_profile("untimed")
