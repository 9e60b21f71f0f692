"""Grades a whole class, from submissions to published marks, for ``chainrule grade`` and ``chainrule demo``."""

import os
from collections.abc import Callable
from pathlib import Path

import msgspec

from autograder.collect import collect, submissions
from autograder.course import NAME_RULE, Assignment, Course, is_student_name
from autograder.errors import CourseError
from autograder.grading.batch import Job, grade_all
from autograder.grading.grade import ungraded
from autograder.grading.journal import Journal, course_fingerprint
from autograder.publish import Publication, Published, publish, read_instructor_copy
from autograder.sandbox.guests import Tier
from autograder.submission import Submission
from autograder.verdict import Verdict


class Graded(msgspec.Struct, frozen=True):
    """The result: every verdict, how many submissions were graded now, what was skipped, and where everything is."""

    verdicts: list[Verdict]
    fresh: int
    refused: list[str]
    results: Path
    publication: Publication


class Progress(msgspec.Struct, frozen=True):
    """Callbacks: ``begin`` gets the number of submissions to grade, ``advance`` is called after each."""

    begin: Callable[[int], object]
    advance: Callable[[], object]


class Plan(msgspec.Struct, frozen=True):
    """How to grade: on how many processes, in which sandbox, and where to write results."""

    workers: int
    tier: Tier
    out: Path


def grade_class(course: Course, assignment: Assignment, path: Path | None, plan: Plan, progress: Progress) -> Graded:
    """Collect, grade and publish; submissions with a verdict in the journal are not graded again.

    Raises:
        CourseError: the course is not built, what was built is stale, or there is nothing to grade.
    """
    course.require_release(assignment.name)
    assignment.load_reference()
    read_instructor_copy(course, assignment)  # publishing needs it: its errors must appear before a class is graded
    is_own_tree = path is None or path.resolve() == course.submitted.resolve()
    refused = [] if path is None or is_own_tree else collect(course, assignment.name, path).refused
    handed_in = _named(_submissions(course, assignment, refused), refused)
    journal = Journal(plan.out, assignment.name, course_fingerprint(course, assignment, plan.tier))
    new = {one.student: one for one in handed_in if not _is_known(journal, one)}
    progress.begin(len(new))
    for verdict in grade_all(Job(course, assignment.name, plan.tier), list(new.values()), plan.workers):
        _add(journal, assignment, new[verdict.student], verdict)
        progress.advance()
    verdicts = journal.close([one.student for one in handed_in])
    publication = publish(course, assignment, _published(verdicts, handed_in), plan.out)
    refused += publication.untimed
    return Graded(verdicts, len(new), refused, journal.path, publication)


def default_workers() -> int:
    """Return the number of processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _submissions(course: Course, assignment: Assignment, refused: list[str]) -> list[Submission]:
    try:
        return submissions(course, assignment.name)
    except CourseError as error:
        msg = f"{error}; skipped: {'; '.join(refused)}" if refused else str(error)
        raise CourseError(msg) from error


def _named(handed_in: list[Submission], refused: list[str]) -> list[Submission]:
    """Return the submissions that can be graded; add a line to ``refused`` for the others, and for their notes."""
    named = []
    for one in handed_in:
        if not is_student_name(one.student):
            refused.append(f"{one.student!r} in submitted/: {NAME_RULE}")
        elif one.is_unclear:
            refused.append(f"{one.student!r} in submitted/: {one.problem}; not graded until then")
        else:
            named.append(one)
            refused += [f"{one.student!r} in submitted/: {note}" for note in one.notes]
    return named


def _is_known(journal: Journal, submission: Submission) -> bool:
    try:
        return journal.known(submission.student, submission.sha256()) is not None
    except OSError:
        return False  # grading fails in the same way, and says why


def _add(journal: Journal, assignment: Assignment, submission: Submission, verdict: Verdict) -> None:
    try:
        journal.add(verdict)
    except UnicodeEncodeError as error:
        journal.add(ungraded(assignment, submission, f"the verdict cannot be written: {error.reason}"))


def _published(verdicts: list[Verdict], handed_in: list[Submission]) -> list[Published]:
    return [Published(verdict, one.path) for verdict, one in zip(verdicts, handed_in, strict=True)]
