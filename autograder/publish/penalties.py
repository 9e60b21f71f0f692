"""Late penalties by the course's policy, as nbgrader's ``AssignLatePenalties`` computes them, for a whole class."""

import functools
import sys
from collections.abc import Callable, Collection
from typing import Any

from nbgrader.api import Gradebook, SubmittedAssignment, SubmittedNotebook
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy.exc import DatabaseError
from traitlets.config import Config

from autograder.course import Course
from autograder.errors import CourseError

Policy = Callable[[str, float, float], float | None]
"""Student, score in points and lateness in seconds, to the points to subtract."""


def write_penalties(
    gradebook: Gradebook, course: Course, assignment: str, students: Collection[str], settings: Config
) -> None:
    """Enter the penalties of these students' submissions again; a submission in time has none.

    Raises:
        CourseError: the policy in the course's settings cannot be loaded, or it failed.
    """
    database: Any = gradebook.db
    rows = database.query(SubmittedAssignment, SubmittedNotebook).join(
        SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id
    )
    rows = rows.filter(SubmittedAssignment.assignment_id == gradebook.find_assignment(assignment).id)
    try:
        policy = functools.cache(lambda: _policy(course, settings))
        for submission, notebook in rows:
            if submission.student_id in students:
                is_late = submission.total_seconds_late > 0
                notebook.late_submission_penalty = _penalty(policy(), submission, notebook) if is_late else None
    except DatabaseError:
        raise
    except Exception as error:  # the instructor's program may raise anything
        database.rollback()
        msg = (
            f"{course.root / 'nbgrader_config.py'}: the late policy failed: {type(error).__name__}: {error}; the marks "
            "were entered without penalties: correct the policy, then give the same command again"
        )
        raise CourseError(msg) from error
    database.commit()


def _policy(course: Course, settings: Config) -> Policy:
    sys.path.insert(0, str(course.root))  # as nbgrader does: the policy may be a module of the course
    try:
        step = AssignLatePenalties(config=settings)
        step.init_plugin()
    finally:
        sys.path.remove(str(course.root))
    policy: Policy = step.plugin_inst.late_submission_penalty
    return policy


def _penalty(policy: Policy, submission: Any, notebook: Any) -> float | None:  # noqa: ANN401 - nbgrader's rows
    score = float(notebook.score)
    penalty = policy(submission.student_id, score, submission.total_seconds_late)
    return None if penalty is None else min(max(penalty, 0.0), score)
