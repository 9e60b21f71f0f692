"""The notebook that formgrader shows: the student's work in the instructor's frame."""

import copy
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbgrader import nbgraderformat

from autograder.course import Assignment, Course
from autograder.publish import Published, publish
from autograder.verdict import Verdict

NUL, OVERRIDE, SURROGATE = "\x00", "\u202e", "\ud800"

Show = Callable[..., nbformat.NotebookNode]


@pytest.fixture
def show(
    course: Course, assignment: Assignment, hand_in: Callable[..., Path], judge: Callable[..., Verdict]
) -> Callable[..., nbformat.NotebookNode]:
    """Publish one student's file and return the autograded notebook, which nbgrader itself has found in order."""

    def publish_and_read(content: bytes | None = None, *failed: str, message: str = "") -> nbformat.NotebookNode:
        submission = Published(judge("ada", *failed, message=message), hand_in("ada", content))
        publish(course, assignment, [submission], course.grades(assignment.name))
        path = course.autograded / "ada" / assignment.name / f"{assignment.name}.ipynb"
        notebook = nbgraderformat.read(str(path), as_version=nbformat.NO_CONVERT)
        nbformat.validate(notebook)
        return notebook

    return publish_and_read


@pytest.fixture
def release(course: Course, assignment: Assignment) -> nbformat.NotebookNode:
    return nbformat.read(course.release(assignment.name) / f"{assignment.name}.ipynb", as_version=4)


def encoded(release: nbformat.NotebookNode, cells: Sequence[Any]) -> bytes:
    return json.dumps({**release, "cells": cells}).encode()


def grade_ids(notebook: nbformat.NotebookNode) -> list[str]:
    return [cell.metadata.nbgrader.grade_id for cell in notebook.cells if "nbgrader" in cell.metadata]


def named(notebook: nbformat.NotebookNode, grade_id: str) -> nbformat.NotebookNode:
    [cell] = [c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == grade_id]
    return cell


def without_outputs(notebook: nbformat.NotebookNode) -> list[dict[str, Any]]:
    return [{key: cell[key] for key in ("cell_type", "metadata", "source")} for cell in notebook.cells]


def test_answers_are_the_students_and_the_rest_is_the_release(show: Show, release: nbformat.NotebookNode) -> None:
    shown = show()
    named(release, "linear_forward-answer").source = "work_of_ada = 1"
    assert without_outputs(shown) == without_outputs(release)


def test_every_test_cell_shows_points_and_checks(show: Show) -> None:
    shown = show(None, "linear_backward.dW", message="has the\nfactor 7 = m")
    [output] = named(shown, "linear_backward").outputs
    assert output.text.splitlines() == [
        "linear_backward: 12 of 18 points (wrong)",
        "  passed  dA_prev: 5 of 5",
        "  FAILED  dW: 0 of 6",
        "          has the",
        "          factor 7 = m",
        "  passed  db: 5 of 5",
        "  passed  inputs: 2 of 2",
    ]


def test_test_cells_and_points_that_a_student_edited_are_the_instructors(
    show: Show, release: nbformat.NotebookNode
) -> None:
    edited = copy.deepcopy(release)
    cell = named(edited, "linear_forward")
    cell.source = "pass"
    cell.cell_type = "markdown"
    cell.metadata.nbgrader.update(points=1000, locked=False, grade=False)
    named(edited, "setup").source = "import os"
    assert without_outputs(show(encoded(release, edited.cells))) == without_outputs(release)


def test_deleted_cells_come_back_in_their_place(show: Show, release: nbformat.NotebookNode) -> None:
    gone = {"setup", "linear_forward", "linear_backward-answer", "linear_backward", "model_backward"}
    kept = [c for c in release.cells if c.metadata.get("nbgrader", {}).get("grade_id") not in gone]
    shown = show(encoded(release, kept))
    assert grade_ids(shown) == grade_ids(release)
    assert named(shown, "linear_backward-answer").source == named(release, "linear_backward-answer").source


