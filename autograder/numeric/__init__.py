"""Judging numbers: points to judge at, comparison by conditioning, and the name of a mistake. Knows no student."""
