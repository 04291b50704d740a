"""Whose outcome a new edition changes: every group of customers, exactly.

Both policies are laid into one space (`side`, `common`, `joint`), their
outcomes are compared as diagrams over it (`outcome`, `compare`), and the
regions that differ are gathered into few groups, each with a customer who
shows the change (`drafts`, `customers`, `groups`).
"""