def test_a_notebook_that_lost_all_metadata_is_shown_whole(show: Show, release: nbformat.NotebookNode) -> None:
    bare = [{**cell, "metadata": {}} for cell in release.cells if cell.cell_type == "code"]
    shown = show(encoded(release, bare))
    assert grade_ids(shown) == grade_ids(release)
    assert [cell["source"] for cell in bare] == [cell.source for cell in shown.cells[-len(bare) :]]


def test_of_copied_cells_the_last_keeps_the_name_and_the_others_stay_visible(
    show: Show, release: nbformat.NotebookNode
) -> None:
    first, last = (copy.deepcopy(named(release, "linear_forward-answer")) for _ in range(2))
    first.source, last.source = "attempt = 1", "attempt = 2"
    shown = show(encoded(release, [first, *[c for c in release.cells if c.source != first.source], last]))
    assert named(shown, "linear_forward-answer").source == "attempt = 2"
    assert shown.cells[0].source == "attempt = 1"
    assert sorted(grade_ids(shown)) == sorted(grade_ids(release))


def test_extra_cells_stay_in_their_order_without_outputs(show: Show, release: nbformat.NotebookNode) -> None:
    output = {"output_type": "display_data", "metadata": {}, "data": {"text/html": "<script>steal()</script>"}}
    extra = {
        "cell_type": "code",
        "metadata": {"tags": ["mine"]},
        "source": "plot()",
        "execution_count": 7,
        "id": "same",
    }
    extra["outputs"] = [output]
    head, *tail = release.cells
    shown = show(encoded(release, [head, extra, extra, *tail]))
    assert [shown.cells[1], shown.cells[2]] == [
        {
            "cell_type": "code",
            "metadata": {},
            "source": "plot()",
            "execution_count": None,
            "outputs": [],
            "id": f"cell-{n}",
        }
        for n in (1, 2)
    ]


@pytest.mark.parametrize("cell_type", ["code", "markdown"])
def test_of_a_very_long_cell_the_beginning_is_shown_and_it_is_said(
    show: Show, release: nbformat.NotebookNode, course: Course, assignment: Assignment, cell_type: str
) -> None:
    source = "f'{" * 200_000
    content = encoded(release, [*release.cells, {"cell_type": cell_type, "metadata": {}, "source": source}])
    shown = show(content).cells[-1].source.strip()
    assert shown.startswith(source[:20_000] + "\n")
    told = "# Only the first 20,000 of 600,000 characters are shown here; the submitted file has them all."
    assert shown.splitlines()[-1].strip() == told
    assert len(shown) < 20_000 + 200
    assert (course.submitted / "ada" / assignment.name / f"{assignment.name}.ipynb").read_bytes() == content


def test_many_long_cells_are_shown_in_part_and_answers_among_them_whole(
    show: Show, release: nbformat.NotebookNode
) -> None:
    long = [
        {"cell_type": "code", "metadata": {}, "source": f"x = {number}\n" + "a+1;" * 2_500} for number in range(400)
    ]
    answer = named(release, "linear_forward-answer")
    answer.source = "def linear_forward(): return 1"
    shown = show(encoded(release, [*release.cells, *long]))
    assert named(shown, "linear_forward-answer").source == answer.source
    sources = [cell.source for cell in shown.cells[-400:]]
    assert all(source.startswith(f"x = {number}\na+1;") for number, source in enumerate(sources[:5]))
    told = "# Only the first 0 of 10,008 characters are shown here; the submitted file has them all."
    assert sources[-1].strip() == told
    assert len("".join(sources)) < 60_000 + 400 * 100
    before = {cell.source for cell in release.cells}
    assert {cell.source for cell in shown.cells[: len(release.cells)]} == before


