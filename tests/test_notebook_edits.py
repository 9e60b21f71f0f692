"""What of a student's notebook is run for grading, and what was done to the cells that were handed out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from autograder.course import find_course
from autograder.notebook import NotebookCell, cells_to_run, parse_notebook, read_notebook

RELEASE_PATH = find_course(Path(__file__)).require_release("fcn_layer")
RELEASE = read_notebook(RELEASE_PATH)
SETUP_AND_ANSWERS = [
    cell for cell in RELEASE if cell.cell_type == "code" and not cell.is_check and not cell.is_demonstration
]

Raw = dict[str, Any]
Edit = Callable[[list[Raw]], None]


def handed_in(edit: Edit) -> tuple[NotebookCell, ...]:
    """The release notebook after a student's ``edit`` of its list of cells."""
    notebook = json.loads(RELEASE_PATH.read_bytes())
    edit(notebook["cells"])
    return parse_notebook(json.dumps(notebook).encode())


def cell_named(cells: list[Raw], grade_id: str) -> Raw:
    return next(cell for cell in cells if cell["metadata"].get("nbgrader", {}).get("grade_id") == grade_id)


def sources(cells: list[NotebookCell]) -> list[str]:
    return [cell.source for cell in cells]


def test_the_release_itself_runs_its_setup_and_stubs_and_has_no_edits() -> None:
    run, edits = cells_to_run(RELEASE, RELEASE)
    assert run == SETUP_AND_ANSWERS
    assert edits == []


def test_cells_keep_the_number_they_have_in_the_students_notebook() -> None:
    cells = handed_in(lambda cells: cells.insert(0, {"cell_type": "code", "source": "early = 1"}))
    run, _ = cells_to_run(cells, RELEASE)
    assert [cell.number for cell in run] == [1, *(cell.number + 1 for cell in SETUP_AND_ANSWERS)]


def test_moved_checks_are_left_out_and_are_no_edit() -> None:
    def move(cells: list[Raw]) -> None:
        checks = [cell for cell in cells if cell["metadata"].get("nbgrader", {}).get("grade")]
        cells[:] = [cell for cell in cells if cell not in checks] + checks[::-1]

    run, edits = cells_to_run(handed_in(move), RELEASE)
    assert sources(run) == sources(SETUP_AND_ANSWERS)
    assert edits == []


def test_a_deleted_check_is_named() -> None:
    cells = handed_in(lambda cells: cells.remove(cell_named(cells, "linear_backward")))
    run, edits = cells_to_run(cells, RELEASE)
    assert sources(run) == sources(SETUP_AND_ANSWERS)
    assert edits == ["the cell linear_backward was deleted"]


def test_an_edited_check_is_named_and_what_it_defines_is_run() -> None:
    helper = "def column_sums(dZ):\n    return dZ.sum(axis=1, keepdims=True)"

    def edit(cells: list[Raw]) -> None:
        cell_named(cells, "cross_entropy")["source"] = helper

    run, edits = cells_to_run(handed_in(edit), RELEASE)
    number = next(cell.number for cell in RELEASE if cell.grade_id == "cross_entropy")
    assert edits == [f"cell {number}: the check cross_entropy was edited"]
    assert set(sources(run)) - set(sources(SETUP_AND_ANSWERS)) == {helper}


def test_blank_lines_around_a_check_are_no_edit() -> None:
    def pad(cells: list[Raw]) -> None:
        check = cell_named(cells, "cross_entropy")
        check["source"] = ["\n", *check["source"], "\n", "  \n"]

    assert cells_to_run(handed_in(pad), RELEASE) == cells_to_run(RELEASE, RELEASE)


def test_a_check_that_was_copied_is_named_and_still_left_out() -> None:
    def copy(cells: list[Raw]) -> None:
        cells.append(cell_named(cells, "linear_forward"))

    run, edits = cells_to_run(handed_in(copy), RELEASE)
    assert run == SETUP_AND_ANSWERS
    assert edits == ["the cell linear_forward stands 2 times"]


def test_an_answer_that_was_copied_is_named_and_run_both_times() -> None:
    def copy(cells: list[Raw]) -> None:
        cells.append(dict(cell_named(cells, "linear_forward-answer"), source="def linear_forward(): ..."))

    run, edits = cells_to_run(handed_in(copy), RELEASE)
    assert sources(run) == [*sources(SETUP_AND_ANSWERS), "def linear_forward(): ..."]
    assert edits == ["the cell linear_forward-answer stands 2 times"]


def test_points_and_marks_that_the_student_changed_change_nothing() -> None:
    def raise_points(cells: list[Raw]) -> None:
        cell_named(cells, "linear_backward")["metadata"]["nbgrader"] |= {"points": 1000.0, "grade": False}

    assert cells_to_run(handed_in(raise_points), RELEASE) == cells_to_run(RELEASE, RELEASE)


def test_an_edited_demonstration_is_run_and_is_no_edit() -> None:
    def edit(cells: list[Raw]) -> None:
        cells[-2]["source"] = "more_layers = 3"

    run, edits = cells_to_run(handed_in(edit), RELEASE)
    assert sources(run) == [*sources(SETUP_AND_ANSWERS), "more_layers = 3"]
    assert edits == []


def test_an_unchanged_demonstration_is_left_out_even_without_its_tag() -> None:
    def untag(cells: list[Raw]) -> None:
        for cell in cells:
            cell["metadata"].pop("tags", None)

    run, _ = cells_to_run(handed_in(untag), RELEASE)
    assert sources(run) == sources(SETUP_AND_ANSWERS)


def test_the_students_own_tag_takes_no_cell_out_of_grading() -> None:
    def tag(cells: list[Raw]) -> None:
        answer = cell_named(cells, "linear_forward-answer")
        answer["metadata"]["tags"] = ["demonstration"]
        answer["source"] = "def linear_forward(A_prev, W, b): return W @ A_prev + b, None"

    run, _ = cells_to_run(handed_in(tag), RELEASE)
    assert "def linear_forward(A_prev, W, b): return W @ A_prev + b, None" in sources(run)


def test_markdown_and_raw_cells_are_never_run() -> None:
    def add(cells: list[Raw]) -> None:
        cells.extend({"cell_type": kind, "source": "steal()", "metadata": {}} for kind in ("markdown", "raw", "html"))

    assert cells_to_run(handed_in(add), RELEASE)[0] == SETUP_AND_ANSWERS


def test_a_notebook_without_cells_has_all_of_nbgraders_cells_deleted() -> None:
    run, edits = cells_to_run((), RELEASE)
    assert run == []
    assert edits == [f"the cell {cell.grade_id} was deleted" for cell in RELEASE if cell.grade_id]
