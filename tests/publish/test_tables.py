"""``grades.csv``."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from autograder.course import Assignment, Course, find_course
from autograder.publish import Published, publish
from autograder.publish.tables import grades_csv, harmless
from autograder.verdict import Incident, Verdict

BAD_NAMES = find_course(Path(__file__).parent).root.parent / "shared" / "bad_inputs" / "36_csv_names.json"


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_line_has_the_marks_of_every_exercise_and_the_first_trouble(
    assignment: Assignment, judge: Callable[..., Verdict]
) -> None:
    [row] = read(grades_csv(assignment, [judge("ada", "linear_backward.db", "layer_forward.A")]))
    assert row | {"student": "ada", "score": "91", "max_score": "100", "status": "graded"} == row
    assert row["linear_backward"] == "13"
    assert row["layer_forward"] == "1"
    assert row["trouble"] == "linear_backward.db: transposed (+1)"
    assert list(row)[4:-1] == [exercise.name for exercise in assignment.exercises]


def test_an_ungraded_submission_has_no_marks_rather_than_zero(
    assignment: Assignment, fail_to_judge: Callable[[str], Verdict]
) -> None:
    [row] = read(grades_csv(assignment, [fail_to_judge("ada")]))
    assert {row["score"], *(row[exercise.name] for exercise in assignment.exercises)} == {""}
    assert row["status"] == "ungraded"
    assert row["trouble"] == "internal-error: the sandbox did not start"


def test_students_are_in_order_in_the_file(
    course: Course, assignment: Assignment, judge: Callable[..., Verdict], tmp_path: Path
) -> None:
    submissions = [Published(judge(student), None) for student in ("bob", "-ada", "ada")]
    publication = publish(course, assignment, submissions, tmp_path / "out")
    assert [row["student"] for row in read(publication.csv.read_text())] == ["'-ada", "ada", "bob"]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-1+1", "'-1+1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "' =1"),
        ("\r=1", "' =1"),
        ("\n=1", "' =1"),
        ("  =1", "'  =1"),
        ("\x00=1", "'=1"),
        ("\u202e=1", "'=1"),
        ("a\nb\r\nc\td", "a b c d"),
        ("a = b", "a = b"),
        ("\x1b[31mred\ud800", "[31mred\ufffd"),
        ("a;=1+1;b", "a;'=1+1;b"),
        ("a, @SUM(1)|+1+1", "a, '@SUM(1)|'+1+1"),
        ("a;\uff1d1", "a;'\uff1d1"),
        ("yours -0.9, your own says -6.3; +1e-3", "yours -0.9, your own says -6.3; +1e-3"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("\uff0b1", "'\uff0b1"),
        ("\uff0d1", "'\uff0d1"),
        (" \uff20SUM(1)", "' \uff20SUM(1)"),
        ("", ""),
    ],
)
def test_a_cell_is_never_read_as_a_formula(cell: str, shown: str) -> None:
    assert harmless(cell) == shown


def test_every_cell_stands_in_quotes(assignment: Assignment, judge: Callable[..., Verdict]) -> None:
    for line in grades_csv(assignment, [judge("ada"), judge("1;=2")]).splitlines():
        assert all(cell[0] == cell[-1] == '"' for cell in line.split(","))


def test_the_trouble_has_a_bounded_length(assignment: Assignment, fail_to_judge: Callable[[str], Verdict]) -> None:
    long = msgspec.structs.replace(
        fail_to_judge("ada"), incidents=(Incident(kind="internal-error", detail="x" * 100_000),)
    )
    [row] = read(grades_csv(assignment, [long]))
    assert len(row["trouble"]) == 1_000


def test_quotes_and_commas_stay_inside_their_cell(assignment: Assignment, judge: Callable[..., Verdict]) -> None:
    [row] = read(grades_csv(assignment, [judge('a,b"c\nd')]))
    assert row["student"] == 'a,b"c d'


def test_names_made_for_spreadsheets_are_one_harmless_cell_each(
    assignment: Assignment, judge: Callable[..., Verdict]
) -> None:
    names = json.loads(BAD_NAMES.read_text()) if BAD_NAMES.is_file() else ["=1+1", "\t=1", 'a,b"c\nd']
    rows = read(grades_csv(assignment, [judge(name, "linear_backward.dW", message=name) for name in names]))
    assert len(rows) == len(names)
    for row in rows:
        assert row["student"].isprintable()
        assert row["student"][0] not in "=+-@ "
