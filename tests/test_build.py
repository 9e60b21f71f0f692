"""From the reference to the notebooks: fresh, the same to the byte, refused where broken, nothing told too early."""

import json
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbgrader.preprocessors import CheckCellMetadata

from autograder.build import build, source_notebook, stale_files
from autograder.course import Assignment, Course, Exercise, find_course, load_assignment
from autograder.errors import CourseError

COURSE = find_course(Path(__file__))
ASSIGNMENT = load_assignment("fcn_layer")
SCRIPT = ASSIGNMENT.reference.read_text(encoding="utf-8")
RELEASE = COURSE.require_release(ASSIGNMENT.name)
FORBIDDEN = ["BEGIN SOLUTION", "END SOLUTION", "HIDDEN", "autograder", "solutions", "graders"]


class Rewritten(Assignment, frozen=True):
    """An assignment whose reference lies somewhere else."""

    path: Path

    @property
    def reference(self) -> Path:
        return self.path


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """The built notebooks of this course, to be changed."""
    for folder in ("source", "release"):
        shutil.copytree(COURSE.root / folder, tmp_path / "course" / folder)
    return Course(tmp_path / "course")


def rewritten(folder: Path, old: str, new: str) -> Rewritten:
    assert SCRIPT.count(old) == 1
    path = folder / "rewritten.py"
    path.write_text(SCRIPT.replace(old, new), encoding="utf-8")
    return Rewritten(ASSIGNMENT.name, ASSIGNMENT.exercises, path)


def cells(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_bytes())["cells"]
    return found


def by_grade_id(path: Path) -> dict[str, dict[str, Any]]:
    return {cell["metadata"]["nbgrader"]["grade_id"]: cell for cell in cells(path) if "nbgrader" in cell["metadata"]}


def names(paths: list[Path], course: Course) -> list[str]:
    return [path.relative_to(course.root).as_posix() for path in paths]


def test_the_built_notebooks_are_fresh() -> None:
    assert stale_files(COURSE, ASSIGNMENT) == []


def test_two_builds_are_the_same_to_the_byte_and_the_same_as_the_built_one(tmp_path: Path) -> None:
    for name in ("one", "two"):
        build(Course(tmp_path / name), ASSIGNMENT)
    for path in [COURSE.source(ASSIGNMENT.name), *COURSE.release(ASSIGNMENT.name).glob("*.*")]:
        place = path.relative_to(COURSE.root)
        assert (tmp_path / "one" / place).read_bytes() == (tmp_path / "two" / place).read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    ("old", "new", "stale"),
    [
        ("## 8. It learns", "## 8. It trains", ["source", "release"]),
        ("    dW = dZ @ A_prev.T\n", "    dW = np.dot(dZ, A_prev.T)\n", ["source"]),
    ],
    ids=["prose", "answer"],
)
def test_a_changed_reference_makes_stale_what_it_goes_into_and_a_build_makes_it_fresh(
    tmp_path: Path, course: Course, old: str, new: str, stale: list[str]
) -> None:
    assignment = rewritten(tmp_path, old, new)
    notebooks = [f"{folder}/fcn_layer/fcn_layer.ipynb" for folder in stale]
    assert names(stale_files(course, assignment), course) == notebooks
    build(course, assignment)
    assert stale_files(course, assignment) == []


def test_changed_points_make_both_notebooks_stale(course: Course) -> None:
    first, *others = ASSIGNMENT.exercises
    dearer = Assignment(ASSIGNMENT.name, (Exercise(first.name, first.points | {"Z": 50.0}), *others))
    assert [path.suffix for path in stale_files(course, dearer)] == [".ipynb", ".ipynb"]


def test_files_that_were_edited_removed_or_added_are_stale_until_the_next_build(course: Course) -> None:
    (course.release(ASSIGNMENT.name) / "gradient_check.py").write_text("")
    (course.release(ASSIGNMENT.name) / "answers.py").write_text("")
    course.source(ASSIGNMENT.name).unlink()
    expected = [
        "source/fcn_layer/fcn_layer.ipynb",
        "release/fcn_layer/answers.py",
        "release/fcn_layer/gradient_check.py",
    ]
    assert names(stale_files(course, ASSIGNMENT), course) == expected
    build(course, ASSIGNMENT)
    assert stale_files(course, ASSIGNMENT) == []
    assert not (course.release(ASSIGNMENT.name) / "answers.py").exists()


