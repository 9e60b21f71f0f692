"""A separate course for the demo, so that nothing real is changed."""

import shutil
from pathlib import Path

from autograder.build import build
from autograder.course import Assignment, Course, find_course
from autograder.demo.classroom import make_class
from autograder.errors import CourseError

_MARK = ".chainrule-demo"


def make_course(folder: Path, assignment: Assignment) -> tuple[Course, Path]:
    """Make a course in ``folder`` with the assignment built; return it and the folder of its class's notebooks.

    Raises:
        CourseError: ``folder`` exists and is not an earlier demo.
    """
    config = find_course(folder.parent).root / "nbgrader_config.py"
    if folder.exists() and not (folder / _MARK).is_file():
        msg = f"{folder}: exists and is not an earlier demo; move it away"
        raise CourseError(msg)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    (folder / _MARK).touch()
    shutil.copyfile(config, folder / config.name)
    course = Course(folder)
    build(course, assignment)
    classroom = folder / "class"
    make_class(course.require_release(assignment.name), assignment, classroom)
    return course, classroom
