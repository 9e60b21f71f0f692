"""What is built, assignment by assignment: fresh, valid, with its points, and no answer in what students get."""

import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbgrader.preprocessors import CheckCellMetadata

from autograder.build import stale_files
from autograder.course import Assignment, assignment_names, find_course, load_assignment

COURSE = find_course(Path(__file__))
ASSIGNMENTS = [load_assignment(name) for name in assignment_names()]
FORBIDDEN = ["BEGIN SOLUTION", "END SOLUTION", "HIDDEN", "autograder", "solutions", "graders"]
STUB = "raise NotImplementedError  # your code here"

of_each = pytest.mark.parametrize("assignment", ASSIGNMENTS, ids=assignment_names())
of_each_notebook = pytest.mark.parametrize(
    ("assignment", "path"),
    [(one, path) for one in ASSIGNMENTS for path in (COURSE.source(one.name), COURSE.require_release(one.name))],
    ids=[f"{name}, {kind}" for name in assignment_names() for kind in ("source", "release")],
)


def cells(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_bytes())["cells"]
    return found


def by_grade_id(path: Path) -> dict[str, dict[str, Any]]:
    return {cell["metadata"]["nbgrader"]["grade_id"]: cell for cell in cells(path) if "nbgrader" in cell["metadata"]}


def release(assignment: Assignment) -> Path:
    return COURSE.require_release(assignment.name)


def test_there_are_five_assignments() -> None:
    names = ["computational_graph", "fcn_layer", "four_equations", "jacobians", "matrix_calculus"]
    assert assignment_names() == names


@of_each
def test_the_built_notebooks_are_fresh(assignment: Assignment) -> None:
    assert stale_files(COURSE, assignment) == []


@of_each
def test_the_release_has_none_of_the_lines_of_an_answer(assignment: Assignment) -> None:
    released = {line.strip() for cell in cells(release(assignment)) for line in "".join(cell["source"]).splitlines()}
    answers = {
        line.strip()
        for part in assignment.reference.read_text(encoding="utf-8").split("### BEGIN SOLUTION\n")[1:]
        for line in part.split("### END SOLUTION")[0].splitlines()
    }
    assert len(answers) > 10
    told = {line for line in answers & released if re.search(r"\w", line) and not line.endswith(":")}
    assert told == set()  # the head of a loop tells nothing, and any loop may have it


@of_each
def test_no_released_file_has_a_word_that_belongs_to_answers_or_graders(assignment: Assignment) -> None:
    files = {path.name: path for path in COURSE.release(assignment.name).iterdir() if path.is_file()}
    assert files.keys() - {"digits.npz"} == {f"{assignment.name}.ipynb", "gradient_check.py"}
    for name in files.keys() - {"digits.npz"}:
        text = files[name].read_text(encoding="utf-8")
        assert [word for word in FORBIDDEN if word in text] == []


def test_beside_the_assignments_stand_a_page_and_the_packages_and_nothing_else() -> None:
    there = {path.name for path in (COURSE.root / "release").iterdir() if not path.name.startswith(".")}
    assert there == {*assignment_names(), "README.md", "requirements.txt"}


@of_each
def test_digits_are_there_where_the_text_names_them(assignment: Assignment) -> None:
    is_named = "digits.npz" in assignment.reference.read_text(encoding="utf-8")
    assert (COURSE.release(assignment.name) / "digits.npz").is_file() == is_named


@of_each
def test_a_stub_is_signature_docstring_and_one_line_to_replace(assignment: Assignment) -> None:
    for exercise in assignment.exercises:
        stub = "".join(by_grade_id(release(assignment))[f"{exercise.name}-answer"]["source"])
        assert re.match(rf"(def|class) {exercise.name}\b", stub)
        assert stub.rstrip().endswith(STUB)
        compile(stub, exercise.name, "exec")


@of_each
def test_the_release_differs_from_the_source_in_answers_only(assignment: Assignment) -> None:
    pairs = zip(cells(COURSE.source(assignment.name)), cells(release(assignment)), strict=True)
    changed = [theirs["id"] for ours, theirs in pairs if ours["source"] != theirs["source"]]
    assert changed == [f"{exercise.name}-answer" for exercise in assignment.exercises]


@of_each_notebook
def test_nbgrader_and_jupyter_find_the_notebook_valid(assignment: Assignment, path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    CheckCellMetadata().preprocess(notebook, {})
    assert path.stem == assignment.name


@of_each_notebook
def test_every_exercise_has_its_answer_cell_and_below_it_a_check_with_its_points(
    assignment: Assignment, path: Path
) -> None:
    marks = [cell["metadata"]["nbgrader"] for cell in by_grade_id(path).values()]
    answers = [mark["grade_id"] for mark in marks if mark["solution"]]
    checks = [(mark["grade_id"], mark["points"], mark["locked"]) for mark in marks if mark["grade"]]
    assert answers == [f"{exercise.name}-answer" for exercise in assignment.exercises]
    assert checks == [(exercise.name, exercise.max_score, True) for exercise in assignment.exercises]
    order = [mark["grade_id"] for mark in marks if mark["solution"] or mark["grade"]]
    assert order == [name for exercise in assignment.exercises for name in (f"{exercise.name}-answer", exercise.name)]


@of_each
def test_the_table_of_points_in_the_notebook_is_that_of_the_graders_and_adds_up_to_100(assignment: Assignment) -> None:
    table, about = "".join(cells(release(assignment))[1]["source"]).split("\n\n")
    _, _, *rows, total = table.splitlines()
    points = {}
    for row in rows:
        name, whole, parts = (column.strip(" `") for column in row.strip("|").split("|"))
        points[name] = {check: float(value) for check, value in (part.split() for part in parts.split(", "))}
        assert float(whole) == sum(points[name].values())
    assert points == {exercise.name: exercise.points for exercise in assignment.exercises}
    assert sum(sum(checks.values()) for checks in points.values()) == 100
    assert total == "| total | 100 | |"
    assert about.startswith("`inputs` is for leaving the arguments unchanged")
    conduct = {check for checks in points.values() for check in checks} & {"inputs", "calls", "steps", "rng"}
    assert set(re.findall(r"`(\w+)` (?:is )?for", about)) == conduct


@of_each_notebook
def test_the_notebook_carries_no_output_and_names_the_ordinary_kernel(assignment: Assignment, path: Path) -> None:
    notebook = json.loads(path.read_bytes())
    assert notebook["metadata"]["kernelspec"]["name"] == "python3", assignment.name
    assert not any(cell.get("outputs") or cell.get("execution_count") for cell in notebook["cells"])
