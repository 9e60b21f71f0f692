"""Which cells of a notebook are run, which parts of the handed-out ones, and what is said when they fail."""
