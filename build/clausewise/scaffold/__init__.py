"""A new store: small, complete and valid, to be changed line by line."""
