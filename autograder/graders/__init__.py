"""The hidden graders, one pytest file an assignment, each with its table of points."""
