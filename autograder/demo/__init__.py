"""A class of invented students, to see the whole course at work."""
