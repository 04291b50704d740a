"""Clausewise's engine: decides what a shop's policy promises a customer."""