@pytest.mark.parametrize("cell_type", ["markdown", "raw", "nonsense"])
def test_prose_of_a_student_is_shown_as_it_was_typed(
    show: Show, release: nbformat.NotebookNode, cell_type: str
) -> None:
    hostile = {
        "cell_type": cell_type,
        "metadata": {},
        "source": "<script>\n\nsteal()</script>\n$\\href{javascript:x}{y}$",
    }
    shown = show(encoded(release, [hostile]))
    assert shown.cells[-1].cell_type == "markdown"
    assert shown.cells[-1].source == "    <script>\n    \n    steal()</script>\n    $\\href{javascript:x}{y}$"


def test_control_characters_are_stripped(show: Show, release: nbformat.NotebookNode) -> None:
    answer = copy.deepcopy(named(release, "linear_forward-answer"))
    answer.source = f"a{NUL} = {OVERRIDE}1\r\n\tb{SURROGATE}\x1b[31m = 2"
    assert named(show(encoded(release, [answer])), "linear_forward-answer").source == "a = 1\n\tb?[31m = 2"


def test_control_characters_in_messages_are_stripped(show: Show) -> None:
    shown = show(None, "linear_forward.Z", message=f"\x1b[2J{NUL}{OVERRIDE}{SURROGATE}told")
    assert "\n          [2J\ufffdtold\n" in named(shown, "linear_forward").outputs[0].text


def test_long_lines_of_a_message_are_broken_and_short_ones_stay(show: Show) -> None:
    shown = show(None, "linear_forward.Z", message="short\n  indented\n" + "word " * 300 + "x" * 250)
    text = named(shown, "linear_forward").outputs[0].text
    assert "\n          short\n            indented\n          word word" in text
    assert max(map(len, text.splitlines())) <= 110
    assert text.count("word") == 300


@pytest.mark.parametrize(
    "content",
    [b"", b"{not json", b"[]", b"null", b"\xff\xfe\x00", b'{"cells": []}', b'{"nbformat": 3}', b"[" * 100_000],
)
def test_a_file_that_is_no_notebook_is_told_above_the_release(
    show: Show, release: nbformat.NotebookNode, content: bytes
) -> None:
    shown = show(content)
    assert shown.cells[0].source.startswith("    the file is ")
    assert "not the student's work" in shown.cells[0].source
    assert without_outputs(shown)[1:] == without_outputs(release)


@pytest.mark.parametrize(
    "cell",
    [
        7,
        None,
        [],
        {},
        {"cell_type": "code"},
        {"cell_type": "code", "source": 5, "metadata": []},
        {"cell_type": "code", "source": ["a", 5], "metadata": {"nbgrader": {"grade_id": ["linear_forward"]}}},
    ],
)
def test_a_cell_that_is_no_cell_does_no_harm(show: Show, release: nbformat.NotebookNode, cell: object) -> None:
    shown = show(encoded(release, [*release.cells, cell]))
    assert without_outputs(shown)[:-1] == without_outputs(release)


def test_a_missing_file_is_told_above_the_release(
    course: Course, assignment: Assignment, judge: Callable[..., Verdict]
) -> None:
    for student, path in (("ada", None), ("bob", course.submitted / "bob" / "gone.ipynb")):
        publish(course, assignment, [Published(judge(student), path)], course.grades(assignment.name))
        text = (course.autograded / student / assignment.name / f"{assignment.name}.ipynb").read_text()
        assert json.loads(text)["cells"][0]["source"].startswith("    nothing was handed in")


def test_no_answer_of_the_instructor_is_shown(show: Show, release: nbformat.NotebookNode) -> None:
    assert "secret_of_the_instructor" not in nbformat.writes(show(encoded(release, [])))


def test_hidden_tests_of_the_source_are_not_shown(course: Course, assignment: Assignment, show: Show) -> None:
    source = nbformat.read(course.source(assignment.name), as_version=4)
    named(source, "linear_forward").source += "\n### BEGIN HIDDEN TESTS\nassert hidden\n### END HIDDEN TESTS"
    nbformat.write(source, course.source(assignment.name))
    assert "assert hidden" not in nbformat.writes(show())


def test_no_half_written_file_is_left(show: Show, course: Course) -> None:
    show()
    assert list(course.root.rglob("*.partial")) == []
