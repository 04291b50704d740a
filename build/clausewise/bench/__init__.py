"""Measures what a visitor waits for: `make bench`. Never part of a test."""
