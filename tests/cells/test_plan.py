"""What of a student's notebook is run for grading, and what was done to the cells that were handed out."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from autograder.cells.plan import Plan, plan
from autograder.cells.release import Release
from autograder.course import assignment_names, find_course
from autograder.notebook import NotebookCell, parse_notebook, read_notebook

COURSE = find_course(Path(__file__))
RELEASE_PATH = COURSE.require_release("fcn_layer")
CELLS = read_notebook(RELEASE_PATH)
RELEASE = Release("fcn_layer", CELLS)
SETUP_AND_ANSWERS = [
    (cell.number, cell.source)
    for cell in CELLS
    if cell.cell_type == "code" and not cell.is_check and not cell.is_demonstration
]
DIVIDE = "def linear_forward(A_prev, W, b):\n    return W @ A_prev / 2, None"

Raw = dict[str, Any]
Edit = Callable[[list[Raw]], object]


def handed_in(edit: Edit, path: Path = RELEASE_PATH) -> tuple[NotebookCell, ...]:
    """The release notebook after a student's ``edit`` of its list of cells."""
    notebook = json.loads(path.read_bytes())
    edit(notebook["cells"])
    return parse_notebook(json.dumps(notebook).encode())


def chosen(edit: Edit) -> Plan:
    return plan(handed_in(edit), RELEASE)


def cell_named(cells: list[Raw], grade_id: str) -> Raw:
    return next(cell for cell in cells if cell["metadata"].get("nbgrader", {}).get("grade_id") == grade_id)


def number_of(grade_id: str) -> int:
    return next(cell.number for cell in CELLS if cell.grade_id == grade_id)


def source_of(grade_id: str) -> str:
    return next(cell.source for cell in CELLS if cell.grade_id == grade_id)


def sources(plan: Plan) -> list[str]:
    return [source for _, source in plan.cells]


def own(source: str, kind: str = "code") -> Raw:
    return {"cell_type": kind, "source": source, "metadata": {}}


def test_the_release_itself_runs_its_setup_and_stubs_and_has_no_edits() -> None:
    found = plan(CELLS, RELEASE)
    assert list(found.cells) == SETUP_AND_ANSWERS
    assert (found.ours & dict(found.cells).keys(), found.edits, found.stray) == (set(), (), "")
    assert found.checks == {name: number_of(name) for name in RELEASE.exercises}


@pytest.mark.parametrize("assignment", assignment_names())
def test_nothing_is_run_of_checks_and_demonstrations_for_a_notebook_that_does_not_use_them(assignment: str) -> None:
    released = Release(assignment, read_notebook(COURSE.require_release(assignment)))
    found = plan(read_notebook(COURSE.source(assignment)), released)
    assert len(found.cells) == sum(not cell.is_check and not cell.is_demonstration for cell in released.cells)
    assert found.edits == ()


def test_cells_keep_the_number_they_have_in_the_students_notebook() -> None:
    found = chosen(lambda cells: cells.insert(0, own("early = 1")))
    assert [number for number, _ in found.cells] == [1, *(number + 1 for number, _ in SETUP_AND_ANSWERS)]


def test_moved_checks_are_left_out_and_are_no_edit() -> None:
    def move(cells: list[Raw]) -> None:
        checks = [cell for cell in cells if cell["metadata"].get("nbgrader", {}).get("grade")]
        cells[:] = [cell for cell in cells if cell not in checks] + checks[::-1]

    found = chosen(move)
    assert sources(found) == [source for _, source in SETUP_AND_ANSWERS]
    assert found.edits == ()


def test_a_deleted_check_is_named() -> None:
    found = chosen(lambda cells: cells.remove(cell_named(cells, "linear_backward")))
    assert sources(found) == [source for _, source in SETUP_AND_ANSWERS]
    assert found.edits == ("the cell linear_backward was deleted",)
    assert "linear_backward" not in found.checks


def test_an_edited_check_is_named_and_what_it_defines_is_run() -> None:
    helper = "def column_sums(dZ):\n    return dZ.sum(axis=1, keepdims=True)"
    found = chosen(lambda cells: cell_named(cells, "cross_entropy").update(source=helper))
    assert found.edits == (f"cell {number_of('cross_entropy')}: the check cross_entropy was edited",)
    assert set(sources(found)) - {source for _, source in SETUP_AND_ANSWERS} == {helper}
    assert found.checks["cross_entropy"] == number_of("cross_entropy")


