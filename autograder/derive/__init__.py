"""What can be derived from an assignment's reference, so that nobody has to write it down: so far, further cases."""
