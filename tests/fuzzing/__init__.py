"""Hostile input by chance, run in a process whose memory can be measured."""
