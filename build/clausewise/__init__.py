"""Turns a policy in YAML into public pages and a checker."""
