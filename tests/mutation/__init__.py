"""Breaks the stores' policies on purpose, and sees which example notices."""
