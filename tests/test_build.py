"""From the reference to the notebooks: fresh, the same to the byte, refused where broken, nothing told too early."""

import shutil
from pathlib import Path

import pytest

from autograder.build import build, source_notebook, stale_files
from autograder.course import Assignment, Course, Exercise, find_course, load_assignment
from autograder.errors import CourseError

COURSE = find_course(Path(__file__))
ASSIGNMENT = load_assignment("fcn_layer")
SCRIPT = ASSIGNMENT.reference.read_text(encoding="utf-8")


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


def names(paths: list[Path], course: Course) -> list[str]:
    return [path.relative_to(course.root).as_posix() for path in paths]


def test_two_builds_are_the_same_to_the_byte_and_the_same_as_the_built_one(tmp_path: Path) -> None:
    for name in ("one", "two"):
        build(Course(tmp_path / name), ASSIGNMENT)
    for path in [COURSE.source(ASSIGNMENT.name), *COURSE.release(ASSIGNMENT.name).glob("*.*")]:
        place = path.relative_to(COURSE.root)
        assert (tmp_path / "one" / place).read_bytes() == (tmp_path / "two" / place).read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    ("old", "new", "stale"),
    [
        ("## 8. It learns to read", "## 8. It trains", ["source", "release"]),
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
    (course.root / "release" / "requirements.txt").write_text("")
    course.source(ASSIGNMENT.name).unlink()
    expected = [
        "source/fcn_layer/fcn_layer.ipynb",
        "release/fcn_layer/answers.py",
        "release/fcn_layer/gradient_check.py",
        "release/requirements.txt",
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
