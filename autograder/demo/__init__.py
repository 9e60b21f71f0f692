"""A demo course with a class of invented students."""
