"""Writes verdicts into the gradebook, autograded notebooks, a table and a report."""

from autograder.publish.instructor import read_instructor_copy
from autograder.publish.publisher import publish
from autograder.publish.records import Publication, Published

__all__ = ["Publication", "Published", "publish", "read_instructor_copy"]
