"""Publishes in this order: check everything, then notebooks, then marks, then table and report."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from autograder.course import Assignment, Course
from autograder.errors import CourseError
from autograder.publish.autograded import write_autograded
from autograder.publish.files import write_whole
from autograder.publish.gradebook import ensure_cells, open_gradebook
from autograder.publish.instructor import InstructorCopy, read_instructor_copy
from autograder.publish.marks import Marks, write_marks
from autograder.publish.penalties import write_penalties
from autograder.publish.records import Publication, Published, scores_by_exercise
from autograder.publish.report import report_html
from autograder.publish.tables import grades_csv
from autograder.publish.text import COMMENT_CHARACTERS, code_block, failures
from autograder.publish.timestamps import submission_time, zone_of
from autograder.text import clip


def publish(course: Course, assignment: Assignment, submissions: Sequence[Published], out: Path) -> Publication:
    """Write marks into the gradebook, autograded notebooks into the course, table and report into ``out``.

    These need not be all submissions of the course: those of other students stay in the gradebook, while table and
    report show only these, including ungraded ones.

    Raises:
        CourseError: as ``enter``.
    """
    untimed = enter(course, assignment, submissions)
    publication = Publication(course.gradebook, course.autograded, out / "grades.csv", out / "report.html", untimed)
    verdicts = sorted((submission.verdict for submission in submissions), key=lambda verdict: verdict.student)
    write_whole(publication.csv, grades_csv(assignment, verdicts))
    write_whole(publication.report, report_html(assignment, verdicts))
    return publication


def enter(course: Course, assignment: Assignment, submissions: Sequence[Published]) -> tuple[str, ...]:
    """Write marks into the gradebook and autograded notebooks into the course; return which times cannot be read.

    An ungraded submission changes neither. Entering the same again changes nothing.

    Raises:
        CourseError: the source notebook, the gradebook or a student's name cannot be used. All verdicts are checked
            before anything is written.
    """
    instructor = read_instructor_copy(course, assignment)
    _check(assignment, submissions)
    with open_gradebook(course, instructor.course_id) as gradebook:
        ensure_cells(gradebook, assignment.name, instructor.saved)
        marks, untimed = [], []
        for submission in submissions:
            if submission.verdict.status == "graded":
                folder = course.submitted / submission.verdict.student / assignment.name
                time, problem = submission_time(folder, zone_of(instructor.settings))
                untimed += [f"{submission.verdict.student!r} in submitted/: {problem}"] if problem else []
                write_autograded(course, instructor, submission, time)
                marks.append(_marks(assignment, instructor, submission, time))
        write_marks(gradebook, assignment.name, marks)
        students = {each.student for each in marks}
        write_penalties(gradebook, course, assignment.name, students, instructor.settings)
    return tuple(untimed)


def _marks(assignment: Assignment, instructor: InstructorCopy, submission: Published, time: datetime | None) -> Marks:
    verdict = submission.verdict
    lines: dict[str, list[str]] = {answer: [] for answer in instructor.answers.values()}
    for exercise in verdict.exercises:
        if exercise.name in instructor.answers:
            lines[instructor.answers[exercise.name]] += failures(exercise)
    comments = {
        answer: code_block(clip("\n".join(failed), COMMENT_CHARACTERS)) or None for answer, failed in lines.items()
    }
    return Marks(verdict.student, time, scores_by_exercise(assignment, verdict), comments)


def _check(assignment: Assignment, submissions: Sequence[Published]) -> None:
    """Refuse verdicts that would be written to the wrong place; a student's name becomes a folder."""
    names = {exercise.name for exercise in assignment.exercises}
    seen = set()
    for verdict in (submission.verdict for submission in submissions):
        where = f"verdict on {verdict.student!r}"
        if Path(verdict.student).name != verdict.student or verdict.student in {"", ".."}:
            msg = f"{where}: a student's name must be that of a folder in submitted/"
            raise CourseError(msg)
        if verdict.student in seen:
            msg = f"{where}: there are two of them; publish one verdict per student"
            raise CourseError(msg)
        unknown = sorted({exercise.name for exercise in verdict.exercises} - names)
        if verdict.assignment != assignment.name or unknown:
            msg = f"{where}: about {verdict.assignment} {', '.join(unknown)}, not {assignment.name}; grade it again"
            raise CourseError(msg)
        seen.add(verdict.student)
