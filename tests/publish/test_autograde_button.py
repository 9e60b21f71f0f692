"""Formgrader's autograde button, pressed over HTTP in a course with our settings."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from autograder.course import Assignment, Course, find_course
from autograder.demo.classroom import make_class
from autograder.verdict import from_json

PROJECT = find_course(Path(__file__).parent)
Press = Callable[[str], dict[str, Any]]


@pytest.fixture
def course(tmp_path: Path, assignment: Assignment) -> Course:
    """A course whose class is there to be handed in; nobody has, and there is no gradebook."""
    course = Course(tmp_path / "course")
    shutil.copytree(PROJECT.root / "source" / assignment.name, course.root / "source" / assignment.name)
    shutil.copytree(PROJECT.release(assignment.name), course.release(assignment.name))
    shutil.copyfile(PROJECT.root / "nbgrader_config.py", course.root / "nbgrader_config.py")
    make_class(course.require_release(assignment.name), assignment, course.root / "class")
    return course


@pytest.fixture
def press(start_formgrader: Callable[[], Callable[..., str]], assignment: Assignment) -> Press:
    """Run formgrader; return what its autograde button for a student gives."""
    ask = start_formgrader()
    where = f"/formgrader/api/submission/{assignment.name}"
    return lambda student: dict(json.loads(ask(f"{where}/{student}/autograde", "POST")))


def hand_in_work_of(other: str, course: Course, assignment: Assignment) -> None:
    folder = course.submitted / "ada" / assignment.name
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(course.root / "class" / f"{other}.ipynb", folder / f"{assignment.name}.ipynb")


def score(course: Course) -> float:
    with closing(sqlite3.connect(course.gradebook)) as gradebook:
        [total] = gradebook.execute("SELECT sum(auto_score) FROM grade").fetchone()
    return float(total)


def journal(course: Course, assignment: Assignment) -> list[float]:
    lines = (course.grades(assignment.name) / "results.jsonl").read_bytes().splitlines()
    return [from_json(line).score for line in lines]


def test_the_button_grades_every_new_submission_once(course: Course, assignment: Assignment, press: Press) -> None:
    hand_in_work_of("mei", course, assignment)
    for _ in range(2):
        answer = press("ada")
        assert answer["success"], answer
        assert (score(course), journal(course, assignment)) == (95, [95])
    hand_in_work_of("amara", course, assignment)
    assert press("ada")["success"]
    assert (score(course), journal(course, assignment)) == (assignment.max_score, [95, assignment.max_score])


def test_a_server_that_is_older_than_the_course_refuses_to_grade(
    course: Course, assignment: Assignment, press: Press
) -> None:
    hand_in_work_of("kwame", course, assignment)
    assert press("ada")["success"]
    with course.require_release(assignment.name).open("a") as release:
        release.write("\n")
    answer = press("ada")
    assert not answer["success"]
    assert "has changed while this program was running" in answer["log"]
    assert (score(course), journal(course, assignment)) == (0, [0])
