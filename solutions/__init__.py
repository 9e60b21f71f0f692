"""The reference solutions, one literate module an assignment."""
