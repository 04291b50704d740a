"""The diff against brute force, and against expectations by hand."""
