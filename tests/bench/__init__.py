"""Measurements of the engine: `make bench` runs them, no test does."""
