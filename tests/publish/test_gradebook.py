"""Marks in nbgrader's own gradebook."""

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from autograder.course import Assignment, Course, Exercise
from autograder.errors import CourseError
from autograder.publish import Publication, Published, publish
from autograder.verdict import Verdict

TABLES = ("assignment", "notebook", "base_cell", "grade_cells", "source_cell", "student", "course", "alembic_version")
TABLES_OF_MARKS = ("submitted_assignment", "submitted_notebook", "grade", "comment")

GRADES = """
    SELECT submitted_assignment.student_id, base_cell.name, grade.auto_score, grade.manual_score, grade.extra_credit,
           grade.needs_manual_grade
    FROM grade JOIN base_cell ON base_cell.id = grade.cell_id
    JOIN submitted_notebook ON submitted_notebook.id = grade.notebook_id
    JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
"""
COMMENTS = """
    SELECT submitted_assignment.student_id, base_cell.name, comment.auto_comment, comment.manual_comment
    FROM comment JOIN base_cell ON base_cell.id = comment.cell_id
    JOIN submitted_notebook ON submitted_notebook.id = comment.notebook_id
    JOIN submitted_assignment ON submitted_assignment.id = submitted_notebook.assignment_id
"""

HandIn = Callable[..., Path]
Judge = Callable[..., Verdict]


def query(course: Course, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(course.gradebook)) as connection:
        rows = connection.execute(sql).fetchall()
        connection.commit()
    return rows


def dump(course: Course) -> dict[str, list[tuple[Any, ...]]]:
    return {table: query(course, f"SELECT * FROM {table} ORDER BY 1") for table in TABLES + TABLES_OF_MARKS}  # noqa: S608 - our own names


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def republish(course: Course, assignment: Assignment, *submissions: Published) -> Publication:
    return publish(course, assignment, submissions, course.grades(assignment.name))


def scores(course: Course, student: str) -> dict[str, float | None]:
    return {name: auto for who, name, auto, *_ in query(course, GRADES) if who == student}


def test_marks_in_the_gradebook_are_the_verdicts(
    course: Course, assignment: Assignment, three_students: Sequence[Published]
) -> None:
    republish(course, assignment, *three_students)
    for submission in three_students:
        verdict = submission.verdict
        assert scores(course, verdict.student) == {each.name: each.score for each in verdict.exercises}
    assert {needs for *_, needs in query(course, GRADES)} == {0}


