"""What cannot be published is refused before anything is written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.course import Assignment, Course, Exercise
from autograder.errors import CourseError
from autograder.publish import Published, publish
from autograder.verdict import Verdict

Judge = Callable[..., Verdict]


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def republish(course: Course, assignment: Assignment, *submissions: Published) -> None:
    publish(course, assignment, submissions, course.grades(assignment.name))


def test_points_that_differ_from_the_notebooks_are_refused_before_anything_is_written(
    course: Course, assignment: Assignment
) -> None:
    head, *tail = assignment.exercises
    dearer = Assignment(assignment.name, (Exercise(head.name, {"Z": 40.0}), *tail))
    before = files(course.root)
    with pytest.raises(CourseError, match="'linear_forward' worth 40 points, found one worth 6; `chainrule build"):
        republish(course, dearer)
    assert files(course.root) == before


@pytest.mark.parametrize("text", ["", "{", "[]", '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": 7}'])
def test_a_source_that_is_no_notebook_is_refused(course: Course, assignment: Assignment, text: str) -> None:
    course.source(assignment.name).write_text(text)
    with pytest.raises(CourseError, match="expected an nbgrader source notebook"):
        republish(course, assignment)


def test_settings_that_cannot_be_run_are_refused(course: Course, assignment: Assignment) -> None:
    (course.root / "nbgrader_config.py").write_text("c = get_config()\n1 / 0\n")
    with pytest.raises(CourseError, match=r"nbgrader_config\.py: ZeroDivisionError"):
        republish(course, assignment)


@pytest.mark.parametrize("student", ["..", ".", "../eve", "a/b", "/etc", ""])
def test_a_name_that_is_no_folder_is_refused_before_anything_is_written(
    course: Course, assignment: Assignment, judge: Judge, student: str
) -> None:
    before = files(course.root)
    with pytest.raises(CourseError, match="a student's name must be that of a folder"):
        republish(course, assignment, Published(judge(student), None))
    assert files(course.root) == before


def test_two_verdicts_on_one_student_are_refused(course: Course, assignment: Assignment, judge: Judge) -> None:
    with pytest.raises(CourseError, match="one verdict per student"):
        republish(course, assignment, Published(judge("ada"), None), Published(judge("ada"), None))


def test_a_verdict_on_another_assignment_is_refused(course: Course, assignment: Assignment, judge: Judge) -> None:
    other = Assignment("jacobians", assignment.exercises)
    course.source("jacobians").parent.mkdir()
    course.source("jacobians").write_bytes(course.source(assignment.name).read_bytes())
    with pytest.raises(CourseError, match="about fcn_layer , not jacobians"):
        republish(course, other, Published(judge("ada"), None))
