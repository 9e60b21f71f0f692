"""When a submission was handed in, whatever its file says."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from nbgrader.utils import parse_utc

from autograder.course import Assignment, Course
from autograder.publish import Published, publish
from autograder.verdict import Verdict

HandIn = Callable[..., Path]
Judge = Callable[..., Verdict]


def query(course: Course, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(course.gradebook)) as connection:
        rows = connection.execute(sql).fetchall()
        connection.commit()
    return rows


def republish(course: Course, assignment: Assignment, *submissions: Published) -> None:
    publish(course, assignment, submissions, course.grades(assignment.name))


@pytest.mark.parametrize(
    "stamp", [b"2025-10-03 22:00:00.000000 KST", b"2025-10-03 22:00:00 +0900", b"\xef\xbb\xbf2025-10-03 13:00:00 UTC"]
)
def test_a_time_is_what_is_meant_and_nbgrader_reads_the_same(
    course: Course, assignment: Assignment, hand_in: HandIn, judge: Judge, stamp: bytes
) -> None:
    path = hand_in("ada")
    written = path.with_name("timestamp.txt")
    written.write_bytes(stamp)
    republish(course, assignment, Published(judge("ada"), path))
    assert query(course, "SELECT timestamp FROM submitted_assignment") == [("2025-10-03 13:00:00.000000",)]
    assert parse_utc(written.read_text().strip()) == datetime(2025, 10, 3, 13)  # noqa: DTZ001 - as nbgrader has it
    received = path.with_name(".timestamp-as-received.txt")
    assert (received if received.exists() else written).read_bytes() == stamp


@pytest.mark.parametrize("stamp", [b"", b"last night", b"2025-10-03 13:00:00 CST"])
def test_a_time_that_cannot_be_read_is_told_and_kept_and_nobody_is_late_by_it(
    course: Course, assignment: Assignment, hand_in: HandIn, judge: Judge, stamp: bytes
) -> None:
    path = hand_in("ada")
    path.with_name("timestamp.txt").write_bytes(stamp)
    for _ in range(2):
        (told,) = publish(course, assignment, [Published(judge("ada"), path)], course.grades(assignment.name)).untimed
        assert told.startswith("'ada' in submitted/: timestamp.txt: ")
        assert query(course, "SELECT timestamp FROM submitted_assignment") == [(None,)]
        assert not path.with_name("timestamp.txt").exists()
        assert path.with_name(".timestamp-as-received.txt").read_bytes() == stamp


def test_a_course_that_names_its_zone_says_which_of_several_an_abbreviation_means(
    course: Course, assignment: Assignment, hand_in: HandIn, judge: Judge
) -> None:
    with (course.root / "nbgrader_config.py").open("a") as file:
        file.write('c.Exchange.timezone = "Asia/Kolkata"\n')
    path = hand_in("ada")
    path.with_name("timestamp.txt").write_text("2025-10-03 18:30:00.000000 IST")
    republish(course, assignment, Published(judge("ada"), path))
    assert query(course, "SELECT timestamp FROM submitted_assignment") == [("2025-10-03 13:00:00.000000",)]


def test_a_submission_without_a_time_has_none_in_the_gradebook(
    course: Course, assignment: Assignment, hand_in: HandIn, judge: Judge
) -> None:
    path = hand_in("ada")
    path.with_name("timestamp.txt").unlink()
    republish(course, assignment, Published(judge("ada"), path))
    assert query(course, "SELECT timestamp FROM submitted_assignment") == [(None,)]
    assert not path.with_name("timestamp.txt").exists()
