"""When a submission was handed in, whatever its file says."""

import os
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
    "text",
    [
        "2026-03-05 11:22:33.456789 UTC",
        "2026-03-05 11:22:33 Asia/Seoul",
        None,
        "",
        "no time\x00",
        "12:00100000000000000000000000000000",
        "2026-03-05 11:22:33 99999999999999999999",
        "2026-03-05" + " " * 10_000,
    ],
)
def test_the_time_in_the_gradebook_is_the_time_in_the_folder(
    course: Course, assignment: Assignment, hand_in: HandIn, judge: Judge, text: str | None
) -> None:
    path = hand_in("ada")
    stamp = path.with_name("timestamp.txt")
    stamp.unlink()
    if text is not None:
        stamp.write_text(text)
    republish(course, assignment, Published(judge("ada"), path))
    [(kept,)] = query(course, "SELECT timestamp FROM submitted_assignment")
    assert datetime.fromisoformat(kept) == parse_utc(stamp.read_text().strip())
    copied = (course.autograded / "ada" / assignment.name / "timestamp.txt").read_text()
    assert parse_utc(copied.strip()) == parse_utc(stamp.read_text().strip())


def test_a_missing_time_is_the_notebooks_last_change(
    course: Course, assignment: Assignment, hand_in: HandIn, judge: Judge
) -> None:
    path = hand_in("ada")
    path.with_name("timestamp.txt").unlink()
    os.utime(path, (0, 86_400.25))
    republish(course, assignment, Published(judge("ada"), path))
    assert path.with_name("timestamp.txt").read_text() == "1970-01-02 00:00:00.250000 UTC\n"
