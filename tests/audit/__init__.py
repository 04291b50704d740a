"""Tests of the audit: planted faults, and what each finding is."""