@pytest.mark.parametrize(
    "change",
    [
        lambda source: f"\n{source}\n  \n",
        lambda source: source.replace("\n", "\r\n"),
        lambda source: source.replace("\n", "   \n"),
        lambda source: source.replace("    ", "  "),
        lambda source: source.replace("    ", "\t"),
        lambda source: "# @title Check { display-mode: 'form' }\n" + source,
        lambda source: source.replace('"', "'"),
        lambda source: source + "\n\n# it works!",
    ],
)
@pytest.mark.parametrize("grade_id", ["cross_entropy", "layer_backward", "setup-003"])
def test_another_layout_of_a_cell_is_no_edit(grade_id: str, change: Callable[[str], str]) -> None:
    def lay_out(cells: list[Raw]) -> None:
        cell = cell_named(cells, grade_id)
        cell["source"] = change("".join(cell["source"]))

    found = chosen(lay_out)
    assert found.edits == ()
    assert [number for number, _ in found.cells] == [number for number, _ in SETUP_AND_ANSWERS]


def test_a_check_that_was_copied_is_named_and_still_left_out() -> None:
    found = chosen(lambda cells: cells.append(cell_named(cells, "linear_forward")))
    assert list(found.cells) == SETUP_AND_ANSWERS
    assert found.edits == ("there are 2 cells linear_forward",)


def test_an_answer_that_was_copied_is_named_and_run_both_times() -> None:
    def copy(cells: list[Raw]) -> None:
        cells.append(dict(cell_named(cells, "linear_forward-answer"), source=DIVIDE))

    found = chosen(copy)
    assert sources(found) == [*(source for _, source in SETUP_AND_ANSWERS), DIVIDE]
    assert found.edits == ("there are 2 cells linear_forward-answer",)


def test_points_and_marks_that_the_student_changed_change_nothing() -> None:
    def raise_points(cells: list[Raw]) -> None:
        cell_named(cells, "linear_backward")["metadata"]["nbgrader"] |= {"points": 1000.0, "grade": False}

    assert chosen(raise_points) == plan(CELLS, RELEASE)


def test_an_edited_demonstration_is_run_and_is_no_edit() -> None:
    found = chosen(lambda cells: cells[-2].update(source="more_layers = 3"))
    assert sources(found) == [*(source for _, source in SETUP_AND_ANSWERS), "more_layers = 3"]
    assert found.edits == ()


def test_an_unchanged_demonstration_is_left_out_even_without_its_tag() -> None:
    def untag(cells: list[Raw]) -> None:
        for cell in cells:
            cell["metadata"].pop("tags", None)

    assert list(chosen(untag).cells) == SETUP_AND_ANSWERS


def test_the_students_own_tag_takes_no_cell_out_of_grading() -> None:
    def tag(cells: list[Raw]) -> None:
        answer = cell_named(cells, "linear_forward-answer")
        answer["metadata"]["tags"] = ["demonstration"]
        answer["source"] = DIVIDE

    assert DIVIDE in sources(chosen(tag))


def test_the_students_own_markdown_and_raw_cells_are_never_run() -> None:
    found = chosen(lambda cells: cells.extend(own("steal()", kind) for kind in ("markdown", "raw", "html")))
    assert list(found.cells) == SETUP_AND_ANSWERS


@pytest.mark.parametrize(("kind", "title"), [("markdown", "Markdown"), ("raw", "raw")])
def test_an_answer_that_was_turned_into_text_is_code_again_and_told(kind: str, title: str) -> None:
    found = chosen(
        lambda cells: cell_named(cells, "linear_forward-answer").update(source=DIVIDE, cell_type=kind, outputs=None)
    )
    number = number_of("linear_forward-answer")
    assert (number, DIVIDE) in found.cells
    assert found.edits == (
        f"cell {number}: linear_forward-answer was turned into a {title} cell; it is run as the code cell that it was",
    )


def test_a_set_up_cell_that_was_turned_into_text_is_code_again() -> None:
    found = chosen(lambda cells: cell_named(cells, "setup-002").update(cell_type="markdown"))
    assert list(found.cells) == SETUP_AND_ANSWERS


