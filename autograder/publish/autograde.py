"""``nbgrader autograde``, and formgrader's button for it, with the marks of ``chainrule grade``.

By itself nbgrader runs a student's code in a kernel beside the gradebook and scores it by the public checks.
``nbgrader_config.py`` replaces that with the functions below. For each submission nbgrader calls ``prepare``, makes the
submission's rows in the gradebook and copies its files into ``autograded/``, then converts the notebook twice with
``BlankExporter``: first with no steps, then with ``publish_verdict`` and those of its own steps that only use the
gradebook. It runs in the course's root folder.

If ``publish_verdict`` raises, that submission fails: nbgrader logs it, removes the submission's folder in
``autograded/``, continues with the next and ends with exit code 1; marks and comments stay as they were.
"""

import functools
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
import nbformat
from nbconvert.exporters import Exporter, NotebookExporter
from traitlets.log import get_logger

from autograder.collect import submission_of
from autograder.course import NAME_RULE, Assignment, Course, is_student_name, load_assignment
from autograder.errors import CourseError, InternalError
from autograder.grading.grade import Engine, grade
from autograder.grading.journal import Journal, course_fingerprint, recall
from autograder.grading.work import Setting
from autograder.publish.autograded import notebook_text
from autograder.publish.gradebook import ensure_cells, open_gradebook
from autograder.publish.instructor import read_instructor_copy
from autograder.publish.publisher import enter
from autograder.publish.records import Published
from autograder.publish.timestamps import TIMESTAMP, submission_time, zone_of
from autograder.sandbox.guests import Tier
from autograder.sandbox.launch import launcher
from autograder.sandbox.limits import Limits
from autograder.sandbox.selftest import require_sandbox
from autograder.submission import Submission
from autograder.text import one_line
from autograder.verdict import Verdict

_TROUBLE_CHARACTERS = 2_000
_TIER: Tier = "zygote"  # any tier but "none" gives the same marks, so this stands for all of them


class BlankExporter(NotebookExporter):
    """Starts with an empty notebook: with a student's, nbgrader may fail before any of our code runs."""

    def from_filename(  # type: ignore[override]  # text, as with NotebookExporter
        self,
        filename: str,  # noqa: ARG002 - the student's notebook is ignored on purpose
        resources: dict[str, Any] | None = None,
        **kw: Any,  # noqa: ANN401 - nbconvert's signature
    ) -> tuple[str, dict[str, Any]]:
        """Return the result of the steps on an empty notebook, as text in the form that ``chainrule grade`` writes."""
        notebook, resources = Exporter.from_notebook_node(self, nbformat.v4.new_notebook(), resources, **kw)
        return notebook_text(notebook), resources


def prepare(assignment: str, notebooks: Sequence[str], **_: object) -> None:
    """Enter assignment and students in the gradebook and make every submission time readable, as nbgrader requires.

    Raises:
        CourseError: the source notebook, the gradebook or a student's name cannot be used; nbgrader logs it and
            continues. A student who is not in the gradebook then fails.
    """
    course = Course(Path.cwd())
    instructor = read_instructor_copy(course, load_assignment(assignment))
    with open_gradebook(course, instructor.course_id) as gradebook:
        ensure_cells(gradebook, assignment, instructor.saved)
        for notebook in map(Path, notebooks):
            gradebook.update_or_create_student(_named(notebook.parent.parent.name))
            submission_time(notebook.parent, zone_of(instructor.settings))


def publish_verdict(
    _: nbformat.NotebookNode, resources: dict[str, Any]
) -> tuple[nbformat.NotebookNode, dict[str, Any]]:
    """Enter the verdict on a submission as ``chainrule grade`` does, and return its autograded notebook.

    If the journal has a verdict on these bytes and this state of the course, it is used; otherwise the submission is
    graded now.

    Raises:
        CourseError: there is no grader for the notebook, no sandbox works, or the course cannot be used.
        InternalError: the submission stayed ungraded.
    """
    course = Course(Path.cwd())
    name, student, notebook = (resources["nbgrader"][key] for key in ("assignment", "student", "notebook"))
    assignment = load_assignment(name)
    if notebook != name:
        msg = f"{notebook}.ipynb of {name}: no grader for it; an assignment has one notebook, {name}.ipynb"
        raise CourseError(msg)
    submission = submission_of(course, name, student)
    if submission.is_unclear:
        msg = f"{student}: {submission.problem}"
        raise CourseError(msg)
    verdict = _verdict(course, assignment, submission)
    if verdict.status == "ungraded":
        trouble = one_line(verdict.trouble, _TROUBLE_CHARACTERS)  # nbgrader writes it to the terminal
        msg = f"{student}: ungraded through our fault: {trouble}; autograde the submission again"
        raise InternalError(msg)
    untimed = enter(course, assignment, [Published(verdict, submission.path)])
    for line in (*(f"{student}: {note}" for note in submission.notes), *untimed):
        get_logger().warning("%s", one_line(line, _TROUBLE_CHARACTERS))
    path = course.autograded / student / name / f"{name}.ipynb"
    _leave_only(path.parent, {path.name, TIMESTAMP})
    return nbformat.read(path, as_version=4), resources


def _named(student: str) -> str:
    # formgrader writes the name into its pages without escaping it.
    if not is_student_name(student):
        msg = f"{student!r} in submitted/: {NAME_RULE}"
        raise CourseError(msg)
    return student


def _leave_only(folder: Path, names: set[str]) -> None:
    """Remove the other files a student handed in: formgrader would serve them, and feedback copy them, unchecked."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name not in names:
            path.unlink()


class _Ready(msgspec.Struct, frozen=True):
    """What a process keeps between submissions."""

    setting: Setting
    engine: Engine


def _verdict(course: Course, assignment: Assignment, submission: Submission) -> Verdict:
    grades, mark = course.grades(assignment.name), course_fingerprint(course, assignment, _TIER)
    mark_at_first = _mark_at_first(course, assignment.name)
    known = recall(grades, mark, submission.student, submission.sha256())
    if known is not None:
        return known
    if mark != mark_at_first:
        msg = (
            f"{assignment.name}: the course, or chainrule itself, has changed while this program was running; "
            f"restart it, or use `chainrule grade {assignment.name}`"
        )
        raise CourseError(msg)
    ready = _ready(course, assignment.name)
    verdict = grade(ready.setting, ready.engine, submission)
    Journal(grades, assignment.name, mark).add(verdict)
    return verdict


@functools.cache
def _mark_at_first(course: Course, assignment: str) -> str:
    """Return the fingerprint of the code and course this process has loaded; a server may run for days."""
    return course_fingerprint(course, load_assignment(assignment), _TIER)


@functools.cache
def _ready(course: Course, name: str) -> _Ready:
    """Test the sandbox and load the graders, once per process; they end with it."""
    starter = launcher(require_sandbox(unsafe=False))
    assignment = load_assignment(name)
    return _Ready(Setting(course, assignment, starter, Limits()), Engine(assignment.grader).__enter__())
