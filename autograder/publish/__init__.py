"""What happens to verdicts after grading: gradebook, autograded notebooks, table, report."""

from autograder.publish.publisher import publish
from autograder.publish.records import Publication, Published

__all__ = ["Publication", "Published", "publish"]