def test_the_gradebook_is_made_where_no_nbgrader_command_is_on_the_path(
    course: Course, assignment: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    course.gradebook.unlink()
    monkeypatch.setenv("PATH", os.defpath)
    republish(course, assignment)
    assert query(course, "SELECT count(*) FROM alembic_version") == [(1,)]
    assert query(course, "SELECT count(*) FROM grade_cells") == [(len(assignment.exercises),)]
    assert query(course, "SELECT name, course_id FROM assignment") == [(assignment.name, "backprop-101")]
    assert query(course, "SELECT id FROM course") == [("backprop-101",)]
    assert os.environ["PATH"] == os.defpath


def test_publishing_twice_changes_nothing(
    course: Course, assignment: Assignment, three_students: Sequence[Published]
) -> None:
    republish(course, assignment, *three_students)
    rows, written = dump(course), files(course.root)
    republish(course, assignment, *three_students)
    assert dump(course) == rows
    assert {path: text for path, text in files(course.root).items() if path != course.gradebook} == {
        path: text for path, text in written.items() if path != course.gradebook
    }


def test_cells_that_nbgrader_saved_are_left_as_they_are(course: Course, assignment: Assignment) -> None:
    saved = dump(course)
    republish(course, assignment)
    assert dump(course) == saved


def test_what_a_person_entered_survives(course: Course, assignment: Assignment, hand_in: HandIn, judge: Judge) -> None:
    path = hand_in("ada")
    republish(course, assignment, Published(judge("ada"), path))
    query(course, "UPDATE grade SET manual_score = 3.5, extra_credit = 0.25")
    query(course, "UPDATE comment SET manual_comment = 'see me'")
    republish(course, assignment, Published(judge("ada", "linear_backward.dW"), path))
    assert {(manual, extra) for _, _, _, manual, extra, _ in query(course, GRADES)} == {(3.5, 0.25)}
    assert {manual for *_, manual in query(course, COMMENTS)} == {"see me"}
    assert scores(course, "ada")["linear_backward"] == assignment.exercises[1].max_score - 6


def test_the_comment_on_an_answer_says_what_failed_and_goes_when_it_is_right(
    course: Course, assignment: Assignment, hand_in: HandIn, judge: Judge
) -> None:
    path = hand_in("ada")
    republish(course, assignment, Published(judge("ada", "linear_backward.dW", message="two\nlines"), path))
    comments = {name: auto for _, name, auto, _ in query(course, COMMENTS) if auto is not None}
    assert comments == {"linear_backward-answer": "    dW: two\n    lines"}
    republish(course, assignment, Published(judge("ada"), path))
    assert {auto for _, _, auto, _ in query(course, COMMENTS)} == {None}


def test_a_comment_has_a_bounded_length(course: Course, assignment: Assignment, hand_in: HandIn, judge: Judge) -> None:
    failed = [f"linear_backward.{check}" for check in assignment.exercises[1].points]
    republish(course, assignment, Published(judge("ada", *failed, message="long " * 100_000), hand_in("ada")))
    assert max(len(auto or "") for _, _, auto, _ in query(course, COMMENTS)) < 10_000


def test_an_ungraded_submission_leaves_no_mark(
    course: Course, assignment: Assignment, hand_in: HandIn, fail_to_judge: Judge
) -> None:
    republish(course, assignment, Published(fail_to_judge("ada"), hand_in("ada")))
    assert query(course, "SELECT * FROM student") == []
    assert query(course, GRADES) == []
    assert not (course.autograded / "ada").exists()


def test_an_ungraded_submission_keeps_the_marks_of_before(
    course: Course, assignment: Assignment, hand_in: HandIn, judge: Judge, fail_to_judge: Judge
) -> None:
    path = hand_in("ada")
    republish(course, assignment, Published(judge("ada", "linear_forward.Z"), path))
    rows, shown = dump(course), files(course.autograded)
    republish(course, assignment, Published(fail_to_judge("ada"), path))
    assert dump(course) == rows
    assert files(course.autograded) == shown


def test_students_who_are_not_published_keep_their_marks(
    course: Course, assignment: Assignment, hand_in: HandIn, judge: Judge
) -> None:
    republish(course, assignment, Published(judge("ada", "linear_forward.Z"), hand_in("ada")))
    before = scores(course, "ada")
    republish(course, assignment, Published(judge("bob"), hand_in("bob")))
    assert scores(course, "ada") == before


def test_a_submission_without_a_notebook_gets_its_marks(course: Course, assignment: Assignment, judge: Judge) -> None:
    failed = [f"{each.name}.{check}" for each in assignment.exercises for check in each.points]
    republish(course, assignment, Published(judge("ada", *failed), None))
    assert set(scores(course, "ada").values()) == {0.0}
    assert query(course, "SELECT timestamp FROM submitted_assignment") == [(None,)]


def test_an_exercise_added_later_is_entered_for_those_who_handed_in_before(
    course: Course, assignment: Assignment, hand_in: HandIn, judge: Judge, rewrite_source: Callable[..., None]
) -> None:
    fewer = Assignment(assignment.name, assignment.exercises[:-2])
    rewrite_source(course, fewer)
    verdict = judge("ada")
    path = hand_in("ada")
    first = Verdict(
        **{name: getattr(verdict, name) for name in verdict.__struct_fields__ if name != "exercises"},
        exercises=verdict.exercises[:-2],
    )
    republish(course, fewer, Published(first, path))
    rewrite_source(course, assignment)
    republish(course, assignment, Published(verdict, path))
    assert scores(course, "ada") == {each.name: each.score for each in verdict.exercises}


def test_points_changed_later_are_the_new_ones(
    course: Course, assignment: Assignment, hand_in: HandIn, judge: Judge, rewrite_source: Callable[..., None]
) -> None:
    republish(course, assignment, Published(judge("ada"), hand_in("ada")))
    head, *tail = assignment.exercises
    dearer = Assignment(assignment.name, (Exercise(head.name, {"Z": 40.0}), *tail))
    rewrite_source(course, dearer)
    republish(course, dearer, Published(judge("ada"), hand_in("ada")))
    assert query(course, "SELECT max(max_score) FROM grade_cells") == [(40.0,)]


def test_a_cell_that_was_taken_away_is_refused_once_there_are_submissions(
    course: Course, assignment: Assignment, hand_in: HandIn, judge: Judge, rewrite_source: Callable[..., None]
) -> None:
    republish(course, assignment, Published(judge("ada"), hand_in("ada")))
    fewer = Assignment(assignment.name, assignment.exercises[:-1])
    rewrite_source(course, fewer)
    with pytest.raises(CourseError, match="submissions for model_backward"):
        republish(course, fewer)


def test_a_cell_that_was_taken_away_is_forgotten_while_there_are_no_submissions(
    course: Course, assignment: Assignment, rewrite_source: Callable[..., None]
) -> None:
    republish(course, assignment)
    fewer = Assignment(assignment.name, assignment.exercises[:-1])
    rewrite_source(course, fewer)
    republish(course, fewer)
    assert query(course, "SELECT count(*) FROM grade_cells") == [(len(fewer.exercises),)]


def test_a_gradebook_that_is_no_database_is_refused(course: Course, assignment: Assignment) -> None:
    course.gradebook.write_bytes(b"this is a text, and a long one at that" * 100)
    with pytest.raises(CourseError, match="not a database; put a backup in its place"):
        republish(course, assignment)
