"""Archives and folders of submissions: read by name, with limits, and never unpacked to where they ask for.

``zips``, ``tars`` and ``folder`` list what there is and read single entries; ``entry`` says what is wrong with each;
``platforms`` and ``layout`` whose they are; ``choice`` which of them is a student's notebook and what goes with it;
``unpack`` hands over bytes. ``stamps`` reads what nbgrader writes down about the time of handing in.
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