def test_what_jupyter_and_python_leave_behind_is_not_stale(course: Course) -> None:
    for place in (".ipynb_checkpoints/fcn_layer-checkpoint.ipynb", "__pycache__/gradient_check.cpython-311.pyc"):
        path = course.release(ASSIGNMENT.name) / place
        path.parent.mkdir()
        path.write_text("")
    assert stale_files(course, ASSIGNMENT) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('# %% exercise="linear_forward"', "# %%", 'linear_forward has 0 cells exercise="linear_forward" and is in'),
        ('active="ipynb" check="layer_forward"', "", 'layer_forward has 0 cells check="layer_forward" and is in'),
        ('exercise="layer_forward"', 'exercise="layer_backward"', "layer_backward has 2 cells exercise="),
        ('check="layer_forward"', 'check="layer_backward"', "layer_backward has 2 cells check="),
        ('# %% tags=["setup"]', '# %% exercise="dropout"', 'dropout has 1 cells exercise="dropout" and is not in'),
        ('# %% tags=["setup"]', '# %% check="dropout"', 'dropout has 1 cells check="dropout" and is not in'),
        ('# %% tags=["setup"]', "# %% exercise=1", '1 has 1 cells exercise="1" and is not in'),
        ('# %% tags=["setup"]', '# %% exercise=["dropout"]', "['dropout'] has 1 cells exercise="),
    ],
)
def test_a_reference_that_does_not_fit_the_table_is_told_with_what_would_be_right(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    assignment = rewritten(tmp_path, old, new)
    with pytest.raises(CourseError) as caught:
        source_notebook(assignment)
    assert str(caught.value).startswith(f"{assignment.path}: {told}")
    assert str(caught.value).endswith("the table of points; each exercise of the table needs exactly one")


def test_a_reference_that_is_not_there_is_told_with_its_place(course: Course) -> None:
    with pytest.raises(CourseError, match=r"nowhere\.py: No such file or directory; every assignment needs"):
        build(course, Assignment("nowhere", ()))


def test_a_solution_without_an_end_is_refused_and_nothing_is_replaced(tmp_path: Path, course: Course) -> None:
    answer = "    Z = W @ A_prev + b\n    return Z, (A_prev, W)\n"
    assignment = rewritten(tmp_path, f"{answer}    ### END SOLUTION\n", answer)
    with pytest.raises(CourseError, match=r"rewritten\.py: nbgrader .*: RuntimeError: no end solution statement"):
        build(course, assignment)
    assert stale_files(course, ASSIGNMENT) == []


def test_the_release_has_none_of_the_lines_of_an_answer() -> None:
    released = {line.strip() for cell in cells(RELEASE) for line in "".join(cell["source"]).splitlines()}
    answers = {
        line.strip()
        for part in SCRIPT.split("### BEGIN SOLUTION\n")[1:]
        for line in part.split("### END SOLUTION")[0].splitlines()
    }
    assert len(answers) > 40
    assert answers & released == {""}


@pytest.mark.parametrize("word", FORBIDDEN)
def test_no_released_file_has_a_word_that_belongs_to_answers_or_graders(word: str) -> None:
    files = [path for path in COURSE.release(ASSIGNMENT.name).iterdir() if path.is_file()]
    assert {path.name for path in files} == {"fcn_layer.ipynb", "gradient_check.py"}
    for path in files:
        assert word not in path.read_text(encoding="utf-8")


def test_a_stub_is_signature_docstring_and_one_line_to_replace() -> None:
    for exercise in ASSIGNMENT.exercises:
        stub = "".join(by_grade_id(RELEASE)[f"{exercise.name}-answer"]["source"])
        assert stub.startswith(f"def {exercise.name}(")
        assert stub.endswith('"""\n    raise NotImplementedError  # your code here')
        compile(stub, exercise.name, "exec")


def test_the_release_differs_from_the_source_in_answers_only() -> None:
    pairs = zip(cells(COURSE.source(ASSIGNMENT.name)), cells(RELEASE), strict=True)
    changed = [theirs["id"] for ours, theirs in pairs if ours["source"] != theirs["source"]]
    assert changed == [f"{exercise.name}-answer" for exercise in ASSIGNMENT.exercises]


@pytest.mark.parametrize("path", [COURSE.source(ASSIGNMENT.name), RELEASE], ids=["source", "release"])
def test_nbgrader_and_jupyter_find_the_notebook_valid(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    CheckCellMetadata().preprocess(notebook, {})


@pytest.mark.parametrize("path", [COURSE.source(ASSIGNMENT.name), RELEASE], ids=["source", "release"])
def test_every_exercise_has_its_answer_cell_and_below_it_a_check_with_its_points(path: Path) -> None:
    marks = [cell["metadata"]["nbgrader"] for cell in by_grade_id(path).values()]
    answers = [mark["grade_id"] for mark in marks if mark["solution"]]
    checks = [(mark["grade_id"], mark["points"], mark["locked"]) for mark in marks if mark["grade"]]
    assert answers == [f"{exercise.name}-answer" for exercise in ASSIGNMENT.exercises]
    assert checks == [(exercise.name, exercise.max_score, True) for exercise in ASSIGNMENT.exercises]
    order = [mark["grade_id"] for mark in marks if mark["solution"] or mark["grade"]]
    assert order == [name for exercise in ASSIGNMENT.exercises for name in (f"{exercise.name}-answer", exercise.name)]


def test_the_table_of_points_in_the_notebook_is_that_of_the_graders_and_adds_up_to_100() -> None:
    table, about = "".join(cells(RELEASE)[1]["source"]).split("\n\n")
    _, _, *rows, total = table.splitlines()
    points = {}
    for row in rows:
        name, whole, parts = (column.strip(" `") for column in row.strip("|").split("|"))
        points[name] = {check: float(value) for check, value in (part.split() for part in parts.split(", "))}
        assert float(whole) == sum(points[name].values())
    assert points == {exercise.name: exercise.points for exercise in ASSIGNMENT.exercises}
    assert sum(sum(checks.values()) for checks in points.values()) == 100
    assert total == "| total | 100 | |"
    assert about.startswith("`inputs` is for leaving the arguments as they were")


def test_the_notebooks_carry_no_output_and_name_the_ordinary_kernel() -> None:
    for path in (COURSE.source(ASSIGNMENT.name), RELEASE):
        notebook = json.loads(path.read_bytes())
        assert notebook["metadata"]["kernelspec"]["name"] == "python3"
        assert not any(cell.get("outputs") or cell.get("execution_count") for cell in notebook["cells"])
