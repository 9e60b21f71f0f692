"""Archives of submissions: what stands in them is read by name, with limits, and never unpacked to where it asks for.

``zips`` and ``tars`` list what an archive claims to hold and read single entries; ``entry`` says what is wrong with
each; ``layout`` whose they are and which of them is a student's notebook; ``unpack`` lays that one in a file of ours.
"""

from autograder.intake.entry import ArchiveError, shown
from autograder.intake.unpack import Handed, archive_stem, class_archive, student_archive

__all__ = ["ArchiveError", "Handed", "archive_stem", "class_archive", "shown", "student_archive"]
