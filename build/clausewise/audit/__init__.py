"""The audit: what a legal editor should look at again before publishing."""