def test_a_deleted_set_up_cell_is_put_back_at_its_place() -> None:
    found = chosen(lambda cells: cells.remove(cell_named(cells, "setup-003")))
    assert sources(found) == [source for _, source in SETUP_AND_ANSWERS]
    assert found.cells[1][0] > len(CELLS) - 1
    assert found.edits == ("the set-up cell setup-003 was deleted; it is run as it was handed out",)


def test_all_set_up_cells_that_were_deleted_come_first_and_in_order() -> None:
    def delete(cells: list[Raw]) -> None:
        cells[:] = [own(DIVIDE), *(cell for cell in cells if "setup" not in str(cell["metadata"]))]

    assert sources(chosen(delete))[:3] == [source_of("setup-002"), source_of("setup-003"), DIVIDE]


@pytest.mark.parametrize("text", ["", "  \n"])
def test_an_emptied_set_up_cell_is_run_as_it_was_handed_out(text: str) -> None:
    found = chosen(lambda cells: cell_named(cells, "setup-002").update(source=text))
    assert [source for source in sources(found) if source.strip()] == [source for _, source in SETUP_AND_ANSWERS]
    number = number_of("setup-002")
    assert found.edits == (f"cell {number}: the set-up cell setup-002 was emptied; it is run as it was handed out",)


def test_what_was_added_to_a_set_up_cell_runs_after_it_and_what_was_changed_does_not() -> None:
    def edit(cells: list[Raw]) -> None:
        cell = cell_named(cells, "setup-002")
        cell["source"] = (
            "import jax.numpy as np\nfrom math import exp\nACTIVATIONS = ()\n\n\ndef half(x):\n    return x / 2"
        )

    found = chosen(edit)
    number = number_of("setup-002")
    assert sources(found)[0] == source_of("setup-002")
    assert found.cells[1] == (number, "\nfrom math import exp\n\n\n\ndef half(x):\n    return x / 2")
    assert found.edits == (
        f"cell {number}: the set-up cell setup-002 was edited; it is run as it was handed out, then what was added",
    )


def test_many_deleted_cells_are_told_in_one_line() -> None:
    def delete(cells: list[Raw]) -> None:
        cells[:] = [cell for cell in cells if "_backward" not in str(cell["metadata"])]

    (line,) = chosen(delete).edits
    assert line.startswith("8 of 20 cells with a grade id were deleted: linear_backward-answer, linear_backward, ")
    assert line.endswith(" and 2 more")


def test_a_notebook_without_grade_ids_is_told_in_one_line_and_checks_are_still_left_out() -> None:
    def strip(cells: list[Raw]) -> None:
        for cell in cells:
            cell["metadata"] = {}

    found = chosen(strip)
    assert list(found.cells) == SETUP_AND_ANSWERS
    assert found.edits == ("no cell has its grade id: another program removed them, or the cells were copied",)


def test_of_a_notebook_without_cells_only_the_set_up_is_run() -> None:
    found = plan((), RELEASE)
    assert sources(found) == [source_of("setup-002"), source_of("setup-003")]
    assert len(found.edits) == 1


@pytest.mark.parametrize("other", sorted({*assignment_names()} - {"fcn_layer"}))
@pytest.mark.parametrize("is_stripped", [False, True])
def test_the_notebook_of_another_assignment_is_named_and_not_run(other: str, *, is_stripped: bool) -> None:
    def strip(cells: list[Raw]) -> None:
        for cell in cells:
            cell["metadata"] = {} if is_stripped else cell["metadata"]

    found = plan(handed_in(strip, COURSE.source(other)), RELEASE)
    assert (found.cells, found.stray) == ((), other)
    assert found.edits == (f"this is the notebook of {other}, not of fcn_layer; nothing of it was run",)


def test_a_notebook_with_answers_to_both_assignments_is_run() -> None:
    cells = handed_in(lambda cells: cells.append(own(DIVIDE)), COURSE.source("jacobians"))
    assert plan(cells, RELEASE).stray == ""


def test_functions_pasted_into_a_new_notebook_are_run_below_the_set_up() -> None:
    cells = parse_notebook(json.dumps({"nbformat": 4, "cells": [own(DIVIDE), own("# notes", "markdown")]}).encode())
    assert sources(plan(cells, RELEASE)) == [source_of("setup-002"), source_of("setup-003"), DIVIDE]
