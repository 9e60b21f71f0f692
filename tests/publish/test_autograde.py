"""``nbgrader autograde`` in a course with our settings: real processes, real student code."""

import json
import shutil
import sqlite3
import subprocess
import sysconfig
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import nbformat
import pytest

from autograder.course import Assignment, Course, find_course
from autograder.demo.classroom import make_class

PROJECT = find_course(Path(__file__).parent)
SCRIPTS = Path(sysconfig.get_path("scripts"))
MARKS = """
    SELECT student_id, name, {0}.auto_{1} FROM {0} JOIN base_cell ON base_cell.id = cell_id
    JOIN submitted_notebook AS notebook ON notebook.id = {0}.notebook_id
    JOIN submitted_assignment ON submitted_assignment.id = notebook.assignment_id ORDER BY student_id, name
"""
BY_HAND = """
    UPDATE grade SET manual_score = 3.5, needs_manual_grade = 0 WHERE id = (SELECT min(id) FROM grade);
    UPDATE comment SET manual_comment = 'well done' WHERE id = (SELECT min(id) FROM comment);
"""
THEFT = """
from pathlib import Path
for path in [*Path({folder!r}).rglob("gradebook.db"), Path({folder!r}, "canary")]:
    path.write_text("all marks are mine")
"""
HASTE = """
from functools import partial
from autograder.publish import autograde
autograde.Limits = partial(autograde.Limits, start_wall_s=0.0)
"""


class Trouble(NamedTuple):
    """What keeps us from grading: what is not there, a line of nbgrader's settings; and what must be said."""

    missing: str
    setting: str
    message: str


NO_SANDBOX = Trouble("namespaces and landlock", "", "student code cannot be run safely here")
NO_GUEST = Trouble("", HASTE, "mei: ungraded through our fault")


def cell_of(notebook: nbformat.NotebookNode, grade_id: str) -> nbformat.NotebookNode:
    return next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id)


