"""The class reads, its headers name real things, and its notebooks come out the same every time."""

from pathlib import Path

import nbformat
import pytest
from IPython.core.inputtransformer2 import TransformerManager

from autograder.course import load_assignment
from autograder.demo.classroom import Student, make_class, read_student, reference_answers, student_files
from autograder.errors import CourseError

ASSIGNMENT = load_assignment("fcn_layer")
EXERCISES = [exercise.name for exercise in ASSIGNMENT.exercises]
FILES = student_files(ASSIGNMENT)
WRITTEN = [read_student(path, ASSIGNMENT) for path in FILES if path.suffix == ".py"]
RIGHT = [student for student in WRITTEN if not student.lost]


def by_name(student: Student) -> str:
    return student.name


def cells_of(notebook: Path) -> list[nbformat.NotebookNode]:
    return nbformat.read(notebook, as_version=4).cells


def test_every_file_reads_and_its_names_are_real() -> None:
    assert len(FILES) >= 26
    for path in FILES:
        student = read_student(path, ASSIGNMENT)
        assert student.name == path.stem
        assert student.about.endswith(".")


def test_every_student_gets_a_notebook_and_its_bytes_never_change(
    release: Path, classroom: Path, tmp_path: Path
) -> None:
    again = make_class(release, ASSIGNMENT, tmp_path)
    assert [path.stem for path in again] == [path.stem for path in FILES]
    for path in again:
        assert path.read_bytes() == (classroom / path.name).read_bytes()


@pytest.mark.parametrize("student", WRITTEN, ids=by_name)
def test_notebook_is_valid_and_keeps_the_grade_cells(classroom: Path, student: Student) -> None:
    notebook = nbformat.read(classroom / f"{student.name}.ipynb", as_version=4)
    nbformat.validate(notebook)
    assert [cell.id for cell in notebook.cells if cell.id in EXERCISES] == EXERCISES


@pytest.mark.parametrize("student", RIGHT, ids=by_name)
def test_every_cell_of_a_right_student_compiles(classroom: Path, student: Student) -> None:
    for cell in cells_of(classroom / f"{student.name}.ipynb"):
        compile(TransformerManager().transform_cell(cell.source), student.name, "exec")


def test_many_are_right_and_whoever_loses_marks_names_the_mistake() -> None:
    assert len(RIGHT) >= 8
    assert all(student.mistakes for student in WRITTEN if student.lost)


def test_extra_cells_stand_before_the_first_exercise_or_after_the_one_before(classroom: Path) -> None:
    ids = [cell.id for cell in cells_of(classroom / "farida.ipynb")]
    assert ids[:3] == ["setup", "extra-0", "linear_forward-answer"]
    assert ids[ids.index("activation_backward-answer") + 1] == "extra-3"


def test_cells_of_functions_written_elsewhere_are_left_empty(classroom: Path) -> None:
    cells = {cell.id: cell.source for cell in cells_of(classroom / "katya.ipynb")}
    assert cells["linear_forward-answer"]
    assert not any(cells[f"{name}-answer"] for name in EXERCISES[1:])


def test_stubs_that_are_left_stay_and_the_rest_is_the_reference(classroom: Path) -> None:
    cells = {cell.id: cell.source for cell in cells_of(classroom / "hana.ipynb")}
    assert "NotImplementedError" in cells["cross_entropy-answer"]
    assert cells["activation_forward-answer"] == reference_answers(ASSIGNMENT)["activation_forward"]


def test_reference_answers_are_whole_and_carry_no_marks() -> None:
    answers = reference_answers(ASSIGNMENT)
    assert list(answers) == EXERCISES
    assert not any("SOLUTION" in answer for answer in answers.values())


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("# About: x.\n", "needs a line `# About"),
        ("# About: x.\n# Expect: linear_backward.dX\n", r"linear_backward\.dX; use full, all"),
        ("# About: x.\n# Expect: full\n# Leave: dropout\n", "dropout; expected exercises of fcn_layer"),
        ("# About: x.\n# Expext: full\n", "before the first"),
    ],
)
def test_a_wrong_header_is_named(tmp_path: Path, header: str, message: str) -> None:
    path = tmp_path / "zoe.py"
    path.write_text(f"{header}# %%\nx = 1\n", encoding="utf-8")
    with pytest.raises(CourseError, match=message):
        read_student(path, ASSIGNMENT)


def test_a_release_without_answer_cells_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "release.ipynb"
    nbformat.write(nbformat.v4.new_notebook(), path)
    with pytest.raises(CourseError, match="linear_forward-answer"):
        make_class(path, ASSIGNMENT, tmp_path / "made")


def test_files_that_hold_no_work_are_copied_as_they_are(classroom: Path) -> None:
    assert cells_of(classroom / "leila.ipynb") == []
    with pytest.raises(nbformat.reader.NotJSONError):
        nbformat.read(classroom / "kwame.ipynb", as_version=4)
    for path in FILES:
        if path.suffix == ".ipynb":
            assert (classroom / path.name).read_bytes() == path.read_bytes()
            assert len(read_student(path, ASSIGNMENT).lost) == sum(len(e.points) for e in ASSIGNMENT.exercises)
