"""What no example of a store reaches, and the examples that would."""
