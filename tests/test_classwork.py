"""A class in which something is the matter with one: the others get their verdicts all the same."""

import errno
import os
import shutil
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec
import pytest

from autograder import classwork
from autograder.classwork import Graded, Plan, Progress, grade_class
from autograder.course import NAME_RULE, Assignment, Course, Exercise, load_assignment
from autograder.errors import CourseError
from autograder.grading.batch import Job
from autograder.submission import Submission
from autograder.verdict import Incident, Verdict, from_json

ROOT = Path(__file__).parents[1]
ASSIGNMENT = load_assignment("fcn_layer")
NAME = ASSIGNMENT.name

Grade = Callable[[], Graded]


def verdict(submission: Submission) -> Verdict:
    return Verdict(
        assignment=NAME,
        student=submission.student,
        submission_sha256="0" * 64,
        status="graded",
        score=0.0,
        max_score=ASSIGNMENT.max_score,
        duration_s=0.0,
        exercises=(),
        incidents=(),
    )


@pytest.fixture
def course(tmp_path: Path) -> Course:
    root = tmp_path / "course"
    shutil.copytree(ROOT / "source", root / "source")
    shutil.copytree(ROOT / "release", root / "release")
    shutil.copyfile(ROOT / "nbgrader_config.py", root / "nbgrader_config.py")
    for student in ("ada", "bob", "cyd"):
        hand_in(Course(root), student)
    return Course(root)


@pytest.fixture
def grade(course: Course, monkeypatch: pytest.MonkeyPatch) -> Grade:
    """Grade the class with verdicts that fall without a look at the notebooks."""

    def grade_all(_: Job, submissions: Sequence[Submission], __: int) -> Iterator[Verdict]:
        yield from map(verdict, submissions)

    monkeypatch.setattr(classwork, "grade_all", grade_all)
    plan = Plan(1, "none", course.grades(NAME))
    return lambda: grade_class(course, ASSIGNMENT, None, plan, Progress(lambda _: None, lambda: None))


def hand_in(course: Course, student: str) -> Path:
    path = course.submitted / student / NAME / f"{NAME}.ipynb"
    path.parent.mkdir(parents=True)
    return Path(shutil.copyfile(course.require_release(NAME), path))


def test_a_verdict_that_cannot_be_written_down_is_our_failure_and_keeps_nobody_from_theirs(
    course: Course, grade: Grade, monkeypatch: pytest.MonkeyPatch
) -> None:
    def grade_all(_: Job, submissions: Sequence[Submission], __: int) -> Iterator[Verdict]:
        for one in submissions:
            incidents = (Incident(kind="unreadable", detail="a\udcff.ipynb"),) if one.student == "bob" else ()
            yield msgspec.structs.replace(verdict(one), incidents=incidents)

    monkeypatch.setattr(classwork, "grade_all", grade_all)
    graded = grade()
    assert [each.status for each in graded.verdicts] == ["graded", "ungraded", "graded"]
    assert "the verdict cannot be written" in graded.verdicts[1].trouble
    assert [from_json(line) for line in graded.results.read_bytes().splitlines()] == graded.verdicts
    assert not (course.autograded / "bob").exists()


def test_a_submission_that_cannot_be_read_is_not_known_and_stops_nobody(
    course: Course, grade: Grade, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sha256(submission: Submission) -> str:
        if submission.student == "bob":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return "0" * 64

    monkeypatch.setattr(Submission, "sha256", sha256)
    assert grade().fresh == 3
    assert grade().fresh == 1
    assert (course.autograded / "cyd").is_dir()


def test_a_folder_in_the_submitted_tree_that_is_no_students_name_is_told_and_passed_over(
    course: Course, grade: Grade
) -> None:
    (course.submitted / "\udcff" / NAME).mkdir(parents=True)
    graded = grade()
    assert [each.student for each in graded.verdicts] == ["ada", "bob", "cyd"]
    assert graded.refused == [f"'\\udcff' in submitted/: {NAME_RULE}"]


def test_where_nothing_was_taken_the_error_says_why(course: Course, tmp_path: Path) -> None:
    shutil.rmtree(course.submitted)
    with zipfile.ZipFile(tmp_path / "class.zip", "w") as archive:
        archive.writestr(f"-rf/{NAME}/{NAME}.ipynb", "")
        archive.writestr("bob.zip", "")
    plan = Plan(1, "none", course.grades(NAME))
    expected = f"nothing to grade; skipped: '-rf/{NAME}': {NAME_RULE}; 'bob.zip': an archive in an archive"
    with pytest.raises(CourseError) as told:
        grade_class(course, ASSIGNMENT, tmp_path / "class.zip", plan, Progress(lambda _: None, lambda: None))
    assert expected in str(told.value)


def test_a_source_that_is_stale_is_told_before_anybody_is_graded(course: Course) -> None:
    head, *tail = ASSIGNMENT.exercises
    dearer = Assignment(NAME, (Exercise(head.name, {"Z": 40.0}), *tail))
    plan = Plan(1, "none", course.grades(NAME))
    with pytest.raises(CourseError, match="worth 40 points, found one worth 6; `chainrule build fcn_layer` corrects"):
        grade_class(course, dearer, None, plan, Progress(lambda _: pytest.fail("somebody is graded"), lambda: None))
    assert not plan.out.exists()
