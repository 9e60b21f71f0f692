"""From a notebook to a verdict: one submission, and many."""
