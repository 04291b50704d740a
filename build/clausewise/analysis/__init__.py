"""Questions about a whole policy, answered with concrete customers."""
