"""Loads a store's folder: one frozen policy, or every problem at once."""

from clausewise.load.store import load_policy, load_store

__all__ = ["load_policy", "load_store"]
