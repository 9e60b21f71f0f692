"""Archives and folders of submissions: read by name, with limits, and never unpacked to the paths they contain.

``zips``, ``tars`` and ``folder`` list entries and read single ones; ``entry`` says what is wrong with an entry;
``platforms`` and ``layout`` find out which student each belongs to; ``choice`` finds a student's notebook and what goes
with it; ``unpack`` returns bytes. ``stamps`` reads submission times as nbgrader writes them.
"""

from autograder.intake.choice import Chosen, HiddenWorkError, choose
from autograder.intake.entry import ArchiveError, shown
from autograder.intake.folder import open_folder
from autograder.intake.handout import Handout
from autograder.intake.names import READABLE_ARCHIVES, identity, is_module
from autograder.intake.unpack import Handed, Source, class_work, student_archive

__all__ = [
    "READABLE_ARCHIVES",
    "ArchiveError",
    "Chosen",
    "Handed",
    "Handout",
    "HiddenWorkError",
    "Source",
    "choose",
    "class_work",
    "identity",
    "is_module",
    "open_folder",
    "shown",
    "student_archive",
]
