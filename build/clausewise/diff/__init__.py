"""What a new edition changes: its words, its numbers, and for whom."""
