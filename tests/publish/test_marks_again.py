"""Publishing again: marks that a person has to look at, penalties for handing in late, gradebooks in trouble."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from autograder.course import Assignment, Course
from autograder.errors import CourseError
from autograder.publish import Published, publish
from autograder.publish.gradebook import open_gradebook
from autograder.verdict import Verdict

GRADES = """
    SELECT base_cell.name, grade.manual_score IS NOT NULL, grade.needs_manual_grade
    FROM grade JOIN base_cell ON base_cell.id = grade.cell_id
"""
PENALTY = "SELECT late_submission_penalty FROM submitted_notebook"
LATE = """
c.AssignLatePenalties.plugin_class = "late_by_day.ByDay"
"""
BY_DAY = """
from nbgrader.plugins import BasePlugin

class ByDay(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return {points}
"""

HandIn = Callable[..., Path]
Judge = Callable[..., Verdict]


def query(course: Course, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(course.gradebook)) as connection:
        rows = connection.execute(sql).fetchall()
        connection.commit()
    return rows


def republish(course: Course, assignment: Assignment, *submissions: Published) -> None:
    publish(course, assignment, submissions, course.grades(assignment.name))


def needs_a_look(course: Course) -> set[str]:
    return {name for name, _, needs in query(course, GRADES) if needs}


@pytest.mark.parametrize("change", ["nothing", "mark", "time"])
def test_a_mark_by_hand_needs_a_look_once_the_verdict_or_the_time_is_another(
    course: Course, assignment: Assignment, hand_in: HandIn, judge: Judge, change: str
) -> None:
    path = hand_in("ada")
    republish(course, assignment, Published(judge("ada"), path))
    query(course, "UPDATE grade SET manual_score = 3.5, needs_manual_grade = 0 WHERE auto_score >= 18")
    by_hand = {name for name, is_by_hand, _ in query(course, GRADES) if is_by_hand}
    assert "linear_backward" in by_hand
    if change == "time":
        path.with_name("timestamp.txt").write_text("2026-03-06 11:22:33 UTC")
    failed = ["linear_backward.dW", "linear_forward.Z"] if change == "mark" else []
    for _ in range(2):
        republish(course, assignment, Published(judge("ada", *failed), path))
        assert needs_a_look(course) == {"nothing": set(), "mark": {"linear_backward"}, "time": by_hand}[change]


@pytest.fixture
def late(course: Course, assignment: Assignment, hand_in: HandIn) -> Path:
    """A submission a day after the deadline."""
    path = hand_in("ada")
    republish(course, assignment)
    query(course, "UPDATE assignment SET duedate = '2026-03-04 11:22:33.456789'")
    return path


def set_policy(course: Course, points: str) -> None:
    config = course.root / "nbgrader_config.py"
    name = f"late_{abs(hash(points))}"  # a module is imported once a process
    config.write_text(config.read_text() + LATE.replace("late_by_day", name))
    (course.root / f"{name}.py").write_text(BY_DAY.format(points=points))


@pytest.mark.parametrize(
    "case", [("total_seconds_late / 86_400 * 5", 5.0), ("1_000", 100.0), ("-1", 0.0), ("None", None)]
)
def test_handing_in_late_costs_what_the_policy_says_and_never_more_than_there_is(
    course: Course, assignment: Assignment, late: Path, judge: Judge, case: tuple[str, float | None]
) -> None:
    points, penalty = case
    set_policy(course, points)
    for _ in range(2):
        republish(course, assignment, Published(judge("ada"), late))
        assert query(course, PENALTY) == [(penalty,)]


def test_without_a_policy_handing_in_late_costs_nothing(
    course: Course, assignment: Assignment, late: Path, judge: Judge
) -> None:
    republish(course, assignment, Published(judge("ada"), late))
    assert query(course, PENALTY) == [(None,)]


def test_handing_in_again_in_time_takes_the_penalty_away(
    course: Course, assignment: Assignment, late: Path, judge: Judge
) -> None:
    set_policy(course, "7")
    republish(course, assignment, Published(judge("ada"), late))
    late.with_name("timestamp.txt").write_text("2026-03-01 00:00:00 UTC")
    republish(course, assignment, Published(judge("ada"), late))
    assert query(course, PENALTY) == [(None,)]


def test_a_policy_that_fails_is_told_with_the_settings_it_stands_in(
    course: Course, assignment: Assignment, late: Path, judge: Judge
) -> None:
    set_policy(course, "1 / 0")
    with pytest.raises(CourseError, match=r"nbgrader_config\.py: the late policy failed: ZeroDivision"):
        republish(course, assignment, Published(judge("ada"), late))
    assert query(course, PENALTY) == [(None,)]


@pytest.mark.parametrize(
    ("cause", "advice"),
    [
        ("database is locked", "close what else uses it"),
        ("attempt to write a readonly database", "make the file and its folder writable"),
        ("unable to open database file", "make the file and its folder readable"),
        ("database or disk is full", "make room on the disk"),
        ("database disk image is malformed", "put a backup in its place"),
        ("no such column: base_cell.type", "run `nbgrader db upgrade`"),
        ("something new", "`nbgrader db` must be able to work with it"),
    ],
)
def test_a_gradebook_in_trouble_is_told_with_what_its_cause_asks_for(course: Course, cause: str, advice: str) -> None:
    error = OperationalError("", {}, sqlite3.OperationalError(cause))
    with pytest.raises(CourseError, match=f"gradebook.db: {cause}; {advice}"), open_gradebook(course, "backprop-101"):
        raise error