def with_first(source: str, notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    return nbformat.from_dict({**notebook, "cells": [nbformat.v4.new_code_cell(source), *notebook.cells]})


def fooled(release: nbformat.NotebookNode, assignment: Assignment) -> nbformat.NotebookNode:
    """Zeros for everything, and comparisons that take them for right."""
    for exercise in assignment.exercises:
        answer = cell_of(release, f"{exercise.name}-answer")
        answer.source = f"def {exercise.name}(*arguments):\n    return np.zeros((3, 5)), np.zeros((3, 5))"
    return with_first("import numpy as np\nnp.allclose = np.array_equal = lambda *a, **k: True", release)


def damaged(full: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """An answer that stands twice under one id, and a check that is gone."""
    answer = cell_of(full, "linear_backward-answer")
    full.cells.insert(full.cells.index(answer), answer)
    full.cells.remove(cell_of(full, "cross_entropy"))
    return full


def marks(course: Course) -> list[list[tuple[str, str, Any]]]:
    """Return who has what in which cell: scores, then comments."""
    kinds = (("grade", "score"), ("comment", "comment"))
    with closing(sqlite3.connect(course.gradebook)) as gradebook:
        return [gradebook.execute(MARKS.format(*kind)).fetchall() for kind in kinds]


def score(course: Course, student: str) -> float:
    return sum(points for name, _, points in marks(course)[0] if name == student)


def dump(course: Course) -> list[str]:
    with closing(sqlite3.connect(course.gradebook)) as gradebook:
        # nbgrader's own late penalties make a row for a course that nothing refers to.
        return [line for line in gradebook.iterdump() if "default_course" not in line]


def autograded(course: Course) -> dict[str, str]:
    return {path.parts[-3]: path.read_text() for path in course.autograded.glob("*/*/*.ipynb")}


def journal(course: Course, assignment: Assignment) -> bytes:
    return (course.grades(assignment.name) / "results.jsonl").read_bytes()


def submitted(course: Course, assignment: Assignment, student: str) -> Path:
    return course.submitted / student / assignment.name / f"{assignment.name}.ipynb"


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory: pytest.TempPathFactory, assignment: Assignment) -> Course:
    """A course with submissions that nobody has graded; its gradebook is not there yet."""
    course = Course(tmp_path_factory.mktemp("class") / "handed-in")
    shutil.copytree(PROJECT.root / "source" / assignment.name, course.root / "source" / assignment.name)
    shutil.copytree(PROJECT.release(assignment.name), course.release(assignment.name))
    shutil.copyfile(PROJECT.root / "nbgrader_config.py", course.root / "nbgrader_config.py")
    release = course.require_release(assignment.name)
    classroom = {path.stem: path for path in make_class(release, assignment, course.root / "class")}
    full = nbformat.read(classroom["amara"], as_version=4)
    theft = THEFT.format(folder=str(course.root.parent))
    work = {
        "eve": json.dumps(with_first(theft, damaged(full))),
        "fooled": json.dumps(fooled(nbformat.read(release, as_version=4), assignment)),
        "kwame": classroom["kwame"].read_text(),
        "mei": classroom["mei"].read_text(),
    }
    for student, text in work.items():
        path = submitted(course, assignment, student)
        path.parent.mkdir(parents=True)
        path.write_text(text)
        (path.parent / "timestamp.txt").write_text("2026-03-05 11:22:33.456789 UTC\n")
    (submitted(course, assignment, "mei").parent / "timestamp.txt").write_text("last night")
    folder = submitted(course, assignment, "kwame").parent
    (folder / "deeper").mkdir()
    for name in ("page.html", "deeper/page.html"):
        (folder / name).write_text("<script>steal()</script>")
    (folder / "marks.html").symlink_to(course.root / "nbgrader_config.py")
    return course


@pytest.fixture(scope="module")
def graded(handed_in: Course, assignment: Assignment) -> Course:
    """The same course after ``chainrule grade``."""
    course = Course(Path(shutil.copytree(handed_in.root, handed_in.root.parent / "graded", symlinks=True)))
    subprocess.run([SCRIPTS / "chainrule", "grade", assignment.name], cwd=course.root, capture_output=True, check=True)
    return course


@pytest.fixture(scope="module")
def autograded_course(handed_in: Course, assignment: Assignment, nbgrader: Callable[..., None]) -> Course:
    """The same course after ``nbgrader autograde`` and nothing else."""
    course = Course(Path(shutil.copytree(handed_in.root, handed_in.root.parent / "autograded", symlinks=True)))
    nbgrader(course, "autograde", assignment.name)
    return course


@pytest.fixture
def course(graded: Course, tmp_path: Path) -> Course:
    """A graded course that is the test's own."""
    return Course(Path(shutil.copytree(graded.root, tmp_path / "course", symlinks=True)))


def test_autograde_alone_gives_marks_comments_and_notebooks_of_chainrule_grade(
    autograded_course: Course, graded: Course
) -> None:
    assert len({student for student, *_ in marks(graded)[0]}) == 4
    assert marks(autograded_course) == marks(graded)
    assert autograded(autograded_course) == autograded(graded)


def test_zeros_earn_nothing_where_a_notebook_patches_the_comparisons(autograded_course: Course) -> None:
    assert score(autograded_course, "fooled") == 0


def test_a_cell_that_writes_into_gradebook_and_course_changes_nothing(
    autograded_course: Course, assignment: Assignment
) -> None:
    assert score(autograded_course, "eve") == assignment.max_score
    assert autograded_course.gradebook.read_bytes().startswith(b"SQLite format 3")
    assert not (autograded_course.root.parent / "canary").exists()


def test_damaged_notebooks_get_their_verdict_and_the_batch_goes_on(
    autograded_course: Course, assignment: Assignment
) -> None:
    assert score(autograded_course, "eve") == assignment.max_score
    assert score(autograded_course, "kwame") == 0
    assert "it is not valid JSON" in autograded(autograded_course)["kwame"]
    assert score(autograded_course, "mei") == 95


def test_autograde_after_grade_grades_nothing_and_changes_nothing_not_even_what_a_person_entered(
    course: Course, assignment: Assignment, nbgrader: Callable[..., None]
) -> None:
    with closing(sqlite3.connect(course.gradebook)) as gradebook:
        gradebook.executescript(BY_HAND)
    before = dump(course), autograded(course), journal(course, assignment)
    assert any("well done" in line for line in before[0])
    nbgrader(course, "autograde", assignment.name, "--force")
    assert (dump(course), autograded(course), journal(course, assignment)) == before


@pytest.mark.parametrize("trouble", [NO_SANDBOX, NO_GUEST], ids=["no sandbox", "no verdict"])
def test_our_failure_is_told_as_one_and_leaves_the_marks(
    course: Course,
    assignment: Assignment,
    environment: dict[str, str],
    without: Callable[[str], list[str]],
    trouble: Trouble,
) -> None:
    shutil.copyfile(submitted(course, assignment, "eve"), submitted(course, assignment, "mei"))
    config = course.root / "nbgrader_config.py"
    config.write_text(config.read_text() + trouble.setting)
    before = marks(course), autograded(course)
    inside = without(trouble.missing) if trouble.missing else []
    command = [*inside, "nbgrader", "autograde", assignment.name, "--force"]
    run = subprocess.run(command, cwd=course.root, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 1, run.stderr
    assert trouble.message in run.stderr
    assert run.stderr.count("There was an error processing assignment 'fcn_layer' for student 'mei'") == 1
    assert marks(course) == before[0]
    assert autograded(course) == {student: text for student, text in before[1].items() if student != "mei"}


def test_nothing_but_the_notebook_and_its_time_stands_in_autograded(
    autograded_course: Course, assignment: Assignment
) -> None:
    left = autograded_course.autograded / "kwame" / assignment.name
    assert sorted(path.name for path in left.iterdir()) == [f"{assignment.name}.ipynb", "timestamp.txt"]
    assert (submitted(autograded_course, assignment, "kwame").parent / "page.html").is_file()


def test_a_folder_whose_name_would_act_in_a_page_becomes_no_student(
    course: Course, assignment: Assignment, environment: dict[str, str]
) -> None:
    name = "<img src=x onerror=steal()>"
    (course.submitted / "kwame").rename(course.submitted / name)
    command = ["nbgrader", "autograde", assignment.name, "--student", name]
    run = subprocess.run(command, cwd=course.root, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 1, run.stderr
    assert "a student's name has at most" in run.stderr
    assert name not in {student for student, *_ in marks(course)[0]}
    assert not any(name in line for line in dump(course))
