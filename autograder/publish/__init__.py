"""What happens to verdicts after grading: gradebook, autograded notebooks, table, report."""

from autograder.publish.instructor import read_instructor_copy
from autograder.publish.publisher import publish
from autograder.publish.records import Publication, Published

__all__ = ["Publication", "Published", "publish", "read_instructor_copy"]
