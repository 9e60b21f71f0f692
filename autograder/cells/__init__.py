"""Which cells of a notebook are run, with which parts of those that were handed out, and what is told of them."""
